"""An interval cut at the places where the case distinctions of an integrand switch.

A ball that contains such a place decides no case, so `integrals` integrates between them, with the cases resolved:
where a condition compares terms that are affine in the variable, its truth is the same on each open piece.  The places
themselves have measure zero.  Other case distinctions stay in the integrand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Term, Var

Affine: TypeAlias = tuple[Fraction, Fraction]  # slope and intercept


@dataclass(frozen=True)
class Switch:
    """A comparison whose truth changes at a place alone; nowhere where there is none."""

    condition: App
    place: Term | None
    below: bool
    above: bool


def pieces(space: App, variable: Var, body: Term, valuation: Valuation) -> list[tuple[App, Term]]:
    """Intervals that make up `space` up to finitely many points, each with the integrand on it."""
    body = resolve(body, {c: True for c in conditions(body) if _says_inside(c, variable, space)})
    compared = (c for c in dict.fromkeys(conditions(body)) if variable in c.free)
    switches = [s for c in compared if (s := _switch(c, variable, valuation)) is not None]
    found = [(space, resolve(body, {s.condition: s.below for s in switches if s.place is None}))]
    for place in dict.fromkeys(s.place for s in switches if s.place is not None):
        here = [s for s in switches if s.place == place]
        found = [part for piece, there in found for part in _parted(piece, there, place, here, valuation)]
    return found


def _switch(condition: App, variable: Var, valuation: Valuation) -> Switch | None:
    """Of terms that are affine in the variable, or of the variable with any number, such as pi."""
    if (affine := _difference(condition, variable, valuation)) is not None:
        slope, intercept = affine
        at = -intercept / slope if slope else Fraction(0)
        below, above = (_holds(condition, slope * x + intercept) for x in (at - 1, at + 1))
        return Switch(condition, b.num(at) if slope else None, below, above)
    if condition.head not in (t.LT, t.LE) or variable not in condition.args:
        return None
    is_first = condition.args[0] == variable
    place = condition.args[is_first]
    return (
        None if variable in place.free or place.sort == t.EXTENDED else Switch(condition, place, is_first, not is_first)
    )


def _parted(
    space: App, body: Term, place: Term, switches: Sequence[Switch], valuation: Valuation
) -> list[tuple[App, Term]]:
    """What lies below a place and what lies above it; the whole as it is where it is not seen how they lie."""
    low, high = space.args
    (least, first), (last, greatest) = (_order(*pair, valuation) for pair in ((low, place), (place, high)))
    below = resolve(body, {s.condition: s.below for s in switches})
    above = resolve(body, {s.condition: s.above for s in switches})
    if least == first == last == greatest == -1:
        return [(App(t.INTERVAL, (low, place)), below), (App(t.INTERVAL, (place, high)), above)]
    if last >= 0:
        return [(space, below)]
    return [(space, above)] if least >= 0 else [(space, body)]


def _order(left: Term, right: Term, valuation: Valuation) -> tuple[int, int]:
    """The least and the greatest sign of the difference."""
    if b.MINUS_INFINITY in (left, right) or b.INFINITY in (left, right):
        sign = -1 if left == b.MINUS_INFINITY or right == b.INFINITY else 1
        return sign, sign
    return valuation.real.difference(left, right)


def _says_inside(condition: App, variable: Var, space: App) -> bool:
    """Does a comparison say that the variable lies beyond an end of the interval?"""
    low, high = space.args
    return condition.head in (t.LT, t.LE) and condition.args in ((low, variable), (variable, high))


def conditions(term: Term) -> Iterator[App]:
    """The comparisons in the case distinctions of a term that stand below no binder."""
    if isinstance(term, App):
        if term.head == t.IF:
            yield from (c for c in b.conjuncts(term.args[0]) if isinstance(c, App))
        for part in term.args:
            yield from conditions(part)


def resolve(term: Term, truth: Mapping[App, bool]) -> Term:
    """`term` with the case distinctions settled, or with what of their conditions has no known truth."""
    if isinstance(term, App) and term.head == t.IF:
        parts = tuple(b.conjuncts(term.args[0]))
        known = [truth.get(c) if isinstance(c, App) else None for c in parts]
        if False in known:
            return resolve(term.args[2], truth)
        if None not in known:
            return resolve(term.args[1], truth)
        open_ = b.conj(*(resolve(c, truth) for c, holds in zip(parts, known, strict=True) if holds is None))
        return b.if_(open_, *(resolve(case, truth) for case in term.args[1:]))
    return b.rebuild(term, lambda a: resolve(a, truth), lambda body: body)


def _difference(condition: App, variable: Var, valuation: Valuation) -> Affine | None:
    """left - right of a comparison, where that is affine."""
    if condition.head not in t.RELATIONS:
        return None
    left, right = (_affine(side, variable, valuation) for side in condition.args)
    return (left[0] - right[0], left[1] - right[1]) if left and right else None


def _affine(term: Term, variable: Var, valuation: Valuation) -> Affine | None:
    if variable not in term.free:
        value = valuation.exact(term)
        return None if value is None else (Fraction(0), value)
    if term == variable:
        return Fraction(1), Fraction(0)
    if not isinstance(term, App) or term.head not in (t.ADD, t.MUL):
        return None
    parts = [_affine(a, variable, valuation) for a in term.args]
    slope, intercept = parts[0] or (None, None)
    for part in parts[1:]:
        if part is None or slope is None or intercept is None:
            return None
        if term.head == t.ADD:
            slope, intercept = slope + part[0], intercept + part[1]
        elif slope and part[0]:
            return None
        else:
            slope, intercept = slope * part[1] + intercept * part[0], intercept * part[1]
    return None if slope is None or intercept is None else (slope, intercept)


def _holds(condition: App, difference: Fraction) -> bool:
    return {"eq": difference == 0, "ne": difference != 0, "lt": difference < 0, "le": difference <= 0}[
        condition.head.name
    ]
