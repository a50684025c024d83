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
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, hstack

from symit.proving.shannon import exact
from symit.proving.shannon.condensed import Problem
from symit.proving.shannon.cone import Integers, Pair
from symit.proving.shannon.exact import Column

Floats: TypeAlias = NDArray[np.float64]

BOUND = 1000.0  # what one unit of the target may cost before it counts as not provable
SEEN = 1e-7  # less than this, next to 1, may be an error of the solver
NEAR = 1e-5  # how far a solution may be from the target
AMPLE = 10_000  # by how many times what is missing a weight may be lowered to make up for it
SCALES = 8  # how often to look again at what is missing
TINY = 1e-9  # what the solver takes for nothing
SECONDS = 120.0  # after which the solver, which can go round in circles, counts as lost
SPREAD = 10**6  # the ratio of coefficients up to which the solver is trusted that there is no proof
SMALL = 20_000  # entries of a table for the exact simplex method
LONG = 10_000  # columns that may take the solver so long, fewer a tenth of it
LARGE = 25_000  # columns for which the interior point method is the faster one


@dataclass(frozen=True)
class Use:
    """A condition, by its number among the problem's conditions; sign -1 if its opposite is what is added."""

    condition: int
    sign: int


Weights: TypeAlias = dict[Pair | Use, Fraction]
"""Positive weights of what adds up to the target."""


@dataclass(frozen=True)
class Program:
    """The problem with the basic inequalities that may be used."""

    problem: Problem
    pairs: Integers

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        equalities = len(self.problem.zero)
        kept = [i for i, row in enumerate(self.problem.conditions) if row]
        return tuple(Use(i, sign) for i in kept for sign in ((1, -1) if i < equalities else (1,)))

    @cached_property
    def rows(self) -> Integers:
        """The sets that occur."""
        p, q = self.pairs[:, 0], self.pairs[:, 1]
        others = np.array(sorted(self.problem.sets()), dtype=np.int64)
        found: Integers = np.unique(np.concatenate([p, q, p | q, p & q, others]))
        return found[found > 0]

    @cached_property
    def matrix(self) -> Any:
        """A column for each pair and each use, a row for each set; conditions are scaled to entries of at most 1."""
        p, q = self.pairs[:, 0], self.pairs[:, 1]
        number, square = np.arange(len(p)), (p & q) != q
        sets = [p, q, (p | q)[square], (p & q)[square]]
        columns = [number, number, number[square], number[square]]
        ones = np.ones(len(p))
        values = [ones, np.where(square, 1.0, -1.0), -ones[square], -ones[square]]
        for j, use in enumerate(self.uses, start=len(p)):
            row = column(self.problem, use)
            scale = largest(row)
            sets.append(np.fromiter(row, dtype=np.int64, count=len(row)))
            columns.append(np.full(len(row), j))
            values.append(np.array([float(value / scale) for value in row.values()]))
        where, which, entries = np.concatenate(sets), np.concatenate(columns), np.concatenate(values)
        kept = where > 0
        at = np.searchsorted(self.rows, where[kept])
        shape = (len(self.rows), len(p) + len(self.uses))
        return coo_array((entries[kept], (at, which[kept])), shape=shape).tocsc()

    @cached_property
    def scales(self) -> tuple[Fraction, ...]:
        """By what each use was divided in the matrix."""
        return tuple(largest(column(self.problem, use)) for use in self.uses)

    def name(self, j: int) -> Pair | Use:
        count = len(self.pairs)
        return Pair(*map(int, self.pairs[j])) if j < count else self.uses[j - count]

    def scale(self, j: int) -> Fraction:
        return Fraction(1) if j < len(self.pairs) else self.scales[j - len(self.pairs)]

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
    variables = _count(p & ~q) + _count(q & ~p) + _count(p & q)
    found: Floats = np.concatenate([1 + 0.01 * variables, np.full(len(program.uses), 0.5)])
    return found


def _count(sets: Integers) -> Floats:
    return sum(((sets >> i & 1).astype(float) for i in range(63)), np.zeros(len(sets)))


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
        columns = {j: column(program.problem, program.name(j)) for j in known}
        found = exact.near(target, columns, known)
        if found is not None:
            return {program.name(j): weight for j, weight in found.items()}
        rest = exact.missing(target, columns, known)
    return None


def prove_exactly(program: Program) -> Weights | None:
    """The same by exact arithmetic alone, for programs that are small and whose numbers a solver may confuse."""
    sizes = [abs(value) for row in (program.problem.target, *program.problem.conditions) for value in row.values()]
    count = len(program.pairs) + len(program.uses)
    if max(sizes) < SPREAD * min(sizes) or count * len(program.rows) > SMALL:
        return None
    found = exact.simplex(program.problem.target, [column(program.problem, program.name(j)) for j in range(count)])
    return None if found is None else {program.name(j): found[j] for j in sorted(found)}


def _suggestion(
    program: Program, rest: Column, known: Mapping[int, Fraction], cost: Floats | None
) -> dict[int, Fraction] | None:
    """What to add to the weights that are known, or to take from them, to make up for the rest."""
    unit, taken = largest(rest), list(known)
    matrix = hstack([program.matrix, -program.matrix[:, taken]]).tocsc() if taken else program.matrix
    most = np.array([float(min(known[j] * program.scale(j) / unit, Fraction(AMPLE))) for j in taken])
    most[most < TINY] = 0.0
    target, count = program.vector(rest, unit), program.matrix.shape[1]
    weights = None if cost is None else _solved(matrix, target, np.concatenate([cost, cost[taken]]), BOUND, most)
    if weights is None:
        weights = _solved(matrix, target, np.zeros(matrix.shape[1]), 1.0, most)
    if weights is None:
        return None
    signed = {int(j): float(weights[j]) for j in np.flatnonzero(weights[:count] > SEEN)}
    for j, weight in zip(taken, weights[count:], strict=True):
        signed[j] = signed.get(j, 0.0) - float(weight)
    return {j: Fraction(weight) * unit / program.scale(j) for j, weight in signed.items() if weight}


def _solved(matrix: Any, target: Floats, costs: Floats, bound: float, most: Floats) -> Floats | None:
    """Weights >= 0 with matrix * weights = target and costs * weights least; the last ones are at most so large.

    None where the target is out of reach.  Solved as the question about the other side, for values of the sets and
    for fees of what is limited: it always has an answer, and is the faster one.
    """
    rows, columns = matrix.shape
    limited = np.arange(len(most))
    fees = coo_array((np.ones(len(most)), (columns - len(most) + limited, limited)), shape=(columns, len(most)))
    answer: Any = None
    for method in ("highs-ipm",) if columns > LARGE else ("highs-ds", "highs-ipm"):
        answer = linprog(
            np.concatenate([target, most]),
            A_ub=-hstack([matrix.T, fees]).tocsc(),
            b_ub=costs,
            bounds=[(-bound, bound)] * rows + [(0, None)] * len(most),
            method=method,
            options={"time_limit": SECONDS if columns > LONG else SECONDS / 10},
        )
        if answer.status == 0:
            break
    if answer.status != 0:
        return None
    weights: Floats = np.maximum(-answer.ineqlin.marginals, 0.0)
    return weights if np.abs(matrix @ weights - target).max() < NEAR else None
