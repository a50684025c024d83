"""InverseGaussian: powers of x and their products with log(x) beside exp(-a x - d/x)."""

from __future__ import annotations

from fractions import Fraction

from symit.families.entry import Family, domains
from symit.families.integrals.base import HALF_LINE
from symit.families.integrals.incomplete_gamma import positive_above
from symit.families.integrals.waiting_integrals import LEAST, MOST, P, Q, waiting_integral
from symit.families.integrals.waiting_logarithm import HIGH, LOW, waiting_logarithm
from symit.families.moments.moments import multiple, opened
from symit.families.moments.monomials import exponent_parts, whole_power
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, context_of, monomial_factors
from symit.proving.scope.scope import Scope


def on_waiting(scope: Scope, integral: App) -> Theorem:
    """x^m log(x)^n exp(a x + d/x) over the half-line, a and d negative, m half of an odd number; m is -1/2 or -3/2 for
    n = 1."""
    x, body = opened(scope, integral)
    found = _power_and_rates(body, x)
    if integral.args[0] != HALF_LINE or found is None:
        raise NoBaseIntegral(integral)
    m, logs, a, d = found
    if logs > 1 or (logs and m not in (LOW, HIGH)):
        raise NoBaseIntegral(integral)
    if m.denominator != 2 or not LEAST <= m <= MOST or b.ZERO in (a, d):
        raise NoBaseIntegral(integral)
    for rate in (a, d):
        scope.evident(b.lt(rate, 0))
    p, q = (context_of(scope).canonical(b.sqrt(b.neg(rate))) for rate in (a, d))
    known = scope.instantiate((waiting_logarithm if logs else waiting_integral)(m), {P: p, Q: q})
    if logs:
        place = b.mul(4, p, q)
        written = dict.fromkeys((place, context_of(scope).canonical(place)))
        scope = scope.know(*(fact for end in written for fact in positive_above(scope, end)))
    return multiple(scope, integral, known, b.exp(b.mul(-2, p, q)))


def _power_and_rates(body: Term, x: Var) -> tuple[Fraction, int, Term, Term] | None:
    """m, n, a and d of x^m log(x)^n exp(a x + d/x); None where it is not of this form."""
    m, logs, rates = Fraction(0), 0, list[Term]([b.ZERO, b.ZERO])
    for factor in monomial_factors(body):
        base, exponent = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
        if base == x and isinstance(exponent, Num):
            m += exponent.value
        elif (k := whole_power(factor, b.log(x))) is not None:
            logs += k
        elif b.is_app(factor, t.EXP) and (found := exponent_parts(factor.args[0], x, b.power(x, -1))):  # type: ignore[union-attr]
            rates = found
        elif factor != b.ONE:
            return None
    return m, logs, rates[0], rates[1]


InverseGaussian = Family(
    "InverseGaussian",
    domains("mean > 0, shape > 0"),
    lambda x, mean, shape: b.mul(
        b.sqrt(b.div(shape, b.mul(2, b.PI))),
        b.power(x, Fraction(-3, 2)),
        b.exp(b.neg(b.div(b.mul(shape, b.power(b.sub(x, mean), 2)), b.mul(2, b.power(mean, 2), x)))),
    ),
    lambda mean, shape: HALF_LINE,
    lambda mean, shape: on_waiting,
)
"""How long a Brownian motion with drift waits for a level."""
