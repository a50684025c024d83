"""The parts of a check by themselves: how errors are counted, which points are tried, how inputs are made simple."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from sympy import log

from symit.export.errors import NotExportable
from symit.language.symbols import integer, real, reals
from symit.library.loading import derived
from symit.proving.scope.scope import Scope, as_term
from symit.proving.script.derivation import Derivation, Given, derivation, fact, statement
from symit.testing.comparison import Comparison, Tolerance, Way
from symit.testing.formula import Formula, Point
from symit.testing.layout import equation_of, formula_of, reading_of
from symit.testing.places import Places
from symit.testing.search import complexity, simplest

FLOAT64, FLOAT32 = np.dtype(np.float64), np.dtype(np.float32)
TINY, LARGEST = 5e-324, np.finfo(np.float64).max

# ---- how errors are counted ----------------------------------------------------------------------------------


def one(value: float, high: float, low: float = 0.0, dtype: np.dtype[Any] = FLOAT64, **tolerance: float) -> Comparison:
    given = {"ulps": 4.0, "relative": 0.0, "absolute": 0.0} | tolerance
    exact = np.array([high]), np.array([low])
    return Comparison(Tolerance(dtype, **given), np.array([value]), *exact, {})


@pytest.mark.parametrize(
    "value, high, low, ulps, way",
    [
        (1.0, 1.0, 0.0, 0, Way.NONE),
        (1.0, 1.0, 2.0**-54, 0.25, Way.NONE),
        (1 + 2.0**-50, 1.0, 0.0, 4, Way.NONE),
        (1 + 2.0**-50, 1.0, -(2.0**-55), 4.125, Way.DIGITS),
        (0.5, 1.0, 0.0, 2.0**51, Way.ALL_DIGITS),
        (-1.0, 1.0, 0.0, 2.0**53, Way.NEGATIVE),
        (0.0, 0.0, 0.0, 0, Way.NONE),
        (TINY, 0.0, 0.0, 1, Way.ALL_DIGITS),
        (-TINY, 0.0, 0.0, 1, Way.NEGATIVE),
        (-TINY, TINY, 0.0, 2, Way.NEGATIVE),
        (6 * TINY, 2 * TINY, 0.0, 4, Way.NONE),
        (math.nan, 1.0, 0.0, math.inf, Way.NAN),
        (math.nan, math.inf, 0.0, math.inf, Way.NAN),
        (math.inf, math.inf, 0.0, 0, Way.NONE),
        (-math.inf, math.inf, 0.0, math.inf, Way.INFINITE),
        (math.inf, LARGEST, 0.0, math.inf, Way.INFINITE),
        (LARGEST, math.inf, 0.0, math.inf, Way.FINITE),
        (math.nextafter(LARGEST, 0), LARGEST, 0.0, 1, Way.NONE),
    ],
)
def test_an_error_in_ulp_and_its_way(value: float, high: float, low: float, ulps: float, way: Way) -> None:
    found = one(value, high, low)
    assert found.ulps[0] == ulps and found.ways[0] == way


def test_a_tolerance_has_three_parts() -> None:
    assert one(1 + 1e-10, 1.0, relative=1e-9).ways[0] == Way.NONE
    assert one(1e-10, 0.0, relative=1e-9).ways[0] == Way.ALL_DIGITS
    assert one(-1e-10, 0.0, absolute=1e-9).ways[0] == one(-1e-10, 1e-10, absolute=1e-9).ways[0] == Way.NONE
    assert str(Tolerance(FLOAT64, 8, 1e-9, 0)) == "8 ulp + 1e-09 of the value"


def test_float32_has_its_own_ulp_and_its_own_range() -> None:
    assert one(1 + 2.0**-23, 1.0, dtype=FLOAT32).ulps[0] == 1
    assert one(math.inf, 1e39, dtype=FLOAT32).ways[0] == Way.NONE
    assert one(1e38, 1e39, dtype=FLOAT32).ways[0] == Way.FINITE
    assert one(0.0, 1e-46, dtype=FLOAT32).ways[0] == Way.NONE


# ---- which points are tried ----------------------------------------------------------------------------------


def own(id: str, given: Given, left: Any, right: Any) -> Derivation:
    claim = Scope().given(given.statement).field(as_term(left), as_term(right))
    return derivation(id, id, "one's own", [given], [statement("Algebra", fact(claim, "the law of the logarithm"))])


a, b = reals("a b")
n, rho = integer("n"), real("rho")
WIDTH = own("width", Given(a < b, "a lies below b"), log((b - a) ** 2), 2 * log(b - a))
COUNT = own("count", Given(n >= 1, "n counts"), log(n**2), 2 * log(n))
CORRELATION = own("correlation", Given(rho**2 < 1, "rho is one"), log((1 - rho**2) ** 2), 2 * log(1 - rho**2))


def places(formula: Formula, dtype: np.dtype[Any] = FLOAT64, seed: int = 1) -> Places:
    return Places(formula, dtype, lambda point: True, seed)


@pytest.mark.parametrize("dtype", [FLOAT64, FLOAT32])
@pytest.mark.parametrize("theorem", ["gaussian-kl", "bernoulli-kl", "vae-kl-diagonal", WIDTH, COUNT, CORRELATION])
def test_points_are_allowed_and_none_is_there_twice(theorem: Any, dtype: np.dtype[Any]) -> None:
    formula = formula_of(reading_of(theorem), 3)
    points = [point for sort in places(formula, dtype).sorts(300).values() for point in sort]
    assert len(points) > 150 and len(set(points)) == len(points)
    assert all(formula.allows(point) for point in points)
    assert all(dtype.type(x) == x for point in points for x in point)
    assert all(x == round(x) for point in points for x in point) or theorem is not COUNT


def test_what_is_there_whatever_the_seed() -> None:
    formula = formula_of(reading_of("gaussian-kl"), 3)
    always = set[Point].intersection(
        *({point for sort in places(formula, seed=seed).sorts(60).values() for point in sort} for seed in (1, 2))
    )
    for simple in ((0, 1, 0, 1), (0, 1, 0, 2), (0, 1, 0, 0.5), (0, 1, 1e-8, 1), (0, 1, 0, 1e308), (0, 1, 0, TINY)):
        assert simple in always
    ratios = sorted(s2 for m1, s1, m2, s2 in always if (m1, s1, m2) == (0, 1, 0) and 0.13 < s2 < 7.9)
    assert all(high / low < 1.01 for low, high in pairwise(ratios))


def test_a_border_is_not_broken() -> None:
    formula = formula_of(reading_of("bernoulli-kl"), 3)
    assert [c.alike for c in formula.coordinates] == [(), (0,)]
    assert formula.broken((0.5, 0.0)) is None and not formula.allows((0.5, 0.0)) and formula.allows((0.0, 0.5))
    assert str(formula.broken((1.5, 0.5))) == "p <= 1"
    correlation = formula_of(reading_of(CORRELATION), 3)
    assert correlation.allows((1 - 2.0**-53,)) and not correlation.allows((1.0,))
    assert correlation.broken((1.0,)) is None and correlation.broken((1.5,)) is not None


def test_which_value_is_meant() -> None:
    moments = reading_of("gaussian-moments")
    for quantity in ("second moment", "second-moment", "gaussian_moments_second_moment"):
        assert equation_of(moments, quantity).id == "gaussian-moments-second-moment"
    for quantity in (None, "median", "moment-mean"):
        with pytest.raises(NotExportable, match="'gaussian-moments-mean', 'gaussian-moments-second-moment'"):
            equation_of(moments, quantity)
    assert equation_of(reading_of("gaussian-kl"), None).id == "gaussian-kl"
    assert equation_of(reading_of("exponential-moments"), None).id == "exponential-moments-mean"


def test_exact_values_far_out() -> None:
    gaussian = formula_of(reading_of(derived("gaussian-kl")), 3)
    assert gaussian.exact((0.0, 1.5e154, 0.0, 1e154)) == gaussian.exact((0.0, 1.5e154, 0.0, 1e154))
    high, low = gaussian.exact((0.0, 1.5, 0.0, 1.0)) or (0.0, 0.0)
    assert high == pytest.approx(0.625 - math.log(1.5), rel=1e-14) and 0 < abs(low) < 1e-16
    assert gaussian.exact((1e308, 1.0, -1e308, 5e-324)) == (math.inf, 0.0)
    assert gaussian.exact((5e-324, 1.0, 0.0, 1.0)) == (0.0, 0.0)
    poisson = formula_of(reading_of("poisson-kl"), 3)
    assert poisson.exact((1e-200, 1e200)) is not None and poisson.exact((1e-200, 1e200))[0] == 1e200  # type: ignore[index]


# ---- simple inputs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "start, fails, end",
    [
        ((3.7, 1.5e61, -2.1, 8.4e60), lambda m1, s1, m2, s2: s1 > 1, (0, 2, 0, 1)),
        ((3.7, 1.5e61, -2.1, 8.4e60), lambda m1, s1, m2, s2: s1 == 2 * s2 or m1 > 3, (5, 1, 0, 1)),
        ((1e-3, 7.31, 2e-3, 7.310000001), lambda m1, s1, m2, s2: 0 < abs(s1 / s2 - 1) < 1e-6, (0, 2, 0, 2.000001)),
        ((0.1, 1.5e61, 0.2, 0.3), lambda m1, s1, m2, s2: s1 > 1e60, (0, 1e61, 0, 1)),
    ],
)
def test_an_input_is_made_simple(start: Point, fails: Any, end: Point) -> None:
    def failing(points: Sequence[Point]) -> list[Point]:
        return [point for point in points if fails(*point)]

    at = places(formula_of(reading_of("gaussian-kl"), 3))
    found = simplest(at, failing, [start])
    assert fails(*found) and complexity(found, FLOAT64) <= complexity(end, FLOAT64)
