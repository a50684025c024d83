"""Functions that exported numpy source carries along: each is copied, as it stands
here, into the modules that use it.

So they need numpy alone and know nothing of symit.  They run on floats, on arrays of
float64 and, for the elements that left the range of float64, on `Wide`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from symit.export.carried.series import ARTANH_ABOVE, ARTANH_BELOW, EXPONENTIAL
from symit.export.carried.wide_for_numpy import Wide

Real: TypeAlias = Any
"""A float, an array of float64, or Wide."""

# ---- elementary functions ------------------------------------------------------------


def select(
    near: Any, first: Callable[..., Real], second: Callable[..., Real], *args: Real
) -> Real:
    """first(args) where near, second(args) elsewhere; neither is evaluated where no
    element needs it."""
    if isinstance(near, (bool, np.bool_)):
        return first(*args) if near else second(*args)
    count = np.count_nonzero(near)
    if count == near.size:
        return first(*args)
    if not count:
        return second(*args)
    one, two = first(*args), second(*args)
    if isinstance(one, Wide) or isinstance(two, Wide):
        one, two = Wide.of(one), Wide.of(two)
        return Wide(np.where(near, one.m, two.m), np.where(near, one.e, two.e))
    return np.where(near, one, two)


def larger(x: Real, y: Real) -> Real:
    return select(x >= y, lambda x, y: x, lambda x, y: y, x, y)


def log(x: Real) -> Real:
    if isinstance(x, float):
        return math.log(x)
    if isinstance(
        x, Wide
    ):  # the mantissa in [0.7, 1.4), so that nothing cancels against e log(2)
        low = x.m < 0.7
        return Wide(np.log(np.where(low, 2 * x.m, x.m))) + Wide(
            np.where(low, x.e - 1, x.e)
        ) * np.log(2.0)
    return np.log(x)


def log1p(x: Real) -> Real:
    if isinstance(x, float):
        return math.log1p(x)
    if isinstance(x, Wide):
        moderate = np.abs(x.floats())
        inside = (moderate > 1e-30) & (moderate < 1e30)
        by_floats = Wide(np.log1p(np.where(inside, x.floats(), 1.0)))
        beyond = select(moderate < 1, lambda x: x, lambda x: log(abs(x)), x)
        return Wide(
            np.where(inside, by_floats.m, beyond.m),
            np.where(inside, by_floats.e, beyond.e),
        )
    return np.log1p(x)


def underflow(x: Real) -> Real:
    """What is lost of a float at the low end of the range, in units of its rounding."""
    return SMALLEST_NORMAL / abs(x)


def exp(x: Real) -> Real:
    if isinstance(x, float):
        return math.exp(x)
    if isinstance(x, Wide):  # exp(x - k log(2)) 2^k, with log(2) in two parts
        value = np.clip(x.floats(), -1e15, 1e15)
        k = np.rint(value / np.log(2.0))
        return Wide(
            np.exp(
                (value - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
            ),
            k,
        )
    return np.exp(x)


def expm1(x: Real) -> Real:
    if isinstance(x, float):
        return math.expm1(x)
    if isinstance(x, Wide):
        inside = (np.abs(x.floats()) > 1e-30) & (np.abs(x.floats()) < 1)
        by_floats = Wide(np.expm1(np.where(inside, x.floats(), 1.0)))
        beyond = select(np.abs(x.floats()) < 0.5, lambda x: x, lambda x: exp(x) - 1, x)
        return Wide(
            np.where(inside, by_floats.m, beyond.m),
            np.where(inside, by_floats.e, beyond.e),
        )
    return np.expm1(x)


def sqrt(x: Real) -> Real:
    if isinstance(x, float):
        return math.sqrt(x)
    if isinstance(x, Wide):
        odd = np.mod(x.e, 2)
        return Wide(np.sqrt(np.ldexp(x.m, odd.astype(np.int64))), (x.e - odd) / 2)
    return np.sqrt(x)


def sin(x: Real) -> Real:
    return np.sin(x.floats() if isinstance(x, Wide) else x)


def cos(x: Real) -> Real:
    return np.cos(x.floats() if isinstance(x, Wide) else x)


def arctan(x: Real) -> Real:
    if not isinstance(x, Wide):
        return np.arctan(x)
    return select(abs(x) < 1e-9, lambda x: x, lambda x: Wide(np.arctan(x.floats())), x)


def not_negative(x: Real) -> Real:
    """x, and 0 where rounding has led below it; nan stays."""
    return x / 2 + abs(x) / 2


def whole_power(x: Real, exponent: int) -> Real:
    """x to a whole power that is not negative."""
    value = x * 0 + 1
    for _ in range(exponent):
        value = value * x
    return value


def power(x: Real, exponent: Real) -> Real:
    if isinstance(x, float) and isinstance(exponent, float):
        return math.pow(x, exponent)
    if isinstance(x, Wide) or isinstance(exponent, Wide):
        return wide_power(Wide.of(x), Wide.of(exponent).floats())
    return np.power(x, exponent)


def wide_power(x: Wide, k: Any) -> Wide:
    """x^k: by a logarithm where that is beyond all floats, or as the fourth power
    of x^(k/4) where k is large, for which x is close to 1."""
    size = np.clip(k * (x.e + np.log2(x.m)), -1e15, 1e15)
    small = np.abs(k) <= 500
    by_parts = power_by_parts(x, np.where(small, k, 1.0))
    root = Wide(np.power(x.floats(), k / 4))
    root = root * root
    fourth = root * root
    beyond = np.abs(size) > 4000
    return Wide(
        np.where(
            beyond,
            np.exp2(size - np.rint(size)),
            np.where(small, by_parts.m, fourth.m),
        ),
        np.where(beyond, np.rint(size), np.where(small, by_parts.e, fourth.e)),
    )


def power_by_parts(x: Wide, k: Any) -> Wide:
    """(m 2^e)^k = m^k 2^(e k), where e k is taken apart into a whole number and a rest,
    with what rounding takes from it."""
    whole = np.rint(x.e * k)
    rest = (x.e * k - whole) + lost(x.e, k, x.e * k)
    return Wide(np.power(x.m, k) * np.exp2(rest), whole)


def times_log(a: Real, x: Real) -> Real:
    """a log(x), and 0 where a = 0, whatever x is."""
    if isinstance(x, float):
        return a * math.log(x) if a else 0.0
    return a * log(not_0(x))


def polynomial(coefficients: tuple[float, ...], x: Real) -> Real:
    """c_0 + c_1 x + c_2 x^2 + ..., by Horner's rule."""
    last = coefficients[-1]
    value = (x if last == 1 else x * last) + coefficients[-2]
    for coefficient in coefficients[-3::-1]:
        if isinstance(value, np.ndarray):
            value *= x
            value += coefficient
        else:
            value = value * x + coefficient
    return value


