"""What has no closed form: the integral that is left is named, and for numbers the value is enclosed, whatever the
densities do at the ends of their supports and between them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from against_scipy import SCIPY, kl
from scipy import integrate, special, stats
from scipy.special import rel_entr

import symit
from symit.evidence import balls
from symit.kernel import build as b

OPEN = {
    "vanishing in a power at the end 1": ("Beta", "3/2, 2", "Kumaraswamy", "3/2, 4"),
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


def _on_circle(p: Any, q: Any) -> float:
    """Whose quantiles SciPy takes seconds to find."""
    at = np.linspace(-np.pi, np.pi, 400_001)
    return float(integrate.simpson(p.pdf(at) * (p.logpdf(at) - q.logpdf(at)), x=at))


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
    expected = _on_circle(p, q) if first == "VonMises" else kl(p, q)
    assert float(value.midpoint) == pytest.approx(expected, rel=1e-6)


def test_a_long_way_to_go_beside_exponentials() -> None:
    """A ball that contains exp(-x) for x far out reaches below 0, and round 0."""
    x = b.real("x")
    body = b.div(b.log(b.add(1, b.exp(b.neg(x)))), b.power(b.add(1, b.power(x, 2)), 3))
    found = balls.evaluate(b.integral(b.interval(b.MINUS_INFINITY, b.INFINITY), x, body), {}, 80)
    expected, _ = integrate.quad(lambda at: np.logaddexp(0, -at) / (1 + at**2) ** 3, -np.inf, np.inf)
    assert float(found.mid()) == pytest.approx(expected, rel=1e-9) and found.rad() < 1e-20


SYMMETRIC = {
    "far from where they cross": (
        "total_variation(Nakagami(3/2, 1), Beta(5/2, 3/2))",
        lambda x: np.maximum(stats.nakagami(1.5).pdf(x) - stats.beta(2.5, 1.5).pdf(x), 0),
    ),
    "crossings in which they hardly part": (
        "total_variation(LogNormal(1/2, 2), Levy(1))",
        lambda x: np.maximum(stats.lognorm(2, scale=np.exp(0.5)).pdf(x) - stats.levy.pdf(x), 0),
    ),
    "a root of two tails": (
        "squared_hellinger(LogNormal(1/2, 2), Levy(1))",
        lambda x: (
            stats.lognorm(2, scale=np.exp(0.5)).pdf(x) / 2
            + stats.levy.pdf(x) / 2
            - np.sqrt(stats.lognorm(2, scale=np.exp(0.5)).pdf(x) * stats.levy.pdf(x))
        ),
    ),
    "a mixture of densities on different supports": (
        "jensen_shannon(Uniform(0, 1), Triangular(0, 2, 1))",
        lambda x: _mixed(stats.uniform.pdf(x), stats.triang(0.5, 0, 2).pdf(x)),
    ),
}


@pytest.mark.slow
def test_a_tail_beside_one_that_leaves_all_floats() -> None:
    """Where exp(-exp(-x)) has no ball any more the other density has still most of its digits to come."""
    value = symit.derive("jensen_shannon(StudentT(3/2), Gumbel(0, 1))").value()
    assert value is not None and float(value.radius) < 1e-20
    u = np.linspace(-16, 16, 200_001)
    x = np.sinh(u)
    with np.errstate(over="ignore"):
        told = np.trapezoid(_mixed(stats.t(1.5).pdf(x), stats.gumbel_r.pdf(x)) * np.cosh(u), u)
    assert float(value.midpoint) == pytest.approx(told, rel=1e-6)


def _mixed(p: Any, q: Any) -> Any:
    return (rel_entr(p, (p + q) / 2) + rel_entr(q, (p + q) / 2)) / 2


@pytest.mark.parametrize("asked", SYMMETRIC.values(), ids=SYMMETRIC)
def test_a_symmetric_functional_is_enclosed_wherever_the_supports_lie(asked: tuple[str, Any]) -> None:
    question, integrand = asked
    value = symit.derive(question).value()
    assert value is not None and float(value.radius) < 1e-20 * float(value.midpoint)
    u = np.linspace(-25, 25, 400_001)  # in the logarithm, for tails that are heavy
    assert float(value.midpoint) == pytest.approx(np.trapezoid(integrand(np.exp(u)) * np.exp(u), u), rel=1e-4)


@pytest.mark.parametrize("measure", ["total_variation", "squared_hellinger"])
def test_a_density_is_0_outside_of_its_support(measure: str) -> None:
    p, q = (stats.binom(5, 1 / 3).pmf(np.arange(6)), stats.bernoulli(0.5).pmf(np.arange(6)))
    told = {"total_variation": np.maximum(p - q, 0).sum(), "squared_hellinger": 1 - np.sqrt(p * q).sum()}
    value = symit.derive(f"{measure}(Binomial(5, 1/3), Bernoulli(1/2))").value()
    assert value is not None and float(value.midpoint) == pytest.approx(told[measure], rel=1e-9)


@pytest.mark.parametrize(
    "pair", ["Uniform(0, 1), Pareto(a, 2)", "Pareto(a, 1), Beta(c, d)", "DiscreteUniform(2, 5), Bernoulli(p)"]
)
def test_nothing_in_common_is_a_total_variation_of_1(pair: str) -> None:
    assert symit.derive(f"total_variation({pair})").statement.rhs == 1


def test_a_sum_whose_terms_fall_like_a_power() -> None:
    """The divergence from Poisson(1) that is left of log(k!) k^-3: so many terms, and half a term and the integral of
    Stirling's formula beyond."""
    value = symit.derive("kl(Zipf(3), Poisson(1))").value()
    assert value is not None and float(value.radius) < 1e-20
    counts = np.arange(1, 10**6, dtype=float)
    p = counts**-3 / special.zeta(3)
    told = np.sum(p * (np.log(p) + 1 + special.gammaln(counts + 1)))
    n, of_zeta = 1e6, special.zeta(3)
    far, _ = integrate.quad(
        lambda u: n**-2 * u * (1 - np.log(of_zeta) - 3 * np.log(n / u) + special.gammaln(n / u + 1)) / of_zeta, 0, 1
    )
    assert float(value.midpoint) == pytest.approx(told + far, rel=1e-10)


@pytest.mark.slow
def test_a_logarithm_of_a_sum_of_powers() -> None:
    value = symit.derive("jensen_shannon(Zipf(3), Zipf(4))").value()
    assert value is not None and float(value.radius) < 1e-20
    counts = np.arange(1, 10**6)
    told = _mixed(stats.zipf.pmf(counts, 3), stats.zipf.pmf(counts, 4)).sum()
    assert float(value.midpoint) == pytest.approx(told, rel=1e-9)
