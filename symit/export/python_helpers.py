"""Functions that exported plain-Python source carries along: each is copied, as it stands, into modules that use it.

So they need the standard library's math alone and know nothing of symit.  Unlike math's, they never raise: overflow is
infinite, a pole is infinite, and what has no value is nan, as IEEE 754 has it.
"""

from __future__ import annotations

import math

number = float


def check_option(outside: str) -> None:
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')


def components(**vectors: list[float] | tuple[float, ...]) -> list[list[float]]:
    """Vectors of one length, as lists of numbers."""
    lists = [[number(component) for component in vector] for vector in vectors.values()]
    if len({len(one) for one in lists}) > 1:
        raise ValueError(f"{' and '.join(vectors)} must have the same length")
    return lists


def reject(demand: str, value: float, outside: str) -> float:
    """An error that says what was demanded, or nan."""
    if outside == "raise":
        raise ValueError(f"{demand}, but is {value}")
    return math.nan


def total(summands: list[float]) -> float:
    """The sum, rounded once."""
    try:
        return math.fsum(summands)
    except OverflowError:
        return sum(summands)


def quotient(a: float, b: float) -> float:
    if b:
        return a / b
    return math.nan if not a or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)


def square(x: float) -> float:
    return x * x


def power(x: float, exponent: float) -> float:
    """x to a power, for x >= 0 or a whole exponent."""
    try:
        return math.pow(x, exponent)
    except OverflowError:
        return -math.inf if x < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        return math.nan if x else math.inf


def sqrt(x: float) -> float:
    return math.sqrt(x) if x >= 0 else math.nan


def exp(x: float) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def log(x: float) -> float:
    if x > 0:
        return math.log(x)
    return math.nan if x else -math.inf


def sin(x: float) -> float:
    return math.sin(x) if math.isfinite(x) else math.nan


def cos(x: float) -> float:
    return math.cos(x) if math.isfinite(x) else math.nan


def log1p(u: float) -> float:
    if u > -1:
        return math.log1p(u)
    return -math.inf if u == -1 else math.nan


def expm1(u: float) -> float:
    try:
        return math.expm1(u)
    except OverflowError:
        return math.inf


def log1pmx(u: float) -> float:
    """log(1 + u) - u for u > -1, without cancellation.

    With t = u/(2 + u), log(1 + u) = 2 artanh(t) = 2t + t*R(t^2), so log(1 + u) - u = t*(R(t^2) - u): DLMF 4.37(iv)
    and 4.38.5; fdlibm's e_log.c uses the same identity.  Away from 0 the plain difference is accurate.
    """
    if -0.3 <= u <= 0.4:
        t = u / (2 + u)
        return t * (artanh_remainder(t * t) - u)
    return log1p(min(u, LARGEST)) - u


def xlog1pmx(u: float) -> float:
    """(1 + u) log(1 + u) - u for u > -1, without cancellation, and its limit 1 at -1; as in `log1pmx`."""
    if -0.3 <= u <= 0.4:
        t = u / (2 + u)
        return t * (u + (1 + u) * artanh_remainder(t * t))
    logarithm = log1p(max(u, -1 + EPSILON))
    return u * logarithm - (min(u, LARGEST) - logarithm) if u > 0 else (1 + u) * logarithm - u


def expm1mx(u: float) -> float:
    """exp(u) - 1 - u without cancellation: the exponential series (DLMF 4.2.19) near 0, a difference elsewhere."""
    if -0.5 <= u <= 0.5:
        return u * u * polynomial(EXPONENTIAL_SERIES, u)
    return expm1(u) - min(u, LARGEST)


def artanh_remainder(y: float) -> float:
    """R(y) = 2*(artanh(t)/t - 1) for y = t^2 <= (3/17)^2, by the series 2*(y/3 + y^2/5 + ...), DLMF 4.38.5."""
    return y * polynomial(ARTANH_SERIES, y)


def polynomial(coefficients: tuple[float, ...], x: float) -> float:
    """c_0 + c_1 x + c_2 x^2 + ..., by Horner's rule."""
    result = 0.0
    for coefficient in reversed(coefficients):
        result = result * x + coefficient
    return result


# As many terms as bring what is left out below 2^-56 of the value, on the intervals above.
ARTANH_SERIES = tuple(2 / (2 * k + 3) for k in range(11))
EXPONENTIAL_SERIES = tuple(1 / math.factorial(k + 2) for k in range(14))
LARGEST = math.nextafter(math.inf, 0)
EPSILON = math.ulp(0.5)
