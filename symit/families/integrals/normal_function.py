"""The normal distribution function, and the powers that a Gaussian density leaves over a half-line.

    Phi(w) = the integral of exp(-x^2/2)/sqrt(2 pi) over x < w

Everything is reduced to it: x^n exp(-x^2/2) below w by parts, above w as what is left of the whole line.  Each theorem
is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from math import comb

from symit.families.integrals.base import LINE, LINEAR, MOST_POWERS, RATE, X, gaussian_integral, power
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF

W, END, TOP = b.real("w"), b.real("p"), b.real("q")
HALF = b.num(Fraction(1, 2))
WIDE = b.sqrt(b.mul(2, b.PI))


def below(end: Term) -> Term:
    return b.interval(b.MINUS_INFINITY, end)


def phi(w: Term) -> Term:
    return b.app(NORMAL_CDF, w)


def _bell(n: int) -> Term:
    """x^n exp(-x^2/2)."""
    return b.mul(power(X, n), b.exp(b.neg(b.div(b.power(X, 2), 2))))


def _quadratic(n: int) -> Term:
    """x^n exp(-r x^2 + c x)."""
    return b.mul(power(X, n), b.exp(b.add(b.neg(b.mul(RATE, b.power(X, 2))), b.mul(LINEAR, X))))


def restricted(scope: Scope, part: Term, body: Term) -> Theorem:
    """What is integrable over the line is so over a part of it."""
    exists = scope.evident(b.defined(b.integral(LINE, X, body)))
    inside = scope.at_point(X, part).evident(b.member(X, LINE))
    return applied(integration.restrict, exists, inside, *scope.facts, variable_=X, part=part)


@cache
def standard_below(n: int) -> Theorem:
    """The integral of x^n exp(-x^2/2) over x < w: of x^(n-2) by parts, down to Phi(w) and exp(-w^2/2)."""
    scope = Scope()
    line = scope.know(scope.instantiate(gaussian_integral(n), {RATE: HALF, LINEAR: b.ZERO}))
    scope = scope.know(restricted(line, below(W), _bell(n)))
    whole = b.integral(below(W), X, _bell(n))
    if n == 0:
        unfolded = scope.unfold(phi(W))
        found = scope.linear(b.eq(whole, b.mul(WIDE, phi(W))), (unfolded, b.neg(WIDE)))
        return logic.theorem(found, id="normal-below-0")
    lower = [standard_below(n - 2)] if n > 1 else []
    known = scope.know(*lower)
    primitive = b.neg(_bell(n - 1))
    slope = b.sub(_bell(n), b.mul(n - 1, _bell(n - 2))) if n > 1 else _bell(1)
    derived = known.at_point(X, below(W)).differentiate(X, primitive, X, slope)
    ends = limit(known, X, primitive, b.MINUS_INFINITY, 1), known.limit(X, primitive, W, -1)
    raw = known.fundamental_theorem(X, below(W), derived, *ends)
    edge = b.mul(power(W, n - 1), b.exp(b.neg(b.div(b.power(W, 2), 2))))
    value = b.sub(b.mul(n - 1, sides(lower[0])[1]), edge) if n > 1 else b.neg(edge)
    combined = [(raw, 1), *((th, n - 1) for th in lower)]
    return logic.theorem(known.know(raw).linear(b.eq(whole, value), *combined), id=f"normal-below-{n}")


@cache
def gaussian_below(n: int) -> Theorem:
    """0 < r |- the integral of x^n exp(-r x^2 + c x) over x < p: x = m + u/sqrt(2 r)."""
    if n > MOST_POWERS:
        raise Refused(f"x^{n} exp(-x^2) below a point is not among the base integrals")
    scope = Scope().given(b.lt(0, RATE))
    width = b.power(b.mul(2, RATE), b.neg(HALF))
    middle = b.div(LINEAR, b.mul(2, RATE))
    top = b.div(b.sub(END, middle), width)
    space, inner = below(top), b.add(middle, b.mul(width, X))
    there = scope.at_point(X, space)
    raw = applied(calculus.differentiate, *there.facts, body=b.lam(X, inner), at=X)
    slope = there.restate(raw, width)
    ends = scope.limit(X, inner, b.MINUS_INFINITY, 1), scope.with_limit(scope.limit(X, inner, top, -1), END)
    standard = [scope.instantiate(standard_below(k), {W: top}) for k in range(n + 1)]
    known = scope.know(*standard)
    moved = known.substitution(X, space, slope, *ends, b.lam(X, _quadratic(n)))
    scale = b.exp(b.div(b.power(LINEAR, 2), b.mul(4, RATE)))
    weights = [b.mul(comb(n, k), scale, power(middle, n - k), power(width, k + 1)) for k in range(n + 1)]
    parts = list(zip(standard, weights, strict=True))
    there = known.know(moved)
    value = b.add(*(b.mul(weight, sides(part)[1]) for part, weight in parts))
    found = there.linear(b.eq(sides(moved)[0], value), (moved, 1), *parts)
    return logic.theorem(found, id=f"gaussian-below-{n}")


@cache
def gaussian_above(n: int) -> Theorem:
    """0 < r |- the integral of x^n exp(-r x^2 + c x) over x > p: what is left of the line."""
    scope = Scope().given(b.lt(0, RATE)).know(gaussian_below(n), gaussian_integral(n))
    part = b.interval(END, b.INFINITY)
    exists = scope.know(restricted(scope, part, _quadratic(n)))
    return logic.theorem(
        rest_above(exists, gaussian_below(n), gaussian_integral(n), part, END), id=f"gaussian-above-{n}"
    )


@cache
def gaussian_between(n: int) -> Theorem:
    """0 < r, p < q |- the integral of x^n exp(-r x^2 + c x) over p < x < q."""
    upper = logic.instantiate(gaussian_below(n), values=((END, TOP),))
    scope = Scope().given(b.lt(0, RATE), b.lt(END, TOP)).know(gaussian_below(n), upper, gaussian_integral(n))
    part = b.interval(END, TOP)
    exists = scope.know(restricted(scope, part, _quadratic(n)))
    return logic.theorem(rest_above(exists, gaussian_below(n), upper, part, END), id=f"gaussian-between-{n}")


def rest_above(scope: Scope, one: Theorem, whole: Theorem, part: Term, middle: Term) -> Theorem:
    """The integral over a part above a place, as that over all less that below the place."""
    above = b.app(t.INTEGRAL, part, sides(one)[0].args[1])  # type: ignore[union-attr]
    exist = (scope.evident(b.defined(i)) for i in (sides(one)[0], above))
    joined = applied(calculus.split, *exist, *scope.facts, middle=middle)
    value = b.sub(sides(whole)[1], sides(one)[1])
    return scope.know(joined).linear(b.eq(above, value), (joined, -1), (whole, 1), (one, -1))


@cache
def reflection() -> Theorem:
    """The integral of exp(-x^2/2) over x < w is sqrt(2 pi) (1 - Phi(-w)): x = -u."""
    away = b.neg(W)
    other = Scope().instantiate(standard_below(0), {W: away})
    above = Scope().instantiate(gaussian_above(0), {RATE: HALF, LINEAR: b.ZERO, END: away})
    scope = Scope().know(other, above, standard_below(0))
    space, inner = below(W), b.neg(X)
    slope = scope.at_point(X, space).differentiate(X, inner, X, b.num(-1))
    ends = scope.limit(X, inner, b.MINUS_INFINITY, 1), scope.limit(X, inner, W, -1, away)
    moved = scope.substitution(X, space, slope, *ends, sides(above)[0].args[1])  # type: ignore[union-attr, arg-type]
    whole = b.integral(space, X, _bell(0))
    value = b.mul(WIDE, b.sub(1, phi(away)))
    found = scope.know(moved).linear(b.eq(whole, value), (moved, -1), (above, 1))
    return logic.theorem(found, id="normal-reflection")


@cache
def symmetry() -> Theorem:
    """Phi(w) = 1 - Phi(-w)."""
    scope = Scope().know(reflection(), standard_below(0))
    claim = b.eq(phi(W), b.sub(1, phi(b.neg(W))))
    weight = b.power(WIDE, -1)
    return logic.theorem(
        scope.linear(claim, (reflection(), weight), (standard_below(0), b.neg(weight))), id="normal-symmetry"
    )


@cache
def at_zero() -> Theorem:
    """Phi(0) = 1/2."""
    known = Scope().instantiate(reflection(), {W: b.ZERO})
    scope = Scope().know(known, Scope().instantiate(standard_below(0), {W: b.ZERO}))
    weight = b.power(b.mul(2, WIDE), -1)
    return logic.theorem(scope.linear(b.eq(phi(b.ZERO), HALF), (known, weight)), id="normal-at-zero")


@cache
def increasing() -> Theorem:
    """p < q |- 0 < Phi(q) - Phi(p): what the density has between them."""
    known = logic.instantiate(gaussian_between(0), values=((RATE, HALF), (LINEAR, b.ZERO)))
    scope = Scope().given(b.lt(END, TOP))
    known = scope.discharge(known)
    scope = scope.know(known)
    bell = sides(known)[0].args[1]  # type: ignore[union-attr]
    part = b.interval(END, TOP)
    above = positive_integral(scope, X, part, scope.at_point(X, part).evident(b.lt(0, b.open_with(bell, X))))  # type: ignore[arg-type]
    claim, weight = b.lt(0, b.sub(phi(TOP), phi(END))), b.power(WIDE, -1)
    return logic.theorem(scope.know(above).linear(claim, (above, weight), (known, weight)), id="normal-increasing")


@cache
def above_zero() -> Theorem:
    """0 < Phi(w)."""
    known, part = standard_below(0), below(W)
    scope = Scope().know(known)
    above = positive_integral(scope, X, part, scope.at_point(X, part).evident(b.lt(0, _bell(0))))
    claim, weight = b.lt(0, phi(W)), b.power(WIDE, -1)
    return logic.theorem(scope.know(above).linear(claim, (above, weight), (known, weight)), id="normal-above-zero")


@cache
def below_one() -> Theorem:
    """Phi(w) < 1."""
    other = Scope().instantiate(above_zero(), {W: b.neg(W)})
    scope = Scope().know(symmetry(), other)
    return logic.theorem(scope.linear(b.lt(phi(W), 1), (other, 1), (symmetry(), -1)), id="normal-below-one")


def within_zero_and_one(scope: Scope, formulas: Iterable[Term]) -> list[Theorem]:
    """Of each value of Phi in these, that it lies between 0 and 1."""
    values = dict.fromkeys(p for f in formulas for p in subterms(f) if isinstance(p, App) and p.head == NORMAL_CDF)
    return [scope.instantiate(bound(), {W: v.args[0]}) for v in values for bound in (above_zero, below_one)]
