"""Why a number is missing."""

from __future__ import annotations

from symit.kernel.terms import Term
from symit.kernel.text import show


class NotEvaluated(Exception):
    """No enclosure was found; says why.  This is no evidence against anything."""


class Undecided(NotEvaluated):
    """Balls were found and are too wide to tell, as they always are where two irrational numbers are equal."""


class Undefined(Exception):
    """Rigorously without a value at this point: the logarithm of a negative ball, a division by exactly zero."""


def short(term: Term) -> str:
    """A term in a message."""
    text = show(term)
    return text if len(text) < 80 else text[:77] + "..."
