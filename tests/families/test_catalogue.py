"""The catalogue against SciPy, and against itself: special members, equal parameters, supports."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from against_scipy import SCIPY, entropy, kl
from scipy import stats

import symit
from symit.families.catalogue import CATALOGUE
from symit.families.entry import COUNT, POSITIVE, REAL, UNIT
from symit.library.deriving import Derived

PAIRS, FAMILIES = 12, 6
"""So many are tried in one run; which, the seed says."""


def some(names: list[str]) -> list[str]:
    return sorted(random.Random(5).sample(names, FAMILIES))


def parameters(name: str, rng: random.Random) -> list[Fraction]:
    """Parameters in their domains, with moments of low order, and in the order that supports ask for."""
    drawn = {
        POSITIVE: lambda: Fraction(rng.randint(25, 60), 10),
        REAL: lambda: Fraction(rng.randint(-15, 15), 10),
        UNIT: lambda: Fraction(rng.randint(1, 9), 10),
        COUNT: lambda: Fraction(rng.randint(1, 9)),
    }
    found = [drawn[domain]() for _, domain in CATALOGUE[name].parameters]
    if name in ("Uniform", "Triangular", "Arcsine", "DiscreteUniform"):
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


@pytest.mark.parametrize("name", some([n for n in CATALOGUE if n in SCIPY and n != "Poisson"]))
def test_entropy_is_that_of_scipy(name: str) -> None:
    values = parameters(name, random.Random(name))
    found = asked("entropy", (name, values))
    assert found.status in ("proved", "proved modulo"), found.why
    assert value(found) == pytest.approx(entropy(SCIPY[name](*map(float, values))), rel=1e-6, abs=1e-8)


def test_a_sample_of_divergences_is_that_of_scipy() -> None:
    rng = random.Random(11)
    names = [n for n in CATALOGUE if n in SCIPY]
    closed = infinite = 0
    for _ in range(PAIRS):
        first, second = rng.choice(names), rng.choice(names)
        if CATALOGUE[first].point.of != CATALOGUE[second].point.of:
            continue
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


@pytest.mark.parametrize(
    ("member", "same"),
    [
        ("Gamma(1, r)", "Exponential(r)"),
        ("Weibull(1, s)", "Exponential(1/s)"),
        ("Weibull(2, sqrt(2)*s)", "Rayleigh(s)"),
        ("Chi(1)", "HalfNormal(1)"),
        ("Beta(k, 1)", "PowerFunction(k)"),
        ("Lomax(k, 1)", "BetaPrime(1, k)"),
        ("Arcsine(0, 1)", "Beta(1/2, 1/2)"),
        ("AsymmetricLaplace(m, s, 1)", "Laplace(m, s)"),
    ],
)
def test_special_members_are_other_families(member: str, same: str) -> None:
    for pair in (f"kl({member}, {same})", f"kl({same}, {member})"):
        found = symit.derive(pair)
        assert found.published is not None, (pair, found.why)
        assert str(found.published.statement.rhs) == "0", pair


def test_a_support_that_depends_on_parameters_makes_conditions() -> None:
    found = symit.derive("kl(Pareto(a, m), Pareto(c, n))")
    assert found.status == "proved modulo" and found.conditions == ("n ≤ m",)
    assert symit.derive("kl(Pareto(2, 1), Pareto(2, 3))").status == "infinite"
    assert symit.derive("kl(Uniform(0, 1), Uniform(0, 1))").status == "proved"
    assert symit.derive("kl(Uniform(0, 2), Uniform(0, 1))").status == "infinite"


def test_a_moment_that_does_not_exist_is_a_condition_or_infinite() -> None:
    assert symit.derive("kl(Pareto(a, m), Exponential(r))").conditions == ("a > 1",)
    assert symit.derive("kl(Pareto(1/2, m), Exponential(r))").status == "infinite"
    assert symit.derive("kl(Normal(0, 1), Exponential(r))").status == "infinite"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("kl(HalfNormal(s), InverseGamma(a, b))", "infinite"),  # of 1/x near 0
        ("kl(StudentT(1), Normal(0, 1))", "infinite"),  # of x^2 far out
        ("kl(StudentT(3), Normal(0, 1))", "proved"),
        ("bhattacharyya(Normal(0, 1), Exponential(1))", "unknown"),  # finite: they overlap
        ("kl(Laplace(0, s), GeneralizedNormal(t, q))", "proved"),  # whose density is another formula on either side
    ],
)
def test_only_what_diverges_is_infinite(question: str, status: str) -> None:
    assert symit.derive(question).status == status


def test_two_integrals_that_diverge_may_cancel() -> None:
    """log p/q of two Cauchy distributions: nothing is said of it."""
    assert symit.derive("kl(Cauchy(0, 1), Cauchy(1, 2))").status == "unknown"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("renyi_divergence(Normal(0, 1), Normal(1, 2), 1/2)", lambda: np.log(5 / 4) + 0.1),
        ("hellinger(Normal(0, 1), Normal(1, 2))", lambda: np.sqrt(1 - np.sqrt(4 / 5) * np.exp(-1 / 20))),
        ("chi_squared(Exponential(2), Exponential(3))", lambda: 4 / (3 * 1) - 1),
        ("jeffreys(Gamma(2, 1), Gamma(3, 1))", lambda: kl(gamma(2), gamma(3)) + kl(gamma(3), gamma(2))),
        ("variance(Weibull(2, 3))", lambda: stats.weibull_min(2, scale=3).var()),
        ("mean(Beta(2, 3))", lambda: 0.4),
        ("tsallis_entropy(Exponential(1), 2)", lambda: 0.5),
    ],
)
def test_other_measures(question: str, expected: Callable[[], float]) -> None:
    assert value(symit.derive(question)) == pytest.approx(expected(), rel=1e-6)


def gamma(shape: float) -> Any:
    return stats.gamma(shape)
