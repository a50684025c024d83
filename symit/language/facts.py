"""Whether what is known shows a condition, for both ways of the translation."""

from __future__ import annotations

from symit.kernel.context import Context
from symit.kernel.errors import Unanswered
from symit.kernel.terms import Term


def is_shown(formula: Term, context: Context) -> bool:
    """A question that comes back to itself is not answered."""
    try:
        return context.holds(formula)
    except Unanswered:
        return False
