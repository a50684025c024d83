"""A square that is not positive is zero, and so is what is squared.

Stands on `combining`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES, Place
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.combining import combined


def by_vanishing_squares(place: Place, goal: Term) -> Theorem:
    """The goal from u = 0, for each u with u^2 <= 0 among what is known."""
    zero = list(_zero(place))
    if not zero:
        raise Refused("no square is known to vanish")
    return combined(place.scope.know(*zero), goal, [*zero, *place.relations()])


def _zero(place: Place) -> Iterator[Theorem]:
    for theorem in place.relations():
        square, bound = sides(theorem)
        if bound == b.ZERO and isinstance(square, App) and square.head == t.POW and square.args[1] == b.num(2):
            try:
                root = logic.instantiate(_vanishes(), *place.scope.facts, values=((_U, square.args[0]),))
                yield logic.cut(root, place.scope.know(theorem).evident(b.le(square, 0)))
            except MISSES:
                continue


_U = b.real("u")


@cache
def _vanishes() -> Theorem:
    """u^2 <= 0 |- u = 0."""
    flat, zero = b.le(b.power(_U, 2), 0), b.eq(_U, 0)
    positive = Scope().given(b.ne(_U, 0), flat).evident(b.lt(0, b.power(_U, 2)))
    absurd = logic.contradiction(logic.chain(positive, logic.assume(formula=flat)), claim=zero)
    return logic.cases(logic.assume(formula=zero), absurd, condition=zero)
