"""Functions that exported Python source carries along.

They run on floats, and on Decimal where float's range or its digits do not do: there
nothing overflows, and a hundred
digits or more leave enough when most of them cancel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, getcontext, localcontext
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

from symit.export.carried.series import ARTANH_ABOVE, ARTANH_BELOW, EXPONENTIAL

Real: TypeAlias = Any
"""A float or a Decimal."""
Answer: TypeAlias = float

# ---- from arguments to a result ------------------------------------------------------


def evaluate(
    body: Callable[..., Any],
    broken: Callable[..., Iterable[tuple[int, Any, str]]],
    outside: str,
    again: Callable[..., Any] | None = None,
    /,
    **parameters: float,
) -> float:
    """The body at numbers; nan where one is nan, or breaks a condition and may;
    computed by `again` where its terms may cancel."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    values = [float(p) for p in parameters.values()]
    finite = all(map(math.isfinite, values))
    rounded_off = again is not None or not moderate(values)
    exactly = [exact(v) for v in values] if finite and rounded_off else values
    for position, where, demand in broken(*exactly):
        if where:
            if outside == "nan":
                return math.nan
            raise ValueError(f"{demand}, but is {values[position]}")
    for name, value in zip(parameters, values, strict=True):
        if not math.isfinite(value):
            if math.isnan(value) or outside == "nan":
                return math.nan
            raise ValueError(f"{name} must be finite, but is {value}")
    return guarded(body, values) if again is None else again(body, values)


def moderate(values: Sequence[float]) -> bool:
    """Do products of a few of these stay in the range of floats?"""
    return all(LITTLE <= abs(v) <= MUCH or v == 0 for v in values)


def guarded(body: Callable[..., Any], values: Sequence[float]) -> float:
    """The body in floats, or in Decimal where something may leave their range."""
    if moderate(values):
        try:
            value: float = body(*values)
        except (ArithmeticError, ValueError):
            value = math.nan
        if LEAST < abs(value) < math.inf:
            return value
    with localcontext(Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])):
        return float(body(*(Decimal(v) for v in values))) + 0.0  # no -0.0


def closer(error: Callable[..., Any], most: int) -> Callable[..., float]:
    """What computes a body in floats, and in Decimal with at most so many digits where
    its terms cancel, as `error` says."""

    def computed(body: Callable[..., Any], values: Sequence[float]) -> float:
        value = guarded(body, values)
        try:
            lost = error(*values) + LEAST
        except (ArithmeticError, ValueError):
            lost = math.inf
        if lost <= ENOUGH * abs(value) < math.inf:
            return value
        return digits_left(body, error, values, most)

    return computed


def digits_left(
    body: Callable[..., Any],
    error: Callable[..., Any],
    values: Sequence[float],
    most: int,
) -> float:
    """The body in Decimal with a hundred digits, or more and more where they are not
    enough.  Where no digit of it is left it is 0, if what may be lost is nothing beside
    the parameters, and nan elsewhere."""
    enough = min(most, 100 + 2 * beyond_1(values))
    for count in range(100, most + 1, 100):
        found = certain(body, error, values, count, count >= enough)
        if found is not None:
            return found
    return math.nan


def certain(
    body: Callable[..., Any],
    error: Callable[..., Any],
    values: Sequence[float],
    count: int,
    enough: bool,
) -> float | None:
    """The body in Decimal with so many digits; 0 where that is all that is left of it
    with enough of them, None where it is not known."""
    with localcontext(Context(count, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])):
        numbers = [Decimal(v) for v in values]
        value = Decimal(body(*numbers))
        lost = Decimal(error(*numbers)) * Decimal(10) ** (1 - count)
        if not value.is_finite():
            return math.inf if value == math.inf else math.nan
        if lost.is_nan() or lost < SAME * abs(value):
            return float(value) + 0.0
        if value == 0 and lost.is_infinite():  # as under a root
            return 0.0
        size = min(Decimal(1), max(map(abs, numbers)))
        return 0.0 if enough and lost < TINY * size else None


