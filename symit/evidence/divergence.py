"""Does an integral or a sum that is said to have no value look like one?

By Cauchy's condensation test: f falls towards an end of its space more slowly than 1/distance there.  Of what falls in
one direction that makes it diverge (Rudin, Principles of Mathematical Analysis (3rd ed.), 3.27); here it is seen at a
few places.  A fall that is slower still, as of 1/(x log x), is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from flint import ctx

from symit.evidence import balls
from symit.evidence.calculus import opened, spelled_out
from symit.evidence.errors import NotEvaluated, Undefined
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var

POWERS = range(32, 65, 8)
"""Of two: so far out, or so near to an end."""
SLACK = Fraction(1, 2**20)
"""By less than this part of itself f times the distance may fall: not what 1/distance^(1 - 10^-7) has."""
BITS = 160


def without_value(formula: Term) -> App | None:
    """The integral or sum that a formula says to have no value."""
    if not isinstance(formula, App) or formula.head != t.IMPLIES or formula.args[1] != b.eq(0, 1):
        return None
    condition = formula.args[0]
    if not isinstance(condition, App) or condition.head != t.DEFINED:
        return None
    try:
        whole = spelled_out(condition.args[0])
    except t.TermError:
        return None
    if not isinstance(whole, App) or whole.head != t.INTEGRAL or not isinstance(whole.args[1], Abs):
        return None
    return whole if b.is_app(whole.args[0], t.INTERVAL, t.RANGE) else None


def diverges(whole: App, point: Mapping[Var, Fraction]) -> bool:
    """Is it seen to, at one end at least?"""
    variable, body = opened(whole.args[1])
    with ctx.workprec(BITS):
        return any(_is_heavy(body, variable, way, point) for way in _ways(whole.args[0], point))


def _ways(space: Term, point: Mapping[Var, Fraction]) -> Iterator[list[tuple[Fraction, Fraction]]]:
    """To each end of a space where something may diverge: places, and how much of the space each stands for."""
    for end, outward in zip(space.args, (-1, 1), strict=True):  # type: ignore[union-attr]
        if end.sort == t.EXTENDED:
            yield [(Fraction(outward * 2**k), Fraction(2**k)) for k in POWERS]
        elif b.is_app(space, t.INTERVAL) and (place := balls.exact(end, point)) is not None:
            yield [(place - outward * Fraction(1, 2**k), Fraction(1, 2**k)) for k in POWERS]


def _is_heavy(body: Term, variable: Var, way: list[tuple[Fraction, Fraction]], point: Mapping[Var, Fraction]) -> bool:
    """Has f one sign on this way, and does f times the distance not fall?"""
    try:
        found = [balls.evaluate(b.mul(body, share), {**point, variable: place}, BITS) for place, share in way]
    except (NotEvaluated, Undefined):
        return False
    sign = 1 if found[0] > 0 else -1
    return all(sign * value > 0 for value in found) and _does_not_fall([sign * value for value in found])


def _does_not_fall(values: list[Any]) -> bool:
    return all(values[-1] >= value * (1 - SLACK.numerator / SLACK.denominator) for value in values[:-1])
