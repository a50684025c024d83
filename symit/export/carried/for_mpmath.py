"""Functions that exported mpmath source carries along: they compute to the working
precision of `mpmath.mp`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath import mp

Real: TypeAlias = Any
"""A real number of mpmath."""
Answer: TypeAlias = Any

# ---- from arguments to a result ------------------------------------------------------


def evaluate(
    body: Callable[..., Any],
    broken: Callable[..., Iterable[tuple[int, Any, str]]],
    outside: str,
    again: Callable[..., Any] | None = None,
    /,
    **parameters: object,
) -> Real:
    """The body at numbers; nan where one is nan, or breaks a condition and may;
    computed by `again` where its terms may cancel."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    values = [number(p) for p in parameters.values()]
    with mp.workprec(mp.prec if again is None else 16 * mp.prec):
        found = list(broken(*values))
    for position, where, demand in found:
        if where:
            if outside == "nan":
                return mp.nan
            raise ValueError(f"{demand}, but is {values[position]}")
    for name, value in zip(parameters, values, strict=True):
        if not mp.isfinite(value):
            if mp.isnan(value) or outside == "nan":
                return mp.nan
            raise ValueError(f"{name} must be finite, but is {value}")
    with mp.workprec(mp.prec + GUARD):
        result = divided(body, values) if again is None else again(body, values)
    return +result


def divided(body: Callable[..., Any], values: Sequence[Real]) -> Real:
    """The body with more and more digits where a divisor is rounded to 0; nan where it
    stays 0."""
    for _ in range(DOUBLINGS):
        try:
            return body(*values)
        except ZeroDivisionError:
            mp.prec *= 2
    return mp.nan


def closer(error: Callable[..., Any]) -> Callable[..., Any]:
    """What computes a body with more and more digits where its terms cancel, until
    enough are left; where none ever is 0, if what may be lost is nothing beside the
    parameters."""

    def computed(body: Callable[..., Any], values: Sequence[Real]) -> Real:
        enough = GUARD // 2 - mp.prec
        bits = max(mp.prec, *(mp.mpf(v)._mpf_[3] for v in values))
        size = max(map(abs, values))
        most = 4 * bits + 2 * max(abs(int(mp.mag(v))) if v else 0 for v in values)
        while True:
            value = divided(body, values)
            try:
                lost = error(*values)
            except ZeroDivisionError:
                lost = mp.inf
            left = mp.ldexp(abs(value), mp.prec + enough)
            if not mp.isfinite(value) or (value and lost <= left):
                return value
            if mp.prec > most:
                gone = value == 0 or lost < mp.ldexp(min(1, size), mp.prec + enough)
                return mp.mpf(0) if gone else mp.nan
            mp.prec *= 2

    return computed


def settled(body: Callable[..., Any], values: Sequence[Real]) -> Real:
    """The body with more and more digits until these stay the same; 0 where none ever
    does."""
    same = GUARD // 2 - mp.prec
    bits = max(mp.prec, *(mp.mpf(v)._mpf_[3] for v in values))
    most = 8 * bits + 4 * max(abs(int(mp.mag(v))) if v else 0 for v in values)
    before = divided(body, values)
    while mp.prec <= most:
        mp.prec *= 2
        value = divided(body, values)
        if value and mp.mag(value - before) <= mp.mag(value) + same:
            return value
        before = value
    return mp.mpf(0)


def number(x: object) -> Real:
    """A real number of mpmath; nothing is rounded that mpmath can take exactly."""
    converted = mp.convert(x)
    if not isinstance(converted, (mp.mpf, mp.constant)):
        raise TypeError(f"the parameters must be real numbers, not {x!r}")
    return converted


# ---- vectors -------------------------------------------------------------------------


def components(**vectors: Sequence[object]) -> list[list[Real]]:
    """Vectors of one length, as lists of numbers."""
    lists = [[number(component) for component in v] for v in vectors.values()]
    if len({len(one) for one in lists}) > 1:
        raise ValueError(f"{' and '.join(vectors)} must have the same length")
    return lists


def shares(name: str, vector: list[Real], outside: str) -> list[Real]:
    """A vector whose components add up to 1, but for rounding, perhaps to float32; nan,
    or an error, where they do not."""
    total = mp.fsum(vector)
    if not abs(total - 1) > 1e-5:
        return vector
    if outside == "raise":
        raise ValueError(f"{name} must add up to 1, but adds up to {total}")
    return [mp.nan] * len(vector)


def length(vector: Sequence[Any]) -> int:
    return len(vector)


def along(number: object) -> object:
    """A parameter that is the same for all components."""
    return number


def total(
    summand: Callable[..., Real], vectors: list[list[Real]], *others: object
) -> Real:
    """The sum of the summands over the components, rounded once."""
    return mp.fsum(summand(*parts) for parts in zip(*vectors, strict=True))


# ---- tables of probabilities ---------------------------------------------------------


def plain(x: object) -> Real:
    """A number or a fraction as a number of mpmath."""
    if isinstance(x, Fraction):
        return mp.mpf(x.numerator) / x.denominator
    return number(x)


def exact(x: Real) -> Fraction:
    """A number whose sums, products and quotients are exact."""
    sign, mantissa, exponent, _ = x._mpf_
    size: Fraction = Fraction(int(mantissa)) * Fraction(2) ** exponent
    return -size if sign else size


def rounded(compute: Callable[[], Real]) -> Answer:
    """What is computed with more digits."""
    with mp.workprec(mp.prec + GUARD):
        value = compute()
    return +value


