"""Integrals of functions that are given by cases: split where the cases meet.

Where two such places may stand in either order, the integral is found for each order and where they are one, and the
values are written as one: |p - q| instead of q - p in one order and p - q in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from symit.families.integrals.base import HALF_LINE
from symit.families.moments.heavy_tails import without_mean
from symit.families.moments.moments import Map, along, first_of, is_end, on_half_line, on_interval, opened
from symit.families.moments.named import folded
from symit.families.supports import at_every_point, conditions
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import (
    Divergent,
    Moment,
    NoBaseIntegral,
    added,
    closed,
    concluded,
    context_of,
    remembered,
)
from symit.proving.integrals.divergence import on_more
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

Parts: TypeAlias = Callable[[Term, Term], Moment]
"""The moments over a part of the support, from one end to the other."""


def by_pieces(parts: Parts, at: Sequence[Term] = ()) -> Moment:
    """The moments of what is given by cases; `parts` knows those over a part on which the cases are settled.  `at` are
    places at which there is always a cut."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        places = list(dict.fromkeys([*at, *_places(body, x)]))
        if not places:
            raise NoBaseIntegral(integral)
        try:
            return _in_any_order(scope, integral, places, parts, found)
        except (Divergent, NoBaseIntegral) as refusal:
            low, high = integral.args[0].args  # type: ignore[union-attr]
            start = low if low.sort != t.EXTENDED else next(iter(at), None)
            if start is None or high != b.INFINITY or getattr(refusal, "theorem", None) is not None:
                raise
            theorem = without_mean(scope, integral, parts(start, high), start)
            if theorem is None:
                raise
            raise Divergent(integral, theorem) from refusal

    return found


def cut_at(places: Sequence[Term], parts: Parts) -> Moment:
    """The moments of what is given by cases that all lie between these places."""

    def found(scope: Scope, integral: App) -> Theorem:
        return _in_any_order(scope, integral, list(places), parts, found)

    return found


def exponential_parts(low: Term, high: Term) -> Moment:
    """Of what decays exponentially, or grows so over a bounded part."""
    if high == b.INFINITY and low != b.MINUS_INFINITY:
        return along(Map(lambda u: b.add(low, u), HALF_LINE, low=low), on_half_line)
    if low == b.MINUS_INFINITY and high != b.INFINITY:
        return along(Map(lambda u: b.sub(high, u), HALF_LINE, low=high), on_half_line)
    return between(low, high)


def either_side(middle: Term, scale: Term, power: Term, base: Moment) -> Parts:
    """The moments of middle + scale u^power and of middle - scale u^power, from those of u over parts of the half-line;
    the middle is a place of cut."""
    base = remembered(base)  # both sides ask for the same

    def parts(low: Term, high: Term) -> Moment:
        is_below = low == b.MINUS_INFINITY or high == middle

        def to(u: Term) -> Term:
            away = b.exp(b.add(b.log(scale), b.mul(power, b.log(u))))
            return b.sub(middle, away) if is_below else b.add(middle, away)

        def back(x: Term) -> Term:
            if x == middle or x.sort == t.EXTENDED:
                return b.ZERO if x == middle else b.INFINITY
            gap = PLAIN.canonical(b.sub(middle, x) if is_below else b.sub(x, middle))
            return b.exp(b.div(b.sub(b.log(gap), b.log(scale)), power))

        near, far = (high, low) if is_below else (low, high)
        source = b.interval(back(near), back(far))
        return along(Map(to, source, low=near, high=None if far.sort == t.EXTENDED else far), base)

    return parts


def distance(a: Term, c: Term) -> Term:
    """|a - c|, as a case distinction."""
    gap = PLAIN.canonical(b.sub(a, c))
    return b.if_(b.le(0, gap), gap, b.neg(gap))


def _places(term: Term, x: Var) -> Iterator[Term]:
    """Where the cases of a term meet."""
    if not isinstance(term, App) or x not in term.free:
        return
    if term.head == t.IF and x in term.args[0].free:
        for condition in b.conjuncts(term.args[0]):
            left, right = condition.args  # type: ignore[union-attr]
            gap = b.sub(right, left)
            slope = PLAIN.canonical(b.sub(b.substitute(gap, {x: b.add(x, 1)}), gap))
            place = PLAIN.canonical(b.sub(x, b.div(gap, slope)))
            if x in slope.free or x in place.free:
                raise Refused("the cases of {} do not meet at one place", term)
            yield place
    for part in term.args:
        yield from _places(part, x)


# ---- the order of the places ---------------------------------------------------------------------------------


