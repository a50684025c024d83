"""The binomial series, of Gamma(n + s) z^n/n! over the counts, from that of the exponential: Tonelli's theorem on

n^k z^n/n! t^(n+s-1) exp(-t)   over t in the half-line and n in the counts.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE
from symit.families.integrals.beta_function import T
from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_moment, raised
from symit.families.sums.counts import COUNTS, N, exponential_sum, heaps
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

Z = b.real("z")


@cache
def binomial_series(k: int) -> Theorem:
    """0 < s, 0 < z, z < 1 |- the sum of n^k Gamma(n + s) z^n/n! is that over j of how many ways there are to put k
    things into j heaps times z^j Gamma(s + j) (1 - z)^(-s-j)."""
    scope = Scope().given(b.lt(0, S), b.lt(0, Z), b.lt(Z, 1))
    parts = [(j, ways) for j, ways in enumerate(heaps(k)) if ways]
    scope = scope.know(*facts_at(scope, S, *(b.add(S, j) for j, _ in parts)))
    beside = b.mul(*([N] * k), raised(Z, N), b.power(b.app(t.FACTORIAL, N), -1))
    f = b.mul(beside, b.power(T, b.add(N, b.sub(S, 1))), b.exp(b.neg(T)))
    at_n = scope.at_point(N, COUNTS)
    at_n = at_n.know(*facts_at(at_n, b.add(N, S)))
    over_t = at_n.field(b.integral(HALF_LINE, T, f), b.mul(beside, gamma(b.add(N, S))))
    of_gamma = [
        (_weight(j, ways), scope.instantiate(gamma_moment(0), {S: b.add(S, j), RATE: b.sub(1, Z)})) for j, ways in parts
    ]
    known = scope.know(*(theorem for _, theorem in of_gamma))
    inner = b.add(*(b.mul(_weight(j, ways), _over_t(j)) for j, ways in parts))
    apart = known.linearity(T, HALF_LINE, inner, *((_weight(j, ways), _over_t(j)) for j, ways in parts))
    known = known.know(apart)
    outer = known.congruence(T, HALF_LINE, _over_counts(scope, f, k, inner))
    known = known.know(outer)
    exists = at_n.know(over_t).evident(b.defined(sides(over_t)[0]))
    swapped = known.exchange(exists, T, HALF_LINE, N, COUNTS, f)
    known = known.know(swapped)
    second = known.congruence(N, COUNTS, over_t)
    value = b.add(
        *(b.mul(_weight(j, ways), gamma(b.add(S, j)), raised(b.sub(1, Z), b.neg(b.add(S, j)))) for j, ways in parts)
    )
    claim = b.eq(b.integral(COUNTS, N, b.mul(beside, gamma(b.add(N, S)))), value)
    combined = (second, -1), (swapped, -1), (outer, 1), (apart, 1), *((theorem, weight) for weight, theorem in of_gamma)
    return logic.theorem(known.know(second).linear(claim, *combined), id=f"binomial-series-{k}")


def _weight(j: int, ways: int) -> Term:
    return b.mul(*([] if ways == 1 and j else [b.num(ways)]), *([Z] * j))


def _over_t(j: int) -> Term:
    """t^(s+j-1) exp(-(1 - z) t)."""
    return b.mul(b.power(T, b.add(S, j - 1)), b.exp(b.neg(b.mul(b.sub(1, Z), T))))


def _over_counts(scope: Scope, f: Term, k: int, value: Term) -> Theorem:
    """The inner sum at t: t^(s-1) exp(-t) times the exponential series of z t."""
    there = scope.at_point(T, HALF_LINE)
    series = there.instantiate(exponential_sum(k), {RATE: b.mul(Z, T)})
    weight = b.mul(b.power(T, b.sub(S, 1)), b.exp(b.neg(T)))
    return there.know(series).linear(b.eq(b.integral(COUNTS, N, f), value), (series, weight))
