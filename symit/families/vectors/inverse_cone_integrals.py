"""Integrals over the cone of positive definite matrices [[x, y], [y, z]] of what has their inverses in it: of
k det^-(s+2) exp(-(p (z - 2 h y + h^2 x) + e x)/det), p = e/g^2, times A + B log det + (C z + D y + E x)/det.

With t = z - y^2/x the determinant is x t.  Over t it is Gamma's integral of 1/t, over y, where q = 1 + (y/x - h)^2/g^2
is left to a power, it is Student's, and over x Gamma's of 1/x.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from symit.families.closed_forms.solving import solved
from symit.families.integrals.base import HALF_LINE, LINE, RATE, X, substituted
from symit.families.integrals.gamma_function import S, facts_at, gamma, raised
from symit.families.moments.beta_parts import on_part_of_odds
from symit.families.moments.gamma_values import digamma_value, gamma_value
from symit.families.moments.moments import Map, along, on_half_line
from symit.families.moments.pieces import by_pieces, either_side
from symit.families.vectors.cone_integrals import (
    FROM,
    HALF,
    IN_SYMBOLS,
    K,
    Meaning,
    Shape,
    U,
    V,
    W,
    coordinates,
    det,
    one_after_other,
    with_gamma,
)
from symit.families.vectors.simplex_integrals import same_in_letters
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.special import DIGAMMA

W_1, W_2 = b.real("w_1"), b.real("w_2")
AT, SPREAD, LENGTH = b.real("h"), b.real("g"), b.real("l")


@cache
def inverse_gamma_step() -> Theorem:
    """0 < s, 0 < r |- the integral over (d, oo) of k (u + v log y + w/y) y^-(s+1) exp(-r/y) for y = x - d."""
    scope = with_gamma(Scope().given(b.lt(0, S), b.lt(0, RATE)), S)
    away = b.sub(X, FROM)
    weight = b.mul(b.power(away, b.neg(b.add(S, 1))), b.exp(b.neg(b.div(RATE, away))))
    body = b.mul(K, b.add(U, b.mul(V, b.log(away)), b.div(W, away)), weight)
    whole = b.integral(b.interval(FROM, b.INFINITY), X, body)
    found = along(Map(lambda y: b.add(FROM, raised(y, b.num(-1))), HALF_LINE, high=FROM), on_half_line)(scope, whole)  # type: ignore[arg-type]
    log = b.sub(b.log(RATE), b.app(DIGAMMA, S))
    value = b.mul(K, gamma(S), b.power(RATE, b.neg(S)), b.add(U, b.mul(V, log), b.mul(W, b.div(S, RATE))))
    return logic.chain(found, same_in_letters(scope, sides(found)[1], value))


@cache
def student_step() -> Theorem:
    """0 < s, 0 < l, 0 < g |- the integral over the line of k (u + v log q + (w + w_1 z + w_2 z^2)/q) q^-(s+1), where z
    is (x/l - h)/g and q = 1 + z^2."""
    return scaled_student(_student, _student_value(), b.lt(0, S))


def scaled_student(student: Callable[[Term], Term], value: Term, given: Term) -> Theorem:
    """The integral over the line of a function of z = (x/l - h)/g, by x = l (h + g z)."""
    known = _student_at_zero(student, value, given)
    scope = with_gamma(Scope().given(given, b.lt(0, LENGTH), b.lt(0, SPREAD)), S, b.add(S, HALF), b.add(S, 1))
    inner, slope = b.mul(LENGTH, b.add(AT, b.mul(SPREAD, X))), PLAIN.canonical(b.mul(LENGTH, SPREAD))
    scope = scope.know(known, exists(known))
    there = scope.at_point(X, LINE)
    pulled, plainly = b.mul(student(standard(inner, LENGTH)), slope), b.mul(slope, student(X))
    found = scope.linearity(X, LINE, plainly, (slope, student(X)))
    found = logic.chain(scope.know(found).congruence(X, LINE, same_in_letters(there, pulled, plainly)), found)
    moved = substituted(scope.know(found, exists(found)), LINE, inner, student(standard(X, LENGTH)))
    return logic.chain(moved, rewritten(found, known))


def standard(x: Term, length: Term) -> Term:
    return b.div(b.sub(b.div(x, length), AT), SPREAD)


def _student_at_zero(student: Callable[[Term], Term], value: Term, given: Term) -> Theorem:
    """For l = g = 1 and h = 0."""
    scope = with_gamma(Scope().given(given), S, b.add(S, HALF), b.add(S, 1))
    scope = scope.know(*facts_at(scope, HALF))
    there = scope.at_point(X, LINE)
    one = b.add(1, b.power(X, 2))
    positive = there.linear(b.lt(0, one), (there.evident(b.le(0, b.power(X, 2))), 1))
    scope = scope.know(scope.for_all(positive, X, LINE))
    moment = by_pieces(either_side(b.ZERO, b.ONE, HALF, on_part_of_odds), [b.ZERO])
    found = solved(scope, b.integral(LINE, X, student(X)), moment, frozenset())
    written = rewritten(scope.field(value, value), *_at_next(scope))
    same = same_in_letters(scope, sides(found)[1], sides(written)[1])
    return logic.chain(found, same, logic.symmetry(written))


def _at_next(scope: Scope) -> list[Theorem]:
    """Gamma and digamma at s + 1."""
    values = (of(scope, b.add(S, 1)) for of in (gamma_value, digamma_value))
    return [value for value in values if value is not None]


def _student(z: Term) -> Term:
    q = b.add(1, b.power(z, 2))
    square = b.add(W, b.mul(W_1, z), b.mul(W_2, b.power(z, 2)))
    return b.mul(K, b.add(U, b.mul(V, b.log(q)), b.div(square, q)), b.power(q, b.neg(b.add(S, 1))))


def _student_value() -> Term:
    log = b.sub(b.app(DIGAMMA, b.add(S, 1)), b.app(DIGAMMA, b.add(S, HALF)))
    square = b.div(b.add(b.mul(W, b.add(S, HALF)), b.mul(W_2, HALF)), b.add(S, 1))
    return b.mul(K, student_scale(), b.add(U, b.mul(V, log), square))


def student_scale() -> Term:
    """The integral of q^-(s+1)."""
    return b.mul(b.sqrt(b.PI), b.div(gamma(b.add(S, HALF)), gamma(b.add(S, 1))))


# ---- one after the other -------------------------------------------------------------------------------------

OF_BOTH = b.real("e")


def weighted(xs: Sequence[Term], statistic: Term) -> Term:
    """The weight times a statistic."""
    x, y, z = xs
    away = b.add(z, b.mul(-2, AT, y), b.mul(b.power(AT, 2), x))
    exponent = b.neg(b.div(b.add(b.mul(rate(), away), b.mul(OF_BOTH, x)), det(xs)))
    return b.mul(K, b.power(det(xs), b.neg(b.add(S, 2))), b.exp(exponent), statistic)


def _integrand(xs: Sequence[Term]) -> Term:
    x, y, z = xs
    c, below = IN_SYMBOLS, det(xs)
    inverse = b.div(b.add(b.mul(c.x, x), b.mul(c.y, y), b.mul(c.z, z)), below)
    return weighted(xs, b.add(c.constant, b.mul(c.log, b.log(below)), inverse))


def rate() -> Term:
    """p."""
    return b.div(OF_BOTH, b.power(SPREAD, 2))


def outer_weight(x: Term) -> Term:
    """What of the weight has x alone."""
    return b.mul(K, b.power(x, b.neg(b.add(S, 2))), b.exp(b.neg(b.div(rate(), x))))


def outer_rate(x: Term, y: Term) -> Term:
    """e q."""
    return b.mul(OF_BOTH, b.add(1, b.power(standard(y, x), 2)))


@cache
def _levels() -> tuple[Theorem, ...]:
    x, y, z = coordinates()
    c, next_ = IN_SYMBOLS, b.add(S, 1)
    scope = Scope().given(b.lt(0, S), b.lt(0, OF_BOTH), b.lt(0, SPREAD))
    scope = with_gamma(scope, S, b.add(S, HALF), next_)
    beside_x = outer_weight(x)
    so_far = b.add(c.constant, b.mul(c.log, b.log(x)), b.div(c.z, x))
    slope = b.div(y, x)
    power = b.power(OF_BOTH, b.neg(next_))

    over_z: Meaning = {K: beside_x, FROM: b.div(b.power(y, 2), x), S: next_, RATE: outer_rate(x, y)}
    over_z |= {U: so_far, V: c.log, W: b.add(b.mul(c.z, b.power(slope, 2)), b.mul(c.y, slope), c.x)}
    at = b.add(b.mul(c.z, b.power(AT, 2)), b.mul(c.y, AT), c.x)
    weights = at, b.add(b.mul(2, c.z, AT, SPREAD), b.mul(c.y, SPREAD)), b.mul(c.z, b.power(SPREAD, 2))
    log = b.sub(b.log(OF_BOTH), b.app(DIGAMMA, next_))
    over_y: Meaning = {K: b.mul(beside_x, gamma(next_), power), LENGTH: x}
    over_y |= {U: b.add(so_far, b.mul(c.log, log)), V: c.log}
    over_y |= {w: b.mul(weight, b.div(next_, OF_BOTH)) for w, weight in zip((W, W_1, W_2), weights, strict=True)}
    square = b.div(b.add(b.mul(at, b.add(S, HALF)), b.mul(HALF, c.z, b.power(SPREAD, 2))), OF_BOTH)
    log = b.sub(b.log(OF_BOTH), b.app(DIGAMMA, b.add(S, HALF)))
    over_x: Meaning = {K: b.mul(K, power, SPREAD, b.sqrt(b.PI), gamma(b.add(S, HALF))), FROM: b.ZERO, RATE: rate()}
    over_x |= {U: b.add(c.constant, b.mul(c.log, log), square), V: c.log, W: c.z}
    steps = (inverse_gamma_step(), over_z), (student_step(), over_y), (inverse_gamma_step(), over_x)
    return one_after_other(scope, _integrand((x, y, z)), *steps)


LETTERS = K, S, AT, SPREAD, OF_BOTH
OF_INVERSES = Shape(LETTERS, _integrand, _levels)
