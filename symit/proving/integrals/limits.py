"""Limits and continuity: what the kernel's arithmetic of limits and its orders of growth find.

Stands on `place`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.place import Place


def tends(place: Place, goal: App) -> Theorem:
    """f -> L at a place."""
    body, end, side, value = goal.args
    x = b.fresh("x", t.REAL, goal, *(th.conclusion for th in place.scope.facts))
    found = limit(place.scope, x, b.open_with(function(body), x), end, int(side.value))  # type: ignore[union-attr]
    return found if found.conclusion == goal else place.scope.with_limit(found, value)


def is_continuous(place: Place, goal: App) -> Theorem:
    """An elementary function on an open interval."""
    body, space = goal.args
    return calculus.continuity(*place.scope.facts, body=body, space=space)
