"""What this room says when it cannot do as asked."""

from __future__ import annotations


class NotExportable(Exception):
    """The form says something that has no meaning as a numeric function of numbers and vectors."""
