"""Samplers against SciPy's distribution functions, and closed forms against what is drawn."""

from __future__ import annotations

import random
import zlib
from fractions import Fraction

import numpy as np
import pytest
from against_scipy import SCIPY
from scipy import stats
from sympy import Symbol
from test_catalogue import asked, parameters, value

from symit.families import Gamma, Laplace
from symit.families.catalogue import CATALOGUE
from symit.families.samplers import SAMPLERS
from symit.language.errors import NotUnderstood

COUNT = 4_000
LEAST_P, LARGEST_Z = 1e-5, 5.0
BOTH = sorted(SAMPLERS.keys() & SCIPY.keys() & CATALOGUE.keys())


def drawn(name: str) -> tuple[list, np.ndarray]:  # type: ignore[type-arg]
    values = parameters(name, random.Random(name))
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    return values, SAMPLERS[name](rng, COUNT, *map(float, values))


@pytest.mark.parametrize("name", BOTH)
def test_draws_have_the_distribution(name: str) -> None:
    values, sample = drawn(name)
    law = SCIPY[name](*map(float, values))
    if not isinstance(getattr(law, "dist", None), stats.rv_discrete):
        assert stats.kstest(sample, law.cdf).pvalue > LEAST_P
        return
    seen = np.unique(sample)
    expected = law.pmf(seen) * COUNT
    assert np.all(np.abs([np.sum(sample == k) for k in seen] - expected) < LARGEST_Z * np.sqrt(expected) + 3)


@pytest.mark.parametrize("name", ["Gamma", "Weibull", "Kumaraswamy", "StudentT", "Triangular", "Nakagami", "Gumbel"])
def test_entropy_is_the_mean_of_what_is_drawn(name: str) -> None:
    """Of -log p at the draws, p in SciPy; where SciPy has no such distribution, in symit's own entry."""
    values, sample = drawn(name)
    law = SCIPY[name](*map(float, values)) if name in SCIPY else None
    surprise = -law.logpdf(sample) if law else -np.log(kumaraswamy(sample, *map(float, values)))
    noise = np.std(surprise) / np.sqrt(COUNT)
    assert abs(value(asked("entropy", (name, values))) - np.mean(surprise)) < LARGEST_Z * noise


def kumaraswamy(x: np.ndarray, a: float, b: float) -> np.ndarray:  # type: ignore[type-arg]
    density: np.ndarray = a * b * x ** (a - 1) * (1 - x**a) ** (b - 1)  # type: ignore[type-arg]
    return density


def test_divergence_is_the_mean_of_what_is_drawn() -> None:
    values, sample = drawn("Gamma")
    others = [Fraction(3, 2), Fraction(2)]
    p, q = SCIPY["Gamma"](*map(float, values)), SCIPY["Weibull"](1.5, 2.0)
    gap = p.logpdf(sample) - q.logpdf(sample)
    noise = np.std(gap) / np.sqrt(COUNT)
    closed = value(asked("kl", ("Gamma", values), ("Weibull", others)))
    assert abs(closed - np.mean(gap)) < LARGEST_Z * noise


def test_a_distribution_is_drawn_by_itself() -> None:
    sample = Gamma(2, 3).sample(np.random.default_rng(3), 1000)
    assert sample.shape == (1000,) and abs(sample.mean() - 2 / 3) < 0.1
    with pytest.raises(NotUnderstood, match="numbers"):
        Laplace(Symbol("m"), 1).sample(np.random.default_rng(3), 1)


def test_every_family_of_the_catalogue_is_drawn() -> None:
    assert set(CATALOGUE) <= set(SAMPLERS)
