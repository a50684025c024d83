"""A function on trial: its values at points, beside the exact ones, each of which is computed once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from symit.testing.calls import Answers, Callee
from symit.testing.comparison import Comparison, Tolerance
from symit.testing.formula import Exact, Formula, Point


@dataclass(frozen=True)
class Trial:
    """A function, the formula that it is held against, and how closely it has to agree.

    `one_by_one`: each point is a call of its own, with numbers, although the function takes arrays.
    """

    callee: Callee
    formula: Formula
    tolerance: Tolerance
    one_by_one: bool = False
    _exact: dict[Point, Exact | None] = field(default_factory=dict, repr=False)

    def known(self, points: Sequence[Point]) -> list[Point]:
        """Those of the points at which balls give the exact value."""
        return [point for point in points if self._value(point) is not None]

    def compared(self, points: Sequence[Point]) -> Comparison:
        """The function at known points."""
        called = self.callee.one_by_one if self.one_by_one else self.callee.at
        return self.judged(points, called(self.arguments(points), len(points)))

    def judged(self, points: Sequence[Point], answers: Answers) -> Comparison:
        """What the function answered at known points beside the exact values."""
        exact = np.array([self._value(point) for point in points], np.float64).reshape(-1, 2)
        return Comparison(self.tolerance, answers.values, exact[:, 0], exact[:, 1], answers.failures)

    def arguments(self, points: Sequence[Point]) -> dict[str, NDArray[Any]]:
        return self.formula.arguments(points, self.tolerance.dtype)

    def _value(self, point: Point) -> Exact | None:
        if point not in self._exact:
            self._exact[point] = self.formula.exact(point)
        return self._exact[point]
