"""Two lines over the half-line, 1/((1 + u) (c + u)) and log(c + d u)/(1 + u)^2: what two logistic densities meet in.

Each is proved once in a process, by an antiderivative; the moments read the lines off the integrand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import HALF_LINE, X
from symit.families.integrals.gamma_function import tangent_at
from symit.families.moments.moments import multiple, opened
from symit.families.moments.named import folded
from symit.families.moments.unit_interval import on_odds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides

C, D = b.real("c"), b.real("d")
ONE_MORE = PLAIN.canonical(b.add(1, X))


@cache
def between_two_lines() -> Theorem:
    """0 < c, c != 1 |- the integral of 1/((1 + u) (c + u)) over the half-line is log(c)/(c - 1)."""
    scope = Scope().given(b.lt(0, C), b.ne(C, 1))
    lines = b.add(1, X), b.add(C, X)
    ratio = b.add(1, b.div(b.sub(1, C), b.add(C, X)))  # (1 + u)/(c + u), with a limit that is seen
    there = scope.at_point(X, HALF_LINE)
    positive = there.linear(b.lt(0, ratio), (there.evident(b.lt(0, b.div(*lines))), 1))
    scope = scope.know(scope.for_all(positive, X, HALF_LINE))
    primitive = b.div(b.log(ratio), b.sub(C, 1))
    body = b.div(1, b.mul(*lines))
    slope = scope.at_point(X, HALF_LINE).know(positive).differentiate(X, primitive, X, body)
    ends = limit(scope, X, primitive, b.ZERO, 1), limit(scope, X, primitive, b.INFINITY, -1)
    whole = scope.fundamental_theorem(X, HALF_LINE, slope, *ends)
    found = scope.restate(whole, b.div(b.log(C), b.sub(C, 1)))
    return logic.theorem(found, id="between-two-lines")


@cache
def logarithm_beside_a_line() -> Theorem:
    """0 < c, 0 < d, c != d |- the integral of log(c + d u)/(1 + u)^2 over the half-line is
    (c log(c) - d log(d))/(c - d)."""
    scope = Scope().given(b.lt(0, C), b.lt(0, D), b.ne(C, D))
    one, line = ONE_MORE, b.add(C, b.mul(D, X))
    ratio = b.add(D, b.div(b.sub(C, D), one))  # (c + d u)/(1 + u), with a limit that is seen
    there = scope.at_point(X, HALF_LINE)
    positive = there.linear(b.lt(0, ratio), (there.evident(b.lt(0, b.div(line, one))), 1))
    scope = scope.know(scope.for_all(positive, X, HALF_LINE))
    away = b.add(b.div(b.log(ratio), one), b.div(b.mul(D, b.log(ratio)), b.sub(C, D)))
    primitive, square = b.sub(b.power(one, -1), away), b.power(one, -2)
    there = scope.at_point(X, HALF_LINE).know(positive)
    scope = scope.know(_bounded(scope, there, ratio, square))
    slope = there.differentiate(X, primitive, X, b.mul(b.log(ratio), square))
    ends = limit(scope, X, primitive, b.ZERO, 1), limit(scope, X, primitive, b.INFINITY, -1)
    of_ratio = scope.fundamental_theorem(X, HALF_LINE, slope, *ends)
    rest, body = b.mul(b.log(one), square), b.mul(b.log(line), square)
    of_rest = on_odds(scope, b.integral(HALF_LINE, X, rest))  # type: ignore[arg-type]
    known = scope.know(of_ratio, of_rest)
    parts = ((b.ONE, sides(slope)[1]), (b.ONE, rest))
    summed = known.linearity(X, HALF_LINE, b.add(*(part for _, part in parts)), *parts)
    same = there.field(body, b.add(*(part for _, part in parts)))
    whole = known.know(summed).congruence(X, HALF_LINE, same)
    value = b.div(b.sub(b.mul(C, b.log(C)), b.mul(D, b.log(D))), b.sub(C, D))
    claim = b.eq(b.integral(HALF_LINE, X, body), value)
    found = known.know(whole).linear(claim, (whole, 1), (summed, 1), (of_ratio, 1), (of_rest, 1))
    return logic.theorem(found, id="logarithm-beside-a-line")


def _bounded(scope: Scope, there: Scope, ratio: Term, square: Term) -> Theorem:
    """The integral of log(r)/(1 + u)^2 exists: r <= c + d and 1/r <= 1/c + 1/d."""
    most = b.add(C, D, b.power(C, -1), b.power(D, -1))
    one, line, log = ONE_MORE, b.add(C, b.mul(D, X)), b.log(ratio)
    above = there.evident(b.lt(0, b.div(b.add(b.mul(C, X), D), one)))
    below = there.evident(b.lt(0, b.div(b.add(b.div(b.mul(D, X), C), b.div(C, D)), line)))
    positive = there.evident(b.lt(0, b.add(1, b.power(C, -1), b.power(D, -1))))
    also = there.evident(b.lt(0, b.add(1, C, D)))
    upper = there.linear(
        b.le(b.mul(log, square), b.mul(most, square)),
        *((known, square) for known in (tangent_at(there, log), above, positive)),
    )
    lower = there.linear(
        b.le(b.neg(b.mul(most, square)), b.mul(log, square)),
        *((known, square) for known in (tangent_at(there, b.neg(log)), below, also)),
    )
    whole = on_odds(scope, b.integral(HALF_LINE, X, square))  # type: ignore[arg-type]
    exists = scope.know(whole).linearity(X, HALF_LINE, b.mul(most, square), (most, square))
    return scope.know(exists).dominated(X, HALF_LINE, upper, lower)


def on_two_lines(scope: Scope, integral: App) -> Theorem:
    """A multiple of 1/((1 + u) (c + u)) over the half-line, or of log(c + d u)/(1 + u)^2."""
    x, body = opened(scope, integral)
    moving = [f for f in monomial_factors(body) if x in f.free]
    if integral.args[0] != HALF_LINE or len(moving) not in (1, 2):
        raise NoBaseIntegral(integral)
    ends = _square(moving[0], x) if len(moving) == 1 else _logarithm(moving, x)
    if ends is None:
        raise NoBaseIntegral(integral)
    c, d = ends
    times = b.mul(*(f for f in monomial_factors(body) if x not in f.free))
    ratio = context_of(scope).canonical(b.div(c, d))
    try:
        apart = scope.evident(b.ne(ratio, 1))
    except Refused as refusal:
        exponent = context_of(scope).canonical(b.log(ratio))
        raise Refused("{} is 1 where both are one", ratio, obligation=b.ne(exponent, 0)) from refusal
    there = scope.know(apart)
    if len(moving) == 1:
        return multiple(scope, integral, there.instantiate(between_two_lines(), {C: ratio}), b.div(times, d))
    known = there.instantiate(logarithm_beside_a_line(), {C: ratio, D: b.ONE})
    whole = on_odds(scope, b.integral(HALF_LINE, X, b.power(ONE_MORE, -2)))  # type: ignore[arg-type]
    value = b.add(b.mul(times, sides(known)[1]), b.mul(times, b.log(d)))
    plain = folded(context_of(scope).canonical(value))
    return there.know(known, whole).linear(b.eq(integral, plain), (known, times), (whole, b.mul(times, b.log(d))))


def _square(factor: Term, x: Var) -> tuple[Term, Term] | None:
    """c and d where a factor is 1/((1 + u) (c + d u))."""
    if not b.is_app(factor, t.POW) or factor.args[1] != b.num(-1):  # type: ignore[union-attr]
        return None
    whole = factor.args[0]  # type: ignore[union-attr]
    at = [PLAIN.canonical(b.substitute(whole, {x: b.num(n)})) for n in (-1, 0, 1)]
    lead = PLAIN.canonical(b.sub(b.div(b.add(at[0], at[2]), 2), at[1]))
    square = b.add(b.mul(lead, b.power(x, 2)), b.mul(b.div(b.sub(at[2], at[0]), 2), x), at[1])
    is_known = at[0] == b.ZERO and x not in lead.free and PLAIN.equal(whole, square)
    return (at[1], lead) if is_known else None


def _logarithm(factors: Sequence[Term], x: Var) -> tuple[Term, Term] | None:
    """c and d where the factors are log(c + d u) and 1/(1 + u)^2."""
    logs = [f for f in factors if b.is_app(f, t.LOG)]
    below = PLAIN.canonical(b.power(ONE_MORE, -2))
    if len(logs) != 1 or not any(PLAIN.equal(f, b.substitute(below, {X: x})) for f in factors):
        return None
    line = logs[0].args[0]  # type: ignore[union-attr]
    start = PLAIN.canonical(b.substitute(line, {x: b.ZERO}))
    slope = PLAIN.canonical(b.sub(b.substitute(line, {x: b.ONE}), start))
    is_line = x not in slope.free and PLAIN.equal(line, b.add(start, b.mul(slope, x)))
    return (start, slope) if is_line else None
