"""What only arrays have: broadcasting, dtypes, axes; and the accuracy that the issue asks for."""

from __future__ import annotations

import math
import subprocess
import sys
import warnings
from pathlib import Path

import exact_divergences as exact
import numpy as np
import pytest
from export_forms import GAUSSIAN_KL, VAE_KL, VAE_KL_DIAGONAL

from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter
from symit.kernel import build as b
from symit.proving.accurate.functions import LOGIT_KL_DIV

gaussian_kl = compile_function(GAUSSIAN_KL, "numpy")
vae_kl = compile_function(VAE_KL, "numpy")
vae_kl_diagonal = compile_function(VAE_KL_DIAGONAL, "numpy")


def test_parameters_broadcast() -> None:
    mu = np.linspace(-1, 1, 5)
    sigma = np.array([[0.1], [1.0], [10.0]])
    result = gaussian_kl(mu, sigma, 0, [1, 2, 3, 4, 5])
    assert result.shape == (3, 5)
    assert result[2, 1] == gaussian_kl(mu[1], 10.0, 0, 2)
    assert gaussian_kl(np.zeros((0, 3)), 1, 0, 1).shape == (0, 3)
    with pytest.raises(ValueError, match="broadcast"):
        gaussian_kl(np.zeros(2), np.ones(3), 0, 1)


def test_scalars_give_scalars_and_arrays_give_arrays() -> None:
    assert type(gaussian_kl(0, 1, 0, 1)) is np.float64
    assert type(gaussian_kl(np.float32(0), np.float32(1), np.float32(0), np.float32(1))) is np.float32
    assert type(vae_kl_diagonal([0, 0], [1, 1])) is np.float64
    assert isinstance(gaussian_kl([0], 1, 0, 1), np.ndarray)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_dtype_is_kept(dtype: type[np.floating]) -> None:
    one = np.ones(3, dtype)
    assert gaussian_kl(one, one, one, one).dtype == dtype
    assert gaussian_kl(one, 1, 0, 1).dtype == np.result_type(one, 1)
    assert vae_kl_diagonal(one, one).dtype == dtype


def test_mixed_dtypes_follow_promotion() -> None:
    single, double = np.ones(2, np.float32), np.ones(2)
    assert vae_kl(single, double).dtype == np.float64
    assert vae_kl(single, np.ones(2, np.int64)).dtype == np.result_type(np.float32, np.int64)
    assert vae_kl([1, 2], [1, 2]).dtype == np.float64
    assert vae_kl(np.ones(2, np.int8), np.ones(2, np.bool_)).dtype == np.float64


def test_float32_is_rounded_once() -> None:
    rng = np.random.default_rng(0)
    mu, sigma = rng.normal(size=500).astype(np.float32), rng.uniform(0.1, 3, 500).astype(np.float32)
    assert (vae_kl(mu, sigma) == vae_kl(mu.astype(float), sigma.astype(float)).astype(np.float32)).all()


@pytest.mark.parametrize("parameter", [np.longdouble(1), "1", None, 1 + 0j])
def test_what_is_no_real_number_of_64_bits_is_refused(parameter: object) -> None:
    with pytest.raises(TypeError):
        vae_kl(parameter, 1)


def test_arguments_are_left_as_they_are() -> None:
    mu, sigma = np.array([0.0, 1.0]), np.array([-1.0, 1.0])
    vae_kl(mu, sigma, outside="nan")
    assert mu.tolist() == [0, 1] and sigma.tolist() == [-1, 1]


def test_nan_only_where_a_parameter_is_outside() -> None:
    result = gaussian_kl([0, 0, 0], [[1], [-1]], 0, [1, 0, 2], outside="nan")
    assert np.isnan(result).tolist() == [[False, True, False], [True, True, True]]
    with pytest.raises(ValueError, match=r"sigma_1 must satisfy sigma_1 > 0, but is -1\.0"):
        gaussian_kl([0, 0, 0], [[1], [-1]], 0, [1, 4, 2])


def test_no_warning_from_the_side_that_is_not_taken() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gaussian_kl(np.array([0, 1e300, np.inf, np.nan]), np.array([[1e-320], [1], [1e300]]), 0, 1, outside="nan")
        gaussian_kl(np.float32(1e30), np.float32(1), np.float32(0), np.float32(1e-30))


def test_a_number_alone_has_the_value_that_it_has_in_an_array() -> None:
    rng = np.random.default_rng(4)
    for size in (1, 1e-100, 1e200):
        mu, sigma = rng.normal(size=50) * size, rng.uniform(0.1, 5, 50) * size
        together = gaussian_kl(mu, sigma, 0.3 * size, 0.7 * size)
        alone = [gaussian_kl(float(m), float(s), 0.3 * size, 0.7 * size) for m, s in zip(mu, sigma, strict=True)]
        assert np.allclose(together, alone, rtol=2e-15, atol=0)


