"""An integral over an interval of what is positive is positive.

If it were 0, any two functions would agree almost everywhere, since they do wherever f = 0: so would 0 and a function
whose integral is known to be positive.  Stands on `scope`.
"""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides
from symit.proving.supply import applied
from symit.proving.tails import limit


def positive_integral(scope: Scope, x: Var, interval: App, pointwise: Theorem) -> Theorem:
    """0 < integral f from `x in (a, b) |- 0 < f`, for an integral that is known to exist and a < b."""
    _, f = sides(pointwise)
    whole = b.integral(interval, x, f)
    nothing, goal = b.eq(whole, 0), b.lt(0, whole)
    not_negative = scope.monotone(x, interval, pointwise)
    floor = scope.linear(b.le(0, whole), (not_negative, 1))
    else_positive = scope.know(floor).given(b.ne(whole, 0)).evident(goal)
    return logic.cases(_absurd(scope, x, interval, pointwise, goal), else_positive, *scope.facts, condition=nothing)


def _absurd(scope: Scope, x: Var, interval: App, pointwise: Theorem, goal: Term) -> Theorem:
    """integral f = 0 |- anything."""
    _, f = sides(pointwise)
    mass = _with_mass(scope, x, interval)
    known, density = sides(mass)[0], b.open_with(sides(mass)[0].args[1], x)  # type: ignore[union-attr, arg-type]
    vanishes = logic.assume(formula=b.eq(f, 0))
    never = logic.contradiction(logic.chain(pointwise, vanishes), claim=b.eq(density, 0))
    none = logic.assume(formula=b.eq(b.integral(interval, x, f), 0))
    everywhere = scope.for_all(pointwise, x, interval)
    facts = scope.know(everywhere, mass).facts
    empty = applied(integration.almost_everywhere, never, none, *facts, variable_=x)
    zero = scope.know(mass, empty).linear(b.eq(known, 0), (empty, 1))
    positive = scope.know(mass).linear(b.lt(0, known), (mass, -1))
    return logic.contradiction(logic.chain(positive, zero), claim=goal)


def _with_mass(scope: Scope, x: Var, interval: App) -> Theorem:
    """A function with a positive integral over the interval."""
    low, high = interval.args
    primitive: Term
    body: Term
    if low.sort != t.EXTENDED and high.sort != t.EXTENDED:
        primitive, body = x, b.ONE
    elif low.sort != t.EXTENDED:
        primitive, body = b.neg(b.exp(b.sub(low, x))), b.exp(b.sub(low, x))
    elif high.sort != t.EXTENDED:
        primitive = body = b.exp(b.sub(x, high))
    else:
        rising = b.add(1, b.exp(x))
        primitive, body = b.neg(b.power(rising, -1)), b.mul(b.exp(x), b.power(rising, -2))
    slope = scope.at_point(x, interval).differentiate(x, primitive, x, body)
    ends = [limit(scope, x, primitive, end, side) for end, side in zip(interval.args, (1, -1), strict=True)]
    return scope.fundamental_theorem(x, interval, slope, *ends)
