"""Base integrals that do not converge, where the condition fails that a moment asks for.

Each lies above a multiple of 1/x near an end of its space, so that it has no value: `integral has a value => 0 = 1`.
Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HALF_LINE, LENGTH, LINE, LINEAR, RATE, X, exponential_rises
from symit.families.integrals.beta_function import UNIT, A, B, beta_body
from symit.families.integrals.gamma_function import K, S, tangent_at
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import above, absurd, by_antiderivative, on_more
from symit.proving.scope.scope import Scope

NEAR, FAR = b.interval(0, 1), b.interval(1, b.INFINITY)


@cache
def gamma_diverges_at_zero() -> Theorem:
    """s <= 0 |- the integral of x^(s-1) exp(-r x) over the half-line has no value."""
    scope = Scope().given(b.le(S, 0))
    there = scope.at_point(X, NEAR)
    least = _bounded(there, b.neg(RATE), X, there.evident(b.le(X, 1)))
    found = _above_reciprocal(scope, NEAR, _gamma_body(), b.mul(S, b.log(X)), b.neg(RATE), X, least)
    return logic.theorem(on_more(scope, X, HALF_LINE, found), id="gamma-diverges-at-zero")


@cache
def gamma_diverges_far_out() -> Theorem:
    """0 <= s, r <= 0 |- the integral of x^(s-1) exp(-r x) over the half-line has no value."""
    scope = Scope().given(b.le(0, S), b.le(RATE, 0))
    there = scope.at_point(X, FAR)
    rises = there.evident(b.le(0, b.mul(S, b.log(X))))
    grows = there.evident(b.le(0, b.neg(b.mul(RATE, X))))
    exponent = b.sub(b.mul(S, b.log(X)), b.mul(RATE, X))
    least = there.linear(b.le(0, exponent), (rises, 1), (grows, 1))
    found = _above(scope, FAR, _gamma_body(), exponent, b.ZERO, least)
    return logic.theorem(on_more(scope, X, HALF_LINE, found), id="gamma-diverges-far-out")


@cache
def gamma_diverges_below() -> Theorem:
    """s <= 0, 0 < p |- the integral of x^(s-1) exp(-r x) over (0, p) has no value."""
    part = b.interval(0, LENGTH)
    scope = Scope().given(b.le(S, 0), b.lt(0, LENGTH))
    there = scope.at_point(X, part)
    below = there.evident(b.lt(X, LENGTH))
    ratio = there.linear(b.lt(1, b.div(LENGTH, X)), (below, b.power(X, -1)))
    apart = there.know(ratio).evident(b.lt(0, b.log(b.div(LENGTH, X))))
    log = there.linear(b.le(b.mul(S, b.log(LENGTH)), b.mul(S, b.log(X))), (apart, b.neg(S)))
    square = there.evident(b.le(0, b.power(b.sub(RATE, X), 2)))
    smaller = there.linear(b.le(b.power(X, 2), b.power(LENGTH, 2)), (below, b.add(X, LENGTH)))
    exponent = b.sub(b.mul(S, b.log(X)), b.mul(RATE, X))
    half = b.div(1, 2)
    least = b.sub(b.mul(S, b.log(LENGTH)), b.mul(half, b.add(b.power(RATE, 2), b.power(LENGTH, 2))))
    known = there.linear(b.le(least, exponent), (log, 1), (square, half), (smaller, half))
    return logic.theorem(_above(scope, part, _gamma_body(), exponent, least, known), id="gamma-diverges-below")


def _gamma_body() -> Term:
    return b.mul(b.power(X, b.sub(S, 1)), b.exp(b.neg(b.mul(RATE, X))))


@cache
def odds_diverge_at_zero() -> Theorem:
    """a <= 0 |- the integral of x^(a-1) (1+x)^(-a-b) over the half-line has no value."""
    scope = Scope().given(b.le(A, 0))
    there = scope.at_point(X, NEAR)
    rest, power = b.log(b.add(1, X)), b.neg(b.add(A, B))
    small = there.linear(b.le(rest, 1), (tangent_at(there, rest), 1), (there.evident(b.le(X, 1)), 1))
    least = _bounded(there, power, rest, small)
    found = _above_reciprocal(scope, NEAR, _odds_body(), b.mul(A, b.log(X)), power, rest, least)
    return logic.theorem(on_more(scope, X, HALF_LINE, found), id="odds-diverge-at-zero")


@cache
def odds_diverge_far_out() -> Theorem:
    """b <= 0 |- the integral of x^(a-1) (1+x)^(-a-b) over the half-line has no value."""
    scope = Scope().given(b.le(B, 0))
    there = scope.at_point(X, FAR)
    rest = b.sub(b.log(b.add(1, X)), b.log(X))
    near_one = there.evident(b.le(b.power(X, -1), 1))
    small = there.linear(b.le(rest, 1), (tangent_at(there, rest), 1), (near_one, 1))
    positive = there.linear(b.le(0, rest), (tangent_at(there, b.neg(rest)), 1))
    least = _bounded(there.know(positive), b.neg(A), rest, small)
    rising = b.neg(b.mul(B, b.log(b.add(1, X))))
    found = _above_reciprocal(scope, FAR, _odds_body(), rising, b.neg(A), rest, least)
    return logic.theorem(on_more(scope, X, HALF_LINE, found), id="odds-diverge-far-out")


def _odds_body() -> Term:
    return b.mul(b.power(X, b.sub(A, 1)), b.power(b.add(1, X), b.neg(b.add(A, B))))


@cache
def beta_diverges_at_zero() -> Theorem:
    """k <= 0 |- the integral of x^(k-1) (1-x)^(b-1) over (0, 1) has no value."""
    near = b.interval(0, Fraction(1, 2))
    scope = Scope().given(b.le(K, 0))
    there = scope.at_point(X, near)
    rest, power = b.neg(b.log(b.sub(1, X))), b.sub(1, B)
    odds = b.sub(b.power(b.sub(1, X), -1), 1)
    small = there.linear(b.le(rest, 1), (tangent_at(there, rest), 1), (there.evident(b.le(odds, 1)), 1))
    least = _bounded(there, power, rest, small)
    found = _above_reciprocal(scope, near, beta_body(K, B), b.mul(K, b.log(X)), power, rest, least)
    return logic.theorem(on_more(scope, X, UNIT, found), id="beta-diverges-at-zero")


@cache
def beta_diverges_at_one() -> Theorem:
    """k <= 0 |- the integral of x^(a-1) (1-x)^(k-1) over (0, 1) has no value: x = 1 - u."""
    scope = Scope().given(b.le(K, 0))
    inner = b.sub(1, X)
    slope = scope.at_point(X, UNIT).differentiate(X, inner, X, b.num(-1))
    ends = scope.limit(X, inner, b.ZERO, 1, 1), scope.limit(X, inner, b.ONE, -1, 0)
    whole = b.integral(UNIT, X, beta_body(A, K))
    finite = scope.given(b.defined(whole))
    moved = finite.substitution(X, UNIT, slope, *ends, b.lam(X, beta_body(A, K)))
    other = finite.instantiate(beta_diverges_at_zero(), {B: A})
    there = finite.know(moved).evident(b.defined(b.integral(UNIT, X, beta_body(K, A))))
    return logic.theorem(absurd(finite, whole, there, other), id="beta-diverges-at-one")


@cache
def gaussian_diverges() -> Theorem:
    """r <= 0 |- the integral of exp(-r x^2 + c x) over the line has no value: it is at least 1 on one side of 0."""
    exponent = b.sub(b.mul(LINEAR, X), b.mul(RATE, b.power(X, 2)))
    sides_ = ((b.le(0, LINEAR), HALF_LINE), (b.lt(LINEAR, 0), b.interval(b.MINUS_INFINITY, 0)))
    one, two = (_on_one_side(condition, part, exponent) for condition, part in sides_)
    return logic.theorem(logic.cases(one, two, condition=b.le(0, LINEAR)), id="gaussian-diverges")


def _on_one_side(condition: Term, part: Term, exponent: Term) -> Theorem:
    scope = Scope().given(b.le(RATE, 0), condition)
    there = scope.at_point(X, part)
    sloping = there.evident(b.le(0, b.mul(LINEAR, X)))
    grows = there.evident(b.le(0, b.neg(b.mul(RATE, b.power(X, 2)))))
    tangent = tangent_at(there, exponent)
    upper = there.linear(b.le(1, b.exp(exponent)), (tangent, 1), (sloping, 1), (grows, 1))
    smaller = by_antiderivative(scope, X, part, X, b.ONE)  # type: ignore[arg-type]
    found = above(scope, X, part, smaller, upper, there.evident(b.le(b.neg(b.exp(exponent)), 1)))
    return on_more(scope, X, LINE, found)


# ---- comparison with 1/x -------------------------------------------------------------------------------------


def _bounded(there: Scope, power: Term, rest: Term, small: Theorem) -> Theorem:
    """-(c^2 + 1) <= c r for 0 <= r <= 1: (c + r/2)^2 is not negative, and r^2 <= 1."""
    square = there.evident(b.le(0, b.power(b.add(power, b.div(rest, 2)), 2)))
    fourth = b.div(b.add(1, rest), 4)
    return there.linear(b.le(_least(power), b.mul(power, rest)), (square, 1), (small, fourth))


def _least(power: Term) -> Term:
    return b.neg(b.add(b.power(power, 2), 1))


def _above_reciprocal(
    scope: Scope, part: Term, body: Term, rising: Term, power: Term, rest: Term, least: Theorem
) -> Theorem:
    """The integral of body = exp(rising + c r)/x over a part on which rising is not negative has no value."""
    there = scope.at_point(X, part)
    exponent = b.add(rising, b.mul(power, rest))
    known = there.linear(b.le(_least(power), exponent), (least, 1), (there.evident(b.le(0, rising)), 1))
    return _above(scope, part, body, exponent, _least(power), known)


def _above(scope: Scope, part: Term, body: Term, exponent: Term, least: Term, known: Theorem) -> Theorem:
    """The integral of body = exp(exponent)/x, the exponent being at least `least`, which is a constant."""
    there = scope.at_point(X, part)
    scale = b.exp(least)
    smaller = by_antiderivative(scope, X, part, b.mul(scale, b.log(X)), b.div(scale, X))  # type: ignore[arg-type]
    u, v = b.real("u"), b.real("v")
    monotone = exponential_rises()
    grown = logic.cut(there.instantiate(monotone, {u: least, v: exponent}), known)
    upper = there.linear(b.le(b.div(scale, X), body), (grown, b.power(X, -1)))
    return above(scope, X, part, smaller, upper, there.evident(b.le(b.neg(body), b.div(scale, X))))