def artanh_rest(y: Real) -> Real:
    """R(y) = 2 (artanh(t)/t - 1)/y for y = t^2, where the ratio is from LOW to HIGH."""
    return polynomial(ARTANH_ABOVE, y) / polynomial(ARTANH_BELOW, y)


# ---- functions that are 0 where a formula would cancel -------------------------------


def is_div(a: Real, b: Real, d: Real) -> Real:
    """a/b - 1 - log(a/b), with d = a - b: never negative, 0 where a = b."""
    ratio, u = a / b, d / b
    return select((ratio >= LOW) & (ratio <= HIGH), is_near, is_far, ratio, u)


def is_near(ratio: Real, u: Real) -> Real:
    """u - log(1 + u) = t (u - y R(y)), where t = u/(2 + u), y = t^2 and log(1 + u) = 2
    artanh(t) (DLMF 4.37.24)."""
    t = u / (2 + u)
    y = t * t
    return t * (u - y * artanh_rest(y))


def is_far(ratio: Real, u: Real) -> Real:
    return u - log(ratio)


def kl_div(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b) - a + b, with d = a - b: never negative, 0 where a = b, and b where a
    = 0."""
    b = not_0(b)
    ratio = a / b
    return select((ratio >= LOW) & (ratio <= HIGH), kl_near, kl_far, a, b, d, ratio)


def kl_near(a: Real, b: Real, d: Real, ratio: Real) -> Real:
    return b * kl_series(d / b)


def kl_series(u: Real) -> Real:
    """(1 + u) log(1 + u) - u = t (u + (1 + u) y R(y)), as in `is_near`."""
    t = u / (2 + u)
    y = t * t
    return t * (u + (1 + u) * (y * artanh_rest(y)))


def kl_far(a: Real, b: Real, d: Real, ratio: Real) -> Real:
    return times_log(a, ratio) - d


def times_log_ratio(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b), with d = a - b; 0 where a = 0."""
    b = not_0(b)
    ratio, u = a / b, d / b
    near = (ratio >= 0.5) & (ratio <= 2)
    return select(near, times_log_near, times_log_far, a, ratio, u)


