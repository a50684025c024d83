"""Where what is known cannot be, anything follows: a case that never occurs closes itself.

Stands on `place`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES, Place
from symit.proving.scope.scope import replace_term, sides


def absurd(place: Place, goal: App) -> Theorem:
    """The goal, because a fact is false by its sign, or one is the opposite of what is evident."""
    try:
        return logic.contradiction(*place.scope.facts, claim=goal)
    except Refused:
        pass
    for theorem in place.relations():
        a, c = sides(theorem)
        if not t.has_integral(theorem.conclusion) and not b.is_app(theorem.conclusion, t.EQ):
            try:
                opposite = place.scope.evident((b.le if b.is_app(theorem.conclusion, t.LT) else b.lt)(c, a))
                return logic.contradiction(logic.chain(opposite, theorem), claim=goal)
            except MISSES:
                continue
    for theorem in place.shown:
        if b.is_app(theorem.conclusion, t.NE):
            try:
                return _equal_all_the_same(place, theorem, goal)
            except MISSES:
                continue
    raise Refused("nothing that is known here is impossible")


def _equal_all_the_same(place: Place, unequal: Theorem, goal: App) -> Theorem:
    """Two terms are known to differ, and are equal once the values that are known are put in."""
    for equation in [th for th in place.relations() if b.is_app(th.conclusion, t.EQ)]:
        old, _ = sides(equation)
        hole = place.fresh("hole", old.sort, unequal.conclusion)
        with_hole = replace_term(unequal.conclusion, old, hole)
        if with_hole != unequal.conclusion:
            unequal = logic.rewrite(unequal, equation, template=b.lam(hole, with_hole))
    return logic.contradiction(unequal, claim=goal)
