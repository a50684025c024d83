"""From what floating-point numbers suggest to rational numbers that are right.

After `programs`.  The weights w of some columns are to satisfy sum of w * column = target exactly.  Near such weights
the suggestion is rounded to simple fractions, and what is still missing is found by elimination.  `simplex` needs no
suggestion, and is for small questions only.  Knows nothing of information: columns are rows of numbers by a key.
Fractions come in and go out; in between they are those of flint, which are far quicker.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias, TypeVar

from flint import fmpq

Column: TypeAlias = Mapping[int, Fraction] | Mapping[int, int]
Vector: TypeAlias = dict[int, Fraction]
Key = TypeVar("Key", bound=Hashable)

SIMPLE = 1000  # the largest denominator of a simple fraction, after a common one
ZERO = fmpq(0)


def missing(target: Column, columns: Mapping[Key, Column], weights: Mapping[Key, Fraction]) -> Vector:
    """target - sum of weight * column."""
    rest = {key: _quick(value) for key, value in target.items()}
    for name, weight in weights.items():
        factor = _quick(weight)
        for key, value in columns[name].items():
            rest[key] = rest.get(key, ZERO) - factor * _quick(value)
    return {key: _fraction(value) for key, value in rest.items() if value}


def near(target: Column, columns: Mapping[Key, Column], weights: Mapping[Key, Fraction]) -> dict[Key, Fraction] | None:
    """Exact weights close to these, for the same columns; None where there are none or one would be negative."""
    unit = lcm(*(Fraction(value).denominator for value in target.values()))
    rounded = {name: (weight * unit).limit_denominator(SIMPLE) / unit for name, weight in weights.items()}
    for start in (rounded, dict(weights)):
        rest = missing(target, columns, start)
        change = solve(rest, {name: columns[name] for name in start}) if rest else {}
        if change is not None:
            found = {name: weight + change.get(name, 0) for name, weight in start.items()}
            if all(weight >= 0 for weight in found.values()):
                return {name: weight for name, weight in found.items() if weight}
    return None


def solve(target: Column, columns: Mapping[Key, Column]) -> dict[Key, Fraction] | None:
    """Weights with sum of weight * column = target, or None; weights that could be anything are left out.

    Gaussian elimination, always in an equation with the fewest unknowns: the systems at hand nearly solve themselves.
    """
    left: dict[int, dict[Key, fmpq]] = {}
    for name, column in columns.items():
        for key, value in column.items():
            left.setdefault(key, {})[name] = _quick(value)
    right = {key: _quick(value) for key, value in target.items()}
    if not left.keys() >= right.keys():
        return None
    where: dict[Key, set[int]] = {name: set(column) for name, column in columns.items()}
    solved: list[tuple[Key, dict[Key, fmpq], fmpq]] = []
    while left:
        at = min(left, key=lambda key: len(left[key]))
        equation, value = left.pop(at), right.pop(at, ZERO)
        if not equation:
            if value:
                return None
            continue
        name = min(equation, key=lambda name: len(where[name]))
        pivot = equation.pop(name)
        for other in [*equation, name]:
            where[other].discard(at)
        for key in where[name]:
            factor = left[key].pop(name) / pivot
            right[key] = right.get(key, ZERO) - factor * value
            _subtract(left[key], factor, equation, key, where)
        solved.append((name, {other: c / pivot for other, c in equation.items()}, value / pivot))
    found: dict[Key, fmpq] = {}
    for name, others, value in reversed(solved):
        found[name] = value - sum((c * found.get(other, ZERO) for other, c in others.items()), ZERO)
    return {name: _fraction(value) for name, value in found.items()}


def _subtract(
    row: dict[Key, fmpq], factor: fmpq, other: Mapping[Key, fmpq], key: int, where: dict[Key, set[int]]
) -> None:
    for name, value in other.items():
        new = row.get(name, ZERO) - factor * value
        if new:
            row[name] = new
            where[name].add(key)
        elif name in row:
            del row[name]
            where[name].discard(key)


def _quick(value: Fraction | int) -> fmpq:
    return fmpq(value.numerator, value.denominator)


def _fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def simplex(target: Column, columns: Sequence[Column]) -> dict[int, Fraction] | None:
    """Non-negative weights of the columns, by number, with sum of weight * column = target; None where there are none.

    The simplex method on the sum of what is missing, with Bland's rule, so that it ends.
    """
    rows = sorted({key for column in (target, *columns) for key in column})
    signs = {key: -1 if target.get(key, 0) < 0 else 1 for key in rows}
    table: list[Vector] = [{} for _ in rows]
    for row, key in zip(table, rows, strict=True):
        row.update({j: Fraction(signs[key] * c[key]) for j, c in enumerate(columns) if key in c})
    values = [Fraction(signs[key] * target.get(key, 0)) for key in rows]
    basis: list[int | None] = [None] * len(rows)  # None: what is missing in that row
    gain: Vector = {}
    for row in table:
        for j, value in row.items():
            gain[j] = gain.get(j, Fraction(0)) + value
    while any(value for value, name in zip(values, basis, strict=True) if name is None):
        entering = min((j for j, value in gain.items() if value > 0), default=None)
        if entering is None:
            return None
        steps = [
            (values[i] / row[entering], _rank(basis[i]), i) for i, row in enumerate(table) if row.get(entering, 0) > 0
        ]
        at = min(steps)[2]
        _pivot(table, values, gain, at, entering)
        basis[at] = entering
    return {name: value for name, value in zip(basis, values, strict=True) if name is not None and value}


def _rank(name: int | None) -> int:
    return -1 if name is None else name


def _pivot(table: list[Vector], values: list[Fraction], gain: Vector, at: int, entering: int) -> None:
    pivot = table[at][entering]
    table[at] = row = {j: value / pivot for j, value in table[at].items()}
    values[at] /= pivot
    for i, other in enumerate(table):
        factor = other.get(entering)
        if i != at and factor:
            values[i] -= factor * values[at]
            _take(other, factor, row)
    _take(gain, gain[entering], row)


def _take(row: Vector, factor: Fraction, other: Vector) -> None:
    for j, value in other.items():
        new = row.get(j, Fraction(0)) - factor * value
        if new:
            row[j] = new
        else:
            row.pop(j, None)
