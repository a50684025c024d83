"""The Gamma function and its logarithmic derivatives, from the integral that defines it and no axiom.

    Gamma(s) = the integral of x^(s-1) exp(-x) over the half-line

It converges by comparison with x^(s-1)/(1+x)^(s+1), is positive by tangents of the exponential, satisfies Gamma(s+1) =
s Gamma(s) by parts, and is differentiable under the integral sign.  Each theorem is proved once in a process and has a
name.  Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb

from symit.families.integrals.base import (
    HALF_LINE,
    RATE,
    X,
    above_its_tangent,
    exponential,
    exponential_rises,
    substituted,
)
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA, GAMMA, TRIGAMMA

S, K, T, Y = b.real("s"), b.real("k"), b.real("t"), b.real("y")


def gamma(s: Term) -> Term:
    return b.app(GAMMA, s)


def raised(base: Term, exponent: Term) -> Term:
    """base^exponent for a positive base."""
    return b.exp(b.mul(exponent, b.log(base)))


def gamma_body(s: Term, logs: int = 0) -> Term:
    """x^(s-1) log(x)^n exp(-x)."""
    factors = [b.log(X)] * logs
    return b.mul(*factors, b.power(X, b.sub(s, 1)), b.exp(b.neg(X)))


def gamma_integral(s: Term, logs: int = 0) -> Term:
    return b.integral(HALF_LINE, X, gamma_body(s, logs))


def tangent_at(scope: Scope, y: Term) -> Theorem:
    return scope.instantiate(above_its_tangent(), {Y: y})


# ---- convergence ---------------------------------------------------------------------------------------------


@cache
def gamma_exists() -> Theorem:
    """0 < s |- the integral of x^(s-1) exp(-x) exists."""
    scope = Scope().given(b.lt(0, S))
    there = scope.at_point(X, HALF_LINE)
    above_one = b.add(1, X)
    primitive = raised(b.power(b.add(1, b.power(X, -1)), -1), S)
    bound = b.div(b.mul(S, primitive), b.mul(X, above_one))
    slope = there.differentiate(X, primitive, X, bound)
    ends = scope.with_limit(limit(scope, X, primitive, b.ZERO, 1), 0), scope.limit(X, primitive, b.INFINITY, -1, 1)
    unit = scope.fundamental_theorem(X, HALF_LINE, slope, *ends)
    return logic.theorem(_below(scope, there, bound, unit), id="gamma-exists")


def _below(scope: Scope, there: Scope, bound: Term, unit: Theorem) -> Theorem:
    """(s+1) log(1+x) - x <= (s+1) log(s+1) - s, so x^(s-1) exp(-x) lies below a multiple of the bound."""
    one_more, above_one = b.add(S, 1), b.add(1, X)
    tangent = tangent_at(there, b.sub(b.log(above_one), b.log(one_more)))
    left = b.sub(b.mul(one_more, b.log(above_one)), X)
    right = b.sub(b.mul(one_more, b.log(one_more)), S)
    exponents = there.linear(b.le(left, right), (tangent, one_more))
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    powers = logic.cut(there.instantiate(rising, {u: left, v: right}), exponents)
    scale = b.div(b.exp(right), S)
    weight = b.mul(b.power(X, b.sub(S, 1)), raised(above_one, b.neg(one_more)))
    above = there.linear(b.le(gamma_body(S), b.mul(scale, bound)), (powers, weight))
    below = there.evident(b.le(b.neg(b.mul(scale, bound)), gamma_body(S)))
    known = scope.know(unit)
    known = known.know(known.linearity(X, HALF_LINE, b.mul(scale, bound), (scale, bound)))
    return known.dominated(X, HALF_LINE, above, below)


@cache
def gamma_positive() -> Theorem:
    """0 < s |- 0 < Gamma(s): tangents of the exponential below x^(s-1) and x^(s-2)."""
    scope = Scope().given(b.lt(0, S)).know(gamma_exists())
    small = _at_least(scope.given(b.le(S, 1)), 1, upper=True)
    middle = _at_least(scope.given(b.lt(1, S), b.le(S, 2)), 2, upper=True)
    large = _at_least(scope.given(b.lt(1, S), b.lt(2, S)), 2, upper=False)
    above_one = logic.cases(middle, large, *scope.given(b.lt(1, S)).facts, condition=b.le(S, 2))
    return logic.theorem(logic.cases(small, above_one, *scope.facts, condition=b.le(S, 1)), id="gamma-positive")


def _at_least(scope: Scope, n: int, upper: bool) -> Theorem:
    """x^(s-n) >= 1 + (s-n) log x, and log x <= x - 1 (`upper`, s <= n) or log x >= 1 - 1/x: so Gamma(s) > 0."""
    there = scope.at_point(X, HALF_LINE)
    power = b.sub(S, n)
    whole = b.mul(*([X] * (n - 1)), b.exp(b.neg(X)))
    line = tangent_at(there, b.mul(power, b.log(X)))
    if upper:
        of_log = tangent_at(there, b.log(X))  # 1 + log x <= x
        lower = b.mul(whole, b.add(1, b.mul(power, b.sub(X, 1))))
        weight = b.mul(b.neg(power), whole)
    else:
        of_log = tangent_at(there, b.neg(b.log(X)))  # 1 - log x <= 1/x
        lower = b.mul(whole, b.add(1, b.mul(power, b.sub(1, b.power(X, -1)))))
        weight = b.mul(power, whole)
    below = there.linear(b.le(lower, gamma_body(S)), (line, whole), (of_log, weight))
    known = scope.know(*(exponential(k) for k in range(3)))
    parts = [(c, b.mul(*([X] * k), b.exp(b.neg(X)))) for k, c in _coefficients(n, power, upper)]
    total = known.linearity(X, HALF_LINE, lower, *parts)
    known = known.know(total)
    compared = known.monotone(X, HALF_LINE, below)
    combined = [
        (compared, b.ONE),
        (total, b.num(-1)),
        *((exponential(k), b.neg(c)) for k, c in _coefficients(n, power, upper)),
    ]
    return known.know(compared).linear(b.lt(0, gamma(S)), *combined)


def _coefficients(n: int, power: Term, upper: bool) -> list[tuple[int, Term]]:
    """x^(n-1) (1 + p (x - 1)) or x^(n-1) (1 + p (1 - 1/x)) as coefficients of powers of x."""
    if upper:
        return [(n - 1, b.sub(1, power)), (n, power)]
    return [(n - 1, b.add(1, power)), (n - 2, b.neg(power))]


def facts_at(scope: Scope, *arguments: Term) -> list[Theorem]:
    """Gamma exists and is positive at each of these, which must be seen to be positive."""
    found: list[Theorem] = []
    for s in arguments:
        scope.evident(b.lt(0, s))
        found += [scope.instantiate(th(), {S: s}) for th in (gamma_exists, gamma_positive)]
    return found


# ---- recurrence and values -----------------------------------------------------------------------------------


@cache
def gamma_recurrence() -> Theorem:
    """0 < s |- Gamma(s + 1) = s Gamma(s), by parts."""
    scope = Scope().given(b.lt(0, S))
    scope = scope.know(*facts_at(scope, S, b.add(S, 1)))
    primitive = b.neg(b.mul(b.power(X, S), b.exp(b.neg(X))))
    body = b.sub(b.mul(b.power(X, S), b.exp(b.neg(X))), b.mul(S, gamma_body(S)))
    slope = scope.at_point(X, HALF_LINE).differentiate(X, primitive, X, body)
    start = scope.limit(X, b.neg(b.mul(raised(X, S), b.exp(b.neg(X)))), b.ZERO, 1, 0)
    primitive_slope = _with_power(scope, slope, primitive)
    end = limit(scope, X, b.neg(b.mul(raised(X, S), b.exp(b.neg(X)))), b.INFINITY, -1)
    whole = scope.fundamental_theorem(X, HALF_LINE, primitive_slope, start, end)
    claim = b.eq(gamma(b.add(S, 1)), b.mul(S, gamma(S)))
    return logic.theorem(scope.know(whole).linear(claim, (whole, 1)), id="gamma-recurrence")


def _with_power(scope: Scope, slope: Theorem, primitive: Term) -> Theorem:
    """The same derivative of the antiderivative with its power as exp(s log x), whose limits are known."""
    there = scope.at_point(X, HALF_LINE)
    other = b.neg(b.mul(raised(X, S), b.exp(b.neg(X))))
    return there.differentiate(X, other, X, sides(slope)[1])


@cache
def gamma_at_one() -> Theorem:
    known = exponential(0)
    scope = Scope().know(known)
    scope = scope.know(*facts_at(scope, b.ONE))
    return logic.theorem(scope.linear(b.eq(gamma(b.ONE), 1), (known, 1)), id="gamma-at-one")


@cache
def gamma_at_half() -> Theorem:
    """Gamma(1/2) = sqrt(pi): u = x^2 in the Gaussian integral, which is twice that over the half-line."""
    half = b.num(Fraction(1, 2))
    scope = Scope()
    scope = scope.know(*facts_at(scope, half))
    u = b.real("u")
    bell = b.lam(X, b.exp(b.neg(b.power(X, 2))))
    halves = []
    for sign in (1, -1):
        inner = b.mul(sign, raised(u, half))
        raw = scope.at_point(u, HALF_LINE).differentiate(
            u, inner, u, b.mul(Fraction(sign, 2), b.power(u, Fraction(-1, 2)))
        )
        ends = scope.limit(u, inner, b.ZERO, 1, b.ZERO), scope.limit(u, inner, b.INFINITY, -1)
        pulled = scope.substitution(u, HALF_LINE, raw, *ends, bell)
        halves.append(scope.know(pulled).linear(b.eq(sides(pulled)[0], b.div(gamma(half), 2)), (pulled, 1)))
    right, left = halves
    known = scope.know(*halves)
    exist = (known.evident(b.defined(sides(h)[0])) for h in (left, right))
    whole = calculus.split(*exist, *known.facts, middle=b.ZERO)
    axiom = logic.axiom(name="gaussian-integral")
    found = known.know(whole, axiom)
    claim = b.eq(gamma(half), b.sqrt(b.PI))
    return logic.theorem(found.linear(claim, (whole, -1), (left, -1), (right, -1), (axiom, 1)), id="gamma-at-half")


# ---- derivatives ---------------------------------------------------------------------------------------------


@cache
def gamma_slope(logs: int, shift: Term = b.ZERO, scale: Fraction = Fraction(1)) -> Theorem:
    """0 < k |- d/ds of the integral of x^(cs+m-1) log(x)^n exp(-x), at k, is c times that with one logarithm more; n is
    at most 1, c a positive number, and m a number or a variable that is positive.

    For s in (k/2, 2k), x^(cs-1) <= x^(ck/2-1) + x^(2ck-1) and |log x| <= x + (8/ck) x^(-ck/8).
    """
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope = Scope().given(b.lt(0, K), *([b.lt(0, shift)] if shift.free else []))
    beside = scope.at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    there = scope.at_point(X, HALF_LINE).at_point(S, near).know(positive)
    argument = times(scale, S) if shift == b.ZERO else b.add(times(scale, S), shift)
    value = times(scale, gamma_body(argument, logs + 1))
    slope = there.differentiate(S, gamma_body(argument, logs), S, value)
    of_log, of_power, a, w = dominating(there, times(scale, K), times(scale, S))
    beyond = b.mul(*([] if shift == b.ZERO else [b.power(X, shift)]), b.exp(b.neg(X)))
    bound = times(scale, b.mul(power_of(a, logs + 1), w, beyond))
    above, below = _dominated(there, logs + 1, value, bound, of_log, of_power, (a, times(scale, beyond)), scale)
    exists = bound_exists(scope, logs + 1, shift, bound, times(scale, K))
    known, at = (gamma_log_exists(logs), K) if logs else (gamma_exists(), S)
    larger = beside.know(positive).evident(b.lt(0, argument))
    whole = logic.cut(logic.instantiate(known, values=((at, argument),)), larger)
    found = scope.under_integral(X, HALF_LINE, S, near, K, slope, above, below, exists, whole)
    return logic.theorem(found, id=f"gamma-slope-{logs}{_named(shift, scale)}")


def _named(shift: Term, scale: Fraction) -> str:
    of_scale = "" if scale == 1 else f"-{scale.numerator}-over-{scale.denominator}"
    return of_scale + ("" if shift == b.ZERO else "-beside" if shift.free else "-next")


def times(scale: Fraction, term: Term) -> Term:
    return term if scale == 1 else b.mul(b.num(scale), term)


def power_of(base: Term, n: int) -> Term:
    return base if n == 1 else b.power(base, n)


def dominating(there: Scope, k: Term, s: Term) -> tuple[tuple[Theorem, Theorem], Theorem, Term, Term]:
    """-a <= log x <= a and x^(s-1) <= w, with a = x + (8/k) x^(-k/8) and w = x^(k/2-1) + x^(2k-1)."""
    eighth = b.div(k, 8)
    a = b.add(X, b.div(raised(X, b.neg(eighth)), eighth))
    upper = tangent_at(there, b.log(X))
    lower = tangent_at(there, b.mul(b.neg(eighth), b.log(X)))
    of_log = (
        there.linear(b.le(b.log(X), a), (upper, 1)),
        there.linear(b.le(b.neg(a), b.log(X)), (lower, b.power(eighth, -1))),
    )
    low, high = b.sub(b.div(k, 2), 1), b.sub(b.mul(2, k), 1)
    w = b.add(raised(X, low), raised(X, high))
    goal = b.le(b.power(X, b.sub(s, 1)), w)
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    cases = []
    for condition, exponent in ((b.le(X, 1), low), (b.lt(1, X), high)):
        here = there.given(condition)
        left, right = b.mul(b.sub(s, 1), b.log(X)), b.mul(exponent, b.log(X))
        sign = here.evident(b.le(0, b.mul(b.sub(exponent, b.sub(s, 1)), b.log(X))))
        ordered = here.linear(b.le(left, right), (sign, 1))
        grown = logic.cut(here.instantiate(rising, {u: left, v: right}), ordered)
        cases.append(here.linear(goal, (grown, 1)))
    return of_log, logic.cases(*cases, *there.facts, condition=b.le(X, 1)), a, w


def _dominated(
    there: Scope,
    n: int,
    value: Term,
    bound: Term,
    of_log: tuple[Theorem, Theorem],
    of_power: Theorem,
    parts: tuple[Term, Term],
    scale: Fraction,
) -> tuple[Theorem, Theorem]:
    """-bound <= value <= bound, where value = log(x)^n x^(cs-1) exp(-x)."""
    a, decay = parts
    upper, lower = of_log
    power = b.power(X, b.sub(times(scale, S), 1))
    rest = (of_power, b.mul(power_of(a, n), decay))
    if n == 1:
        above = there.linear(b.le(value, bound), rest, (upper, b.mul(power, decay)))
        below = there.linear(b.le(b.neg(bound), value), rest, (lower, b.mul(power, decay)))
        return above, below
    gap = there.know(upper, lower)  # a^2 - log(x)^2 = (a - log x)(a + log x)
    both = b.add(a, b.log(X))
    positive = gap.linear(b.le(0, both), (lower, 1))
    above = gap.know(positive).linear(b.le(value, bound), rest, (upper, b.mul(both, power, decay)))
    return above, there.evident(b.le(b.neg(bound), value))


def bound_exists(scope: Scope, n: int, shift: Term, bound: Term, k: Term) -> Theorem:
    """The bound is a sum of integrands of Gamma."""
    ends = b.div(k, 2), b.mul(2, k)
    powers = [b.add(end, n - j, shift, b.mul(Fraction(-j, 8), k)) for end in ends for j in range(n + 1)]
    known = scope.know(*(th for s in powers for th in facts_at(scope, context_of(scope).canonical(s))))
    return known.evident(b.defined(b.integral(HALF_LINE, X, bound)))


@cache
def gamma_log_exists(n: int) -> Theorem:
    """0 < k |- the integral of x^(k-1) log(x)^n exp(-x) exists: the derivative of one that does."""
    scope = Scope().given(b.lt(0, K)).know(gamma_slope(n - 1))
    return logic.theorem(scope.evident(b.defined(gamma_integral(K, n))), id=f"gamma-log-{n}-exists")


@cache
def digamma_integral() -> Theorem:
    """0 < k |- the integral of x^(k-1) log(x) exp(-x) is Gamma(k) digamma(k)."""
    scope = Scope().given(b.lt(0, K))
    scope = scope.know(*facts_at(scope, K), gamma_slope(0))
    of_log = _differentiated(scope, T, b.log(b.app(GAMMA, T)))
    psi = b.app(DIGAMMA, K)
    known = scope.know(of_log)
    named = logic.chain(known.unfold(psi), of_log)
    claim = b.eq(gamma_integral(K, 1), b.mul(gamma(K), psi))
    return logic.theorem(known.know(named).linear(claim, (named, b.neg(gamma(K)))), id="digamma-integral")


def _differentiated(scope: Scope, t_: Term, body: Term) -> Theorem:
    return applied(calculus.differentiate, *scope.facts, body=b.lam(t_, body), at=K)  # type: ignore[arg-type]


@cache
def trigamma_integral() -> Theorem:
    """0 < k |- the integral of x^(k-1) log(x)^2 exp(-x) is Gamma(k) (trigamma(k) + digamma(k)^2)."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope = Scope().given(b.lt(0, K))
    scope = scope.know(*facts_at(scope, K), gamma_slope(0), gamma_slope(1), digamma_integral())
    beside = Scope().given(b.lt(0, K)).at_point(T, near)
    positive = beside.evident(b.lt(0, T))
    at_t = logic.cut(logic.instantiate(digamma_integral(), values=((K, T),)), positive)
    gamma_t = [logic.cut(logic.instantiate(th(), values=((S, T),)), positive) for th in (gamma_exists, gamma_positive)]
    there = beside.know(at_t, *gamma_t)
    psi, ratio = b.app(DIGAMMA, T), b.div(gamma_integral(T, 1), b.app(GAMMA, T))
    same = there.linear(b.eq(psi, ratio), (at_t, b.neg(b.power(b.app(GAMMA, T), -1))))
    of_ratio = _differentiated(scope, T, ratio)
    known = scope.know(of_ratio)
    moved = calculus.derivative_congruence(same, *known.facts, variable_=T, near=near, at=K)
    known = known.know(moved)
    tri = b.app(TRIGAMMA, K)
    named = logic.chain(known.unfold(tri), moved, of_ratio)
    claim = b.eq(gamma_integral(K, 2), b.mul(gamma(K), b.add(tri, b.power(b.app(DIGAMMA, K), 2))))
    psi_known = digamma_integral()
    times = b.add(b.app(DIGAMMA, K), b.div(gamma_integral(K, 1), gamma(K)))
    found = known.know(named).linear(claim, (named, b.neg(gamma(K))), (psi_known, times))
    return logic.theorem(found, id="trigamma-integral")


