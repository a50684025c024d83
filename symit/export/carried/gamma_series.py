"""What Stirling's series leaves of a divergence of log Gamma: for floats, arrays and
`Wide`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

Real: TypeAlias = Any


STEPS = 12  # from here on seven terms of Stirling's series are enough
STIRLING = (
    1 / 12,
    -1 / 360,
    1 / 1260,
    -1 / 1680,
    1 / 1188,
    -691 / 360360,
    1 / 156,
)


def stirling_div(c: Real, a: Real, d: Real, series: Sequence[Real]) -> Real:
    """S(c) - S(a) - (c - a) S'(a), with d = c - a, for S(x) = 1/(12 x) - 1/(360 x^3)
    + ... (DLMF 5.11.1).

    c^-n - a^-n + n (c - a) a^(-n-1) = d^2 (u^2 v^n + 2 u^3 v^(n-1) + ... + n u^(n+1)
    v), u = 1/a, v = 1/c.
    """
    u, v = 1 / a, 1 / c
    part, power, total = 1 + 0 * u, u, series[0] + 0 * u
    for n in range(2, 2 * len(series)):
        part, power = v * part + n * power, u * power
        if n % 2:
            total = total + series[n // 2] * part
    return ((d * u) * v) * (d * u) * total


def stirling_gap(
    c: Real,
    d: Real,
    a: Real,
    b: Real,
    x: Real,
    y: Real,
    cross: Real,
    series: Sequence[Real],
) -> Real:
    """`stirling_div` from b to d less that from a + b to c + d, with x = c - a, y = d
    - b and cross = a d - b c, for a <= b and c <= d: of each factor the second, and how
    much more the first is."""
    s, t = a + b, c + d
    u, v, e = 1 / s, 1 / t, (x + y) / s
    u_more, v_more, e_more = a / (b * s), c / (d * t), cross / (b * s)
    part, part_more = 1 + 0 * s, 0 * s
    power, power_more = u, u_more
    total, total_more = series[0], 0 * s
    for n in range(2, 2 * len(series)):
        part_more = part_more / d + v_more * part + n * power_more
        part = v * part + n * power
        power, power_more = u * power, power_more / b + u_more * power
        if n % 2:
            total = total + series[n // 2] * part
            total_more = total_more + series[n // 2] * part_more
    square, square_more = e * e, e_more * (2 * e + e_more)
    scaled, scaled_more = v * square, square_more / d + v_more * square
    return scaled_more * (total + total_more) + scaled * total_more


def stirling_rest(x: Real) -> Real:
    """1/(12 x) - 1/(360 x^3) + ..."""
    inverse = 1 / x
    square, total = inverse * inverse, 0 * x
    for number in reversed(STIRLING):
        total = total * square + number
    return total * inverse


def stirling_slope(x: Real) -> Real:
    """-1/(2 x) - 1/(12 x^2) + 1/(120 x^4) - ..."""
    inverse = 1 / x
    square, total = inverse * inverse, 0 * x
    for k in range(len(STIRLING) - 1, -1, -1):
        total = total * square + (2 * k + 1) * STIRLING[k]
    return -inverse / 2 - total * square
