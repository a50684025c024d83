"""One check: a function in one dtype, tried at all its places, and everything that is found wrong.

places -> values beside exact ones -> on from the worst -> numbers, lengths, conduct -> faults -> report
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from symit.certificates.reading import Reading
from symit.testing.calls import Converter, applied, callee
from symit.testing.comparison import Comparison, Tolerance, Way
from symit.testing.conduct import accepted, broadcasting, changed_arguments, narrowed
from symit.testing.formula import Formula, Point
from symit.testing.layout import formula_of
from symit.testing.places import Places
from symit.testing.report import TITLES, Fault, Share, inputs, report, values
from symit.testing.search import climbed, complexity, simplest
from symit.testing.trial import Trial

LENGTH, OTHER_LENGTHS = 3, (1, 2)  # of vectors
ALONE = 300  # points at which a function of arrays is called with numbers, too
FEWEST = 50  # points that are worth a verdict
PROBES = 3  # points at which the way of calling is found
TELLING = 100  # an input tells as much as the worst one if its error is at most so many times smaller


@dataclass(frozen=True)
class Demands:
    """What the caller of `assert_agrees` asks for; see there."""

    tolerance: Tolerance
    where: Callable[..., Any] | None
    array: Converter | None
    broadcasts: bool
    validates: bool
    samples: int
    seed: int


@dataclass(frozen=True)
class Worst:
    """The largest error at so many points, in units in the last place of the exact value."""

    ulps: float
    dtype: str
    points: int
    at: str

    def __str__(self) -> str:
        return f"at most {self.ulps:.2g} ulp of {self.dtype} at {self.points} points, the most at {self.at}"


def checked(function: Callable[..., Any], reading: Reading, demands: Demands) -> tuple[Trial, Worst]:
    """The function on trial, and its largest error.  Raises AssertionError where anything is wrong."""
    __tracebackhide__ = True
    formula = formula_of(reading, LENGTH)
    places = _places(formula, demands)
    drawn = places.sorts(demands.samples)
    if sum(map(len, drawn.values())) < FEWEST:
        raise ValueError(
            f"too few points were found that the hypotheses of {formula.name} allow and `where` wants: "
            f"{sum(map(len, drawn.values()))}, and {FEWEST} are needed"
        )
    trial = _trial(function, formula, drawn, demands)
    sorts = {sort: trial.known(points) for sort, points in drawn.items()}
    points = [point for sort in sorts.values() for point in sort]
    if len(points) < FEWEST:
        raise ValueError(f"ball arithmetic gives the value of {formula.name} at only {len(points)} points")

    comparison = trial.compared(points)
    shares = _shares(sorts, comparison)
    faults = _wrong(trial, places, points, comparison)
    if not faults:
        points = points + climbed(trial, places, points, comparison, demands.seed)
        comparison = trial.compared(points)
        faults = _wrong(trial, places, points, comparison)
    faults = faults or _wrong_with_numbers(trial, places, points) or _wrong_lengths(trial, reading, demands)
    faults += [*_misconduct(trial, places, sorts, demands)]
    if faults:
        raise AssertionError(report(trial, faults, shares, demands.seed))
    worst = int(np.argmax(comparison.ulps))
    at = inputs(formula, points[worst], demands.tolerance.dtype)
    return trial, Worst(float(comparison.ulps[worst]), str(demands.tolerance.dtype), len(points), at)


def _places(formula: Formula, demands: Demands) -> Places:
    def wanted(point: Point) -> bool:
        if demands.where is None:
            return True
        arguments = formula.arguments([point], np.dtype(np.float64))
        return bool(applied(demands.where, {name: value[0] for name, value in arguments.items()}))

    return Places(formula, demands.tolerance.dtype, wanted, demands.seed)


def _trial(
    function: Callable[..., Any], formula: Formula, sorts: Mapping[str, Sequence[Point]], demands: Demands
) -> Trial:
    ordinary = sorts["ordinary magnitudes"] or [point for points in sorts.values() for point in points]
    probe = formula.arguments(ordinary[:PROBES], demands.tolerance.dtype)
    return Trial(callee(function, demands.array, probe, len(ordinary[:PROBES])), formula, demands.tolerance)


def _shares(sorts: Mapping[str, Sequence[Point]], comparison: Comparison) -> list[Share]:
    """How many of each sort of points fail; the points are compared in the order of the sorts."""
    shares, start = [], 0
    for sort, points in sorts.items():
        failing = np.count_nonzero(comparison.ways[start : start + len(points)])
        shares.append(Share(sort, int(failing), len(points)))
        start += len(points)
    return shares


# ---- what is wrong -------------------------------------------------------------------------------------------


def _wrong(trial: Trial, places: Places, points: Sequence[Point], comparison: Comparison) -> list[Fault]:
    """For each way in which values disagree the simplest input that shows it; the simplest of these first."""
    ways = {Way(way) for way in comparison.ways.tolist()} - {Way.NONE}
    if {Way.ALL_DIGITS, Way.NEGATIVE} & ways:
        ways.discard(Way.DIGITS)  # the same, and less of it
    shown = {way: _simplest(trial, places, points, comparison, way) for way in sorted(ways)}
    return [
        Fault(TITLES[way], (inputs(trial.formula, point, places.dtype), *values(trial.compared([point]), 0)))
        for way, point in sorted(shown.items(), key=lambda item: complexity(item[1], places.dtype))
    ]


def _simplest(trial: Trial, places: Places, points: Sequence[Point], comparison: Comparison, way: Way) -> Point:
    """The simplest input that disagrees in this way.  Where digits are lost, it must show what the worst one shows."""
    least = np.max(comparison.ulps[comparison.ways == way]) / TELLING if way == Way.DIGITS else 0.0

    def telling(some: Sequence[Point], found: Comparison) -> list[Point]:
        tell = (found.ways == way) & (found.ulps >= least)
        return [point for point, tells in zip(some, tell, strict=True) if tells]

    def failing(some: Sequence[Point]) -> list[Point]:
        known = trial.known(some)
        return telling(known, trial.compared(known)) if known else []

    return simplest(places, failing, telling(points, comparison))


def _wrong_with_numbers(trial: Trial, places: Places, points: Sequence[Point]) -> list[Fault]:
    """A function of arrays is called with numbers at some of the points."""
    if trial.callee.of_numbers:
        return []
    alone, some = replace(trial, one_by_one=True), points[:: -(-len(points) // ALONE)]
    return [
        replace(f, title=f"{f.title}, when it is called with numbers")
        for f in _wrong(alone, places, some, alone.compared(some))
    ]


def _wrong_lengths(trial: Trial, reading: Reading, demands: Demands) -> list[Fault]:
    """Vectors of other lengths, at simple values."""
    for length in OTHER_LENGTHS if any(p.is_vector for p in trial.formula.places) else ():
        other = Trial(trial.callee, formula_of(reading, length), trial.tolerance)
        places = _places(other.formula, demands)
        points = other.known(places.sorts(demands.samples)["simple values"])
        faults = _wrong(other, places, points, other.compared(points)) if points else []
        if faults:
            return faults
    return []


def _misconduct(
    trial: Trial, places: Places, sorts: Mapping[str, Sequence[Point]], demands: Demands
) -> Iterator[Fault]:
    if not trial.callee.of_numbers:
        yield from changed_arguments(trial, sorts["ordinary magnitudes"])
        yield from narrowed(trial, sorts["ordinary magnitudes"])
        if demands.broadcasts:
            yield from broadcasting(trial, places, sorts["simple values"], demands.seed)
    if demands.validates:
        yield from accepted(trial, places)