def test_masked_arrays_keep_their_mask() -> None:
    mu = np.ma.MaskedArray([0.0, 1.0, 2.0], mask=[False, True, False])
    sigma = np.ma.MaskedArray([1.0, 1.0, -1.0], mask=[False, False, True])
    result = vae_kl(mu, sigma)
    assert isinstance(result, np.ma.MaskedArray)
    assert result.mask.tolist() == [False, True, True] and result[0] == vae_kl(0.0, 1.0)
    grid = vae_kl(mu, np.ones((2, 1)))
    assert grid.mask.tolist() == [[False, True, False]] * 2
    with pytest.raises(ValueError, match="sigma must satisfy"):
        vae_kl(mu, np.ma.MaskedArray([1.0, 1.0, -1.0], mask=[False, True, False]))
    total = vae_kl_diagonal(
        np.ma.MaskedArray([[0.0, 1.0], [1.0, 2.0]], mask=[[True, False], [False, False]]), 1 + np.zeros(2)
    )
    assert total.tolist() == [vae_kl(1.0, 1.0), vae_kl(1.0, 1.0) + vae_kl(2.0, 1.0)]


class Labelled:
    """What other libraries' arrays look like: numpy could convert it, and would lose its labels."""

    def __array__(self, dtype: object = None, copy: object = None) -> np.ndarray:
        return np.ones(3)


@pytest.mark.parametrize("parameter", [Labelled(), np.matrix([[1.0]]), np.recarray((1,), dtype=[("x", float)])])
def test_other_arrays_are_refused(parameter: object) -> None:
    with pytest.raises(TypeError, match=r"sigma is a (Labelled|matrix|recarray), not a number or an array of numpy"):
        vae_kl(0.0, parameter)


def test_no_branch_runs_that_no_element_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    carried = gaussian_kl.__globals__
    near, far = np.array([1.0, 1.1]), np.array([1.0, 9.0])

    def never(*_: object) -> None:
        raise AssertionError("evaluated")

    monkeypatch.setitem(carried, "is_far", never)
    assert (gaussian_kl(0.0, near, 0.0, near[::-1]) > 0).all()
    monkeypatch.undo()
    monkeypatch.setitem(carried, "is_near", never)
    assert (gaussian_kl(0.0, far, 0.0, far[::-1]) > 0).all()


def test_blocks_change_nothing() -> None:
    rng = np.random.default_rng(3)
    mu, sigma = rng.normal(size=30_000), 10 ** rng.uniform(-3, 3, 30_000)
    sigma[12_345] = 1e-310
    together = vae_kl(mu, sigma)
    assert (together[::-1] == vae_kl(mu[::-1], sigma[::-1])).all()
    assert (vae_kl(mu.reshape(150, 200).T, sigma.reshape(150, 200).T) == together.reshape(150, 200).T).all()
    assert together[12_345] == vae_kl(mu[12_345], sigma[12_345])


def test_components_lie_along_the_last_axis() -> None:
    rng = np.random.default_rng(1)
    mu, sigma = rng.normal(size=(4, 5, 7)), rng.uniform(0.1, 3, (5, 7))
    result = vae_kl_diagonal(mu, sigma)
    assert result.shape == (4, 5)
    assert np.allclose(result, vae_kl(mu, sigma).sum(axis=-1), rtol=1e-14)
    assert (vae_kl_diagonal(np.asfortranarray(mu), sigma) == result).all()
    outside = sigma.copy()
    outside[2, 3] = -1
    assert np.isnan(vae_kl_diagonal(mu, outside, outside="nan")).sum() == 4


def test_a_long_sum_stays_accurate() -> None:
    rng = np.random.default_rng(2)
    mu, sigma = rng.normal(size=10_000) * 1e-6, 1 + rng.normal(size=10_000) * 1e-6
    parts = exact.values(exact.vae_kl, np.stack([mu, sigma], axis=1))
    with exact.precise():
        truth = sum(parts)
    assert exact.errors(np.array([vae_kl_diagonal(mu, sigma)]), [truth])[0] <= 8


def test_the_measure_of_error_sees_one_unit_in_the_last_place() -> None:
    truth = exact.values(exact.vae_kl, [(1.0, 1.0)])
    assert exact.errors(np.array([0.5, np.nextafter(0.5, 1), np.nan]), truth * 3).tolist() == [0, 1, np.inf]
    assert exact.errors(np.array([np.nextafter(np.float32(0.5), np.float32(1))]), truth).tolist() == [1]


@pytest.mark.slow
def test_the_benchmark_runs() -> None:
    script = Path(__file__).resolve().parents[1] / "benchmarks" / "accuracy.py"
    run = subprocess.run(
        [sys.executable, script, "--short", "gaussian-kl", "poisson"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "goal" in run.stdout and "met" in run.stdout


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_logits_beyond_all_exponents(target: str) -> None:
    """exp(x) has then no exponent that a float could hold: the divergence of logits is what is left."""
    x, y = b.real("x"), b.real("y")
    value = b.app(LOGIT_KL_DIV, x, y)
    form = NumericForm("f", "A test", (Parameter(x, ""), Parameter(y, "")), value, value, "0" * 64)
    function = compile_function(form, target)
    last = math.log1p(math.exp(-0.3)) - math.exp(-0.3) / (1 + math.exp(-0.3))
    expected = {
        (1e300, -1e300): 1e300,
        (1e40, -1e40): 1e40,
        (1e300, 0.3): last,
        (2000.0, 0.3): last,
        (1e50, 1e40): 0.0,
        (132.0, 1.8e25): 0.0,
        (-1.0, -1e300): 1e300 / (1 + math.e),
        (0.5, -1e300): 1e300 / (1 + math.exp(-0.5)),
    }
    for (at_x, at_y), value in expected.items():
        assert float(function(at_x, at_y)) == pytest.approx(value, rel=1e-15, abs=1e-50)
