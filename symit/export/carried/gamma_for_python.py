"""The functions of Gamma that exported Python source carries along: on floats, and on
Decimal to the digits of its context.

Stirling's series far from 0 (DLMF 5.11.1, 5.11.2, 5.15.8), and the recurrences down to
the argument.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Context, Decimal, getcontext, localcontext
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

from symit.export.carried.for_python import (
    exp,
    is_div,
    is_tiny,
    kl_div,
    log,
    more_digits,
    pi_of_decimal,
    product_difference,
)
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
    while far < far_out():
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
    while far < (far_out() if isinstance(x, Decimal) else STEPS):
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
    if isinstance(x, Decimal) and x >= far_out():
        return (2 * pi_of_decimal() / x).ln() / 2 + rest_of_stirling(x)
    if not isinstance(x, Decimal) and x >= STEPS:
        return log(2 * math.pi / x) / 2 + stirling_rest(x)
    with localcontext() as context:
        context.prec += LEADING
        return log_gamma(x) - x * log(x) + x


def digamma_rest(x: Real) -> Real:
    """digamma(x) - log(x), far from 0 without the terms that cancel."""
    if isinstance(x, Decimal) and x >= far_out():
        return rest_of_slope(x) - 1 / (2 * x)
    if not isinstance(x, Decimal) and x >= STEPS:
        return stirling_slope(x)
    with localcontext() as context:
        context.prec += LEADING
        return digamma(x) - log(x)


def trigamma(x: Real) -> Real:
    value, far = 0 * x, x
    while far < (far_out() if isinstance(x, Decimal) else STEPS):
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
    formula.  Of Decimal it is a difference, with the digits in addition that cancel.
    """
    if isinstance(d, Decimal):
        return difference_of_rests(c + 0 * d, a + 0 * d, d)
    c, a, near = c + 0 * d, a + 0 * d, 0 * d  # no whole numbers
    for _ in range(steps_from(a, c)):
        near += (c + 1) * is_div(c * (a + 1), a * (c + 1), d)
        a, c = a + 1, c + 1
    return near + is_div(c, a, d) / 2 + stirling_div(c, a, d, STIRLING)


def difference_of_rests(c: Real, a: Real, d: Real) -> Real:
    u = d / max(a, c)
    if is_tiny(u):  # half the second derivative, trigamma(a) - 1/a
        with more_digits(1 / max(a, 1 / a)):
            return d * d * (trigamma(a) - 1 / a) / 2
    with more_digits(u):
        c = a + d if 2 * abs(d) < a else c
        d = c - a
        return log_gamma_rest(c) - log_gamma_rest(a) - d * digamma_rest(a)


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
    if isinstance(x, Decimal) or isinstance(y, Decimal):
        return difference_of_divs(*(Decimal(v) for v in (c, d, a, b, x, y)))
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
    if d >= c:
        return value + stirling_gap(c, d, a, b, x, y, cross, STIRLING)
    both = stirling_div(c + d, s, x + y, STIRLING)
    return value + (stirling_div(d, b, y, STIRLING) - both)


def difference_of_divs(c: Real, d: Real, a: Real, b: Real, x: Real, y: Real) -> Real:
    """`beta_div` as that of the three functions Gamma, with more and more digits until
    enough are left."""
    if not x and not y:
        return 0 * x
    digits = left = getcontext().prec
    while True:
        with localcontext() as context:
            context.prec = digits
            parts = [above(c, a, x), above(d, b, y), -above(c + d, a + b, x + y)]
            value = sum(parts, 0 * x)
            largest = max(map(abs, parts))
        lost = largest.adjusted() - value.adjusted() if value else digits
        if lost <= digits - left or not value.is_finite():
            return value
        digits = max(2 * digits, left + lost)


def above(c: Real, a: Real, d: Real) -> Real:
    """What log Gamma at c = a + d is above its tangent at a."""
    return gamma_div(c, a, d) + kl_div(c, a, d)


def beta_step(
    c: Real, d: Real, a: Real, b: Real, x: Real, y: Real, cross: Real
) -> Real:
    """is_div(d, b) - is_div(c + d, a + b), with cross = a d - b c."""
    s, t = a + b, c + d
    return is_div(d * s, b * t, cross) + cross / (b * t) * ((x + y) / s)


def numbers_like(x: Real) -> Sequence[Real]:
    """The numbers of Bernoulli, as many as Stirling's series needs."""
    if isinstance(x, Decimal):
        return numbers_to(getcontext().prec)
    return [float(b) for b in numbers_of_bernoulli(8)]


@cache
def numbers_to(digits: int) -> tuple[Decimal, ...]:
    with localcontext(Context(prec=digits)):
        numbers = numbers_of_bernoulli((digits + 1) // 2)
        return tuple(Decimal(b.numerator) / b.denominator for b in numbers)


@cache
def numbers_of_bernoulli(count: int) -> list[Fraction]:
    """B_2, B_4, ... from the coefficients of the tangent (DLMF 24.15.4; Brent and
    Harvey, Fast Computation of Bernoulli, Tangent and Secant Numbers, 2013)."""
    tangent = [math.factorial(k) for k in range(count)]
    for k in range(1, count):
        for j in range(k, count):
            tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j]
    return [
        Fraction((-1) ** k * (2 * k + 2) * number, 16 ** (k + 1) - 4 ** (k + 1))
        for k, number in enumerate(tangent)
    ]


def far_out() -> int:
    """From here on Stirling's series gives all digits of the context, with half as many
    terms."""
    return max(FAR, getcontext().prec)


LEADING = 30  # digits that x log(x) has more than what is left of it, at most
FAR = 100
