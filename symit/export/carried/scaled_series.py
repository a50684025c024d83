"""What `scaled_for_numpy` and `scaled_for_python` have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Real: TypeAlias = Any


def bell_mean(low: Real, d: Real, exp: Callable[[Real], Real]) -> Real:
    """The mean of exp(-u (low + u/2)) for u from 0 to d, by Gauss and Legendre."""
    total = 0 * d
    for place, weight in zip(PLACES, WEIGHTS, strict=True):
        u = d * place
        total = total + weight * exp(-u * (low + u / 2))
    return total


def upper_fraction(s: Real, x: Real) -> Real:
    """x + 1 - s - (1 - s)/(x + 3 - s - 2 (2 - s)/(x + 5 - s - ...)): DLMF 8.9.2."""
    rest = x + (2 * FRACTIONS + 1) - s
    for k in range(FRACTIONS, 0, -1):
        rest = x + (2 * k - 1) - s - k * (k - s) / rest
    return rest


def series_below(s: Real, x: Real) -> Real:
    """1/s + x/(s (s + 1)) + x^2/(s (s + 1) (s + 2)) + ...: DLMF 8.7.1."""
    term = total = 1 / s + 0 * x
    for k in range(1, TERMS_BELOW):
        term = term * x / (s + k)
        total = total + term
    return total


FRACTIONS = 400
TERMS_BELOW = 80
PLACES = (
    0.013046735741414128,
    0.06746831665550773,
    0.16029521585048778,
    0.2833023029353764,
    0.4255628305091844,
    0.5744371694908156,
    0.7166976970646236,
    0.8397047841495122,
    0.9325316833444923,
    0.9869532642585859,
)
WEIGHTS = (
    0.03333567215434407,
    0.0747256745752902,
    0.109543181257991,
    0.13463335965499826,
    0.1477621123573764,
    0.1477621123573764,
    0.13463335965499826,
    0.109543181257991,
    0.0747256745752902,
    0.03333567215434407,
)
