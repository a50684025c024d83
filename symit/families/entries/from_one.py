"""Logarithmic and Zipf, on the counts from 1."""

from __future__ import annotations

from symit.families.entries.counting import decaying, power_and_decay
from symit.families.entry import Family, domains
from symit.families.integrals.base import RATE
from symit.families.integrals.gamma_function import S
from symit.families.moments.moments import (
    MOST_LOGS,
    first_of,
    instance,
    multiple,
    opened,
    powers_and_logs,
)
from symit.families.sums.binomial_series import Z
from symit.families.sums.counts import MOST_POWERS, geometric_sum
from symit.families.sums.diverging_sums import zeta_diverges
from symit.families.sums.logarithmic_series import logarithmic_series
from symit.families.sums.zeta_function import FROM_ONE, zeta, zeta_facts, zeta_moment
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, monomial_factors
from symit.proving.scope.scope import Scope


def _decaying(scope: Scope, integral: App) -> Theorem:
    """n^k exp(c n) over the counts from 1, c < 0, -1 <= k."""
    n, body = opened(scope, integral)
    factors = list(monomial_factors(body))
    inverse = b.power(n, -1)
    found = power_and_decay(b.mul(*(f for f in factors if f != inverse)), n)
    if integral.args[0] != FROM_ONE or found is None or found[2] or found[0] > MOST_POWERS:
        raise NoBaseIntegral(integral)
    power, c, _ = found
    if PLAIN.canonical(c) == b.ZERO:
        raise NoBaseIntegral(integral)
    there = scope.know(*decaying(scope, c))
    if inverse in factors:
        if power:
            raise NoBaseIntegral(integral)
        return multiple(there, integral, instance(there, integral, logarithmic_series(), {Z: b.exp(c)}), b.ONE)
    rate = PLAIN.canonical(b.neg(c))
    return multiple(there, integral, instance(there, integral, geometric_sum(power, 1), {RATE: rate}), b.ONE)


def _of_zeta(scope: Scope, integral: App) -> Theorem:
    """k^-s log(k)^n over the counts from 1, 1 < s, n <= 2."""
    k, body = opened(scope, integral)
    found = powers_and_logs(body, k)
    if integral.args[0] != FROM_ONE or found is None or found[1] > MOST_LOGS or found[2] != b.ZERO:
        raise NoBaseIntegral(integral)
    power, logs, _ = found
    known = instance(scope, integral, zeta_moment(logs), {S: PLAIN.canonical(b.neg(power))}, zeta_diverges)
    return multiple(scope, integral, known, b.ONE)


_FROM_ONE = first_of([_decaying, _of_zeta])


def _weight(p: Term) -> Term:
    return b.log(b.power(b.sub(1, p), -1))


Logarithmic = Family(
    "Logarithmic",
    domains("p in (0;1)"),
    lambda x, p: b.div(b.power(p, x), b.mul(x, _weight(p))),
    lambda p: FROM_ONE,
    lambda p: _FROM_ONE,
)

Zipf = Family(
    "Zipf",
    domains("s > 1"),
    lambda x, s: b.div(b.power(x, b.neg(s)), zeta(s)),
    lambda s: FROM_ONE,
    lambda s: _FROM_ONE,
    needs=lambda s: lambda scope: zeta_facts(scope, s),
)
