"""The catalogue against SciPy, and against itself: special members, equal parameters, supports."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from inspect import signature
from typing import Any

import numpy as np
import pytest
from against_scipy import SCIPY, entropy, kl
from scipy import integrate, optimize, stats
from scipy.spatial import distance as spatial

import symit
from symit.evidence import balls
from symit.families.catalogue import CATALOGUE
from symit.families.entry import ABOVE_ONE, COUNT, NEGATIVE, POSITIVE, REAL, UNIT, WHOLE
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.library.deriving import Derived

PAIRS, FAMILIES = 12, 6
"""So many are tried in one run; which, the seed says."""
NO_ENTROPY = ("Poisson", "Binomial", "NegativeBinomial", "Logarithmic")
"""Of these there is no closed form."""


def some(names: list[str]) -> list[str]:
    return sorted(random.Random(5).sample(names, FAMILIES))


def parameters(name: str, rng: random.Random) -> list[Fraction]:
    """Parameters in their domains, with moments of low order, and in the order that supports ask for."""
    drawn = {
        POSITIVE: lambda: Fraction(rng.randint(25, 60), 10),
        NEGATIVE: lambda: -Fraction(rng.randint(25, 60), 10),
        REAL: lambda: Fraction(rng.randint(-15, 15), 10),
        UNIT: lambda: Fraction(rng.randint(1, 9), 10),
        ABOVE_ONE: lambda: Fraction(rng.randint(35, 60), 10),
        COUNT: lambda: Fraction(rng.randint(1, 9)),
        WHOLE: lambda: Fraction(rng.randint(1, 9)),
    }
    found = [drawn[domain]() for _, domain in CATALOGUE[name].parameters]
    if name == "DiscreteUniform":
        return sorted(found)
    if name == "TruncatedNormal":
        return [*found[:2], found[2] - 2, found[2] + 1]
    if name in ("Uniform", "Triangular", "Arcsine"):
        low = abs(found[0]) / 10 + Fraction(1, 10)
        return [low, low + Fraction(1, 2), low + Fraction(1, 5)][: len(found)]
    return found


def asked(measure: str, *members: tuple[str, list[Fraction]]) -> Derived:
    inside = ", ".join(f"{name}({', '.join(map(str, values))})" for name, values in members)
    return symit.derive(f"{measure}({inside})")


def value(found: Derived) -> float:
    number = found.value()
    assert number is not None
    assert float(number.radius) < 1e-20 * (1 + abs(float(number.midpoint)))
    return float(number.midpoint)


@pytest.mark.slow
@pytest.mark.parametrize("name", some([n for n in CATALOGUE if n in SCIPY and n not in NO_ENTROPY]))
def test_entropy_is_that_of_scipy(name: str) -> None:
    values = parameters(name, random.Random(name))
    found = asked("entropy", (name, values))
    assert found.status in ("proved", "proved modulo"), found.why
    assert value(found) == pytest.approx(entropy(SCIPY[name](*map(float, values))), rel=1e-6, abs=1e-8)


@pytest.mark.slow
def test_a_sample_of_divergences_is_that_of_scipy() -> None:
    rng = random.Random(21)
    names = [n for n in CATALOGUE if n in SCIPY]
    closed = infinite = 0
    for _ in range(PAIRS):
        first = rng.choice(names)
        second = rng.choice([n for n in names if CATALOGUE[n].point.of == CATALOGUE[first].point.of])
        p, q = (parameters(name, rng) for name in (first, second))
        found = asked("kl", (first, p), (second, q))
        if found.infinite:
            infinite += 1
        elif found.published is not None:
            closed += 1
            expected = kl(SCIPY[first](*map(float, p)), SCIPY[second](*map(float, q)))
            assert value(found) == pytest.approx(expected, rel=1e-4, abs=1e-5), found.question
    assert closed >= 2 and infinite >= 1


@pytest.mark.parametrize("name", some(list(CATALOGUE)))
def test_equal_parameters_give_zero(name: str) -> None:
    names = ["a", "b", "c"][: len(CATALOGUE[name].parameters)]
    member = f"{name}({', '.join(names)})"
    found = symit.derive(f"kl({member}, {member})")
    assert found.published is not None, found.why
    assert str(found.published.statement.rhs) == "0"


SAME = [
    ("Gamma(1, r)", "Exponential(r)"),
    ("Weibull(1, s)", "Exponential(1/s)"),
    ("Weibull(2, sqrt(2)*s)", "Rayleigh(s)"),
    ("Chi(1)", "HalfNormal(1)"),
    ("Beta(k, 1)", "PowerFunction(k)"),
    ("Lomax(k, 1)", "BetaPrime(1, k)"),
    ("StudentT(1)", "Cauchy(0, 1)"),
    ("Nakagami(1/2, s^2)", "HalfNormal(s)"),
    ("Arcsine(0, 1)", "Beta(1/2, 1/2)"),
    ("AsymmetricLaplace(m, s, 1)", "Laplace(m, s)"),
    ("GeneralizedExtremeValue(m, s, -1/2)", "BoundedExtremeValue(m, s, -1/2)"),
    ("NegativeBinomial(1, p)", "Geometric(p)"),
    ("Binomial(1, p)", "Bernoulli(p)"),
    ("Categorical(1 - p, p)", "Bernoulli(p)"),
]


@pytest.mark.parametrize(("member", "same"), [*SAME, *((same, member) for member, same in SAME[::5])])
def test_special_members_are_other_families(member: str, same: str) -> None:
    found = symit.derive(f"kl({member}, {same})")
    assert found.published is not None, found.why
    assert str(found.published.statement.rhs) == "0"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("one", "moved", "by"),
    [
        ("entropy(Gumbel(m, s))", "entropy(Gumbel(m + c, k*s))", "log(k)"),
        ("entropy(Gamma(a, r))", "entropy(Gamma(a, r/k))", "log(k)"),
        ("kl(Laplace(m, s), Laplace(n, t))", "kl(Laplace(k*m + c, k*s), Laplace(k*n + c, k*t))", "0"),
        ("kl(Weibull(a, s), Weibull(b, t))", "kl(Weibull(a, k*s), Weibull(b, k*t))", "0"),
    ],
)
def test_location_and_scale_behave(one: str, moved: str, by: str) -> None:
    """An entropy grows by the logarithm of the scale, and a divergence does not change."""
    numbers = {"m": "1/3", "n": "2", "s": "3/2", "t": "2/5", "a": "7/4", "b": "5/4", "r": "2/3", "k": "5", "c": "9/7"}

    def at(question: str) -> float:
        found = symit.derive(question)
        return value(found.at({v.name: Fraction(numbers[v.name]) for v in found.symbols}))

    assert at(moved) - at(one) == pytest.approx({"0": 0.0, "log(k)": np.log(5)}[by], abs=1e-12)


def test_where_the_closed_form_drowns_the_definition_is_enclosed() -> None:
    """exp(1000^2/18) cancels in it."""
    found = symit.derive("kl(TruncatedNormal(5, 1000, 1, 2), Gumbel(-1, 3))")
    assert value(found) == pytest.approx(2.3685587103703352, rel=1e-14)


def test_a_support_that_depends_on_parameters_makes_conditions() -> None:
    found = symit.derive("kl(Pareto(a, m), Pareto(c, n))")
    assert found.status == "proved modulo" and found.conditions == ("n ≤ m",)
    assert symit.derive("kl(Pareto(2, 1), Pareto(2, 3))").status == "infinite"
    assert symit.derive("kl(Uniform(0, 1), Uniform(0, 1))").status == "proved"
    assert symit.derive("kl(Uniform(0, 2), Uniform(0, 1))").status == "infinite"


@pytest.mark.slow
def test_a_moment_that_does_not_exist_is_a_condition_or_infinite() -> None:
    assert symit.derive("kl(Pareto(a, m), Exponential(r))").conditions == ("a > 1",)
    assert symit.derive("kl(Beta(a, k), Levy(c))").conditions == ("a > 1",)
    assert symit.derive("kl(Pareto(1/2, m), Exponential(r))").status == "infinite"
    assert symit.derive("kl(Normal(0, 1), Exponential(r))").status == "infinite"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("kl(HalfNormal(s), InverseGamma(a, b))", "infinite"),  # of 1/x near 0
        ("kl(StudentT(1), Normal(0, 1))", "infinite"),  # of x^2 far out
        ("kl(StudentT(3), Normal(0, 1))", "proved"),
        ("bhattacharyya(Normal(0, 1), Exponential(1))", "proved"),  # they overlap
        ("kl(Laplace(0, s), GeneralizedNormal(t, q))", "proved"),  # whose density is another formula on either side
    ],
)
def test_only_what_diverges_is_infinite(question: str, status: str) -> None:
    assert symit.derive(question).status == status


@pytest.mark.slow
def test_two_integrals_that_diverge_may_cancel() -> None:
    """log p/q of two Cauchy distributions is bounded, and neither half of x is integrable."""
    found = symit.derive("kl(Cauchy(m, s), Cauchy(n, t))")
    assert (found.status, found.conditions) == ("proved", ())
    assert value(symit.derive("kl(Cauchy(0, 1), Cauchy(1, 2))")) == pytest.approx(np.log(10 / 8), rel=1e-14)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "renyi_divergence(Weibull(3/2, 2), Weibull(3/2, 3), 1/2)",
            lambda: -2 * np.log(2 * 6**0.75 / (2**1.5 + 3**1.5)),
        ),
        ("renyi_divergence(Normal(0, 1), Normal(1, 2), 1/2)", lambda: np.log(5 / 4) + 0.1),
        (
            "renyi_divergence(ContinuousBernoulli(1), ContinuousBernoulli(3), 2)",
            lambda: np.log((np.e**3 - 1) / 3 * (1 - 1 / np.e) / (np.e - 1) ** 2),
        ),
        (
            "squared_hellinger(ContinuousBernoulli(1), ContinuousBernoulli(3))",
            lambda: 1 - (np.e**2 - 1) / 2 * np.sqrt(3 / (np.e - 1) / (np.e**3 - 1)),
        ),
        ("bhattacharyya(Laplace(0, 1), Laplace(1, 1))", lambda: 1 / 2 - np.log(3 / 2)),
        ("hellinger(Normal(0, 1), Normal(1, 2))", lambda: np.sqrt(1 - np.sqrt(4 / 5) * np.exp(-1 / 20))),
        ("chi_squared(Exponential(2), Exponential(3))", lambda: 4 / (3 * 1) - 1),
        ("jeffreys(Gamma(2, 1), Gamma(3, 1))", lambda: kl(gamma(2), gamma(3)) + kl(gamma(3), gamma(2))),
        ("variance(Weibull(2, 3))", lambda: stats.weibull_min(2, scale=3).var()),
        ("mean(Beta(2, 3))", lambda: 0.4),
        ("tsallis_entropy(Exponential(1), 2)", lambda: 0.5),
        ("alpha_divergence(Exponential(2), Exponential(3), 2)", lambda: (4 / 3 - 1) / 2),
        ("moment(Laplace(1, 2), 3)", lambda: stats.laplace(1, 2).moment(3)),
        ("mean(Poisson(3/2))", lambda: 1.5),
        ("log_partition(Exponential(2))", lambda: -np.log(2)),
        ("log_partition(Normal(3, 2))", lambda: np.log(2) + 9 / 8),
        ("log_partition(Bernoulli(1/3))", lambda: np.log(3 / 2)),
        ("variance(Poisson(3/2))", lambda: stats.poisson(1.5).var()),
        ("variance(Geometric(1/3))", lambda: stats.geom(1 / 3).var()),
        ("jensen_shannon(Bernoulli(1/3), Bernoulli(3/4))", lambda: spatial.jensenshannon([2, 1], [1, 3]) ** 2),
        ("jensen_shannon(Uniform(0, 1), Uniform(2, 3))", lambda: np.log(2)),
        ("jensen_shannon(Uniform(0, 1), Uniform(0, 2))", lambda: 3 / 4 * np.log(4 / 3)),
        ("hellinger(Uniform(0, 2), Uniform(0, 1))", lambda: np.sqrt(1 - np.sqrt(1 / 2))),
        ("hellinger(Uniform(0, 1), Exponential(1))", lambda: np.sqrt(2 * np.exp(-1 / 2) - 1)),
        ("squared_hellinger(Uniform(0, 2), Uniform(1, 3))", lambda: 1 / 2),
        ("squared_hellinger(Logistic(0, 1), Logistic(2, 1))", lambda: 1 - 1 / np.sinh(1)),
        ("bhattacharyya(Uniform(0, 2), Uniform(1, 3))", lambda: np.log(2)),
        ("hellinger(Pareto(2, 3), Pareto(2, 4))", lambda: 1 / 2),
        ("hellinger(Uniform(0, 1), Beta(3, 1))", lambda: np.sqrt(1 - np.sqrt(3) / 2)),
        ("total_variation(Bernoulli(1/3), Bernoulli(3/4))", lambda: 3 / 4 - 1 / 3),
        ("total_variation(Poisson(3), Poisson(1/2))", lambda: by_masses(stats.poisson(3), stats.poisson(1 / 2))),
        ("total_variation(Geometric(1/5), Geometric(1/2))", lambda: by_masses(stats.geom(1 / 5), stats.geom(1 / 2))),
        ("total_variation(Geometric(1/3), Geometric(2/3))", lambda: 1 / 3),  # as high at 1
        ("total_variation(Normal(0, 1), Normal(1, 1))", lambda: 2 * stats.norm.cdf(1 / 2) - 1),
        ("total_variation(Normal(4, 3), Normal(1, 3))", lambda: 2 * stats.norm.cdf(1 / 2) - 1),
        ("total_variation(Exponential(2), Exponential(1))", lambda: 1 / 4),
        (
            "total_variation(Rayleigh(2), Rayleigh(3))",
            lambda: by_sides(stats.rayleigh(0, 2), stats.rayleigh(0, 3)),
        ),
        ("total_variation(Pareto(2, 3), Pareto(5, 3))", lambda: by_sides(stats.pareto(5, 0, 3), stats.pareto(2, 0, 3))),
        ("total_variation(Gamma(3, 2), Gamma(3, 1))", lambda: by_sides(stats.gamma(3, scale=1 / 2), stats.gamma(3))),
        ("total_variation(Laplace(4, 3), Laplace(1, 3))", lambda: 1 - np.exp(-1 / 2)),
        (
            "total_variation(InverseGamma(2, 1), InverseGamma(2, 3))",
            lambda: by_sides(stats.invgamma(2, scale=1), stats.invgamma(2, scale=3)),
        ),
        ("total_variation(Laplace(0, 1), Laplace(0, 2))", lambda: 1 / 4),
        ("total_variation(Normal(1, 2), Normal(1, 3))", lambda: variation(stats.norm(1, 2), stats.norm(1, 3))),
        ("total_variation(Normal(1, 3), Normal(2, 2))", lambda: variation(stats.norm(1, 3), stats.norm(2, 2))),
        ("total_variation(Beta(2, 3), Beta(4, 3))", lambda: by_sides(stats.beta(2, 3), stats.beta(4, 3))),
        ("total_variation(Logistic(0, 2), Logistic(4, 2))", lambda: np.tanh(1 / 2)),
        ("total_variation(Moyal(0, 1), Moyal(1, 1))", lambda: by_sides(stats.moyal(0, 1), stats.moyal(1, 1))),
        ("total_variation(Weibull(2, 3), Weibull(2, 5))", lambda: by_sides(weibull(2, 3), weibull(2, 5))),
        (
            "total_variation(Gumbel(0, 2), Gumbel(1, 2))",
            lambda: by_sides(stats.gumbel_r(0, 2), stats.gumbel_r(1, 2)),
        ),
        ("total_variation(Levy(1), Levy(3))", lambda: by_sides(stats.levy(scale=1), stats.levy(scale=3))),
        ("wasserstein(Pareto(3, 1), Pareto(3, 4), 1)", lambda: 3 * (4 - 1) / 2),
        ("wasserstein(Bernoulli(1/3), Bernoulli(3/4), 1)", lambda: 3 / 4 - 1 / 3),
        ("wasserstein(Geometric(1/3), Geometric(1/2), 1)", lambda: 3 - 2),
        ("wasserstein(Binomial(3, 1/3), Binomial(3, 1/2), 1)", lambda: 3 / 2 - 1),
        ("wasserstein(Poisson(3), Poisson(1/2), 1)", lambda: by_counts(stats.poisson(3), stats.poisson(1 / 2))),
        ("wasserstein(Poisson(3), Poisson(3), 1)", lambda: 0),
        (
            "wasserstein(NegativeBinomial(5/2, 1/3), NegativeBinomial(5/2, 1/4), 1)",
            lambda: by_counts(stats.nbinom(5 / 2, 1 / 3), stats.nbinom(5 / 2, 1 / 4)),
        ),
        ("wasserstein(Normal(1, 2), Normal(3, 5), 2)", lambda: np.sqrt(2**2 + 3**2)),
        ("wasserstein(Exponential(2), Exponential(5), 1)", lambda: 1 / 2 - 1 / 5),
        ("wasserstein(Normal(0, 1), Normal(1, 2), 1)", lambda: by_area(stats.norm(0, 1), stats.norm(1, 2))),
        ("wasserstein(Uniform(0, 1), Uniform(-1, 3), 1)", lambda: by_area(stats.uniform(0, 1), stats.uniform(-1, 4))),
        ("wasserstein(Weibull(2, 1), Weibull(3, 2), 2)", lambda: by_quantiles(weibull(2, 1), weibull(3, 2))),
    ],
)
def test_other_measures(question: str, expected: Callable[[], float]) -> None:
    assert value(symit.derive(question)) == pytest.approx(expected(), rel=1e-6)


def test_the_total_variation_of_any_two_normals() -> None:
    """The wider one is the higher one outside of two places, whichever it is and wherever the means lie."""
    found = symit.derive("total_variation(Normal(a, s), Normal(b, t))")
    assert found.status == "proved"
    of_symbols = found.function("numpy")
    for p in ((0, 1, 1, 3), (1, 3, 0, 1), (2, 1.5, -1, 1.25), (-1, 0.5, 0.25, 2), (1, 2, 3, 2), (3, 2, 1, 2)):
        expected = variation(stats.norm(*p[:2]), stats.norm(*p[2:]))
        assert of_symbols(**dict(zip("asbt", p, strict=True))) == pytest.approx(expected, rel=1e-6)
    near = of_symbols(a=0.5, s=1.0, b=0.5, t=1 + 1e-9)
    assert near == pytest.approx(1e-9 * np.sqrt(2 / (np.pi * np.e)), rel=1e-6)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kl(Normal(0, 1), Logistic(0, 1))", lambda: kl(stats.norm(), stats.logistic())),  # of log(1 + e^x)
        ("kl(Gumbel(0, 1), Logistic(0, 1))", lambda: kl(stats.gumbel_r(), stats.logistic())),  # of exp(-e^-x)
        ("total_variation(Laplace(0, 1), Laplace(1, 2))", lambda: variation(stats.laplace(), stats.laplace(1, 2))),
    ],
)
def test_what_has_no_closed_form_is_enclosed(question: str, expected: Callable[[], float]) -> None:
    found = symit.derive(question)
    assert found.status == "unknown"
    assert value(found) == pytest.approx(expected(), rel=1e-6)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kl(Normal(1/3, 2), Laplace(-1, 3/2))", lambda: kl(stats.norm(1 / 3, 2), stats.laplace(-1, 1.5))),
        ("kl(LogNormal(1/3, 1/2), Laplace(1, 3/2))", lambda: kl(stats.lognorm(0.5, 0, np.exp(1 / 3)), LAPLACE)),
        ("kl(Gamma(7/3, 5/2), Laplace(1, 3/2))", lambda: kl(stats.gamma(7 / 3, scale=0.4), LAPLACE)),
        ("kl(Frechet(7, 5/2), Laplace(1, 3/2))", lambda: kl(stats.invweibull(7, scale=2.5), LAPLACE)),
        ("kl(Gumbel(1/3, 2), Laplace(1, 3/2))", lambda: kl(stats.gumbel_r(1 / 3, 2), LAPLACE)),
        ("kl(Rayleigh(7/3), Laplace(1, 3/2))", lambda: kl(stats.rayleigh(scale=7 / 3), LAPLACE)),
        ("kl(TruncatedNormal(0, 1, 0, 1), TruncatedNormal(1/2, 2, 0, 2))", lambda: kl(TRUNCATED, ANOTHER)),
        ("kl(TruncatedNormal(0, 1, 0, 1), Laplace(1/3, 2))", lambda: kl(TRUNCATED, stats.laplace(1 / 3, 2))),
        ("kl(Exponential(3/2), Lomax(2, 3))", lambda: kl(stats.expon(scale=2 / 3), stats.lomax(2, scale=3))),
        ("kl(Logistic(0, 1/2), Logistic(1, 1/2))", lambda: kl(stats.logistic(0, 1 / 2), stats.logistic(1, 1 / 2))),
        ("kl(Rayleigh(2), HalfCauchy(1/2))", lambda: kl(stats.rayleigh(scale=2), stats.halfcauchy(scale=1 / 2))),
        ("kl(Pareto(3, 2), Gumbel(1, 2))", lambda: kl(stats.pareto(3, scale=2), stats.gumbel_r(1, 2))),
        ("kl(Maxwell(2), Gumbel(1, 2))", lambda: kl(stats.maxwell(scale=2), stats.gumbel_r(1, 2))),
        ("kl(InverseGaussian(1, 2), InverseGaussian(3/2, 1))", lambda: kl(WAITING, stats.invgauss(1.5))),
        ("kl(InverseGaussian(1, 2), Gamma(7/3, 5/2))", lambda: kl(WAITING, stats.gamma(7 / 3, scale=0.4))),
        ("kl(Beta(5/2, 7/3), Laplace(1/3, 2))", lambda: kl(stats.beta(5 / 2, 7 / 3), stats.laplace(1 / 3, 2))),
        ("kl(Beta(5/2, 7/3), Laplace(1, 3/2))", lambda: kl(stats.beta(5 / 2, 7 / 3), LAPLACE)),
        ("kl(Lomax(20/3, 2), Laplace(1, 3/2))", lambda: kl(stats.lomax(20 / 3, scale=2), LAPLACE)),
        ("kl(VonMises(2), VonMises(3))", lambda: kl(stats.vonmises(2), stats.vonmises(3))),
        ("kl(VonMises(2), Uniform(-4, 4))", lambda: kl(stats.vonmises(2), stats.uniform(-4, 8))),
        ("kl(Uniform(-1, 2), VonMises(3))", lambda: kl(stats.uniform(-1, 3), stats.vonmises(3))),
        ("kl(Triangular(-1, 2, 1), VonMises(3))", lambda: kl(stats.triang(2 / 3, -1, 3), stats.vonmises(3))),
        ("kl(ContinuousBernoulli(-2), VonMises(3))", lambda: kl(stats.truncexpon(2, scale=1 / 2), stats.vonmises(3))),
    ],
)
def test_by_the_normal_distribution_function_and_other_incomplete_integrals(
    question: str, expected: Callable[[], float]
) -> None:
    found = symit.derive(question)
    assert found.status == "proved", found.why
    assert value(found) == pytest.approx(expected(), rel=1e-8)


WAITING = stats.invgauss(0.5, scale=2)
LAPLACE = stats.laplace(1, 1.5)
TRUNCATED, ANOTHER = stats.truncnorm(0, 1), stats.truncnorm(-0.25, 0.75, 0.5, 2)


@pytest.mark.slow
def test_a_closed_form_with_cases_says_common_parts_once() -> None:
    found = symit.derive("kl(Rayleigh(s), Laplace(m, b))")
    *shared, cases = found.proved.reading.statement.args[1].args  # type: ignore[union-attr]
    assert b.is_app(cases, t.IF) and cases.args[0] == b.lt(0, b.real("m"))  # type: ignore[union-attr]
    assert b.real("m") not in b.add(*shared).free
    assert "Φ(m/s)" in found.proved.text()


def gamma(shape: float) -> Any:
    return stats.gamma(shape)


def weibull(shape: float, scale: float) -> Any:
    return stats.weibull_min(shape, scale=scale)


def by_quantiles(p: Any, q: Any) -> float:
    """The Wasserstein distance of order 2."""
    squared, _ = integrate.quad(lambda u: (p.ppf(u) - q.ppf(u)) ** 2, 0, 1, limit=200)
    return float(np.sqrt(squared))


def by_area(p: Any, q: Any) -> float:
    """The Wasserstein distance of order 1: what lies between the distribution functions."""
    area, _ = integrate.quad(lambda x: abs(p.cdf(x) - q.cdf(x)), -40, 40, limit=400, points=[-1, 0, 1, 3], epsabs=1e-9)
    return float(area)


def by_counts(p: Any, q: Any) -> float:
    """The same between distributions on the counts."""
    return float(sum(abs(p.cdf(x) - q.cdf(x)) for x in range(200)))


def by_masses(p: Any, q: Any) -> float:
    """The total variation between distributions on the counts."""
    return float(sum(abs(p.pmf(x) - q.pmf(x)) for x in range(200)) / 2)


def variation(p: Any, q: Any) -> float:
    """The total variation: half of what lies between the densities."""
    area, _ = integrate.quad(lambda x: abs(p.pdf(x) - q.pdf(x)), -40, 40, limit=400, points=[-1, 0, 1, 3], epsabs=1e-9)
    return float(area / 2)


def by_sides(p: Any, q: Any) -> float:
    """The total variation of two densities that cross once: the largest distance of the distribution functions."""
    apart = optimize.minimize_scalar(lambda u: -abs(u - q.cdf(p.ppf(u))), bounds=(0, 1), method="bounded")
    return float(-apart.fun)


@pytest.mark.parametrize(
    "question",
    [
        "total_variation(Rayleigh(s), Rayleigh(u))",
        "total_variation(LogNormal(m, s), LogNormal(n, s))",
        "total_variation(PowerFunction(a), PowerFunction(b))",
        "total_variation(Laplace(m, s), Laplace(n, s))",
        "total_variation(Moyal(m, s), Moyal(n, s))",
        "total_variation(LogLogistic(a, k), LogLogistic(b, k))",
        "total_variation(Beta(a, b), Beta(a, c))",
        "total_variation(Frechet(k, a), Frechet(k, b))",
        "total_variation(InverseGamma(k, a), InverseGamma(k, b))",
        "total_variation(Nakagami(m, a), Nakagami(m, b))",
        "total_variation(Kumaraswamy(k, a), Kumaraswamy(k, b))",
        "total_variation(LogNormal(m, a), LogNormal(n, b))",
        "total_variation(GeneralizedNormal(a, p), GeneralizedNormal(b, p))",
    ],
)
def test_densities_cross_at_one_place_whichever_parameter_is_larger(question: str) -> None:
    assert symit.derive(question).status == "proved"


@pytest.mark.parametrize(
    "question",
    ["hellinger(Uniform(a, b), Uniform(c, d))", "bhattacharyya(Pareto(a, m), Pareto(b, n))"],
)
def test_what_two_have_in_common_is_known_wherever_their_supports_end(question: str) -> None:
    found = symit.derive(question)
    assert (found.status, found.conditions) == ("proved", ())


@pytest.mark.parametrize(("name", "law"), [("HalfNormal", stats.halfnorm), ("Maxwell", stats.maxwell)])
def test_densities_cross_beside_a_number(name: str, law: Any) -> None:
    """The root of a quotient whose numbers are negative is left as it is."""
    found = symit.derive(f"total_variation({name}(1), {name}(b))").at({"b": Fraction(2)}).value()
    assert found is not None
    assert float(found.midpoint) == pytest.approx(by_sides(law(0, 1), law(0, 2)), rel=1e-6)


def test_where_two_densities_cross_may_hang_on_symbols() -> None:
    found = symit.derive("total_variation(Exponential(a), Exponential(2))")
    assert found.status == "proved"
    assert value(found.at({"a": Fraction(3)})) == pytest.approx((2 / 3) ** 2 - (2 / 3) ** 3, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "law"), [("Normal", stats.norm), ("Gumbel", stats.gumbel_r)])
def test_the_distance_is_known_in_either_order_of_the_scales(name: str, law: Any) -> None:
    found = symit.derive(f"wasserstein({name}(m, s), {name}(n, t), 1)")
    assert found.status == "proved"
    for scale in (Fraction(1, 2), Fraction(1), Fraction(2)):
        there = found.at({"m": Fraction(0), "s": Fraction(1), "n": Fraction(1, 3), "t": scale})
        assert value(there) == pytest.approx(by_area(law(0, 1), law(1 / 3, float(scale))), rel=1e-6)


@pytest.mark.slow
def test_the_distance_of_intervals_hangs_on_which_ends_move_up() -> None:
    """With l and k for lengths, one below the other, which was once proved under l < k and k < l."""
    found = symit.derive("wasserstein(Uniform(a, a + l), Uniform(b, b + k), 1)")
    assert found.status == "proved"
    for place, k in ((1, 3), (-1, 1), (-1, 4), (1, 1), (0, 1), (-1, 3)):
        there = found.at({"a": Fraction(0), "l": Fraction(2), "b": Fraction(place), "k": Fraction(k)})
        assert value(there) == pytest.approx(by_area(stats.uniform(0, 2), stats.uniform(place, k)), rel=1e-6)


@pytest.mark.slow
def test_any_power_of_how_far_intervals_are_carried_has_a_mean() -> None:
    found = symit.derive("wasserstein(Uniform(a, b), Uniform(c, d), 2)")
    there = found.at({name: Fraction(n) for name, n in {"a": 0, "b": 1, "c": -1, "d": 3}.items()})
    assert value(there) == pytest.approx(by_quantiles(stats.uniform(0, 1), stats.uniform(-1, 4)), rel=1e-6)


@pytest.mark.slow
def test_what_two_intervals_share_hangs_on_their_ends() -> None:
    found = symit.derive("total_variation(Uniform(0, b), Uniform(c, d))")
    for end, c, d in ((1, -1, 3), (4, 1, 3), (2, -1, 1), (1, -3, 1), (2, 1, 5), (3, 2, 4), (1, 2, 3), (1, -2, 0)):
        shared = max(min(end, d) - max(0, c), 0)
        there = found.at({"b": Fraction(end), "c": Fraction(c), "d": Fraction(d)})
        assert value(there) == pytest.approx(1 - shared / max(end, d - c), rel=1e-6)


# ---- the information matrix ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Normal", "Gamma", "Weibull"])
def test_the_information_matrix_is_the_curvature_of_the_divergence(name: str) -> None:
    """kl(theta, theta + h) + kl(theta, theta - h) is h' I h and terms of fourth order."""
    theta, step = [Fraction(9, 4), Fraction(5, 3)], Fraction(1, 10**7)
    first, second = CATALOGUE[name].names
    matrix = asked("fisher_information", (name, theta)).matrix()
    closed = symit.derive(f"kl({name}(a, b), {name}(c, d))").proved.reading.statement.args[1]  # type: ignore[union-attr]

    def curvature(*h: int) -> float:
        total = Fraction(0)
        for sign in (1, -1):
            moved = [v + sign * step * k for v, k in zip(theta, h, strict=True)]
            point = {b.real(n): v for n, v in zip("abcd", (*theta, *moved), strict=True)}
            total += Fraction(balls.evaluate(closed, point, 300).mid().str(60, radius=False))
        return float(total / step**2)

    expected = {
        (first, first): curvature(1, 0),
        (first, second): (curvature(1, 1) - curvature(1, -1)) / 4,
        (second, second): curvature(0, 1),
    }
    for place, entry in matrix.items():
        assert entry is not None
        assert float(entry.midpoint) == pytest.approx(expected[place], rel=1e-8, abs=1e-8)