# ---- elementary functions ------------------------------------------------------------


def select(
    near: bool, first: Callable[..., Real], second: Callable[..., Real], *args: Real
) -> Real:
    """first(args) where near, second(args) elsewhere."""
    return first(*args) if near else second(*args)


def not_negative(x: Real) -> Real:
    """x, and 0 where rounding has led below it; nan stays."""
    return max(x, 0 * x)


def whole_power(x: Real, exponent: int) -> Real:
    """x to a whole power that is not negative."""
    return x**exponent


def power(x: Real, exponent: Real) -> Real:
    return mp.power(x, exponent)


def sqrt(x: Real) -> Real:
    """The root of what is not negative, but for rounding."""
    return mp.sqrt(x if x > 0 else 0 * x)


def underflow(x: Real) -> Real:
    """What is lost of a number at the low end of the range: nothing."""
    return 0 * x


def exp(x: Real) -> Real:
    return mp.exp(x)


def log(x: Real) -> Real:
    return mp.log(x)


def sin(x: Real) -> Real:
    return mp.sin(x)


def cos(x: Real) -> Real:
    return mp.cos(x)


def arctan(x: Real) -> Real:
    return mp.atan(x)


def expm1(x: Real) -> Real:
    return mp.expm1(x)


# ---- functions that are 0 where a formula would cancel -------------------------------


def is_div(a: Real, b: Real, d: Real) -> Real:
    """a/b - 1 - log(a/b), with d = a - b: about u^2/2 for u = d/b, so the digits that
    cancel are computed in addition."""
    u = mp.mpf(d) / b
    if is_tiny(u):
        return u * u / 2
    with mp.workprec(cancelling(u)):
        return mp.mpf(d) / b - log_ratio(a, b, d)


def kl_div(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b) - a + b, with d = a - b: as in `is_div`; b where a = 0."""
    if a == 0:
        return -d
    u = mp.mpf(d) / b
    if is_tiny(u):
        return b * u * u / 2
    with mp.workprec(cancelling(u)):
        exact = a if 2 * abs(d) > b else mp.mpf(b) + d  # a, where it is rounded
        return exact * log_ratio(a, b, d) - d


def times_log_ratio(a: Real, b: Real, d: Real) -> Real:
    """a log(a/b), with d = a - b; 0 where a = 0."""
    return a * log_ratio(a, b, d) if a else a


def times_log(a: Real, x: Real) -> Real:
    """a log(x), and 0 where a = 0, whatever x is."""
    return a * mp.log(x) if a else a


def log_ratio(a: Real, b: Real, d: Real) -> Real:
    """log(a/b), with d = a - b."""
    return mp.log1p(mp.mpf(d) / b) if 2 * abs(d) < b else mp.log(mp.mpf(a) / b)


def scaled_log(a: Real, place: Callable[[], Real]) -> Real:
    """log(a/c), where the constant c is what `place` computes."""
    with mp.workprec(cancelling(a / place() - 1)):
        return mp.log(a / place())


def exp_div(x: Real, y: Real) -> Real:
    """exp(w) - 1 - w for w = x - y: as in `is_div`."""
    w = mp.mpf(x) - y
    if is_tiny(w):
        return w * w / 2
    with mp.workprec(cancelling(w)):
        w = mp.mpf(x) - y
        return mp.expm1(w) - w


def pow_div(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1 - k log(a/b), with d = a - b: as in `is_div`."""
    return exp_div(k * log_ratio(a, b, d), 0)


def pow_less_1(a: Real, b: Real, d: Real, k: Real) -> Real:
    """(a/b)^k - 1, with d = a - b."""
    return mp.expm1(k * log_ratio(a, b, d))


def sigmoid(x: Real) -> Real:
    return 1 / (1 + mp.exp(-x))


def softplus(x: Real) -> Real:
    """log(1 + exp(x))."""
    return max(x, 0 * x) + mp.log1p(mp.exp(-abs(x)))


def sigmoid_difference(x: Real, y: Real) -> Real:
    """sigmoid(x) - sigmoid(y)."""
    size = sigmoid(max(x, y)) * sigmoid(max(-x, -y)) * mp.expm1(-abs(x - y))
    return -size if x >= y else size


def logit_kl_div(x: Real, y: Real) -> Real:
    """kl_div of p = sigmoid(x) and q = sigmoid(y)."""
    p, q = sigmoid(x), sigmoid(y)
    near = abs(p - q) < q / 2
    return kl_div(p, q, q * sigmoid_excess(x, y) if near else p - q)


def sigmoid_excess(x: Real, y: Real) -> Real:
    """sigmoid(x)/sigmoid(y) - 1, by powers of e that are not beyond it."""
    if x > max(y, 0):
        return -mp.exp(-y) * mp.expm1(y - x) * sigmoid(x)
    return mp.expm1(x - y) * sigmoid(-x)


def product_difference(a: Real, b: Real, c: Real, e: Real) -> Real:
    """a b - c e, with products that are exact."""
    return mp.fdot([(a, b), (-c, e)])


def is_tiny(u: Real) -> bool:
    """Is one term of a series enough?"""
    return not u or bool(mp.mag(u) < -mp.prec)


def cancelling(u: Real) -> int:
    """The precision at which a difference of size u^2 between terms of size u has all
    its digits."""
    return int(mp.prec + GUARD + max(0, -mp.mag(u))) if u else int(mp.prec)


GUARD = 20
DOUBLINGS = 6