def _in_any_order(scope: Scope, integral: App, places: list[Term], parts: Parts, solve: Moment) -> Theorem:
    context = context_of(scope)
    ends = [end for end in integral.args[0].args if end.sort != t.EXTENDED]  # type: ignore[union-attr]
    for n, p in enumerate(places):
        for q in [*places[n + 1 :], *ends]:
            if not any(map(context.holds, (b.lt(p, q), b.lt(q, p), b.eq(p, q)))):
                return _in_both_orders(scope, integral, p, q, solve, (*places, *ends))
    ordered = sorted(places, key=lambda p: sum(context.holds(b.lt(q, p)) for q in places))
    return _in_parts(scope, integral, ordered, parts)


def _in_both_orders(scope: Scope, integral: App, p: Term, q: Term, solve: Moment, others: Sequence[Term]) -> Theorem:
    """The integral where p < q, where q < p, and where they are one, and all three together."""
    if not isinstance(q, Var) or q in p.free:
        p, q = q, p
    if not isinstance(q, Var) or q in p.free:
        raise Refused("{} and {} may stand in either order", p, q)
    rising, falling = _in_order(scope, p, q, others), _in_order(scope, q, p, others)
    try:
        up, down = solve(rising, integral), solve(falling, integral)
        at_one = solve(_where_one(scope, p, q), b.substitute(integral, {q: p}))  # type: ignore[arg-type]
    except Divergent as diverging:  # in one order, and perhaps not in the other
        raise NoBaseIntegral(integral) from diverging
    value = sides(at_one)[1]
    either = _of_either(rising, falling, sides(up)[1], sides(down)[1], value, p, q)
    goal, at_one = _met(scope, integral, either, at_one, p, q)
    up = concluded(rising.know(up), goal, [(up, b.ONE)], folded)
    down = concluded(falling.know(down), goal, [(down, b.ONE)], folded)
    same = scope.given(b.le(p, q), b.le(q, p))
    one = _put(at_one, same.evident(b.eq(p, q)), goal, q)
    moved = [(h, b.substitute(h, {q: p})) for f in scope.facts for h in f.hypotheses if q in h.free]
    one = logic.cut(one, *(_put(logic.assume(formula=h), same.evident(b.eq(q, p)), h, q) for h, _ in moved))
    not_rising = logic.cases(down, one, *scope.given(b.le(q, p)).facts, condition=b.lt(q, p))
    return logic.cases(up, not_rising, *scope.facts, condition=b.lt(p, q))


def _in_order(scope: Scope, low: Term, high: Term, others: Sequence[Term]) -> Scope:
    """With low < high, and what follows from it for 0 and other places."""
    there = scope.given(b.lt(low, high))
    first, context = there.evident(b.lt(low, high)), context_of(there)
    for place in dict.fromkeys((*others, b.ZERO)):
        for known, claim in (((high, place), b.lt(low, place)), ((place, low), b.lt(place, high))):
            if context.holds(b.lt(*known)) and not context.holds(claim):
                there = there.know(there.linear(claim, (first, 1), (there.evident(b.lt(*known)), 1)))
    return there


def _where_one(scope: Scope, p: Term, q: Var) -> Scope:
    """What is known of p where q is p."""
    return Scope(tuple(logic.instantiate(f, values=((q, p),)) if q in f.conclusion.free else f for f in scope.facts))


def _put(theorem: Theorem, same: Theorem, claim: Term, q: Var) -> Theorem:
    """A claim that speaks of q, from what it says where q is replaced, and the equation that replaces it."""
    hole = b.fresh("hole", q.of, claim, same.conclusion)
    return logic.rewrite(theorem, same, template=b.lam(hole, b.substitute(claim, {q: hole})))


def _met(scope: Scope, integral: App, values: Iterable[Term], at_one: Theorem, p: Term, q: Var) -> tuple[Term, Theorem]:
    """That the integral has the first of these values that it has where p and q are one, too; and that it has it there.

    Where they meet, one of the branches may have no value, or neither.
    """
    refusal = Refused("{} and {} may stand in either order", p, q)
    for value in values:
        goal = b.eq(integral, value)
        met = b.substitute(goal, {q: p})
        try:
            return goal, concluded(_where_one(scope, p, q).know(at_one), met, [(at_one, b.ONE)], folded)
        except Refused as found:
            refusal = found
    raise refusal


def _of_either(rising: Scope, falling: Scope, up: Term, down: Term, at_one: Term, p: Term, q: Var) -> Iterator[Term]:
    """Terms that are `up` where p < q and `down` where q < p."""
    gap = b.fresh("gap", t.REAL, up, down, p)
    shifted = context_of(rising).canonical(b.substitute(up, {q: b.add(p, gap)}))
    value = b.substitute(shifted, {gap: distance(p, q)})
    if context_of(falling).equal(value, down) and context_of(rising).equal(value, up):
        yield value
    yield b.if_(b.lt(p, q), up, down)
    yield b.if_(b.lt(q, p), down, up)
    yield b.if_(b.lt(p, q), up, b.if_(b.lt(q, p), down, at_one))


