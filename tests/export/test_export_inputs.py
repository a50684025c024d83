"""Inputs at which exports have been wrong: each close to the exact value, on every target, alone and in an array."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx
from formulas import DIVERGENCES, OTHERS, Formula

from symit.evidence import balls
from symit.export.load import compile_function
from symit.kernel import build as b

FORMULAS = {**DIVERGENCES, **OTHERS}
BITS = 8000
FEW = 8

ORDER = {
    "gaussian": ("mu_1", "sigma_1", "mu_2", "sigma_2"),
    "gaussian-log-variances": ("mu_1", "v_1", "mu_2", "v_2"),
    "poisson": ("a", "c"),
    "bernoulli": ("p", "q"),
    "bernoulli-logits": ("x", "y"),
    "vae": ("mu", "sigma"),
    "entropy-gaussian": ("sigma",),
    "cross-entropy-from-logits": ("x", "p"),
    "mutual-information-gaussian": ("rho",),
}
INPUTS = [
    ("gaussian", (0.0, 1.5e154, 0.0, 1e154)),
    ("gaussian", (1.0, 1e-170, 1.0, 1e-170)),
    ("gaussian", (0.0, 1e200, 0.0, 1.5e200)),
    ("gaussian", (0.0, 1.0, 1e160, 1e160)),
    ("gaussian", (1e308, 1e308, -1e308, 1e308)),
    ("poisson", (1e-200, 1e200)),
    ("poisson", (1000.0, 1e-306)),
    ("poisson", (0.7982749206740711, 1.1499224685121727)),
    ("poisson", (5e-324, 1e-323)),
    ("poisson", (1.7e308, 1.6e308)),
    ("bernoulli", (0.011179452051686745, 0.01632412887208609)),
    ("bernoulli", (0.5, 1e-308)),
    ("vae", (-1.664964521776353e154, 5.2e-126)),
    ("entropy-gaussian", (1e200,)),
    ("bernoulli-logits", (800.0, -800.0)),
    ("bernoulli-logits", (800.0, 799.0)),
    ("bernoulli-logits", (40.0, 39.0)),
    ("bernoulli-logits", (1.3185528707237872, 2.2432190676079915)),
    ("cross-entropy-from-logits", (-1000.0, 0.25)),
    ("cross-entropy-from-logits", (1000.0, 0.25)),
    ("mutual-information-gaussian", (1e-9,)),
    ("gaussian-log-variances", (0.3, 900.0, 0.1, -900.0)),
    ("gaussian-log-variances", (0.3, 1.0, 0.3, math.nextafter(1.0, 2.0))),
]


@cache
def function(name: str, target: str) -> Callable[..., Any]:
    return compile_function(FORMULAS[name].form, target)


def ulps(formula: Formula, values: Mapping[str, float], computed: float) -> float:
    """Units in the last place of the exact value; at values beyond or below the range of float, 0 where it is right."""
    exact = balls.evaluate(formula.term, {b.real(n): Fraction(x) for n, x in values.items()}, BITS)
    with ctx.workprec(BITS):
        if abs(exact) > arb(math.nextafter(math.inf, 0)):
            return 0.0 if computed == math.inf else math.inf
        unit = math.ulp(float(exact))
        return float((abs(arb(computed) - exact) / arb(unit)).mid())


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
@pytest.mark.parametrize(("name", "values"), INPUTS)
def test_an_input_that_was_wrong(name: str, values: tuple[float, ...], target: str) -> None:
    formula, given = FORMULAS[name], dict(zip(ORDER[name], values, strict=True))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        computed = float(function(name, target)(**given))
    assert computed >= 0
    assert ulps(formula, given, computed) <= FEW


@pytest.mark.parametrize(("name", "values"), INPUTS)
def test_an_input_that_was_wrong_among_others(name: str, values: tuple[float, ...]) -> None:
    """In an array of ordinary values, of which none changes, and in float32, rounded once."""
    compute, given = function(name, "numpy"), dict(zip(ORDER[name], values, strict=True))
    beside = {n: np.full(9, x if abs(x) < 2 else 0.7) for n, x in given.items()}
    for n, x in given.items():
        beside[n][4] = x
    with np.errstate(over="ignore"):
        single = {n: x.astype(np.float32) for n, x in beside.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        computed = compute(**beside)
        assert ulps(FORMULAS[name], given, float(computed[4])) <= FEW
        assert computed[4] == compute(**{n: np.array([x]) for n, x in given.items()})[0]
        rounded = compute(**single, outside="nan")
    with np.errstate(over="ignore"):
        once = compute(**{n: x.astype(float) for n, x in single.items()}, outside="nan").astype(np.float32)
    assert np.array_equal(rounded, once, equal_nan=True)
