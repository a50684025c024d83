"""Families by other parameters: the same distributions, with what is asked of the parameters in their own words."""

from __future__ import annotations

from math import log

import pytest

import symit

SAME = [
    ("Normal(1, variance=4)", "Normal(1, 2)"),
    ("Normal(mean=1, precision=1/4)", "Normal(1, 2)"),
    ("Normal(1, log_variance=log(4))", "Normal(1, 2)"),
    ("Normal(1, log_sd=log(2))", "Normal(1, 2)"),
    ("LogNormal(median=3, sigma=2)", "LogNormal(log(3), 2)"),
    ("Exponential(scale=3)", "Exponential(1/3)"),
    ("Gamma(shape=2, scale=3)", "Gamma(2, 1/3)"),
    ("Gamma(2, mean=3)", "Gamma(2, 2/3)"),
    ("Gamma(mean=3, dispersion=1/2)", "Gamma(2, 2/3)"),
    ("Beta(mean=1/4, concentration=8)", "Beta(2, 6)"),
    ("Gamma(mean=3, variance=2)", "Gamma(9/2, 3/2)"),
    ("InverseGamma(mean=3, shape=2)", "InverseGamma(2, 3)"),
    ("Uniform(mean=3, width=2)", "Uniform(2, 4)"),
    ("NegativeBinomial(mean=3, size=2)", "NegativeBinomial(2, 2/5)"),
    ("NegativeBinomial(total_count=2, logits=log(3))", "NegativeBinomial(2, 1/4)"),
    ("HalfNormal(precision=1/4)", "HalfNormal(2)"),
    ("Bernoulli(logits=log(3))", "Bernoulli(3/4)"),
    ("Geometric(mean=3)", "Geometric(1/4)"),
    ("Poisson(log_rate=log(2))", "Poisson(2)"),
    ("Categorical(logits=[0, log(3)])", "Categorical(1/4, 3/4)"),
    ("Cauchy(1, scale=2)", "Cauchy(1, 2)"),
]


@pytest.mark.parametrize(("given", "same"), SAME)
def test_the_same_distribution(given: str, same: str) -> None:
    found = symit.derive(f"kl({given}, {same})")
    value = symit.derive(f"mean({given})" if "Cauchy" not in given else f"entropy({given})").value()
    expected = symit.derive(f"mean({same})" if "Cauchy" not in given else f"entropy({same})").value()
    assert value is not None and expected is not None
    assert float(value.midpoint) == pytest.approx(float(expected.midpoint), rel=1e-20)
    if found.published is not None:
        assert abs(float(found.value().midpoint)) < 1e-20  # type: ignore[union-attr]


def test_conditions_are_those_of_the_parameters_that_are_given() -> None:
    found = symit.derive("kl(Normal(0, variance=v), Normal(0, variance=w))")
    assert found.published is not None
    said = [(str(h.words), h.regularity) for h in found.published.hypotheses]
    assert said == [("the variance of Normal is positive", False)] * 2
    kl = found.function("python")
    assert kl(1.0, 2.0) == pytest.approx(log(2) / 2 - 1 / 4, rel=1e-14)
    assert kl(0.7, 0.7) == 0.0


def test_a_value_of_the_normal_distribution_function_is_a_probability() -> None:
    """Without any condition: it is proved to lie between 0 and 1."""
    found = symit.derive("kl(Bernoulli(probits=a), Bernoulli(probits=-1/3))")
    assert found.published is not None and found.status == "proved"
    assert not found.published.hypotheses
