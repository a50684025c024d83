"""The modified Bessel functions of order 0 and 1, as integrals over a circle: they exist, and the first is positive.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import LINE, X
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.normal import summands
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import monomial_factors
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied
from symit.special import BESSEL_I0, BESSEL_I1

HALF_TURN = b.PI
CIRCLE = b.interval(b.neg(HALF_TURN), HALF_TURN)
SHARPNESS = b.real("k")


def turning(n: int) -> Term:
    """cos(x)^n exp(k cos x)."""
    cosine = b.app(t.COS, X)
    return b.mul(*([cosine] * n), b.exp(b.mul(SHARPNESS, cosine)))


@cache
def circle_integral(n: int) -> Theorem:
    """The integral of cos(x)^n exp(k cos x) over the circle is 2 pi I_n(k), n <= 1."""
    body = b.lam(X, turning(n))
    scope = Scope()
    continuous = calculus.continuity(body=body, space=LINE)
    exists = applied(integration.continuous_integrable, continuous, low=b.neg(HALF_TURN), high=HALF_TURN)
    named = b.app((BESSEL_I0, BESSEL_I1)[n], SHARPNESS)
    known = scope.know(exists)
    unfolded = known.unfold(named)
    size = b.mul(2, b.PI)
    found = known.linear(b.eq(b.integral(CIRCLE, X, turning(n)), b.mul(size, named)), (unfolded, b.neg(size)))
    return logic.theorem(found, id=f"bessel-integral-{n}")


@cache
def circle_positive() -> Theorem:
    """0 < the integral of exp(k cos x) over the circle: what it is of is positive."""
    scope = Scope().know(circle_integral(0))
    found = positive_integral(scope, X, CIRCLE, scope.at_point(X, CIRCLE).evident(b.lt(0, turning(0))))
    return logic.theorem(found, id="bessel-integral-positive")


@cache
def bessel_positive() -> Theorem:
    """0 < I_0(k)."""
    known, above, weight = circle_integral(0), circle_positive(), b.power(b.mul(2, b.PI), -1)
    claim = b.lt(0, b.app(BESSEL_I0, SHARPNESS))
    found = Scope().know(known, above).linear(claim, (above, weight), (known, weight))
    return logic.theorem(found, id="bessel-positive")


def turning_powers(body: Term, x: Var) -> tuple[int, Term] | None:
    """n and k of cos(x)^n exp(k cos x)."""
    cosine = b.app(t.COS, x)
    n = 0
    k: Term = b.ZERO
    for factor in monomial_factors(body):
        if factor == cosine:
            n += 1
        elif factor == b.power(cosine, 2):
            n += 2
        elif b.is_app(factor, t.EXP):
            for monomial, coefficient in summands(factor.args[0]):  # type: ignore[union-attr]
                others = [f for f in monomial_factors(monomial) if f != cosine]
                if len(others) == len(monomial_factors(monomial)) or any(x in f.free for f in others):
                    return None
                k = b.add(k, b.mul(b.num(coefficient), *others))
        elif factor != b.ONE:
            return None
    return n, PLAIN.canonical(k)
