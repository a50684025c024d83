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
    """With the digits that exp(-x^2/2) loses; far out by the expansion of the tail
    (DLMF 7.12.1)."""
    with mp.workprec(mp.prec + 2 * max(0, mp.mag(x))):
        return mp.ncdf(x) if abs(x) < FAR_OUT else far_phi(x)


def Phi_within(x: Real) -> Real:
    """2 Phi(x) - 1, with the digits that a small x has."""
    return mp.erf(x / mp.sqrt(2)) if abs(x) < FAR_OUT else Phi(x) - Phi(-x)


def far_phi(x: Real) -> Real:
    """Where mpmath runs out of numbers."""
    term = total = 1 / abs(x)
    k = 1
    while abs(term) > mp.eps * total:
        term = -term * k / (x * x)
        total += term
        k += 2
    tail = mp.npdf(x) * total
    return tail if x < 0 else 1 - tail


def upper_gamma(s: Real, x: Real) -> Real:
    """Where mpmath's would not end: by the continued fraction (DLMF 8.9.2), all of
    Gamma(s) where nothing is left below x, and nan where x is close to s."""
    if abs(s) < LARGEST_SHAPE:
        return mp.gammainc(s, x)
    if s < 0 or x > 2 * s:
        rest = x + 2 * STEPS_OUT + 1 - s
        for k in range(STEPS_OUT, 0, -1):
            rest = x + 2 * k - 1 - s - k * (k - s) / rest
        with mp.workprec(mp.prec + max(0, mp.mag(s), mp.mag(x)) + 10):
            return mp.exp(s * mp.log(x) - x) / rest
    return mp.gamma(s) if 2 * x < s else mp.nan


def Ein(x: Real) -> Real:
    """The integral of (1 - exp(-t))/t for t from 0 to x."""
    return x * mp.hyper([1, 1], [2, 2], -x)


def regularized_beta(a: Real, b: Real, x: Real) -> Real:
    return mp.betainc(a, b, 0, x, regularized=True)


FAR_OUT = 1e6
LARGEST_SHAPE = 1e12
STEPS_OUT = 400


def scaled_tail(x: Real) -> Real:
    """Phi(-x) exp(x^2/2), whose exponents cancel where x is large."""
    with mp.workprec(mp.prec + 2 * max(0, mp.mag(x))):
        return Phi(-x) * mp.exp(x * x / 2)
