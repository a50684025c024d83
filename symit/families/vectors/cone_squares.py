"""The same integrals as in `cone_integrals`, of the weight times products of two entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations_with_replacement

from symit.families.closed_forms.solving import solved
from symit.families.integrals.base import LINE, LINEAR, RATE, X
from symit.families.integrals.gamma_function import S, gamma
from symit.families.moments.moments import on_line
from symit.families.vectors.cone_integrals import (
    FROM,
    HALF,
    LETTERS,
    REST,
    SLOPE,
    K,
    Meaning,
    Shape,
    U,
    V,
    W,
    coordinates,
    factor,
    gamma_scale,
    one_after_other,
    outer_weight,
    shifted,
    weighted,
    with_gamma,
)
from symit.families.vectors.simplex_integrals import same_in_letters
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

PAIRS = tuple(combinations_with_replacement(range(3), 2))
PRODUCTS = tuple(b.real(f"c_{i}{j}") for i, j in PAIRS)
W_3, W_4 = b.real("w_3"), b.real("w_4")


@cache
def _gamma_step() -> Theorem:
    """0 < s, 0 < r |- the integral over (d, oo) of k (u + v x + w x^2) (x - d)^(s-1) exp(-r x)."""
    scope = with_gamma(Scope().given(b.lt(0, S), b.lt(0, RATE)), S)
    sum_ = b.add(U, b.mul(V, X), b.mul(W, b.power(X, 2)))
    found = shifted(scope, b.mul(K, sum_, factor(b.sub(X, FROM), S), b.exp(b.neg(b.mul(RATE, X)))))
    mean = b.div(S, RATE)
    square = b.add(b.power(FROM, 2), b.mul(2, FROM, mean), b.div(b.mul(S, b.add(S, 1)), b.power(RATE, 2)))
    sum_ = b.add(U, b.mul(V, b.add(FROM, mean)), b.mul(W, square))
    return logic.chain(found, same_in_letters(scope, sides(found)[1], b.mul(gamma_scale(), sum_)))


@cache
def _gaussian_step() -> Theorem:
    """0 < r |- the integral of k (u + v x + w x^2 + w_3 x^3 + w_4 x^4) exp(-r x^2 + c x) over the line."""
    scope = Scope().given(b.lt(0, RATE))
    powers = [b.ONE, X, *(b.power(X, n) for n in (2, 3, 4))]
    exponent = b.add(b.neg(b.mul(RATE, b.power(X, 2))), b.mul(LINEAR, X))
    body = b.mul(K, _combined(powers), b.exp(exponent))
    found = solved(scope, b.integral(LINE, X, body), on_line, frozenset())
    m, v = b.div(LINEAR, b.mul(2, RATE)), b.div(1, b.mul(2, RATE))
    square = b.power(m, 2)
    fourth = b.add(b.power(m, 4), b.mul(6, square, v), b.mul(3, b.power(v, 2)))
    means = [b.ONE, m, b.add(square, v), b.add(b.power(m, 3), b.mul(3, m, v)), fourth]
    scale = b.mul(b.sqrt(b.div(b.PI, RATE)), b.exp(b.mul(RATE, square)))
    return scope.restate(found, b.mul(K, scale, _combined(means)))


def _combined(values: Sequence[Term]) -> Term:
    return b.add(*(b.mul(c, value) for c, value in zip((U, V, W, W_3, W_4), values, strict=True)))


def _integrand(xs: Sequence[Term]) -> Term:
    return weighted(xs, b.add(*(b.mul(c, xs[i], xs[j]) for c, (i, j) in zip(PRODUCTS, PAIRS, strict=True))))


@cache
def _levels() -> tuple[Theorem, ...]:
    x, y, z = coordinates()
    xx, xy, xz, yy, yz, zz = PRODUCTS
    scope = with_gamma(Scope().given(b.lt(0, S), b.lt(0, RATE), b.lt(0, REST)), S, b.add(S, HALF))
    mean, above = b.div(S, RATE), b.mul(gamma(S), b.power(RATE, b.neg(S)))
    tilt, spread = b.neg(b.div(SLOPE, b.mul(2, RATE))), b.div(1, b.mul(2, RATE))

    over_z: Meaning = {K: b.mul(outer_weight(x), b.exp(b.neg(b.mul(SLOPE, y)))), FROM: b.div(b.power(y, 2), x)}
    over_z |= {U: b.add(b.mul(xx, x, x), b.mul(xy, x, y), b.mul(yy, y, y)), V: b.add(b.mul(xz, x), b.mul(yz, y)), W: zz}
    square = b.div(b.mul(S, b.add(S, 1)), b.power(RATE, 2))
    over_y: Meaning = {K: b.mul(outer_weight(x), above), RATE: b.div(RATE, x), LINEAR: b.neg(SLOPE)}
    over_y |= {
        U: b.add(b.mul(xx, x, x), b.mul(xz, x, mean), b.mul(zz, square)),
        V: b.add(b.mul(xy, x), b.mul(yz, mean)),
    }
    over_y |= {W: b.add(yy, xz, b.div(b.mul(2, zz, mean), x)), W_3: b.div(yz, x), W_4: b.div(zz, b.power(x, 2))}
    both, three = b.add(yy, xz), b.mul(3, spread)
    over_x: Meaning = {K: b.mul(K, above, b.sqrt(b.div(b.PI, RATE))), S: b.add(S, HALF), RATE: REST, FROM: b.ZERO}
    constant = b.add(square, b.mul(2, mean, spread), b.mul(3, b.power(spread, 2)))
    linear = b.add(
        b.mul(xz, mean),
        b.mul(both, spread),
        b.mul(yz, tilt, b.add(mean, three)),
        b.mul(2, zz, b.power(tilt, 2), b.add(mean, three)),
    )
    top = zip((xx, xy, both, yz, zz), range(5), strict=True)
    over_x |= {U: b.mul(zz, constant), V: linear, W: b.add(*(b.mul(c, b.power(tilt, n)) for c, n in top))}
    steps = (_gamma_step(), over_z), (_gaussian_step(), over_y), (_gamma_step(), over_x)
    return one_after_other(scope, _integrand((x, y, z)), *steps)


OF_PRODUCTS = Shape(LETTERS, _integrand, _levels, PRODUCTS)
