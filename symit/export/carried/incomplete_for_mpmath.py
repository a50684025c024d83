"""The normal distribution function and the incomplete Gamma and Beta functions that
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


def regularized_beta(a: Real, b: Real, x: Real) -> Real:
    return mp.betainc(a, b, 0, x, regularized=True)
