"""What the language says when it does not understand."""

from __future__ import annotations


class NotUnderstood(Exception):
    """What has no meaning as a kernel term; the message names the part and what can be written instead."""


class AmbiguousName(NotUnderstood):
    """Two different symbols share one name: SymPy prints them alike and does not cancel one against the other."""
