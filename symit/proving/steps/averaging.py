"""A relation between integrals, from relations at every point of their spaces.

Each integral that the goal speaks of is shown to exist and written in the words that are known at its points; what
bounds an integrand bounds the integral; then the goal is a combination of all that.  Stands on `existence`.
"""

from __future__ import annotations

from itertools import product

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.normal import canonical_space
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.existence import exists, known_to_exist
from symit.proving.integrals.integrals import (
    entropies_in,
    functional,
    in_other_words,
    integrals_in,
    last_apart,
    opened,
    written_out,
)
from symit.proving.scope.effort import not_counted
from symit.proving.scope.place import MISSES, Place, Show
from symit.proving.scope.scope import sides
from symit.proving.steps.combining import combined
from symit.proving.steps.matching import subterms
from symit.proving.steps.sifting import one_place_only
from symit.proving.steps.summing import added_up, is_long
from symit.proving.steps.sums import counted


def term_by_term(place: Place, goal: App, show: Show) -> Theorem:
    """Two integrals over one space, or multiples of them, are equal because their integrands are; two integrals compare
    as their integrands are known to."""
    one, two = map(_factor_inside, goal.args)
    if one is None or two is None or one.args[0] != two.args[0]:
        raise Refused("these are no two integrals over one space")
    at = opened(place, one)
    pointwise = b.app(goal.head, at.body, b.open_with(function(two.args[1]), at.x))
    if goal.head == t.EQ:
        equal = place.scope.congruence(at.x, at.space, show(at.there, pointwise))
        return equal if equal.conclusion == goal else place.scope.know(equal).linear(goal, (equal, 1))
    known = next((th for th in at.there.relations() if th.conclusion == pointwise), None)
    if known is None or (one, two) != goal.args:
        raise Refused("it is not known how the integrands compare")
    for whole in (one, two):
        place = known_to_exist(place, whole, show)
    return place.scope.monotone(at.x, at.space, known)


def bounded_term_by_term(place: Place, goal: App) -> Theorem:
    """An integral is at most another over the same space because that is known of their integrands."""
    one, two = map(functional, goal.args)
    if goal.head != t.LE or one is None or two is None or one.args[0] != two.args[0] or (one, two) != goal.args:
        raise Refused("these are no two integrals over one space")
    at = opened(place, one)
    bound = b.le(at.body, b.open_with(function(two.args[1]), at.x))
    known = next((th for th in at.there.shown if th.conclusion == bound), None)
    return place.scope.monotone(at.x, at.space, known or bounded_term_by_term(at.there, bound))  # type: ignore[arg-type]


def _factor_inside(side: Term) -> App | None:
    """c times the integral of f as the integral of c f."""
    factors = side.args if isinstance(side, App) and side.head == t.MUL else (side,)
    wholes = [n for n, factor in enumerate(factors) if functional(factor) is not None]
    if len(wholes) != 1:
        return None
    (n,) = wholes
    whole = functional(factors[n])
    if whole is None or len(factors) == 1:
        return whole
    beside = [*factors[:n], *factors[n + 1 :]]
    x = b.fresh("x", function(whole.args[1]).domain, side)
    return b.integral(whole.args[0], x, b.mul(*beside, b.open_with(function(whole.args[1]), x)))  # type: ignore[return-value]


def averaged(place: Place, goal: App, show: Show) -> Theorem:
    """The goal by what is known at every point, integrated."""
    place, written = settled(place, show, *goal.args)
    refusals: list[BaseException] = []
    for attempt in (_by_what_is_known, _by_all_integrals, _by_bounds, _by_two_integrals):
        try:
            return attempt(place, goal, written, show)
        except MISSES as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _by_what_is_known(place: Place, goal: App, written: list[Theorem], show: Show) -> Theorem:
    return combined(place.scope, goal, [*written, *place.relations()])


def _by_all_integrals(place: Place, goal: App, written: list[Theorem], show: Show) -> Theorem:
    """The integrals in what is known, written in other words, too."""
    about = [s for r in place.relations() for s in sides(r) if t.has_integral(s)]
    wider, more = settled(place, show, *about)
    if not more:
        raise Refused("no other integral is known")
    return combined(wider.scope, goal, [*written, *more, *place.relations()])


