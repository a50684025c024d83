"""The normal distribution function that exported Python source carries along: on
floats, and on Decimal to a hundred digits.

A series near 0 (DLMF 7.6.2), and a continued fraction far from 0 (DLMF 7.9.1).
"""

from __future__ import annotations

import math
from decimal import Decimal, localcontext
from typing import Any, TypeAlias

from symit.export.carried.gamma_for_python import pi_of_decimal

Real: TypeAlias = Any
"""A float or a Decimal."""


def Phi(x: Real) -> Real:
    if not isinstance(x, Decimal):
        return math.erfc(-x / math.sqrt(2)) / 2
    if abs(x) < MODERATE:
        with localcontext() as context:
            context.prec += CANCELLING
            return Decimal("0.5") + height_of(x) * odd_series(x)
    tail = height_of(x) * mills_ratio(abs(x))
    return tail if x < 0 else 1 - tail


def height_of(x: Decimal) -> Decimal:
    """The density."""
    return (-x * x / 2).exp() / (2 * pi_of_decimal()).sqrt()


def odd_series(x: Decimal) -> Decimal:
    """x + x^3/3 + x^5/(3 5) + ..."""
    power = total = x
    k = 1
    while abs(power) > Decimal("1e-130"):
        k += 2
        power = power * x * x / k
        total += power
    return total


def mills_ratio(x: Decimal) -> Decimal:
    """1/(x + 1/(x + 2/(x + ...))), what lies above x over the density there."""
    rest = x
    for k in range(TERMS, 0, -1):
        rest = x + k / rest
    return 1 / rest


MODERATE = 10
CANCELLING = 60  # digits that the series loses, at most
TERMS = 200  # give a hundred digits beyond there
