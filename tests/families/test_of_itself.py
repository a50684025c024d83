"""A distribution from itself: every distance is 0, whatever the parameters are."""

import pytest

import symit
from symit.families.catalogue import CATALOGUE
from symit.families.closed_forms.finding import Request
from symit.families.measures.measures import MEASURES
from symit.families.requests import expression
from symit.kernel import build as b
from symit.kernel import terms as t

FAMILIES = [f for f in CATALOGUE.values() if not f.sized]
MEASURES_OF_TWO = [
    *("bhattacharyya", "hellinger", "squared_hellinger", "chi_squared"),
    *("renyi_divergence 1/2", "renyi_divergence 3", "alpha_divergence 2", "total_variation", "wasserstein 1"),
]
FEW = ("Beta", "ContinuousBernoulli", "DiscreteLaplace", "Kumaraswamy", "Zipf", "TruncatedNormal")


def not_zero(measure: str, names: list[str]) -> list[str]:
    """The families of which it is not proved to be 0 for all parameters."""
    name, *numbers = measure.split()
    if name == "wasserstein":  # over all integers it has no term
        names = [n for n in names if n != "DiscreteLaplace"]
    members = [CATALOGUE[n].at(*CATALOGUE[n].variables) for n in names]
    requests = [Request(MEASURES[name], (m, m), tuple(map(expression, numbers))) for m in members]
    return [r.members[0].family.name for r in requests if not _is_zero(symit.derive(r))]


def _is_zero(found: symit.Derived) -> bool:
    if found.published is None or found.conditions:
        return False
    *_, stated = b.conjuncts(found.published.reading.statement)
    return b.is_app(stated, t.EQ) and stated.args[1] == b.ZERO  # type: ignore[union-attr]


@pytest.mark.parametrize("measure", MEASURES_OF_TWO)
def test_a_distribution_lies_at_no_distance_from_itself(measure: str) -> None:
    assert not_zero(measure, [*FEW]) == []


@pytest.mark.slow
@pytest.mark.parametrize("measure", MEASURES_OF_TWO)
def test_every_family_lies_at_no_distance_from_itself(measure: str) -> None:
    assert not_zero(measure, [f.name for f in FAMILIES]) == []


def test_equal_laws_without_a_mean_lie_at_distance_0() -> None:
    """The plan that moves nothing costs nothing, though what it moves has no mean."""
    for question in ("wasserstein(Zipf(2), Zipf(2), 1)", "wasserstein(StudentT(1/3), StudentT(1/3), 2)"):
        assert float(symit.derive(question).value().midpoint) == 0  # type: ignore[union-attr]
