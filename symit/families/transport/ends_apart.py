"""How far a map of one interval onto another moves a point, in the mean over the first: by how far the ends lie apart.

Where both ends move the same way every point does, and where they do not, there is one place that stays.  Stands under
the Wasserstein distances; of other families than Uniform it knows nothing.
"""

from __future__ import annotations

from functools import cache

from symit.families.closed_forms.absolute_values import absolute, downwards, times
from symit.families.closed_forms.solving import Ground, solved
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides

_BOTH = b.real("s"), b.real("t")
_LINE = b.real("p"), b.real("r"), b.real("l")
_PLACE = b.real("h"), b.real("l"), *_BOTH


def power_moved(asked: Ground, scope: Scope, there: Scope, away: Term, n: int) -> tuple[Theorem, Theorem]:
    """The power of how far a point moves, and the mean of that: of all powers of how far the ends move together."""
    (one, _), x = asked.members, asked.point
    low, high = one.support.args  # type: ignore[union-attr]
    length, (p, r) = b.sub(high, low), _apart(asked)
    start, grows = (b.fresh(name, t.REAL, away) for name in ("p", "k"))
    line = b.add(start, b.mul(grows, b.sub(x, low)))
    body = b.mul(b.power(line, n), one.density(x))
    found = solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters | {start, grows})
    found = scope.restate(found, _mean_power(start, b.add(start, b.mul(grows, length)), n))
    rate = b.div(b.sub(r, p), length)
    found = scope.instantiate(found, {start: p, grows: rate})
    value = logic.chain(found, scope.instantiate(_at_both_ends(n), dict(zip(_LINE, (p, r, length), strict=True))))
    moved = there.field(away, b.substitute(line, {start: p, grows: rate}))
    return rewritten(there.field(b.power(away, n), b.power(away, n)), moved), value


def _mean_power(p: Term, r: Term, n: int) -> Term:
    """The mean of u^n for u between p and r."""
    return b.div(b.add(*(b.mul(b.power(p, k), b.power(r, n - k)) for k in range(n, -1, -1))), n + 1)


@cache
def _at_both_ends(n: int) -> Theorem:
    """The mean power by how far the ends move: one theorem for all ends."""
    p, r, length = _LINE
    scope = Scope().given(b.lt(0, length))
    end = b.add(p, b.mul(b.div(b.sub(r, p), length), length))
    return scope.field(_mean_power(p, end, n), _mean_power(p, r, n))


def order_of_ends(asked: Ground) -> Term | None:
    """Of the lower ends, or else of the upper ones, which is lower, where that is open."""
    ends = zip(*(m.support.args for m in asked.members), strict=True)  # type: ignore[union-attr]
    context = context_of(asked.scope)
    return next((c for low, high in ends if context.decide(c := b.le(low, high)) is None), None)


def moved_with_ends(asked: Ground, scope: Scope, there: Scope, away: Term) -> tuple[Theorem, Theorem]:
    """How far a point moves, and the mean of that, where the order of the ends is known."""
    (low, high), (to_low, to_high) = (m.support.args for m in asked.members)  # type: ignore[union-attr]
    rises = [context_of(scope).holds(b.le(*pair)) for pair in ((low, to_low), (high, to_high))]
    falls = [context_of(scope).holds(b.le(*pair)) for pair in ((to_low, low), (to_high, high))]
    if all(rises):
        return _one_way(asked, scope, there, away, 1)
    if all(falls):
        return _one_way(asked, scope, there, away, -1)
    if rises[0] and falls[1]:
        return _two_ways(asked, scope, there, away, 1)
    if falls[0] and rises[1]:
        return _two_ways(asked, scope, there, away, -1)
    raise NoForm("which ends lie below which is open")


def _apart(asked: Ground) -> tuple[Term, Term]:
    (low, high), (to_low, to_high) = (m.support.args for m in asked.members)  # type: ignore[union-attr]
    return b.sub(to_low, low), b.sub(to_high, high)


def _one_way(asked: Ground, scope: Scope, there: Scope, away: Term, sign: int) -> tuple[Theorem, Theorem]:
    """Every point moves up, or every point down: between the ends it moves by a mean of how far these do."""
    (one, _), x = asked.members, asked.point
    low, high = one.support.args  # type: ignore[union-attr]
    length = b.sub(high, low)
    shares = (b.div(b.sub(high, x), length), b.div(b.sub(x, low), length))
    signed = [there.evident(b.le(0, b.mul(sign, gap))) for gap in _apart(asked)]
    known = there.linear(b.le(0, b.mul(sign, away)), *zip(signed, shares, strict=True))
    here = there.know(known)
    plain = here.field(absolute(away), away) if sign > 0 else downwards(here, away)
    body = b.mul(sides(plain)[1], one.density(x))
    return plain, solved(scope, b.integral(one.support, x, body), one.moment, asked.parameters)


