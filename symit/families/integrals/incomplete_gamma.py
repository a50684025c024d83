"""The incomplete Gamma function: what x^(s-1) exp(-x) has above a place.

    Gamma(s, p) = the integral of x^(s-1) exp(-x) over x > p

It exists for every s, p being positive; it satisfies Gamma(s+1, p) = s Gamma(s, p) + p^s exp(-p), and what lies below p
is what is left of Gamma.  Each theorem is proved once in a process and has a name.  Nothing here knows a family.
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
    gamma_at_one,
    gamma_log_exists,
    gamma_moment,
    raised,
)
from symit.families.supports import at_every_point
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA, UPPER_GAMMA

END, TOP = b.real("p"), b.real("q")
ABOVE = b.interval(END, b.INFINITY)


def upper_gamma(s: Term, p: Term) -> Term:
    return b.app(UPPER_GAMMA, s, p)


def _body(s: Term) -> Term:
    """x^(s-1) exp(-x)."""
    return b.mul(raised(X, b.sub(s, 1)), b.exp(b.neg(X)))


def _given() -> Scope:
    scope = Scope().given(b.lt(0, END))
    there = scope.at_point(X, ABOVE)
    positive = there.linear(b.lt(0, X), (there.evident(b.lt(END, X)), 1), (scope.evident(b.lt(0, END)), 1))
    return scope.know(scope.for_all(positive, X, ABOVE))


def restricted(scope: Scope, space: Term, part: Term, body: Term, x: Var = X) -> Theorem:
    """What is integrable over a space is so over a part of it."""
    exists = scope.evident(b.defined(b.integral(space, x, body)))
    inside = scope.at_point(x, part).evident(b.member(x, space))
    return applied(integration.restrict, exists, inside, *scope.facts, variable_=x, part=part)


@cache
def upper_exists() -> Theorem:
    """0 < p |- the integral of x^(s-1) exp(-x) over x > p exists: (x/p)^(s-1) <= (x/p)^(s^2) there."""
    scope = _given()
    more = b.power(S, 2)
    wide = b.mul(raised(X, more), b.exp(b.neg(X)))
    known = scope.know(*facts_at(scope, b.add(more, 1)))
    known = known.know(restricted(known, HALF_LINE, ABOVE, wide))
    there = known.at_point(X, ABOVE)
    away = b.log(b.div(X, END))
    far = there.know(there.linear(b.lt(1, b.div(X, END)), (there.evident(b.lt(END, X)), b.power(END, -1))))
    positive = far.evident(b.le(0, away))
    gap = b.add(b.power(b.sub(S, Fraction(1, 2)), 2), Fraction(3, 4))
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    left, right = b.mul(b.sub(S, 1), away), b.mul(more, away)
    ordered = there.linear(b.le(left, right), (positive, gap))
    powers = logic.cut(there.instantiate(rising, {u: left, v: right}), ordered)
    scale = raised(END, b.sub(b.sub(S, 1), more))
    bound = b.mul(scale, wide)
    weight = b.mul(raised(END, b.sub(S, 1)), b.exp(b.neg(X)))
    above = there.linear(b.le(_body(S), bound), (powers, weight))
    below = there.evident(b.le(b.neg(bound), _body(S)))
    known = known.know(known.linearity(X, ABOVE, bound, (scale, wide)))
    return logic.theorem(known.dominated(X, ABOVE, above, below), id="upper-gamma-exists")


@cache
def upper_recurrence() -> Theorem:
    """0 < p |- Gamma(s + 1, p) = s Gamma(s, p) + p^s exp(-p), by parts."""
    scope = _given()
    scope = scope.know(upper_exists(), logic.instantiate(upper_exists(), values=((S, b.add(S, 1)),)))
    primitive = b.neg(b.mul(raised(X, S), b.exp(b.neg(X))))
    body = b.sub(_body(b.add(S, 1)), b.mul(S, _body(S)))
    slope = scope.at_point(X, ABOVE).differentiate(X, primitive, X, body)
    ends = scope.limit(X, primitive, END, 1), limit(scope, X, primitive, b.INFINITY, -1)
    whole = scope.fundamental_theorem(X, ABOVE, slope, *ends)
    edge = b.mul(b.power(END, S), b.exp(b.neg(END)))
    claim = b.eq(upper_gamma(b.add(S, 1), END), b.add(b.mul(S, upper_gamma(S, END)), edge))
    return logic.theorem(scope.know(whole).linear(claim, (whole, 1)), id="upper-gamma-recurrence")


@cache
def upper_at_one() -> Theorem:
    """0 < p |- Gamma(1, p) = exp(-p)."""
    scope = _given()
    exists = logic.instantiate(upper_exists(), values=((S, b.ONE),))
    scope = scope.know(exists)
    slope = scope.at_point(X, ABOVE).differentiate(X, b.neg(b.exp(b.neg(X))), X, b.exp(b.neg(X)))
    ends = (limit(scope, X, b.neg(b.exp(b.neg(X))), end, side) for end, side in ((END, 1), (b.INFINITY, -1)))
    whole = scope.fundamental_theorem(X, ABOVE, slope, *ends)
    claim = b.eq(upper_gamma(b.ONE, END), b.exp(b.neg(END)))
    return logic.theorem(scope.know(whole).linear(claim, (whole, 1)), id="upper-gamma-at-one")


# ---- over parts, at any rate ---------------------------------------------------------------------------------


def _rated(s: Term, logs: int = 0) -> Term:
    """x^(s-1) log(x)^n exp(-r x)."""
    return b.mul(*([b.log(X)] * logs), b.power(X, b.sub(s, 1)), b.exp(b.neg(b.mul(RATE, X))))


@cache
def gamma_above() -> Theorem:
    """0 < r, 0 < p |- the integral of x^(s-1) exp(-r x) over x > p is r^(-s) Gamma(s, r p): x = u/r."""
    return logic.theorem(
        _moved(upper_exists(), b.mul(raised(RATE, b.neg(S)), upper_gamma(S, _START))), id="gamma-above"
    )


_START = b.mul(RATE, END)


def _moved(exists: Theorem, value: Term) -> Theorem:
    scope = _given().given(b.lt(0, RATE))
    start = scope.linear(b.lt(0, _START), (scope.evident(b.lt(0, END)), RATE))
    space, inner = b.interval(_START, b.INFINITY), b.div(X, RATE)
    known = scope.know(start)
    there = known.at_point(X, space)
    positive = there.linear(b.lt(0, X), (there.evident(b.lt(_START, X)), 1), (start, 1))
    known = known.know(known.for_all(positive, X, space), known.instantiate(exists, {END: _START}))
    slope = known.at_point(X, space).differentiate(X, inner, X, b.power(RATE, -1))
    ends = known.limit(X, inner, _START, 1, END), known.limit(X, inner, b.INFINITY, -1)
    moved = known.substitution(X, space, slope, *ends, b.lam(X, _rated(S)))
    return known.know(moved).linear(b.eq(sides(moved)[0], value), (moved, 1))


@cache
def gamma_below() -> Theorem:
    """0 < s, 0 < r, 0 < p |- the integral of x^(s-1) exp(-r x) over 0 < x < p: what is left of the half-line."""
    whole, part = gamma_moment(0), b.interval(0, END)
    scope = _given().given(b.lt(0, S), b.lt(0, RATE))
    known = scope.know(*facts_at(scope, S), whole, scope.instantiate(gamma_above(), {}))
    known = known.know(restricted(known, HALF_LINE, part, _rated(S)))
    return logic.theorem(_rest(known, whole, gamma_above(), part), id="gamma-below")


@cache
def gamma_between() -> Theorem:
    """0 < r, 0 < p < q |- the integral of x^(s-1) exp(-r x) over p < x < q."""
    part, above = b.interval(END, TOP), gamma_above()
    scope = _given().given(b.lt(END, TOP), b.lt(0, RATE))
    scope = scope.know(scope.evident(b.lt(0, TOP)))
    further = scope.instantiate(logic.instantiate(above, values=((END, TOP),)), {})
    known = scope.know(above, further)
    known = known.know(restricted(known, ABOVE, part, _rated(S)))
    return logic.theorem(_rest(known, above, further, part), id="gamma-between")


def _rest(scope: Scope, whole: Theorem, above: Theorem, part: Term) -> Theorem:
    """The integral over a part below a place, as that over all less that above the place."""
    (_, middle), one = part.args, b.app(t.INTEGRAL, part, sides(whole)[0].args[1])  # type: ignore[union-attr]
    exist = (scope.evident(b.defined(i)) for i in (one, sides(above)[0]))
    joined = applied(calculus.split, *exist, *scope.facts, middle=middle)
    value = b.sub(sides(whole)[1], sides(above)[1])
    return scope.know(joined).linear(b.eq(one, value), (joined, -1), (whole, 1), (above, -1))


@cache
def log_above() -> Theorem:
    """0 < p |- the integral of log(x) exp(-x) over x > p is log(p) exp(-p) + Gamma(0, p), by parts."""
    scope = _given()
    half = Scope().know(Scope().instantiate(gamma_log_exists(1), {K: b.ONE}))
    body = b.mul(b.log(X), b.exp(b.neg(X)))
    scope = scope.know(*half.facts, logic.instantiate(upper_exists(), values=((S, b.ZERO),)))
    scope = scope.know(restricted(scope, HALF_LINE, ABOVE, body))
    primitive = b.neg(body)
    slope = scope.at_point(X, ABOVE).differentiate(X, primitive, X, b.sub(body, b.div(b.exp(b.neg(X)), X)))
    ends = (limit(scope, X, primitive, end, side) for end, side in ((END, 1), (b.INFINITY, -1)))
    whole = scope.fundamental_theorem(X, ABOVE, slope, *ends)
    value = b.add(b.mul(b.log(END), b.exp(b.neg(END))), upper_gamma(b.ZERO, END))
    claim = b.eq(b.integral(ABOVE, X, body), value)
    return logic.theorem(scope.know(whole).linear(claim, (whole, 1)), id="gamma-log-above")


@cache
def log_above_at_rate() -> Theorem:
    """0 < r, 0 < p |- the integral of log(x) exp(-r x) over x > p is (log(p) exp(-r p) + Gamma(0, r p))/r, by parts."""
    scope = _given().given(b.lt(0, RATE))
    body, known = _rated(b.ONE, 1), scope.instantiate(gamma_above(), {S: b.ZERO})
    scope = scope.know(scope.instantiate(gamma_moment(1), {S: b.ONE}), known)
    scope = scope.know(restricted(scope, HALF_LINE, ABOVE, body))
    primitive = b.neg(b.div(b.mul(b.log(X), b.exp(b.neg(b.mul(RATE, X)))), RATE))
    beside = b.div(_rated(b.ZERO), RATE)
    slope = scope.at_point(X, ABOVE).differentiate(X, primitive, X, b.sub(body, beside))
    ends = (limit(scope, X, primitive, end, side) for end, side in ((END, 1), (b.INFINITY, -1)))
    whole = scope.fundamental_theorem(X, ABOVE, slope, *ends)
    value = b.div(b.add(b.mul(b.log(END), b.exp(b.neg(_START))), upper_gamma(b.ZERO, _START)), RATE)
    claim = b.eq(b.integral(ABOVE, X, body), value)
    combined = (whole, 1), (known, b.power(RATE, -1))
    return logic.theorem(scope.know(whole).linear(claim, *combined), id="gamma-log-above-at-rate")


@cache
def log_below() -> Theorem:
    """0 < p |- the integral of log(x) exp(-x) over 0 < x < p: what is left of digamma(1)."""
    part, body = b.interval(0, END), b.mul(b.log(X), b.exp(b.neg(X)))
    whole = Scope().instantiate(digamma_integral(), {K: b.ONE})
    scope = _given().know(gamma_at_one(), whole, log_above())
    value = b.app(DIGAMMA, b.ONE)
    plain = scope.linear(b.eq(b.integral(HALF_LINE, X, body), value), (whole, 1), (gamma_at_one(), value))
    known = scope.know(plain)
    known = known.know(restricted(known, HALF_LINE, part, body))
    return logic.theorem(_rest(known, plain, log_above(), part), id="gamma-log-below")


def positive_above(scope: Scope, p: Term) -> list[Theorem]:
    """That the points above a positive place are positive."""
    return at_every_point(scope, X, b.interval(p, b.INFINITY), [b.lt(0, X)])
