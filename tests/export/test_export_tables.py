"""Functions of joint tables, against their definitions in hundreds of digits."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mpmath import mp
from numpy.typing import NDArray

import symit
from symit.cli import main
from symit.export.errors import NotExportable
from symit.export.tables import TABLE_FUNCTIONS
from symit.export.targets import TABLE_ULPS, TARGETS
from symit.library.published import source_code, table_function

Table = NDArray[np.float64]
DIGITS = 700


@cache
def function(name: str, target: str = "numpy", unit: str = "nats") -> Callable[..., Any]:
    return table_function(name, target, unit)


def computed(name: str, target: str, table: Table) -> Any:
    return function(name, target)(table if target == "numpy" else table.tolist())


# ---- the definitions, in many digits ---------------------------------------------------------------------------


def exact(table: Table) -> list[Any]:
    return [mp.mpf(float(cell)) for cell in np.ravel(table)]


def relative(a: Any, b: Any) -> Any:
    return a * mp.log(a / b) - a + b if a else b


def total_correlation(p: Table) -> Any:
    whole = mp.fsum(exact(p))
    margins = [[mp.fsum(exact(p.take(i, k))) for i in range(p.shape[k])] for k in range(p.ndim)]
    products = map(mp.fprod, itertools.product(*margins))
    return mp.fsum(relative(a, b / whole ** (p.ndim - 1)) for a, b in zip(exact(p), products, strict=True))


def conditional_entropy(p: Table) -> Any:
    return mp.fsum(a * mp.log(mp.fsum(exact(row)) / a) for row in p for a in exact(row) if a)


DEFINITIONS: dict[str, Callable[..., Any]] = {
    "mutual-information": total_correlation,
    "conditional-entropy": conditional_entropy,
    "total-correlation": total_correlation,
}


# ---- tables ----------------------------------------------------------------------------------------------------


def random(rng: np.random.Generator, shape: tuple[int, ...], extreme: bool) -> Table:
    weights = 10.0 ** rng.uniform(-300, 0, shape) if extreme else rng.exponential(size=shape)
    weights[rng.random(shape) < 0.2] = 0
    weights.flat[rng.integers(weights.size)] = 1
    return np.asarray(weights / weights.sum())


def moved(rng: np.random.Generator, p: Table) -> Table:
    """Another table, as near as 1e-16 or as far as 1."""
    q = p * np.abs(1 + 10.0 ** rng.uniform(-16, 0) * rng.normal(size=p.shape))
    return np.asarray(q / q.sum())


def independent(rng: np.random.Generator, shape: tuple[int, ...], extreme: bool) -> Table:
    table = np.ones(shape)
    for axis, size in enumerate(shape):
        ends = [1] * len(shape)
        ends[axis] = size
        table = table * random(rng, (size,), extreme).reshape(ends)
    return table


def cases(seed: int, number: int) -> Iterator[tuple[str, Table]]:
    rng = np.random.default_rng(seed)
    for k in range(number):
        extreme = k % 4 == 3
        shape = tuple(int(n) for n in rng.integers(1, 4, 2 + k % 2))
        table = moved(rng, independent(rng, shape, extreme)) if k % 3 else random(rng, shape, extreme)
        yield "total-correlation", table
        if table.ndim == 2:
            yield "mutual-information", table
            yield "conditional-entropy", table


@pytest.mark.parametrize("target", TARGETS)
def test_they_are_right_to_the_last_digits(target: str) -> None:
    """Near independence, far, with zeros and with cells down to 1e-300."""
    for name, table in cases(1, 60):
        with mp.workdps(DIGITS):
            wanted = DEFINITIONS[name](table)
        value = computed(name, target, table)
        assert value >= 0
        with mp.workdps(DIGITS):
            off = abs(mp.mpf(value) - wanted)
            assert off <= TABLE_ULPS * mp.mpf(2) ** -52 * wanted + mp.mpf("1e-50"), (name, table)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_independent_or_certain_gives_0(target: str) -> None:
    halves = np.array([[0.125, 0.375], [0.125, 0.375]])
    certain = np.array([[0.0, 1.0], [0.0, 0.0]])
    for table in (halves, certain, np.array([[0.1, 0.2, 0.7]])):
        for name in ("mutual-information", "total-correlation"):
            value = computed(name, target, table)
            assert value == 0 and math.copysign(1, value) == 1
    assert computed("conditional-entropy", target, certain) == 0


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("unit", "base"), [("nats", math.e), ("bits", 2), ("hartleys", 10)])
def test_their_units(target: str, unit: str, base: float) -> None:
    same = [[1 / 8 if i == k else 0 for k in range(8)] for i in range(8)]
    three = [[[0.5, 0], [0, 0]], [[0, 0], [0, 0.5]]]
    even = [[1 / 8] * 4, [1 / 8] * 4]
    for name, table, states in (
        ("mutual-information", same, 8),
        ("total-correlation", three, 4),
        ("conditional-entropy", even, 4),
    ):
        value = function(name, target, unit)(table)
        assert float(value) == pytest.approx(math.log(states) / math.log(base), rel=1e-15)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_no_distribution_is_refused(target: str) -> None:
    mutual = function("mutual-information", target)
    negative = [[1.5, -0.5], [0, 0]]
    with pytest.raises(ValueError, match=r"p must not be negative, but has -0\.5"):
        mutual(negative)
    with pytest.raises(ValueError, match=r"p must add up to 1, but adds up to 0\.75"):
        mutual([[0.5, 0], [0, 0.25]])
    with pytest.raises(ValueError, match="p must add up to 1"):
        mutual([[math.inf, 1], [0, 0]])
    with pytest.raises(ValueError, match="two axes"):
        mutual([0.5, 0.5])
    with pytest.raises(ValueError, match="p must"):
        mutual(1.0)
    with pytest.raises(ValueError, match="outside must be"):
        mutual([[1.0]], outside="clip")
    assert math.isnan(mutual(negative, outside="nan"))
    assert math.isnan(mutual([[math.nan, 1], [0, 0]]))


def test_an_array_of_tables_gives_an_array() -> None:
    rng = np.random.default_rng(3)
    tables = np.array([random(rng, (3, 2), False) for _ in range(5)])
    for name in ("mutual-information", "conditional-entropy"):
        assert function(name)(tables).tolist() == [function(name)(table) for table in tables]
        assert np.isnan(function(name)(tables[:2] * [[[1]], [[2]]], outside="nan")).tolist() == [False, True]
        assert function(name)(tables[:0]).shape == (0,)


def test_float32_stays_float32_and_a_mask_is_refused() -> None:
    p = np.float32([[0.125, 0.375], [0.25, 0.25]])
    mutual = function("mutual-information")
    assert mutual(p).dtype == np.float32 and mutual(p) == np.float32(mutual(np.float64(p)))
    once = np.float32([[1 / 3, 1 / 3], [1 / 3, 0]]).astype(float)  # off 1 by 3e-8
    assert mutual(once) == pytest.approx(function("mutual-information", "python")(once.tolist()), rel=1e-14)
    with pytest.raises(TypeError, match="p is masked"):
        mutual(np.ma.MaskedArray([[0.5, 0.5]], [[False, True]]))
    with pytest.raises(TypeError, match="not a number or an array"):
        mutual({"a": 1.0})


def test_more_digits_where_mpmath_has_them() -> None:
    with mp.workdps(60):
        e, quarter = mp.mpf(2) ** -130, mp.mpf(1) / 4
        value = function("mutual-information", "mpmath")([[quarter + e, quarter - e], [quarter - e, quarter + e]])
        assert abs(value / (8 * e**2) - 1) < 1e-50


# ---- the module ------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_one_module_with_theorems_and_tables_needs_no_symit(target: str, tmp_path: Path) -> None:
    ids = ["bernoulli-kl", "mutual-information", "total-correlation"]
    module = tmp_path / "exported.py"
    assert main(["export", *ids, "--target", target, "--unit", "bits", "-o", str(module)]) == 0
    source = module.read_text()
    assert source.count("def kl_div(") == 1 and max(map(len, source.splitlines())) <= 88
    value = "round(float(exported.mutual_information([[0.5, 0], [0, 0.5]])), 14)"
    code = f"import exported, sys; print({value}, 'symit' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True, check=True)
    assert run.stdout == "1.0 False\n"


@pytest.mark.slow
def test_the_docstring_has_formula_conditions_and_proof() -> None:
    for name, form in TABLE_FUNCTIONS.items():
        said = " ".join(source_code([form], "numpy", "bits").split())
        assert f"{form.name}(p)" in said and form.formula[0] in said and ", in bits." in said, name
        assert "Conditions:" in said and "base 2" in said and f"below {TABLE_ULPS} units" in said
        assert f"Proved by symit ({form.theorem})" in said and symit.load(form.theorem).digest in said
        assert not form.equal_by or symit.load(form.equal_by).digest in said


def test_a_unit_that_there_is_not() -> None:
    with pytest.raises(NotExportable, match="no unit 'bans'"):
        table_function("total-correlation", unit="bans")


@pytest.mark.slow
def test_a_theorem_about_random_variables_says_how_it_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "mutual-information-definition"]) == 2
    assert "symit export mutual-information" in capsys.readouterr().err
