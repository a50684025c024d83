"""What log-partitions are above their tangents, for exported numpy source."""

from __future__ import annotations

from typing import Any, TypeAlias

from symit.export.carried.for_numpy import select
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

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def bessel_div(c: Real, a: Real, d: Real) -> Real:
    """log I0 at c above its tangent at a, with d = c - a."""
    return select(is_close(c, a, d), bessel_near, bessel_far, c, a, d)


def tilt_div(c: Real, a: Real, d: Real) -> Real:
    """log((exp(x) - 1)/x) at c above its tangent at a, with d = c - a."""
    return select(is_close(c, a, d), tilt_near, tilt_far, c, a, d)


def log_series_div(c: Real, a: Real, d: Real) -> Real:
    """log(-log(1 - p)) as a function of log(p), at p = c above its tangent at p = a,
    with d = c - a."""
    return select(is_between(c, a, d), log_series_near, log_series_far, c, a, d)


def zeta_div(c: Real, a: Real, d: Real) -> Real:
    """log zeta at c above its tangent at a, with d = c - a."""
    return select(is_off_pole(c, a, d), zeta_near, zeta_far, c, a, d)
