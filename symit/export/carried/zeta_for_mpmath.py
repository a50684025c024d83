"""The zeta function and its derivatives that exported mpmath source carries along."""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

Real: TypeAlias = Any
"""A real number of mpmath."""


def zeta(s: Real) -> Real:
    return mp.zeta(s)


def zeta_prime(s: Real) -> Real:
    return mp.zeta(s, 1, 1)


def zeta_second(s: Real) -> Real:
    return mp.zeta(s, 1, 2)
