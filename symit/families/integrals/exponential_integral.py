"""The integral of log(x) exp(c x) over (0, 1), which exists for every c; it is what Ein is made of.

Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE, X, exponential, exponential_rises
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

UNIT = b.interval(0, 1)


def beside_log(c: Term) -> Term:
    """log(x) exp(c x)."""
    return b.mul(b.log(X), b.exp(b.mul(c, X)))


@cache
def _log_exists() -> Theorem:
    """The integral of log(x) over (0, 1) is -1: x = exp(-u)."""
    scope = Scope()
    there = scope.at_point(X, HALF_LINE)
    back = b.exp(b.neg(X))
    slope = there.differentiate(X, back, X, b.neg(back))
    ends = scope.limit(X, back, b.ZERO, 1, 1), scope.limit(X, back, b.INFINITY, -1, 0)
    known = scope.know(exponential(1))
    moved = known.substitution(X, HALF_LINE, slope, *ends, b.lam(X, b.log(X)))
    found = known.know(moved).linear(b.eq(sides(moved)[0], -1), (moved, 1), (exponential(1), -1))
    return logic.theorem(found, id="unit-log")


@cache
def unit_log_exists() -> Theorem:
    """The integral of log(x) exp(c x) over (0, 1) exists: c x <= (c^2 + 1)/2."""
    scope = Scope().know(_log_exists())
    there = scope.at_point(X, UNIT)
    most = b.div(b.add(b.power(RATE, 2), 1), 2)
    square = there.evident(b.le(0, b.power(b.sub(RATE, X), 2)))
    below_one = there.evident(b.lt(X, 1))
    half = b.div(b.ONE, 2)
    ordered = there.linear(b.le(b.mul(RATE, X), most), (square, half), (below_one, b.mul(half, b.add(1, X))))
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    grown = logic.cut(there.instantiate(rising, {u: b.mul(RATE, X), v: most}), ordered)
    bound = b.neg(b.mul(b.exp(most), b.log(X)))
    body = beside_log(RATE)
    falling = there.evident(b.lt(b.log(X), 0))
    there = there.know(falling)
    above = there.evident(b.le(body, 0))
    above = there.linear(b.le(body, bound), (above, 1), (there.evident(b.le(0, bound)), 1))
    below = there.linear(b.le(b.neg(bound), body), (grown, b.neg(b.log(X))))
    wide = scope.linearity(X, UNIT, bound, (b.neg(b.exp(most)), b.log(X)))
    return logic.theorem(scope.know(wide).dominated(X, UNIT, above, below), id="unit-log-exists")
