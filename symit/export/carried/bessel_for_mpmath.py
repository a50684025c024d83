"""The modified Bessel functions that exported mpmath source carries along."""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

Real: TypeAlias = Any
"""A real number of mpmath."""


def bessel_i0(x: Real) -> Real:
    return mp.besseli(0, x)


def bessel_i1(x: Real) -> Real:
    return mp.besseli(1, x)


def bessel_i2(x: Real) -> Real:
    return mp.besseli(2, x)
