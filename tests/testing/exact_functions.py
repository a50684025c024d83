"""Functions of arrays that are right to the last bit, to be spoilt by the tests, and what a check says of one.

Their values come from arb, where need be at more bits than the range of a double has, so no cancellation reaches them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx

from symit.testing import assert_agrees

FEW_BITS, BITS = 200, 4600
FLOAT64 = (np.float64,)


def rounded_once(value: Callable[..., Any], allowed: Callable[..., bool]) -> Callable[..., Any]:
    """The function of arrays that has these values; ValueError for numbers that are not allowed, nan for nan."""

    @cache
    def at(*numbers: float) -> float:
        if any(map(math.isnan, numbers)):
            return math.nan
        if not allowed(*numbers):
            raise ValueError("outside the domain")
        for bits in (FEW_BITS, BITS):
            with ctx.workprec(bits):
                ball = value(*map(arb, numbers))
                if float(ball.lower()) == float(ball.upper()):
                    break
        return float(ball.mid())

    def function(*parameters: Any) -> Any:
        arrays = np.broadcast_arrays(*parameters)
        values = [at(*map(float, numbers)) for numbers in zip(*(a.ravel() for a in arrays), strict=True)]
        with np.errstate(over="ignore", under="ignore"):
            return np.array(values).reshape(arrays[0].shape).astype(np.result_type(*arrays))[()]

    return function


gaussian_kl = rounded_once(
    lambda m1, s1, m2, s2: ((m1 - m2) ** 2 + s1**2) / (2 * s2**2) - arb(1) / 2 + (s2 / s1).log(),
    lambda m1, s1, m2, s2: s1 > 0 and s2 > 0,
)
vae_kl = rounded_once(lambda m, s: (m**2 + s**2 - 1) / 2 - s.log(), lambda m, s: s > 0)
poisson_kl = rounded_once(lambda a, b: a * (a / b).log() - a + b, lambda a, b: a > 0 and b > 0)
bernoulli_kl = rounded_once(
    lambda p, q: sum(a * (a / b).log() for a, b in ((p, q), (1 - p, 1 - q)) if a > 0),
    lambda p, q: 0 <= p <= 1 and 0 < q < 1,
)


def complaint(function: Callable[..., Any], theorem: Any, **options: Any) -> str:
    """The message of a check that must fail."""
    with pytest.raises(AssertionError) as caught:
        assert_agrees(function, theorem, **options)
    return str(caught.value)
