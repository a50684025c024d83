"""The functions of Gamma that exported numpy source carries along.

Gamma's logarithm and its derivatives are SciPy's, which is imported by those that use
them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from symit.export.carried.for_numpy import Wide, is_div, kl_div, log, select
from symit.export.carried.gamma_series import STEPS, stirling_div

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


def digamma(x: Real) -> Real:
    if isinstance(x, Wide):
        return by_size(x, lambda x: -1 / x, special.digamma, log)
    return special.digamma(x)


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


def log_gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(c) above its tangent at a, with d = c - a: never negative, 0 where c =
    a.

    The recurrence makes it a sum of `is_div`; far from 0 it is that of Stirling's
    formula.
    """
    near = 0.0 * d
    for _ in range(STEPS):
        near, a, c = near + is_div(c, a, d), a + 1, c + 1
    return near + kl_div(c, a, d) + is_div(c, a, d) / 2 + stirling_div(c, a, d)
