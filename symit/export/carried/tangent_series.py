"""What a convex function is above its tangent, near where they touch: for floats,
arrays and `Wide`.

A Kullback-Leibler divergence of two members of an exponential family is what its
log-partition A at c is above its tangent at a: d^2 times the mean, over the way from a
to c, of (1 - t) A'', of which nothing cancels where A'', a variance, has its digits.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any, TypeAlias

from symit.export.carried.for_python import (
    exp,
    expm1,
    is_div,
    kl_div,
    log,
    log1p,
    log_ratio,
    select,
)
from symit.export.carried.zeta_for_python import (
    zeta_beyond_1,
    zeta_prime,
    zeta_second,
)

Real: TypeAlias = Any


# nodes and weights of Gauss and Legendre's rule on (0, 1) (DLMF 3.5.15): the half of
# twelve, which lie about 1/2 alike
GAUSS = (
    (0.0092196828766403746547, 0.02358766819325591360),
    (0.047941371814762571661, 0.05346966299765921548),
    (0.11504866290284765648, 0.08003916427167311317),
    (0.20634102285669127635, 0.10158371336153296088),
    (0.31608425050090990312, 0.11674626826917740438),
    (0.43738329574426554226, 0.12457352290670139250),
)


def mean_on_way(function: Callable[[Real, Real], Real]) -> Real:
    """The integral of function(t, 1 - t) for t from 0 to 1."""
    parts = (w * (function(t, 1 - t) + function(1 - t, t)) for t, w in GAUSS)
    return sum(parts)


def above_tangent(curvature: Callable[[Real], Real], a: Real, d: Real) -> Real:
    """What a function with this second derivative is at a + d above its tangent at
    a."""
    return d * d * mean_on_way(lambda t, left: left * curvature(a + t * d))


def is_close(c: Real, a: Real, d: Real) -> Any:
    """Is c so close to a that the rule has all digits, for functions whose
    singularities lie 2 or more from the positive numbers?"""
    return (abs(d) <= 1) | (2 * abs(d) <= abs(a)) | (2 * abs(d) <= abs(c))


def is_between(c: Real, a: Real, d: Real) -> Any:
    """The same where they lie at 0 and 1."""
    size = 2 * abs(d)
    return ((size <= a) | (size <= c)) & ((size <= 1 - a) | (size <= 1 - c))


def is_off_pole(c: Real, a: Real, d: Real) -> Any:
    """The same where there is one at 1, and far out the function falls as 2^-x."""
    return ((2 * abs(d) <= a - 1) | (2 * abs(d) <= c - 1)) & (abs(d) <= 4)


# ---- log I0, the modified Bessel function ------------------------------------------


def bessel_near(c: Real, a: Real, d: Real) -> Real:
    return above_tangent(bessel_curvature, a, d)


def bessel_far(c: Real, a: Real, d: Real) -> Real:
    """With exp(x) taken out of I0(x)."""
    return log_scaled_bessel(c) - log_scaled_bessel(a) + d * bessel_rest(a)


def bessel_curvature(x: Real) -> Real:
    return select(x > FAR_OF_BESSEL, far_bessel_curvature, near_bessel_curvature, x)


def near_bessel_curvature(x: Real) -> Real:
    """By the series of products of Bessel functions (DLMF 10.31.3), in which I0 I0'' -
    I0'^2 has positive terms, (2 m)! (x/2)^(2 m)/m!^4/(2 (m + 1)^2)."""
    term = below = 1 + 0 * x
    above = term / 2
    for m in range(1, TERMS_OF_BESSEL):
        term = term * (x / m) * (x / m) * ((2 * m - 1) / (2 * m))
        below = below + term
        above = above + term / (2 * (m + 1) * (m + 1))
    return above / below


def far_bessel_curvature(x: Real) -> Real:
    total = 0 * x
    for k in range(len(LOG_HANKEL), 0, -1):
        total = (total + k * (k + 1) * LOG_HANKEL[k - 1]) / x
    return (0.5 + total) / x / x


