"""The functions of Gamma that exported Python source carries along: on floats, and on
Decimal to a hundred digits.

Stirling's series far from 0 (DLMF 5.11.1, 5.11.2, 5.15.8), and the recurrences down to
the argument.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache
from math import comb
from typing import Any, TypeAlias

from symit.export.carried.for_python import exp, is_div, kl_div, log, product_difference
from symit.export.carried.gamma_series import (
    STEPS,
    STIRLING,
    stirling_div,
    stirling_gap,
    stirling_rest,
    stirling_slope,
)

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
    return value + rest_of_stirling(far) - below.ln()


def rest_of_stirling(x: Decimal) -> Decimal:
    """1/(12 x) - 1/(360 x^3) + ..., far from 0."""
    value, power = 0 * x, x
    for k, b in enumerate(numbers_like(x), start=1):
        value += b / (2 * k * (2 * k - 1)) / power
        power *= x * x
    return value


def gamma(x: Real) -> Real:
    return exp(log_gamma(x))


def digamma(x: Real) -> Real:
    value, far = 0 * x, x
    while far < (FAR if isinstance(x, Decimal) else STEPS):
        value, far = value - 1 / far, far + 1
    return value + (log(far) - 1 / (2 * far)) + rest_of_slope(far)


def rest_of_slope(x: Real) -> Real:
    """-1/(12 x^2) + 1/(120 x^4) - ..., far from 0."""
    inverse = 1 / x / x
    value, power = 0 * x, inverse
    for k, b in enumerate(numbers_like(x), start=1):
        value -= b / (2 * k) * power
        power *= inverse
    return value


def log_gamma_rest(x: Real) -> Real:
    """log Gamma(x) - x log(x) + x, far from 0 without the terms that cancel."""
    if isinstance(x, Decimal) and x >= FAR:
        return (2 * pi_of_decimal() / x).ln() / 2 + rest_of_stirling(x)
    if not isinstance(x, Decimal) and x >= STEPS:
        return log(2 * math.pi / x) / 2 + stirling_rest(x)
    with localcontext() as context:
        context.prec += LEADING
        return log_gamma(x) - x * log(x) + x


def digamma_rest(x: Real) -> Real:
    """digamma(x) - log(x), far from 0 without the terms that cancel."""
    if isinstance(x, Decimal) and x >= FAR:
        return rest_of_slope(x) - 1 / (2 * x)
    if not isinstance(x, Decimal) and x >= STEPS:
        return stirling_slope(x)
    with localcontext() as context:
        context.prec += LEADING
        return digamma(x) - log(x)


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


def gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(x) - x log(x) + x at c above its tangent at a, with d = c - a: never
    negative, 0 where c = a.

    From x to x + 1 it is a multiple of `is_div`; far from 0 it is that of Stirling's
    formula.
    """
    c, a, near = c + 0 * d, a + 0 * d, 0 * d  # no whole numbers
    for _ in range(steps_from(a, c)):
        near += (c + 1) * is_div(c * (a + 1), a * (c + 1), d)
        a, c = a + 1, c + 1
    return near + is_div(c, a, d) / 2 + stirling_div(c, a, d, stirling_like(d))


def stirling_like(d: Real) -> Sequence[Real]:
    """Stirling's series in numbers like another one; seven terms serve floats."""
    return [Decimal(s) for s in STIRLING] if isinstance(d, Decimal) else STIRLING


def steps_from(a: Real, c: Real) -> int:
    """How many steps lead to where Stirling's formula is right."""
    count: int = math.ceil(STEPS - min(a, c))
    return max(0, count)


def beta_div(c: Real, d: Real, a: Real, b: Real, x: Real, y: Real) -> Real:
    """log Beta at (c, d) above its tangent at (a, b), with x = c - a and y = d - b:
    never negative, 0 where x = y = 0.

    With the smaller shape first.  log Gamma at b less log Gamma at a + b is taken as a
    sum by the recurrence, and far from 0 by Stirling's formula.
    """
    if a > b:
        a, b, c, d, x, y = b, a, d, c, y, x
    c, d, a, b = (v + 0 * x for v in (c, d, a, b))  # no whole numbers
    value = gamma_div(c, a, x)
    near = 2 * abs(x) <= a and 2 * abs(y) <= b
    cross = product_difference(a, y if near else d, b, x if near else c)
    steps = steps_from(b, d)
    for k in range(steps):
        value = value + beta_step(c, d + k, a, b + k, x, y, cross - k * x)
    b, d, cross = b + steps, d + steps, cross - steps * x
    s, t = a + b, c + d
    value = value + beta_step(c, d, a, b, x, y, cross) / 2
    value = value + (kl_div(c * s, a * t, -cross) + kl_div(d * s, b * t, cross)) / s
    series = stirling_like(x)
    if d >= c:
        return value + stirling_gap(c, d, a, b, x, y, cross, series)
    both = stirling_div(c + d, s, x + y, series)
    return value + (stirling_div(d, b, y, series) - both)


def beta_step(
    c: Real, d: Real, a: Real, b: Real, x: Real, y: Real, cross: Real
) -> Real:
    """is_div(d, b) - is_div(c + d, a + b), with cross = a d - b c."""
    s, t = a + b, c + d
    return is_div(d * s, b * t, cross) + cross / (b * t) * ((x + y) / s)


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


@cache
def pi_of_decimal() -> Decimal:
    """pi by Machin's formula (DLMF 4.24.3)."""
    with localcontext(Context(prec=PI_DIGITS)):
        return 16 * arctan_of_inverse(5) - 4 * arctan_of_inverse(239)


def arctan_of_inverse(n: int) -> Decimal:
    power = Decimal(1) / n
    total, k = power, 1
    while abs(power) > Decimal(10) ** -PI_DIGITS:
        power, k = -power / (n * n), k + 2
        total += power / k
    return total


PI_DIGITS = 140
LEADING = 30  # digits that x log(x) has more than what is left of it, at most
FAR = 100  # from here on fifty terms of Stirling's series give a hundred digits
BERNOULLI = numbers_of_bernoulli(50)
