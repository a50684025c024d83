"""How a function behaves beyond its values: its arguments, broadcasting, and what lies outside the hypotheses."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from symit.testing.calls import Answers, Failed
from symit.testing.comparison import Way
from symit.testing.formula import Formula, Point
from symit.testing.places import Places
from symit.testing.report import Fault, inputs, values
from symit.testing.trial import Trial

Spread: TypeAlias = tuple[list[Point], list[Point]]

FORBIDDEN = (-1.0, 2.0, -0.5, 1.5, -2.0, -100.0, -0.001, 0.0)
ROWS, TRIES = 6, 50
NO_BROADCAST = "it does not broadcast"


def changed_arguments(trial: Trial, points: Sequence[Point]) -> Iterator[Fault]:
    """The function must leave its arguments as they are."""
    changed = trial.callee.changes(trial.arguments(points))
    if changed:
        yield Fault(f"it changes its arguments: {', '.join(changed)} has other values after the call", ())


def narrowed(trial: Trial, points: Sequence[Point]) -> Iterator[Fault]:
    """What is given in a dtype must not come back in a narrower one."""
    with suppress(Failed):
        given, dtype = trial.tolerance.dtype, trial.callee.dtype(trial.arguments(points))
        if np.issubdtype(dtype, np.floating) and dtype.itemsize < given.itemsize:
            yield Fault(f"it gives {dtype} where it is given {given}", ())


# ---- outside the hypotheses ----------------------------------------------------------------------------------


def accepted(trial: Trial, places: Places) -> Iterator[Fault]:
    """Outside the hypotheses the function must raise or give something that is not a finite number.

    Points at the border itself are not asked about: a formula may be continued to there.
    """
    for inside, point, broken in _intruders(places):
        for value in _values(trial, inside, point):
            if math.isfinite(value):
                asked = "an error or nan is expected; validates=False says that callers see to that"
                lines = (f"{inputs(trial.formula, point, places.dtype)}  ({broken})", f"value  {value!r}; {asked}")
                yield Fault("it gives a number outside the theorem's hypotheses", lines)
                return


def _intruders(places: Places) -> Iterator[tuple[Point, Point, str]]:
    """Allowed points, the same with one number or all that are alike outside their range or nan, and what is broken."""
    for base in places.bases:
        for k, coordinate in enumerate(places.formula.coordinates):
            for group in ((k,), (k, *coordinate.alike[:1]), (k, *coordinate.alike)):
                for value in FORBIDDEN:
                    point = tuple(value if i in group else v for i, v in enumerate(base))
                    broken = places.formula.broken(point)
                    if broken is not None:
                        yield base, point, f"not {broken}"
            if places.formula.uses(k):
                yield base, (*base[:k], math.nan, *base[k + 1 :]), "not a number"


def _values(trial: Trial, inside: Point, outside: Point) -> Iterator[float]:
    """The function's value outside, called with numbers, and in an array beside a point that is allowed."""
    yield float(trial.callee.one_by_one(trial.arguments([outside]), 1).values[0])
    if not trial.callee.of_numbers:
        with suppress(Failed):
            yield float(trial.callee(trial.arguments([inside, outside]), (2,))[1])


# ---- broadcasting --------------------------------------------------------------------------------------------


def broadcasting(trial: Trial, places: Places, points: Sequence[Point], seed: int) -> Iterator[Fault]:
    """Arguments of shapes that broadcast give what equal shapes give, in the broadcast shape."""
    for indices in _patterns(len(trial.formula.places)):
        spread = next(_spreads(trial, places, points, indices, random.Random(seed)), None)
        fault = spread and _broadcast(trial, *spread, indices)
        if fault:
            yield fault
            return


def _patterns(parameters: int) -> Iterator[list[NDArray[np.int_]]]:
    """For each parameter the rows that it is taken from: a column and rows, an array and numbers, all in two axes."""
    column, row, table, one = np.array([[0], [1]]), np.array([2, 3, 4]), np.arange(ROWS).reshape(2, 3), np.array(5)
    yield [column if k == 0 else row for k in range(parameters)]
    yield [row if k == 0 else one for k in range(parameters)]
    yield [row if k == parameters - 1 else one for k in range(parameters)]
    yield [table] * parameters


def _spreads(
    trial: Trial, places: Places, points: Sequence[Point], indices: Sequence[NDArray[np.int_]], rng: random.Random
) -> Iterator[Spread]:
    """Rows of which every combination is allowed, and the combinations in the order of the result."""
    for _ in range(TRIES if points else 0):
        rows = rng.choices(points, k=ROWS)
        combined = [
            _combined(trial.formula, rows, at)
            for at in zip(*(i.flat for i in np.broadcast_arrays(*indices)), strict=True)
        ]
        if all(map(places.admitted, combined)) and trial.known(combined) == combined:
            yield rows, combined


def _combined(formula: Formula, rows: Sequence[Point], at: Sequence[int]) -> Point:
    """The point that takes each parameter from its row."""
    row_of = dict(zip(formula.places, (rows[i] for i in at), strict=True))
    return tuple(row_of[c.parameter][k] for k, c in enumerate(formula.coordinates))


def _broadcast(
    trial: Trial, rows: Sequence[Point], combined: Sequence[Point], indices: Sequence[NDArray[np.int_]]
) -> Fault | None:
    columns = trial.arguments(rows)
    arguments = {name: columns[name][index] for name, index in zip(columns, indices, strict=True)}
    shape = np.broadcast_shapes(*(index.shape for index in indices))
    shapes = ", ".join(f"{name} {np.shape(value)}" for name, value in arguments.items())
    try:
        answers = Answers(trial.callee(arguments, shape).ravel(), {})
    except Failed as failure:
        return Fault(NO_BROADCAST, (f"shapes {shapes}", str(failure)))
    found = trial.judged(combined, answers)
    plain = trial.compared(combined)
    for k in np.flatnonzero((found.ways != Way.NONE) & (plain.ways == Way.NONE)).tolist():
        return Fault(
            NO_BROADCAST,
            (f"shapes {shapes}", inputs(trial.formula, combined[k], trial.tolerance.dtype), *values(found, k)),
        )
    return None