def beyond_1(values: Sequence[float]) -> int:
    """The powers of ten by which a parameter is farther from 1 than those are for which
    a hundred digits are enough."""
    reach = max(abs(Decimal(v).adjusted()) if v else 0 for v in values)
    return reach if reach > NEAR_1 else 0


def digits(body: Callable[..., Any], values: Sequence[float]) -> float:
    """The body in Decimal; 0 where no digit of it is left."""
    with localcontext(Context(prec=100, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])):
        value = body(*(Decimal(v) for v in values))
        least = NOTHING * Decimal(min(1.0, max(map(abs, values))))
        return 0.0 if abs(value) < least else float(value)


def settled(body: Callable[..., Any], values: Sequence[float]) -> float:
    """The body in Decimal; where the parameters are far from 1, with more and more
    digits until these stay the same, and 0 where none ever does."""
    reach = beyond_1(values)
    if not reach:
        return digits(body, values)
    before, count = Decimal(0), 100
    while count <= 200 + 8 * reach:
        with localcontext(Context(count, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])):
            value = body(*(Decimal(v) for v in values))
            if value and abs(value - before) <= SAME * abs(value):
                return float(value)
        before, count = value, 2 * count
    return 0.0 if before.is_finite() else float(before)


# ---- vectors -------------------------------------------------------------------------


def components(**vectors: Sequence[float]) -> list[list[float]]:
    """Vectors of one length, as lists of numbers."""
    lists = [[float(component) for component in v] for v in vectors.values()]
    if len({len(one) for one in lists}) > 1:
        raise ValueError(f"{' and '.join(vectors)} must have the same length")
    return lists


def shares(name: str, vector: list[float], outside: str) -> list[float]:
    """A vector whose components add up to 1, but for rounding, perhaps to float32; nan,
    or an error, where they do not."""
    total = math.fsum(vector)
    if not abs(total - 1) > 1e-5:
        return vector
    if outside == "raise":
        raise ValueError(f"{name} must add up to 1, but adds up to {total}")
    return [math.nan] * len(vector)


def length(vector: Sequence[Any]) -> int:
    return len(vector)


def along(number: float) -> float:
    """A parameter that is the same for all components."""
    return number


def total(
    summand: Callable[..., float], vectors: list[list[float]], *others: float
) -> float:
    """The sum of the summands over the components, rounded once."""
    summands = [summand(*parts) for parts in zip(*vectors, strict=True)]
    try:
        return math.fsum(summands)
    except OverflowError:
        return sum(summands)


# ---- tables of probabilities ---------------------------------------------------------


def plain(x: Any) -> float:
    return float(x)


def exact(x: float) -> Fraction:
    """A number whose sums, products and quotients are exact."""
    return Fraction(x)


def rounded(compute: Callable[[], Real]) -> Answer:
    """What is computed, without -0.0."""
    return float(compute()) + 0.0


# ---- elementary functions ------------------------------------------------------------


def rational(numerator: int, denominator: int, like: Real) -> Real:
    """A fraction as a number like another one."""
    return (Decimal if isinstance(like, Decimal) else float)(numerator) / denominator


def constant(like: Real, *digits: str) -> Real:
    """A number from its digits, like another one."""
    return (Decimal if isinstance(like, Decimal) else float)("".join(digits))


def select(
    near: bool, first: Callable[..., Real], second: Callable[..., Real], *args: Real
) -> Real:
    """first(args) where near, second(args) elsewhere."""
    return first(*args) if near else second(*args)


def not_negative(x: Real) -> Real:
    """x, and 0 where rounding has led below it; nan stays."""
    return max(x, abs(0 * x))


def whole_power(x: Real, exponent: int) -> Real:
    """x to a whole power that is not negative."""
    return x**exponent


