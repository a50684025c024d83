"""The normal distribution function and the incomplete Gamma function that
exported mpmath
source carries along.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

Real: TypeAlias = Any
"""A real number of mpmath."""


def Phi(x: Real) -> Real:
    return mp.ncdf(x)


def upper_gamma(s: Real, x: Real) -> Real:
    return mp.gammainc(s, x)
