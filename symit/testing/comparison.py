"""The function's values beside the exact ones: how far apart they are, and in which way they disagree.

Errors are counted in units in the last place of the exact value in the dtype that the function was called in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Way(IntEnum):
    """Ways of disagreeing.  To raise is no disagreement where the exact value is out of range."""

    NONE = 0
    DIGITS = 1
    ALL_DIGITS = 2
    NEGATIVE = 3
    FINITE = 4
    INFINITE = 5
    NAN = 6
    FAILS = 7


@dataclass(frozen=True)
class Tolerance:
    """|value - exact| <= ulps * ulp(exact) + relative * |exact| + absolute.

    Where the exact value is 0, or the function is negative and the exact value is not, only the absolute part counts.
    """

    dtype: np.dtype[Any]
    ulps: float
    relative: float
    absolute: float

    def __str__(self) -> str:
        parts = [f"{self.ulps:g} ulp" if self.ulps else "", f"{self.relative:g} of the value" if self.relative else ""]
        parts += [f"{self.absolute:g}" if self.absolute else ""]
        return " + ".join(part for part in parts if part) or "nothing"


@dataclass(frozen=True)
class Comparison:
    """Values at some points, and the exact ones as `high + low`."""

    tolerance: Tolerance
    values: Floats
    high: Floats
    low: Floats
    failures: Mapping[int, str]

    @cached_property
    def ulps(self) -> Floats:
        """The error at each point, infinite where value or exact value is and they are not the same."""
        with np.errstate(all="ignore"):
            return np.where(self._same_infinity, 0.0, self._distance / self._spacing)

    @cached_property
    def strain(self) -> Floats:
        """The error at each point as a multiple of what is allowed."""
        with np.errstate(all="ignore"):
            return np.where(self._same_infinity | (self._distance == 0), 0.0, self._distance / self._allowed)

    @cached_property
    def ways(self) -> NDArray[np.int_]:
        """The way in which each point disagrees."""
        value, exact = self.values, self.rounded
        with np.errstate(all="ignore"):
            failed = np.isin(np.arange(len(value)), list(self.failures))
            small = self._distance <= self._allowed
            cases = [
                (failed & np.isinf(exact), Way.NONE),
                (failed, Way.FAILS),
                (np.isnan(value), Way.NAN),
                (self._same_infinity | small, Way.NONE),
                (np.isinf(value), Way.INFINITE),
                (np.isinf(exact), Way.FINITE),
                ((value < 0) & (self.high >= 0), Way.NEGATIVE),
                (2 * self._distance >= np.abs(self.high), Way.ALL_DIGITS),
            ]
        return np.select([condition for condition, _ in cases], [way for _, way in cases], Way.DIGITS)

    @cached_property
    def rounded(self) -> Floats:
        """The exact values in the dtype of the function, infinite beyond its range."""
        with np.errstate(all="ignore"):
            return self.high.astype(self.tolerance.dtype).astype(np.float64)

    @property
    def _same_infinity(self) -> NDArray[np.bool_]:
        return np.asarray(np.isinf(self.rounded) & (self.values == self.rounded))

    @cached_property
    def _distance(self) -> Floats:
        distance = np.abs((self.values - self.high) - self.low)
        return np.where(np.isnan(distance), np.inf, distance)

    @cached_property
    def _spacing(self) -> Floats:
        dtype = self.tolerance.dtype.type
        largest = np.nextafter(np.finfo(dtype).max, dtype(0))  # above the last float there is no next one
        size = np.minimum(np.abs(self.rounded), largest).astype(dtype)
        return np.asarray(np.spacing(size), np.float64)

    @cached_property
    def _allowed(self) -> Floats:
        t = self.tolerance
        strict = (self.high == 0) | ((self.values < 0) & (self.high >= 0))
        size = np.where(np.isfinite(self.high), np.abs(self.high), 0.0)
        return np.where(strict, t.absolute, t.ulps * self._spacing + t.relative * size + t.absolute)
