"""What has no closed form: the integral that is left is named, and for numbers the value is enclosed, whatever the
densities do at the ends of their supports and between them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from against_scipy import SCIPY, kl

import symit

OPEN = {
    "vanishing in a power at the end 1": ("Uniform", "0, 1", "Kumaraswamy", "3/2, 4"),
    "a place between ends that are no rational numbers": ("VonMises", "2", "Laplace", "1/4, 2"),
    "a negative factor under a logarithm": ("ContinuousBernoulli", "-3/2", "Weibull", "5/2, 2"),
    "a fall in the square of a logarithm": ("LogNormal", "1/2, 2/3", "Logistic", "1, 2"),
    "a greatest part among signs": ("LogNormal", "1/2, 2/3", "Cauchy", "1, 2"),
    "an end that depends on the parameters": ("BoundedExtremeValue", "1/4, 1/3, -2/3", "StudentT", "4"),
}


class _Kumaraswamy:
    """Which SciPy has not."""

    def __init__(self, a: float, b: float) -> None:
        self.a, self.b = a, b

    def logpdf(self, x: Any) -> Any:
        return np.log(self.a * self.b) + (self.a - 1) * np.log(x) + (self.b - 1) * np.log1p(-(x**self.a))


@pytest.mark.parametrize("asked", OPEN.values(), ids=OPEN)
def test_an_integral_that_is_left_is_named_and_enclosed(asked: tuple[str, str, str, str]) -> None:
    first, ours, second, theirs = asked
    found = symit.derive(f"kl({first}({ours}), {second}({theirs}))")
    assert found.status == "unknown" and "no closed form is known for ∫" in found.why
    value = found.value()
    assert value is not None and float(value.radius) < 1e-20 * abs(float(value.midpoint))
    p, q = (
        (SCIPY | {"Kumaraswamy": _Kumaraswamy})[name](*(float(Fraction(v)) for v in text.split(",")))
        for name, text in ((first, ours), (second, theirs))
    )
    assert float(value.midpoint) == pytest.approx(kl(p, q), rel=1e-6)
