"""Borders between regimes, found without being told where they are, and the error on both sides of each.

The lines that run are watched.  One parameter moves from a random point to another; where the lines change, bisection
over the bits finds the two floats next to each other between which they do.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from flint import arb, ctx
from formulas import DIVERGENCES, OTHERS, Formula

from symit.evidence import balls
from symit.export.load import compile_function

GOAL = 8
PIECES = 32

Point = tuple[float, ...]


def lines(function: Callable[..., Any], point: Point) -> tuple[tuple[tuple[str, int], ...], float]:
    """The lines of the exported module that run at a point, and the value."""
    name = function.__code__.co_filename
    ran: dict[tuple[str, int], None] = {}

    def watch(frame: Any, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename != name:
            return None
        if event == "line":
            ran[frame.f_code.co_name, frame.f_lineno] = None
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        value = float(function(*point))
    finally:
        sys.settrace(before)
    return tuple(sorted(ran)), value


def ordinal(x: float) -> int:
    """The floats in their order, as whole numbers."""
    (bits,) = struct.unpack("<q", struct.pack("<d", x))
    return int(bits) if bits >= 0 else -(int(bits) & 0x7FFF_FFFF_FFFF_FFFF)


def from_ordinal(n: int) -> float:
    bits = n if n >= 0 else -n | -0x8000_0000_0000_0000
    return float(struct.unpack("<d", struct.pack("<q", bits))[0])


def borders(function: Callable[..., Any], start: Point, axis: int, end: float) -> Iterator[tuple[Point, Point]]:
    """Neighbouring points between which other lines begin to run, one at most in each piece of the way."""

    def at(n: int) -> Point:
        return (*start[:axis], from_ordinal(n), *start[axis + 1 :])

    first, last = ordinal(start[axis]), ordinal(end)
    stops = [first + (last - first) * k // PIECES for k in range(PIECES + 1)]
    ran = [lines(function, at(n))[0] for n in stops]
    for k in range(PIECES):
        low, high, before = stops[k], stops[k + 1], ran[k]
        if before == ran[k + 1]:
            continue
        while abs(high - low) > 1:
            middle = (low + high) // 2
            if lines(function, at(middle))[0] == before:
                low = middle
            else:
                high = middle
        yield at(low), at(high)


def ulps(formula: Formula, point: Point, computed: float) -> float:
    values = {p.variable: Fraction(x) for p, x in zip(formula.form.parameters, point, strict=True)}
    exact = balls.evaluate(formula.term, values, 400)
    with ctx.workprec(400):
        return float((abs(arb(computed) - exact) / arb(math.ulp(float(exact)))).mid())


def drawn(formula: Formula, rng: np.random.Generator) -> Point:
    """A point of ordinary size in the domain."""
    point = []
    for parameter in formula.form.parameters:
        if len(parameter.conditions) == 2:
            point.append(float(rng.uniform(0.01, 0.99)))
        elif parameter.conditions:
            point.append(float(10 ** rng.uniform(-1, 1)))
        else:
            point.append(float(rng.uniform(-4, 4)))
    return tuple(point)


FORMULAS = {**DIVERGENCES, **OTHERS}
EXPECTED = {"poisson": 2, "gaussian": 2, "bernoulli": 4, "bernoulli-logits": 4, "weibull-scales": 3, "k3-estimator": 2}


SLOW = (("bernoulli-logits", "numpy"),)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        pytest.param(*case, marks=[pytest.mark.slow] if case in SLOW else [])
        for case in product(EXPECTED, ("numpy", "python"))
    ],
)
def test_both_neighbours_of_every_border_are_accurate(name: str, target: str) -> None:
    formula = FORMULAS[name]
    function = compile_function(formula.form, target)
    rng = np.random.default_rng(6)
    found = 0
    for _ in range(6):
        start, end = drawn(formula, rng), drawn(formula, rng)
        for axis in range(len(start)):
            for pair in borders(function, start, axis, end[axis]):
                found += 1
                for point in pair:
                    assert ulps(formula, point, lines(function, point)[1]) <= GOAL, point
    assert found >= EXPECTED[name]


def test_the_floats_are_in_order() -> None:
    values = [-1e300, -1.0, -5e-324, 0.0, 5e-324, 1.0, 1e300]
    assert [from_ordinal(ordinal(x)) for x in values] == values
    assert sorted(values, key=ordinal) == values
    assert ordinal(math.nextafter(1.0, 2.0)) == ordinal(1.0) + 1
    assert ordinal(math.nextafter(-1.0, -2.0)) == ordinal(-1.0) - 1
