"""Experiments about behaviour: what they find, and that they would say so if it were otherwise."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from symit.evidence import experiments
from symit.evidence.experiments import EXPERIMENTS, Measured, Outcome
from symit.evidence.experiments.certified_transport import Problem, certifies, coupling, potential
from symit.evidence.experiments.outcome import mean_of, share_of

pytestmark = pytest.mark.sampled(2)


def module(name: str) -> ModuleType:
    """The file of an experiment; its name is that of the function in it."""
    import sys

    return sys.modules[f"{experiments.__name__}.{name.replace('-', '_')}"]


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_they_find_what_is_claimed(name: str) -> None:
    found = EXPERIMENTS[name](1)
    assert found.holds and found.status == "demonstrated", str(found)
    assert all(np.isfinite(m.value) and np.isfinite(m.error) and m.error >= 0 for m in found.measured)
    assert found.data()["seed"] == 1 and len(found.data()["measured"]) == len(found.measured)


def _other(name: str, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """The same experiment in a world where the claim does not hold."""
    it = module(name)
    changed: dict[str, tuple[str, Any]] = {
        "certified-transport": ("coupling", it.__dict__.get("independent")),
        "coin-code": ("curve", lambda p: 2 * np.minimum(p, 1 - p)),
        "histogram-bias": ("estimate", lambda x, y, bins: it.truth(np.corrcoef(x, y)[0, 1])),
        "likelihood-efficiency": ("_medians", it.__dict__.get("_means")),
        "likelihood-ratios": ("divergence", lambda p, q: (p[0] - q[0]) ** 2 / 2),
        "mode-seeking": ("reverse_fit", it.__dict__.get("forward_fit")),
        "posterior-collapse": ("VARIANCES", (4.0, 2.0)),
        "separated-training": ("js_slope", it.__dict__.get("w1_slope")),
    }
    monkeypatch.setattr(it, *changed[name])
    return EXPERIMENTS[name](1)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_they_would_have_found_the_contrary(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = _other(name, monkeypatch)
    assert not found.holds and found.status == "open" and "NOT as said" in str(found)


def test_what_is_wrong_in_a_coupling_or_a_function_is_refused() -> None:
    half, none = Fraction(1, 2), Fraction(0)
    triangle = [[Fraction(int(x != y)) for y in range(3)] for x in range(3)]
    problem = Problem(triangle, [half, half, none], [none, half, half])
    plan, f = coupling(problem), [Fraction(1), none, none]
    assert certifies(problem, plan, f) and certifies(problem, plan, potential(problem, plan))
    other = [[none, half, none], [none, none, half], [none, none, none]]  # costs 1 and not 1/2
    assert not certifies(problem, other, f) and not certifies(problem, other, potential(problem, other))
    assert not certifies(problem, [[none, none, half], [none, none, none], [none, none, none]], f)  # loses mass
    assert not certifies(problem, other, [Fraction(2), none, none])  # gains 1, and is too steep
    assert not certifies(problem, plan, [none, none, none])


@pytest.mark.slow
def test_a_seed_is_all_that_is_random() -> None:
    one, same, other = (EXPERIMENTS["histogram-bias"](seed) for seed in (3, 3, 4))
    assert one == same and one != other


def test_a_number_that_is_not_clear_of_its_bounds_shows_nothing() -> None:
    assert Measured("x", 1.0, 0.1, above=0.5).holds and not Measured("x", 1.0, 0.1, above=0.7).holds
    assert (
        not Measured("x", 1.0, 0.1, above=0.5, below=1.3).holds and not Measured("x", float("nan"), 0.1, above=0).holds
    )
    assert str(Measured("x", 1.0, 0.1, above=0.7)) == "x: 1 +/- 0.1, NOT as said: above 0.7"


def test_standard_errors() -> None:
    values = np.random.default_rng(0).normal(3, 2, 400)
    assert mean_of("", values).error == pytest.approx(0.1, rel=0.1)
    assert share_of("", np.arange(100) < 50).error == pytest.approx(0.05)
    assert share_of("", np.ones(100, bool)).error == pytest.approx(0.01, rel=0.01)  # and not 0
