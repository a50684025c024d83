"""The series of the logarithm, of z^k/k over the counts from 1: the geometric one under the integral over (0, z), by
Tonelli's theorem.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import RATE
from symit.families.integrals.gamma_function import T, raised
from symit.families.sums.binomial_series import Z
from symit.families.sums.counts import geometric_sum
from symit.families.sums.zeta_function import FROM_ONE, K
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides


@cache
def logarithmic_series() -> Theorem:
    """0 < z, z < 1 |- the sum of z^k/k over the counts from 1 is -log(1 - z)."""
    scope, unit = Scope().given(b.lt(0, Z), b.lt(Z, 1)), b.interval(0, Z)
    f = raised(T, b.sub(K, 1))
    over_t = _power(scope.at_point(K, FROM_ONE))
    whole = _reciprocal(scope)
    inner = scope.know(whole).congruence(T, unit, _geometric(scope.at_point(T, unit)))
    known = scope.know(whole, inner)
    swapped = known.exchange(
        scope.at_point(K, FROM_ONE).know(over_t).evident(b.defined(sides(over_t)[0])), T, unit, K, FROM_ONE, f
    )
    known = known.know(swapped)
    summed = known.congruence(K, FROM_ONE, over_t)
    claim = b.eq(b.integral(FROM_ONE, K, b.div(raised(Z, K), K)), b.neg(b.log(b.sub(1, Z))))
    combined = (summed, -1), (swapped, -1), (inner, 1), (whole, 1)
    return logic.theorem(known.know(summed).linear(claim, *combined), id="logarithmic-series")


def _power(scope: Scope) -> Theorem:
    """The integral of t^(k-1) over (0, z) is z^k/k."""
    unit, primitive = b.interval(0, Z), b.div(raised(T, K), K)
    there = scope.at_point(T, unit)
    slope = there.differentiate(T, primitive, T, raised(T, b.sub(K, 1)))
    ends = scope.with_limit(limit(scope, T, primitive, b.ZERO, 1), 0), scope.limit(T, primitive, Z, -1)
    found = scope.fundamental_theorem(T, unit, slope, *ends)
    return scope.restate(found, b.div(raised(Z, K), K))


def _reciprocal(scope: Scope) -> Theorem:
    """The integral of 1/(1 - t) over (0, z) is -log(1 - z)."""
    unit, primitive = b.interval(0, Z), b.neg(b.log(b.sub(1, T)))
    there = scope.at_point(T, unit)
    near = there.linear(b.lt(0, b.sub(1, T)), (there.evident(b.lt(T, Z)), 1))
    slope = there.know(near).differentiate(T, primitive, T, b.power(b.sub(1, T), -1))
    ends = scope.limit(T, primitive, b.ZERO, 1), scope.limit(T, primitive, Z, -1)
    scope = scope.know(scope.for_all(near, T, unit))
    found = scope.fundamental_theorem(T, unit, slope, *ends)
    return scope.restate(found, b.neg(b.log(b.sub(1, Z))))


def _geometric(there: Scope) -> Theorem:
    """The sum of t^(k-1) over the counts from 1 is 1/(1 - t)."""
    near = there.linear(b.lt(0, b.sub(1, T)), (there.evident(b.lt(T, Z)), 1))
    there = there.know(near)
    known = there.instantiate(geometric_sum(0, 1), {RATE: b.neg(b.log(T))})
    whole = b.integral(FROM_ONE, K, raised(T, b.sub(K, 1)))
    return there.know(known).linear(b.eq(whole, b.power(b.sub(1, T), -1)), (known, b.power(T, -1)))
