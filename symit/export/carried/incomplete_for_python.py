"""The normal distribution function and the incomplete Gamma and Beta functions that
exported Python
source carries along: on floats, and on Decimal.

Series near 0 (DLMF 7.6.2, 8.7.1, 6.6.2 and 8.17.8), continued fractions far from 0
(DLMF 7.9.1 and 8.9.2), and Temme's expansion for large shapes (DLMF 8.12).
"""

from __future__ import annotations

import math
from decimal import Decimal, getcontext, localcontext
from functools import lru_cache
from typing import Any, TypeAlias

from symit.export.carried.for_python import exp, log, pi_of_decimal, sqrt
from symit.export.carried.gamma_for_python import digamma, log_gamma

Real: TypeAlias = Any
"""A float or a Decimal."""


def Phi(x: Real) -> Real:
    if not isinstance(x, Decimal):
        return math.erfc(-x / math.sqrt(2)) / 2
    return Phi_to(getcontext().prec, x)


@lru_cache(maxsize=64)
def Phi_to(digits: int, x: Decimal) -> Real:
    """With so many digits, which the context has; a bound on an error asks for it again
    and again."""
    if abs(x) < MODERATE:
        with localcontext() as context:
            context.prec += CANCELLING
            return Decimal("0.5") + height_of(x) * odd_series(x)
    tail = height_of(x) * mills_ratio(abs(x))
    return tail if x < 0 else 1 - tail


def Phi_within(x: Real) -> Real:
    """2 Phi(x) - 1, with the digits that a small x has."""
    if not isinstance(x, Decimal):
        return math.erf(x / math.sqrt(2))
    if abs(x) < MODERATE:
        with localcontext() as context:
            context.prec += CANCELLING
            return 2 * height_of(x) * odd_series(x)
    return (1 - 2 * height_of(x) * mills_ratio(abs(x))).copy_sign(x)


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


def scaled_tail(x: Real) -> Real:
    """Phi(-x) exp(x^2/2)."""
    if x < (MODERATE if isinstance(x, Decimal) else 5):
        return Phi(-x) * exp(x * x / 2)
    pi = pi_of_decimal() if isinstance(x, Decimal) else math.pi
    return mills_ratio(x) / sqrt(2 * pi)


def mills_ratio(x: Real) -> Real:
    """1/(x + 1/(x + 2/(x + ...))), what lies above x over the density there."""
    return mills_ratio_to(getcontext().prec, x)


@lru_cache(maxsize=64)
def mills_ratio_to(digits: int, x: Real) -> Real:
    """With so many digits, which the context has; a bound on an error asks for it again
    and again."""
    rest = x
    for k in range(TERMS, 0, -1):
        rest = x + k / rest
    return 1 / rest


def upper_gamma(s: Real, x: Real) -> Real:
    """Above a positive x."""
    digits = isinstance(s, Decimal) or isinstance(x, Decimal)
    if not digits and x == 0:  # a power that underflowed
        return math.nan
    if not digits and (s > 0.5 or x >= max(1, s + 1)):
        return part_above(s, x)
    with localcontext() as context:
        context.prec += CANCELLING
        value = part_above(Decimal(s), Decimal(x))
    return value if digits else float(value)


def part_above(s: Real, x: Real) -> Real:
    """By a continued fraction where x, or -s, is far out; by what is below x, or about
    the normal distribution, where it is not."""
    far = FAR_OUT + 10 * sqrt(abs(s)) if isinstance(s, Decimal) else 1
    if (x >= far and x >= s + far) or s < -FAR_OUT:
        return exp(s * log(x) - x) * gamma_fraction(s, x)
    if isinstance(s, Decimal) and LARGE < s < 2 * x:
        return exp(log_gamma(s)) * share_above(s, x / s - 1)
    return near_zero(s, x)


def share_above(s: Real, beyond: Real) -> Real:
    """Of a large Gamma(s) what is above s (1 + beyond), by two terms of the uniform
    expansion (DLMF 8.12.3 and 8.12.7 to 8.12.10)."""
    if abs(beyond) < TINY_STEP:
        eta = beyond - beyond * beyond / 3
        first, second = eta / 12 - Decimal(1) / 3, -eta / 288 - Decimal(1) / 540
    else:
        eta = (2 * (beyond - log(1 + beyond))).sqrt().copy_sign(beyond)
        u, v = 1 / beyond, 1 / eta
        first, second = u - v, v * v * v - u * u * u - u * u - u / 12
    height = (-s * eta * eta / 2).exp() / (2 * pi_of_decimal() * s).sqrt()
    return Phi(-eta * s.sqrt()) + height * (first + second / s)