def bessel_rest(x: Real) -> Real:
    """1 - I1(x)/I0(x)."""
    return select(x > FAR_OF_BESSEL, far_bessel_rest, near_bessel_rest, x)


def near_bessel_rest(x: Real) -> Real:
    even, odd = bessel_sums(x)
    return 1 - odd / even


def far_bessel_rest(x: Real) -> Real:
    total = 0 * x
    for k in range(len(LOG_HANKEL), 0, -1):
        total = (total + k * LOG_HANKEL[k - 1]) / x
    return (0.5 + total) / x


def log_scaled_bessel(x: Real) -> Real:
    """log I0(x) - x."""
    return select(x > FAR_OF_BESSEL, far_log_bessel, near_log_bessel, x)


def near_log_bessel(x: Real) -> Real:
    return log(bessel_sums(x)[0]) - x


def far_log_bessel(x: Real) -> Real:
    total = 0 * x
    for coefficient in reversed(LOG_HANKEL):
        total = (total + coefficient) / x
    return total - log(6.283185307179586 * x) / 2


def bessel_sums(x: Real) -> tuple[Real, Real]:
    """I0(x) and I1(x) (DLMF 10.25.2)."""
    term = even = 1 + 0 * x
    odd = 0 * x
    for m in range(1, TERMS_OF_BESSEL):
        half = term * (x / (2 * m))
        term = half * (x / (2 * m))
        even, odd = even + term, odd + half
    return even, odd


def log_of_hankel(count: int) -> tuple[float, ...]:
    """The coefficients of log(1 + 1/(8 x) + 9/(2! (8 x)^2) + ...), of which exp(x)/
    sqrt(2 pi x) times the series is I0(x) far out (DLMF 10.40.1)."""
    series = [Fraction(1)]
    for j in range(1, count + 1):
        series.append(series[-1] * Fraction((2 * j - 1) * (2 * j - 1), 8 * j))
    found: list[Fraction] = []
    for k in range(1, count + 1):
        products = (i * found[i - 1] * series[k - i] for i in range(1, k))
        known = sum(products, Fraction(0))
        found.append(series[k] - known / k)
    return tuple(map(float, found))


# ---- log((exp(x) - 1)/x), of a uniform distribution that is tilted ------------------


def tilt_near(c: Real, a: Real, d: Real) -> Real:
    return above_tangent(tilt_curvature, a, d)


def tilt_far(c: Real, a: Real, d: Real) -> Real:
    return select(abs(a) < 2, tilt_far_from_0, tilt_far_out, c, a, d)


def tilt_far_from_0(c: Real, a: Real, d: Real) -> Real:
    """Where x/2 is taken out: log(sinh(h)/h) with h = x/2."""
    return log_sinhc(c) - log_sinhc(a) - d * sinhc_slope(a)


def tilt_far_out(c: Real, a: Real, d: Real) -> Real:
    """Where the larger of 0 and x is taken out."""
    size = abs(a)
    e = exp(-size)
    slope = e / -expm1(-size) - 1 / size
    apart = select(a > 0, beyond_0, beyond_0_below, c, d, slope)
    return apart + (log_below_1(c) - log_below_1(a))


def beyond_0(c: Real, d: Real, slope: Real) -> Real:
    return (abs(c) - c) / 2 - d * slope


def beyond_0_below(c: Real, d: Real, slope: Real) -> Real:
    return (abs(c) + c) / 2 + d * slope


def log_below_1(x: Real) -> Real:
    """log((1 - exp(-|x|))/|x|)."""
    return log(-expm1(-abs(x)) / abs(x))


def log_sinhc(x: Real) -> Real:
    """log(sinh(h)/h), h = x/2."""
    return select(abs(x) < 2, near_log_sinhc, far_log_sinhc, x)


def near_log_sinhc(x: Real) -> Real:
    square = x * x / 4
    return log1p(square * odd_series_of_sinh(square, 0))


