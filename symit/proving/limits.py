"""Limits and continuity: what the kernel's arithmetic of limits finds, and what lies between two that it finds.

Stands on `place`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.language.spaces import binding
from symit.proving.place import NotShown, Place, Show
from symit.proving.scope import Formula, Value, as_formula, as_space, as_term, as_variable


def tends(place: Place, goal: App) -> Theorem:
    """f -> L at a place, by the arithmetic of limits."""
    body, end, side, value = goal.args
    found = calculus.limit(*place.scope.facts, body=body, place=end, side=_side(side))
    return found if found.conclusion == goal else place.scope.with_limit(found, value)


def is_continuous(place: Place, goal: App) -> Theorem:
    """An elementary function on an open interval."""
    body, space = goal.args
    return calculus.continuity(*place.scope.facts, body=body, space=space)


def _side(side: Term) -> int:
    return int(side.value) if isinstance(side, Num) else 0


@dataclass(frozen=True, eq=False)
class squeeze:
    """What lies between two functions with one limit has it too:
    `squeeze(Eq(Limit(f, x, 0), 0), below, above, (x, Interval.open(0, 1)))`."""

    limit: Formula
    below: Value
    above: Value
    near: tuple[Any, Any]

    words = "it lies between two functions with this limit"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """The bounds are shown on the interval, and their limits by arithmetic."""
        goal = as_formula(self.limit)
        if not isinstance(goal, App) or goal.head != t.TENDS:
            raise NotShown("squeeze speaks of a limit from one side: squeeze(Eq(Limit(f, x, 0), 0), ...)")
        body, end, side, value = goal.args
        point, domain = binding(self.near)
        x, interval = as_variable(point), as_space(domain)
        f = b.open_with(function(body), x)
        start, stop = interval.args  # type: ignore[union-attr]
        after = [b.lt(start, x)] if start.sort != t.EXTENDED else []
        before = [b.lt(x, stop)] if stop.sort != t.EXTENDED else []
        there = place.at(x, *after, *before)
        there = there.know(there.scope.evident(b.member(x, interval)))
        low, high = as_term(self.below), as_term(self.above)
        within = show(there, b.le(low, f)), show(there, b.le(f, high))
        limits = [tends(place, App(t.TENDS, (b.lam(x, g), end, side, value))) for g in (low, high)]
        threshold = start if stop == end else stop
        return calculus.squeeze(
            *within, *limits, *place.scope.facts, variable_=x, threshold=threshold, side=_side(side)
        )
