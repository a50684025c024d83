"""Members of a palette for the variables of a statement: all ways or many of them, valued at once, and improved.

The first half of the search for counterexamples: candidates that can be looked up in tables.  What it returns is only
suggested; the caller checks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from symit.evidence.joint_distributions import JointDistribution, gathered
from symit.evidence.palettes import Palette
from symit.evidence.prime_logarithms import LogSum, added
from symit.evidence.questions import Array, Question, joined, measured, normalised, suitable

CHUNK = 1 << 14
TOLERANCE = 1e-12


@dataclass(frozen=True, eq=False)
class Trials:
    """Assignments, one in each column of `chosen`, and the values of the forms at them: exact, or floats."""

    question: Question
    palette: Palette
    chosen: Array
    values: Array

    @property
    def tolerance(self) -> float:
        return 0 if _is_exact(self.question, self.palette) else TOLERANCE

    def promising(self) -> Array:
        """Columns that seem to break the statement, the largest margin for the number of outcomes first."""
        columns = np.flatnonzero(suitable(self.question, self.values, self.tolerance))
        margins = -(self.values[0, columns] / self.question.sizes[0]).astype(np.float64)
        return np.asarray(columns[np.argsort(-margins / self.outcomes(columns), kind="stable")])

    def outcomes(self, columns: Array) -> Array:
        """How many outcomes the joint distribution has."""
        everything = joined(self.chosen[:, columns], self._join)(tuple(range(len(self.chosen))))
        return np.asarray(self.palette.blocks[everything])

    def floats(self) -> Array:
        """The values as floats, each form divided by its size."""
        exact = _is_exact(self.question, self.palette)
        return normalised(self.question, self.values) if exact else self.values

    def exact(self, column: int) -> tuple[LogSum, ...]:
        """The values of the forms, each multiplied by its common denominator."""
        member = joined(self.chosen[:, column : column + 1], self._join)
        parts: list[list[tuple[Fraction, LogSum]]] = [[] for _ in self.question.forms]
        for places, entries in self.question.rows:
            entropy = self.palette.logarithms[int(member(places)[0])]
            for which, coefficient in entries:
                parts[which].append((Fraction(coefficient), entropy))
        return tuple(map(added, parts))

    def distribution(self, column: int) -> JointDistribution:
        members = [self.palette.partitions[i] for i in self.chosen[:, column]]
        return gathered(self.question.variables, zip(self.palette.weights, zip(*members, strict=True), strict=True))

    def _join(self, one: Array, two: Array) -> Array:
        return np.asarray(self.palette.join[one, two])


def valued(question: Question, palette: Palette, chosen: Array) -> Trials:
    """These assignments with their values."""
    parts = [_values(question, palette, chosen[:, at : at + CHUNK]) for at in range(0, chosen.shape[1], CHUNK)]
    return Trials(question, palette, chosen, np.concatenate(parts, axis=1))


def assignments(palette: Palette, variables: int, count: int, rng: np.random.Generator) -> Array:
    """All assignments if there are at most `count`, otherwise so many drawn ones.

    Each drawn one uses few members, so that variables are often equal, constant or functions of each other.
    """
    members = len(palette.partitions)
    if members**variables <= count:
        return np.indices((members,) * variables, dtype=np.int16).reshape(variables, -1)
    hands = rng.integers(0, members, size=(4, count))
    sums = palette.join[hands[0], hands[1]], palette.join[hands[1], hands[2]]
    hands = np.stack([*hands, *sums, np.zeros(count, dtype=np.int64)])
    cards = rng.integers(0, len(hands), size=(variables, count))
    few = rng.random(count) < 0.5
    return np.where(few, hands[cards, np.arange(count)], rng.integers(0, members, size=(variables, count)))


def improved(
    question: Question, palette: Palette, population: int, steps: int, rng: np.random.Generator
) -> Iterator[Trials]:
    """Hill climbing: one variable of each assignment is changed where that lowers target + priced violations."""
    variables, members = len(question.variables), len(palette.partitions)
    prices = violation_prices(question, population, rng)
    now = valued(question, palette, assignments(palette, variables, population, rng)[:, -population:])
    chosen, everyone = now.chosen.copy(), np.arange(now.chosen.shape[1])
    cost = priced(question, now.floats(), prices[:, everyone])
    for _ in range(steps):
        other = chosen.copy()
        which = rng.integers(0, variables, size=len(everyone))
        drawn = rng.integers(0, members, size=len(everyone))
        copied = chosen[rng.integers(0, variables, size=len(everyone)), everyone]
        other[which, everyone] = np.where(rng.random(len(everyone)) < 0.5, drawn, copied)
        trials = valued(question, palette, other)
        new = priced(question, trials.floats(), prices[:, everyone])
        chosen, cost = np.where(new <= cost, other, chosen), np.minimum(new, cost)
        yield trials


def violation_prices(question: Question, population: int, rng: np.random.Generator) -> Array:
    """For each condition and each member of a population what a violation costs; from cheap to dear."""
    return np.exp(rng.uniform(-1, 3, size=(len(question.forms), population)))


def priced(question: Question, floats: Array, prices: Array) -> Array:
    """The target and the cost of violations."""
    cost = floats[0] + (prices[question.zeros] * abs(floats[question.zeros])).sum(axis=0)
    below = np.maximum(0, -floats[question.nonnegatives])
    return np.asarray(cost + (prices[question.nonnegatives] * below).sum(axis=0))


def _is_exact(question: Question, palette: Palette) -> bool:
    """Are all values whole multiples of one logarithm?  A constant may be none."""
    return palette.ranks is not None and not question.constants


def _values(question: Question, palette: Palette, chosen: Array) -> Array:
    members = joined(chosen, lambda one, two: palette.join[one, two])
    exact = _is_exact(question, palette)
    table = palette.ranks if exact else palette.entropies
    largest = int(table.max()) if exact else None  # type: ignore[union-attr]
    return measured(question, lambda places: table[members(places)], chosen.shape[1], largest)  # type: ignore[index]
