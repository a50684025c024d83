"""An integral by an antiderivative, which the author or SymPy names.

Stands on `lines`.  The kernel differentiates it, takes its limits at the ends (`tails`), and asks for convergence.
Where the integrand is given by cases, or has a corner, the integral is that over the parts between the places named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sympy import integrate as sympy_integrate

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.context import knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.spaces import binding
from symit.language.to_sympy import sympy_expression
from symit.proving.integrals.derivatives import slope_of
from symit.proving.integrals.existence import known_to_exist
from symit.proving.integrals.integrals import factored
from symit.proving.integrals.tails import limit
from symit.proving.known.known_families import with_known_families
from symit.proving.scope.effort import FOR_A_LINE, at_most
from symit.proving.scope.place import MISSES, NotShown, Place, Show
from symit.proving.scope.scope import Value, as_space, as_term, as_variable, sides
from symit.proving.script.lines import NotFollowing, Proved
from symit.proving.script.showing import shown
from symit.proving.steps.combining import combined


@dataclass(frozen=True, eq=False)
class integrate:
    """The integral of f over an interval or the line: `integrate(f, (x, space), antiderivative=F)`.

    Without an antiderivative SymPy proposes one; `at=[a, b]` are places between which f is given by one formula.  A
    step, or a reason for a line.
    """

    f: Value
    over: Any
    antiderivative: Value | None = None
    at: Sequence[Value] = ()

    words = "the fundamental theorem"

    def proved(self, place: Place) -> Proved:
        """The derivative, the limits at the ends, and the fundamental theorem; for each part."""
        try:
            with at_most(FOR_A_LINE):
                lines = self._lines(place)
        except (*MISSES, Exhausted) as refusal:
            x, interval = self._where()
            raise NotFollowing(b.defined(b.integral(interval, x, as_term(self.f))), refusal) from refusal
        return Proved(tuple(lines), lines[-1].theorem, "An antiderivative")

    def theorem(self, place: Place, show: Show) -> Theorem:
        """What the integral is."""
        return self._lines(place)[-1].theorem

    def _where(self) -> tuple[Var, Term]:
        point, space = binding(self.over)
        return as_variable(point), as_space(space)

    def _lines(self, place: Place) -> list[Shown]:
        (x, interval), f = self._where(), as_term(self.f)
        place = with_known_families(place, f, *(th.conclusion for th in place.shown))
        if not isinstance(interval, App) or interval.head != t.INTERVAL:
            raise NotShown("integrate speaks of an interval or the line")
        if self.at:
            return _by_parts(place, x, interval, f, _in_order(place, list(map(as_term, self.at))))
        primitive = _proposed(place, x, f) if self.antiderivative is None else as_term(self.antiderivative)
        return _integrated(place, x, interval, f, primitive)


def _proposed(place: Place, x: Var, f: Term) -> Term:
    """What SymPy says that the antiderivative is."""
    expression = sympy_expression(f, [th.conclusion for th in place.shown])
    symbol = next((s for s in expression.free_symbols if s.name == x.name), None)
    try:
        return b.mul(f, x) if symbol is None else as_term(sympy_integrate(expression, symbol))
    except NotUnderstood:
        help_ = "name one with antiderivative=..., or say with at=[...] between which places there is one formula"
        raise NotShown(f"SymPy finds no antiderivative that can be written here; {help_}") from None


def _integrated(place: Place, x: Var, interval: App, f: Term, primitive: Term) -> list[Shown]:
    slope = slope_of(place.at(x, b.member(x, interval)), x, primitive, x, f)
    low, high = interval.args
    ends = _limit(place, x, primitive, low, 1), _limit(place, x, primitive, high, -1)
    place = _with_parts(place, x, interval, f)
    return [
        Shown(slope, "differentiate"),
        Shown(ends[0], "at the left end"),
        Shown(ends[1], "at the right end"),
        Shown(place.scope.fundamental_theorem(x, interval, slope, *ends), "the fundamental theorem"),
    ]


def _limit(place: Place, x: Var, primitive: Term, end: Term, side: int) -> Theorem:
    """The limit at an end, as short as its normal form."""
    found = limit(place.scope, x, primitive, end, side)
    *_, value = found.conclusion.args  # type: ignore[union-attr]
    if value.sort == t.EXTENDED:
        return found
    plain = knowing([g.conclusion for g in place.scope.facts]).canonical(value)
    return place.scope.with_limit(found, plain)


def _with_parts(place: Place, x: Var, interval: Term, f: Term) -> Place:
    """The place where the summands, and with them the whole, are known to be integrable as far as that can be shown."""
    summands = f.args if isinstance(f, App) and f.head == t.ADD else ()
    for part in [*(factored(s, x)[1] for s in summands), *summands, f]:
        try:
            place = known_to_exist(place, b.integral(interval, x, part), shown)
        except MISSES:
            continue
    return place


# ---- parts ---------------------------------------------------------------------------------------------------


def _in_order(place: Place, points: list[Term]) -> list[Term]:
    """The points from the lowest to the highest; equal ones once."""
    ordered: list[Term] = []
    for point in points:
        if any(place.holds(b.eq(point, other)) for other in ordered):
            continue
        above = (k for k, other in enumerate(ordered) if place.holds(b.lt(point, other)))
        ordered.insert(next(above, len(ordered)), point)
    for low, high in pairwise(ordered):
        if not place.holds(order := b.lt(low, high)):
            raise Refused("cannot show {}", order, obligation=order)
    return ordered


def _by_parts(place: Place, x: Var, interval: App, f: Term, points: Sequence[Term]) -> list[Shown]:
    """The integral over each part, and their sum."""
    low, high = interval.args
    lines: list[Shown] = []
    whole: Theorem | None = None
    for start, end in pairwise([low, *points, high]):
        part = b.interval(start, end)
        value = _of_part(place, x, part, f, points)  # type: ignore[arg-type]
        lines.append(Shown(value, "over one part"))
        whole = value if whole is None else _together(place, x, f, whole, value, start)
    if whole is None:
        raise Refused("there are no parts")
    return [*lines, Shown(whole, "over all parts together")]


def _of_part(place: Place, x: Var, part: App, f: Term, points: Sequence[Term]) -> Theorem:
    """The integral over a part, on which f is what the cases there say."""
    there = place.at(x, b.member(x, part))
    there = there.know(*_beside(there, x, part, points))
    context = knowing([g.conclusion for g in there.scope.facts])
    plain = context.canonical(f)
    *_, value = _integrated(place, x, part, plain, b.ZERO if plain == b.ZERO else _proposed(place, x, plain))
    same = place.scope.know(value.theorem).congruence(x, part, there.scope.field(f, plain))
    return logic.chain(same, value.theorem)


def _beside(there: Place, x: Var, part: App, points: Sequence[Term]) -> list[Theorem]:
    """On which side of each point the part lies."""
    low, high = part.args
    ends = [b.lt(low, x)] if low != b.MINUS_INFINITY else []
    ends += [b.lt(x, high)] if high != b.INFINITY else []
    known = [*map(there.scope.evident, ends), *there.relations()]
    found = []
    for side in (side for point in points for side in (b.lt(x, point), b.lt(point, x))):
        try:
            found.append(combined(there.scope.know(*known), side, known))
        except MISSES:
            continue
    return found


def _together(place: Place, x: Var, f: Term, before: Theorem, after: Theorem, middle: Term) -> Theorem:
    """The integral up to a point and that from there on, added."""
    scope = place.scope.know(before, after)
    known = [scope.evident(b.defined(sides(th)[0])) for th in (before, after)]
    both = calculus.split(*known, *scope.facts, middle=middle)
    total = b.add(sides(before)[1], sides(after)[1])
    return scope.know(both).linear(b.eq(sides(both)[0], total), (both, 1), (before, 1), (after, 1))