# ---- the parts -----------------------------------------------------------------------------------------------


def _in_parts(scope: Scope, integral: App, places: list[Term], parts: Parts) -> Theorem:
    """The integral as the sum over the parts between the places."""
    space, body = integral.args
    low, high = space.args  # type: ignore[union-attr]
    context = context_of(scope)
    inside = [p for p in places if not (_lies(context, p, low) or _lies(context, high, p))]
    cut = (App(t.INTEGRAL, (b.interval(*ends), body)) for ends in pairwise([low, *inside, high]))
    values = [_over(scope, integral, part, places, parts) for part in cut]
    whole, total = values[0], sides(values[0])[1]
    for middle, value in zip(inside, values[1:], strict=True):
        known = scope.know(whole, value)
        exist = (known.evident(b.defined(sides(th)[0])) for th in (whole, value))
        joined = _joined(known, exist, middle, space)
        total = added(context_of(scope), [total, sides(value)[1]], folded)
        claim = b.eq(sides(joined)[0], total)
        combined = [(joined, b.ONE), (whole, b.ONE), (value, b.ONE)]
        whole = concluded(known.know(joined), claim, combined, folded)
    return scope.know(whole).linear(b.eq(integral, total), (whole, 1)) if sides(whole)[0] != integral else whole


def _joined(scope: Scope, exist: Iterable[Theorem], middle: Term, space: Term) -> Theorem:
    """The split at a place; where what is integrated has a value there only as it does within the space, that it is."""
    parts = tuple(exist)
    try:
        return applied(calculus.split, *parts, *scope.facts, middle=middle)
    except Refused:
        inside = scope.know(scope.evident(b.member(middle, space)))
        return applied(calculus.split, *parts, *inside.facts, middle=middle)


def _lies(context: Context, p: Term, q: Term) -> bool:
    """Is it known that p <= q?"""
    return p.sort != t.EXTENDED and q.sort != t.EXTENDED and context.holds(b.le(p, q))


def _over(scope: Scope, whole: App, integral: App, places: list[Term], parts: Parts) -> Theorem:
    """The integral over one part, on which the cases are settled; where it diverges, so does the whole."""
    low, high = integral.args[0].args  # type: ignore[union-attr]
    x, _ = opened(scope, integral)
    wanted = [side for p in places for side in (b.lt(x, p), b.lt(p, x), b.le(x, p), b.le(p, x))]
    wanted += [b.lt(0, b.sub(x, p)) for p in places] + [b.lt(0, x), *conditions(x, whole.args[0])]
    there = scope.know(*at_every_point(scope, x, integral.args[0], wanted))
    there = there.know(*on_part(there, x, whole.args[0], integral.args[0]))
    try:
        return closed(there, integral, parts(low, high), folded)
    except Divergent as found:
        raise Divergent(whole, found.theorem and on_more(scope, x, whole.args[0], found.theorem)) from found


def on_part(scope: Scope, x: Var, space: Term, part: Term) -> Iterator[Theorem]:
    """What holds at all points of a space, of those of a part of it."""
    there = scope.at_point(x, part)
    if part == space or not context_of(there).holds(b.member(x, space)):
        return
    inside = there.know(there.evident(b.member(x, space)))
    for fact in scope.facts:
        written = _space_of(fact.conclusion, x)
        if written is not None and all(map(is_end, written.args, space.args)):  # type: ignore[union-attr]
            known = inside if written == space else inside.know(inside.evident(b.member(x, written)))
            yield scope.for_all(known.instance(fact, x), x, part)


def _space_of(formula: Term, x: Var) -> Term | None:
    """The interval of whose points a formula speaks."""
    if not b.is_app(formula, t.FORALL):
        return None
    said, _ = b.antecedents(b.open_with(formula.args[0], x))  # type: ignore[union-attr, arg-type]
    if len(said) != 1 or not b.is_app(said[0], t.MEMBER):
        return None
    point, space = said[0].args  # type: ignore[union-attr]
    return space if point == x and b.is_app(space, t.INTERVAL) else None


def between(low: Term, high: Term) -> Moment:
    """The moments over a bounded interval, measured from either end."""
    inside = b.interval(0, PLAIN.canonical(b.sub(high, low)))
    from_below = Map(lambda u: b.add(low, u), inside, low=low, high=high)
    from_above = Map(lambda u: b.sub(high, u), inside, low=high, high=low)
    return first_of([along(from_below, on_interval), along(from_above, on_interval)])


ON_HALF_LINES = by_pieces(exponential_parts)
