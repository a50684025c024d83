"""VonMises: what exp(k cos x) gives over a circle."""

from __future__ import annotations

from symit.families.entry import Family, domains
from symit.families.integrals.bessel_function import CIRCLE, SHARPNESS, bessel_positive, circle_integral, turning_powers
from symit.families.moments.moments import multiple, opened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.scope.scope import Scope
from symit.special import BESSEL_I0


def on_circle(scope: Scope, integral: App) -> Theorem:
    """cos(x)^n exp(k cos x) over the circle, n <= 2."""
    x, body = opened(scope, integral)
    found = turning_powers(body, x)
    if integral.args[0] != CIRCLE or found is None or found[0] > 2:
        raise NoBaseIntegral(integral)
    n, k = found
    return multiple(scope, integral, scope.instantiate(circle_integral(n), {SHARPNESS: k}), b.ONE)


VonMises = Family(
    "VonMises",
    domains("kappa > 0"),
    lambda x, kappa: b.div(b.exp(b.mul(kappa, b.app(t.COS, x))), b.mul(2, b.PI, b.app(BESSEL_I0, kappa))),
    lambda kappa: CIRCLE,
    lambda kappa: on_circle,
    factor=lambda kappa: (
        b.app(BESSEL_I0, kappa),
        lambda scope: scope.instantiate(bessel_positive(), {SHARPNESS: kappa}),
    ),
)
"""The angle from its mean direction, which is 0."""
