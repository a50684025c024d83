"""Linear programs in floating-point numbers, by HiGHS.

Below `programs`, which says what the numbers mean.  A program is kept, so that it is soon solved again with other
costs: the solver starts from its last answer.  What it says is a suggestion and no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import highspy
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int32]

NEAR = 1e-5  # how far a solution may be from the target
STEPS = {"simplex": 50_000, "ipm": 500}  # until the solver, which can go round in circles, counts as lost
LARGE = 25_000  # columns for which the interior point method is the faster one
LOW = 128  # rows up to which the primal simplex method is the faster one for a first answer
DUAL, PRIMAL = 1, 4  # HiGHS's numbers for them


@dataclass(frozen=True)
class Columns:
    """A sparse matrix, column after column: of column j the entries from starts[j] on, before starts[j + 1]."""

    starts: Indices
    rows: Indices
    values: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def numbers(self) -> Indices:
        """The column of each entry."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    def total(self, weights: Floats, height: int) -> Floats:
        """The sum of weight * column, its first entries."""
        return np.bincount(self.rows, weights[self.numbers] * self.values, height)[:height].astype(np.float64)

    def with_opposites(self, which: Indices, first: int) -> Columns:
        """And the opposites of some, the i-th of them with 1 in a new row first + i."""
        parts = [slice(self.starts[j], self.starts[j + 1]) for j in which]
        rows = [np.append(self.rows[part], first + i) for i, part in enumerate(parts)]
        values = [np.append(-self.values[part], 1.0) for part in parts]
        ends = self.starts[-1] + np.cumsum([len(row) for row in rows], dtype=np.int32)
        return Columns(
            np.concatenate([self.starts, ends]).astype(np.int32),
            np.concatenate([self.rows, *rows]).astype(np.int32),
            np.concatenate([self.values, *values]),
        )


class _Silent(highspy.Highs):  # type: ignore[misc]
    """The solver without a word: as of highspy 1.16 enabling its callbacks, while it is made, prints its version."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


class LinearProgram:
    """Weights >= 0 with sum of weight * column = target and cost * weight least; those of the last columns limited.

    Solved as the question about the other side, for values of the rows, and for fees of what is limited, each a row
    with a 1 in that column alone: it always has an answer, and is the faster one.
    """

    def __init__(self, columns: Columns, target: Floats, most: Floats) -> None:
        self._columns = columns
        self._target = target
        self._solver = _Silent()
        for option in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._solver.setOptionValue(*option)
        for method, steps in STEPS.items():
            self._solver.setOptionValue(f"{method}_iteration_limit", steps)
        self._solver.setOptionValue("simplex_strategy", PRIMAL if len(target) <= LOW else DUAL)
        prices = np.concatenate([target, most])
        width, height = len(prices), len(columns)
        sizes = (width, height, len(columns.rows))
        form = (highspy.MatrixFormat.kRowwise, highspy.ObjSense.kMinimize, 0.0)
        limits = (np.zeros(width), np.full(width, np.inf), np.zeros(height), np.full(height, np.inf))
        entries = (columns.starts, columns.rows, columns.values)
        self._solver.passModel(*sizes, *form, prices, *limits, *entries, np.zeros(width, dtype=np.int32))

    def weights(self, costs: Floats, bound: float) -> Floats | None:
        """None where a unit of the target is out of reach, or costs more than the bound."""
        bounds, endless = np.full(len(self._target), bound), np.full(len(costs), np.inf)
        self._solver.changeColsBounds(len(bounds), np.arange(len(bounds), dtype=np.int32), -bounds, bounds)
        self._solver.changeRowsBounds(len(costs), np.arange(len(costs), dtype=np.int32), -costs, endless)
        if not self._solved():
            return None
        self._solver.setOptionValue("simplex_strategy", DUAL)
        weights = np.maximum(np.array(self._solver.getSolution().row_dual), 0.0)
        rest = self._columns.total(weights, len(self._target)) - self._target
        return weights if np.abs(rest).max() < NEAR else None

    def _solved(self) -> bool:
        for method in ("ipm",) if len(self._columns) > LARGE else ("simplex", "ipm"):
            self._solver.setOptionValue("solver", method)
            self._solver.run()
            if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                return True
        return False
