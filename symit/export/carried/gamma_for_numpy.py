"""The functions of Gamma that exported numpy source carries along.

Gamma's logarithm and its derivatives are SciPy's, which is imported by those that use
them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from symit.export.carried.for_numpy import (
    exp,
    is_div,
    kl_div,
    log,
    product_difference,
    select,
)
from symit.export.carried.gamma_series import (
    STEPS,
    STIRLING,
    stirling_div,
    stirling_gap,
    stirling_rest,
    stirling_slope,
)
from symit.export.carried.wide_for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def log_gamma(x: Real) -> Real:
    if isinstance(x, float):
        return math.lgamma(x)
    if isinstance(x, Wide):
        return by_size(
            x, lambda x: -log(x), special.gammaln, lambda x: x * (log(x) - 1)
        )
    return special.gammaln(x)


def gamma(x: Real) -> Real:
    return exp(log_gamma(x))


def digamma(x: Real) -> Real:
    if isinstance(x, Wide):
        return by_size(x, lambda x: -1 / x, special.digamma, log)
    return special.digamma(x)


def log_gamma_rest(x: Real) -> Real:
    """log Gamma(x) - x log(x) + x."""
    return select(x >= STEPS, far_log_gamma_rest, near_log_gamma_rest, x)


def far_log_gamma_rest(x: Real) -> Real:
    return log(2 * math.pi / x) / 2 + stirling_rest(x)


def near_log_gamma_rest(x: Real) -> Real:
    return log_gamma(x) - x * log(x) + x


def digamma_rest(x: Real) -> Real:
    """digamma(x) - log(x)."""
    return select(x >= STEPS, stirling_slope, lambda x: digamma(x) - log(x), x)


def trigamma(x: Real) -> Real:
    if isinstance(x, Wide):
        return by_size(
            x,
            lambda x: 1 / (x * x),
            lambda x: special.polygamma(1, x),
            lambda x: 1 / x,
        )
    return special.polygamma(1, x)


def by_size(
    x: Wide,
    small: Callable[[Wide], Wide],
    middle: Callable[[Any], Any],
    large: Callable[[Wide], Wide],
) -> Wide:
    """What a function is near 0, where floats reach it, and far from 0."""
    value = x.floats()
    inside = (value > 1e-30) & (value < 1e30)
    by_floats = Wide(middle(np.where(inside, value, 1.0)))
    beyond = select(value < 1, small, large, x)
    return Wide(
        np.where(inside, by_floats.m, beyond.m),
        np.where(inside, by_floats.e, beyond.e),
    )


def gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(x) - x log(x) + x at c above its tangent at a, with d = c - a: never
    negative, 0 where c = a.

    From x to x + 1 it is a multiple of `is_div`; far from 0 it is that of Stirling's
    formula.
    """
    near, at_a, at_c = 0.0 * d, a, c
    for k in range(1, STEPS + 1):
        above_a, above_c = a + k, c + k
        near = near + above_c * is_div(at_c * above_a, at_a * above_c, d)
        at_a, at_c = above_a, above_c
    return near + is_div(at_c, at_a, d) / 2 + stirling_div(at_c, at_a, d, STIRLING)


def beta_div(c: Real, d: Real, a: Real, b: Real, x: Real, y: Real) -> Real:
    """log Beta at (c, d) above its tangent at (a, b), with x = c - a and y = d - b:
    never negative, 0 where x = y = 0.

    With the smaller shape first.  log Gamma at b less log Gamma at a + b is taken as a
    sum by the recurrence, and far from 0 by Stirling's formula.
    """
    swap = a >= b
    a, b = either(swap, b, a), either(swap, a, b)
    c, d = either(swap, d, c), either(swap, c, d)
    x, y = either(swap, y, x), either(swap, x, y)
    value = gamma_div(c, a, x)
    near = (2 * abs(x) <= a) & (2 * abs(y) <= b)
    cross = product_difference(a, either(near, y, d), b, either(near, x, c))
    for k in range(STEPS):
        value = value + beta_step(c, d + k, a, b + k, x, y, cross - k * x)
    b, d, cross = b + STEPS, d + STEPS, cross - STEPS * x
    s, t = a + b, c + d
    value = value + beta_step(c, d, a, b, x, y, cross) / 2
    value = value + (kl_div(c * s, a * t, -cross) + kl_div(d * s, b * t, cross)) / s
    return value + select(d >= c, stirling_near, stirling_far, c, d, a, b, x, y, cross)


def stirling_near(
    c: Real, d: Real, a: Real, b: Real, x: Real, y: Real, cross: Real
) -> Real:
    return stirling_gap(c, d, a, b, x, y, cross, STIRLING)


def stirling_far(
    c: Real, d: Real, a: Real, b: Real, x: Real, y: Real, cross: Real
) -> Real:
    return stirling_div(d, b, y, STIRLING) - stirling_div(c + d, a + b, x + y, STIRLING)


def beta_step(
    c: Real, d: Real, a: Real, b: Real, x: Real, y: Real, cross: Real
) -> Real:
    """is_div(d, b) - is_div(c + d, a + b), with cross = a d - b c."""
    s, t = a + b, c + d
    return is_div(d * s, b * t, cross) + cross / (b * t) * ((x + y) / s)


def either(first: Any, x: Real, y: Real) -> Real:
    """x where first, y elsewhere."""
    return select(first, lambda x, y: x, lambda x, y: y, x, y)
