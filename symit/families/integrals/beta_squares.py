"""The integral of log(x)^2 x^(k-1) (1-x)^(b-1) over (0, 1): the derivative in k of that with one logarithm.

    Beta(k, b) ((digamma(k) - digamma(k+b))^2 + trigamma(k) - trigamma(k+b))

Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HALF_LINE, X
from symit.families.integrals.beta_function import (
    UNIT,
    A,
    B,
    U,
    beta,
    beta_body,
    beta_integral,
    beta_log,
    log_below_power,
    moved_to_odds,
    power_below,
)
from symit.families.integrals.gamma_function import (
    K,
    S,
    digamma_integral,
    facts_at,
    gamma,
    gamma_integral,
    gamma_slope,
    trigamma_integral,
)
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA, TRIGAMMA

BOTH = b.add(K, B)


@cache
def beta_log_squared() -> Theorem:
    """0 < k, 0 < b |- the integral of log(x)^2 x^(k-1) (1-x)^(b-1)."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope = Scope().given(b.lt(0, K), b.lt(0, B))
    beside = scope.at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    there = scope.at_point(X, UNIT).at_point(S, near).know(positive)
    slope = there.differentiate(S, beta_body(S, B, 1), S, beta_body(S, B, 2))
    above, below, bound, low = _dominated(there)
    wide = scope.instantiate(beta_integral(), {A: low})
    exists = scope.know(*facts_at(scope, low, B, b.add(low, B)), wide).evident(b.defined(b.integral(UNIT, X, bound)))
    inside = beside.know(positive)
    at_s = inside.instantiate(beta_log(), {K: S})
    sum_ = b.add(S, B)
    inside = inside.know(*facts_at(inside, S, B, sum_))
    inside = inside.know(*(inside.instantiate(digamma_integral(), {K: k}) for k in (S, sum_)))
    whole = logic.cut(inside.know(at_s).evident(b.defined(sides(at_s)[0])), positive)
    under = scope.under_integral(X, UNIT, S, near, K, slope, above, below, exists, whole)
    plain = _plain(S)
    same = inside.know(at_s).linear(
        b.eq(sides(at_s)[0], plain),
        (at_s, 1),
        (inside.instantiate(digamma_integral(), {K: S}), b.neg(b.div(gamma(B), gamma(sum_)))),
        (
            inside.instantiate(digamma_integral(), {K: sum_}),
            b.div(b.mul(gamma(S), gamma(B)), b.power(gamma(sum_), 2)),
        ),
    )
    same = logic.cut(same, positive)
    return _solved(scope, under, same, near, plain)


def _plain(s: Term) -> Term:
    """The integral with one logarithm, in integrals that are differentiated under their signs."""
    sum_ = b.add(s, B)
    first = b.div(gamma_integral(s, 1), gamma(sum_))
    second = b.div(b.mul(gamma(s), gamma_integral(sum_, 1)), b.power(gamma(sum_), 2))
    return b.mul(gamma(B), b.sub(first, second))


