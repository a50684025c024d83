"""Bounds of pi, and what lies below it or above: 1979/630 <= pi <= 3959/1260.

    x^4 (1 - x)^4/(1 + x^2) = x^6 - 4 x^5 + 5 x^4 - 4 x^2 + 4 - 4/(1 + x^2)

lies on (0, 1) between half of its numerator and the whole of it, and 4/(1 + x^2) integrates to pi there.  Nothing here
knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from symit.families.integrals.base import LINE, X
from symit.families.moments.cauchy_fractions import T
from symit.families.moments.cauchy_moments import half_reciprocal
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel.context import PLAIN
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied

_UNIT, _BEYOND = b.interval(0, 1), b.interval(1, b.INFINITY)
_ROUND = b.power(b.add(1, b.power(X, 2)), -1)
_QUOTIENT = (4, 0, -4, 0, 5, -4, 1)
_NUMERATOR = (0, 0, 0, 0, 1, -4, 6, -4, 1)


@cache
def quarter() -> Theorem:
    """The integral of 1/(1 + x^2) over (0, 1) is pi/4: that over (1, oo) is the same, by x = 1/u."""
    scope = Scope().know(_integrable(_ROUND))
    there, inner = scope.at_point(X, _UNIT), b.power(X, -1)
    slope = there.differentiate(X, inner, X, b.neg(b.power(X, -2)))
    ends = limit(scope, X, inner, b.ZERO, 1), limit(scope, X, inner, b.ONE, -1)
    pulled = b.mul(b.substitute(_ROUND, {X: inner}), b.power(X, -2))
    same = scope.congruence(X, _UNIT, there.field(pulled, _ROUND))
    moved = scope.know(same).substitution(X, _UNIT, slope, *ends, b.lam(X, _ROUND))
    known = scope.know(same, moved)
    parts = (known.evident(b.defined(b.integral(part, X, _ROUND))) for part in (_UNIT, _BEYOND))
    joined = applied(calculus.split, *parts, *known.facts, middle=b.ONE)
    whole = scope.instantiate(half_reciprocal(), {T: b.ONE})
    half = Fraction(1, 2)
    claim = b.eq(b.integral(_UNIT, X, _ROUND), b.div(b.PI, 4))
    weights = (whole, half), (joined, -half), (moved, -half), (same, -half)
    return logic.theorem(known.know(joined, whole).linear(claim, *weights), id="quarter-of-pi")


@cache
def above() -> Theorem:
    """1979/630 <= pi."""
    there = Scope().at_point(X, _UNIT)
    polynomial = _combined(-1)
    positive = there.evident(b.le(0, b.mul(b.power(X, 6), b.power(b.sub(1, X), 4), _ROUND)))
    return _bound(polynomial, there.linear(b.le(_written(polynomial), b.mul(4, _ROUND)), (positive, 1)), 1, "pi-above")


@cache
def below() -> Theorem:
    """pi <= 3959/1260."""
    there = Scope().at_point(X, _UNIT)
    polynomial = _combined(Fraction(-1, 2))
    powers = b.mul(b.power(X, 4), b.power(b.sub(1, X), 4), b.add(1, X), _ROUND)
    positive = there.evident(b.le(0, b.mul(powers, b.sub(1, X))))
    return _bound(
        polynomial,
        there.linear(b.le(b.mul(4, _ROUND), _written(polynomial)), (positive, Fraction(1, 2))),
        -1,
        "pi-below",
    )


def _combined(times: Fraction | int) -> list[Fraction]:
    """The quotient, and so many times the numerator."""
    longer = (*_QUOTIENT, *([0] * (len(_NUMERATOR) - len(_QUOTIENT))))
    return [q + Fraction(times) * n for q, n in zip(longer, _NUMERATOR, strict=True)]


def _written(coefficients: Sequence[Fraction]) -> Term:
    return b.add(*(b.mul(b.num(c), b.power(X, n)) for n, c in enumerate(coefficients)))


def _integrable(body: Term) -> Theorem:
    continuous = calculus.continuity(body=b.lam(X, body), space=LINE)
    return applied(integration.continuous_integrable, continuous, low=b.ZERO, high=b.ONE)


def _bound(coefficients: Sequence[Fraction], pointwise: Theorem, sign: int, id: str) -> Theorem:
    """Of pi by the integral of a polynomial over (0, 1): below it for the sign 1, else above."""
    body = _written(coefficients)
    primitive = _written([Fraction(0), *(c / n for n, c in enumerate(coefficients, 1))])
    powers = (_integrable(b.power(X, n)) for n in range(len(coefficients)))
    scope = Scope().know(_integrable(body), _integrable(_ROUND), *powers)
    slope = scope.at_point(X, _UNIT).differentiate(X, primitive, X, body)
    ends = scope.limit(X, primitive, b.ZERO, 1), scope.limit(X, primitive, b.ONE, -1)
    value = scope.fundamental_theorem(X, _UNIT, slope, *ends)
    fourfold = scope.linearity(X, _UNIT, b.mul(4, _ROUND), (b.num(4), _ROUND))
    known = scope.know(fourfold, value, quarter())
    ordered = known.monotone(X, _UNIT, pointwise)
    number = b.num(sum(c / n for n, c in enumerate(coefficients, 1)))
    claim = b.le(number, b.PI) if sign > 0 else b.le(b.PI, number)
    weights = (value, -sign), (fourfold, sign), (quarter(), 4 * sign)
    return logic.theorem(known.know(ordered).linear(claim, (ordered, 1), *weights), id=id)


def sign_of_pi(scope: Scope, gap: Term) -> Theorem | None:
    """0 < a + c pi, or a + c pi < 0, for rational numbers a and c; None for anything else, and where the bounds of pi
    do not say."""
    coefficients = dict(normal.summands(PLAIN.canonical(gap)))
    slope, start = coefficients.pop(b.PI, Fraction(0)), coefficients.pop(b.ONE, Fraction(0))
    if coefficients or not slope:
        return None
    for bound, direction in ((above(), 1), (below(), -1)):
        number = bound.conclusion.args[0 if direction > 0 else 1]  # type: ignore[union-attr]
        at_bound = start + slope * number.value  # type: ignore[union-attr]
        if at_bound * slope * direction > 0:
            claim = b.lt(0, gap) if at_bound > 0 else b.lt(gap, 0)
            apart = scope.evident(b.lt(0, b.num(abs(at_bound))))
            return scope.know(bound).linear(claim, (bound, b.num(abs(slope))), (apart, 1))
    return None