def power(x: Real, exponent: Real) -> Real:
    if isinstance(x, Decimal) or isinstance(exponent, Decimal):
        return Decimal(x) ** Decimal(exponent)
    return math.pow(x, exponent)


def sqrt(x: Real) -> Real:
    """The root; of a Decimal that is not negative, but for rounding."""
    if isinstance(x, Decimal):
        return (x if x > 0 else 0 * x).sqrt()
    return math.sqrt(x)


def underflow(x: Real) -> Real:
    """What is lost of a float at the low end of the range, in units of its rounding."""
    return 0 if isinstance(x, Decimal) else SMALLEST_NORMAL / abs(x)


def exp(x: Real) -> Real:
    return x.exp() if isinstance(x, Decimal) else math.exp(x)


def log(x: Real) -> Real:
    return x.ln() if isinstance(x, Decimal) else math.log(x)


def sin(x: Real) -> Real:
    return sine(x, 0) if isinstance(x, Decimal) else math.sin(x)


def cos(x: Real) -> Real:
    return sine(x, 1) if isinstance(x, Decimal) else math.cos(x)


def sine(x: Decimal, quarters: int) -> Decimal:
    """The sine of an angle and so many quarter turns, by its power series."""
    with localcontext() as context:
        context.prec += max(0, x.adjusted())
        whole = 2 * pi_of_decimal()
        x = (x + quarters * whole / 4).remainder_near(whole)
        power, total, k = x, 0 * x, 1
        while total + power != total:
            total += power
            power, k = -power * x * x / ((k + 1) * (k + 2)), k + 2
        return total


def arctan(x: Real) -> Real:
    """Of a Decimal twice that of x/(1 + sqrt(1 + x^2)), DLMF 4.24.15, as often as the
    power series then ends soon."""
    if not isinstance(x, Decimal):
        return math.atan(x)
    for _ in range(HALVINGS):
        x = x / (1 + (1 + x * x).sqrt())
    power, total, k = x, 0 * x, 1
    while total + power / k != total:
        total += power / k
        power, k = -power * x * x, k + 2
    return total * 2**HALVINGS


def pi_of_decimal() -> Decimal:
    """pi by Machin's formula (DLMF 4.24.3)."""
    return pi_to(getcontext().prec + PI_GUARD)


@cache
def pi_to(digits: int) -> Decimal:
    with localcontext(Context(prec=digits)):
        return 16 * arctan_of_inverse(5) - 4 * arctan_of_inverse(239)


def arctan_of_inverse(n: int) -> Decimal:
    power = Decimal(1) / n
    total, k = power, 1
    while total + power != total:
        power, k = -power / (n * n), k + 2
        total += power / k
    return total


def log1p(x: Real) -> Real:
    if not isinstance(x, Decimal):
        return math.log1p(x)
    if is_tiny(x):
        return x
    with more_digits(x):
        return (1 + x).ln()


def expm1(x: Real) -> Real:
    if not isinstance(x, Decimal):
        return math.expm1(x)
    if is_tiny(x):
        return x
    with more_digits(x):
        return x.exp() - 1


def is_tiny(u: Decimal) -> bool:
    """Is one term of a series enough?"""
    return u == 0 or u.adjusted() < -getcontext().prec


def more_digits(u: Decimal) -> Any:
    """A context in which a difference of size u^2 between terms of size 1 has all its
    digits."""
    context = getcontext().copy()
    context.prec += 2 * max(0, -u.adjusted())
    return localcontext(context)


def polynomial(coefficients: tuple[float, ...], x: float) -> float:
    """c_0 + c_1 x + c_2 x^2 + ..., by Horner's rule."""
    value = 0.0
    for coefficient in reversed(coefficients):
        value = value * x + coefficient
    return value


def artanh_rest(y: float) -> float:
    """R(y) = 2 (artanh(t)/t - 1)/y for y = t^2, where the ratio is from LOW to HIGH."""
    return polynomial(ARTANH_ABOVE, y) / polynomial(ARTANH_BELOW, y)


