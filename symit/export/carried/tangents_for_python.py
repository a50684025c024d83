"""What log-partitions are above their tangents, for exported Python source: on floats,
and on Decimal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any, TypeAlias

from symit.export.carried.bessel_for_python import bessel_i0, bessel_i1
from symit.export.carried.for_python import expm1, log1p, select
from symit.export.carried.tangent_series import (
    bessel_far,
    bessel_near,
    is_between,
    is_close,
    is_off_pole,
    log_series_far,
    log_series_near,
    tilt_far,
    tilt_near,
    zeta_far,
    zeta_near,
)
from symit.export.carried.zeta_for_python import zeta_beyond_1, zeta_prime

Real: TypeAlias = Any
"""A float or a Decimal."""


def bessel_div(c: Real, a: Real, d: Real) -> Real:
    """log I0 at c above its tangent at a, with d = c - a."""
    if isinstance(d, Decimal):
        return with_digits(bessel_parts, c, a)
    return select(is_close(c, a, d), bessel_near, bessel_far, c, a, d)


def tilt_div(c: Real, a: Real, d: Real) -> Real:
    """log((exp(x) - 1)/x) at c above its tangent at a, with d = c - a."""
    if isinstance(d, Decimal):
        return with_digits(tilt_parts, c, a)
    return select(is_close(c, a, d), tilt_near, tilt_far, c, a, d)


def log_series_div(c: Real, a: Real, d: Real) -> Real:
    """log(-log(1 - p)) as a function of log(p), at p = c above its tangent at p = a,
    with d = c - a."""
    if isinstance(d, Decimal):
        return with_digits(log_series_parts, c, a)
    return select(is_between(c, a, d), log_series_near, log_series_far, c, a, d)


def zeta_div(c: Real, a: Real, d: Real) -> Real:
    """log zeta at c above its tangent at a, with d = c - a."""
    if isinstance(d, Decimal):
        return with_digits(zeta_parts, c, a)
    return select(is_off_pole(c, a, d), zeta_near, zeta_far, c, a, d)


def with_digits(
    parts: Callable[[Decimal, Decimal], tuple[Decimal, ...]], c: Decimal, a: Decimal
) -> Decimal:
    """The sum of parts that cancel, of Decimal."""
    with localcontext() as context:
        context.prec += DIGITS_LOST
        return sum(parts(c, a), 0 * a)


def bessel_parts(c: Decimal, a: Decimal) -> tuple[Decimal, ...]:
    i0 = bessel_i0(a)
    return (bessel_i0(c) / i0).ln(), (a - c) * (bessel_i1(a) / i0)


def tilt_parts(c: Decimal, a: Decimal) -> tuple[Decimal, ...]:
    grown = expm1(a)
    return (expm1(c) / c / (grown / a)).ln(), (a - c) * (1 + 1 / grown - 1 / a)


def log_series_parts(c: Decimal, a: Decimal) -> tuple[Decimal, ...]:
    at_a, at_c = log1p(-a), log1p(-c)
    return (at_c / at_a).ln(), a * (c / a).ln() / ((1 - a) * at_a)


def zeta_parts(c: Decimal, a: Decimal) -> tuple[Decimal, ...]:
    at_a, at_c = zeta_beyond_1(a), zeta_beyond_1(c)
    return log1p(at_c), -log1p(at_a), (a - c) * (zeta_prime(a) / (1 + at_a))


DIGITS_LOST = 60
