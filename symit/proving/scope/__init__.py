"""Where a proof stands: its hypotheses and points, what is known there, and how much work a line may be."""
