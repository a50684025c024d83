"""Linear programs: which of the basic inequalities and conditions add up to the target, and with what weights.

After `families`.  The program is solved in floating-point numbers, and these only suggest: `exact` makes weights of
them that are right.  What is too small to be seen next to the rest is seen once the rest is taken away: so the search
goes on with what is missing, on a finer scale, until nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np

from symit.proving.shannon import exact
from symit.proving.shannon.condensed import Problem
from symit.proving.shannon.cone import Integers, Pair, changes, distinct
from symit.proving.shannon.elimination import PLAIN, NormalForms
from symit.proving.shannon.exact import Column
from symit.proving.shannon.linear import Columns, Floats, LinearProgram

BOUND = 1000.0  # what one unit of the target may cost before it counts as not provable
SEEN = 1e-7  # less than this, next to 1, may be an error of the solver
AMPLE = 10_000  # by how many times what is missing a weight may be lowered to make up for it
SCALES = 8  # how often to look again at what is missing
TINY = 1e-9  # what the solver takes for nothing
SPREAD = 100  # the ratio of coefficients from which the solver is not trusted that there is no proof
SMALL = 20_000  # entries of a table for the exact simplex method


@dataclass(frozen=True)
class Use:
    """A condition, by its number among the problem's conditions; sign -1 if its opposite is what is added."""

    condition: int
    sign: int


Weights: TypeAlias = dict[Pair | Use, Fraction]
"""Positive weights of what adds up to the target."""


@dataclass(frozen=True)
class Program:
    """The problem with the basic inequalities that may be used, everything with normal forms for its sets."""

    problem: Problem
    pairs: Integers
    forms: NormalForms = PLAIN

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        equalities = len(self.problem.zero)
        kept = [i for i, row in enumerate(self.problem.conditions) if row]
        return tuple(Use(i, sign) for i in kept for sign in ((1, -1) if i < equalities else (1,)))

    @cached_property
    def entries(self) -> tuple[Integers, Integers, Floats]:
        """Of the columns of the pairs: the number of the column, the set of the row, and the value."""
        p, q = self.pairs[:, :1], self.pairs[:, 1:]
        sets = np.hstack([p, q, p | q, p & q])
        signs = np.where((p & q) != q, np.array([1.0, 1.0, -1.0, -1.0]), np.array([1.0, -1.0, 0.0, 0.0]))
        kept = (sets > 0) & (signs != 0)
        numbers = np.repeat(np.arange(len(p)), kept.sum(axis=1))
        found = (numbers, sets[kept], signs[kept])
        return found if self.forms.alike else self.forms.entries(*found)

    @cached_property
    def rows(self) -> Integers:
        """The sets that occur."""
        others = np.array(sorted(self.problem.keys()), dtype=np.int64)
        return distinct(np.concatenate([self.entries[1], others]))

    @cached_property
    def columns(self) -> Columns:
        """A column for each pair and each use, a row for each set; conditions are scaled to entries of at most 1."""
        numbers, sets, signs = self.entries
        given = [self.column(use) for use in self.uses]
        counts = np.concatenate([np.bincount(numbers, minlength=len(self.pairs)), [len(row) for row in given]])
        others = np.array([bits for row in given for bits in row], dtype=np.int64)
        values = [float(value / scale) for row, scale in zip(given, self.scales, strict=True) for value in row.values()]
        return Columns(
            np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
            np.searchsorted(self.rows, np.concatenate([sets, others])).astype(np.int32),
            np.concatenate([signs, values]),
        )

    @cached_property
    def scales(self) -> tuple[Fraction, ...]:
        """By what each use was divided in the matrix."""
        return tuple(largest(self.column(use)) for use in self.uses)

    @cached_property
    def places(self) -> dict[Pair | Use, int]:
        """The column of each."""
        return {self.name(j): j for j in range(len(self.pairs) + len(self.uses))}

    def column(self, name: Pair | Use) -> Column:
        return self.forms.row(name.row()) if isinstance(name, Pair) else column(self.problem, name)

    def name(self, j: int) -> Pair | Use:
        count = len(self.pairs)
        return Pair(*map(int, self.pairs[j])) if j < count else self.uses[j - count]

    def scale(self, j: int) -> Fraction:
        return Fraction(1) if j < len(self.pairs) else self.scales[j - len(self.pairs)]

    @cached_property
    def linear(self) -> LinearProgram:
        """For the target as a whole; its unit is the largest coefficient."""
        target = self.vector(self.problem.target, largest(self.problem.target))
        return LinearProgram(self.columns, target, np.zeros(0))

    def vector(self, row: Column, scale: Fraction) -> Floats:
        found = np.zeros(len(self.rows))
        for bits, value in row.items():
            found[np.searchsorted(self.rows, bits)] = float(value / scale)
        return found


