"""Infinite divergences: each with a certificate, in every case that parameters make, and nothing else."""

from __future__ import annotations

import pytest
from checked import checker

import symit
from symit.families.integrals.diverging import gamma_diverges_at_zero, gamma_diverges_far_out, odds_diverge_far_out
from symit.families.integrals.gamma_function import S
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term
from symit.library.deriving import Derived
from symit.proving.scope.scope import Scope


def infinite(question: str) -> Derived:
    found = symit.derive(question)
    assert found.status == "infinite", (question, found.why)
    return found


def proved(found: Derived) -> Term:
    """What the certificate says, checked afresh."""
    return checker.check(found.certificate()).statement


@pytest.mark.parametrize(
    "question",
    [
        "kl(Normal(m, s), Gamma(a, r))",
        "kl(VonMises(2), Uniform(-1, 2))",  # since 2 < pi
        "kl(Beta(a, k), Pareto(c, m))",  # where m may lie above 1 or below
        "kl(Exponential(r), Triangular(a, d, c))",  # whose support may lie below 0
        "chi_squared(Uniform(0, 2), Uniform(0, 1))",
    ],
)
def test_positive_probability_where_there_is_none(question: str) -> None:
    statement = proved(infinite(question))
    positive, nothing = b.conjuncts(statement)
    assert b.is_app(positive, t.LT) and positive.args[0] == b.ZERO  # type: ignore[union-attr]
    assert b.is_app(positive.args[1], t.INTEGRAL)  # type: ignore[union-attr]
    assert b.is_app(nothing, t.FORALL)


def test_one_number_has_positive_probability() -> None:
    positive, nothing = b.conjuncts(proved(infinite("kl(Geometric(p), Bernoulli(q))")))
    assert b.is_app(positive, t.LT) and b.is_app(nothing, t.EQ)


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        "kl(HalfNormal(s), Levy(c))",  # 1/x at 0
        "kl(Levy(c), Laplace(m, s))",  # below a place after a map, wherever the place lies
        "kl(HalfCauchy(s), Rayleigh(c))",  # far out, and after a map
        "kl(StudentT(1), Normal(0, 1))",  # on either side of 0
        "kl(Cauchy(m, s), Normal(n, t))",  # x^2, which outgrows x
        "chi_squared(Normal(0, 2), Normal(0, 1))",  # exp(x^2/4)
        "kl(HalfCauchy(s), AsymmetricLaplace(n, t, k))",  # a distance with two slopes, of what has no mean
        "kl(Cauchy(m, s), Laplace(n, t))",  # from its own place on, of what lives on the line
        "kl(HalfCauchy(s), InverseGaussian(n, t))",  # two, both positive
        "kl(HalfCauchy(s), Gumbel(n, t))",  # beside what has no closed form and is positive
        "kl(StudentT(n), Gumbel(a, k))",  # an exponential far down, beside powers
        "kl(Levy(c), Logistic(n, t))",  # x, beside a logarithm of exponentials
        "kl(Arcsine(0, a), InverseGaussian(n, t))",  # 1/x at an end, in the length of an interval
        "kl(GeneralizedExtremeValue(m, s, 1), Laplace(n, t))",  # as for symbols, where a condition fails
        "kl(GeneralizedExtremeValue(m, s, 1/2), Normal(n, t))",
        "kl(LogLogistic(a, k), ExpGamma(n, t))",  # and far up, whatever the moments are
        "jeffreys(Normal(0, 1), Cauchy(0, 1))",  # whose first divergence has no closed form
        "kl(TruncatedNormal(0, 1, 0, 2), InverseGaussian(1, 1))",  # 1/x at 0, beside what has no closed form
        "kl(LogNormal(m, s), ExpGamma(n, t))",  # beside a density that falls in log(x)
    ],
)
def test_an_integral_that_diverges(question: str) -> None:
    statement = proved(infinite(question))
    assert b.is_app(statement, t.IMPLIES) and statement.args[1] == b.eq(0, 1)  # type: ignore[union-attr]
    assert "has no value" in symit.derive(question).text()


@pytest.mark.parametrize(
    ("question", "excluded"),
    [
        ("kl(Pareto(a, m), Pareto(c, n))", ["m < n"]),
        ("kl(Uniform(a, d), Exponential(r))", ["a < 0"]),
        ("kl(Pareto(a, m), Exponential(r))", ["a ≤ 1"]),
        ("kl(Uniform(a, d), Uniform(m, n))", ["a < m", "n < d"]),
        ("kl(Exponential(a), Exponential(c))", []),
    ],
)
def test_parameters_decide(question: str, excluded: list[str]) -> None:
    """Finite under conditions, and infinite, proved, where one of them fails."""
    found = symit.derive(question)
    assert found.published is not None and not found.infinite
    cases = found.data(0.0)["infinite_where"]
    assert sorted(c for case in cases for c in case["conditions"]) == excluded
    assert len({case["certificate"] for case in cases}) == len(cases)


