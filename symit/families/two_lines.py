"""The integral of 1/((1 + u) (c + u)) over the half-line is log(c)/(c - 1): what two logistic densities have in common.

Proved once in a process, by an antiderivative; the moment reads the two lines off a square in u.
"""

from __future__ import annotations

from functools import cache

from symit.families.base import HALF_LINE, X
from symit.families.moments import multiple, opened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope import Scope
from symit.proving.tails import limit

C = b.real("c")


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


def on_two_lines(scope: Scope, integral: App) -> Theorem:
    """A multiple of 1/((1 + u) (c + u)) over the half-line."""
    x, body = opened(scope, integral)
    found = _lines(scope, body, x)
    if integral.args[0] != HALF_LINE or found is None:
        raise NoBaseIntegral(integral)
    c, times = found
    exponent = context_of(scope).canonical(b.log(c))
    try:
        apart = scope.evident(b.ne(c, 1))
    except Refused as refusal:
        raise Refused("{} is 1 where both are one", c, obligation=b.ne(exponent, 0)) from refusal
    return multiple(scope, integral, scope.know(apart).instantiate(between_two_lines(), {C: c}), times)


def _lines(scope: Scope, body: Term, x: Var) -> tuple[Term, Term] | None:
    """c and the factor before it."""
    below = [f for f in monomial_factors(body) if x in f.free]
    if len(below) != 1 or not b.is_app(below[0], t.POW) or below[0].args[1] != b.num(-1):  # type: ignore[union-attr]
        return None
    whole = below[0].args[0]  # type: ignore[union-attr]
    at = [PLAIN.canonical(b.substitute(whole, {x: b.num(n)})) for n in (-1, 0, 1)]
    lead = PLAIN.canonical(b.sub(b.div(b.add(at[0], at[2]), 2), at[1]))
    square = b.add(b.mul(lead, b.power(x, 2)), b.mul(b.div(b.sub(at[2], at[0]), 2), x), at[1])
    if at[0] != b.ZERO or x in lead.free or not PLAIN.equal(whole, square):
        return None
    return context_of(scope).canonical(b.div(at[1], lead)), b.power(lead, -1)
