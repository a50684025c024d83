"""What a function is held against: a formula in the numbers of a point, and which points its theorem allows.

A point is a row of numbers: the parameters, and the components of those that are vectors.  The value at a point is
exact: it is enclosed in balls at exactly these floats.  Nothing here knows the function that is tried.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from flint import arb
from numpy.typing import NDArray

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.export.numeric_form import Parameter
from symit.kernel.terms import Term, Var
from symit.testing.conditions import Condition

Point: TypeAlias = tuple[float, ...]

ENOUGH_BITS, MOST_BITS = 100, 6400
NEGLIGIBLE, FAR = -1200, 5000  # powers of 2: what no float can tell from 0, and what none reaches


class Exact(NamedTuple):
    """A real number: the float next to it, and what is left over."""

    high: float
    low: float


@dataclass(frozen=True)
class Coordinate:
    """One number of a point: a parameter, or a component of one that is a vector.

    `conditions` speak of this number and of those before it.  `alike` are the places in other parameters before
    it of which the same is asked, the one that it is most naturally compared with first.
    """

    parameter: Parameter
    component: int | None
    variable: Var
    conditions: tuple[Condition, ...] = ()
    alike: tuple[int, ...] = ()


@dataclass(frozen=True)
class Formula:
    """The right side of a theorem for vectors of some length, with what its hypotheses say of numbers.

    `shares` are the places of numbers that add up to 1; `others` are conditions on all numbers together.
    """

    name: str
    certificate: str
    coordinates: tuple[Coordinate, ...]
    closed: Term
    shares: tuple[tuple[int, ...], ...]
    others: tuple[Condition, ...]

    @property
    def places(self) -> dict[Parameter, list[int]]:
        """Where the numbers of each parameter stand in a point."""
        found: dict[Parameter, list[int]] = {}
        for place, coordinate in enumerate(self.coordinates):
            found.setdefault(coordinate.parameter, []).append(place)
        return found

    def exact(self, point: Point) -> Exact | None:
        """The value at exactly these floats; None where balls do not enclose it."""
        return _exact(self.closed, self._variables, point)

    @cached_property
    def _variables(self) -> tuple[Var, ...]:
        return tuple(c.variable for c in self.coordinates)

    def admits(self, place: int, values: Sequence[float]) -> bool:
        """Do the conditions on the number at `place` hold, beside those before it?"""
        return all(condition.holds(values) for condition in self.coordinates[place].conditions)

    def is_inside(self, place: int, values: Sequence[float]) -> bool:
        """Do they hold, and none of them with equality?"""
        conditions = self.coordinates[place].conditions
        return self.admits(place, values) and not any(condition.is_at_border(values) for condition in conditions)

    def allows(self, point: Point) -> bool:
        """Do the hypotheses hold at a point, as far as numbers can tell?"""
        return (
            all(self.admits(place, point) for place in range(len(point)))
            and all(sum(Fraction(point[k]) for k in places) == 1 for places in self.shares)
            and all(condition.holds(point) for condition in self.others)
        )

    def broken(self, point: Point) -> Condition | None:
        """A condition that is violated at a point, and not only at the border of what it allows."""
        conditions = (c for coordinate in self.coordinates for c in coordinate.conditions)
        return next((c for c in conditions if c.is_broken(point)), None)

    def uses(self, place: int) -> bool:
        """Does the value depend on the number at `place`?"""
        return self.coordinates[place].variable in self.closed.free

    def arguments(self, points: Sequence[Point], dtype: np.dtype[Any]) -> dict[str, NDArray[Any]]:
        """The points as an array for each parameter, by its name; components lie along the last axis."""
        table = np.array(points, dtype).reshape(len(points), len(self.coordinates))
        return {
            parameter.variable.name: table[:, places if parameter.is_vector else places[0]].copy()
            for parameter, places in self.places.items()
        }


@lru_cache(maxsize=100_000)  # a formula is asked about the same points for every function that is held against it
def _exact(closed: Term, variables: tuple[Var, ...], point: Point) -> Exact | None:
    values = {v: Fraction(x) for v, x in zip(variables, point, strict=True)}
    bits = 2 * ENOUGH_BITS
    while bits <= MOST_BITS:
        try:
            ball = balls.evaluate(closed, values, bits)
            if ball.rel_accuracy_bits() >= ENOUGH_BITS or ball.rad() < arb(2) ** NEGLIGIBLE:
                return _as_floats(ball)
        except Undefined:
            return None
        except NotEvaluated:  # perhaps only with so few bits
            pass
        bits *= 2
    return None


def _as_floats(ball: Any) -> Exact:
    if ball.contains(0):
        return Exact(0.0, 0.0)
    mantissa, exponent = (int(part) for part in ball.mid().man_exp())
    size = mantissa.bit_length() + exponent
    if abs(size) > FAR:
        return Exact(math.copysign(math.inf if size > 0 else 0.0, mantissa), 0.0)
    value = Fraction(mantissa) * Fraction(2) ** exponent
    high = _as_float(value)
    return Exact(high, _as_float(value - Fraction(high)) if math.isfinite(high) else 0.0)


def _as_float(value: Fraction) -> float:
    """The nearest float, infinite beyond the range."""
    try:
        return float(value)
    except OverflowError:  # a Fraction that large has no float whose sign could be copied
        return math.inf if value > 0 else -math.inf
