"""log1pmx and its relatives are accurate to a few units in the last place on the whole of their domains."""

from __future__ import annotations

import math
from collections.abc import Callable

import exact_divergences as exact
import numpy as np
import pytest
from flint import arb
from mpmath import mp

from symit.export import mpmath_helpers, numpy_helpers, python_helpers

FEW = 6


def log1pmx(u: float) -> arb:
    return (1 + arb(u)).log() - arb(u)


def xlog1pmx(u: float) -> arb:
    return (1 + arb(u)) * (1 + arb(u)).log() - arb(u)


def expm1mx(u: float) -> arb:
    return arb(u).exp() - 1 - arb(u)


FUNCTIONS = {"log1pmx": log1pmx, "xlog1pmx": xlog1pmx, "expm1mx": expm1mx}
BORDERS = np.array([-0.5, -0.3, 0.4, 0.5, 1.0, 2.0])


def arguments(name: str) -> np.ndarray:
    """Small and large, close to -1, and around the places where the helpers change their formula."""
    rng = np.random.default_rng(3)
    sizes = 10 ** rng.uniform(-30, 2.5, 3000)
    if name == "expm1mx":
        return np.concatenate([sizes, -sizes, around(BORDERS), around(-BORDERS)])
    below = -(10 ** rng.uniform(-30, 0, 2000))
    close = -1 + 10 ** rng.uniform(-15, -1, 500)
    huge = 10 ** rng.uniform(2, 290, 200)
    return np.concatenate([sizes, below[below > -1], close, huge, around(BORDERS)])


def around(borders: np.ndarray) -> np.ndarray:
    return (borders[:, None] * (1 + np.arange(-3, 4) * 2.0**-52)).ravel()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_numpy_and_python_are_accurate(name: str) -> None:
    u = arguments(name)
    truth = exact.values(FUNCTIONS[name], u[:, None])
    with np.errstate(all="ignore"):
        by_numpy = getattr(numpy_helpers, name)(u)
    by_python = np.array([getattr(python_helpers, name)(float(v)) for v in u])
    for computed in (by_numpy, by_python):
        errors = exact.errors(computed, truth)
        assert errors.max() <= FEW, u[errors.argmax()]


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("precision", [53, 200])
def test_mpmath_is_accurate_at_every_precision(name: str, precision: int) -> None:
    for u in arguments(name)[::97]:
        with mp.workprec(precision):
            computed = getattr(mpmath_helpers, name)(mp.mpf(float(u)))
        with mp.workprec(1200):
            v = mp.mpf(float(u))
            truth = {
                "log1pmx": lambda v=v: mp.log(1 + v) - v,
                "xlog1pmx": lambda v=v: (1 + v) * mp.log(1 + v) - v,
                "expm1mx": lambda v=v: mp.exp(v) - 1 - v,
            }[name]()
            assert abs(computed - truth) <= abs(truth) * mp.mpf(2) ** (2 - precision), u


@pytest.mark.parametrize("helpers", [numpy_helpers, python_helpers], ids=["numpy", "python"])
def test_the_ends_of_the_domains(helpers: object) -> None:
    def at(name: str, u: float) -> float:
        function: Callable[..., float] = getattr(helpers, name)
        with np.errstate(all="ignore"):
            return float(function(np.float64(u)))

    assert [at(name, 0.0) for name in FUNCTIONS] == [0, 0, 0]
    assert [at(name, math.inf) for name in FUNCTIONS] == [-math.inf, math.inf, math.inf]
    assert at("log1pmx", -1.0) == -math.inf
    assert at("xlog1pmx", -1.0) == 1
    assert at("expm1mx", -math.inf) == math.inf
    assert math.isnan(at("log1pmx", -2.0))
    assert all(math.isnan(at(name, math.nan)) for name in FUNCTIONS)


def test_mpmath_at_the_ends_of_the_domains() -> None:
    assert [getattr(mpmath_helpers, name)(mp.mpf(0)) for name in FUNCTIONS] == [0, 0, 0]
    assert [getattr(mpmath_helpers, name)(mp.inf) for name in FUNCTIONS] == [-mp.inf, mp.inf, mp.inf]
    assert mpmath_helpers.xlog1pmx(mp.mpf(-1)) == 1
    assert mpmath_helpers.expm1mx(-mp.inf) == mp.inf


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        (python_helpers.log(0.0), -math.inf),
        (python_helpers.exp(1e4), math.inf),
        (python_helpers.expm1(1e4), math.inf),
        (python_helpers.quotient(1.0, 0.0), math.inf),
        (python_helpers.quotient(-1.0, 0.0), -math.inf),
        (python_helpers.quotient(3.0, 2.0), 1.5),
        (python_helpers.power(-1e200, 3), -math.inf),
        (python_helpers.power(-1e200, 2), math.inf),
        (python_helpers.power(0.0, -1.0), math.inf),
        (python_helpers.total([1e308, 1e308]), math.inf),
        (python_helpers.total([1e16, 1.0, -1e16]), 1.0),
    ],
)
def test_python_helpers_overflow_as_ieee_754_has_it(computed: float, expected: float) -> None:
    assert computed == expected


@pytest.mark.parametrize(
    "computed",
    [
        python_helpers.log(-1.0),
        python_helpers.sqrt(-1.0),
        python_helpers.log1p(-2.0),
        python_helpers.quotient(0.0, 0.0),
        python_helpers.quotient(math.nan, 0.0),
        python_helpers.sin(math.inf),
        python_helpers.cos(math.inf),
    ],
)
def test_python_helpers_give_nan_where_there_is_no_value(computed: float) -> None:
    assert math.isnan(computed)
