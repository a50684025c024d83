"""An interval between two cuts as stretches, each in a coordinate in which its ends do not lie far apart.

Near a singular end and far out that is the logarithm of the distance: there an integrand changes by scales.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flint import acb, arb

FAR = 32
"""A cut that is no farther out needs no coordinate of its own."""


@dataclass(frozen=True)
class Cut:
    """Where an interval is cut: at its end, `at` from it if it is singular, or at `at` if the end is infinite."""

    end: Any = None
    at: Any = None

    @property
    def place(self) -> Any:
        return self.at if self.end is None else self.end if self.at is None else self.end + self.at


@dataclass(frozen=True)
class Stretch:
    """From low to high; where there is an anchor, as that and exp(u) on the one side of it."""

    low: Any
    high: Any
    anchor: Any = None
    side: int = 1

    @property
    def ends(self) -> tuple[Any, Any]:
        if self.anchor is None:
            return acb(self.low), acb(self.high)
        near, far = ((end - self.anchor) * self.side for end in (self.low, self.high)[:: self.side])
        return acb(near.log()), acb(far.log())

    def point(self, u: Any) -> tuple[Any, Any]:
        """The point with this coordinate, and what du is multiplied by."""
        if self.anchor is None:
            return u, acb(1)
        away = u.exp()
        return self.anchor + self.side * away, away


def stretches(left: Cut, right: Cut) -> Iterator[Stretch]:
    """They make up the interval."""
    low, high = left.place, right.place
    middle = arb(0).max(low).min(high)  # where it is cut off at both sides, far out is far from there
    first = _inner(left, 1, low, middle if left.end is None else high)
    last = _inner(right, -1, high, middle if right.end is None else low)
    if first.anchor is not None:
        yield first
        low = first.high
    if last.anchor is not None:
        yield last
        high = last.low
    if not (high - low).is_zero():
        yield Stretch(low, high)


def _inner(cut: Cut, inward: int, place: Any, other: Any) -> Stretch:
    """The stretch at an end; without an anchor where the end needs none."""
    if cut.end is None and abs(other - place) > FAR:
        inner = other - inward
        low, high = (place, inner) if inward > 0 else (inner, place)
        anchor = arb(0) if -inward * other >= 1 else other  # the distance from 0 keeps its digits
        return Stretch(low, high, anchor, -inward)
    if cut.end is not None and cut.at is not None:
        inner = cut.end + inward * arb(1).min(abs(other - cut.end) / 2)
        low, high = (place, inner) if inward > 0 else (inner, place)
        return Stretch(low, high, cut.end, inward)
    return Stretch(place, place)
