"""Moments over a part of a space, where they need a special function: of a Gaussian density below, above or between
places, in the normal distribution function.
"""

from __future__ import annotations

from symit.families.base import LINEAR, MOST_POWERS, RATE
from symit.families.gamma_values import folded
from symit.families.moments import instance, multiple, opened, powers_and_squares
from symit.families.normal_function import END, TOP, W, gaussian_above, gaussian_below, gaussian_between, reflection
from symit.families.special import NORMAL_CDF
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.normal import summands
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of, eliminated
from symit.proving.matching import subterms
from symit.proving.scope import Scope, sides


def gaussian_parts(low: Term, high: Term) -> Moment:
    """x^n exp(a x^2 + c x) over (low, high), a < 0."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        parts = powers_and_squares(body, x)
        if integral.args[0] != b.interval(low, high) or parts is None:
            raise NoBaseIntegral(integral)
        n, a, c = parts
        if a == b.ZERO or n > MOST_POWERS:
            raise NoBaseIntegral(integral)
        values: dict[Var, Term] = {RATE: PLAIN.canonical(b.neg(a)), LINEAR: c}
        if low == b.MINUS_INFINITY:
            known = instance(scope, integral, gaussian_below(n), {**values, END: high})
        elif high == b.INFINITY:
            known = instance(scope, integral, gaussian_above(n), {**values, END: low})
        else:
            known = instance(scope, integral, gaussian_between(n), {**values, END: low, TOP: high})
        return _upright(scope, multiple(scope, integral, known, b.ONE))

    return found


def _upright(scope: Scope, value: Theorem) -> Theorem:
    """With 1 - Phi(w) for Phi(-w) where -w begins with a minus: one of the two everywhere."""
    turned = [a for a in dict.fromkeys(subterms(sides(value)[1])) if b.is_app(a, NORMAL_CDF) and _is_turned(a.args[0])]  # type: ignore[union-attr]
    if not turned:
        return value
    there = scope.know(value)
    upright = eliminated(there, sides(value)[1], [_turned(there, a.args[0]) for a in turned], folded)  # type: ignore[union-attr]
    return logic.chain(value, upright)


def _turned(scope: Scope, w: Term) -> Theorem:
    """The integral that Phi(w) is, by Phi(-w)."""
    known = scope.instantiate(reflection(), {W: w})
    integral, _ = sides(known)
    plain = context_of(scope).canonical(integral)
    away = folded(context_of(scope).canonical(sides(known)[1]))
    return scope.know(known).linear(b.eq(plain, away), (known, 1))


def _is_turned(argument: Term) -> bool:
    return summands(PLAIN.canonical(argument))[0][1] < 0
