"""The Beta integral, of x^(a-1) (1-x)^(b-1) over (0, 1), from that of Gamma: Tonelli's theorem on

    u^(b-1) t^(a+b-1) exp(-(1+u) t)   over t and u in the half-line

and its logarithmic moments, as derivatives of Gamma(a) Gamma(b)/Gamma(a+b) under the integral sign.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE, X, exponential_rises
from symit.families.integrals.gamma_function import (
    K,
    S,
    digamma_integral,
    facts_at,
    gamma,
    gamma_moment,
    gamma_slope,
    raised,
    tangent_at,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA

UNIT = b.interval(0, 1)
A, B, T, U = b.real("a"), b.real("b"), b.real("t"), b.real("u")


def beta(a: Term, c: Term) -> Term:
    return b.div(b.mul(gamma(a), gamma(c)), gamma(b.add(a, c)))


def beta_body(a: Term, c: Term, logs: int = 0, x: Term = X) -> Term:
    """log(x)^n x^(a-1) (1-x)^(b-1)."""
    return b.mul(*([b.log(x)] * logs), b.power(x, b.sub(a, 1)), b.power(b.sub(1, x), b.sub(c, 1)))


@cache
def beta_prime() -> Theorem:
    """0 < a, 0 < b |- the integral of u^(b-1) (1+u)^(-a-b) over the half-line is Gamma(a) Gamma(b)/Gamma(a+b)."""
    both = b.add(A, B)
    scope = Scope().given(b.lt(0, A), b.lt(0, B))
    scope = scope.know(*facts_at(scope, A, B, both))
    f = b.mul(b.power(U, b.sub(B, 1)), b.power(T, b.sub(both, 1)), b.exp(b.neg(b.mul(b.add(1, U), T))))
    over_t = _over_one(scope, U, f, T, both, b.add(1, U), b.power(U, b.sub(B, 1)))
    over_u = _over_one(scope, T, f, U, B, T, b.mul(b.power(T, b.sub(both, 1)), b.exp(b.neg(T))))
    outer = scope.congruence(T, HALF_LINE, _to_gamma(scope, over_u))
    scope = scope.know(outer)
    at_u = scope.at_point(U, HALF_LINE)
    exists = at_u.know(over_t).evident(b.defined(sides(over_t)[0]))
    swapped = scope.exchange(exists, T, HALF_LINE, U, HALF_LINE, f)
    known = scope.know(swapped)
    second_is = known.congruence(U, HALF_LINE, over_t)
    whole = b.integral(HALF_LINE, U, b.mul(b.power(U, b.sub(B, 1)), b.power(b.add(1, U), b.neg(both))))
    weights = ((outer, 1), (swapped, -1), (second_is, -1))
    scale = b.power(gamma(both), -1)
    found = known.know(second_is)
    weighted = tuple((th, b.mul(m, scale)) for th, m in weights)
    return logic.theorem(found.linear(b.eq(whole, beta(A, B)), *weighted), id="beta-prime-integral")


def _over_one(scope: Scope, other: Var, f: Term, x: Var, s: Term, rate: Term, weight: Term) -> Theorem:
    """The inner integral at a point of the other half-line: weight Gamma(s) rate^(-s)."""
    there = scope.at_point(other, HALF_LINE)
    known = there.instantiate(gamma_moment(0), {S: s, RATE: rate})
    value = b.mul(weight, gamma(s), raised(rate, b.neg(s)))
    return there.know(known).linear(b.eq(b.integral(HALF_LINE, x, f), value), (known, weight))


def _to_gamma(scope: Scope, over_u: Theorem) -> Theorem:
    """t^(a+b-1) exp(-t) Gamma(b) t^(-b) is Gamma(b) times the integrand of Gamma(a)."""
    there = scope.at_point(T, HALF_LINE)
    body = b.mul(gamma(B), b.power(T, b.sub(A, 1)), b.exp(b.neg(T)))
    return there.know(over_u).restate(over_u, body)


@cache
def beta_integral() -> Theorem:
    """0 < a, 0 < b |- the integral of x^(a-1) (1-x)^(b-1) over (0, 1): x = 1/(1+u)."""
    scope = Scope().given(b.lt(0, A), b.lt(0, B))
    scope = scope.know(*facts_at(scope, A, B, b.add(A, B)), beta_prime())
    there = scope.at_point(U, HALF_LINE)
    inner = b.power(b.add(1, U), -1)
    slope = there.differentiate(U, inner, U, b.neg(b.power(b.add(1, U), -2)))
    start, end = scope.limit(U, inner, b.ZERO, 1, 1), scope.limit(U, inner, b.INFINITY, -1, 0)
    body = b.lam(X, beta_body(A, B))
    pulled = b.mul(b.open_with(body, inner), b.neg(sides(slope)[1]))
    same = scope.congruence(U, HALF_LINE, there.field(pulled, b.open_with(sides(beta_prime())[0].args[1], U)))  # type: ignore[union-attr, arg-type]
    found = scope.know(same).substitution(U, HALF_LINE, slope, start, end, body)
    return logic.theorem(logic.chain(found, same, beta_prime()), id="beta-integral")


# ---- logarithms ----------------------------------------------------------------------------------------------


@cache
def beta_log() -> Theorem:
    """0 < k, 0 < b |- the integral of log(x) x^(k-1) (1-x)^(b-1) is Beta(k, b) (digamma(k) - digamma(k+b))."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope, beside = Scope().given(b.lt(0, K), b.lt(0, B)), Scope().given(b.lt(0, K), b.lt(0, B)).at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    there = Scope().given(b.lt(0, K), b.lt(0, B)).at_point(X, UNIT).at_point(S, near).know(positive)
    slope = there.differentiate(S, beta_body(S, B), S, beta_body(S, B, 1))
    above, below, bound, low = _dominated(there)
    wide = scope.instantiate(beta_integral(), {A: low})
    exists = scope.know(*facts_at(scope, low, B, b.add(low, B)), wide).evident(b.defined(b.integral(UNIT, X, bound)))
    inside = beside.know(positive)
    at_s = inside.instantiate(beta_integral(), {A: S})
    whole = logic.cut(inside.know(at_s).evident(b.defined(sides(at_s)[0])), positive)
    under = scope.under_integral(X, UNIT, S, near, K, slope, above, below, exists, whole)
    at_s = logic.cut(at_s, positive)
    both = b.add(K, B)
    shifted = logic.instantiate(gamma_slope(0, b.real("m")), values=((b.real("m"), B),))
    known = scope.know(*facts_at(scope, K, B, both), gamma_slope(0), shifted)
    known = known.know(*(known.instantiate(digamma_integral(), {K: k}) for k in (K, both)))
    of_beta = applied(calculus.differentiate, *known.facts, body=b.lam(S, beta(S, B)), at=K)
    known = known.know(under, of_beta)
    same = calculus.derivative_congruence(at_s, *known.facts, variable_=S, near=near, at=K)
    psi, psi_both = (b.app(DIGAMMA, k) for k in (K, both))
    claim = b.eq(b.integral(UNIT, X, beta_body(K, B, 1)), b.mul(beta(K, B), b.sub(psi, psi_both)))
    of_psi = (known.instantiate(digamma_integral(), {K: k}) for k in (K, both))
    one, two = of_psi
    scale = b.div(gamma(B), gamma(both))
    weights = (
        (under, -1),
        (same, 1),
        (of_beta, 1),
        (one, scale),
        (two, b.neg(b.div(b.mul(scale, gamma(K)), gamma(both)))),
    )
    return logic.theorem(known.know(same).linear(claim, *weights), id="beta-log")


