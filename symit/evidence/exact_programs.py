"""Small linear programs in exact arithmetic: the simplex method on a table of fractions.

Stands under the search for products of distributions that satisfy conditions together.  Meant for few rows and some
hundreds of columns.  Knows nothing of what the numbers mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flint import fmpq

GREEDY_STEPS = 60
MOST_STEPS = 400


def cheapest(
    columns: Sequence[Sequence[Fraction]], goal: Sequence[Fraction], costs: Sequence[Fraction]
) -> list[Fraction] | None:
    """Weights >= 0 for the columns whose weighted sum is the goal, at the least cost >= 0; None if there are none.

    The costs must not be negative.  None also where the search took too many steps.
    """
    height, width = len(goal), len(columns)
    signs = [-1 if entry < 0 else 1 for entry in goal]
    rows = [
        [_fmpq(signs[i] * column[i]) for column in columns]
        + [fmpq(int(i == j)) for j in range(height)]
        + [_fmpq(abs(goal[i]))]
        for i in range(height)
    ]
    basis = list(range(width, width + height))
    shortfall = _reduced([fmpq(0)] * width + [fmpq(1)] * height + [fmpq(0)], rows, basis)
    if not _minimised(rows, basis, shortfall, width) or shortfall[-1] != 0:
        return None
    spent = _reduced([_fmpq(cost) for cost in costs] + [fmpq(0)] * (height + 1), rows, basis)
    _minimised(rows, basis, spent, width)
    weights = [Fraction(0)] * width
    for row, member in zip(rows, basis, strict=True):
        if member < width:
            weights[member] = Fraction(int(row[-1].p), int(row[-1].q))
    return weights


def _minimised(rows: list[list[Any]], basis: list[int], cost: list[Any], width: int) -> bool:
    """Pivots until no column lowers the cost: the steepest column at first, then the first one, which cannot cycle."""
    for step in range(MOST_STEPS):
        falling = [j for j in range(width) if cost[j] < 0]
        if not falling:
            return True
        entering = min(falling, key=lambda j: cost[j]) if step < GREEDY_STEPS else falling[0]
        ratios = [
            # An artificial column that is left in the basis at 0 must stay 0, so it leaves as soon as it can.
            (row[-1] / row[entering] if member < width or row[-1] != 0 else fmpq(-1), member, i)
            for i, (row, member) in enumerate(zip(rows, basis, strict=True))
            if row[entering] > 0 or (member >= width and row[-1] == 0 and row[entering] != 0)
        ]
        if not ratios:
            return False
        _pivot(rows, basis, cost, min(ratios)[2], entering)
    return False


def _pivot(rows: list[list[Any]], basis: list[int], cost: list[Any], leaving: int, entering: int) -> None:
    pivot = rows[leaving][entering]
    rows[leaving] = [entry / pivot if entry else entry for entry in rows[leaving]]
    basis[leaving] = entering
    for i, row in enumerate(rows):
        if i != leaving and row[entering]:
            rows[i] = _less(row, row[entering], rows[leaving])
    cost[:] = _less(cost, cost[entering], rows[leaving])


def _reduced(cost: list[Any], rows: list[list[Any]], basis: list[int]) -> list[Any]:
    """The cost row without what the basis pays; its last entry is minus the cost so far."""
    for row, member in zip(rows, basis, strict=True):
        if cost[member]:
            cost = _less(cost, cost[member], row)
    return cost


def _less(row: list[Any], factor: Any, other: list[Any]) -> list[Any]:
    return [a - factor * b if b else a for a, b in zip(row, other, strict=True)]


def _fmpq(number: Fraction) -> Any:
    return fmpq(number.numerator, number.denominator)