def column(problem: Problem, name: Pair | Use) -> Column:
    if isinstance(name, Pair):
        return name.row()
    return {bits: name.sign * value for bits, value in problem.conditions[name.condition].items()}


def largest(row: Column) -> Fraction:
    return max(abs(Fraction(value)) for value in row.values())


def prices(program: Program) -> Floats:
    """What a unit of each costs: one term more or less matters most, then how many variables it is about."""
    p, q = program.pairs[:, 0], program.pairs[:, 1]
    variables = np.bitwise_count(p | q)
    found: Floats = np.concatenate([1 + 0.01 * variables, np.full(len(program.uses), 0.5)])
    return found


def pruned(program: Program) -> Program:
    """Without pairs that say nothing of normal forms, and of those that say the same only the cheapest."""
    if program.forms.alike:
        return program
    numbers, sets, signs = program.entries
    first = np.flatnonzero(changes(numbers))
    keys = np.add.reduceat(_mixed(sets) * signs.astype(np.int64), first)
    columns = numbers[first]
    order = np.lexsort((prices(program)[columns], keys))
    kept = np.sort(columns[order[changes(keys[order])]])
    return Program(program.problem, program.pairs[kept], program.forms)


def _mixed(sets: Integers) -> Integers:
    """Numbers so wild that different sums of few of them are different."""
    found = (sets + 1) * 0x1E3779B97F4A7C15
    found ^= found >> 29
    return found * 0x3F58476D1CE4E5B9


def prove(program: Program, cost: Floats | None = None) -> Weights | None:
    """Exact weights that add up to the target, cheap ones where costs are given; None where none were found."""
    target, known = program.problem.target, dict[int, Fraction]()
    rest: Column = target
    for _ in range(SCALES):
        change = _suggestion(program, rest, known, cost)
        if change is None:
            return None
        weights = {j: known.get(j, Fraction(0)) + change.get(j, Fraction(0)) for j in known.keys() | change.keys()}
        known = {j: weights[j] for j in sorted(weights) if weights[j] > 0}
        columns = {j: program.column(program.name(j)) for j in known}
        found = exact.near(target, columns, known)
        if found is not None:
            return {program.name(j): weight for j, weight in found.items()}
        rest = exact.missing(target, columns, known)
    return None


def is_delicate(program: Program) -> bool:
    """Whether coefficients differ so much that the solver may overlook what nearly cancels."""
    sizes = [abs(value) for row in (program.problem.target, *program.problem.conditions) for value in row.values()]
    return max(sizes) >= SPREAD * min(sizes)


def prove_exactly(program: Program) -> Weights | None:
    """The same by exact arithmetic alone, for programs that are small; then None says that there are none."""
    count = len(program.pairs) + len(program.uses)
    if count * len(program.rows) > SMALL:
        return None
    found = exact.simplex(program.problem.target, [program.column(program.name(j)) for j in range(count)])
    return None if found is None else {program.name(j): found[j] for j in sorted(found)}


def _suggestion(
    program: Program, rest: Column, known: Mapping[int, Fraction], cost: Floats | None
) -> dict[int, Fraction] | None:
    """What to add to the weights that are known, or to take from them, to make up for the rest."""
    unit, taken = largest(rest), np.array(list(known), dtype=np.int32)
    most = np.array([float(min(known[j] * program.scale(j) / unit, Fraction(AMPLE))) for j in known])
    most[most < TINY] = 0.0
    linear, count = program.linear, len(program.columns)
    if known:
        target = program.vector(rest, unit)
        linear = LinearProgram(program.columns.with_opposites(taken, len(target)), target, most)
    weights = None if cost is None else linear.weights(np.concatenate([cost, cost[taken]]), BOUND)
    if weights is None:
        weights = linear.weights(np.zeros(count + len(taken)), 1.0)
    if weights is None:
        return None
    signed = {int(j): float(weights[j]) for j in np.flatnonzero(weights[:count] > SEEN)}
    for j, weight in zip(known, weights[count:], strict=True):
        signed[j] = signed.get(j, 0.0) - float(weight)
    return {j: Fraction(weight) * unit / program.scale(j) for j, weight in signed.items() if weight}