def _two_ways(asked: Ground, scope: Scope, there: Scope, away: Term, sign: int) -> tuple[Theorem, Theorem]:
    """One end moves inwards and the other outwards, or does not move: the lower one inwards where the sign is 1."""
    (one, _), x = asked.members, asked.point
    p, r = _apart(asked)
    s, t_ = (p, b.neg(r)) if sign > 0 else (b.neg(p), r)
    weak = s if sign > 0 else t_
    whole = b.integral(one.support, x, b.mul(absolute(away), one.density(x)))
    goal = b.eq(whole, _of_both(s, t_))
    plain = there.field(absolute(away), absolute(away))
    if context_of(scope).holds(b.lt(0, weak)):
        return plain, _with_a_place(asked, scope, away, sign, goal)
    moved = _with_a_place(asked, scope.given(b.lt(0, weak)), away, sign, goal)
    stays = scope.given(b.le(weak, 0))
    same = stays.evident(b.eq(weak, 0))
    other, value = _one_way(asked, stays, stays.at_point(x, one.support), away, -1)
    value = stays.restate(_put(asked, stays, other, value), b.div(b.sub(b.add(s, t_), b.mul(2, weak)), 2))
    positive = stays.linear(b.lt(0, b.add(s, t_)), (stays.evident(b.lt(0, t_ if sign > 0 else s)), 1), (same, -1))
    known = stays.know(same, positive)
    stayed = logic.chain(value, known.instantiate(_where_one_stays(weak == s), dict(zip(_BOTH, (s, t_), strict=True))))
    return plain, logic.cases(moved, stayed, *scope.facts, condition=b.lt(0, weak))


def _of_both(s: Term, t_: Term) -> Term:
    return b.div(b.add(b.power(s, 2), b.power(t_, 2)), b.mul(2, b.add(s, t_)))


def _about(h: Term, length: Term) -> Term:
    """The mean distance from a place, if that lies so far from the lower end of an interval."""
    return b.div(b.add(b.power(h, 2), b.power(b.sub(length, h), 2)), b.mul(2, length))


def _put(asked: Ground, scope: Scope, plain: Theorem, value: Theorem) -> Theorem:
    """The mean of what stands on the left of an equation, from that of what stands on its right."""
    (one, _), x = asked.members, asked.point
    there = scope.at_point(x, one.support)
    written, body = (b.mul(side, one.density(x)) for side in sides(plain))
    pointwise = there.know(plain).linear(b.eq(written, body), (plain, one.density(x)))
    return logic.chain(scope.know(value).congruence(x, one.support, pointwise), value)


@cache
def _from_the_place() -> Theorem:
    """What both ways come to, in terms of the place: one theorem for all ends."""
    h, length, s, t_ = _PLACE
    scope = Scope().given(b.lt(0, length), b.lt(0, b.add(s, t_)), b.eq(h, b.div(b.mul(length, s), b.add(s, t_))))
    written = b.mul(b.div(b.add(s, t_), length), _about(h, length))
    put = rewritten(scope.field(written, written), scope.facts[-1])
    return logic.chain(put, scope.field(sides(put)[1], _of_both(s, t_)))


@cache
def _where_one_stays(is_first: bool) -> Theorem:
    """What both ways come to where one of them is none."""
    s, t_ = _BOTH
    weak, gap = (s if is_first else t_), b.add(s, t_)
    scope = Scope().given(b.lt(0, gap), b.eq(weak, 0))
    claim = b.eq(b.div(b.sub(gap, b.mul(2, weak)), 2), _of_both(s, t_))
    return scope.linear(claim, (scope.facts[-1], b.div(b.neg(weak), gap)))


def _with_a_place(asked: Ground, scope: Scope, away: Term, sign: int, goal: Term) -> Theorem:
    """What is claimed of the whole, where one place within stays: for any such place, and then for the one there is."""
    (one, _), x = asked.members, asked.point
    low, high = one.support.args  # type: ignore[union-attr]
    length, (p, r) = b.sub(high, low), _apart(asked)
    s, t_ = (p, b.neg(r)) if sign > 0 else (b.neg(p), r)
    gap = b.add(s, t_)
    first, last = (scope.evident(b.lt(0, part)) for part in (s, t_))
    scope = scope.know(first, last, scope.linear(b.lt(0, gap), (first, 1), (last, 1)))
    way, rate = b.div(b.mul(length, s), gap), b.div(gap, length)
    w = b.fresh("w", t.REAL, goal)
    inside, stays = (b.lt(low, w), b.lt(w, high)), b.eq(b.sub(w, low), way)
    here = scope.given(*inside, stays)
    there = here.at_point(x, one.support)
    inner, stayed = b.sub(w, x) if sign > 0 else b.sub(x, w), logic.assume(formula=stays)
    same = there.linear(b.eq(away, b.mul(rate, inner)), (stayed, b.mul(-sign, rate)))
    plain = times(there, away, inner, rate, same)
    body = b.mul(absolute(inner), one.density(x))
    found = solved(scope.given(*inside), b.integral(one.support, x, body), one.moment, asked.parameters | {w})
    found = here.restate(found, _about(b.sub(w, low), length))
    scaled = b.integral(one.support, x, b.mul(sides(plain)[1], one.density(x)))
    value = here.know(found).linear(b.eq(scaled, b.mul(rate, sides(found)[1])), (found, rate))
    named = dict(zip(_PLACE, (b.sub(w, low), length, s, t_), strict=True))
    both = here.instantiate(_from_the_place(), named)
    claimed = logic.chain(_put(asked, here, plain, value), both)
    known = scope.know(
        scope.linear(b.lt(low, b.add(low, way)), (first, b.div(length, gap))),
        scope.linear(b.lt(b.add(low, way), high), (last, b.div(length, gap))),
    )
    return known.instantiate(claimed, {w: b.add(low, way)})