@pytest.mark.parametrize(
    "question",
    ["kl(Uniform(0, 1), Beta(2, 3))", "kl(Pareto(2, 3), Pareto(1, 3))", "kl(PowerFunction(2), Uniform(0, 1))"],
)
def test_ends_that_touch_are_no_gap(question: str) -> None:
    assert symit.derive(question).status == "proved"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("mean(Levy(c))", "infinite"),
        ("mean(Cauchy(0, 1))", "unknown"),  # which has no mean
        ("variance(Pareto(3/2, 1))", "infinite"),
        ("variance(Levy(1))", "unknown"),  # whose mean is infinite, too
        ("renyi_divergence(Normal(0, 2), Normal(0, 1), 2)", "infinite"),
        ("wasserstein(Levy(1), Levy(2), 1)", "infinite"),
    ],
)
def test_a_mean_may_be_infinite_or_have_no_value(question: str, status: str) -> None:
    found = symit.derive(question)
    assert found.status == status and ("it has no value" in found.why) == (status == "unknown")


def test_what_is_infinite_for_all_values_is_said_of_those_that_are_asked_for() -> None:
    found = infinite("kl(Levy(2), Normal(0, 1))")
    assert found.conditions == () and not checker.check(found.certificate()).hypotheses


def test_what_converges_does_not_diverge() -> None:
    for lemma, condition in (
        (gamma_diverges_at_zero, b.le(S, 0)),
        (gamma_diverges_far_out, b.le(b.real("r"), 0)),
        (odds_diverge_far_out, b.le(b.real("b"), 0)),
    ):
        assert condition in lemma().hypotheses
    half = Scope().instantiate(gamma_diverges_at_zero(), {S: b.div(1, 2)})
    assert half.hypotheses == {b.le(b.div(1, 2), 0)}  # which nobody can discharge


@pytest.mark.slow
def test_a_tail_that_is_light_enough_is_not_outgrown() -> None:
    """Of StudentT with more than one degree of freedom a mean exists, so that Logistic is not too far away."""
    assert not symit.derive("kl(StudentT(3/2), Logistic(0, 1))").infinite
    assert not symit.derive("kl(StudentT(n), Logistic(0, 1))").infinite


@pytest.mark.parametrize("pair", ["TruncatedNormal(0, 1, 1/4, 1), Levy(1)", "TruncatedNormal(0, 1, 0, 1), Gamma(3, 1)"])
def test_what_does_not_begin_at_0_or_vanishes_slowly_there(pair: str) -> None:
    assert not symit.derive(f"kl({pair})").infinite


@pytest.mark.parametrize(
    "question", ["wasserstein(Beta(2, 1), Pareto(1, 2), 1)", "wasserstein(StudentT(2), Normal(0, 1), 2)"]
)
def test_as_far_from_zero_as_a_moment_says(question: str) -> None:
    nowhere, finite = b.conjuncts(proved(infinite(question)))
    assert b.is_app(nowhere, t.IMPLIES) and nowhere.args[1] == b.eq(0, 1)  # type: ignore[union-attr]
    assert b.is_app(finite, t.EQ)


@pytest.mark.parametrize(
    "question",
    [
        "chi_squared(LogNormal(0, 1), Exponential(1))",
        "chi_squared(StudentT(3), Logistic(0, 1))",
        "chi_squared(Normal(0, 1), Gumbel(0, 1))",
        "renyi_divergence(F(3, 4), Nakagami(2, 1), 3/2)",
        "alpha_divergence(Weibull(2, 1), InverseGaussian(1, 1), 3)",
        "moment(StudentT(2), 2)",
    ],
)
def test_powers_of_densities_are_too_large_far_out_or_at_0(question: str) -> None:
    found = symit.derive(question)
    assert found.infinite and not checker.check(found.certificate()).hypotheses


@pytest.mark.parametrize(
    "question",
    ["chi_squared(GeneralizedGamma(1, 2, 3), Weibull(2, 1))", "renyi_divergence(F(3, 4), Nakagami(2, 1), 1/2)"],
)
def test_what_has_a_value_is_not_said_to_be_infinite(question: str) -> None:
    assert symit.derive(question).status == "unknown"


@pytest.mark.parametrize(
    ("question", "status"),
    [("moment(GeneralizedExtremeValue(1, a, 1), 3)", "unknown"), ("renyi_entropy(Beta(1/2, 1/2), 2)", "infinite")],
)
def test_a_measure_with_a_number_at_numbers(question: str, status: str) -> None:
    assert symit.derive(question).status == status
