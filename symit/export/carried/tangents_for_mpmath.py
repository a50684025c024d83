"""What log-partitions are above their tangents, for exported mpmath source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from mpmath import mp

from symit.export.carried.for_mpmath import GUARD

Real: TypeAlias = Any
"""A real number of mpmath."""


def bessel_div(c: Real, a: Real, d: Real) -> Real:
    """log I0 at c above its tangent at a, with d = c - a."""
    return with_digits(bessel_parts, c, a)


def bessel_parts(c: Real, a: Real) -> list[Real]:
    i0 = mp.besseli(0, a)
    return [mp.log(mp.besseli(0, c) / i0), (a - c) * (mp.besseli(1, a) / i0)]


def tilt_div(c: Real, a: Real, d: Real) -> Real:
    """log((exp(x) - 1)/x) at c above its tangent at a, with d = c - a."""
    return with_digits(tilt_parts, c, a)


def tilt_parts(c: Real, a: Real) -> list[Real]:
    grown = mp.expm1(a)
    apart = a - c
    grows = mp.log(mp.expm1(c) / c / (grown / a))
    return [grows, apart, apart / grown, -apart / a]


def log_series_div(c: Real, a: Real, d: Real) -> Real:
    """log(-log(1 - p)) as a function of log(p), at p = c above its tangent at p = a,
    with d = c - a."""
    return with_digits(log_series_parts, c, a)


def log_series_parts(c: Real, a: Real) -> list[Real]:
    at_a, at_c = mp.log1p(-a), mp.log1p(-c)
    return [mp.log(at_c / at_a), a * mp.log(c / a) / ((1 - a) * at_a)]


def zeta_div(c: Real, a: Real, d: Real) -> Real:
    """log zeta at c above its tangent at a, with d = c - a."""
    return with_digits(zeta_parts, c, a)


def zeta_parts(c: Real, a: Real) -> list[Real]:
    at_a = mp.zeta(a)
    return [mp.log(mp.zeta(c) / at_a), (a - c) * (mp.zeta(a, 1, 1) / at_a)]


def with_digits(parts: Callable[[Real, Real], list[Real]], c: Real, a: Real) -> Real:
    """The sum of parts that cancel among themselves or beside 1, with more and more
    digits until enough are left."""
    if c == a:
        return mp.mpf(0)
    digits = 2 * mp.prec
    while True:
        with mp.workprec(digits):
            terms = parts(c, a)
            value = mp.fsum(terms)
        lost = mp.mag(max(1, *map(abs, terms))) - mp.mag(value) if value else digits
        if lost < digits - mp.prec - GUARD:
            return value
        digits *= 2
