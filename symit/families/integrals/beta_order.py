"""The Beta function falls in either shape: the integral of x^(a-1) (1-x)^(b-1) is smaller for a larger a.

Stands on `beta_function`; total variation asks it where two Beta densities cross.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import X
from symit.families.integrals.beta_function import UNIT, A, B, beta, beta_body, beta_integral
from symit.families.integrals.gamma_function import facts_at, gamma
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.scope.scope import Scope, sides

C, _U, _V = b.real("c"), b.real("u"), b.real("v")


@cache
def _grows() -> Theorem:
    """u < v |- exp(u) < exp(v)."""
    return Scope().given(b.lt(_U, _V)).evident(b.lt(b.exp(_U), b.exp(_V)))


@cache
def beta_falls() -> Theorem:
    """0 < c < a, 0 < b |- Beta(a, b) < Beta(c, b)."""
    scope = Scope().given(b.lt(0, C), b.lt(0, B), b.lt(C, A))
    scope = scope.know(scope.evident(b.lt(0, A)))
    scope = scope.know(*facts_at(scope, A, B, C, b.add(A, B), b.add(C, B)))
    values = [scope.instantiate(beta_integral(), {A: s}) for s in (A, C)]
    scope = scope.know(*values)
    small, large = (beta_body(s, B) for s in (A, C))
    gap = b.sub(large, small)
    there = scope.at_point(X, UNIT)
    positive = there.linear(b.lt(0, gap), (_smaller_power(there), b.power(b.sub(1, X), b.sub(B, 1))))
    apart = scope.linearity(X, UNIT, gap, (1, large), (-1, small))
    everywhere = scope.for_all(positive, X, UNIT)
    above = positive_integral(scope.know(apart, everywhere), X, UNIT, positive)
    of_small, of_large = values
    claim = b.lt(sides(of_small)[1], sides(of_large)[1])
    found = scope.know(apart, above).linear(claim, (above, 1), (apart, 1), (of_large, 1), (of_small, -1))
    return logic.theorem(found, id="beta-falls")


def _smaller_power(there: Scope) -> Theorem:
    """x^(a-1) < x^(c-1), since log x < 0."""
    low, high = (b.mul(b.sub(s, 1), b.log(X)) for s in (A, C))
    order = there.linear(b.lt(low, high), (there.evident(b.lt(b.log(X), 0)), b.sub(A, C)))
    known = logic.cut(there.instantiate(_grows(), {_U: low, _V: high}), order)
    return there.linear(b.lt(b.power(X, b.sub(A, 1)), b.power(X, b.sub(C, 1))), (known, 1))


def place_is_inside(scope: Scope, large: Term, small: Term, shape: Term) -> tuple[Theorem, Theorem]:
    """log Beta(a, b) < log Beta(c, b) for c < a, and that exp of the slope between the two lies below 1."""
    order = scope.instantiate(beta_falls(), {A: large, C: small, B: shape})
    low, high = sides(order)
    known = scope.know(order)
    ratio = known.linear(b.lt(1, b.div(high, low)), (order, b.power(low, -1)))
    positive = known.know(ratio).evident(b.lt(0, b.log(b.div(high, low))))
    logs = known.linear(b.lt(b.log(low), b.log(high)), (positive, 1))
    level = beta_slope(large, small, shape)
    negative = known.linear(b.lt(level, 0), (logs, b.power(b.sub(large, small), -1)))
    below = logic.cut(known.instantiate(_grows(), {_U: level, _V: b.ZERO}), negative)
    return logs, known.linear(b.lt(beta_place(large, small, shape), 1), (below, 1))


def beta_place(a: Term, c: Term, shape: Term) -> Term:
    """exp of that slope: where Beta(a, b) and Beta(c, b) have equal densities."""
    ratio = b.div(b.mul(gamma(a), gamma(b.add(c, shape))), b.mul(gamma(c), gamma(b.add(a, shape))))
    return b.power(ratio, b.power(b.sub(a, c), -1))


def beta_slope(a: Term, c: Term, shape: Term) -> Term:
    """The slope of a chord of log Beta in one of its shapes."""
    return b.div(b.sub(b.log(beta(a, shape)), b.log(beta(c, shape))), b.sub(a, c))