def _solved(scope: Scope, under: Theorem, same: Theorem, near: Term, plain: Term) -> Theorem:
    m = b.real("m")
    slopes = [gamma_slope(n, *shift) for n in (0, 1) for shift in ((), (m,))]
    shifted = [logic.instantiate(th, values=((m, B),)) if m in th.conclusion.free else th for th in slopes]
    known = scope.know(*facts_at(scope, K, B, BOTH), *shifted)
    values = [known.instantiate(th(), {K: k}) for th in (digamma_integral, trigamma_integral) for k in (K, BOTH)]
    known = known.know(*values)
    of_plain = applied(calculus.differentiate, *known.facts, body=b.lam(S, plain), at=K)
    known = known.know(under, of_plain)
    moved = calculus.derivative_congruence(same, *known.facts, variable_=S, near=near, at=K)
    known = known.know(moved)
    psi, psi_both = (b.app(DIGAMMA, k) for k in (K, BOTH))
    value = b.add(b.power(b.sub(psi, psi_both), 2), b.app(TRIGAMMA, K), b.neg(b.app(TRIGAMMA, BOTH)))
    claim = b.eq(b.integral(UNIT, X, beta_body(K, B, 2)), b.mul(beta(K, B), value))
    one, one_both, two, two_both = values
    g, h, c = gamma(K), gamma(BOTH), gamma(B)
    e = gamma_integral(BOTH, 1)
    weights = [
        (under, b.num(-1)),
        (moved, b.ONE),
        (of_plain, b.ONE),
        (two, b.div(c, h)),
        (two_both, b.neg(b.div(b.mul(c, g), b.power(h, 2)))),
    ]
    rest = [
        (one, b.mul(-2, c, e, b.power(h, -2))),
        (one_both, b.mul(2, c, g, b.add(e, b.mul(h, psi_both)), b.power(h, -3))),
        (one_both, b.mul(-2, c, g, psi, b.power(h, -2))),
    ]
    return logic.theorem(known.linear(claim, *weights, *rest), id="beta-log-squared")


def _dominated(there: Scope) -> tuple[Theorem, Theorem, Term, Term]:
    """log(x)^2 x^(s-1) (1-x)^(b-1) <= (8/k)^2 x^(k/4-1) (1-x)^(b-1) for s > k/2."""
    of_log, steep = log_below_power(there, X, b.div(K, 8))
    powers, power = power_below(there, X)
    rest = b.power(b.sub(1, X), b.sub(B, 1))
    value = beta_body(S, B, 2)
    bound = b.mul(b.power(steep, 2), power, rest)
    weight = b.mul(b.sub(steep, b.log(X)), b.power(X, b.sub(S, 1)), rest)
    above = there.linear(b.le(value, bound), (of_log, weight), (powers, b.mul(b.power(steep, 2), rest)))
    below = there.evident(b.le(b.neg(bound), value))
    return above, below, bound, context_of(there).canonical(b.div(K, 4))


# ---- one logarithm of each kind ------------------------------------------------------------------------------


