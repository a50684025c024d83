"""Functions of probability vectors and joint tables, against their definitions in hundreds of digits."""

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

from symit.cli import main
from symit.export.errors import NotExportable
from symit.export.tables import TABLE_FUNCTIONS
from symit.export.targets import TARGETS
from symit.library.published import source_code, table_function

Table = NDArray[np.float64]
DIGITS = 700
ULPS = 3.0


@cache
def function(name: str, target: str = "numpy", unit: str = "nats") -> Callable[..., Any]:
    return table_function(name, target, unit)


def computed(name: str, target: str, *tables: Table) -> Any:
    return function(name, target)(*(tables if target == "numpy" else [table.tolist() for table in tables]))


# ---- the definitions, in many digits ---------------------------------------------------------------------------


def exact(table: Table) -> list[Any]:
    return [mp.mpf(float(cell)) for cell in np.ravel(table)]


def relative(a: Any, b: Any) -> Any:
    return a * mp.log(a / b) - a + b if a else b


def entropy(p: Table) -> Any:
    return -mp.fsum(a * mp.log(a) for a in exact(p) if a)


def cross_entropy(p: Table, q: Table) -> Any:
    return -mp.fsum(a * mp.log(c) for a, c in zip(exact(p), exact(q), strict=True) if a)


def kl(p: Table, q: Table) -> Any:
    return mp.fsum(map(relative, exact(p), exact(q)))


def jensen_shannon(p: Table, q: Table) -> Any:
    pairs = list(zip(exact(p), exact(q), strict=True))
    return mp.fsum(relative(a, (a + c) / 2) + relative(c, (a + c) / 2) for a, c in pairs) / 2


def total_correlation(p: Table) -> Any:
    whole = mp.fsum(exact(p))
    margins = [[mp.fsum(exact(p.take(i, k))) for i in range(p.shape[k])] for k in range(p.ndim)]
    products = map(mp.fprod, itertools.product(*margins))
    return mp.fsum(relative(a, b / whole ** (p.ndim - 1)) for a, b in zip(exact(p), products, strict=True))


def conditional_entropy(p: Table) -> Any:
    return mp.fsum(a * mp.log(mp.fsum(exact(row)) / a) for row in p for a in exact(row) if a)


DEFINITIONS: dict[str, Callable[..., Any]] = {
    "entropy": entropy,
    "cross-entropy": cross_entropy,
    "kl": kl,
    "jensen-shannon": jensen_shannon,
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


def cases(seed: int, number: int) -> Iterator[tuple[str, tuple[Table, ...]]]:
    rng = np.random.default_rng(seed)
    for k in range(number):
        extreme = k % 4 == 3
        size = int(rng.integers(1, 7))
        p = random(rng, (size,), extreme)
        yield "entropy", (p,)
        q = moved(rng, p) if k % 3 else np.where(p == 0, random(rng, (size,), extreme), p)
        q = np.where((p > 0) & (q == 0), 1e-320, q)
        q = q / q.sum()
        for name in ("cross-entropy", "kl", "jensen-shannon"):
            yield name, (p, q)
        yield "jensen-shannon", (p, random(rng, (size,), extreme))
        shape = tuple(int(n) for n in rng.integers(1, 4, 2 + k % 2))
        table = moved(rng, independent(rng, shape, extreme)) if k % 3 else random(rng, shape, extreme)
        yield "total-correlation", (table,)
        if table.ndim == 2:
            yield "mutual-information", (table,)
            yield "conditional-entropy", (table,)


@pytest.mark.parametrize("target", TARGETS)
def test_they_are_right_to_the_last_digits(target: str) -> None:
    """Near equality and independence, far, with zeros and with cells down to 1e-300."""
    for name, tables in cases(1, 30):
        with mp.workdps(DIGITS):
            wanted = DEFINITIONS[name](*tables)
        value = computed(name, target, *tables)
        assert value >= 0
        with mp.workdps(DIGITS):
            off = abs(mp.mpf(value) - wanted)
            assert off <= ULPS * mp.mpf(2) ** -52 * wanted + mp.mpf("1e-100"), (name, tables)


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_equal_or_independent_gives_0(target: str) -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        p = random(rng, (5,), False)
        for name in ("kl", "jensen-shannon"):
            value = computed(name, target, p, p)
            assert value == 0 and math.copysign(1, value) == 1
    halves = np.array([[0.125, 0.375], [0.125, 0.375]])
    certain = np.array([[0.0, 1.0], [0.0, 0.0]])
    for table in (halves, certain, np.array([[0.1, 0.2, 0.7]])):
        assert computed("mutual-information", target, table) == computed("total-correlation", target, table) == 0
    assert computed("entropy", target, certain[0]) == computed("conditional-entropy", target, certain) == 0


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("unit", "base"), [("nats", math.e), ("bits", 2), ("hartleys", 10)])
def test_their_units(target: str, unit: str, base: float) -> None:
    uniform, first = [1 / 8] * 8, [1.0] + [0.0] * 7
    eight = pytest.approx(math.log(8) / math.log(base), rel=1e-15)
    same = [[1 / 8 if i == k else 0 for k in range(8)] for i in range(8)]
    three = [[[0.5, 0], [0, 0]], [[0, 0], [0, 0.5]]]
    assert float(function("entropy", target, unit)(uniform)) == eight
    assert float(function("cross-entropy", target, unit)(first, uniform)) == eight
    assert float(function("kl", target, unit)(first, uniform)) == eight
    assert float(function("mutual-information", target, unit)(same)) == eight
    assert float(function("total-correlation", target, unit)(three)) == pytest.approx(2 * math.log(2) / math.log(base))
    assert float(function("conditional-entropy", target, unit)([[1 / 8] * 4, [1 / 8] * 4])) == pytest.approx(
        math.log(4) / math.log(base), rel=1e-15
    )
    apart = function("jensen-shannon", target, unit)([1, 0], [0, 1])
    assert float(apart) == pytest.approx(math.log(2) / math.log(base))


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_infinite_is_inf(target: str) -> None:
    assert function("kl", target)([0.5, 0.5], [1, 0]) == math.inf
    assert function("cross-entropy", target)([0.5, 0.5], [1, 0]) == math.inf
    for name in ("kl", "cross-entropy"):
        assert float(function(name, target)([0, 1], [0, 1])) == 0


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_no_distribution_is_refused(target: str) -> None:
    h, kl, mutual = (function(name, target) for name in ("entropy", "kl", "mutual-information"))
    with pytest.raises(ValueError, match=r"p must not be negative, but has -0\.5"):
        h([1.5, -0.5])
    with pytest.raises(ValueError, match=r"q must sum to 1, but sums to 0\.75"):
        kl([0.5, 0.5], [0.5, 0.25])
    with pytest.raises(ValueError, match="p must sum to 1"):
        h([math.inf, 1])
    with pytest.raises(ValueError, match="p and q must have the same length"):
        kl([0.5, 0.5], [1.0])
    with pytest.raises(ValueError, match="two axes"):
        mutual([0.5, 0.5])
    with pytest.raises(ValueError, match="p must"):
        h(1.0)
    with pytest.raises(ValueError, match="outside must be"):
        h([1.0], outside="clip")
    assert h([1.5, -0.5], outside="nan") != 0 and math.isnan(h([1.5, -0.5], outside="nan"))
    assert math.isnan(h([math.nan, 1]))


