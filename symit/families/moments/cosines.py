"""The integrals of x cos(x) and of exp(r x) cos(x) over a bounded interval, by antiderivatives: what the mean direction
of VonMises says of a distribution on a part of the circle.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HIGH, LINE, LOW, RATE, X
from symit.families.moments.moments import instance, multiple, opened, powers_and_logs
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, monomial_factors
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied

SIN, COS = b.app(t.SIN, X), b.app(t.COS, X)


@cache
def interval_cosine() -> Theorem:
    """p < q |- the integral of cos(x) over (p, q)."""
    return logic.theorem(_between(SIN, COS), id="interval-cosine")


@cache
def interval_first_cosine() -> Theorem:
    """p < q |- the integral of x cos(x) over (p, q)."""
    return logic.theorem(_between(b.add(b.mul(X, SIN), COS), b.mul(X, COS)), id="interval-first-cosine")


@cache
def interval_exponential_cosine() -> Theorem:
    """p < q |- the integral of exp(r x) cos(x) over (p, q)."""
    growth, size = b.exp(b.mul(RATE, X)), b.add(b.power(RATE, 2), 1)
    primitive = b.div(b.mul(growth, b.add(b.mul(RATE, COS), SIN)), size)
    return logic.theorem(_between(primitive, b.mul(growth, COS)), id="interval-exponential-cosine")


def _between(primitive: Term, body: Term) -> Theorem:
    """The integral of what is continuous on the line, from its antiderivative."""
    scope, space = Scope().given(b.lt(LOW, HIGH)), b.interval(LOW, HIGH)
    slope = scope.at_point(X, space).differentiate(X, primitive, X, body)
    ends = scope.limit(X, primitive, LOW, 1), scope.limit(X, primitive, HIGH, -1)
    continuous = calculus.continuity(body=b.lam(X, body), space=LINE)
    exists = applied(integration.continuous_integrable, continuous, *scope.facts, low=LOW, high=HIGH)
    found = scope.know(exists).fundamental_theorem(X, space, slope, *ends)
    value = b.sub(*(b.substitute(primitive, {X: end}) for end in (HIGH, LOW)))
    return scope.know(found).restate(found, value)


def beside_cosine(scope: Scope, integral: App) -> Theorem:
    """cos(x) times 1, x or exp(r x) over a bounded interval."""
    x, body = opened(scope, integral)
    factors, cosine = list(monomial_factors(body)), b.app(t.COS, x)
    space = integral.args[0]
    if factors.count(cosine) != 1 or not b.is_app(space, t.INTERVAL):
        raise NoBaseIntegral(integral)
    factors.remove(cosine)
    found = powers_and_logs(b.mul(*factors), x)
    low, high = space.args  # type: ignore[union-attr]
    if found is None or found[1] or t.EXTENDED in (low.sort, high.sort):
        raise NoBaseIntegral(integral)
    power, _, rate = found
    if rate == b.ZERO and power in (b.ZERO, b.ONE):
        theorem = interval_first_cosine() if power == b.ONE else interval_cosine()
        return multiple(scope, integral, instance(scope, integral, theorem, {LOW: low, HIGH: high}), b.ONE)
    if power != b.ZERO:
        raise NoBaseIntegral(integral)
    theorem = interval_exponential_cosine()
    return multiple(scope, integral, instance(scope, integral, theorem, {LOW: low, HIGH: high, RATE: rate}), b.ONE)
