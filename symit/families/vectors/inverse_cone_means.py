"""The same integrals as in `inverse_cone_integrals`, of the weight times C x + D y + E z: they exist for s > 1."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE, X
from symit.families.integrals.gamma_function import S, gamma, raised
from symit.families.moments.moments import Map, along, on_half_line
from symit.families.vectors.cone_integrals import (
    FROM,
    HALF,
    IN_SYMBOLS,
    K,
    Meaning,
    Shape,
    U,
    V,
    coordinates,
    one_after_other,
    with_gamma,
)
from symit.families.vectors.inverse_cone_integrals import (
    AT,
    LENGTH,
    LETTERS,
    OF_BOTH,
    SPREAD,
    W_1,
    W_2,
    outer_rate,
    outer_weight,
    rate,
    scaled_student,
    student_scale,
    weighted,
)
from symit.families.vectors.simplex_integrals import same_in_letters
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

LESS = b.sub(S, HALF)


@cache
def _mean_step() -> Theorem:
    """1 < s, 0 < r |- the integral over (d, oo) of k (u + v y) y^-(s+1) exp(-r/y) for y = x - d."""
    scope = with_gamma(Scope().given(b.lt(1, S), b.lt(0, RATE)), S)
    away = b.sub(X, FROM)
    factors = b.power(away, b.neg(b.add(S, 1))), b.exp(b.neg(b.div(RATE, away)))
    whole = b.integral(b.interval(FROM, b.INFINITY), X, b.mul(K, b.add(U, b.mul(V, away)), *factors))
    map_ = Map(lambda y: b.add(FROM, raised(y, b.num(-1))), HALF_LINE, high=FROM)
    found = along(map_, on_half_line)(scope, whole)  # type: ignore[arg-type]
    mean = b.div(RATE, b.sub(S, 1))
    value = b.mul(K, gamma(S), b.power(RATE, b.neg(S)), b.add(U, b.mul(V, mean)))
    return logic.chain(found, same_in_letters(scope, sides(found)[1], value))


@cache
def _student_step() -> Theorem:
    """1 < s, 0 < l, 0 < g |- the integral over the line of k (u + v q + w_1 z + w_2 z^2) q^-(s+1)."""
    sum_ = b.add(U, b.div(b.add(b.mul(V, S), b.mul(W_2, HALF)), LESS))
    return scaled_student(_student, b.mul(K, student_scale(), sum_), b.lt(1, S))


def _student(z: Term) -> Term:
    q = b.add(1, b.power(z, 2))
    sum_ = b.add(U, b.mul(V, q), b.mul(W_1, z), b.mul(W_2, b.power(z, 2)))
    return b.mul(K, sum_, b.power(q, b.neg(b.add(S, 1))))


def _integrand(xs: Sequence[Term]) -> Term:
    x, y, z = xs
    return weighted(xs, b.add(b.mul(IN_SYMBOLS.x, x), b.mul(IN_SYMBOLS.y, y), b.mul(IN_SYMBOLS.z, z)))


@cache
def _levels() -> tuple[Theorem, ...]:
    x, y, z = coordinates()
    c, next_ = IN_SYMBOLS, b.add(S, 1)
    scope = Scope().given(b.lt(1, S), b.lt(0, OF_BOTH), b.lt(0, SPREAD))
    scope = with_gamma(scope, S, b.add(S, HALF), next_)
    start, power = b.div(b.power(y, 2), x), b.power(OF_BOTH, b.neg(next_))

    over_z: Meaning = {K: outer_weight(x), FROM: start, S: next_, RATE: outer_rate(x, y)}
    over_z |= {U: b.add(b.mul(c.x, x), b.mul(c.y, y), b.mul(c.z, start)), V: c.z}
    at = b.add(c.x, b.mul(c.y, AT), b.mul(c.z, b.power(AT, 2)))
    slope, square = b.add(b.mul(c.y, SPREAD), b.mul(2, c.z, AT, SPREAD)), b.mul(c.z, b.power(SPREAD, 2))
    over_y: Meaning = {K: b.mul(outer_weight(x), gamma(next_), power), LENGTH: x}
    over_y |= {U: b.mul(x, at), V: b.div(b.mul(c.z, OF_BOTH), S), W_1: b.mul(x, slope), W_2: b.mul(x, square)}
    over_x: Meaning = {K: b.mul(K, power, SPREAD, b.sqrt(b.PI), gamma(b.add(S, HALF))), FROM: b.ZERO, RATE: rate()}
    over_x |= {U: b.div(b.mul(c.z, OF_BOTH), LESS), V: b.add(at, b.div(square, b.mul(2, LESS)))}
    steps = (_mean_step(), over_z), (_student_step(), over_y), (_mean_step(), over_x)
    return one_after_other(scope, _integrand((x, y, z)), *steps)


MEANS_OF_INVERSES = Shape(LETTERS, _integrand, _levels)