def test_arrays_broadcast_over_the_axes_before() -> None:
    rng = np.random.default_rng(3)
    many, one = np.array([random(rng, (4,), False) for _ in range(6)]).reshape(2, 3, 4), np.full(4, 0.25)
    values = function("kl")(many, one)
    assert values.shape == (2, 3) and values[1, 2] == function("kl")(many[1, 2], one)
    tables = np.array([random(rng, (3, 2), False) for _ in range(5)])
    for name in ("mutual-information", "conditional-entropy"):
        assert function(name)(tables).tolist() == [function(name)(table) for table in tables]
    bad = np.array([[0.5, 0.5], [0.5, 0.25]])
    assert np.isnan(function("entropy")(bad, outside="nan")).tolist() == [False, True]


def test_float32_stays_float32_and_a_mask_is_refused() -> None:
    p, q = np.float32([0.125, 0.375, 0.5]), np.float32([0.25, 0.625, 0.125])
    value = function("kl")(p, q)
    assert value.dtype == np.float32 and value == np.float32(function("kl")(np.float64(p), np.float64(q)))
    rounded = np.float32([0.3, 0.3, 0.4])  # whose sum is 1.00000003
    assert function("entropy")(rounded) > 1
    with pytest.raises(ValueError, match="p must sum to 1"):
        function("entropy")(rounded.astype(np.float64))
    with pytest.raises(TypeError, match="p is masked"):
        function("entropy")(np.ma.MaskedArray([0.5, 0.5], [False, True]))
    with pytest.raises(TypeError, match="not a number or an array"):
        function("entropy")({"a": 1.0})


def test_more_digits_where_mpmath_has_them() -> None:
    with mp.workdps(60):
        e = mp.mpf(2) ** -130
        half = mp.mpf(1) / 2
        value = function("kl", "mpmath")([half + e, half - e], [half, half])
        assert abs(value / (2 * e**2) - 1) < 1e-50


# ---- the module ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", TARGETS)
def test_one_module_with_theorems_and_tables_needs_no_symit(target: str, tmp_path: Path) -> None:
    ids = ["kl", "bernoulli-kl", "mutual-information"]
    module = tmp_path / "exported.py"
    assert main(["export", *ids, "--target", target, "--unit", "bits", "-o", str(module)]) == 0
    source = module.read_text()
    assert source.count("def kl_div(") == 1 and max(map(len, source.splitlines())) <= 88
    code = "import exported, sys; print(float(exported.kl([1, 0], [0.5, 0.5])), 'symit' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True, check=True)
    assert run.stdout == "1.0 False\n"


def test_the_docstring_has_formula_conditions_and_proof() -> None:
    for name, form in TABLE_FUNCTIONS.items():
        said = " ".join(source_code([form], "numpy", "bits").split())
        assert f"{form.name}(" in said and form.formula[0] in said and ", in bits." in said, name
        assert "Conditions:" in said and "base 2" in said and "Largest error found" in said
        assert ("certificate sha256" in said) == bool(form.theorem)


def test_a_unit_that_there_is_not() -> None:
    with pytest.raises(NotExportable, match="no unit 'bans'"):
        table_function("kl", unit="bans")


def test_a_theorem_about_random_variables_says_how_it_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "mutual-information-definition"]) == 2
    assert "symit export mutual-information" in capsys.readouterr().err
