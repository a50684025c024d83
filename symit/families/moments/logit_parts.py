"""The logarithm of odds over a part of them, at the shapes 1 and 1: log(u)/(1+u)^2 below a place and above it.

Stands under Logistic, of which it gives how far a place is away on average.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HALF_LINE
from symit.families.integrals.beta_function import U
from symit.families.integrals.incomplete_gamma import END, positive_above, restricted
from symit.families.integrals.normal_function import rest_above
from symit.families.moments.beta_parts import on_part_of_odds
from symit.families.moments.moments import multiple, opened
from symit.families.moments.monomials import powers_of
from symit.families.moments.unit_interval import on_odds
from symit.families.supports import at_every_point
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import App
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope

BODY = b.mul(b.log(U), b.power(b.add(1, U), -2))
BELOW, ABOVE = b.interval(0, END), b.interval(END, b.INFINITY)


@cache
def logit_integral() -> Theorem:
    """The integral of log(u)/(1+u)^2 over the half-line is 0."""
    return on_odds(Scope(), b.integral(HALF_LINE, U, BODY))  # type: ignore[arg-type]


@cache
def logit_below() -> Theorem:
    """0 < p |- the integral of log(u)/(1+u)^2 over 0 < u < p is p log(p)/(1+p) - log(1+p)."""
    scope = Scope().given(b.lt(0, END)).know(logit_integral())
    scope = scope.know(restricted(scope, HALF_LINE, BELOW, BODY, U))
    primitive = b.sub(b.div(b.mul(U, b.log(U)), b.add(1, U)), b.log(b.add(1, U)))
    slope = scope.at_point(U, BELOW).differentiate(U, primitive, U, BODY)
    ends = (limit(scope, U, primitive, end, side) for end, side in ((b.ZERO, 1), (END, -1)))
    whole = scope.fundamental_theorem(U, BELOW, slope, *ends)
    value = b.substitute(primitive, {U: END})
    return logic.theorem(
        scope.know(whole).linear(b.eq(b.integral(BELOW, U, BODY), value), (whole, 1)), id="logit-below"
    )


@cache
def logit_above() -> Theorem:
    """0 < p |- the integral over u > p: what is left of 0."""
    scope = Scope().given(b.lt(0, END))
    scope = scope.know(logit_integral(), logit_below(), *positive_above(scope, END))
    scope = scope.know(*(restricted(scope, HALF_LINE, part, BODY, U) for part in (BELOW, ABOVE)))
    return logic.theorem(rest_above(scope, logit_below(), logit_integral(), ABOVE, END), id="logit-above")


def on_part_of_logits(scope: Scope, integral: App) -> Theorem:
    """The logarithm of odds at the shapes 1 and 1 over a part of the half-line from one place on, or up to it; and the
    odds themselves."""
    x, body = opened(scope, integral)
    found, (low, high) = powers_of(body, x, PLAIN.canonical(b.add(1, x))), integral.args[0].args  # type: ignore[union-attr]
    is_logit = found is not None and (found.n, found.m, found.c, found.d) == (1, 0, b.ZERO, b.num(-2))
    if found is None or not is_logit or integral.args[0] == HALF_LINE:
        return on_part_of_odds(scope, integral)
    if low == b.ZERO:
        known = scope.instantiate(logit_below(), {END: high})
    elif high == b.INFINITY:
        known = scope.instantiate(logit_above(), {END: low})
    else:
        raise NoBaseIntegral(integral)
    return multiple(
        scope.know(*at_every_point(scope, x, integral.args[0], [b.lt(0, x)])), integral, known, b.num(found.number)
    )
