"""What the normal distribution and Gamma have beyond a place, times an exponential that
may be beyond all floats alone, which exported Python source carries along."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from typing import Any, TypeAlias

from symit.export.carried.for_python import exp, log
from symit.export.carried.gamma_for_python import log_gamma
from symit.export.carried.incomplete_for_python import (
    CANCELLING,
    SMALLEST,
    Phi,
    gamma_fraction,
    scaled_tail,
    upper_gamma,
)
from symit.export.carried.scaled_series import bell_mean

Real: TypeAlias = Any
"""A float or a Decimal."""


def log_Phi_gap(y: Real, x: Real, d: Real) -> Real:
    """log(Phi(y) - Phi(x)), with d = y - x: from the side where both are small."""
    low = -y if x + y < 0 else x
    if not isinstance(d, Decimal) and d * (abs(low) + d) < 1:
        mean = log(bell_mean(low, d, exp))
        return mean + log(d) - low * low / 2 - math.log(2 * math.pi) / 2
    if low > 0:
        with localcontext() as context:
            context.prec += CANCELLING
            apart = exp(-d * (low + d / 2)) * scaled_tail(low + d)
            return log(scaled_tail(low) - apart) - low * low / 2
    return log(1 - (Phi(low) + Phi(-(low + d))))


def bell_share(z: Real, y: Real, x: Real, d: Real) -> Real:
    """exp(-z^2/2)/(Phi(y) - Phi(x)) for z = x or z = y, with d = y - x."""
    end = -y if abs(z - y) < abs(z - x) else x
    if not isinstance(d, Decimal) and d * (abs(end) + d) < 1:
        return math.sqrt(2 * math.pi) / (d * bell_mean(end, d, exp))
    if end > 0:
        return share_above_end(end, d)
    if end + d < 0:
        low = -(end + d)
        return exp(-d * (low + d / 2)) * share_above_end(low, d)
    return exp(-end * end / 2) / (1 - (Phi(end) + Phi(-(end + d))))


def gap_share(u: Real, v: Real, e: Real, y: Real, x: Real, d: Real) -> Real:
    """(Phi(u) - Phi(v))/(Phi(y) - Phi(x)), with e = u - v and d = y - x."""
    return exp(log_Phi_gap(u, v, e) - log_Phi_gap(y, x, d)) if e > 0 else 0 * e


def share_above_end(end: Real, d: Real) -> Real:
    with localcontext() as context:
        context.prec += CANCELLING
        apart = exp(-d * (end + d / 2)) * scaled_tail(end + d)
        return 1 / (scaled_tail(end) - apart)


def exp_tail(w: Real, x: Real) -> Real:
    """exp(w + x^2/2) Phi(-x)."""
    w = w + 0 * x  # a number of the same kind
    return exp(w + x * x / 2) * Phi(-x) if x < 0 else exp(w) * scaled_tail(x)


def exp_upper(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s upper_gamma(s, x)."""
    w = w + 0 * x
    far = 100 if isinstance(s, Decimal) or isinstance(x, Decimal) else 2
    if x >= far and x >= 2 * s:
        return exp(w) * gamma_fraction(s, x)
    return exp(w + x - s * log(x) + log(upper_gamma(s, x)))


def exp_lower(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s (Gamma(s) - upper_gamma(s, x))."""
    w = w + 0 * x
    if x > s + 30:
        return exp(w + x - s * log(x)) * (exp(log_gamma(s)) - upper_gamma(s, x))
    term = total = 1 / s
    k = 0
    while term > total * SMALLEST[isinstance(term, Decimal)]:
        k += 1
        term = term * x / (s + k)
        total += term
    return exp(w) * total
