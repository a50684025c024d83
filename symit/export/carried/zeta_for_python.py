"""The zeta function and its derivatives that exported Python source carries along: on
floats, and on Decimal."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any, TypeAlias

from symit.export.carried.zeta_series import log_power_sum, log_power_sum_beyond_1

Real: TypeAlias = Any
"""A float or a Decimal."""


def zeta(s: Real) -> Real:
    return zeta_sum(s, 0)


def zeta_prime(s: Real) -> Real:
    return -zeta_sum(s, 1)


def zeta_second(s: Real) -> Real:
    return zeta_sum(s, 2)


def zeta_sum(s: Real, order: int) -> Real:
    """Where s is large, 2^-s is 0 in floats."""
    if isinstance(s, Decimal):
        return log_power_sum(s, order, lambda k: Decimal(k).ln())
    return log_power_sum(min(s, 2000.0), order, math.log)


def zeta_beyond_1(s: Real) -> Real:
    """zeta(s) - 1."""
    if isinstance(s, Decimal):
        return log_power_sum_beyond_1(s, 0, lambda k: Decimal(k).ln())
    return log_power_sum_beyond_1(min(s, 2000.0), 0, math.log)
