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
from symit.proving.place import MISSES, Place
from symit.proving.scope import sides


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
                opposite = place.scope.evident(b.lt(c, a))
                return logic.contradiction(logic.chain(opposite, theorem), claim=goal)
            except MISSES:
                continue
    raise Refused("nothing that is known here is impossible")
