"""The information matrices against quadrature: the mean of the product of two scores.

Each score is a numerical derivative of the logarithm of the density as it is written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import mpmath as mp
import pytest

import symit

Numbers: TypeAlias = Sequence[Any]
LogDensity: TypeAlias = Callable[..., Any]

REALS, ABOVE_ZERO = [-mp.inf, 0, mp.inf], [0, 1, mp.inf]


def generalized_gamma(x: Any, a: Any, d: Any, p: Any) -> Any:
    return mp.log(p) + (d - 1) * mp.log(x) - (x / a) ** p - d * mp.log(a) - mp.loggamma(d / p)


def generalized_normal(x: Any, a: Any, p: Any) -> Any:
    return mp.log(p / (2 * a)) - mp.loggamma(1 / p) - (abs(x) / a) ** p


def von_mises(x: Any, k: Any) -> Any:
    return k * mp.cos(x) - mp.log(2 * mp.pi * mp.besseli(0, k))


def truncated_normal(x: Any, m: Any, s: Any, a: Any, b: Any) -> Any:
    share = mp.ncdf((b - m) / s) - mp.ncdf((a - m) / s)
    return mp.log(mp.npdf(x, m, s) / share)


def kumaraswamy(x: Any, a: Any, b: Any) -> Any:
    return mp.log(a * b) + (a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x**a)


def information(log_density: LogDensity, ends: Numbers, at: Numbers, *places: int) -> Any:
    """The mean of the product of the scores in two parameters."""

    def score(x: Any, place: int) -> Any:
        return mp.diff(lambda v: log_density(x, *at[:place], v, *at[place + 1 :]), at[place])

    return mp.quad(lambda x: mp.exp(log_density(x, *at)) * mp.fprod(score(x, place) for place in places), ends)


FAMILIES = [
    ("GeneralizedGamma", "a d p", generalized_gamma, ABOVE_ZERO, ("3/2 2 5/4", "1 3 4")),
    ("GeneralizedNormal", "a p", generalized_normal, REALS, ("3/2 2", "1 3")),
    ("VonMises", "k", von_mises, [-mp.pi, mp.pi], ("3/2", "5")),
    ("TruncatedNormal", "m s a b", truncated_normal, [-1, 2], ("1/2 3/2 -1 2", "3 2/3 -1 2")),
    ("TruncatedNormal", "a b c d", truncated_normal, [1, 3], ("-1 3/2 1 3",)),
]


@pytest.mark.parametrize(("family", "names", "log_density", "ends", "places"), FAMILIES)
def test_information_is_the_mean_of_two_scores(
    family: str, names: str, log_density: LogDensity, ends: Numbers, places: Sequence[str]
) -> None:
    found = symit.derive(f"fisher_information({family}({', '.join(names.split())}))")
    assert found.status == "proved"
    rows = found.request.rows
    for values in places:
        numbers = [Fraction(v) for v in values.split()]
        matrix = found.at(dict(zip(names.split(), numbers, strict=True))).matrix()
        at = [mp.mpf(n.numerator) / n.denominator for n in numbers]
        assert len(matrix) == len(rows) * (len(rows) + 1) // 2
        for (row, column), entry in matrix.items():
            assert entry is not None
            expected = information(log_density, ends, at, rows.index(row), rows.index(column))
            assert float(entry.midpoint) == pytest.approx(float(expected), rel=1e-8)


@pytest.mark.parametrize(("a", "b"), [("2", "3/2"), ("3/2", "5/3"), ("2", "3")])
def test_logarithms_make_up_for_a_power_that_is_too_small(a: str, b: str) -> None:
    found = symit.derive(f"fisher_information(Kumaraswamy({a}, {b}))")
    at = [mp.mpf(Fraction(v).numerator) / Fraction(v).denominator for v in (a, b)]
    assert found.status == "proved"
    for (row, column), entry in found.matrix().items():
        assert entry is not None
        expected = information(kumaraswamy, [0, 1], at, "ab".index(row), "ab".index(column))
        assert float(entry.midpoint) == pytest.approx(float(expected), rel=1e-6)


@pytest.mark.parametrize(
    ("question", "entry", "why"),
    [
        ("TruncatedNormal(m, s, 0, 1)", "I_{(x, sd) ↦", "the support of TruncatedNormal ends at its b"),
        ("Pareto(a, m)", "(a) = 1/a²", "the support of Pareto ends at its minimum"),
        ("Laplace(m, s)", "(s) = 1/s²", "the density of Laplace has a corner at its location"),
    ],
)
def test_what_has_no_score_is_left_out_and_said(question: str, entry: str, why: str) -> None:
    found = symit.derive(f"fisher_information({question})").proved.text(400)
    assert entry in found and why in re.sub(r"\s*\n\s*│\s*", " ", found)


def test_an_entry_is_about_the_parameters_of_its_own_family() -> None:
    """NegativeBinomial(1, p) is Geometric(p), which has no second parameter."""
    found = symit.derive("fisher_information(NegativeBinomial(1, a))")
    assert found.status == "proved" and "(a) = 1/(a² (1 − a))" in found.text(400)


def test_an_entry_is_known_beside_others_that_are_not() -> None:
    found = symit.derive("fisher_information(NegativeBinomial(r, p))")
    assert set(found.missing) == {("r", "r"), ("r", "p")} and "unknown at r, p: that the density of" in found.text()
    assert [entry["column"] for entry in found.data(0.0)["unknown"]] == ["r", "p"]
    for r, q in (("3", "1/4"), ("5/2", "2/3")):
        n, p = (mp.mpf(Fraction(v).numerator) / Fraction(v).denominator for v in (r, q))
        mass = [mp.gamma(x + n) / mp.gamma(n) / mp.factorial(x) * p**n * (1 - p) ** x for x in range(400)]
        expected = mp.fsum(mass[x] * (n / p - x / (1 - p)) ** 2 for x in range(400))
        entry = found.at({"r": Fraction(r), "p": Fraction(q)}).matrix()["p", "p"]
        assert entry is not None and float(entry.midpoint) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize("target", ["python", "numpy", "mpmath"])
def test_the_variance_of_a_cosine_is_exported(target: str) -> None:
    """By another formula, 1 - A/k - A^2 with A = I1/I0, with digits enough."""
    (function,) = symit.derive("fisher_information(VonMises(k))").proved.functions(target).values()
    with mp.workdps(60):
        for k in (mp.mpf("0.001"), mp.mpf(3), mp.mpf(45), mp.mpf(20000)):
            mean = mp.besseli(1, k) / mp.besseli(0, k)
            assert float(function(float(k))) == pytest.approx(float(1 - mean / float(k) - mean**2), rel=1e-13)
