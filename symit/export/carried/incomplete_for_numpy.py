"""The normal distribution function and the incomplete Gamma and Beta functions that
exported numpy
source carries along: SciPy's.

Beyond the range of floats Phi is 0 or 1 to all digits that a sum with it can have.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from symit.export.carried.for_numpy import exp, log, select
from symit.export.carried.gamma_for_numpy import log_gamma
from symit.export.carried.wide_for_numpy import Wide

if TYPE_CHECKING:
    from scipy import special

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def Phi(x: Real) -> Real:
    return Wide(special.ndtr(x.floats())) if isinstance(x, Wide) else special.ndtr(x)


def Phi_within(x: Real) -> Real:
    """2 Phi(x) - 1."""
    if isinstance(x, Wide):
        return select(abs(x) < 1e-20, wide_within_near_0, wide_within, x)
    return special.erf(x / math.sqrt(2))


def wide_within_near_0(x: Wide) -> Wide:
    return x * math.sqrt(2 / math.pi)


def wide_within(x: Wide) -> Wide:
    return Wide(special.erf(x.floats() / math.sqrt(2)))


def upper_gamma(s: Real, x: Real) -> Real:
    """Above a positive x."""
    if isinstance(s, Wide) or isinstance(x, Wide):
        s, x = Wide.of(s), Wide.of(x)
    s, x = s + 0 * x, x + 0 * s
    far = (s < -FAR_OUT) | ((s <= 0) & (x >= 1)) | ((x >= ABOVE_SCIPY) & (x >= 2 * s))
    return select(far, fraction_above, near_above, s, x)


def near_above(s: Real, x: Real) -> Real:
    """s is moved up to where SciPy knows it."""
    below = s.floats() if isinstance(s, Wide) else s
    steps = np.nan_to_num(np.clip(np.ceil(-below), 0, FAR_OUT))
    value = scipy_above(s + steps, x)
    for k in range(int(np.max(steps, initial=0)), 0, -1):
        shape = s + ((k - 1) + 2 * FAR_OUT * (steps < k))  # not 0 where it is not used
        before = (value - exp(shape * log(x) - x)) / shape
        value = select(
            steps >= k, lambda one, two: one, lambda one, two: two, before, value
        )
    return value


def scipy_above(s: Real, x: Real) -> Real:
    """For s >= 0."""
    if not isinstance(s, Wide):
        x = np.where(x > 0, x, np.nan)  # at a power that underflowed, not at 0
        shape = np.where(s == 0, 1.0, s)
        above = special.gammaincc(shape, x) * special.gamma(shape)
        return np.where(s == 0, special.exp1(x), above)[()]
    zero = s.m == 0
    shape = s + 1.0 * zero
    low, place = shape.floats(), x.floats()
    place = np.where(low > LARGEST, (x / shape).floats() * LARGEST, place)
    share = special.gammaincc(np.minimum(low, LARGEST), np.minimum(place, LARGEST))
    above = select(x < 1e-290, all_but_near_0, times_gamma, shape, x, Wide(share))
    one = select(x < 1e-20, near_one, far_one, x)
    return select(zero, lambda one, two: one, lambda one, two: two, one, above)


def all_but_near_0(s: Real, x: Real, share: Real) -> Real:
    """Gamma(s) - x^s/s, for an x that is next to nothing, but whose power may not
    be."""
    return exp(log_gamma(s)) - exp(s * log(x)) / s


def times_gamma(s: Real, x: Real, share: Real) -> Real:
    return share * exp(log_gamma(s))


def near_one(x: Real) -> Real:
    """E1 near 0 (DLMF 6.6.2)."""
    return -log(x) - np.euler_gamma


def far_one(x: Real) -> Real:
    return Wide(special.exp1(x.floats()))


def fraction_above(s: Real, x: Real) -> Real:
    """x^s exp(-x)/(x + 1 - s - (1 - s)/(x + 3 - s - 2 (2 - s)/(x + 5 - s - ...)))."""
    rest = x + (2 * STEPS_OUT + 1) - s
    for k in range(STEPS_OUT, 0, -1):
        rest = x + (2 * k - 1) - s - k * (k - s) / rest
    return exp(s * log(x) - x) / rest


def Ein(x: Real) -> Real:
    """The integral of (1 - exp(-t))/t for t from 0 to x: DLMF 6.2.4 and 6.6.4."""
    if isinstance(x, Wide):
        return Wide(Ein(x.floats()))
    return select(abs(x) < 2, entire_series, by_logarithm, x)


def entire_series(x: Real) -> Real:
    power = total = 0 * x + x
    for k in range(2, 30):
        power = -power * x / k
        total = total + power / k
    return total


def by_logarithm(x: Real) -> Real:
    size = abs(x)
    above = np.where(x > 0, special.exp1(size), -special.expi(size))
    return log(size) + np.euler_gamma + above


def regularized_beta(a: Real, b: Real, x: Real) -> Real:
    if any(isinstance(v, Wide) for v in (a, b, x)):
        values = (v.floats() if isinstance(v, Wide) else v for v in (a, b, x))
        return Wide(special.betainc(*values))
    return special.betainc(a, b, x)


def scaled_tail(x: Real) -> Real:
    """Phi(-x) exp(x^2/2)."""
    if isinstance(x, Wide):
        below = x < -30
        return select(below, lambda x: exp(x * x / 2), wide_scaled_tail, x)
    return special.erfcx(x / math.sqrt(2)) / 2


def wide_scaled_tail(x: Wide) -> Wide:
    return Wide(special.erfcx(x.floats() / math.sqrt(2)) / 2)


FAR_OUT = 100
STEPS_OUT = 400
ABOVE_SCIPY = 500  # what is above this may be below the floats, where SciPy has 0
LARGEST = 1e300
