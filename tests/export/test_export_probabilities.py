"""Functions of vectors of probabilities: zeros in them, units, what does not add up, and every digit near equality."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest
from mpmath import mp, mpf

import symit
from symit.export.targets import TARGETS
from symit.export.vector_accuracy import largest_error

IDS = ("discrete-entropy", "discrete-cross-entropy", "discrete-kl", "discrete-jensen-shannon")
DIGITS = 60


@cache
def function(id: str, target: str, unit: str = "nats") -> Callable[..., Any]:
    return symit.load(id).function(target, unit)


def _divergence(a: Any, b: Any) -> Any:
    """a log(a/b) - a + b, term by term never negative: the sum for numbers that add up to 1 but for rounding."""
    return (a * mp.log(a / b) if a else mpf(0)) - a + b


EXACT: dict[str, Callable[..., Any]] = {
    "discrete-entropy": lambda p: -p * mp.log(p) if p else mpf(0),
    "discrete-cross-entropy": lambda p, q: -p * mp.log(q) if p else mpf(0),
    "discrete-kl": _divergence,
    "discrete-jensen-shannon": lambda p, q: (
        (_divergence(p, (p + q) / 2) + _divergence(q, (p + q) / 2)) / 2 if p or q else mpf(0)
    ),
}


def ulps(id: str, computed: float, *vectors: Sequence[float]) -> float:
    with mp.workdps(DIGITS):
        exact = mp.fsum(EXACT[id](*map(mpf, row)) for row in zip(*vectors, strict=True))
        return float(abs(mpf(computed) - exact) / math.ulp(float(exact)))


def vectors(seed: int, apart: float, length: int = 6) -> tuple[list[float], list[float]]:
    """Two vectors that are so far apart, with a zero in the first."""
    rng = np.random.default_rng(seed)
    q = rng.dirichlet(np.ones(length))
    p = q * (1 + apart * rng.uniform(-1, 1, length))
    if apart >= 1:
        p[0] = 0
    return (p / p.sum()).tolist(), q.tolist()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("id", IDS)
def test_few_ulp_at_any_distance_and_never_negative(id: str, target: str) -> None:
    for seed, apart in enumerate([1.0, 0.1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15]):
        given = vectors(seed, apart)[: 1 if id == "discrete-entropy" else 2]
        computed = float(function(id, target)(*given))
        assert computed >= 0 and ulps(id, computed, *given) <= 8


@pytest.mark.parametrize("target", TARGETS)
def test_exactly_0_at_equality_and_at_certainty(target: str) -> None:
    p = [0.1] * 10
    for id in ("discrete-kl", "discrete-jensen-shannon"):
        found = float(function(id, target)(p, p))
        assert found == 0 and math.copysign(1, found) == 1
    found = float(function("discrete-entropy", target)([0, 1, 0]))
    assert found == 0 and math.copysign(1, found) == 1


@pytest.mark.parametrize("target", TARGETS)
def test_zeros(target: str) -> None:
    assert float(function("discrete-entropy", target)([0.5, 0, 0.5])) == math.log(2)
    assert float(function("discrete-kl", target)([0.5, 0, 0.5], [0.25, 0.5, 0.25])) == pytest.approx(
        math.log(2), rel=1e-15
    )
    assert float(function("discrete-kl", target)([0.5, 0.5, 0, 0], [0.25, 0.25, 0, 0.5])) == pytest.approx(math.log(2))
    assert float(function("discrete-kl", target)([0.5, 0.5, 0], [0.5, 0.5, 0])) == 0
    assert float(function("discrete-jensen-shannon", target)([0.5, 0.5, 0], [0.5, 0.5, 0])) == 0
    assert float(function("discrete-cross-entropy", target)([0, 1], [0.5, 0.5])) == math.log(2)
    assert float(function("discrete-cross-entropy", target)([0, 1, 0], [0, 0.5, 0.5])) == math.log(2)
    assert float(function("discrete-cross-entropy", target)([1, 0], [5e-324, 1])) == -math.log(5e-324)
    assert float(function("discrete-jensen-shannon", target)([1, 0, 0], [0, 1, 0])) == math.log(2)


@pytest.mark.parametrize("target", TARGETS)
def test_in_bits(target: str) -> None:
    assert float(function("discrete-entropy", target, "bits")([0.25] * 4)) == pytest.approx(2, rel=1e-15)
    assert float(function("discrete-jensen-shannon", target, "bits")([1, 0], [0, 1])) == pytest.approx(1, rel=1e-15)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("id", "given", "why"),
    [
        ("discrete-entropy", ([0.5, 0.6],), r"p must add up to 1, but adds up to 1\.1"),
        ("discrete-entropy", ([1.5, -0.5],), r"p must satisfy p\[j\] >= 0"),
        ("discrete-entropy", ([],), "p must add up to 1"),
        ("discrete-kl", ([0.5, 0.5], [0.5, 0.6]), "q must add up to 1"),
        ("discrete-kl", ([0.5, 0.5], [1.0, 0.0]), r"q must satisfy q\[j\] > 0 where p\[j\] != 0"),
        ("discrete-cross-entropy", ([0.5, 0.5], [1.0, 0.0]), r"q must satisfy q\[j\] > 0 where p\[j\] != 0"),
        ("discrete-kl", ([0.5, 0.5], [1.5, -0.5]), r"q must satisfy q\[j\] >= 0"),
    ],
)
def test_what_is_no_distribution(id: str, given: tuple[list[float], ...], why: str, target: str) -> None:
    with pytest.raises(ValueError, match=why):
        function(id, target)(*given)
    if all(given):
        assert mp.isnan(function(id, target)(*given, outside="nan"))


def test_a_nan_gives_nan() -> None:
    for target in TARGETS:
        assert mp.isnan(function("discrete-entropy", target)([math.nan, 0.5]))


def test_many_at_once() -> None:
    """Distributions along the last axis; one that is none spoils no other."""
    rng = np.random.default_rng(0)
    p, q = rng.dirichlet(np.ones(5), (3, 4)), rng.dirichlet(np.ones(5), 4)
    kl = function("discrete-kl", "numpy")
    assert kl(p, q).shape == (3, 4)
    assert kl(p, q)[1, 2] == kl(p[1, 2], q[2])
    p[1, 2] *= 2
    assert np.argwhere(np.isnan(kl(p, q, outside="nan"))).tolist() == [[1, 2]]


def test_float32_adds_up_to_its_own_precision() -> None:
    p = np.random.default_rng(1).dirichlet(np.ones(1000)).astype(np.float32)
    found = function("discrete-entropy", "numpy")(p)
    assert found.dtype == np.float32
    assert found == np.float32(-(p.astype(float) * np.log(p.astype(float))).sum())


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_float32_once_is_a_distribution(target: str) -> None:
    p = np.float32([1 / 3, 1 / 3, 1 / 3]).tolist()
    assert sum(p) > 1 + 2.0**-26 and function("discrete-kl", target)(p, p) == 0
    with pytest.raises(ValueError, match="p must add up to 1"):
        function("discrete-entropy", target)([0.5, 0.4999])


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("id", [*IDS, "vae-kl-diagonal"])
def test_the_largest_error_over_vectors(id: str, target: str) -> None:
    form = symit.load(id).numeric_form()
    ulps, points = largest_error(function(id, target), form, seed=2)
    assert ulps <= 4 and points >= 100
    unit = symit.load(id).numeric_functions("bits")[0].form
    assert largest_error(function(id, target, "bits"), unit)[0] <= 5


@pytest.mark.slow
def test_a_measurement_of_vectors_sees_what_is_wrong() -> None:
    kl = function("discrete-kl", "numpy")
    form = symit.load("discrete-kl").numeric_form()
    assert largest_error(lambda p, q: kl(p, q) * (1 + 1e-14), form)[0] > 40
    assert largest_error(lambda p, q: (np.array(p) * np.log(np.array(p) / np.array(q))).sum(), form)[0] > 1e6


def test_the_docstring_says_what_is_asked() -> None:
    said = " ".join(symit.load("discrete-kl").source_code("python").split())
    assert "no p_j is negative; no q_j is negative; q_j is positive wherever p_j is; the p_j add up" in said
    assert "0 if p[j] == 0 else p[j] * log(p[j] / q[j])" in said
    assert "Largest error found: 2.5 units in the last place of float64, at 120 random points" in said
