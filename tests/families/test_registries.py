"""The pairs that `torch.distributions.kl` registers, in one dimension: the closed ones against quadrature, and the
infinite ones, each with its proof; those that its source leaves as TODO or says to have no closed form; and more.
"""

from __future__ import annotations

import random

import pytest
from against_scipy import SCIPY, kl

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
}
OTHERS = VALUES | {"Uniform": "-1, 2", "Beta": "3/2, 4", "Gamma": "5/3, 3", "Cauchy": "-1, 3", "Normal": "-1, 2"}
OTHERS |= {"Pareto": "2, 1/9", "Gumbel": "1, 2", "Laplace": "1/2, 3", "Poisson": "2", "Binomial": "4, 1/2"}

SAME = "Bernoulli Beta Binomial Cauchy ContinuousBernoulli Exponential Gamma Geometric Gumbel HalfNormal Laplace Normal"
CLOSED = {
    **{name: [name] for name in [*SAME.split(), "Pareto", "Poisson", "Uniform"]},
    "Bernoulli/": ["Poisson"],
    "Beta/": ["ContinuousBernoulli", "Exponential", "Gamma", "Normal", "Uniform"],
    "ContinuousBernoulli/": ["Exponential", "Normal", "Uniform"],
    "Exponential/": ["Gamma", "Gumbel", "Normal"],
    "Gamma/": ["Exponential", "Gumbel", "Normal"],
    "Gumbel/": ["Normal"],
    "Laplace/": ["Normal"],
    "Normal/": ["Gumbel", "Laplace"],
    "Pareto/": ["Exponential", "Gamma", "Normal"],
    "Uniform/": ["Beta", "ContinuousBernoulli", "Exponential", "Gamma", "Gumbel", "Normal", "Pareto"],
}
"""What torch has a formula for."""
BEYOND = {
    "Beta": ["Laplace"],
    "ContinuousBernoulli": ["Beta", "Laplace", "Gamma"],
    "Exponential": ["Laplace"],
    "Gamma": ["Laplace"],
    "Pareto": ["Laplace"],
    "Uniform": ["Laplace"],
    "Arcsine": ["Gamma", "Levy"],
    "HalfCauchy": ["HalfCauchy"],
}
"""What its source leaves as TODO, or says to have no closed form; and some that it does not speak of."""
ON_THE_LINE, ON_A_PART = ("Gumbel", "Laplace", "Normal"), ("Beta", "ContinuousBernoulli", "Exponential", "Gamma")
INFINITE = [
    *(("Beta", "Pareto"), ("ContinuousBernoulli", "Pareto"), ("Poisson", "Bernoulli"), ("Poisson", "Binomial")),
    *((p, q) for p in ON_THE_LINE for q in (*ON_A_PART, "Pareto", "Uniform")),
    *((p, q) for p in ("Exponential", "Gamma") for q in ("Beta", "ContinuousBernoulli", "Pareto", "Uniform")),
    *(("Pareto", q) for q in ("Beta", "ContinuousBernoulli", "Uniform")),
]
FORMULAS = [(p.strip("/"), q) for closed in (CLOSED, BEYOND) for p, several in closed.items() for q in several]
SOME = random.Random(17)


@pytest.mark.slow
@pytest.mark.parametrize(("first", "second"), SOME.sample(FORMULAS, 9))
def test_closed_and_right(first: str, second: str) -> None:
    found = symit.derive(f"kl({first}({VALUES[first]}), {second}({OTHERS[second]}))")
    assert found.status == "proved", found.why
    value = found.value()
    p, q = (
        SCIPY[name](*(eval_number(v) for v in text.split(",")))
        for name, text in ((first, VALUES[first]), (second, OTHERS[second]))
    )
    assert value is not None and float(value.midpoint) == pytest.approx(kl(p, q), rel=1e-6, abs=1e-8)


def eval_number(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


@pytest.mark.parametrize(("first", "second"), SOME.sample(INFINITE, 6))
def test_infinite(first: str, second: str) -> None:
    assert symit.derive(f"kl({first}({VALUES[first]}), {second}({OTHERS[second]}))").status == "infinite"


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
