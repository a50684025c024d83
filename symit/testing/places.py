"""Where a function is tried: points that the hypotheses allow, most of them where formulas break.

Simple values and simple ratios come first, whatever the seed; then each number is moved by itself: to the ends of its
range, towards what it is compared with, and past it in small steps; then come random points of each sort.  Only
arithmetic that is rounded in the same way everywhere is used, so that the points are the same on every machine.
Nothing here knows the function that is tried.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from math import isfinite
from typing import Any, TypeAlias

import numpy as np

from symit.kernel.terms import INT
from symit.testing.formula import Formula, Point

SIMPLE = (0.0, 1.0, 0.5, 2.0, -1.0, 3.0, 0.25, 10.0, 0.1, -2.0, 1.5, 4.0, -0.5, 0.01, 100.0, 5.0)
RATIOS = tuple(sorted({n / m for n in range(1, 11) for m in range(1, 11)}))
STEP, REACH = 1.009, 8.0  # a strip of 1 % does not fit between two steps
PARTS = (1.0, 0.3, 0.5, 0.75, 0.9, 1.1, 1.3, 1.5, 2.0, 3.0)
TRIES = 20  # for one random point that is allowed

Proposal: TypeAlias = Callable[[int, Sequence[float]], float]
"""A value for the number at a place, when those before it are known."""


@dataclass(frozen=True)
class Places:
    """Points for a formula in a dtype, where the user wants the function to be tried."""

    formula: Formula
    dtype: np.dtype[Any]
    wanted: Callable[[Point], bool]
    seed: int

    def sorts(self, samples: int) -> dict[str, list[Point]]:
        """Points by their sort in words, none of them twice; about `samples` of them depend on the seed."""
        rng, share = random.Random(self.seed), -(-samples // 6)
        sorts: Mapping[str, Iterable[Point]] = {
            "simple values": [
                *self.bases,
                *self._moved(self.bases, _ratios),
                *self._moved(self.bases, lambda other: SIMPLE),
                *self._random(share, lambda: self._simple(rng)),
            ],
            "equal parameters": self._random(share, lambda: self._equal(rng)) if self._has_pairs else [],
            "nearly equal parameters": [
                *self._moved(self.bases, self._separations),
                *self._random(share, lambda: self._near(rng)),
            ],
            "ordinary magnitudes": self._random(share, lambda: lambda k, known: _ordinary(rng)),
            "small steps from 1/8 to 8": self._moved(self.bases[:1], _sweep),
            "extreme magnitudes": [
                *self._moved(self.bases, self._ends),
                *self._scaled(),
                *self._random(share, lambda: self._extreme(rng)),
                *self._random(share, lambda: lambda k, known: self._bits(rng)),
            ],
        }
        sort_of: dict[Point, str] = {}
        for sort, points in sorts.items():
            for point in points:
                sort_of.setdefault(point, sort)
        return {sort: [point for point, own in sort_of.items() if own == sort and self.wanted(point)] for sort in sorts}

    def admitted(self, point: Point) -> bool:
        """Do the hypotheses allow a point, and is the function to be tried there?"""
        return all(map(isfinite, point)) and self.formula.allows(point) and self.wanted(point)

    def rounded(self, point: Sequence[float]) -> Point:
        """The nearest point whose numbers are numbers of the dtype, and whole where they must be."""
        return tuple(self._rounded(k, value) for k, value in enumerate(point))

    def shared(self, values: Sequence[float], bits: int) -> Point:
        """The point whose shares have so many binary digits and add up to exactly 1, in the proportions of these.

        A share of 0 stays one, unless all are; others are not rounded to 0.
        """
        point, whole = list(values), 2**bits
        for places in self.formula.shares:
            total = sum(abs(values[k]) for k in places)
            sizes = [abs(values[k]) / total if 0 < total < np.inf else 1 / whole for k in places]
            parts = [max(1, round(whole * size)) if size else 0 for size in sizes]
            parts[parts.index(max(parts))] += whole - sum(parts)
            for k, part in zip(places, parts, strict=True):
                point[k] = part / whole
        return tuple(point)

    # ---- by themselves ---------------------------------------------------------------------------------------

    @cached_property
    def bases(self) -> list[Point]:
        """The simplest point, where parameters are equal that can be, and one where all are different."""
        turned = [lambda k, known, by=by: self._simplest(k, known, by * (k + 1)) for by in (0, 1)]
        return list(filter(None, map(self._point, turned)))

    def _simplest(self, place: int, known: Sequence[float], skipped: int) -> float:
        possible = [v for v in SIMPLE if self.formula.is_inside(place, (*known, v))] or list(SIMPLE)
        return possible[skipped % len(possible)]

    def _moved(self, bases: Sequence[Point], targets: Callable[[float], Iterable[float]]) -> Iterator[Point]:
        """One number of a base, one of each vector, at targets about the number that it is compared with."""
        for base in bases:
            for place in (last for *_, last in self.formula.places.values()):
                coordinate = self.formula.coordinates[place]
                other = base[coordinate.alike[0]] if coordinate.alike else base[place]
                for target in targets(other):
                    point = self._point(lambda k, known: target if k == place else base[k])  # noqa: B023
                    if point is not None:
                        yield point

    def _separations(self, other: float) -> Iterator[float]:
        for digits in range(1, np.finfo(self.dtype).precision + 1):
            small = decimal(1, -digits)
            for size in (other, 1.0):
                yield other + size * small
                yield other - size * small
        for direction in (-np.inf, np.inf):
            yield float(np.nextafter(self.dtype.type(other), self.dtype.type(direction)))

    def _ends(self, other: float) -> Iterator[float]:
        """Powers of ten, and closer by what first leaves the range: itself, a half or a multiple of it, its square."""
        info = np.finfo(self.dtype)
        ends = (info.max, info.tiny, np.sqrt(info.max), np.sqrt(info.tiny), info.smallest_subnormal)
        for end, part in product(map(float, ends), PARTS):
            yield end * part
            yield -end * part
        for exponent in self._exponents:
            for size in (decimal(1, exponent), decimal(1, -exponent)):
                yield size
                yield -size
            yield 1 - decimal(1, -exponent)

    def _scaled(self) -> Iterator[Point]:
        for base in self.bases:
            for exponent in self._exponents:
                for scale in (decimal(1, exponent), decimal(1, -exponent)):
                    point = self._point(lambda k, known: base[k] * scale)  # noqa: B023
                    if point is not None:
                        yield point

    @cached_property
    def _exponents(self) -> list[int]:
        """Powers of ten up to the largest: small ones, and parts of the range that squares and cubes lead out of."""
        most = int(np.finfo(self.dtype).maxexp * np.log10(2))
        return sorted({1, 2, 3, 5, 8, *(round(most * part / 12) for part in range(1, 13))} & set(range(most + 1)))

    # ---- at random -------------------------------------------------------------------------------------------

    def _random(self, count: int, sort: Callable[[], Proposal]) -> list[Point]:
        points = (self._point(sort()) for _ in range(TRIES * count))
        return list(islice((point for point in points if point and self.wanted(point)), count))

    def _simple(self, rng: random.Random) -> Proposal:
        def proposal(place: int, known: Sequence[float]) -> float:
            other = self._other(place, known)
            return rng.choice(SIMPLE) if other is None or rng.random() < 0.5 else other * rng.choice(RATIOS)

        return proposal

    def _equal(self, rng: random.Random) -> Proposal:
        """What can be equal is, at simple, ordinary and extreme values."""
        free = rng.choice([lambda k, known: rng.choice(SIMPLE), lambda k, known: _ordinary(rng), self._extreme(rng)])

        def proposal(place: int, known: Sequence[float]) -> float:
            other = self._other(place, known)
            return free(place, known) if other is None else other

        return proposal

    def _near(self, rng: random.Random) -> Proposal:
        """Near what it is compared with, or near 0, 1 or any number before it; one in four exactly there."""

        def proposal(place: int, known: Sequence[float]) -> float:
            other = self._other(place, known)
            anchor = rng.choice([0.0, 1.0, _ordinary(rng), *known]) if other is None else other
            size = rng.choice([1.0, anchor, *known])
            digits = rng.randint(1, np.finfo(self.dtype).precision + 1)
            return anchor if rng.random() < 0.25 else anchor + size * rng.uniform(-10, 10) * decimal(1, -digits)

        return proposal

    def _extreme(self, rng: random.Random) -> Proposal:
        """Some numbers far out, by one power of ten, and what is compared with them as far."""
        exponent = rng.choice([rng.randint(0, max(self._exponents)), rng.choice(self._exponents)])
        scale = decimal(1, rng.choice((-1, 1)) * exponent)

        def proposal(place: int, known: Sequence[float]) -> float:
            other = self._other(place, known)
            if other is not None and rng.random() < 0.6:
                return other * rng.choice((1.0, -1.0, rng.choice(RATIOS)))
            return rng.choice(SIMPLE) * rng.choice((1.0, scale, scale, 1 / scale))

        return proposal

    def _bits(self, rng: random.Random) -> float:
        """Any float of the dtype."""
        size = self.dtype.itemsize
        return float(np.frombuffer(rng.randbytes(size), self.dtype)[0])

    @property
    def _has_pairs(self) -> bool:
        return any(coordinate.alike for coordinate in self.formula.coordinates)

    def _other(self, place: int, known: Sequence[float]) -> float | None:
        alike = self.formula.coordinates[place].alike
        return known[alike[0]] if alike else None

    # ---- points that are allowed -----------------------------------------------------------------------------

    def _point(self, proposal: Proposal) -> Point | None:
        """The point that a proposal makes, number by number; each is brought into its range where that is possible."""
        values: list[float] = []
        for place in range(len(self.formula.coordinates)):
            value = self._fitted(place, values, proposal(place, values))
            if value is None:
                return None
            values.append(value)
        point = self.shared(values, np.finfo(self.dtype).nmant - 2)
        return point if self.formula.allows(point) else None

    def _fitted(self, place: int, known: Sequence[float], value: float) -> float | None:
        """The value, or the first of some that are made from it which its conditions allow."""
        size, last = abs(value), known[-1] if known else 0.0
        for candidate in (value, size, 1 / size if size else 0.5, 1 - size, last + size):
            rounded = self._rounded(place, candidate)
            if isfinite(rounded) and self.formula.admits(place, (*known, rounded)):
                return rounded
        return None

    def _rounded(self, place: int, value: float) -> float:
        if self.formula.coordinates[place].variable.of == INT and isfinite(value):
            value = float(round(value))
        if self.dtype != np.float64:  # asked about millions of numbers, most of which are one already
            with np.errstate(over="ignore"):
                value = float(self.dtype.type(value))
        return value + 0.0  # no -0.0


def _ratios(other: float) -> Iterator[float]:
    """Simple multiples of a number, or of 1 where it is 0."""
    for ratio in RATIOS:
        yield (other or 1.0) * ratio
        yield -(other or 1.0) * ratio


def _sweep(other: float) -> Iterator[float]:
    """Multiples of a number, or of 1, that are 0.9 % apart; and the same of its distance from 1."""
    ratio = 1 / REACH
    while ratio < REACH:
        yield (other or 1.0) * ratio
        yield -(other or 1.0) * ratio
        yield 1 - (1 - other) * ratio
        ratio *= STEP


def _ordinary(rng: random.Random) -> float:
    return rng.choice((-1.0, 1.0)) * rng.uniform(1, 10) * decimal(1, rng.randint(-3, 2))


def decimal(digits: int, exponent: int) -> float:
    """A power of ten that is rounded once, which `10.0**exponent` need not be."""
    return float(f"{digits}e{exponent}")