def log_below_power(there: Scope, y: Term, small: Term) -> tuple[Theorem, Term]:
    """-log(y) <= y^(-e)/e, and the right side."""
    tangent = tangent_at(there, b.mul(b.neg(small), b.log(y)))
    steep = b.div(raised(y, b.neg(small)), small)
    return there.linear(b.le(b.neg(b.log(y)), steep), (tangent, b.power(small, -1))), steep


def power_below(there: Scope, y: Term) -> tuple[Theorem, Term]:
    """y^(s-1) <= y^(k/2-1) for s > k/2 and y < 1, and the right side."""
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    left, right = b.mul(b.sub(S, 1), b.log(y)), b.mul(b.sub(b.div(K, 2), 1), b.log(y))
    sign = there.evident(b.le(0, b.mul(b.sub(b.div(K, 2), S), b.log(y))))
    ordered = there.linear(b.le(left, right), (sign, 1))
    return logic.cut(there.instantiate(rising, {u: left, v: right}), ordered), b.exp(right)


def _dominated(there: Scope) -> tuple[Theorem, Theorem, Term, Term]:
    """|log x| x^(s-1) (1-x)^(b-1) <= (8/k) x^(3k/8-1) (1-x)^(b-1) for s > k/2."""
    of_log, steep = log_below_power(there, X, b.div(K, 8))
    powers, power = power_below(there, X)
    rest = b.power(b.sub(1, X), b.sub(B, 1))
    value = beta_body(S, B, 1)
    bound = b.mul(steep, power, rest)
    below = there.linear(
        b.le(b.neg(bound), value),
        (of_log, b.mul(b.power(X, b.sub(S, 1)), rest)),
        (powers, b.mul(steep, rest)),
    )
    above = there.linear(b.le(value, bound))
    return above, below, bound, context_of(there).canonical(b.mul(Fraction(3, 8), K))


