"""`symit.testing.assert_agrees`: good functions pass however they are written, and bad ones are found out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import symit
from symit.library import UnknownDerivation
from symit.testing import assert_agrees


def textbook(mu_1: Any, sigma_1: Any, mu_2: Any, sigma_2: Any) -> Any:
    return np.log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - 0.5


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_what_symit_exports_agrees(target: str) -> None:
    assert_agrees(symit.load("gaussian-kl").function(target), "gaussian-kl", samples=200, tolerance=1e-15)


@pytest.mark.parametrize("id", ["vae-kl", "vae-kl-diagonal", "gaussian-entropy", "gaussian-cross-moment"])
def test_other_theorems(id: str) -> None:
    assert_agrees(symit.load(id).function(), id, samples=200, tolerance=1e-14)


def test_float32() -> None:
    function = symit.load("vae-kl").function()
    assert_agrees(function, "vae-kl", samples=200, tolerance=2e-7, dtype=np.float32)
    with pytest.raises(AssertionError, match="ulp of float32"):
        assert_agrees(lambda mu, sigma: function(mu, sigma) * np.float32(1.001), "vae-kl", dtype=np.float32)


def test_the_textbook_formula_is_found_out_where_it_cancels() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_agrees(textbook, "gaussian-kl")
    message = str(caught.value)
    for part in (
        "textbook does not agree with gaussian-kl",
        "worst input     mu_1=",
        "exact value",
        "seed 1",
        "sha256",
    ):
        assert part in message
    assert "negative        at" in message


def test_an_absolute_tolerance_forgives_cancellation() -> None:
    assert_agrees(textbook, "gaussian-kl", absolute=1e-12, tolerance=1e-9, samples=300)


def test_a_constant_that_is_a_little_wrong() -> None:
    good = symit.load("vae-kl").function()
    with pytest.raises(AssertionError, match="relative error  1e-07"):
        assert_agrees(lambda mu, sigma: (1 + 1e-7) * good(mu, sigma), "vae-kl")


def test_the_same_seed_finds_the_same_and_another_one_another() -> None:
    messages = []
    for seed in (1, 1, 2):
        with pytest.raises(AssertionError) as caught:
            assert_agrees(textbook, "gaussian-kl", samples=100, seed=seed)
        messages.append(str(caught.value))
    assert messages[0] == messages[1] != messages[2]


def exact_in_python(mu: float, sigma: float) -> float:
    """Takes numbers and no arrays."""
    r = sigma - 1
    if abs(r) < 1e-2:
        return (mu**2 + r**2) / 2 - sum((-1) ** (k + 1) * r**k / k for k in range(2, 12))
    return (mu**2 + sigma**2 - 1) / 2 - math.log(sigma)


def test_functions_of_numbers_of_arrays_by_name_and_by_place() -> None:
    vae_kl = symit.load("vae-kl").function()
    assert_agrees(exact_in_python, "vae-kl", samples=200, tolerance=1e-9)
    assert_agrees(lambda sigma, mu: vae_kl(mu, sigma), "vae-kl", samples=200, tolerance=1e-14)  # by name
    assert_agrees(lambda a, b: vae_kl(a, b), "vae-kl", samples=200, tolerance=1e-14)  # by place
    assert_agrees(lambda *, mu, sigma: vae_kl(mu, sigma), "vae-kl", samples=200, tolerance=1e-14)
    with pytest.raises(AssertionError):
        assert_agrees(lambda a, b: vae_kl(b, a, outside="nan"), "vae-kl", samples=200)


def test_a_vector_is_given_along_the_last_axis() -> None:
    vae_kl = symit.load("vae-kl").function()
    assert_agrees(lambda mu, sigma: vae_kl(mu, sigma).sum(axis=-1), "vae-kl-diagonal", samples=200, tolerance=1e-13)
    with pytest.raises(AssertionError):
        assert_agrees(lambda mu, sigma: vae_kl(mu, sigma).mean(axis=-1), "vae-kl-diagonal", samples=200)


def test_a_function_that_raises_or_gives_nan() -> None:
    with pytest.raises(AssertionError, match="raises ZeroDivisionError at mu="):
        assert_agrees(lambda mu, sigma: 1 / 0, "vae-kl", samples=10)
    with pytest.raises(AssertionError, match="value           nan"):
        assert_agrees(lambda mu, sigma: math.nan, "vae-kl", samples=10)


def test_an_unknown_theorem() -> None:
    with pytest.raises(UnknownDerivation):
        assert_agrees(textbook, "gaussian-lk")
