"""What the normal distribution and Gamma have beyond a place, times an exponential that
may be beyond all floats alone, which exported mpmath source carries along."""

from __future__ import annotations

from typing import Any, TypeAlias

from mpmath import mp

from symit.export.carried.for_mpmath import GUARD
from symit.export.carried.incomplete_for_mpmath import Phi, upper_gamma

Real: TypeAlias = Any
"""A real number of mpmath."""


def log_Phi_gap(y: Real, x: Real, d: Real) -> Real:
    """log(Phi(y) - Phi(x)), with d = y - x: from the side where both are small."""
    low = -y if x + y < 0 else x
    lost = 2 * max(0, mp.mag(low)) + max(0, -mp.mag(d)) + max(0, -mp.mag(low + d))
    with mp.workprec(mp.prec + GUARD + lost):
        return mp.log(Phi(-low) - Phi(-(low + d)))


def bell_share(z: Real, y: Real, x: Real, d: Real) -> Real:
    """exp(-z^2/2)/(Phi(y) - Phi(x)), with d = y - x."""
    with mp.workprec(mp.prec + GUARD + 2 * max(0, mp.mag(x), mp.mag(y))):
        return mp.exp(-z * z / 2 - log_Phi_gap(y, x, d))


def gap_share(u: Real, v: Real, e: Real, y: Real, x: Real, d: Real) -> Real:
    """(Phi(u) - Phi(v))/(Phi(y) - Phi(x)), with e = u - v and d = y - x."""
    if e <= 0:
        return 0 * e
    with mp.workprec(mp.prec + GUARD + 2 * max(0, mp.mag(x), mp.mag(y))):
        return mp.exp(log_Phi_gap(u, v, e) - log_Phi_gap(y, x, d))


def exp_tail(w: Real, x: Real) -> Real:
    """exp(w + x^2/2) Phi(-x)."""
    with mp.workprec(mp.prec + GUARD + 2 * max(0, mp.mag(x))):
        return mp.exp(w + x * x / 2) * Phi(-x)


def exp_upper(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s upper_gamma(s, x)."""
    with mp.workprec(mp.prec + GUARD + size_of(s, x)):
        return mp.exp(w + x - s * mp.log(x)) * upper_gamma(s, x)


def exp_lower(w: Real, s: Real, x: Real) -> Real:
    """exp(w + x) x^-s (Gamma(s) - upper_gamma(s, x))."""
    with mp.workprec(mp.prec + GUARD + size_of(s, x)):
        return mp.exp(w + x - s * mp.log(x)) * mp.gammainc(s, 0, x)


def size_of(s: Real, x: Real) -> int:
    """How many digits the exponent has before the point."""
    return int(max(0, mp.mag(x), mp.mag(s * mp.log(x))))
