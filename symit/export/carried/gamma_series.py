"""What Stirling's series leaves of a divergence of log Gamma: for floats, arrays and
`Wide`."""

from __future__ import annotations

from typing import Any, TypeAlias

Real: TypeAlias = Any


def stirling_div(c: Real, a: Real, d: Real) -> Real:
    """S(c) - S(a) - (c - a) S'(a), with d = c - a, for S(x) = 1/(12 x) - 1/(360 x^3)
    + ... (DLMF 5.11.1).

    c^-n - a^-n + n (c - a) a^(-n-1) = d^2 (u^2 v^n + 2 u^3 v^(n-1) + ... + n u^(n+1)
    v), u = 1/a, v = 1/c.
    """
    u, v = 1 / a, 1 / c
    part, power, total = 1.0, u, STIRLING[0]
    for n in range(2, 2 * len(STIRLING)):
        part, power = v * part + n * power, u * power
        if n % 2:
            total = total + STIRLING[n // 2] * part
    return ((d * u) * v) * (d * u) * total


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
