"""What docstrings say of errors: figures that come with the package, measured again here."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

import symit
from symit.export.accuracy import fingerprint, known, measure
from symit.export.targets import TARGETS
from symit.library.published import Published

IDS = ("gaussian-kl", "vae-kl", "bernoulli-kl", "poisson-kl", "gaussian-natural-kl", "gaussian-entropy")
GOAL = 8


@cache
def published(id: str) -> Published:
    return symit.load(id)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("id", [*IDS, "gaussian-moments", "laplace-moments", "fisher-bernoulli", "information-units"])
def test_the_figures_are_of_what_is_computed(id: str, target: str) -> None:
    """Where this fails, `python tests/benchmarks/accuracy.py --write` measures anew."""
    for function in published(id).numeric_functions():
        found = known()[fingerprint(function.form, target)]
        assert found.ulps <= GOAL and found.above == found.negative == found.lost == 0
        assert found.points > (10_000 if found.ulps else 4_000)  # there is nothing to climb from where all is exact


@pytest.mark.parametrize("target", ["numpy", "python"])
@pytest.mark.parametrize("id", IDS)
def test_a_new_search_finds_no_more_than_is_said(id: str, target: str) -> None:
    form = published(id).numeric_form()
    said = math.ceil(2 * known()[fingerprint(form, target)].ulps) / 2
    found = measure(published(id).function(target), form, published(id).place, np.float64, 60, 60, seed=11)
    assert found.ulps <= said + 1 and found.negative == found.lost == 0
