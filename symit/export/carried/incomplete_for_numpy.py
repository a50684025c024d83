"""The normal distribution function and the incomplete Gamma and Beta functions that
exported numpy
source carries along: SciPy's.

Beyond the range of floats Phi is 0 or 1 to all digits that a sum with it can have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from symit.export.carried.for_numpy import Wide, exp
from symit.export.carried.gamma_for_numpy import log_gamma

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def Phi(x: Real) -> Real:
    return Wide(special.ndtr(x.floats())) if isinstance(x, Wide) else special.ndtr(x)


def upper_gamma(s: Real, x: Real) -> Real:
    """Above a positive x; s is moved up to where SciPy knows it."""
    if isinstance(s, Wide) or isinstance(x, Wide):
        low, high = (v.floats() if isinstance(v, Wide) else v for v in (s, x))
        inside = (low > 0) & (low < 1e300) & (high < 1e300)
        part = Wide(
            special.gammaincc(np.where(inside, low, 1.0), np.where(inside, high, 1.0))
        )
        return part * exp(log_gamma(Wide.of(s)))
    if np.any(s < 0):
        more = upper_gamma(np.where(s < 0, s + 1, s), x)
        below = np.where(s < 0, s, 1.0)
        return np.where(s < 0, (more - np.power(x, below) * np.exp(-x)) / below, more)
    shape = np.where(s == 0, 1.0, s)
    above = special.gammaincc(shape, x) * special.gamma(shape)
    return np.where(s == 0, special.exp1(x), above)[()]


def regularized_beta(a: Real, b: Real, x: Real) -> Real:
    if any(isinstance(v, Wide) for v in (a, b, x)):
        values = (v.floats() if isinstance(v, Wide) else v for v in (a, b, x))
        return Wide(special.betainc(*values))
    return special.betainc(a, b, x)
