"""From points that are known to better ones: to where a function is worse, and to simpler inputs at which it fails."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import isfinite
from typing import Any

import numpy as np

from symit.testing.comparison import Comparison
from symit.testing.formula import Point
from symit.testing.places import SIMPLE, Places, decimal
from symit.testing.trial import Trial

CLIMBERS, MUTANTS, ROUNDS = 8, 8, 24
STARTS, STEPS, AT_ONCE = 2, 60, 24
ROUND = (1, 2, 3, 5, 10)


def climbed(trial: Trial, places: Places, points: Sequence[Point], comparison: Comparison, seed: int) -> list[Point]:
    """Points found by going on from the worst of some, a little to this side and that, as long as it gets worse."""
    rng = random.Random(seed)
    found: dict[Point, float] = {}
    best = _worst(dict(zip(points, comparison.strain.tolist(), strict=True)))
    for _ in range(ROUNDS):
        around = {places.rounded(_nudged(point, rng)) for point in best for _ in range(MUTANTS)}
        new = trial.known(sorted(p for p in around if p not in found and places.admitted(p)))
        if new:
            found |= dict(zip(new, trial.compared(new).strain.tolist(), strict=True))
            best = _worst({**best, **found})
    return list(found)


def _worst(strain: dict[Point, float]) -> dict[Point, float]:
    return dict(sorted(strain.items(), key=lambda item: -item[1])[:CLIMBERS])


def _nudged(point: Point, rng: random.Random) -> list[float]:
    """All numbers by one factor or none, and some of them by a small part of themselves."""
    size = decimal(1, -rng.randint(1, 16))
    factor = rng.choice((1.0, rng.uniform(0.3, 3.0)))
    moved = rng.randrange(1, 2 ** len(point))
    return [x * factor * (1 + rng.uniform(-size, size) * (moved >> k & 1)) for k, x in enumerate(point)]


# ---- the simplest input --------------------------------------------------------------------------------------


def simplest(places: Places, failing: Callable[[Sequence[Point]], Sequence[Point]], starts: Sequence[Point]) -> Point:
    """The simplest input found at which the function fails in some way; `failing` picks such points from others.

    Simple are few digits, magnitudes near 1, and zeros.  Each step takes the simplest of the inputs near by that fails.
    """

    def cost(point: Point) -> tuple[float, Point]:
        return complexity(point, places.dtype), point

    ends = []
    for best in sorted(starts, key=cost)[:STARTS]:
        for _ in range(STEPS):
            around = {places.rounded(values) for values in _simpler(best, places)}
            costs = {p: cost(p) for p in around if all(map(isfinite, p))}
            least = cost(best)
            nearer = sorted((p for p, c in costs.items() if c < least and places.admitted(p)), key=costs.__getitem__)
            chunks = (failing(nearer[k : k + AT_ONCE]) for k in range(0, len(nearer), AT_ONCE))
            found = next((chunk for chunk in chunks if chunk), None)
            if not found:
                break
            best = min(found, key=cost)
        ends.append(best)
    return min(ends, key=cost)


def complexity(point: Point, dtype: np.dtype[Any]) -> float:
    """How much there is to write and to read: two for each digit after the first, one for each power of ten."""
    return sum(_complexity(value, dtype) for value in point)


def _complexity(value: float, dtype: np.dtype[Any]) -> int:
    digits, exponent = _scientific(value, dtype)
    size = abs(digits)
    return 0 if not size else 2 * (len(str(size)) - 1) + abs(exponent) + (size != 1) + (digits < 0)


@lru_cache(maxsize=100_000)
def _scientific(value: float, dtype: np.dtype[Any]) -> tuple[int, int]:
    """(-15, 61) for -1.5e61: the digits of the shortest text that reads as this number, and the exponent."""
    mantissa, exponent = np.format_float_scientific(dtype.type(value), trim="-").split("e")
    return int(mantissa.replace(".", "")), int(exponent)


def _simpler(point: Point, places: Places) -> Iterator[list[float]]:
    """Inputs near by that may be simpler: other numbers one by one, in pairs, or all by one factor."""
    for k, value in enumerate(point):
        for other in (*SIMPLE, -value, *_shorter(value, places.dtype)):
            yield [*point[:k], other, *point[k + 1 :]]
        for j in places.formula.coordinates[k].alike[:1]:
            for first, second in _pairs(point[j], value, places.dtype):
                yield [first if i == j else second if i == k else v for i, v in enumerate(point)]
    if places.formula.shares:
        yield from (list(places.shared(point, bits)) for bits in range(2, np.finfo(places.dtype).nmant))
    for exponent in {_scientific(value, places.dtype)[1] for value in point if value}:
        for part in {exponent, exponent // 2, 1 if exponent > 0 else -1}:
            yield [value * decimal(1, -part) for value in point]


def _shorter(value: float, dtype: np.dtype[Any]) -> Iterator[float]:
    """With fewer digits, or an exponent nearer to 0."""
    digits, exponent = _scientific(value, dtype)
    for length in range(1, len(str(abs(digits)))):
        yield float(f"{value:.{length - 1}e}")
    for part in {exponent, exponent // 2, exponent // 10, (exponent > 0) - (exponent < 0)}:
        yield float(np.format_float_scientific(dtype.type(value), trim="-").split("e")[0]) * decimal(1, exponent - part)


def _pairs(first: float, second: float, dtype: np.dtype[Any]) -> Iterator[tuple[float, float]]:
    """Two numbers that are compared: equal, in the same proportion, as far apart, or a power of ten apart."""
    yield second, second
    yield first, first
    if first:
        yield 1.0, second / first
    yield 0.0, second - first
    yield 1.0, 1 + (second - first)
    for base, digits, places in product(ROUND, ROUND[:-1], range(1, np.finfo(dtype).precision + 1)):
        apart = decimal(digits, -places)
        yield from ((base, base + apart), (base + apart, base), (0.0, apart))
