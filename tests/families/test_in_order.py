"""Wasserstein distances of laws of which one lies below the other: against enclosures that know of no order."""

from __future__ import annotations

from math import pi, sqrt

import pytest
from flint import arb

import symit
from symit.families.measures.measures import request_of
from symit.families.requests import parse_call
from symit.families.transport.in_order import distance_in_order
from symit.kernel.errors import Refused
from symit.library.distances import distance_of_request


@pytest.mark.parametrize(
    "pair",
    [
        "Exponential(1), Gamma(2, 1)",
        "Beta(3, 1), Uniform(0, 1)",
        "Pareto(3, 1), Pareto(2, 1)",
        "Beta(2, 3), Beta(3, 2)",
    ],
)
def test_it_is_the_distance_of_the_means(pair: str) -> None:
    found = symit.derive(f"wasserstein({pair}, 1)")
    value = found.value()
    assert found.status == "proved" and value is not None
    enclosed = distance_of_request(found.request, 60)
    assert enclosed.rad() < 1e-10 and enclosed.overlaps(arb(value.midpoint, arb(value.radius).upper()))


def test_on_the_whole_line_there_is_a_part_on_either_side_of_0() -> None:
    request = request_of(parse_call("wasserstein(Normal(-1, 1), Normal(2, 1), 1)"))
    theorem = distance_in_order(request.ground)
    assert str(theorem.conclusion).startswith("<distance_on_line") and not theorem.hypotheses


def test_of_scales_that_are_symbols() -> None:
    found = symit.derive("wasserstein(HalfNormal(s), Rayleigh(s), 1)")
    assert found.status == "proved"
    assert float(found.function("python")(2)) == pytest.approx(2 * (sqrt(pi / 2) - sqrt(2 / pi)), rel=1e-12)


def test_laws_that_are_not_in_order_are_refused() -> None:
    request = request_of(parse_call("wasserstein(Normal(0, 1), Laplace(0, 1), 1)"))
    with pytest.raises(Refused, match="goes one way"):
        distance_in_order(request.ground)


@pytest.mark.parametrize(
    "question",
    [
        "wasserstein(Exponential(r), Gamma(1, r), 1)",
        "wasserstein(Rayleigh(1), Nakagami(1, 2), 2)",
        "wasserstein(Geometric(1/2), NegativeBinomial(1, 1/2), 1)",
        "total_variation(Cauchy(0, 1), StudentT(1))",
        "total_variation(Geometric(1/2), NegativeBinomial(1, 1/2))",
    ],
)
def test_one_law_under_two_names_is_at_distance_0_of_itself(question: str) -> None:
    found = symit.derive(question)
    assert found.status == "proved" and any(line.endswith(" = 0") for line in found.text().splitlines())


def test_two_laws_are_not_taken_for_one() -> None:
    assert symit.derive("total_variation(Cauchy(0, 1), StudentT(3/2))").status == "unknown"