def _by_bounds(place: Place, goal: App, written: list[Theorem], show: Show) -> Theorem:
    """Bounds on the integrands, integrated."""
    wider, bounds = _integrated(place, show, *goal.args)
    if not bounds:
        raise Refused("nothing bounds an integrand")
    wider, more = settled(wider, show, *goal.args)
    equations = [th for th in wider.relations() if b.is_app(th.conclusion, t.EQ)]
    return combined(wider.scope, goal, [*bounds, *written, *more, *equations])


def _by_two_integrals(place: Place, goal: App, written: list[Theorem], show: Show) -> Theorem:
    """An integral on the left and one on the right over the same space, compared at every point."""
    refusal: BaseException = Refused("no two integrals over one space can be compared")
    for one, two in product(*(integrals_in(side) for side in goal.args)):
        if one.args[0] != two.args[0] or one == two:
            continue
        for relation in (b.eq,) if b.is_app(goal, t.EQ) else (b.le, b.eq):
            try:
                known = _compared(place, one, two, relation is b.eq, show)
                known, more = settled(known, show, *goal.args)
                return combined(known.scope, goal, [*more, *known.relations()])
            except MISSES as why:
                refusal = why
    raise refusal


def _compared(place: Place, one: App, two: App, equal: bool, show: Show) -> Place:
    """The place where one integral is known to be, or to be at most, the other."""
    at = opened(place, one)
    other = b.open_with(function(two.args[1]), at.x)
    pointwise = show(at.there, (b.eq if equal else b.le)(at.body, other))
    known = place
    for whole in (one, two):
        if not known.holds(b.defined(whole)):
            try:
                known = known.know(exists(known, whole, show))
            except MISSES:
                if not equal:  # what is known at every point may be what bounds it
                    known = known.know(place.scope.for_all(pointwise, at.x, at.space))
                    known = known.know(exists(known, whole, show))
    rule = known.scope.congruence if equal else known.scope.monotone
    return known.know(rule(at.x, at.space, pointwise))


# ---- existence and other words -------------------------------------------------------------------------------


def settled(place: Place, show: Show, *terms: Term) -> tuple[Place, list[Theorem]]:
    """Where every integral in the terms that can be shown to exist is known to, with what it is in other words."""
    found: list[Theorem] = []
    for whole in integrals_in(*terms):
        for way in (
            *(_written_out, _counted, _one_place_alone, _one_place_apart),
            *(one_place_only, _last_place_apart, _in_known_words),
        ):
            try:
                place, new = way(place, whole, show)
            except MISSES:
                continue
            found += new
            break
    for part in [*entropies_in(*terms), *(p for term in terms for p in dict.fromkeys(subterms(term)))]:
        if part in entropies_in(*terms) or functional(part) not in (None, part):
            try:
                unfolded = place.scope.unfold(part)
            except MISSES:
                continue
            place, found = place.know(unfolded), [*found, unfolded]
    return place, found


