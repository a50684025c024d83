"""The sums of log(k)^n k^-s, of which the zeta function and its derivatives are made:
for floats, arrays and Decimal."""

from __future__ import annotations

from collections.abc import Callable
from math import perm
from typing import Any, TypeAlias

Real: TypeAlias = Any


ZETA_STEPS = 12  # from here on seven terms of Euler and Maclaurin are enough
EULER_MACLAURIN = (
    (1, 12),
    (-1, 720),
    (1, 30240),
    (-1, 1209600),
    (1, 47900160),
    (-691, 1307674368000),
    (1, 74724249600),
)


def log_power_sum(s: Real, order: int, log_of: Callable[[int], Real]) -> Real:
    """The sum of log(k)^order k^-s over k >= 1."""
    return (0 if order else 1) + log_power_sum_beyond_1(s, order, log_of)


def log_power_sum_beyond_1(s: Real, order: int, log_of: Callable[[int], Real]) -> Real:
    """The sum of f(k) = log(k)^order k^-s over k >= 2: up to N as it stands, and from
    there on by its integral, f(N)/2 and the derivatives of f at N (DLMF 2.10.1), which
    are N^-s times polynomials in log(N)."""
    total = 0 * s
    for k in range(2, ZETA_STEPS):
        total = total + log_of(k) ** order * k**-s
    far = log_of(ZETA_STEPS)
    integral = sum(
        perm(order, order - j) * far**j / (s - 1) ** (order - j + 1)
        for j in range(order + 1)
    )
    left = ZETA_STEPS * integral + far**order / 2
    slope = [0 * s] * order + [1 + 0 * s, 0 * s]
    for m in range(2 * len(EULER_MACLAURIN) - 1):
        slope = [
            ((j + 1) * slope[j + 1] - (s + m) * slope[j]) / ZETA_STEPS
            for j in range(order + 1)
        ] + [0 * s]
        if m % 2 == 0:
            above, below = EULER_MACLAURIN[m // 2]
            rest = sum(c * far**j for j, c in enumerate(slope))
            left = left - rest * above / below
    return total + left * ZETA_STEPS**-s
