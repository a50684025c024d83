"""Sums over all integers of |n|^k exp(-r |n|) and n^k exp(-r |n|), k <= 2.

They telescope from the limit at -oo to that at oo: what telescopes for the counts does so for the others after turning
them round.  Stands on `counts`; nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial

from symit.families.integrals.base import RATE
from symit.families.sums.counts import COUNTS, A, B, C, N, Y
from symit.families.sums.diverging_sums import geometric_diverges
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import absurd, on_more
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

INTEGERS = b.integers(b.MINUS_INFINITY, b.INFINITY)
ABOVE, HEIGHT, DISTANCE = b.real("d"), b.real("h"), b.real("m")
COEFFICIENTS = (C, B, A)
"""Of 1, y and y^2."""


def size(n: Term) -> Term:
    return b.if_(b.le(0, n), n, b.neg(n))


def decay(n: Term, power: int) -> Term:
    """|n|^k exp(-r |n|)."""
    return b.mul(*([size(n)] * power), b.exp(b.neg(b.mul(RATE, size(n)))))


@cache
def decay_sum(power: int) -> Theorem:
    """0 < r |- the sum of |n|^k exp(-r |n|), k <= 2."""
    primitive = b.if_(b.le(0, Y), b.add(_falling(Y, power), ABOVE), b.neg(_falling(b.sub(1, Y), power)))
    found = _telescoped(power, primitive, (b.ZERO, ABOVE), decay(N, power))
    return logic.theorem(Scope().given(b.lt(0, RATE)).restate(found, _value(power)), id=f"decay-sum-{power}")


@cache
def centred_sum() -> Theorem:
    """0 < r |- the sum of n exp(-r |n|) is 0: twice that of its positive part less that of |n| exp(-r |n|)."""
    scope, half, level = Scope().given(b.lt(0, RATE)), decay_part(N), _falling(b.ZERO, 1)
    both, above = decay_sum(1), _telescoped(1, b.if_(b.le(0, Y), _falling(Y, 1), level), (level, b.ZERO), half)
    body, parts = b.mul(N, b.exp(b.neg(b.mul(RATE, size(N))))), b.sub(b.mul(2, half), decay(N, 1))
    here = scope.at_point(N, INTEGERS)
    yes, no = (here.given(case).field(body, parts) for case in (b.le(0, N), b.lt(N, 0)))
    pointwise = logic.cases(yes, no, *here.facts, condition=b.le(0, N))
    there = scope.know(both, above)
    whole = there.linearity(N, INTEGERS, parts, (2, half), (-1, decay(N, 1)))
    same = there.know(whole).congruence(N, INTEGERS, pointwise)
    claim = b.eq(b.integral(INTEGERS, N, body), b.ZERO)
    combined = (same, 1), (whole, 1), (above, 2), (both, -1)
    return logic.theorem(there.know(whole, same).linear(claim, *combined), id="centred-sum")


@cache
def square_sum() -> Theorem:
    """0 < r |- the sum of n^2 exp(-r |n|), which is that of |n|^2 exp(-r |n|)."""
    scope, known, squared = Scope().given(b.lt(0, RATE)), decay_sum(2), b.power(N, 2)
    here = scope.at_point(N, INTEGERS)
    body = b.mul(squared, b.exp(b.neg(b.mul(RATE, size(N)))))
    yes, no = (here.given(case).field(body, decay(N, 2)) for case in (b.le(0, N), b.lt(N, 0)))
    pointwise = logic.cases(yes, no, *here.facts, condition=b.le(0, N))
    same = scope.know(known).congruence(N, INTEGERS, pointwise)
    return logic.theorem(logic.chain(same, known), id="square-sum")


@cache
def decay_diverges() -> Theorem:
    """r <= 0 |- the sum of exp(-r |n|) has no value: nor has that over the counts."""
    scope = Scope().given(b.le(RATE, 0))
    whole = b.integral(COUNTS, N, decay(N, 0))
    finite, known = scope.given(b.defined(whole)), geometric_diverges()
    plain = known.conclusion.args[0].args[0]  # type: ignore[union-attr]
    same = finite.congruence(N, COUNTS, _plain_decay(finite.at_point(N, COUNTS)))
    exists = finite.know(same).evident(b.defined(plain))
    of_counts = absurd(finite, whole, exists, known)
    return logic.theorem(on_more(scope, N, INTEGERS, of_counts), id="decay-diverges")


def _plain_decay(there: Scope) -> Theorem:
    return there.field(decay(N, 0), b.exp(b.neg(b.mul(RATE, N))))


def decay_part(n: Term) -> Term:
    """n exp(-r n) from 0 on."""
    return b.if_(b.le(0, n), b.mul(n, b.exp(b.neg(b.mul(RATE, n)))), b.ZERO)


def _telescoped(power: int, primitive: Term, ends: tuple[Term, Term], body: Term) -> Theorem:
    """The sum of the body, which are the differences of what tends to these ends, once coefficients are put in: the
    limits do not hang on what they are."""
    ratio, general = b.exp(b.neg(RATE)), Scope().given(b.lt(0, RATE))
    scope = general.know(general.evident(b.lt(ratio, 1)))
    values = dict(zip(COEFFICIENTS, _coefficients(ratio, power), strict=False))
    values[ABOVE] = b.neg(b.add(*(b.substitute(_falling(b.num(k), power), values) for k in (0, 1))))
    start, end = (
        scope.instantiate(general.with_limit(limit(general, Y, primitive, place, side), value), dict(values))
        for place, side, value in zip((b.MINUS_INFINITY, b.INFINITY), (1, -1), ends, strict=True)
    )
    difference = _difference(scope, b.substitute(primitive, values), body)
    return applied(calculus.telescoping, difference, end, start, *scope.facts, variable_=N, start=b.MINUS_INFINITY)


def _value(power: int) -> Term:
    ratio = b.exp(b.neg(RATE))
    above = (b.add(1, ratio), b.mul(2, ratio), b.mul(2, ratio, b.add(1, ratio)))[power]
    return b.mul(above, b.power(b.sub(1, ratio), -power - 1))


def _coefficients(ratio: Term, power: int) -> tuple[Term, ...]:
    """Of the polynomial g for which exp(-r y) g(y) has the differences y^k exp(-r y): q g(y + 1) - g(y) = y^k, where
    q = exp(-r)."""
    over = b.power(b.sub(ratio, 1), -1)
    if power == 0:
        return (over,)
    share = b.mul(ratio, over)
    if power == 1:
        return b.neg(b.mul(share, over)), over
    return b.mul(share, over, b.sub(b.mul(2, share), 1)), b.mul(-2, share, over), over


def _falling(y: Term, power: int) -> Term:
    """exp(-r y) times a polynomial of degree k with any coefficients."""
    terms = (b.mul(c, *([y] * k)) for k, c in enumerate(COEFFICIENTS[: power + 1]))
    return b.mul(b.exp(b.neg(b.mul(RATE, y))), b.add(*terms))


def _difference(scope: Scope, primitive: Term, right: Term) -> Theorem:
    """F(n + 1) - F(n) is the body, from 0 on, below -1, and at -1, after which the two parts of F meet."""
    there = scope.at_point(N, INTEGERS)
    left = b.sub(*(b.substitute(primitive, {Y: place}) for place in (b.add(N, 1), N)))
    below = there.given(b.lt(N, 0))
    equal = below.given(b.le(-1, N)).evident(b.eq(-1, N))
    hole, claim = b.fresh("hole", t.INT, left), b.eq(left, right)
    at_last = scope.field(*(b.substitute(side, {N: b.num(-1)}) for side in (left, right)))
    last = logic.rewrite(at_last, equal, template=b.lam(hole, b.substitute(claim, {N: hole})))
    before = below.given(b.lt(N, -1)).field(left, right)
    negative = logic.cases(before, last, *below.facts, condition=b.lt(N, -1))
    counts = there.given(b.le(0, N)).field(left, right)
    return logic.cases(counts, negative, *there.facts, condition=b.le(0, N))


SUMS: Mapping[tuple[int, int], Callable[[], Theorem]] = {
    (0, 0): partial(decay_sum, 0),
    (1, 0): partial(decay_sum, 1),
    (2, 0): partial(decay_sum, 2),
    (0, 1): centred_sum,
    (0, 2): square_sum,
}
"""Of |n|^k n^m exp(-r |n|), by k and m."""

# ---- by the probability of 0 and the mean of |n| -------------------------------------------------------------


def height(a: Term) -> Term:
    """The probability of 0."""
    return b.div(b.sub(1, b.exp(b.neg(a))), b.add(1, b.exp(b.neg(a))))


def distance(a: Term) -> Term:
    """The mean of |n|."""
    return b.div(b.mul(2, b.exp(b.neg(a))), b.sub(1, b.exp(b.mul(-2, a))))


def what_they_are(h: Term, m: Term, a: Term) -> list[Term]:
    """The same without denominators."""
    ratio = b.exp(b.neg(a))
    height_, distance_ = b.mul(h, b.add(1, ratio)), b.mul(m, b.sub(1, b.power(ratio, 2)))
    return [b.eq(height_, b.sub(1, ratio)), b.eq(distance_, b.mul(2, ratio))]


@cache
def sum_by_both(power: int, own: int) -> Theorem:
    """0 < h, 0 < m, 0 < r, both being these of r |- the sums of |n|^k exp(-r |n|) are 1/h, m/h and m/h^2, and that of
    n exp(-r |n|) is 0."""
    ratio, over = b.exp(b.neg(RATE)), b.power(HEIGHT, -1)
    both = what_they_are(HEIGHT, DISTANCE, RATE)
    scope = Scope().given(b.lt(0, HEIGHT), b.lt(0, DISTANCE), b.lt(0, RATE), *both)
    scope = scope.know(scope.evident(b.lt(ratio, 1)))
    of_height, of_distance = (logic.assume(formula=f) for f in both)
    known, total, rest = SUMS[power, own](), _value(0), b.power(b.sub(1, ratio), -1)
    same = scope.linear(b.eq(total, over), (of_height, b.mul(over, rest)))
    value, at_height, at_distance = (
        (b.ZERO, b.ZERO, b.ZERO)
        if own == 1
        else (
            (over, b.ONE, b.ZERO),
            (b.mul(DISTANCE, over), DISTANCE, b.power(rest, 2)),
            (b.mul(DISTANCE, b.power(over, 2)), b.mul(DISTANCE, b.add(over, total)), b.mul(total, b.power(rest, 2))),
        )[power + own]
    )
    combined = (known, 1), (same, at_height), (of_distance, b.neg(at_distance))
    found = scope.know(known).linear(b.eq(sides(known)[0], value), *combined)
    return logic.theorem(found, id=f"two-sided-{power}-{own}")
