"""A ball as decimal digits: the middle rounded, and a radius that covers the ball and the rounding."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10
from typing import Any

DIGITS = 30
RADIUS_DIGITS = 3
MOST_PLACES = 1_000
"""With more zeros than these a number is written with its exponent."""
MOST_BITS = 100_000


@dataclass(frozen=True)
class Decimal:
    """Every number within `radius` of `midpoint`, both exact decimals."""

    midpoint: str
    radius: str

    def __str__(self) -> str:
        """With no more digits than the radius supports, which then covers those that are left out, too."""
        middle, radius = Fraction(self.midpoint), Fraction(self.radius)
        places = RADIUS_DIGITS - 1 - _magnitude(radius)
        if radius == 0 or "e" in self.midpoint or places >= len(self.midpoint.partition(".")[2]):
            return f"{self.midpoint} +/- {self.radius}"
        rounded = round(middle * Fraction(10) ** places)
        error = radius + abs(middle - rounded / Fraction(10) ** places)
        return f"{_written(rounded, places)} +/- {_upper(error)}"


def has_digits(ball: Any) -> bool:
    """Is it of a size that can be written?"""
    return all(man == 0 or abs(exp) < MOST_BITS for man, exp in (ball.mid().man_exp(), ball.rad().man_exp()))


def decimal(ball: Any, digits: int = DIGITS) -> Decimal:
    """An `arb` that is finite."""
    middle, radius = (
        Fraction(int(man)) * Fraction(2) ** int(exp) for man, exp in (ball.mid().man_exp(), ball.rad().man_exp())
    )
    places = digits - _magnitude(middle)
    scale = Fraction(10) ** places
    rounded = round(middle * scale)
    error = radius + abs(middle - rounded / scale)
    return Decimal(_written(rounded, places), _upper(error))


def _magnitude(value: Fraction) -> int:
    """How many digits stand before the point; negative for zeros behind it."""
    if value == 0:
        return 1
    top, bottom = abs(value.numerator), value.denominator
    guess = floor((top.bit_length() - bottom.bit_length() - 1) * log10(2))
    while abs(value) >= Fraction(10) ** guess:
        guess += 1
    return guess


def _written(whole: int, places: int) -> str:
    """whole / 10^places as a decimal."""
    if abs(places) > MOST_PLACES:
        return f"{whole}e{-places}"
    if places <= 0:
        return str(whole * 10**-places)
    sign, figures = "-" if whole < 0 else "", str(abs(whole)).rjust(places + 1, "0")
    return f"{sign}{figures[:-places]}.{figures[-places:]}"


def _upper(value: Fraction) -> str:
    """A decimal that is not less, in a few digits."""
    if value == 0:
        return "0"
    exponent = _magnitude(value) - RADIUS_DIGITS
    whole = -((-value) // Fraction(10) ** exponent)
    return f"{whole}e{exponent}"
