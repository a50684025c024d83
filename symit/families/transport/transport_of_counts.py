"""The Wasserstein distance of order 1 of two distributions on the same integers: what lies between their distribution
functions, which is the cost of the optimal plan (Vallender 1974).

Where the outcomes are a few, the sums are written out; where both are of one family whose distribution function moves
one way with a parameter, it is the distance of the means.  Stands beside the distances on the line, which go by a map:
between integers there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import starmap

from symit.families.closed_forms.absolute_values import absolute, downwards
from symit.families.closed_forms.solving import Ground, at_points
from symit.families.entry import Member, positive_on
from symit.families.functionals import DISTANCE_OF_COUNTS, DISTANCE_OF_FEW
from symit.families.no_form import NoForm
from symit.families.special_members import same_law
from symit.families.transport.moving_counts import (
    Moving,
    all_that_passes,
    at_values,
    both_move,
    distribution_moves,
    stays_inside,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied


def distance_of_counts(asked: Ground, k: Term) -> Term:
    """Refused for another number than 1, and where they are not on the same integers from a first one on."""
    if k != b.ONE:
        raise NoForm("between distributions on integers the Wasserstein distance is known for the number 1 alone")
    one, other = asked.members
    if one.support != other.support:
        raise NoForm("between distributions on different integers no closed form of the distance is known")
    if one.support.args[0].sort == t.EXTENDED:  # type: ignore[union-attr]
        raise NoForm("between distributions on all integers no closed form of the distance is known")
    return _distance(asked, one, other)


def _distance(asked: Ground, one: Member, other: Member) -> App:
    low, high = one.support.args  # type: ignore[union-attr]
    masses = [b.lam(asked.point, member.density(asked.point)) for member in (one, other)]
    if high.sort == t.EXTENDED:
        return b.app(DISTANCE_OF_COUNTS, *masses, low)  # type: ignore[return-value]
    return b.app(DISTANCE_OF_FEW, *masses, low, high)  # type: ignore[return-value]


def counts_found(asked: Ground, k: Term) -> Theorem:
    """The closed form.  Refused where it is not known."""
    whole = distance_of_counts(asked, k)
    with suppress(Refused, t.TermError):
        return _of_one_law(asked, whole)
    if (moving := both_move(*asked.members)) is not None:
        return _of_means(asked, moving, whole)
    low, high = asked.members[0].support.args  # type: ignore[union-attr]
    if not (isinstance(low, Num) and isinstance(high, Num)):
        raise NoForm("between distributions on so many integers no closed form of the distance is known")
    return _written_out(asked, whole, int(low.value), int(high.value))


def _of_one_law(asked: Ground, whole: Term) -> Theorem:
    """0, of one with itself, and of two that have one density under different names."""
    (one, other), scope = asked.members, at_points(asked, asked.members[0])
    if one.family == other.family and one != other:
        raise Refused("they are members of one family")
    scope = scope.know(*(th for m in asked.members for th in _positive_up_to(asked.scope, m)))
    space, sized = b.unfold(whole).args  # type: ignore[union-attr]
    x, y = (b.fresh(name, t.INT, whole, *(f.conclusion for f in scope.facts)) for name in "xy")
    there = scope.at_point(x, space)
    part = b.integers(one.support.args[0], x)  # type: ignore[union-attr]
    every = scope.at_point(y, space)
    same = scope.for_all(same_law(every, y, one, other), y, space)
    here = there.know(same).at_point(y, part)
    gap = b.sub(one.density(y), other.density(y))
    none = here.linear(b.eq(gap, 0), (here.instance(same, y), 1))
    summed = there.congruence(y, part, none)
    written = b.open_with(sized, x)  # type: ignore[arg-type]
    nothing = rewritten(there.know(summed).field(written, written), summed)
    nothing = there.restate(nothing, 0)
    outer = scope.congruence(x, space, nothing)
    return logic.chain(scope.know(outer).unfold(whole), outer, scope.field(sides(outer)[1], 0))


# ---- a few outcomes ------------------------------------------------------------------------------------------


def _written_out(asked: Ground, whole: Term, low: int, high: int) -> Theorem:
    scope = asked.scope
    unfolded = scope.unfold(whole)
    expanded = applied(integration.expand, *scope.facts, term=sides(unfolded)[1])
    gaps = [_up_to(asked, scope, low, k) for k in range(low, high + 1)]
    told = b.add(*(absolute(sides(gap)[0]) for gap in gaps))
    same = rewritten(scope.field(sides(expanded)[1], told), *gaps)
    value = b.add(*(absolute(size) for gap in gaps if (size := sides(gap)[1]) != b.ZERO))
    return logic.chain(unfolded, expanded, same, scope.field(sides(same)[1], value))


def _up_to(asked: Ground, scope: Scope, low: int, k: int) -> Theorem:
    """How much more probability the one has than the other up to k."""
    y, one_and_other = asked.point, [member.density(asked.point) for member in asked.members]
    gap = b.integral(b.integers(b.num(low), b.num(k)), y, b.sub(*one_and_other))
    expanded = applied(integration.expand, *scope.facts, term=gap)
    return scope.restate(expanded, context_of(scope).canonical(sides(expanded)[1]))


# ---- one family ----------------------------------------------------------------------------------------------


def _of_means(asked: Ground, moving: Moving, whole: Term) -> Theorem:
    """By which of the parameters is the larger one, or by the means where these are shorter to write."""
    one, other = asked.members
    p, q = (member.values[moving.place] for member in asked.members)
    share = moving.share(p, *other.values)
    ends = (q, p), (moving.mean(*other.values), moving.mean(*one.values))
    apart, means = (min(PLAIN.canonical(gap), gap, key=lambda term: term.size) for gap in starmap(b.sub, ends))
    far, share, weight = (means, b.ONE, b.power(share, -1)) if means.size < apart.size else (apart, share, b.ONE)
    value = absolute(far) if share == b.ONE else b.mul(share, absolute(far))

    def up(here: Scope) -> Theorem:
        order = here.linear(b.lt(p, q), (here.evident(b.lt(0, far)), weight))
        return _one_way(here.know(order), moving, whole, value, one, other)

    def down(here: Scope) -> Theorem:
        order = here.linear(b.lt(q, p), (here.evident(b.lt(far, 0)), weight))
        return _one_way(here.know(order), moving, whole, value, other, one)

    def level(here: Scope) -> Theorem:
        none = here.evident(b.eq(far, 0))
        found = _of_the_same(asked, here, moving, here.linear(b.eq(p, q), (none, b.neg(weight))))
        return here.restate(found, value, (none, b.neg(share)))

    scope = asked.scope.know(*_positive_up_to(asked.scope, one))
    return _either(scope, b.lt(0, far), up, lambda here: _either(here, b.lt(far, 0), down, level))


def _positive_up_to(scope: Scope, member: Member) -> list[Theorem]:
    """What the entry says is positive at each count, said of those up to each count."""
    x, y = (b.fresh(name, t.INT, *member.values, *(f.conclusion for f in scope.facts)) for name in "xy")
    there = scope.at_point(x, member.support)
    each = positive_on(there, y, b.integers(0, x), member)
    return [scope.for_all(positive, x, member.support) for positive in each]


def _either(scope: Scope, condition: Term, yes: Callable[[Scope], Theorem], no: Callable[[Scope], Theorem]) -> Theorem:
    """What holds where a condition does and where it fails, of which one may be known."""
    known = context_of(scope).decide(condition)
    if known is not None:
        return (yes if known else no)(scope)
    (opposite,) = negations(condition)
    return logic.cases(yes(scope.given(condition)), no(scope.given(opposite)), *scope.facts, condition=condition)


def _one_way(scope: Scope, moving: Moving, whole: Term, value: Term, low: Member, high: Member) -> Theorem:
    """Where the parameter of the one member is below that of the other."""
    scope = scope.know(at_values(scope, stays_inside, low, high))
    total = at_values(scope, all_that_passes, low, high)
    space, written = b.unfold(whole).args  # type: ignore[union-attr]
    x = b.fresh("x", t.INT, whole, *(f.conclusion for f in scope.facts))
    sized, passed = (b.open_with(function(f), x) for f in (written, sides(total)[0].args[1]))  # type: ignore[union-attr]
    there = scope.at_point(x, space)
    moved = at_values(there, distribution_moves, low, high, x)
    gap = sized.args[1]  # type: ignore[union-attr]
    is_plain = gap == sides(moved)[0]
    is_up = is_plain == moving.rises
    there = there.know(moved)
    same = there.linear(b.eq(gap, passed if is_up else b.neg(passed)), (moved, 1 if is_plain else -1))
    there = there.know(there.evident(b.le(0, passed)))
    as_passed = rewritten(there.field(sized, sized), same)
    each = logic.chain(as_passed, there.field(sides(as_passed)[1], passed) if is_up else _turned(there, passed))
    summed = scope.know(total).congruence(x, space, each)
    unfolded = scope.know(summed).unfold(whole)
    return logic.chain(unfolded, summed, total, scope.field(sides(total)[1], value))


def _turned(there: Scope, passed: Term) -> Theorem:
    """|-u| = u where u is not negative."""
    below = there.evident(b.le(b.neg(passed), 0))
    return there.restate(downwards(there.know(below), b.neg(passed)), passed)


def _of_the_same(asked: Ground, scope: Scope, moving: Moving, same: Theorem) -> Theorem:
    """0, where the parameters are the same."""
    one, other = asked.members
    none = scope.field(_distance(asked, one, one), 0)
    hole = b.fresh("hole", t.REAL, none.conclusion, *other.values)
    moved = replace(other, values=moving.with_(other.values, hole))
    return logic.rewrite(none, same, template=b.lam(hole, b.eq(_distance(asked, one, moved), b.ZERO)))
