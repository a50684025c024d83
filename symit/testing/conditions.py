"""Conditions on the numbers of a point: relations, tested exactly.

Nearly all are like 0 < sigma and are compared as they stand; the others go to ball arithmetic.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from symit.evidence import balls
from symit.evidence.errors import NotEvaluated, Undefined
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.text import show

BITS = 100
Values: TypeAlias = Sequence[float]


@dataclass(frozen=True)
class Condition:
    """A relation between numbers; `variables` stand for the numbers of a point in their order."""

    relation: App
    variables: tuple[Var, ...]

    def __str__(self) -> str:
        return show(self.relation)

    def holds(self, values: Values) -> bool:
        """Does it hold, as far as numbers can tell?  The values may end after the last one that it speaks of."""
        if self._compared is not None:
            return self._compared(values)
        point = {v: Fraction(value) for v, value in zip(self.variables, values, strict=False)}
        try:
            return balls.check(self.relation, point, BITS).holds is True
        except Undefined:
            return False
        except NotEvaluated:
            return True

    def is_broken(self, values: Values) -> bool:
        """Is it violated, and not only at the border of what it allows?"""
        return self._opposite is not None and self._opposite.holds(values)

    def is_at_border(self, values: Values) -> bool:
        """Does it hold with equality, where it need not?"""
        return self.relation.head == t.LE and self.holds(values) and self._reversed.holds(values)

    @cached_property
    def _reversed(self) -> Condition:
        return replace(self, relation=App(t.LE, self.relation.args[::-1]))

    @cached_property
    def _opposite(self) -> Condition | None:
        if self.relation.head not in (t.LT, t.LE):
            return None
        left, right = self.relation.args
        opposite = b.lt(right, left)
        return replace(self, relation=opposite) if isinstance(opposite, App) else None

    @cached_property
    def _compared(self) -> Callable[[Values], bool] | None:
        left, right = (self._side(side) for side in self.relation.args)
        if left is None or right is None:
            return None
        relation = _RELATIONS[self.relation.head.name]
        return lambda values: relation(left(values), right(values))

    def _side(self, side: Term) -> Callable[[Values], Any] | None:
        """How a side that is a number or a variable is read off a point."""
        if isinstance(side, Num):
            number = float(side.value) if Fraction(float(side.value)) == side.value else side.value
            return lambda values: number
        return operator.itemgetter(self.variables.index(side)) if isinstance(side, Var) else None


_RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "lt": operator.lt,
    "le": operator.le,
    "eq": operator.eq,
    "ne": operator.ne,
}
