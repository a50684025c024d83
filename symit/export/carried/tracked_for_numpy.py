"""Floats that know how far rounding may have led them away, which exported numpy source
carries along where terms cancel within a formula."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

# ---- where digits are lost -----------------------------------------------------------


def in_doubt(body: Callable[..., Any], value: Any, values: list[Any]) -> Any:
    """Where rounding may have cost more than the last digits of the value of the
    body."""
    tracked = body(*(Tracked(v, np.zeros_like(v)) for v in values))
    return ~(MOST_ROUNDINGS * np.abs(value) > tracked.off)


class Tracked:
    """A float64 or an array of them, each with a bound on its error, in units of
    2^-53 and for slopes that hardly change (Higham, Accuracy and Stability of Numerical
    Algorithms, 3.3)."""

    def __init__(self, value: Any, off: Any) -> None:
        self.value, self.off = value, off

    @staticmethod
    def of(x: Any) -> Tracked:
        """x; a number that is not whole was rounded."""
        if isinstance(x, Tracked):
            return x
        return Tracked(x, 0 if x == int(x) else abs(x))

    @staticmethod
    def rounded(value: Any, off: Any) -> Tracked:
        """What was computed from numbers that are off, and rounded once more."""
        return Tracked(value, off + np.abs(value))

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any) -> Any:
        """An elementary function: its slopes say how far its value is off."""
        given = [Tracked.of(x) for x in inputs]
        value = ufunc(*(x.value for x in given))
        slopes = SLOPES[ufunc.__name__](value, *(x.value for x in given))
        off = sum(np.abs(s) * x.off for s, x in zip(slopes, given, strict=True))
        return Tracked.rounded(value, off)

    def __mul__(self, other: Any) -> Tracked:
        other = Tracked.of(other)
        off = np.abs(self.value) * other.off + np.abs(other.value) * self.off
        off = off + 2.0**-53 * self.off * other.off  # all that a square has at 0
        return Tracked.rounded(self.value * other.value, off)

    def __truediv__(self, other: Any) -> Tracked:
        other = Tracked.of(other)
        value = self.value / other.value
        off = (self.off + np.abs(value) * other.off) / np.abs(other.value)
        return Tracked.rounded(value, off)

    def __add__(self, other: Any) -> Tracked:
        other = Tracked.of(other)
        return Tracked.rounded(self.value + other.value, self.off + other.off)

    def __sub__(self, other: Any) -> Tracked:
        return self + -Tracked.of(other)

    def __neg__(self) -> Tracked:
        return Tracked(-self.value, self.off)

    def __abs__(self) -> Tracked:
        return Tracked(np.abs(self.value), self.off)

    def __rsub__(self, other: Any) -> Tracked:
        return Tracked.of(other) - self

    def __rtruediv__(self, other: Any) -> Tracked:
        return Tracked.of(other) / self

    __rmul__ = __mul__
    __radd__ = __add__


SLOPES: dict[str, Callable[..., tuple[Any, ...]]] = {
    "log": lambda y, x: (1 / x,),
    "exp": lambda y, x: (y,),
    "sqrt": lambda y, x: (0.5 / y,),
    "sin": lambda y, x: (1,),
    "cos": lambda y, x: (1,),
    "power": lambda y, x, k: (y * k / x, y * np.log(x)),
}
MOST_ROUNDINGS = 64  # that may add up; most of them cancel
