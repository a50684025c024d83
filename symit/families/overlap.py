"""The overlap of two densities, the integral of sqrt(p q): it is at most 1, so a Hellinger distance has a value."""

from __future__ import annotations

from functools import cache

from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import REAL, Var, function, point, space
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope

_POINT = point("S")
SPACE = Var("S", space(_POINT))
ONE, OTHER = Var("f", function(REAL, _POINT)), Var("g", function(REAL, _POINT))


@cache
def at_most_one() -> Theorem:
    """The integral of sqrt(f g) <= 1 for f, g > 0 that integrate to 1: sqrt(f g) <= (f + g)/2 at every point."""
    x = Var("x", _POINT)
    f, g = b.call(ONE, x), b.call(OTHER, x)
    whole = [b.integral(SPACE, x, h) for h in (f, g)]
    overlap = b.integral(SPACE, x, b.sqrt(b.mul(f, g)))
    scope = Scope().given(
        *(b.forall_in(x, SPACE, b.lt(0, h)) for h in (f, g)),
        *(b.eq(total, 1) for total in whole),
        b.defined(overlap),
    )
    there = scope.at_point(x, SPACE)
    mean = b.add(b.div(f, 2), b.div(g, 2))
    square = there.evident(b.le(0, b.power(b.sub(b.sqrt(f), b.sqrt(g)), 2)))
    below = there.linear(b.le(b.sqrt(b.mul(f, g)), mean), (square, b.div(1, 2)))
    half = scope.linearity(x, SPACE, mean, (b.div(1, 2), f), (b.div(1, 2), g))
    known = scope.know(half)
    compared = known.monotone(x, SPACE, below)
    totals = [th for th in scope.facts if th.conclusion in {b.eq(total, 1) for total in whole}]
    claim = known.know(compared).linear(
        b.le(overlap, 1), (compared, 1), (half, 1), *((th, b.div(1, 2)) for th in totals)
    )
    return logic.theorem(claim, id="overlap-at-most-one")