# ---- functions that are 0 where a formula would cancel -------------------------------


def is_div(a: Real, b: Real, d: Real) -> Real:
    """a/b - 1 - log(a/b), with d = a - b: never negative, 0 where a = b.

    Near 1 it is u - log(1 + u) = t (u - y R(y)), where t = u/(2 + u), y = t^2 and
    log(1 + u) = 2 artanh(t) (DLMF 4.37.24).
    """
    ratio, u = a / b, d / b
    if isinstance(u, Decimal):
        if is_tiny(u):
            return u * u / 2
        with more_digits(u):
            return d / b - log_ratio(a, b, d)
    if LOW <= ratio <= HIGH:
        t = u / (2 + u)
        y = t * t
        return t * (u - y * artanh_rest(y))
    return u - math.log(ratio)


def kl_div(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b) - a + b, with d = a - b: never negative, 0 where a = b, b where a =
    0."""
    if a == 0:
        return -d
    u = d / b
    if isinstance(u, Decimal):
        if is_tiny(u):
            return b * u * u / 2
        with more_digits(u):
            exact = a if 2 * abs(d) > b else b + d  # a, where it is rounded
            return exact * log_ratio(a, b, d) - d
    ratio = a / b
    if LOW <= ratio <= HIGH:
        return b * kl_series(u)
    return a * math.log(ratio) - d


def times_log_ratio(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b), with d = a - b; 0 where a = 0."""
    return a * log_ratio(a, b, d) if a else 0 * a


def times_log(a: Real, x: Real) -> Real:
    """a log(x), and 0 where a = 0, whatever x is."""
    return a * log(x) if a else 0 * a


def kl_series(u: float) -> float:
    """(1 + u) log(1 + u) - u = t (u + (1 + u) y R(y)), as in `is_div`."""
    t = u / (2 + u)
    y = t * t
    return t * (u + (1 + u) * (y * artanh_rest(y)))


def log_ratio(a: Real, b: Real, d: Real) -> Real:
    """log(a/b), with d = a - b."""
    ratio = a / b
    return log1p(d / b) if 0.5 <= ratio <= 2 else log(ratio)


def scaled_log(a: Real, one: float, rest: float, *digits: str) -> Real:
    """log(a/c), where the constant c is one + rest, and has these digits."""
    if isinstance(a, Decimal):
        with localcontext() as context:
            context.prec += CONSTANT_GUARD
            return (a / Decimal("".join(digits))).ln()
    if 0.5 <= a / one <= 2:
        return math.log1p(((a - one) - rest) / one)
    return math.log(a / one)


def exp_div(x: Real, y: Real) -> Real:
    """exp(w) - 1 - w for w = x - y: never negative, 0 where x = y."""
    w, tail = two_difference(x, y)
    if isinstance(w, Decimal):
        if is_tiny(w):
            return w * w / 2
        with more_digits(w):
            w = x - y
            return w.exp() - 1 - w
    if abs(w) <= 1.5:
        return w * w * polynomial(EXPONENTIAL, w) + math.expm1(w) * tail
    e = math.exp(w)
    return (e - 1 - w) + (e - 1) * tail


def two_difference(x: Real, y: Real) -> tuple[Real, Real]:
    """x - y and what rounding took from it, exactly (Knuth)."""
    w = x - y
    z = w - x
    return w, (x - (w - z)) - (y + z)