def times_log_near(a: Real, ratio: Real, u: Real) -> Real:
    return a * log1p(larger(u, -0.75))


def times_log_far(a: Real, ratio: Real, u: Real) -> Real:
    return times_log(a, ratio)


def not_0(b: Real) -> Real:
    """b, and 1 where b = 0, which it is only where what it divides is."""
    if isinstance(b, Wide):
        return Wide(np.where(b.m == 0, 1.0, b.m), b.e)
    if isinstance(b, np.ndarray):
        return b if b.all() else np.where(b == 0, 1.0, b)
    return b or 1.0


def log_ratio(a: Real, b: Real, d: Real) -> Real:
    """log(a/b), with d = a - b."""
    ratio = a / b
    return select(
        (ratio >= 0.5) & (ratio <= 2),
        lambda d, b, r: log1p(d / b),
        lambda d, b, r: log(r),
        d,
        b,
        ratio,
    )


def scaled_log(a: Real, one: float, rest: float) -> Real:
    """log(a/c), where the constant c is one + rest."""
    ratio = a / one
    near = (ratio >= 0.5) & (ratio <= 2)
    return select(
        near,
        lambda a, r: log1p(((a - one) - rest) / one),
        lambda a, r: log(r),
        a,
        ratio,
    )


def exp_div(x: Real, y: Real) -> Real:
    """exp(w) - 1 - w for w = x - y: never negative, 0 where x = y."""
    return exp_div_at(*two_difference(x, y))


def two_difference(x: Real, y: Real) -> tuple[Real, Real]:
    """x - y and what rounding took from it, exactly (Knuth)."""
    w = x - y
    z = w - x
    return w, (x - (w - z)) - (y + z)


def exp_div_at(w: Real, tail: Real) -> Real:
    """exp(w + tail) - 1 - (w + tail), where the tail is what rounding took from w."""
    return select(abs(w) <= 1.5, exp_near, exp_far, w, tail)


def exp_near(w: Real, tail: Real) -> Real:
    return w * w * polynomial(EXPONENTIAL, w) + expm1(w) * tail


def exp_far(w: Real, tail: Real) -> Real:
    e = exp(w)
    return (e - 1 - w) + (e - 1) * larger(tail, -0.5)  # less only where e is infinite


