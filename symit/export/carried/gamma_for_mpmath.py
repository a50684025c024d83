"""The functions of Gamma that exported mpmath source carries along."""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

from symit.export.carried.for_mpmath import GUARD, log_ratio

Real: TypeAlias = Any
"""A real number of mpmath."""


def log_gamma(x: Real) -> Real:
    return mp.loggamma(x)


def gamma(x: Real) -> Real:
    return mp.gamma(x)


def digamma(x: Real) -> Real:
    return mp.digamma(x)


def log_gamma_rest(x: Real) -> Real:
    """log Gamma(x) - x log(x) + x."""
    with mp.workprec(mp.prec + GUARD + 2 * max(0, mp.mag(x))):
        return mp.loggamma(x) - x * mp.log(x) + x


def digamma_rest(x: Real) -> Real:
    """digamma(x) - log(x)."""
    with mp.workprec(mp.prec + GUARD + max(0, mp.mag(x))):
        return mp.digamma(x) - mp.log(x)


def trigamma(x: Real) -> Real:
    return mp.polygamma(1, x)


def gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(x) - x log(x) + x at c above its tangent at a, with d = c - a: about
    (d/a)^2/2 between terms of size a log(a), so the digits that cancel are computed in
    addition."""
    if not d:
        return mp.mpf(0)
    larger = max(mp.mpf(a), mp.mpf(c))
    lost = 2 * max(0, -mp.mag(d / larger)) + max(0, mp.mag(larger) + 10)
    with mp.workprec(mp.prec + GUARD + lost):
        c = moved(c, a, d)
        d = c - a
        return mp.fsum(above(c, a)) - (c * log_ratio(c, a, d) - d)


def beta_div(c: Real, d: Real, a: Real, b: Real, x: Real, y: Real) -> Real:
    """log Beta at (c, d) above its tangent at (a, b), with x = c - a and y = d - b:
    with more and more digits, until enough are left."""
    if not x and not y:
        return mp.mpf(0)
    digits = 2 * mp.prec
    while True:
        with mp.workprec(digits):
            c, d = moved(c, a, x), moved(d, b, y)
            parts = [*above(c, a), *above(d, b)]
            parts += [-part for part in above(c + d, mp.mpf(a) + b)]
            value = mp.fsum(parts)
        lost = mp.mag(max(map(abs, parts))) - mp.mag(value) if value else digits
        if lost < digits - mp.prec - GUARD:
            return value
        digits *= 2


def moved(c: Real, a: Real, d: Real) -> Real:
    """c = a + d, by that of c and d which is not rounded."""
    return mp.mpf(a) + d if 2 * abs(d) < a else c


def above(c: Real, a: Real) -> list[Real]:
    """What log Gamma at c is above its tangent at a, in parts."""
    return [mp.loggamma(c), -mp.loggamma(a), -(c - a) * mp.digamma(a)]
