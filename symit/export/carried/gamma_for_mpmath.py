"""The functions of Gamma that exported mpmath source carries along."""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

from symit.export.carried.for_mpmath import cancelling

Real: TypeAlias = Any
"""A real number of mpmath."""


def log_gamma(x: Real) -> Real:
    return mp.loggamma(x)


def digamma(x: Real) -> Real:
    return mp.digamma(x)


def trigamma(x: Real) -> Real:
    return mp.polygamma(1, x)


def log_gamma_div(c: Real, a: Real, d: Real) -> Real:
    """log Gamma(c) above its tangent at a, with d = c - a: the digits that cancel are
    computed in addition."""
    if not d:
        return mp.mpf(0)
    smaller = min(abs(mp.mpf(d) / a), 1 / (1 + abs(mp.mpf(a))))
    with mp.workprec(cancelling(smaller)):
        exact = mp.mpf(a) + d if 2 * abs(d) < a else c  # c, where it is rounded
        return mp.loggamma(exact) - mp.loggamma(a) - d * mp.digamma(a)