def test_a_matrix_is_one_derivation_with_a_function_for_each_entry() -> None:
    found = symit.derive("fisher_information(Normal(m, s))")
    assert found.proved.id == "fisher-information-normal" and found.proved.title == found.question
    functions = found.proved.functions("python")
    assert list(functions) == ["fisher_information_normal_mean", "fisher_information_normal_sd"]
    assert [function(m=1.0, s=2.0) for function in functions.values()] == [0.25, 0.5]


@pytest.mark.parametrize("pair", ["Weibull(k, l), Weibull(k, r)", "Normal(m, s), Normal(n, t)"])
def test_an_order_is_bounded_by_one_condition(pair: str) -> None:
    assert len(symit.derive(f"renyi_divergence({pair}, q)").conditions) == 1


def test_the_information_of_a_scale() -> None:
    (entry,) = asked("fisher_information", ("HalfCauchy", [Fraction(2)])).matrix().values()
    assert entry is not None and float(entry.midpoint) == 1 / 8


def test_information_that_is_rational_in_an_exponential_is_in_lowest_terms() -> None:
    found = symit.derive("fisher_information(DiscreteLaplace(s))").proved
    assert "(s) = 2 (e^s + exp(3 s))/(exp(4 s) − 2 exp(2 s) + 1)" in found.text(120)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "at", "values"),
    [
        ("fisher_information(Lomax(a, s))", {"a": 3.0, "s": 2.0}, [1 / 9, -1 / 8, 3 / 20]),
        (
            "fisher_information(StudentT(n))",  # Lange, Little & Taylor (1989)
            {"n": 3.0},
            [(np.pi**2 / 3 - 3) / 4 - 8 / (2 * 3 * 4 * 6)],
        ),
        ("fisher_information(Kumaraswamy(a, b))", {"a": 2.0, "b": 3.0}, [5 / 8, -5 / 24, 1 / 9]),
        (
            "fisher_information(Gumbel(m, s))",
            {"m": 0.0, "s": 1.0},
            [1, np.euler_gamma - 1, (1 - np.euler_gamma) ** 2 + np.pi**2 / 6],
        ),
    ],
)
def test_information_with_two_logarithms(question: str, at: dict[str, float], values: list[float]) -> None:
    functions = symit.derive(question).proved.functions("python").values()
    names = [set(signature(f).parameters) for f in functions]
    found = [f(**{k: v for k, v in at.items() if k in wanted}) for f, wanted in zip(functions, names, strict=True)]
    assert found == pytest.approx(values, rel=1e-12)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("fisher_information(Uniform(0, b))", "the support of Uniform ends at its a"),
        ("wasserstein(Normal(0, 1), Laplace(0, 1), 2)", "no closed form is known for ∫_0^1 |F⁻¹(u) − G⁻¹(u)|² du"),
        ("wasserstein(Normal(0, 1), Normal(0, 2), 3)", "for the numbers 1, 2 and 4"),
        ("wasserstein(Levy(1), Pareto(1, 2), 1)", "the moments of both are infinite"),
        ("wasserstein(Bernoulli(1/3), Bernoulli(3/4), 2)", "for the number 1 alone"),
        ("wasserstein(NegativeBinomial(2, p), NegativeBinomial(3, q), 1)", "no closed form is known for Σ"),
        ("moment(Normal(m, s), k)", "x^k has no value at x < 0"),
        ("log_partition(Laplace(m, s))", "no exponential family in its parameters"),
    ],
)
def test_why_there_is_none(question: str, why: str) -> None:
    found = symit.derive(question)
    assert found.status == "unknown" and why in found.why
