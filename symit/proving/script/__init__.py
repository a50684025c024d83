"""Proof scripts: the lines that an author writes, why they follow, and what is said where they do not."""
