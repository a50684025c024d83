"""The modified Bessel functions that exported Python source carries along: on floats,
and on Decimal.

The series (DLMF 10.25.2), whose terms are all positive, and far from 0 that of Hankel
(DLMF 10.40.1).
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any, TypeAlias

from symit.export.carried.for_python import exp, pi_of_decimal, sqrt

Real: TypeAlias = Any
"""A float or a Decimal."""


def bessel_i0(x: Real) -> Real:
    return bessel(0, x)


def bessel_i1(x: Real) -> Real:
    return bessel(1, x) if x >= 0 else -bessel(1, -x)


def bessel_i2(x: Real) -> Real:
    return bessel(2, x)


def bessel(order: int, x: Real) -> Real:
    """Of order 0, 1 or 2."""
    digits = isinstance(x, Decimal)
    if abs(x) > FAR_AWAY[digits]:
        return far_bessel(order, abs(x))
    quarter = x * x / 4
    term = total = (1 + 0 * x, x / 2, quarter / 2)[order]
    k = 0
    while term > total * NEGLIGIBLE[digits]:
        k += 1
        term = term * quarter / (k * (k + order))
        total += term
    return total


def far_bessel(order: int, x: Real) -> Real:
    """By Hankel's expansion, up to its smallest term."""
    digits = isinstance(x, Decimal)
    term = total = 1 + 0 * x
    k = 0
    while abs(term) > NEGLIGIBLE[digits]:
        k += 1
        term = term * ((2 * k - 1) ** 2 - 4 * order * order) / (8 * k * x)
        total += term
    pi = pi_of_decimal() if digits else math.pi
    return exp(x) / sqrt(2 * pi * x) * total


FAR_AWAY = (40, 400)
NEGLIGIBLE = (1e-17, Decimal("1e-110"))
