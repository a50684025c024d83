"""The incomplete Gamma function at shifted arguments: Gamma(s + 1, p) as s Gamma(s, p) + p^s exp(-p), Gamma(1, p) as
exp(-p).
"""

from __future__ import annotations

from symit.families.integrals.gamma_function import S
from symit.families.integrals.incomplete_gamma import (
    END,
    positive_above,
    upper_at_one,
    upper_exists,
    upper_gamma,
    upper_recurrence,
)
from symit.families.moments.gamma_values import base_argument
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides


def upper_value(scope: Scope, s: Term, p: Term) -> Theorem:
    """Gamma(c + n, p) by Gamma(c, p), c as plain as for Gamma; Gamma(1, p) = exp(-p), and Gamma(-n, p) by that at 0."""
    low, steps = base_argument(scope, s)
    if low == b.ONE and steps < 0:
        low, steps = b.ZERO, steps + 1
    place = {END: p}
    scope = scope.know(*positive_above(scope, p))
    base = scope.instantiate(upper_at_one() if low == b.ONE else upper_exists(), {S: low, **place})
    found = base if low == b.ONE else scope.know(base).field(upper_gamma(low, p), upper_gamma(low, p))
    for i in range(steps) if steps > 0 else range(-1, steps - 1, -1):
        here = PLAIN.canonical(b.add(low, i))
        raw = scope.instantiate(upper_recurrence(), {S: here, **place})
        known, (_, value) = scope.know(raw, found), sides(found)
        edge = b.mul(b.power(p, here), b.exp(b.neg(p)))
        if steps > 0:
            claim = b.eq(upper_gamma(PLAIN.canonical(b.add(here, 1)), p), b.add(b.mul(here, value), edge))
            found = known.linear(claim, (raw, 1), (found, here))
        else:
            claim = b.eq(upper_gamma(here, p), b.div(b.sub(value, edge), here))
            found = known.linear(claim, (raw, b.neg(b.power(here, -1))), (found, b.power(here, -1)))
    return _of_integral(scope.know(found), found)


def _of_integral(scope: Scope, found: Theorem) -> Theorem:
    """Said of the integral in its normal form that the function is."""
    left, right = sides(found)
    context = context_of(scope)
    return scope.linear(b.eq(context.canonical(left), right), (found, 1))
