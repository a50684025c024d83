"""The zeta function and its derivatives that exported numpy source carries along."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import numpy as np

from symit.export.carried.wide_for_numpy import Wide
from symit.export.carried.zeta_series import log_power_sum, log_power_sum_beyond_1

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""


def zeta(s: Real) -> Real:
    return zeta_sum(s, 0)


def zeta_prime(s: Real) -> Real:
    return -zeta_sum(s, 1)


def zeta_second(s: Real) -> Real:
    return zeta_sum(s, 2)


def zeta_sum(s: Real, order: int) -> Real:
    """Where s is large, 2^-s is 0 in floats."""
    if isinstance(s, Wide):
        return Wide(zeta_sum(s.floats(), order))
    return log_power_sum(np.minimum(s, 2000.0), order, math.log)


def zeta_beyond_1(s: Real) -> Real:
    """zeta(s) - 1."""
    if isinstance(s, Wide):
        return Wide(zeta_beyond_1(s.floats()))
    return log_power_sum_beyond_1(np.minimum(s, 2000.0), 0, math.log)
