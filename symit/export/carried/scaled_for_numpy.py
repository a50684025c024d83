"""What the normal distribution and Gamma have beyond a place, times an exponential that
may be beyond all floats alone, which exported numpy source carries along."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from symit.export.carried.for_numpy import exp, log, log1p, select
from symit.export.carried.gamma_for_numpy import log_gamma
from symit.export.carried.incomplete_for_numpy import Phi, scaled_tail, upper_gamma
from symit.export.carried.scaled_series import (
    bell_mean,
    series_below,
    upper_fraction,
)
from symit.export.carried.wide_for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def log_Phi_gap(y: Real, x: Real, d: Real) -> Real:
    """log(Phi(y) - Phi(x)), with d = y - x: from the side where both are small."""
    low = select(x + y < 0, lambda x, y: -y, lambda x, y: x + 0 * y, x, y)
    near = d * (abs(low) + d) < 1
    return select(near, close_gap, wide_gap, low, d)


def close_gap(low: Real, d: Real) -> Real:
    mean = log(bell_mean(low, d, exp))
    return mean + log(d) - low * low / 2 - math.log(2 * math.pi) / 2


def wide_gap(low: Real, d: Real) -> Real:
    return select(low > 0, gap_beyond, gap_around, low, d)


def gap_beyond(low: Real, d: Real) -> Real:
    apart = exp(-d * (low + d / 2)) * scaled_tail(low + d)
    return log(scaled_tail(low) - apart) - low * low / 2


def gap_around(low: Real, d: Real) -> Real:
    return log1p(-(Phi(low) + Phi(-(low + d))))


def bell_share(z: Real, y: Real, x: Real, d: Real) -> Real:
    """exp(-z^2/2)/(Phi(y) - Phi(x)) for z = x or z = y, with d = y - x."""
    end = select(abs(z - y) < abs(z - x), lambda x, y: -y, lambda x, y: x + 0 * y, x, y)
    near = d * (abs(end) + d) < 1
    return select(near, close_share, wide_share, end, d)


def gap_share(u: Real, v: Real, e: Real, y: Real, x: Real, d: Real) -> Real:
    """(Phi(u) - Phi(v))/(Phi(y) - Phi(x)), with e = u - v and d = y - x."""
    whole = log_Phi_gap(y, x, d)
    return select(
        e > 0,
        lambda u, v, e, whole: exp(log_Phi_gap(u, v, e) - whole),
        lambda u, v, e, whole: 0 * (e + u + v + whole),
        u,
        v,
        e,
        whole,
    )


def close_share(end: Real, d: Real) -> Real:
    return math.sqrt(2 * math.pi) / (d * bell_mean(end, d, exp))


def wide_share(end: Real, d: Real) -> Real:
    return select(end > 0, share_above_end, share_about, end, d)


def share_above_end(end: Real, d: Real) -> Real:
    return 1 / (scaled_tail(end) - exp(-d * (end + d / 2)) * scaled_tail(end + d))


def share_about(end: Real, d: Real) -> Real:
    return select(end + d < 0, share_below_end, share_around, end, d)


def share_below_end(end: Real, d: Real) -> Real:
    low = -(end + d)
    return exp(-d * (low + d / 2)) * share_above_end(low, d)


def share_around(end: Real, d: Real) -> Real:
    return exp(-end * end / 2) / (1 - (Phi(end) + Phi(-(end + d))))


def exp_tail(w: Real, x: Real) -> Real:
    """exp(w + x^2/2) Phi(-x)."""
    return select(
        x < 0,
        lambda w, x: exp(w + x * x / 2) * Phi(-x),
        lambda w, x: exp(w) * scaled_tail(x),
        w,
        x + 0 * w,
    )


def exp_upper(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s upper_gamma(s, x)."""
    w, s, x = w + 0 * s + 0 * x, s + 0 * w + 0 * x, x + 0 * w + 0 * s
    far = (x >= 2) & (x >= 2 * s)
    return select(
        far,
        lambda w, s, x: exp(w) / upper_fraction(s, x),
        near_upper,
        w,
        s,
        x,
    )


def near_upper(w: Real, s: Real, x: Real) -> Real:
    return exp(w + x - s * log(x) + log(upper_gamma(s, x)))


def exp_lower(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s (Gamma(s) - upper_gamma(s, x))."""
    w, s, x = w + 0 * s + 0 * x, s + 0 * w + 0 * x, x + 0 * w + 0 * s
    near = x <= 2 + s / 2
    return select(near, lambda w, s, x: exp(w) * series_below(s, x), far_lower, w, s, x)


def far_lower(w: Real, s: Real, x: Real) -> Real:
    if isinstance(s, Wide) or isinstance(x, Wide):
        s, x = Wide.of(s), Wide.of(x)
        share = Wide(special.gammainc(s.floats(), np.minimum(x.floats(), 1e300)))
    else:
        share = special.gammainc(s, x)
    return exp(w + x - s * log(x) + log_gamma(s) + log(share))
