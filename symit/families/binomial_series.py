"""The binomial series, of Gamma(n + s) z^n/n! over the counts, from that of the exponential: Tonelli's theorem on

n^k z^n/n! t^(n+s-1) exp(-t)   over t in the half-line and n in the counts.
"""

from __future__ import annotations

from functools import cache

from symit.families.base import HALF_LINE, RATE
from symit.families.beta_function import T
from symit.families.counts import COUNTS, N, exponential_sum
from symit.families.gamma_function import S, facts_at, gamma, gamma_moment, raised
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides
from symit.proving.supply import applied

Z = b.real("z")


@cache
def binomial_series(k: int) -> Theorem:
    """0 < s, 0 < z, z < 1 |- the sum of n^k Gamma(n + s) z^n/n! is z^k Gamma(s + k) (1 - z)^(-s-k), k <= 1."""
    scope = Scope().given(b.lt(0, S), b.lt(0, Z), b.lt(Z, 1))
    scope = scope.know(*facts_at(scope, S, b.add(S, k)))
    beside = b.mul(*([N] * k), raised(Z, N), b.power(b.app(t.FACTORIAL, N), -1))
    f = b.mul(beside, b.power(T, b.add(N, b.sub(S, 1))), b.exp(b.neg(T)))
    at_n = scope.at_point(N, COUNTS)
    at_n = at_n.know(*facts_at(at_n, b.add(N, S)))
    over_t = at_n.field(b.integral(HALF_LINE, T, f), b.mul(beside, gamma(b.add(N, S))))
    times = b.mul(*([Z] * k))
    of_gamma = scope.instantiate(gamma_moment(0), {S: b.add(S, k), RATE: b.sub(1, Z)})
    known = scope.know(of_gamma)
    outer = known.congruence(T, HALF_LINE, _over_counts(scope, f, k, times))
    known = known.know(outer)
    exists = at_n.know(over_t).evident(b.defined(sides(over_t)[0]))
    swapped = applied(
        integration.exchange_integrals,
        exists,
        *known.facts,
        space=HALF_LINE,
        point=T,
        beside=COUNTS,
        index=N,
        bound=f,
    )
    known = known.know(swapped)
    second = known.congruence(N, COUNTS, over_t)
    value = b.mul(times, gamma(b.add(S, k)), raised(b.sub(1, Z), b.neg(b.add(S, k))))
    claim = b.eq(b.integral(COUNTS, N, b.mul(beside, gamma(b.add(N, S)))), value)
    combined = (second, -1), (swapped, -1), (outer, 1), (of_gamma, times)
    return logic.theorem(known.know(second).linear(claim, *combined), id=f"binomial-series-{k}")


def _over_counts(scope: Scope, f: Term, k: int, times: Term) -> Theorem:
    """The inner sum at t: t^(s-1) exp(-t) times the exponential series of z t."""
    there = scope.at_point(T, HALF_LINE)
    series = there.instantiate(exponential_sum(k), {RATE: b.mul(Z, T)})
    value = b.mul(times, b.power(T, b.add(S, k - 1)), b.exp(b.neg(b.mul(b.sub(1, Z), T))))
    weight = b.mul(b.power(T, b.sub(S, 1)), b.exp(b.neg(T)))
    return there.know(series).linear(b.eq(b.integral(COUNTS, N, f), value), (series, weight))