@cache
def beta_logs() -> Theorem:
    """0 < a, 0 < k |- the integral of log(x) log(1-x) x^(a-1) (1-x)^(k-1) over (0, 1) is Beta(a, k) ((digamma(a) -
    digamma(a+k)) (digamma(k) - digamma(a+k)) - trigamma(a+k)): the derivative in k of that with log(x) alone."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope = Scope().given(b.lt(0, A), b.lt(0, K))
    beside = scope.at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    there = scope.at_point(X, UNIT).at_point(S, near).know(positive)
    below_one = there.evident(b.lt(0, b.sub(1, X)))
    there = there.know(below_one)
    first = beta_body(A, S, 1)
    value = b.mul(b.log(b.sub(1, X)), first)
    slope = there.differentiate(S, first, S, value)
    above, below, bound, lows = _dominated_by_both(there, value)
    wide = scope.instantiate(beta_integral(), dict(zip((A, B), lows, strict=True)))
    exists = scope.know(*facts_at(scope, *lows, b.add(*lows)), wide).evident(b.defined(b.integral(UNIT, X, bound)))
    inside = beside.know(positive)
    at_s = inside.instantiate(beta_log(), {K: A, B: S})
    sum_ = b.add(S, A)
    inside = inside.know(*facts_at(inside, A, S, sum_))
    of_sum = inside.instantiate(digamma_integral(), {K: sum_})
    inside = inside.know(inside.instantiate(digamma_integral(), {K: A}), of_sum)
    whole = logic.cut(inside.know(at_s).evident(b.defined(sides(at_s)[0])), positive)
    under = scope.under_integral(X, UNIT, S, near, K, slope, above, below, exists, whole)
    psi = b.app(DIGAMMA, A)
    times = b.div(b.mul(gamma(A), gamma(S)), gamma(sum_))
    plain = b.mul(times, b.sub(psi, b.div(gamma_integral(sum_, 1), gamma(sum_))))
    same = inside.know(at_s).linear(b.eq(sides(at_s)[0], plain), (at_s, 1), (of_sum, b.div(times, gamma(sum_))))
    return _solved_by_both(scope, under, logic.cut(same, positive), near, plain)


def _solved_by_both(scope: Scope, under: Theorem, same: Theorem, near: Term, plain: Term) -> Theorem:
    m, both = b.real("m"), b.add(K, A)
    slopes = [gamma_slope(0), *(logic.instantiate(gamma_slope(n, m), values=((m, A),)) for n in (0, 1))]
    known = scope.know(*facts_at(scope, A, K, both), *slopes)
    of_a, of_k, of_both = (known.instantiate(digamma_integral(), {K: k}) for k in (A, K, both))
    second = known.instantiate(trigamma_integral(), {K: both})
    known = known.know(of_a, of_k, of_both, second)
    of_plain = applied(calculus.differentiate, *known.facts, body=b.lam(S, plain), at=K)
    known = known.know(under, of_plain)
    moved = calculus.derivative_congruence(same, *known.facts, variable_=S, near=near, at=K)
    psi_a, psi_k, psi = (b.app(DIGAMMA, k) for k in (A, K, both))
    value = b.sub(b.mul(b.sub(psi_a, psi), b.sub(psi_k, psi)), b.app(TRIGAMMA, both))
    body = b.mul(b.log(b.sub(1, X)), beta_body(A, K, 1))
    claim = b.eq(b.integral(UNIT, X, body), b.mul(beta(A, K), value))
    g, h, e = gamma(A), gamma(both), gamma_integral(both, 1)
    weights = (
        (under, b.num(-1)),
        (moved, b.ONE),
        (of_plain, b.ONE),
        (second, b.neg(b.div(b.mul(g, gamma(K)), b.power(h, 2)))),
        (of_k, b.mul(g, b.sub(psi_a, b.div(e, h)), b.power(h, -1))),
        (
            of_both,
            b.mul(g, gamma(K), b.add(b.neg(psi_a), b.neg(psi_k), b.div(b.mul(2, e), h), b.mul(2, psi)), b.power(h, -2)),
        ),
    )
    return logic.theorem(known.know(moved).linear(claim, *weights), id="beta-logs")


def _dominated_by_both(there: Scope, value: Term) -> tuple[Theorem, Theorem, Term, tuple[Term, Term]]:
    """log(x) log(1-x) x^(a-1) (1-x)^(s-1) <= (8/a) (8/k) x^(7a/8-1) (1-x)^(3k/8-1) for s > k/2."""
    rest = b.sub(1, X)
    shown = [log_below_power(there, y, e) for y, e in ((X, b.div(A, 8)), (rest, b.div(K, 8)))]
    of_logs, steep = [theorem for theorem, _ in shown], [top for _, top in shown]
    powers, below_one = power_below(there, rest)
    power = b.power(X, b.sub(A, 1))
    bound = b.mul(*steep, power, below_one)
    above = there.linear(
        b.le(value, bound),
        (of_logs[0], b.mul(b.neg(b.log(rest)), power, b.power(rest, b.sub(S, 1)))),
        (of_logs[1], b.mul(steep[0], power, b.power(rest, b.sub(S, 1)))),
        (powers, b.mul(*steep, power)),
    )
    below = there.evident(b.le(b.neg(bound), value))
    plain = context_of(there)
    lows = plain.canonical(b.mul(b.num(Fraction(7, 8)), A)), plain.canonical(b.mul(b.num(Fraction(3, 8)), K))
    return above, below, bound, lows


# ---- over the half-line --------------------------------------------------------------------------------------


@cache
def beta_log_other_squared() -> Theorem:
    """0 < a, 0 < k |- the integral of log(1-x)^2 x^(a-1) (1-x)^(k-1) over (0, 1)."""
    scope = Scope().given(b.lt(0, A), b.lt(0, K))
    known = scope.instantiate(beta_log_squared(), {B: A})
    inner = b.sub(1, X)
    slope = scope.at_point(X, UNIT).differentiate(X, inner, X, b.num(-1))
    ends = scope.limit(X, inner, b.ZERO, 1, 1), scope.limit(X, inner, b.ONE, -1, 0)
    squared = b.mul(*([b.log(b.sub(1, X))] * 2))
    body = b.lam(X, b.mul(squared, b.power(X, b.sub(A, 1)), b.power(b.sub(1, X), b.sub(K, 1))))
    there = scope.know(known)
    pulled = b.mul(b.open_with(body, inner), 1)
    same = there.congruence(X, UNIT, there.at_point(X, UNIT).field(pulled, beta_body(K, A, 2)))
    found = there.know(same).substitution(X, UNIT, slope, *ends, body)
    claim = b.eq(sides(found)[0], sides(known)[1])
    linked = there.know(same, found).linear(claim, (found, 1), (same, 1), (known, 1))
    return logic.theorem(linked, id="beta-log-other-squared")


@cache
def odds_logs(n: int) -> Theorem:
    """0 < a, 0 < b |- the integral of log(u)^n log(1+u)^(2-n) u^(a-1) (1+u)^(-a-b) over the half-line, n <= 2: log(u) =
    log(1-x) - log(x), where x = 1/(1+u)."""
    scope, both = Scope().given(b.lt(0, A), b.lt(0, B)), b.add(A, B)
    arguments = (A, B, both, b.add(B, A))
    scope = scope.know(*facts_at(scope, *arguments))
    scope = scope.know(
        *(scope.instantiate(th(), {K: k}) for th in (digamma_integral, trigamma_integral) for k in arguments)
    )
    density = b.mul(b.power(U, b.sub(A, 1)), b.power(b.add(1, U), b.neg(both)))
    one, rest = b.neg(b.log(b.add(1, U))), b.sub(b.log(U), b.log(b.add(1, U)))
    parts = [(scope.instantiate(beta_log_squared(), {K: B, B: A}), b.power(one, 2), b.ONE)]
    if n:
        of_both = scope.instantiate(beta_logs(), {A: B, K: A})
        parts.append((of_both, b.mul(one, rest), b.num(-n)))
    if n == 2:
        parts.append((scope.instantiate(beta_log_other_squared(), {A: B, K: A}), b.power(rest, 2), b.ONE))
    known = scope.know(*(th for th, _, _ in parts))
    bodies = [b.mul(logs, density) for _, logs, _ in parts]
    moved = [moved_to_odds(known, sides(th)[0], body, th) for (th, _, _), body in zip(parts, bodies, strict=True)]
    known, weights = known.know(*moved), [weight for _, _, weight in parts]
    body = b.mul(*([b.log(U)] * n), *([b.log(b.add(1, U))] * (2 - n)), density)
    taken = known.linearity(U, HALF_LINE, body, *zip(weights, bodies, strict=True))
    claim = b.eq(b.integral(HALF_LINE, U, body), b.mul(beta(A, B), _with_logs(n)))
    found = known.know(taken).linear(claim, (taken, 1), *zip(moved, weights, strict=True))
    return logic.theorem(found, id=f"odds-logs-{n}")


def _with_logs(n: int) -> Term:
    """The mean of log(u)^n log(1+u)^(2-n), where u are the odds of Beta(a, b)."""
    both = b.add(A, B)
    psi_a, psi_b, psi = (b.app(DIGAMMA, k) for k in (A, B, both))
    of_sum, of_odds = b.sub(psi, psi_b), b.sub(psi_a, psi_b)
    if n == 0:
        return b.add(b.power(of_sum, 2), b.app(TRIGAMMA, B), b.neg(b.app(TRIGAMMA, both)))
    if n == 1:
        return b.add(b.mul(of_odds, of_sum), b.app(TRIGAMMA, B))
    return b.add(b.power(of_odds, 2), b.app(TRIGAMMA, A), b.app(TRIGAMMA, B))
