"""Plainer values of the arctangent in a closed form: 0 at 0, pi/4 at 1, and -arctan(x) for arctan(-x).

Stands on `bounds_of_pi`, which knows the integral of 1/(1 + x^2) over (0, 1), and beneath `finishing`.
"""

from __future__ import annotations

from functools import cache

from symit.families.closed_forms.bounds_of_pi import quarter
from symit.families.integrals.arctangent import PLACE, arctan, unit_exists
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.special import ARCTAN


@cache
def at_one() -> Theorem:
    """arctan(1) = pi/4."""
    scope = Scope().know(quarter())
    return logic.theorem(scope.linear(b.eq(arctan(b.ONE), b.div(b.PI, 4)), (quarter(), 1)), id="arctangent-at-one")


def with_plain_angles(theorem: Theorem) -> Theorem:
    """left = right with arctangents in its right side at the plainest arguments."""
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order))
    places = (p.args[0] for p in dict.fromkeys(subterms(sides(theorem)[1])) if b.is_app(p, ARCTAN))  # type: ignore[union-attr]
    values = (_value(scope, place) for place in places)
    return rewritten(theorem, *(value for value in values if value is not None))


def _value(scope: Scope, place: Term) -> Theorem | None:
    plain = PLAIN.canonical(place)
    is_negative = all(coefficient < 0 for _, coefficient in normal.summands(plain))
    size = PLAIN.canonical(b.neg(plain)) if is_negative else plain
    value = b.ZERO if plain == b.ZERO else b.div(b.PI, 4) if size == b.ONE else arctan(size)
    value = b.neg(value) if is_negative and value != b.ZERO else value
    if value == arctan(place):
        return None
    known = scope.know(scope.instantiate(unit_exists(), {PLACE: place}))
    if size == b.ONE:
        return known.linear(b.eq(arctan(place), value), (at_one(), -1 if is_negative else 1))
    return known.field(arctan(place), value)
