"""Where a power of the values of a distribution has no value itself, so that there is no moment of that order."""

from __future__ import annotations

from symit.families.closed_forms.solving import Ground
from symit.families.no_form import NoForm
from symit.families.supports import conditions, holds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term
from symit.render.text import text


def powerless(asked: Ground, k: Term) -> NoForm | None:
    """That x^k has no value at 0, or below it, where the distribution has probability; None where that is not seen."""
    (member,), x, k = asked.members, asked.point, PLAIN.canonical(k)
    low, _ = member.support.args  # type: ignore[union-attr]
    power, name = text(b.power(x, k)), member.family.name
    is_whole = isinstance(k, Num) and k.value.denominator == 1
    if not is_whole and (low.sort == t.EXTENDED or holds(asked.scope, b.lt(low, 0))):
        return NoForm(f"{power} has no value at {x.name} < 0, where {name} has positive probability")
    has_zero = all(holds(asked.scope, c) for c in conditions(b.ZERO, member.support))
    if isinstance(k, Num) and k.value < 0 and x.of == t.INT and has_zero:
        return NoForm(f"{power} has no value at {x.name} = 0, to which {name} gives positive probability")
    return None