def _written_out(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """A sum over a range between two numbers."""
    space = whole.args[0]
    if not (isinstance(space, App) and space.head == t.RANGE and all(isinstance(end, Num) for end in space.args)):
        raise Refused("this is no sum between two numbers")
    known = known_to_exist(place, whole, show)
    expanded = _added_up(known, whole) if is_long(whole) else written_out(known, whole)
    return known.know(expanded), [expanded]


def _added_up(place: Place, whole: App) -> Theorem:
    """Nothing is searched for, and how long it takes is how long the table is."""
    with not_counted():
        return added_up(place, whole)


def _counted(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """A sum over 1, ..., n of what is the same for each."""
    at = opened(place, whole)
    if not b.is_app(at.space, t.RANGE) or at.x in at.body.free:
        raise Refused("this is no sum of what is the same for each")
    known = known_to_exist(place, whole, show)
    count = place.scope.instance(counted(), at.space.args[1])  # type: ignore[union-attr]
    return known.know(count), [count]


def _last_place_apart(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """A sum up to n where something is known of the sum up to n - 1."""
    space, body = whole.args
    if not (isinstance(space, App) and space.head == t.RANGE and t.EXTENDED not in (end.sort for end in space.args)):
        raise Refused("this is no finite sum")
    shorter = App(t.INTEGRAL, (canonical_space(b.integers(space.args[0], b.sub(space.args[1], 1)), PLAIN), body))
    if shorter not in {p for th in place.relations() for p in subterms(th.conclusion)}:
        raise Refused("nothing is known of the sum without its last summand")
    known = known_to_exist(place, whole, show)
    apart = last_apart(known, whole)
    return known.know(apart), [apart]


def _one_place_alone(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """A sum of {f at one place, else 0} is f there."""
    at = opened(place, whole)
    if not isinstance(at.body, App) or at.body.head != t.IF or at.body.args[2] != b.ZERO:
        raise Refused("this is no sum with one summand")
    condition, summand, _ = at.body.args
    if not isinstance(condition, App) or condition.head != t.EQ or at.x not in condition.args:
        raise Refused("this is no sum with one summand")
    (index,) = [side for side in condition.args if side != at.x] or [at.x]
    alone = place.scope.sift(whole, index, b.substitute(summand, {at.x: index}))
    return place.know(alone), [alone]


def _one_place_apart(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    """A sum of {a at one place, else b} is that of b + (a - b) {1 at that place, else 0}, and sums of 1 are counted."""
    at = opened(place, whole)
    if not b.is_app(at.space, t.RANGE) or not (isinstance(at.body, App) and at.body.head == t.IF):
        raise Refused("this is no sum that is special at one place")
    condition, yes, no = at.body.args
    if not isinstance(condition, App) or condition.head != t.EQ or at.x not in condition.args:
        raise Refused("this is no sum that is special at one place")
    apart = b.add(no, b.mul(b.sub(yes, no), b.if_(condition, 1, 0)))
    equal = place.scope.congruence(at.x, at.space, show(at.there, b.eq(at.body, apart)))
    (index,) = [side for side in condition.args if side != at.x]
    counts = [place.scope.instance(counted(), at.space.args[1])]  # type: ignore[union-attr]
    counts.append(place.scope.sifted(t.INTEGRAL, at.x, at.space, b.ONE, index))
    return place.know(equal, *counts), [equal, *counts]


def _in_known_words(place: Place, whole: App, show: Show) -> tuple[Place, list[Theorem]]:
    at = opened(place, whole)
    same = in_other_words(at)
    if same is None:
        return known_to_exist(place, whole, show), []
    try:
        known = known_to_exist(place, at.integral(sides(same)[1]), show)
    except MISSES:
        known = known_to_exist(place, whole, show)
    equal = known.scope.congruence(at.x, at.space, same)
    known = known.know(equal)
    try:
        known, expanded = _written_out(known, sides(equal)[1], show)  # type: ignore[arg-type]
    except MISSES:
        return known, [equal]
    return known, [equal, *expanded]


def _integrated(place: Place, show: Show, *terms: Term) -> tuple[Place, list[Theorem]]:
    """What bounds the integrands at every point, integrated."""
    found: list[Theorem] = []
    for whole in integrals_in(*terms):
        at = opened(place, whole)
        for bound in at.there.relations():
            if b.is_app(bound.conclusion, t.EQ) or not _is_about(bound, at.body, at.x, at.space, *terms):
                continue
            try:
                for side in sides(bound):
                    place = known_to_exist(place, at.integral(side), show)
                found.append(place.scope.monotone(at.x, at.space, bound))
            except MISSES:
                continue
    return place.know(*found), found


def _is_about(bound: Theorem, body: Term, x: Term, space: Term, *terms: Term) -> bool:
    """Does a bound speak of the integrand, or of a logarithm that an entropy is the mean of?"""
    left, right = sides(bound)
    if not x.free <= bound.conclusion.free or left == right:
        return False
    of_entropy = b.is_app(space, t.RANGE) and bool(entropies_in(*terms))
    return body in (left, right) or (of_entropy and any(b.is_app(p, t.LOG) for s in (left, right) for p in subterms(s)))