@cache
def digamma_recurrence() -> Theorem:
    """0 < k |- digamma(k + 1) = digamma(k) + 1/k: the derivative of log Gamma(s + 1) = log s + log Gamma(s)."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope, beside = Scope().given(b.lt(0, K)), Scope().given(b.lt(0, K)).at_point(T, near)
    positive = beside.evident(b.lt(0, T))
    there = beside.know(positive)
    there = there.know(*facts_at(there, T, b.add(T, 1)))
    up = there.instantiate(gamma_recurrence(), {S: T})
    logs = there.know(up).field(b.log(gamma(b.add(T, 1))), b.log(gamma(b.add(T, 1))))
    hole = b.real("hole")
    left, right = b.log(gamma(b.add(T, 1))), b.add(b.log(T), b.log(gamma(T)))
    same = logic.rewrite(logs, up, template=b.lam(hole, b.eq(left, b.log(hole))))
    same = logic.cut(logic.chain(same, there.field(sides(same)[1], right)), positive)
    known = scope.know(*facts_at(scope, K, b.add(K, 1)), gamma_slope(0), gamma_slope(0, b.ONE), digamma_integral())
    next_one = known.instantiate(digamma_integral(), {K: b.add(K, 1)})
    known = known.know(next_one)
    of_left, of_right = _differentiated(known, T, left), _differentiated(known, T, right)
    known = known.know(of_left, of_right)
    moved = calculus.derivative_congruence(same, *known.facts, variable_=T, near=near, at=K)
    claim = b.eq(b.app(DIGAMMA, b.add(K, 1)), b.add(b.app(DIGAMMA, K), b.power(K, -1)))
    weights = (
        (moved, 1),
        (of_left, -1),
        (of_right, 1),
        (next_one, b.neg(b.power(gamma(b.add(K, 1)), -1))),
        (digamma_integral(), b.power(gamma(K), -1)),
    )
    return logic.theorem(known.know(moved).linear(claim, *weights), id="digamma-recurrence")


@cache
def trigamma_recurrence() -> Theorem:
    """0 < k |- trigamma(k + 1) = trigamma(k) - 1/k^2: the derivative of the recurrence of digamma, written as the
    quotient of two integrals."""
    near, after = b.interval(b.div(K, 2), b.mul(2, K)), b.add(K, 1)
    scope, beside = Scope().given(b.lt(0, K)), Scope().given(b.lt(0, K)).at_point(T, near)
    positive = beside.evident(b.lt(0, T))
    there = beside.know(positive)
    places = T, b.add(T, 1)
    there = there.know(*facts_at(there, *places))
    of_logs = [there.instantiate(digamma_integral(), {K: place}) for place in places]
    step = there.instantiate(digamma_recurrence(), {K: T})
    right, left = (b.div(gamma_integral(place, 1), gamma(place)) for place in places)
    right = b.add(right, b.power(T, -1))
    here, next_ = (b.power(gamma(place), -1) for place in places)
    combined = (step, 1), (of_logs[1], next_), (of_logs[0], b.neg(here))
    same = logic.cut(there.know(*of_logs, step).linear(b.eq(left, right), *combined), positive)
    slopes = [gamma_slope(n, shift) for n in range(2) for shift in (b.ZERO, b.ONE)]
    known = scope.know(*facts_at(scope, K, after), *slopes)
    psi_tri = [[known.instantiate(th(), {K: k}) for th in (digamma_integral, trigamma_integral)] for k in (K, after)]
    known = known.know(*(th for pair in psi_tri for th in pair))
    of_left, of_right = _differentiated(known, T, left), _differentiated(known, T, right)
    known = known.know(of_left, of_right)
    moved = calculus.derivative_congruence(same, *known.facts, variable_=T, near=near, at=K)
    weights: list[tuple[Theorem, Term]] = [(moved, b.ONE), (of_left, b.num(-1)), (of_right, b.ONE)]
    for k, sign, (psi, tri) in zip((K, after), (1, -1), psi_tri, strict=True):
        sum_ = b.add(gamma_integral(k, 1), b.mul(gamma(k), b.app(DIGAMMA, k)))
        weights += [(tri, b.mul(sign, b.power(gamma(k), -1))), (psi, b.mul(-sign, sum_, b.power(gamma(k), -2)))]
    claim = b.eq(b.app(TRIGAMMA, after), b.sub(b.app(TRIGAMMA, K), b.power(K, -2)))
    return logic.theorem(known.know(moved).linear(claim, *weights), id="trigamma-recurrence")


# ---- at any rate ---------------------------------------------------------------------------------------------


@cache
def gamma_moment(logs: int) -> Theorem:
    """0 < s, 0 < r |- the integral of x^(s-1) log(x)^n exp(-r x), n <= 2: x = u/r."""
    scope = Scope().given(b.lt(0, S), b.lt(0, RATE))
    known = [_raw(scope, j) for j in range(logs + 1)]
    scope = scope.know(*facts_at(scope, S), *known)
    body = b.mul(*([b.log(X)] * logs), b.power(X, b.sub(S, 1)), b.exp(b.neg(b.mul(RATE, X))))
    raw = substituted(scope, HALF_LINE, b.div(X, RATE), body)
    scale = raised(RATE, b.neg(S))
    weights = [b.mul(comb(logs, j), scale, *([b.neg(b.log(RATE))] * (logs - j))) for j in range(logs + 1)]
    psi, tri = b.app(DIGAMMA, S), b.app(TRIGAMMA, S)
    shifted = b.sub(psi, b.log(RATE))
    factor = (b.ONE, shifted, b.add(tri, b.power(shifted, 2)))[logs]
    claim = b.eq(sides(raw)[0], b.mul(gamma(S), scale, factor))
    found = scope.know(raw).linear(claim, (raw, 1), *zip(known, weights, strict=True))
    return logic.theorem(found, id=f"gamma-moment-{logs}")


def _raw(scope: Scope, logs: int) -> Theorem:
    """The integral at rate 1."""
    if logs == 0:
        known = scope.know(*facts_at(scope, S))
        return logic.symmetry(known.unfold(gamma(S)))
    return scope.instantiate((digamma_integral, trigamma_integral)[logs - 1](), {K: S})
