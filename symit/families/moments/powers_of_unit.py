"""The moments over (0, 1) of the logarithm of 1 - x^a, or of a power of that: x = y^(1/a), and what the Beta integral
gives.
"""

from __future__ import annotations

from symit.families.integrals.beta_function import UNIT
from symit.families.moments.moments import Map, along, opened
from symit.families.moments.unit_interval import on_unit
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.scope.scope import Scope
from symit.proving.steps.matching import subterms


def on_powers_of_unit(scope: Scope, integral: App) -> Theorem:
    """x^c (1 - x^a)^d over (0, 1), times the logarithm of either."""
    x, body = opened(scope, integral)
    powers = [power for part in subterms(body) if (power := _power(part, x)) is not None]
    if integral.args[0] != UNIT or not powers:
        raise NoBaseIntegral(integral)
    return along(Map(lambda y: b.exp(b.div(b.log(y), powers[0])), UNIT), on_unit)(scope, integral)


def _power(part: Term, x: Var) -> Term | None:
    """The a of log(1 - x^a), where x^a may be written exp(a log(x))."""
    if not b.is_app(part, t.LOG):
        return None
    rest = PLAIN.canonical(b.sub(1, part.args[0]))  # type: ignore[union-attr]
    if b.is_app(rest, t.POW):
        base, exponent = rest.args  # type: ignore[union-attr]
        return exponent if base == x else None
    if not b.is_app(rest, t.EXP):
        return None
    power = PLAIN.canonical(b.div(rest.args[0], b.log(x)))  # type: ignore[union-attr]
    return None if x in power.free else power
