"""The functions that exports carry along: accurate wherever they are used, on arrays, numbers and wide exponents."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from typing import Any

import numpy as np
import pytest
from flint import arb, arb_mat, ctx
from mpmath import mp

from symit.export.carried import for_mpmath, for_numpy, for_python, series, zeta_for_numpy, zeta_for_python
from symit.export.carried.wide_for_numpy import Wide

BITS = 600
COUNT = 400
GOAL = 8

Function = Callable[..., Any]


def _sigmoid(x: arb) -> arb:
    return 1 / (1 + (-x).exp())


EXACT: dict[str, Function] = {
    "is_div": lambda a, c: a / c - 1 - (a / c).log(),
    "kl_div": lambda a, c: a * (a / c).log() - a + c,
    "log_ratio": lambda a, c: (a / c).log(),
    "exp_div": lambda x, y: (x - y).exp() - 1 - (x - y),
    "sigmoid_difference": lambda x, y: _sigmoid(x) - _sigmoid(y),
    "logit_kl_div": lambda x, y: _sigmoid(x) * (_sigmoid(x) / _sigmoid(y)).log() - _sigmoid(x) + _sigmoid(y),
    "softplus": lambda x: (1 + x.exp()).log(),
    "sigmoid": _sigmoid,
    "product_difference": lambda a, c, d, e: a * c - d * e,
}
OF_RATIOS = ("is_div", "kl_div", "log_ratio")


def arguments(name: str) -> list[np.ndarray]:
    """Near and far, and around the borders, as the functions take them."""
    rng = np.random.default_rng(5)
    if name in OF_RATIOS:
        c = 10 ** rng.uniform(-3, 3, COUNT)
        ratios = np.concatenate(
            [1 + rng.choice([-1, 1], 150) * 10 ** rng.uniform(-15, -0.3, 150), 10 ** rng.uniform(-6, 6, 150)]
        )
        borders = rng.choice([0.382, 0.5, 2.0, 2.618], 100) * (1 + rng.uniform(-1e-3, 1e-3, 100))
        a = c * np.concatenate([ratios, borders])
        return [a, c, a - c]
    if name == "product_difference":
        a, c, d = (rng.uniform(1, 2, COUNT) for _ in range(3))
        return [a, c, d, (a * c / d) * (1 + rng.integers(-9, 10, COUNT) * 2.0**-52)]
    y = rng.uniform(-30, 30, COUNT)
    apart = rng.choice([-1, 1], COUNT) * 10 ** rng.uniform(-9, 1.4, COUNT)
    x = y + apart
    return [x] if name in ("softplus", "sigmoid") else [x, y]


def exact(name: str, columns: list[np.ndarray]) -> list[arb]:
    given = columns[:2] if name in OF_RATIOS else columns
    with ctx.workprec(BITS):
        return [EXACT[name](*(arb(float(v)) for v in row)) for row in zip(*given, strict=True)]


def worst(computed: list[float], truth: list[arb]) -> float:
    with ctx.workprec(BITS):
        return max(
            float((abs(arb(float(c)) - e) / arb(math.ulp(float(e)))).mid())
            for c, e in zip(computed, truth, strict=True)
        )


@pytest.mark.parametrize("name", EXACT)
def test_arrays_numbers_and_wide_exponents_are_accurate(name: str) -> None:
    columns = arguments(name)
    truth = exact(name, columns)
    of_numpy, of_python = getattr(for_numpy, name), getattr(for_python, name)
    rows = [tuple(map(float, row)) for row in zip(*columns, strict=True)]
    assert worst(list(of_numpy(*columns)), truth) <= GOAL
    assert worst([of_numpy(*row) for row in rows], truth) <= GOAL
    assert worst([of_python(*row) for row in rows], truth) <= GOAL
    assert worst(list(Wide.of(of_numpy(*map(Wide.of, columns))).floats()), truth) <= GOAL + 1


@pytest.mark.parametrize("name", EXACT)
def test_decimal_and_mpmath_are_right_to_the_last_digit(name: str) -> None:
    columns = [column[::7] for column in arguments(name)]
    rows = [tuple(map(float, row)) for row in zip(*columns, strict=True)]
    with localcontext(Context(prec=100)):
        if name in OF_RATIOS:
            rows_exact = [(Decimal(a), Decimal(c), Decimal(a) - Decimal(c)) for a, c, _ in rows]
        else:
            rows_exact = [tuple(map(Decimal, row)) for row in rows]
        by_decimal = [float(getattr(for_python, name)(*row)) for row in rows_exact]
    truth = exact(name, columns)
    assert worst(by_decimal, truth) <= 0.51
    with mp.workprec(80):
        given = [(a, c, mp.mpf(a) - c) for a, c, _ in rows] if name in OF_RATIOS else rows
        by_mpmath = [float(getattr(for_mpmath, name)(*map(mp.mpf, row))) for row in given]
    assert worst(by_mpmath, truth) <= 0.51


@pytest.mark.parametrize("precision", [53, 200])
def test_mpmath_is_accurate_at_every_precision(precision: int) -> None:
    for separation in (0.3, 1e-3, 1e-12, 1e-30):
        with mp.workprec(2000):
            a, c = 1 + mp.mpf(separation), mp.mpf(1)
            truth = a - 1 - mp.log(a)
        with mp.workprec(precision):
            computed = for_mpmath.is_div(a, c, a - c)
        with mp.workprec(2000):
            assert abs(computed - truth) <= abs(truth) * mp.mpf(2) ** (3 - precision)


def test_pow_div() -> None:
    rng = np.random.default_rng(8)
    c, k = 10 ** rng.uniform(-2, 2, COUNT), 10 ** rng.uniform(-2, 1, COUNT)
    a = c * np.exp(rng.choice([-1, 1], COUNT) * 10 ** rng.uniform(-9, 0.5, COUNT))
    rows = list(zip(map(float, a), map(float, c), map(float, k), strict=True))
    with ctx.workprec(BITS):
        logs = [(arb(x) / arb(y)).log() * arb(m) for x, y, m in rows]
        less_1 = [w.exp() - 1 for w in logs]
        above = [power - w for power, w in zip(less_1, logs, strict=True)]
    for name, truth in (("pow_div", above), ("pow_less_1", less_1)):
        assert worst(list(getattr(for_numpy, name)(a, c, a - c, k)), truth) <= 10
        assert worst([getattr(for_python, name)(x, y, x - y, m) for x, y, m in rows], truth) <= 10


@pytest.mark.parametrize("name", OF_RATIOS)
def test_a_border_lies_where_the_series_ends(name: str) -> None:
    """On the way from 1 outwards no function of a ratio has an error that grows beyond its border."""
    for ratio in (for_numpy.LOW, for_numpy.HIGH, 0.5, 2.0):
        for side in (math.nextafter(ratio, 0), ratio, math.nextafter(ratio, 10)):
            columns = [np.array([side]), np.array([1.0]), np.array([side - 1])]
            assert worst(list(getattr(for_numpy, name)(*columns)), exact(name, columns)) <= GOAL


def test_where_nothing_is_left() -> None:
    for module in (for_numpy, for_python, for_mpmath):
        assert module.kl_div(0.0, 3.0, -3.0) == 3.0
        assert module.is_div(2.5, 2.5, 0.0) == module.kl_div(2.5, 2.5, 0.0) == module.log_ratio(2.5, 2.5, 0.0) == 0
        assert module.exp_div(0.3, 0.3) == module.logit_kl_div(0.3, 0.3) == module.sigmoid_difference(0.3, 0.3) == 0
    zeros = for_numpy.kl_div(np.array([0.0, 1.0]), np.array([3.0, 1.0]), np.array([-3.0, 0.0]))
    assert zeros.tolist() == [3.0, 0.0]


# ---- wide exponents ------------------------------------------------------------------------------------------


def test_wide_numbers_compute_as_floats_do() -> None:
    rng = np.random.default_rng(9)
    x, y = rng.normal(size=500) * 10 ** rng.uniform(-9, 9, 500), rng.normal(size=500) * 10 ** rng.uniform(-9, 9, 500)
    x[:3], y[3:6] = 0.0, 0.0
    wide_x, wide_y = Wide.of(x), Wide.of(y)
    for computed, expected in (
        (wide_x + wide_y, x + y),
        (wide_x - wide_y, x - y),
        (wide_x * wide_y, x * y),
        (3 - wide_x, 3 - x),
        (wide_x + 1, x + 1),
        (2 * wide_y, 2 * y),
        (-wide_x, -x),
        (abs(wide_x), abs(x)),
    ):
        assert (Wide.of(computed).floats() == expected).all()
    assert (Wide.of(x[6:]) / Wide.of(y[6:])).floats().tolist() == (x[6:] / y[6:]).tolist()
    assert ((wide_x >= wide_y) == (x >= y)).all() and ((wide_x <= 0.5) == (x <= 0.5)).all()


def test_wide_numbers_have_no_end() -> None:
    huge = Wide.of(np.array([1e300])) * 1e300 * 1e300
    assert huge.floats()[0] == math.inf and (huge / 1e300 / 1e300).floats()[0] == 1e300
    tiny = Wide.of(np.array([5e-324])) * 5e-324
    assert tiny.floats()[0] == 0 and (tiny * 1e300 * 1e300).floats()[0] == pytest.approx(2.4703282292062327e-47)
    assert for_numpy.log(huge).floats()[0] == pytest.approx(900 * math.log(10), rel=1e-15)
    assert for_numpy.exp(Wide.of(np.array([-1e4]))).e[0] == math.floor(-1e4 / math.log(2)) + 1
    assert for_numpy.sqrt(huge).floats()[0] == math.inf and (for_numpy.sqrt(huge) * 1e-300).floats()[0] > 1e149
    assert for_numpy.power(huge, 1 / 3 + 0 * huge).floats()[0] == pytest.approx(1e300, rel=1e-12)


# ---- the numbers ---------------------------------------------------------------------------------------------


def chebyshev(low: arb, high: arb, count: int) -> list[arb]:
    nodes = [(arb.pi() * (2 * k + 1) / (2 * count)).cos() for k in range(count)]
    return [low + (high - low) * (1 + node) / 2 for node in nodes]


def solved(rows: list[list[arb]], right: list[arb]) -> list[arb]:
    found = arb_mat(rows).solve(arb_mat([[r] for r in right]))
    return [found[k, 0] for k in range(len(rows))]


def test_the_numbers_of_the_series_are_what_they_are_said_to_be() -> None:
    """Interpolation at Chebyshev nodes, done again in balls."""
    with ctx.workprec(400):

        def rest(y: arb) -> arb:
            t = y.sqrt()
            return 2 * ((((1 + t) / (1 - t)).log() / 2) / t - 1) / y

        def quotient(w: arb) -> arb:
            return arb(1) / 2 if w.contains(0) else (w.exp() - 1 - w) / w**2

        nodes = chebyshev(arb(0), arb("0.2"), 9)
        rows = [[*(y**k for k in range(5)), *(-rest(y) * y**k for k in range(1, 5))] for y in nodes]
        found = solved(rows, [rest(y) for y in nodes])
        below = [arb(1), *found[5:]]
        assert [float(c / below[-1]) for c in found[:5]] == list(series.ARTANH_ABOVE)
        assert [float(c / below[-1]) for c in below] == list(series.ARTANH_BELOW)
        nodes = chebyshev(arb(-1.5), arb(1.5), 17)
        found = solved([[w**k for k in range(17)] for w in nodes], [quotient(w) for w in nodes])
        assert [float(c) for c in found] == list(series.EXPONENTIAL)


@pytest.mark.parametrize("order", range(3))
def test_zeta_and_its_derivatives(order: int) -> None:
    """Close to its pole and far from it, on arrays, numbers, wide exponents and Decimal."""
    name = ("zeta", "zeta_prime", "zeta_second")[order]
    of_arrays, of_numbers = getattr(zeta_for_numpy, name), getattr(zeta_for_python, name)
    at = np.array([1 + 1e-12, 1.01, 1.5, 2, 3.7, 10, 60, 500])
    found = [of_arrays(at), of_arrays(Wide(at)).floats(), [of_numbers(s) for s in at.tolist()]]
    found.append([float(of_numbers(Decimal(s))) for s in at.tolist()])
    with mp.workdps(40):
        exact = [float(mp.zeta(s, 1, order)) for s in map(mp.mpf, at.tolist())]
    for values in found:
        assert np.allclose(values, exact, rtol=1e-15, atol=0)
    assert of_arrays(1e300) == of_numbers(1e300) == (0 if order else 1)
