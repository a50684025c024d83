"""Functions of another library's tensors: one that is made for these tests, and torch where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from exact_functions import FLOAT64, complaint, vae_kl

from symit.testing import assert_agrees

FLOAT32 = (np.float32,)
FEW = {"samples": 60, "dtypes": FLOAT64}


@dataclass
class Tensor:
    """Numbers that know arithmetic among themselves alone, and that numpy cannot read before they are detached."""

    values: Any
    attached: bool = True

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        raise RuntimeError("a tensor on the graph is no array")

    def detach(self) -> Tensor:
        return Tensor(self.values, attached=False)

    def cpu(self) -> Tensor:
        return self

    def numpy(self) -> Any:
        if self.attached:
            raise RuntimeError("detach it first")
        return self.values

    def __mul__(self, other: Tensor) -> Tensor:
        return Tensor(self.values * other.values)

    def __imul__(self, other: Tensor) -> Tensor:
        self.values = self.values * other.values
        return self


def as_tensor(array: Any) -> Tensor:
    assert isinstance(array, np.ndarray)
    return Tensor(array)


def variance(mu: Tensor, sigma: Tensor) -> Tensor:
    if not isinstance(mu, Tensor) or not isinstance(sigma, Tensor):
        raise TypeError("these are no tensors")
    if np.any(sigma.values <= 0):
        raise ValueError("sigma must be positive")
    return sigma * sigma


def test_a_function_of_tensors_that_is_said_to_be_one() -> None:
    found = assert_agrees(variance, "gaussian-variance", array=as_tensor)
    assert found.called_with == "arrays and numbers" and len(found.worst) == 2
    assert "digits are wrong" in complaint(
        lambda mu, sigma: variance(mu, sigma) * Tensor(1 + 1e-12), "gaussian-variance", array=as_tensor
    )


@pytest.mark.parametrize("module, maker", [("torch", "as_tensor"), ("jax.numpy", "asarray")])
def test_a_function_of_tensors_whose_library_is_imported(
    monkeypatch: pytest.MonkeyPatch, module: str, maker: str
) -> None:
    for name in ("torch", "jax.numpy"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    assert "it raises TypeError: these are no tensors" in complaint(variance, "gaussian-variance", **FEW)
    monkeypatch.setitem(sys.modules, module, SimpleNamespace(**{maker: as_tensor}))
    assert_agrees(variance, "gaussian-variance", **FEW)


def test_what_makes_no_tensors() -> None:
    message = complaint(variance, "gaussian-variance", array=lambda array: 1 / 0, **FEW)
    assert "there is no value\n    mu=0.0, sigma=1.0\n    `array` raises ZeroDivisionError: division by zero" in message


def test_tensors_that_are_changed() -> None:
    def squaring(mu: Tensor, sigma: Tensor) -> Tensor:
        variance(mu, sigma)
        sigma *= sigma
        return sigma

    assert "it changes its arguments: sigma" in complaint(squaring, "gaussian-variance", array=as_tensor, **FEW)


# ---- torch itself --------------------------------------------------------------------------------------------

needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed; nothing needs it")


def torch_vae_kl(mu: Any, sigma: Any) -> Any:
    """By a series in sigma - 1 near 1."""
    import torch

    r = sigma - 1
    small = torch.where(r.abs() < 0.1, r, torch.zeros_like(r))
    series = sum((-1) ** k * small**k / k for k in range(2, 20))
    far = r - torch.log(sigma)
    return (mu * mu + r * r) / 2 + torch.where(r.abs() < 0.1, series, far)


def middling(mu: float, sigma: float) -> bool:
    return (mu == 0 or 1e-15 < abs(mu) < 1e15) and 1e-15 < sigma < 1e15


@needs_torch
@pytest.mark.parametrize("array", [None, "as_tensor", "tensor"])
def test_torch_takes_tensors_and_gives_tensors(array: str | None) -> None:
    import torch

    made: Callable[..., Any] | None = getattr(torch, array) if array else None
    found = assert_agrees(torch_vae_kl, "vae-kl", array=made, validates=False, where=middling)
    assert [w.dtype for w in found.worst] == ["float64", "float32"]


@needs_torch
def test_a_loss_of_torch_that_cancels() -> None:
    import torch
    from torch.distributions import Normal, kl_divergence

    def torch_kl(mu_1: Any, sigma_1: Any, mu_2: Any, sigma_2: Any) -> Any:
        return kl_divergence(Normal(mu_1, sigma_1), Normal(mu_2, sigma_2))

    message = complaint(torch_kl, "gaussian-kl", dtypes=FLOAT32)
    assert "no digit is right\n    mu_1=0.0, sigma_1=1.0, mu_2=1e-04, sigma_2=1.0\n" in message
    assert "outside the theorem" not in message  # it validates

    learned = torch.ones((), dtype=torch.float64, requires_grad=True)
    assert_agrees(lambda mu, sigma: torch_vae_kl(mu, sigma) * learned, "vae-kl", validates=False, where=middling, **FEW)


@needs_torch
def test_a_function_of_torch_that_also_takes_arrays_is_given_arrays() -> None:
    assert_agrees(lambda mu, sigma: vae_kl(mu, sigma), "vae-kl", **FEW)


# ---- jax itself ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(find_spec("jax") is None, reason="jax is not installed; nothing needs it")
def test_jax_takes_its_own_arrays_and_gives_them() -> None:
    import jax

    @jax.jit
    def variance(mu: Any, sigma: Any) -> Any:
        return mu.at[...].set(0) + sigma * sigma  # arrays of numpy have no `at`

    assert "it gives float32 where it is given float64" in complaint(variance, "gaussian-variance", validates=False)
    assert_agrees(
        variance,
        "gaussian-variance",
        validates=False,
        broadcasts=False,
        dtypes=FLOAT32,
        absolute=float(np.finfo(np.float32).tiny),
    )