def far_log_sinhc(x: Real) -> Real:
    return abs(x) / 2 + log_below_1(x)


def sinhc_slope(x: Real) -> Real:
    """(coth(h) - 1/h)/2, h = x/2."""
    square = x * x / 4
    above = x / 2 * odd_series_of_sinh(square, 1)
    return above / (2 * (1 + square * odd_series_of_sinh(square, 0)))


def tilt_curvature(x: Real) -> Real:
    return select(abs(x) < 2, near_tilt_curvature, far_tilt_curvature, x)


def near_tilt_curvature(x: Real) -> Real:
    """(sinh(h)^2 - h^2)/(2 h sinh(h))^2, h = x/2."""
    square = x * x / 4
    rest = odd_series_of_sinh(square, 0)
    above = square * rest
    return rest * (2 + above) / (4 * (1 + above) * (1 + above))


def far_tilt_curvature(x: Real) -> Real:
    e, rest = exp(-abs(x)), expm1(-abs(x))
    return 1 / x / x - e / rest / rest


def odd_series_of_sinh(square: Real, weight: int) -> Real:
    """The sum of (2 k)^weight h^(2 k - 2)/(2 k + 1)! over k >= 1, of h^2 at most 1."""
    total = 0 * square
    for k in range(10, 0, -1):
        total = total * square + (2 * k) ** weight / factorial(2 * k + 1)
    return total


# ---- log(-log(1 - p)), of the logarithmic series, as a function of log(p) ------------


def log_series_near(c: Real, a: Real, d: Real) -> Real:
    """The mean of log(c/p) times the variance, by p."""
    rest = 1 - a
    return d * mean_on_way(
        lambda t, left: (
            log1p(left * d / (a + t * d))
            * log_series_curvature(a + t * d, rest - t * d)
        )
    )


def log_series_curvature(p: Real, rest: Real) -> Real:
    """The variance over p: -(p + log(1 - p))/((1 - p) log(1 - p))^2."""
    below = rest * log_ratio(rest, 1, -p)
    return is_div(rest, 1, -p) / below / below


def log_series_far(c: Real, a: Real, d: Real) -> Real:
    """With log(p) taken out: -log(1 - p)/p and the mean are above 1 where p > 0."""
    rest = 1 - a
    mean = kl_div(rest, 1, -a) / (-rest * log_ratio(rest, 1, -a))
    return log_above_1(c) - log_above_1(a) - log_ratio(c, a, d) * mean


def log_above_1(p: Real) -> Real:
    """log(-log(1 - p)/p)."""
    return log1p(is_div(1 - p, 1, -p) / p)


# ---- log zeta ------------------------------------------------------------------------


def zeta_near(c: Real, a: Real, d: Real) -> Real:
    """With the pole at 1 taken out where it is near."""
    return select(a < 1.5, zeta_at_pole, zeta_off_pole, c, a, d)


def zeta_at_pole(c: Real, a: Real, d: Real) -> Real:
    return is_div(c - 1, a - 1, d) + above_tangent(curvature_without_pole, a, d)


def curvature_without_pole(s: Real) -> Real:
    return zeta_curvature(s) - 1 / (s - 1) / (s - 1)


def zeta_off_pole(c: Real, a: Real, d: Real) -> Real:
    return above_tangent(zeta_curvature, a, d)


def zeta_curvature(s: Real) -> Real:
    """The variance of log(k)."""
    whole = 1 + zeta_beyond_1(s)
    mean = zeta_prime(s) / whole
    return zeta_second(s) / whole - mean * mean


def zeta_far(c: Real, a: Real, d: Real) -> Real:
    one, other = zeta_beyond_1(c), zeta_beyond_1(a)
    return log_ratio(1 + one, 1 + other, one - other) - d * (
        zeta_prime(a) / (1 + other)
    )


FAR_OF_BESSEL = 30  # from here on the terms of Hankel's series fall below 1e-17
TERMS_OF_BESSEL = 90
LOG_HANKEL = log_of_hankel(26)
