"""The modified Bessel functions of order 0, 1 and 2, as integrals over a circle: they exist, and the first is positive
and differentiable.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import LINE, X, exponential_rises
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
from symit.special import BESSEL, BESSEL_I0

HALF_TURN = b.PI
CIRCLE = b.interval(b.neg(HALF_TURN), HALF_TURN)
SHARPNESS = b.real("k")


def turning(n: int) -> Term:
    """cos(x)^n exp(k cos x)."""
    cosine = b.app(t.COS, X)
    return b.mul(*([cosine] * n), b.exp(b.mul(SHARPNESS, cosine)))


@cache
def circle_integral(n: int) -> Theorem:
    """The integral of cos(x)^n exp(k cos x) over the circle is 2 pi I_n(k), n <= 1; for n = 2 pi (I_0(k) + I_2(k))."""
    named, whole = b.app(BESSEL[n], SHARPNESS), b.integral(CIRCLE, X, turning(n))
    known = Scope().know(_exists(turning(n)))
    if n < 2:
        size = b.mul(2, b.PI)
        found = known.linear(b.eq(whole, b.mul(size, named)), (known.unfold(named), b.neg(size)))
    else:
        lower = circle_integral(0)
        known = known.know(lower)
        claim = b.eq(whole, b.mul(b.PI, b.add(b.app(BESSEL_I0, SHARPNESS), named)))
        found = known.linear(claim, (known.unfold(named), b.neg(b.PI)), (lower, b.div(1, 2)))
    return logic.theorem(found, id=f"bessel-integral-{n}")


def _exists(body: Term) -> Theorem:
    """What is continuous is integrable over the circle."""
    continuous = calculus.continuity(body=b.lam(X, body), space=LINE)
    return applied(integration.continuous_integrable, continuous, low=b.neg(HALF_TURN), high=HALF_TURN)


@cache
def circle_slope() -> Theorem:
    """d/ds of the integral of exp(s cos x) over the circle, at k, is that of cos(x) exp(k cos x).

    For s in (k - 1, k + 1), exp(s cos x) <= exp((k - 1) cos x) + exp((k + 1) cos x) and |cos x| <= 1 + cos(x)^2/4.
    """
    s, cosine = b.real("s"), b.app(t.COS, X)
    low, high = b.sub(SHARPNESS, 1), b.add(SHARPNESS, 1)
    near = b.interval(low, high)
    there = Scope().at_point(X, CIRCLE).at_point(s, near)
    body = b.exp(b.mul(s, cosine))
    value = b.mul(cosine, body)
    slope = there.differentiate(s, body, s, value)
    ends = b.add(*(b.exp(b.mul(end, cosine)) for end in (low, high)))
    cases = (
        _below(there.given(condition), b.mul(s, cosine), b.mul(end, cosine), b.le(body, ends))
        for condition, end in ((b.le(0, cosine), high), (b.lt(cosine, 0), low))
    )
    smaller = logic.cases(*cases, *there.facts, condition=b.le(0, cosine))
    half = b.div(cosine, 2)
    size = b.add(1, b.power(half, 2))
    bound = b.mul(size, ends)
    above, below = (
        there.linear(claim, (smaller, size), (there.evident(b.le(0, b.power(gap, 2))), body))
        for claim, gap in ((b.le(value, bound), b.sub(1, half)), (b.le(b.neg(bound), value), b.add(1, half)))
    )
    whole = logic.instantiate(_exists(turning(0)), values=((SHARPNESS, s),))
    found = Scope().under_integral(X, CIRCLE, s, near, SHARPNESS, slope, above, below, _exists(bound), whole)
    return logic.theorem(found, id="bessel-slope")


def _below(scope: Scope, exponent: Term, larger: Term, claim: Term) -> Theorem:
    """A claim from exp being increasing."""
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    ordered = scope.evident(b.le(exponent, larger))
    return scope.linear(claim, (logic.cut(scope.instantiate(rising, {u: exponent, v: larger}), ordered), 1))


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