@cache
def beta_log_other() -> Theorem:
    """0 < a, 0 < k |- the integral of log(1-x) x^(a-1) (1-x)^(k-1) is Beta(a, k) (digamma(k) - digamma(a+k))."""
    scope = Scope().given(b.lt(0, A), b.lt(0, K))
    known = scope.instantiate(beta_log(), {B: A})
    inner = b.sub(1, X)
    slope = scope.at_point(X, UNIT).differentiate(X, inner, X, b.num(-1))
    start, end = scope.limit(X, inner, b.ZERO, 1, 1), scope.limit(X, inner, b.ONE, -1, 0)
    body = b.lam(X, b.mul(b.log(b.sub(1, X)), b.power(X, b.sub(A, 1)), b.power(b.sub(1, X), b.sub(K, 1))))
    there = scope.know(known)
    pulled = b.mul(b.open_with(body, inner), 1)
    same = there.congruence(X, UNIT, there.at_point(X, UNIT).field(pulled, beta_body(K, A, 1)))
    found = there.know(same).substitution(X, UNIT, slope, start, end, body)
    whole = b.app(t.INTEGRAL, UNIT, body)
    both = b.add(A, K)
    plain = b.mul(beta(A, K), b.sub(b.app(DIGAMMA, K), b.app(DIGAMMA, both)))
    scope = there.know(found, *facts_at(scope, A, K, both, b.add(K, A)))
    scope = scope.know(scope.instantiate(digamma_integral(), {K: both}))
    claim = b.eq(whole, plain)
    return logic.theorem(scope.linear(claim, (found, 1), (same, 1), (known, 1)), id="beta-log-other")


# ---- over the half-line --------------------------------------------------------------------------------------


@cache
def odds_moment(logs_of: str = "") -> Theorem:
    """0 < a, 0 < b |- the integral of u^(a-1) (1+u)^(-a-b) over the half-line, times log(u) or log(1+u)."""
    scope = Scope().given(b.lt(0, A), b.lt(0, B))
    both = b.add(A, B)
    scope = scope.know(
        *facts_at(scope, A, B, both), *(scope.instantiate(digamma_integral(), {K: k}) for k in (A, B, both))
    )
    if not logs_of:
        one = logic.instantiate(beta_prime(), values=((A, B), (B, A)))
        whole = b.integral(HALF_LINE, U, b.mul(b.power(U, b.sub(A, 1)), b.power(b.add(1, U), b.neg(both))))
        return logic.theorem(scope.know(one).linear(b.eq(whole, beta(A, B)), (one, 1)), id="odds-integral")
    of_sum = scope.instantiate(beta_log(), {K: B, B: A})
    of_rest = scope.instantiate(beta_log_other(), {A: B, K: A})
    known = scope.know(*facts_at(scope, b.add(B, A)), of_sum, of_rest)
    density = b.mul(b.power(U, b.sub(A, 1)), b.power(b.add(1, U), b.neg(both)))
    of_sum = moved_to_odds(known, sides(of_sum)[0], b.mul(-1, b.log(b.add(1, U)), density), of_sum)
    if logs_of == "1+u":
        value = b.mul(beta(A, B), b.sub(b.app(DIGAMMA, both), b.app(DIGAMMA, B)))
        whole = b.integral(HALF_LINE, U, b.mul(b.log(b.add(1, U)), density))
        found = known.know(of_sum).linear(b.eq(whole, value), (of_sum, -1))
        return logic.theorem(found, id="odds-log-of-sum")
    rest = b.mul(b.sub(b.log(U), b.log(b.add(1, U))), density)
    of_rest = moved_to_odds(known, sides(of_rest)[0], rest, of_rest)
    value = b.mul(beta(A, B), b.sub(b.app(DIGAMMA, A), b.app(DIGAMMA, B)))
    whole = b.integral(HALF_LINE, U, b.mul(b.log(U), density))
    known = known.know(of_sum, of_rest)
    parts = known.linearity(
        U, HALF_LINE, b.mul(b.log(U), density), (1, rest), (-1, b.mul(-1, b.log(b.add(1, U)), density))
    )
    found = known.know(parts).linear(b.eq(whole, value), (parts, 1), (of_rest, 1), (of_sum, -1))
    return logic.theorem(found, id="odds-log")


def moved_to_odds(scope: Scope, direct: Term, body: Term, value: Theorem) -> Theorem:
    """An integral over (0, 1) as one over the half-line, x = 1/(1+u), whose integrand is `body`."""
    there = scope.at_point(U, HALF_LINE)
    inner = b.power(b.add(1, U), -1)
    slope = there.differentiate(U, inner, U, b.neg(b.power(b.add(1, U), -2)))
    start, end = scope.limit(U, inner, b.ZERO, 1, 1), scope.limit(U, inner, b.INFINITY, -1, 0)
    f = direct.args[1]  # type: ignore[union-attr]
    found = scope.know(value).substitution(U, HALF_LINE, slope, start, end, f)  # type: ignore[arg-type]
    pulled = b.open_with(sides(found)[1].args[1], U)  # type: ignore[union-attr, arg-type]
    same = scope.know(found).congruence(U, HALF_LINE, there.field(pulled, body))
    return logic.chain(logic.symmetry(same), logic.symmetry(found), value)
