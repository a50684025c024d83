"""Palettes: the random variables on one small probability space, as partitions of its points, and how they join.

Stands under the search for counterexamples, which hands out members of a palette to the variables of a statement.  A
palette is closed under taking two variables together, so every joint entropy is looked up in a table.  Knows nothing
of statements.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symit.evidence.joint_distributions import gathered
from symit.evidence.prime_logarithms import LogSum

Array: TypeAlias = NDArray[Any]
Partition: TypeAlias = tuple[int, ...]
"""For each point the block it lies in; blocks are numbered as they come, so equal partitions are equal tuples."""


@dataclass(frozen=True, eq=False)
class Palette:
    """Points with probabilities, and partitions of them that are closed under join; the constant comes first.

    Where all points are alike and every block is as large as every other, entropies are whole multiples of one
    logarithm: then `ranks` says which, and they are exact.
    """

    words: str
    weights: tuple[Fraction, ...]
    partitions: tuple[Partition, ...]
    ranks: Array | None

    @cached_property
    def join(self) -> Array:
        """Which partition two of them make together."""
        place = {partition: i for i, partition in enumerate(self.partitions)}
        table = [[place[joined(one, two)] for two in self.partitions] for one in self.partitions]
        return np.array(table, dtype=np.int16)

    @cached_property
    def blocks(self) -> Array:
        return np.array([1 + max(partition) for partition in self.partitions])

    @cached_property
    def entropies(self) -> Array:
        """In nats, as floats."""
        return np.array([_entropy(partition, self.weights) for partition in self.partitions])

    @cached_property
    def logarithms(self) -> tuple[LogSum, ...]:
        """The entropies exactly."""
        rows = ([(p, [block]) for p, block in zip(self.weights, x, strict=True)] for x in self.partitions)
        return tuple(gathered(["block"], some).entropy(["block"]) for some in rows)


@lru_cache(maxsize=32)
def linear(base: int, dimension: int, biases: tuple[Fraction, ...] = ()) -> Palette:
    """Linear functions of `dimension` independent digits to a prime base; they are fair unless biases are given.

    A bias is the probability of 1 of a bit.
    """
    points = list(product(range(base), repeat=dimension))
    single = [
        canonical(sum(c * x for c, x in zip(coefficients, point, strict=True)) % base for point in points)
        for coefficients in points
    ]
    partitions = _closed(single)
    if biases:
        chances = [[1 - bias, bias] for bias in biases]
        weights = [math.prod((chances[i][x] for i, x in enumerate(point)), start=Fraction(1)) for point in points]
        words = f"linear functions of independent bits that are 1 with probability {', '.join(map(str, biases))}"
        return Palette(words, tuple(weights), partitions, None)
    ranks = np.array([round(math.log(1 + max(partition), base)) for partition in partitions])
    digit = "fair bit" if base == 2 else f"fair base-{base} digit"
    words = f"linear functions of {dimension} {digit}{'s' if dimension > 1 else ''}"
    return Palette(words, (Fraction(1, len(points)),) * len(points), partitions, ranks)


@lru_cache(maxsize=32)
def functions(weights: tuple[Fraction, ...]) -> Palette:
    """All functions of one random point with these probabilities."""
    partitions = tuple(sorted(_partitions(len(weights)), key=lambda partition: (max(partition), partition)))
    alike = len(set(weights)) == 1
    likely = "equally likely points" if alike else f"points with probabilities {', '.join(map(str, weights))}"
    return Palette(f"functions of {len(weights)} {likely}", weights, partitions, None)


def joined(one: Partition, two: Partition) -> Partition:
    return canonical(zip(one, two, strict=True))


def canonical(labels: Iterable[Any]) -> Partition:
    known: dict[Any, int] = {}
    return tuple(known.setdefault(label, len(known)) for label in labels)


def _closed(partitions: Sequence[Partition]) -> tuple[Partition, ...]:
    found = set(partitions)
    new = found
    while new:
        new = {joined(one, two) for one in new for two in partitions} - found
        found = found | new
    return tuple(sorted(found, key=lambda partition: (max(partition), partition)))


def _partitions(points: int) -> Iterator[Partition]:
    if points == 1:
        yield (0,)
        return
    for partition in _partitions(points - 1):
        for block in range(max(partition) + 2):
            yield (*partition, block)


def _entropy(partition: Partition, weights: Sequence[Fraction]) -> float:
    blocks = [Fraction(0)] * (1 + max(partition))
    for block, weight in zip(partition, weights, strict=True):
        blocks[block] += weight
    return math.fsum(-float(p) * math.log(p) for p in blocks) + 0.0