def pow_div(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1 - k log(a/b), with d = a - b: never negative, 0 where a = b."""
    w = k * log_ratio(a, b, d)
    return select(abs(w) <= 1.5, pow_near, pow_far, a, b, k, w)


def pow_near(a: Real, b: Real, k: Real, w: Real) -> Real:
    return w * w * polynomial(EXPONENTIAL, w)


def pow_far(a: Real, b: Real, k: Real, w: Real) -> Real:
    ratio = a / b
    lost = (product_difference(a, 1.0, ratio, b)) / b
    more = larger(k * (lost / ratio), -0.5)  # less only where the power is infinite
    return power(ratio, k) * (1 + more) - (1 + w)


def pow_less_1(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1, with d = a - b."""
    w = k * log_ratio(a, b, d)
    return select(w <= 1.5, less_1_near, less_1_far, a, b, k, w)


def less_1_near(a: Real, b: Real, k: Real, w: Real) -> Real:
    return expm1(w)


def less_1_far(a: Real, b: Real, k: Real, w: Real) -> Real:
    return pow_far(a, b, k, w) + w


def sigmoid(x: Real) -> Real:
    return 1 / (1 + exp(-x))


def softplus(x: Real) -> Real:
    """log(1 + exp(x))."""
    return larger(x, 0 * x) + log1p(exp(-abs(x)))


def sigmoid_difference(x: Real, y: Real) -> Real:
    """sigmoid(x) - sigmoid(y)."""
    size = -(sigmoid(larger(x, y)) * sigmoid(larger(-x, -y)) * expm1(-abs(x - y)))
    return select(x >= y, lambda size: size, lambda size: -size, size)


def logit_kl_div(x: Real, y: Real) -> Real:
    """kl_div of p = sigmoid(x) and q = sigmoid(y)."""
    u = sigmoid_excess(x, y)
    return select((u >= LOW - 1) & (u <= HIGH - 1), logit_near, logit_far, x, y, u)


def sigmoid_excess(x: Real, y: Real) -> Real:
    """sigmoid(x)/sigmoid(y) - 1, which is exp(-y) - exp(-x) where exp(-x) is nothing
    beside 1, and exp(x) may be beyond all exponents."""
    return select(x >= VAST, excess_at_one, excess_below_one, x, y)


def excess_at_one(x: Real, y: Real) -> Real:
    return exp(-y) - exp(-x)


def excess_below_one(x: Real, y: Real) -> Real:
    """(exp(x - y) - 1)/(1 + exp(x)), with what rounding takes from x - y and from
    1 + exp(x) put back."""
    w, tail = two_difference(x, y)
    tail = larger(tail, -0.5)  # less only where the ratio is beyond all bounds
    above = expm1(w)
    below, left = two_difference(exp(x), -1)
    ratio = above / below
    return ratio + ((above + 1) * tail - ratio * left) / below


def logit_near(x: Real, y: Real, u: Real) -> Real:
    return sigmoid(y) * kl_series(u)


def logit_far(x: Real, y: Real, u: Real) -> Real:
    """p log(p/q) - (p - q), with log(p/q) from what is exact in x and y and the small
    rest of their softplus."""
    logarithm = (larger(-y, 0 * y) - larger(-x, 0 * x)) + (
        softplus(-abs(y)) - softplus(-abs(x))
    )
    return sigmoid(x) * logarithm - sigmoid_difference(x, y)


def product_difference(a: Real, b: Real, c: Real, e: Real) -> Real:
    """a b - c e, with what the products lose in rounding taken back (Dekker 1971)."""
    one, two = a * b, c * e
    return (one - two) + (lost(a, b, one) - lost(c, e, two))


def lost(a: Real, b: Real, product: Real) -> Real:
    """a b - product, exactly: Veltkamp splits each factor into halves of 26 bits."""
    a_high, b_high = high(a), high(b)
    a_low, b_low = a - a_high, b - b_high
    return (
        (a_high * b_high - product) + a_high * b_low + a_low * b_high
    ) + a_low * b_low


def high(a: Real) -> Real:
    scaled = 134217729.0 * a
    return scaled - (scaled - a)


LOW, HIGH = 0.382, 2.618  # ratios for which y = ((a - b)/(a + b))^2 <= 0.2
VAST = 1000.0  # a logit whose sigmoid is 1 in any number of digits that count
SMALLEST_NORMAL = 2.0**-1022
