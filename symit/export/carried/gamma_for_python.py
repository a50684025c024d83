"""The functions of Gamma that exported Python source carries along: on floats, and on
Decimal to a hundred digits.

Stirling's series far from 0 (DLMF 5.11.1, 5.11.2, 5.15.8), and the recurrences down to
the argument.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import comb
from typing import Any, TypeAlias

from symit.export.carried.for_python import is_div, kl_div, log
from symit.export.carried.gamma_series import STEPS, stirling_div

Real: TypeAlias = Any
"""A float or a Decimal."""


def log_gamma(x: Real) -> Real:
    if not isinstance(x, Decimal):
        return math.lgamma(x)
    return log_gamma_but_constant(x) + (2 * pi_of_decimal()).ln() / 2


def log_gamma_but_constant(x: Decimal) -> Decimal:
    """log Gamma(x) - log(2 pi)/2."""
    below, far = Decimal(1), x
    while far < FAR:
        below, far = below * far, far + 1
    value = (far - Decimal("0.5")) * far.ln() - far
    power = far
    for k, b in enumerate(numbers_like(x), start=1):
        value += b / (2 * k * (2 * k - 1)) / power
        power *= far * far
    return value - below.ln()


def digamma(x: Real) -> Real:
    value, far = 0 * x, x
    while far < (FAR if isinstance(x, Decimal) else STEPS):
        value, far = value - 1 / far, far + 1
    value = value + (log(far) - 1 / (2 * far))
    inverse = 1 / far / far
    power = inverse
    for k, b in enumerate(numbers_like(x), start=1):
        value -= b / (2 * k) * power
        power *= inverse
    return value


def trigamma(x: Real) -> Real:
    value, far = 0 * x, x
    while far < (FAR if isinstance(x, Decimal) else STEPS):
        value, far = value + 1 / far / far, far + 1
    value = value + (1 / far + 1 / far / far / 2)
    inverse = 1 / far / far
    power = inverse / far
    for b in numbers_like(x):
        value += b * power
        power *= inverse
    return value


def log_gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(c) above its tangent at a, with d = c - a: never negative, 0 where c =
    a.

    The recurrence makes it a sum of `is_div`; far from 0 it is that of Stirling's
    formula.
    """
    if isinstance(c, Decimal):
        above = log_gamma_but_constant(c) - log_gamma_but_constant(a)
        return above - d * digamma(a)
    near = 0.0
    while min(a, c) < STEPS:
        near, a, c = near + is_div(c, a, d), a + 1, c + 1
    return near + kl_div(c, a, d) + is_div(c, a, d) / 2 + stirling_div(c, a, d)


def numbers_like(x: Real) -> Iterator[Real]:
    """The numbers of Bernoulli, as many as Stirling's series needs."""
    if isinstance(x, Decimal):
        return (Decimal(b.numerator) / b.denominator for b in BERNOULLI)
    return (float(b) for b in BERNOULLI[:8])


def numbers_of_bernoulli(count: int) -> list[Fraction]:
    """B_2, B_4, ... (DLMF 24.2.1 and 24.5.3)."""
    numbers = [Fraction(1)]
    for n in range(1, 2 * count + 1):
        known = (comb(n + 1, k) * b for k, b in enumerate(numbers) if b)
        numbers.append(-sum(known, Fraction(0)) / (n + 1))
    return numbers[2::2]


def pi_of_decimal() -> Decimal:
    """pi by Machin's formula (DLMF 4.24.3)."""
    return 16 * arctan_of_inverse(5) - 4 * arctan_of_inverse(239)


def arctan_of_inverse(n: int) -> Decimal:
    power = Decimal(1) / n
    total, k = power, 1
    while abs(power) > Decimal("1e-110"):
        power, k = -power / (n * n), k + 2
        total += power / k
    return total


FAR = 100  # from here on fifty terms of Stirling's series give a hundred digits
BERNOULLI = numbers_of_bernoulli(50)
