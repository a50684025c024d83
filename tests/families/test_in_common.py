"""What is of both distributions alike, where neither lives where the other does; and what has nothing in common."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

import symit
from symit.certificates.reading import check
from symit.library.deriving import numbers
from symit.render.text import text

Density = Callable[[float], float]
UNIFORM = {(a, b): stats.uniform(a, b - a).pdf for a, b in ((0, 2), (1, 3))}
LINE: dict[str, tuple[Density, Density, tuple[float, float]]] = {
    "Uniform(0, 2), Uniform(1, 3)": (UNIFORM[0, 2], UNIFORM[1, 3], (1, 2)),
    "Exponential(1), Uniform(0, 2)": (stats.expon().pdf, UNIFORM[0, 2], (0, 2)),
    "Normal(0, 1), Exponential(1)": (stats.norm().pdf, stats.expon().pdf, (0, np.inf)),
    "Exponential(1), Normal(0, 1)": (stats.expon().pdf, stats.norm().pdf, (0, np.inf)),
    "Laplace(0, 1), Exponential(2)": (stats.laplace().pdf, stats.expon(scale=1 / 2).pdf, (0, np.inf)),
    "Pareto(3, 1), Pareto(2, 2)": (stats.pareto(3).pdf, stats.pareto(2, scale=2).pdf, (2, np.inf)),
}


def affinity(pair: str, alpha: float) -> float:
    p, q, ends = LINE[pair]
    return float(quad(lambda x: p(x) ** alpha * q(x) ** (1 - alpha), *ends)[0])


def value(question: str) -> float:
    return float(symit.derive(question).value().midpoint)  # type: ignore[union-attr]


@pytest.mark.parametrize("order", ["1/2", "1/3"])
@pytest.mark.parametrize("pair", LINE)
def test_an_order_below_one_is_of_what_both_have_in_common(pair: str, order: str) -> None:
    alpha = float(numbers(f"a={order}")["a"])
    expected = math.log(affinity(pair, alpha)) / (alpha - 1)
    assert value(f"renyi_divergence({pair}, {order})") == pytest.approx(expected, rel=1e-8)
    expected = (affinity(pair, alpha) - 1) / (alpha * (alpha - 1))
    assert value(f"alpha_divergence({pair}, {order})") == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("pair", LINE)
def test_bhattacharyya_is_half_of_the_divergence_of_order_one_half(pair: str) -> None:
    assert value(f"bhattacharyya({pair})") == pytest.approx(value(f"renyi_divergence({pair}, 1/2)") / 2, rel=1e-15)
    assert value(f"bhattacharyya({pair})") == pytest.approx(-math.log(affinity(pair, 0.5)), rel=1e-8)


def test_whole_numbers_in_common() -> None:
    n = np.arange(1, 6)
    p, q = stats.randint(0, 6).pmf(n), stats.randint(1, 7).pmf(n)
    expected = -np.log(np.sqrt(p * q).sum())
    assert value("bhattacharyya(DiscreteUniform(0, 5), DiscreteUniform(1, 6))") == pytest.approx(expected)
    expected = -np.log(np.sqrt(stats.poisson(3).pmf([1, 2]) / 2).sum())
    assert value("bhattacharyya(Poisson(3), DiscreteUniform(1, 2))") == pytest.approx(expected)


@pytest.mark.parametrize(
    "pair",
    [
        "Uniform(0, 1), Uniform(2, 3)",
        "Uniform(0, 1), Uniform(1, 3)",
        "Pareto(a, 1), Beta(b, c)",
        "Bernoulli(p), DiscreteUniform(3, 5)",
    ],
)
def test_what_has_nothing_in_common_is_infinitely_far_apart(pair: str) -> None:
    for question in (f"bhattacharyya({pair})", f"renyi_divergence({pair}, 1/2)"):
        found = symit.derive(question)
        assert found.infinite and "nothing in common" in found.why
        assert "= 0" in found.text() and "= 0" in text(check(found.certificate()).statement)


def test_the_hellinger_distance_of_what_has_nothing_in_common_is_one() -> None:
    for measure in ("hellinger", "squared_hellinger"):
        assert value(f"{measure}(Uniform(0, 1), Uniform(2, 3))") == 1


@pytest.mark.parametrize("measure", ["renyi_entropy", "tsallis_entropy"])
def test_an_entropy_is_infinite_below_order_one_and_minus_infinite_above(measure: str) -> None:
    above, below = (symit.derive(f"{measure}({m})") for m in ("Gamma(1/3, 1), 2", "Cauchy(0, 1), 1/3"))
    assert above.infinite and above.why.startswith("it is minus infinity: ∫_0^∞") and "minus infinity" in above.text()
    assert below.infinite and below.why.startswith("∫_{−∞}^∞") and "minus" not in below.text()


def test_a_cross_entropy_is_infinite_where_the_entropy_is_finite_and_the_divergence_is_not() -> None:
    assert symit.derive("cross_entropy(Cauchy(0, 1), Normal(0, 1))").infinite
    assert symit.derive("cross_entropy(Frechet(2, 1), Maxwell(1/2))").infinite


def test_numbers_hide_no_probability_beyond() -> None:
    assert symit.derive("kl(Kumaraswamy(2, 1/2), Uniform(1/2, 3))").infinite
