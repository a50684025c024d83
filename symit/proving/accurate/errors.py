"""What this room says when it cannot do as asked."""

from __future__ import annotations


class NoForm(Exception):
    """The closed form is not of the shape that the rewriting understands."""