def near_zero(s: Real, x: Real) -> Real:
    """What is left of Gamma(s); about s = 0, E1; below 0 by the recurrence."""
    if abs(s) < SMALLEST_SHAPE:
        return digamma(1 + 0 * s) - log(x) - alternating(x)
    if s < 0:
        return (near_zero(s + 1, x) - exp(s * log(x) - x)) / s
    whole = exp(log_gamma(s))
    term = total = 1 / s
    k = 0
    while abs(term) > abs(total) * SMALLEST[isinstance(s, Decimal)]:
        k += 1
        term = term * x / (s + k)
        total += term
    return whole - exp(s * log(x) - x) * total


def alternating(x: Real) -> Real:
    """-x + x^2/(2 2!) - x^3/(3 3!) + ..."""
    power, total, k = -x, -x, 1
    while abs(power) > abs(total) * SMALLEST[isinstance(x, Decimal)]:
        k += 1
        power = -power * x / k
        total += power / k
    return total


def gamma_fraction(s: Real, x: Real) -> Real:
    """1/(x + 1 - s - (1 - s)/(x + 3 - s - 2 (2 - s)/(x + 5 - s - ...)))."""
    rest = x + 2 * STEPS_OUT + 1 - s
    for k in range(STEPS_OUT, 0, -1):
        rest = x + 2 * k - 1 - s - k * (k - s) / rest
    return 1 / rest


def Ein(x: Real) -> Real:
    """The integral of (1 - exp(-t))/t for t from 0 to x: DLMF 6.2.4 and 6.6.4."""
    if x > 2:
        return upper_gamma(0 * x, x) + log(x) - digamma(1 + 0 * x)
    if x < -FAR_BELOW[isinstance(x, Decimal)]:
        return log(-x) - digamma(1 + 0 * x) - growing(-x)
    return -alternating(x)


def growing(x: Real) -> Real:
    """exp(x)/x (1 + 1/x + 2/x^2 + 6/x^3 + ...), far from 0 the exponential integral Ei:
    DLMF 6.12.2."""
    term = total = 1 + 0 * x
    k = 0
    while term > total * SMALLEST[isinstance(x, Decimal)]:
        k += 1
        term = term * k / x
        total += term
    return exp(x) / x * total


def regularized_beta(a: Real, b: Real, x: Real) -> Real:
    """By the series on the side of the mean where it converges fast; nan where the
    shapes are too large for it."""
    if not any(isinstance(v, Decimal) for v in (a, b, x)):
        return share_below(a, b, x, 1 - x)
    a, b, x = Decimal(a), Decimal(b), Decimal(x)
    with localcontext() as context:
        context.prec += CANCELLING
        return share_below(a, b, x, 1 - x)


def share_below(a: Real, b: Real, x: Real, rest: Real) -> Real:
    if x * (a + b + 2) > a + 1:
        return 1 - by_series(b, a, rest, x)
    return by_series(a, b, x, rest)


def by_series(a: Real, b: Real, x: Real, rest: Real) -> Real:
    term = total = 1 / a
    k = 0
    while term > total * SMALLEST[isinstance(x, Decimal)]:
        k += 1
        term = term * x * (a + b + k - 1) / (a + k)
        total += term
        if k > MOST_TERMS:
            return term * math.nan if isinstance(term, float) else Decimal("NaN")
    scale = log_gamma(a + b) - log_gamma(a) - log_gamma(b)
    return exp(scale + a * log(x) + b * log(rest)) * total


MODERATE = 10
MOST_TERMS = 5000
CANCELLING = 60  # digits that the series loses, at most
TERMS = 200  # give a hundred digits beyond there
FAR_OUT = 100
FAR_BELOW = (50, 400)  # from here on all terms that count fall
LARGE = 10**6
TINY_STEP = Decimal("1e-20")
SMALLEST_SHAPE = 1e-40
STEPS_OUT = 400
SMALLEST = (1e-18, Decimal("1e-150"))
