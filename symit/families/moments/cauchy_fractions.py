"""Integrals of rational functions with 1 + x^2 below, and beside it (x - m)^2 + t^2: what the mean of a logarithm under
1/(1 + x^2) is made of.

One over either gives pi; all else comes by partial fractions from these and from an antiderivative.  Nothing here knows
a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import LINE, X
from symit.families.moments.named import folded
from symit.families.moments.pieces import by_pieces, either_side
from symit.families.moments.unit_interval import on_odds
from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import closed
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

HALF = b.num(Fraction(1, 2))
M, T, S = b.real("m"), b.real("t"), b.real("s")
ROUND = b.add(1, b.power(X, 2))


def square(m: Term, t_: Term) -> Term:
    """(x - m)^2 + t^2."""
    away = X if m == b.ZERO else b.sub(X, m)
    return b.add(b.power(away, 2), b.power(t_, 2))


def over_round(term: Term) -> Term:
    return b.div(term, ROUND)


def of_scale(*more: Term) -> Scope:
    return Scope().given(b.lt(0, T), *more)


@cache
def reciprocal() -> Theorem:
    """0 < t |- the integral of 1/((x - m)^2 + t^2) is pi/t."""
    scope = of_scale()
    moment = by_pieces(either_side(M, T, HALF, on_odds), [M])
    whole = b.integral(LINE, X, b.power(square(M, T), -1))
    found = closed(scope, whole, moment, folded)
    return logic.theorem(scope.know(found).restate(found, b.div(b.PI, T)), id="cauchy-integral")


@cache
def of_round() -> Theorem:
    """The integral of 1/(1 + x^2) is pi."""
    found = on_line(b.power(ROUND, -1))
    return logic.theorem(Scope().know(found).restate(found, b.PI), id="cauchy-total")


def on_line(body: Term) -> Theorem:
    return closed(
        Scope(), b.integral(LINE, X, body), by_pieces(either_side(b.ZERO, b.ONE, HALF, on_odds), [b.ZERO]), folded
    )


def _slope_of_quotient() -> Term:
    """The derivative of log((1 + x^2)/((x - m)^2 + t^2))."""
    away = b.sub(X, M)
    return b.sub(b.div(b.mul(2, X), ROUND), b.div(b.mul(2, away), square(M, T)))


@cache
def _no_shift() -> Theorem:
    """0 < t |- the integral of 2x/(1 + x^2) - 2(x - m)/((x - m)^2 + t^2) is 0."""
    scope, body = of_scale(), _slope_of_quotient()
    there = scope.at_point(X, LINE)
    scope = scope.know(reciprocal())
    size = b.add(b.mul(2, b.power(M, 2)), b.power(T, 2), 2)
    bound = b.div(size, square(M, T))
    weight = b.power(b.mul(ROUND, square(M, T)), -1)
    both = (
        there.linear(b.le(*order), *((there.evident(b.le(0, s)), weight) for s in _squares(sign)))
        for sign, order in ((1, (body, bound)), (-1, (b.neg(bound), body)))
    )
    wide = scope.linearity(X, LINE, bound, (size, b.power(square(M, T), -1)))
    whole = scope.know(wide).dominated(X, LINE, *both)
    inner = b.log(b.div(ROUND, square(M, T)))
    inverse = b.power(X, -1)
    turned = b.add(b.power(b.sub(1, b.mul(M, inverse)), 2), b.mul(b.power(T, 2), b.power(inverse, 2)))
    outer = b.log(b.div(b.add(1, b.power(inverse, 2)), turned))
    places = (b.MINUS_INFINITY, b.num(-1), b.ONE, b.INFINITY)
    parts = [
        _over(scope.know(whole), b.interval(low, high), primitive, body)
        for low, high, primitive in zip(places, places[1:], (outer, inner, outer), strict=False)
    ]
    found = parts[0]
    for middle, part in zip(places[1:-1], parts[1:], strict=True):
        known = scope.know(found, part)
        exist = (known.evident(b.defined(sides(th)[0])) for th in (found, part))
        joined = applied(calculus.split, *exist, *known.facts, middle=middle)
        found = known.know(joined).linear(
            b.eq(sides(joined)[0], b.add(sides(found)[1], sides(part)[1])), (joined, 1), (found, 1), (part, 1)
        )
    return logic.theorem(scope.know(found).restate(found, b.ZERO), id="cauchy-no-shift")


def _squares(sign: int) -> list[Term]:
    """What the bound is above the numerator, as sums of squares."""
    return [
        b.power(b.mul(X, b.add(M, sign)), 2),
        b.power(b.sub(M, sign), 2),
        b.mul(b.add(b.power(M, 2), b.power(T, 2)), b.power(b.sub(1, b.mul(sign, X)), 2)),
        b.power(b.add(1, b.mul(sign, X)), 2),
    ]


def _over(scope: Scope, part: Term, primitive: Term, body: Term) -> Theorem:
    """The integral over a part of the line, with an antiderivative that has limits at its ends."""
    there = scope.at_point(X, part)
    exists = applied(
        integration.restrict,
        scope.evident(b.defined(b.integral(LINE, X, body))),
        there.evident(b.member(X, LINE)),
        *scope.facts,
        variable_=X,
        part=part,
    )
    slope = there.differentiate(X, primitive, X, body)
    low, high = part.args  # type: ignore[union-attr]
    ends = scope.limit(X, primitive, low, 1), scope.limit(X, primitive, high, -1)
    return scope.know(exists).fundamental_theorem(X, part, slope, *ends)


def far(m: Term) -> Term:
    """m^2 + (1 + t)^2."""
    return b.add(b.power(m, 2), b.power(b.add(1, T), 2))


def _combined(scope: Scope, body: Term, value: Term, *parts: tuple[Theorem, Term]) -> Theorem:
    """The integral of what is a combination of integrands that are known."""
    known = scope.know(*(th for th, _ in parts))
    pieces = [(c, b.open_with(sides(th)[0].args[1], X)) for th, c in parts]  # type: ignore[union-attr, arg-type]
    taken = known.linearity(X, LINE, body, *pieces)
    return known.know(taken).linear(b.eq(b.integral(LINE, X, body), value), (taken, 1), *parts)


@cache
def of_away() -> Theorem:
    """0 < t |- the integral of (x - m)/((x - m)^2 + t^2)/(1 + x^2) is -pi m/(m^2 + (1 + t)^2)."""
    beside = _away_beside(of_scale(b.ne(M, 0)))
    right, left = (logic.cut(beside, of_scale(condition).evident(b.ne(M, 0))) for condition in (b.lt(0, M), b.lt(M, 0)))
    at_none = of_scale(b.le(0, M), b.le(M, 0))
    hole = b.real("hole")
    claim = right.conclusion
    template = b.lam(hole, b.substitute(claim, {M: hole}))
    middle = logic.rewrite(_odd(), at_none.evident(b.eq(0, M)), template=template)
    rest = logic.cases(left, middle, *of_scale(b.le(M, 0)).facts, condition=b.lt(M, 0))
    return logic.theorem(logic.cases(right, rest, *of_scale().facts, condition=b.lt(0, M)), id="cauchy-away")


def _away_beside(scope: Scope) -> Theorem:
    """Where m is not 0, by partial fractions."""
    apart = b.mul(far(M), b.add(b.power(M, 2), b.power(b.sub(1, T), 2)))
    one = b.add(b.power(M, 2), 1)
    parts = (
        (_no_shift(), b.div(b.sub(b.power(T, 2), one), b.mul(2, apart))),
        (of_round(), b.div(b.neg(b.mul(M, b.add(one, b.power(T, 2)))), apart)),
        (reciprocal(), b.div(b.mul(2, M, b.power(T, 2)), apart)),
    )
    body = over_round(b.div(b.sub(X, M), square(M, T)))
    return _combined(scope, body, b.div(b.neg(b.mul(b.PI, M)), far(M)), *parts)


def _odd() -> Theorem:
    """At m = 0."""
    scope = of_scale()
    there = scope.at_point(X, LINE)
    body = b.substitute(over_round(b.div(b.sub(X, M), square(M, T))), {M: b.ZERO})
    bound = b.div(b.power(T, -1), ROUND)
    weight = b.div(b.power(T, -1), b.mul(ROUND, square(b.ZERO, T)))
    half = b.mul(HALF, weight)
    up, down = (
        there.linear(
            b.le(*order),
            (there.evident(b.le(0, b.power(b.sub(X, b.mul(sign, T)), 2))), half),
            (there.evident(b.le(0, square(b.ZERO, T))), half),
        )
        for sign, order in ((1, (body, bound)), (-1, (b.neg(bound), body)))
    )
    known = scope.know(of_round())
    wide = known.linearity(X, LINE, bound, (b.power(T, -1), b.power(ROUND, -1)))
    exists = known.know(wide).dominated(X, LINE, up, down)
    inner = b.neg(X)
    slope = there.differentiate(X, inner, X, b.num(-1))
    ends = scope.limit(X, inner, b.MINUS_INFINITY, 1), scope.limit(X, inner, b.INFINITY, -1)
    turned = scope.know(exists).substitution(X, LINE, slope, *ends, b.lam(X, body))
    claim = b.substitute(b.eq(b.integral(LINE, X, body), b.div(b.neg(b.mul(b.PI, M)), far(M))), {M: b.ZERO})
    return scope.know(exists, turned).linear(claim, (turned, HALF))


@cache
def of_both() -> Theorem:
    """0 < t |- the integral of 1/(x^2 + t^2)/(1 + x^2) is pi/(t (1 + t))."""
    near, far = (_beside(of_scale(c)) for c in (b.lt(T, 1), b.lt(1, T)))
    at_one = of_scale(b.le(1, T), b.le(T, 1))
    hole = b.real("hole")
    template = b.lam(hole, b.substitute(near.conclusion, {T: hole}))
    known = on_line(b.power(ROUND, -2))
    same = Scope().know(known).linear(b.open_with(template, b.ONE), (known, 1))
    middle = logic.rewrite(same, at_one.evident(b.eq(1, T)), template=template)
    rest = logic.cases(far, middle, *of_scale(b.le(1, T)).facts, condition=b.lt(1, T))
    return logic.theorem(logic.cases(near, rest, *of_scale().facts, condition=b.lt(T, 1)), id="cauchy-both")


def _beside(scope: Scope) -> Theorem:
    """Where t is not 1, by partial fractions."""
    weight = b.power(b.mul(b.sub(T, 1), b.add(T, 1)), -1)
    at_none = scope.instantiate(reciprocal(), {M: b.ZERO})
    body = over_round(b.power(square(b.ZERO, T), -1))
    return _combined(scope, body, b.div(b.PI, b.mul(T, b.add(1, T))), (of_round(), weight), (at_none, b.neg(weight)))
