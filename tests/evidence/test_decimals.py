"""Balls as decimals: what is shown has no digit that the radius does not support, and still covers the ball."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb, ctx

from symit.evidence.decimals import decimal


@pytest.mark.parametrize(("middle", "radius"), [("0.000272271826783", 2.7e-4), ("-0.16666", 1e-7), ("123456789", 3000)])
def test_digits_that_the_radius_does_not_support_are_not_shown(middle: str, radius: float) -> None:
    exact = decimal(arb(middle, radius))
    shown, _, error = str(exact).partition(" +/- ")
    assert len(shown) < len(exact.midpoint) and Fraction(error) < Fraction(exact.radius) * Fraction(11, 10)
    assert abs(Fraction(shown) - Fraction(exact.midpoint)) + Fraction(exact.radius) <= Fraction(error)


def test_a_value_with_a_small_radius_is_shown_as_it_is() -> None:
    with ctx.workprec(140):
        exact = decimal(arb(1) / 3)
    assert str(exact) == f"{exact.midpoint} +/- {exact.radius}"
