"""An interval cut at the places where the case distinctions of an integrand switch.

A ball that contains such a place decides no case, so `integrals` integrates between them, with the cases resolved:
where a condition compares terms that are affine in the variable, its truth is the same on each open piece.  The places
themselves have measure zero.  Other case distinctions stay in the integrand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term, Var

Affine: TypeAlias = tuple[Fraction, Fraction]  # slope and intercept


def pieces(space: App, variable: Var, body: Term, valuation: Valuation) -> list[tuple[App, Term]]:
    """Intervals that make up `space` up to finitely many points, each with the integrand on it."""
    body = resolve(body, {c: True for c in conditions(body) if _says_inside(c, variable, space)})
    switches = {c: s for c in conditions(body) if variable in c.free and (s := _difference(c, variable, valuation))}
    places = sorted({-intercept / slope for slope, intercept in switches.values() if slope})
    if not switches:
        return [(space, body)]
    low, high = (_end(e, inward, places, valuation) for e, inward in zip(space.args, (1, -1), strict=True))
    if low is None or high is None:
        return [(space, body)]
    inside = [Fraction(p) for p in places if low < p < high]
    ends: list[Term] = [space.args[0], *(b.num(p) for p in inside), space.args[1]]
    values = [low, *inside, high]
    result: list[tuple[App, Term]] = []
    for k in range(len(ends) - 1):
        piece = App(t.INTERVAL, (ends[k], ends[k + 1]))
        x = _between(values[k], values[k + 1])
        truth = {c: _holds(c, slope * x + intercept) for c, (slope, intercept) in switches.items()}
        result.append((piece, resolve(body, truth)))
    return result


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


def resolve(term: Term, truth: dict[App, bool]) -> Term:
    """`term` with the case distinctions settled whose comparisons have a known truth."""
    if isinstance(term, App) and term.head == t.IF:
        known = [truth.get(c) if isinstance(c, App) else None for c in b.conjuncts(term.args[0])]
        if False in known:
            return resolve(term.args[2], truth)
        if None not in known:
            return resolve(term.args[1], truth)
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


def _end(end: Term, inward: int, places: Sequence[Fraction], valuation: Valuation) -> Fraction | float | None:
    """An end of an interval; where it is not seen to be rational, as pi, a number just inside of it and before all
    places that lie inside.  None where balls do not say which do."""
    if end == b.INFINITY or end == b.MINUS_INFINITY:
        return float("inf") if end == b.INFINITY else float("-inf")
    exact = end.value if isinstance(end, Num) else valuation.exact(end)
    if exact is not None:
        return exact
    sides = [valuation.real.difference(b.num(p), end) for p in places]
    if any(least != most for least, most in sides):
        return None
    ball = valuation.real.value(end).real
    mantissa, exponent = (ball.upper() if inward > 0 else ball.lower()).man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _between(low: Fraction | float, high: Fraction | float) -> Fraction:
    if isinstance(low, float):
        return Fraction(0) if isinstance(high, float) else high - 1
    return low + 1 if isinstance(high, float) else (low + high) / 2
