"""Derivatives at a place, by what is known of the functions in them.

Stands on `place`.
"""

from __future__ import annotations

from collections.abc import Iterator

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Abs, App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import MISSES, Place
from symit.proving.scope.scope import rewritten, sides
from symit.proving.steps.combining import combined
from symit.proving.steps.matching import subterms


def differentiated(place: Place, goal: App) -> Theorem:
    """derivative = right side."""
    left, right = goal.args
    if goal.head != t.EQ or not isinstance(left, App) or left.head != t.DERIVATIVE:
        raise Refused("the left side is no derivative")
    function, at = left.args
    if not isinstance(function, Abs):
        raise Refused("a derivative of no function")
    s = place.fresh(function.hint, function.domain, left, right)
    body = b.open_with(function, s)
    for near, same in _known_nearby(place, s, body):
        try:
            slope = slope_of(place, s, sides(same)[1], at, right)
            known = place.scope.know(slope)
            equal = calculus.derivative_congruence(same, *known.facts, variable_=s, near=near, at=at)
            return logic.chain(equal, slope)
        except MISSES:
            continue
    return slope_of(place, s, body, at, right)


def slope_of(place: Place, s: Var, body: Term, at: Term, value: Term) -> Theorem:
    """d/ds body at a point, as the value says: as it is known, directly, or with the densities in it written out."""
    stated = b.eq(b.derivative(s, body, at), value)
    if (known_so := next((th for th in place.shown if th.conclusion == stated), None)) is not None:
        return known_so
    try:
        return place.scope.differentiate(s, body, at, value)
    except MISSES:
        raw = calculus.differentiate(*place.scope.facts, body=b.lam(s, body), at=at)
        named = [p for p in dict.fromkeys(subterms(sides(raw)[1])) if isinstance(p, App) and _is_density(p)]
        written = [place.scope.unfold(p) for p in named]
        raw = rewritten(raw, *written)
        known = place.scope.know(*written)
        return logic.chain(raw, combined(known, b.eq(sides(raw)[1], value), [*written, *place.relations()]))


def _is_density(term: App) -> bool:
    return isinstance(term.head, Definition) and not t.has_integral(term) and not b.is_app(term.head.body, t.IF)


def _known_nearby(place: Place, s: Var, body: Term) -> Iterator[tuple[Term, Theorem]]:
    """Open intervals with an equation body = ... that is known at each of their points."""
    for near in _intervals(place):
        for same in place.at(s, b.member(s, near)).relations():
            if b.is_app(same.conclusion, t.EQ) and sides(same)[0] == body:
                yield near, same


def _intervals(place: Place) -> list[Term]:
    """The intervals that anything here speaks of."""
    return list(dict.fromkeys(p for th in place.shown for p in subterms(th.conclusion) if b.is_app(p, t.INTERVAL)))
