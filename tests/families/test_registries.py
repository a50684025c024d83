"""The pairs that torch and TensorFlow Probability register (`registries`): the closed ones, in one dimension against
quadrature, and the infinite ones, each with its proof; those that torch's source leaves as TODO or says to have no
closed form; and more.
"""

from __future__ import annotations

import random

import pytest
from against_scipy import SCIPY, kl
from registries import TFP_CLOSED, TORCH_CLOSED, TORCH_INFINITE, TORCH_LEFT_OPEN, Registered

import symit
from symit.families.catalogue import CATALOGUE
from symit.library.matrix import kept, marks, questions

VALUES = {
    "Bernoulli": "1/3",
    "Beta": "2, 3",
    "Binomial": "4, 1/3",
    "Cauchy": "1, 2",
    "ContinuousBernoulli": "-3/2",
    "Exponential": "2",
    "Gamma": "3/2, 2",
    "Geometric": "1/3",
    "Gumbel": "1/2, 3",
    "HalfCauchy": "2",
    "HalfNormal": "3/2",
    "Laplace": "1/4, 2",
    "LogNormal": "1/2, 2/3",
    "Normal": "1/3, 3/2",
    "Pareto": "5/2, 1/8",
    "Poisson": "3/2",
    "PowerFunction": "5/3",
    "Uniform": "1/4, 3/4",
    "Weibull": "5/2, 2",
    "Arcsine": "1/4, 3/4",
    "Levy": "2",
    "Chi": "3",
    "ExpGamma": "3/2, 2",
    "ExpInverseGamma": "3/2, 2",
    "Moyal": "1/2, 3",
    "VonMises": "2",
}
OTHERS = VALUES | {"Uniform": "-1, 2", "Beta": "3/2, 4", "Gamma": "5/3, 3", "Cauchy": "-1, 3", "Normal": "-1, 2"}
OTHERS |= {"Pareto": "2, 1/9", "Gumbel": "1, 2", "Laplace": "1/2, 3", "Poisson": "2", "Binomial": "4, 1/2"}
OTHERS |= {"Moyal": "1, 2", "ExpGamma": "5/3, 3", "ExpInverseGamma": "5/3, 3", "Chi": "5/2", "VonMises": "3"}
OTHERS |= {"Weibull": "3/2, 1", "LogNormal": "1, 3/2", "Exponential": "3", "ContinuousBernoulli": "1/2"}
OTHERS |= {"Bernoulli": "1/4", "Geometric": "1/4", "HalfNormal": "2", "Levy": "3"}

BEYOND = [("Arcsine", "Gamma"), ("Arcsine", "Levy"), ("HalfCauchy", "HalfCauchy")]
"""Pairs of which neither speaks."""
CLOSED = [*TORCH_CLOSED, *TORCH_LEFT_OPEN, *TFP_CLOSED, *(Registered("", *pair) for pair in BEYOND)]
SOME = random.Random(17)


def question(pair: Registered) -> str:
    return pair.question or f"kl({pair.first}({VALUES[pair.first]}), {pair.second}({OTHERS[pair.second]}))"


def shown(pair: Registered) -> str:
    return f"{pair.first}-{pair.second}"


def test_every_pair_is_there() -> None:
    assert (len(TORCH_CLOSED), len(TORCH_INFINITE), len(TFP_CLOSED)) == (51, 33, 36)
    assert sum(pair.second == "Laplace" for pair in TORCH_LEFT_OPEN) == 7
    kept_marks = marks(kept("kl"))
    for pair in CLOSED:
        assert pair.question or kept_marks[pair.first, pair.second] in "=c", shown(pair)
    for pair in TORCH_INFINITE:
        assert kept_marks[pair.first, pair.second] in "∞c", shown(pair)


@pytest.mark.slow
@pytest.mark.parametrize("pair", SOME.sample(CLOSED, 14), ids=shown)
def test_closed_and_right(pair: Registered) -> None:
    found = symit.derive(question(pair))
    assert found.status == "proved", found.why
    value = found.value()
    assert value is not None and float(value.radius) < 1e-20
    if not pair.question and pair.first in SCIPY:
        p, q = (
            SCIPY[name](*(eval_number(v) for v in text.split(",")))
            for name, text in ((pair.first, VALUES[pair.first]), (pair.second, OTHERS[pair.second]))
        )
        assert float(value.midpoint) == pytest.approx(kl(p, q), rel=1e-6, abs=1e-8)


def eval_number(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


@pytest.mark.parametrize("pair", SOME.sample(TORCH_INFINITE, 6), ids=shown)
def test_infinite(pair: Registered) -> None:
    assert symit.derive(question(pair)).status == "infinite"


# ---- the table that is kept ----------------------------------------------------------------------------------


def test_the_kept_table_has_every_pair() -> None:
    assert marks(kept("kl")).keys() == {(p, q) for _, p, q in questions("kl")}


@pytest.mark.slow
def test_a_sample_of_the_kept_table_is_what_is_found_now() -> None:
    from symit.library.matrix import MARKS

    found = marks(kept("kl"))
    for text, first, second in SOME.sample(questions("kl"), 5):
        assert found[first, second] == MARKS[symit.derive(text).status], text


def test_as_many_are_settled_as_the_readme_says() -> None:
    found = marks(kept("kl"))
    assert len(found) == len(questions("kl")) and sum(mark != "?" for mark in found.values()) >= 900
    assert len(CATALOGUE) >= 42
