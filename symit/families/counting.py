"""Bernoulli, Geometric, Poisson: distributions on the integers."""

from __future__ import annotations

from symit.families.base import RATE
from symit.families.counts import COUNTS, exponential_sum, geometric_sum
from symit.families.entry import Family, domains
from symit.families.moments import exponent_parts, instance, multiple, opened, whole_power
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import BERNOULLI, GEOMETRIC, POISSON
from symit.kernel.rules import integration
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope import Scope


def _power_and_decay(body: Term, n: Var) -> tuple[int, Term, bool] | None:
    """k, c and whether n! is below, of n^k exp(c n)."""
    power, below, c = 0, False, b.ONE
    rate: Term = b.ZERO
    for factor in monomial_factors(body):
        if (k := whole_power(factor, n)) is not None:
            power += k
        elif factor == b.power(b.app(t.FACTORIAL, n), -1):
            below = True
        elif isinstance(factor, App) and factor.head == t.POW and factor.args[1] == n and n not in factor.args[0].free:
            rate = b.add(rate, b.log(factor.args[0]))
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], n)):  # type: ignore[union-attr]
            rate = b.add(rate, found[0])
        elif factor != c:
            return None
    return power, rate, below


def on_counts(scope: Scope, integral: App) -> Theorem:
    """n^k exp(c n) over the counts from 0, over n! or with c < 0; k <= 2."""
    n, body = opened(scope, integral)
    found = _power_and_decay(body, n)
    if integral.args[0] != COUNTS or found is None or found[0] > 2:
        raise NoBaseIntegral(integral)
    power, c, over_factorial = found
    if over_factorial:
        return multiple(scope, integral, instance(scope, integral, exponential_sum(power), {RATE: b.exp(c)}), b.ONE)
    return multiple(
        scope, integral, instance(scope, integral, geometric_sum(power), {RATE: PLAIN.canonical(b.neg(c))}), b.ONE
    )


def written_out(scope: Scope, integral: App) -> Theorem:
    """A sum between two numbers."""
    expanded = integration.expand(*scope.facts, term=integral)
    return scope.restate(expanded, context_of(scope).canonical(expanded.conclusion.args[1]))  # type: ignore[union-attr]


Bernoulli = Family(
    "Bernoulli",
    domains("p in (0;1)"),
    lambda x, p: b.app(BERNOULLI, p, x),
    lambda p: b.integers(0, 1),
    lambda p: written_out,
)

Geometric = Family(
    "Geometric",
    domains("p in (0;1)"),
    lambda x, p: b.app(GEOMETRIC, p, x),
    lambda p: COUNTS,
    lambda p: on_counts,
)

Poisson = Family(
    "Poisson",
    domains("rate > 0"),
    lambda x, rate: b.app(POISSON, rate, x),
    lambda rate: COUNTS,
    lambda rate: on_counts,
)