def pow_div(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1 - k log(a/b), with d = a - b: never negative, 0 where a = b."""
    w = k * log_ratio(a, b, d)
    if isinstance(w, Decimal):
        return exp_div(w, 0)
    if abs(w) <= 1.5:
        return w * w * polynomial(EXPONENTIAL, w)
    ratio = a / b
    left = product_difference(a, 1.0, ratio, b) / b
    return math.pow(ratio, k) * (1 + k * (left / ratio)) - (1 + w)


def pow_less_1(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1, with d = a - b."""
    w = k * log_ratio(a, b, d)
    return expm1(w) if isinstance(w, Decimal) or w <= 1.5 else pow_div(a, b, d, k) + w


def sigmoid(x: Real) -> Real:
    return 1 / (1 + exp(-x))


def softplus(x: Real) -> Real:
    """log(1 + exp(x))."""
    return max(x, 0 * x) + log1p(exp(-abs(x)))


def sigmoid_difference(x: Real, y: Real) -> Real:
    """sigmoid(x) - sigmoid(y)."""
    size = sigmoid(max(x, y)) * sigmoid(max(-x, -y)) * expm1(-abs(x - y))
    return -size if x >= y else size


def logit_kl_div(x: Real, y: Real) -> Real:
    """kl_div of p = sigmoid(x) and q = sigmoid(y).

    Far from each other, log(p/q) is taken from what is exact in x and y, and from the
    small rest of their softplus.
    """
    u = sigmoid_excess(x, y)
    if LOW - 1 <= u <= HIGH - 1:
        q = sigmoid(y)
        if isinstance(u, Decimal):
            return kl_div(q * (1 + u), q, q * u)
        return q * kl_series(u)
    exact = max(-y, 0 * y) - max(-x, 0 * x)
    logarithm = exact + (softplus(-abs(y)) - softplus(-abs(x)))
    return sigmoid(x) * logarithm - sigmoid_difference(x, y)


def sigmoid_excess(x: Real, y: Real) -> Real:
    """sigmoid(x)/sigmoid(y) - 1 = (exp(x - y) - 1)/(1 + exp(x)), with what rounding
    takes from x - y and from 1 + exp(x) put back; where exp(-x) is nothing beside 1,
    exp(x) may be beyond all exponents."""
    if x >= VAST:
        return exp(-y) - exp(-x)
    w, tail = two_difference(x, y)
    above = expm1(w)
    below, left = two_difference(exp(x), -1)
    ratio = above / below
    if w > 2 * VAST:  # far from 1, and the tail may be large
        return ratio
    return ratio + ((above + 1) * tail - ratio * left) / below


def product_difference(a: Real, b: Real, c: Real, e: Real) -> Real:
    """a b - c e, with what the products lose in rounding taken back (Dekker 1971)."""
    one, two = a * b, c * e
    if isinstance(one, Decimal):
        return one - two
    return (one - two) + (lost(a, b, one) - lost(c, e, two))


def lost(a: float, b: float, product: float) -> float:
    """a b - product, exactly: Veltkamp splits each factor into halves of 26 bits."""
    a_high, b_high = high(a), high(b)
    a_low, b_low = a - a_high, b - b_high
    return (
        (a_high * b_high - product) + a_high * b_low + a_low * b_high
    ) + a_low * b_low


def high(a: float) -> float:
    scaled = 134217729.0 * a
    return scaled - (scaled - a)


LOW, HIGH = 0.382, 2.618  # ratios for which y = ((a - b)/(a + b))^2 <= 0.2
TINY = Decimal("1e-30")  # nothing beside a parameter
LITTLE, MUCH = 1e-30, 1e30  # between these, powers of parameters stay in the range
SMALLEST_NORMAL = 2.0**-1022
PI_GUARD = 10
CONSTANT_GUARD = 10
HALVINGS = 12  # of an angle, before its series begins
VAST = 1000  # a logit whose sigmoid is 1 in any number of digits that count
ENOUGH = 1000  # units of rounding that may be lost before more digits are taken
NEAR_1 = 10  # powers of ten within which a hundred digits are enough
SAME = Decimal("1e-20")  # of a value, what may be missing
NOTHING = Decimal("1e-75")  # closer to 0 than floats that differ leave anything
LEAST = 1e-150  # above this, nothing is missing that underflowed on the way
