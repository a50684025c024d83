"""The derivatives of Phi at c s + m and at c/s, in s: the integral up to w(s) is that of what is moved by w(s) up to 0,
where there is the rule for derivatives under an integral.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from symit.families.integrals.base import LINEAR, RATE, X, exponential_rises, gaussian_integral
from symit.families.integrals.gamma_chain import FACTOR, quotient_of
from symit.families.integrals.gamma_function import K, S, tangent_at
from symit.families.integrals.normal_function import WIDE, W, below, restricted, standard_below
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides

SHIFT = b.real("m")
UP_TO_ZERO = below(b.ZERO)
EIGHTH = b.num(Fraction(1, 8))


def line_of(s: Term) -> Term:
    """c s + m."""
    return b.add(b.mul(FACTOR, s), SHIFT)


@cache
def slope_on_line() -> Theorem:
    """d/ds of what the density has below c s + m, at k, is c times the density there."""
    near = b.interval(b.sub(K, 1), b.add(K, 1))
    there = Scope().at_point(S, near)
    moved = b.sub(S, K)
    size = there.linear(
        b.le(b.power(line_of(S), 2), b.mul(2, b.add(b.power(line_of(K), 2), b.power(FACTOR, 2)))),
        (there.evident(b.le(0, b.power(b.sub(line_of(K), b.mul(FACTOR, moved)), 2))), 1),
        (there.evident(b.le(0, b.mul(b.sub(1, moved), b.add(1, moved)))), b.mul(2, b.power(FACTOR, 2))),
    )
    steep = there.evident(b.le(b.power(FACTOR, 2), b.power(FACTOR, 2)))
    return logic.theorem(_slope(Scope(), near, line_of, FACTOR, size, steep), id="normal-slope-line")


@cache
def slope_of_quotient() -> Theorem:
    """0 < k |- d/ds of what the density has below c/s, at k, is -c/k^2 times the density there."""
    near = b.interval(b.div(K, 2), b.mul(2, K))
    scope = Scope().given(b.lt(0, K))
    there = scope.at_point(S, near)
    there = there.know(there.evident(b.lt(0, S)))
    one, other = b.power(S, -1), b.mul(2, b.power(K, -1))
    smaller = there.evident(b.le(one, other))
    slope = b.neg(b.mul(FACTOR, b.power(S, -2)))
    size = there.linear(
        b.le(b.power(quotient_of(S), 2), b.mul(4, b.power(FACTOR, 2), b.power(K, -2))),
        (smaller, b.mul(b.power(FACTOR, 2), b.add(one, other))),
    )
    squares = b.add(b.power(one, 2), b.power(other, 2))
    steep = there.linear(
        b.le(b.power(slope, 2), b.mul(16, b.power(FACTOR, 2), b.power(K, -4))),
        (smaller, b.mul(b.power(FACTOR, 2), b.add(one, other), squares)),
    )
    return logic.theorem(_slope(scope, near, quotient_of, slope, size, steep), id="normal-slope-quotient")


def _bell(x: Term) -> Term:
    """The density, as the definition of Phi has it."""
    return b.div(b.exp(b.div(b.neg(b.power(x, 2)), 2)), WIDE)


def _slope(
    scope: Scope, near: Term, inner: Callable[[Term], Term], rate: Term, size: Theorem, steep: Theorem
) -> Theorem:
    """Of the integral up to `inner`, whose slope is `rate`; two theorems bound the squares of both near k."""
    same = _moved(scope.at_point(S, near), inner(S))
    there = scope.at_point(S, near).at_point(X, UP_TO_ZERO)
    body = _bell(b.add(X, inner(S)))
    value = b.neg(b.mul(rate, b.add(X, inner(S)), body))
    slope = there.differentiate(S, body, S, value)
    above, below_, bound = _dominated(there, inner(S), rate, value, size, steep)
    decays = Scope().instantiate(gaussian_integral(0), {RATE: EIGHTH, LINEAR: b.ZERO})
    decays = restricted(Scope().know(decays), UP_TO_ZERO, _decay(EIGHTH))
    exists = scope.know(decays).evident(b.defined(b.integral(UP_TO_ZERO, X, bound)))
    whole = logic.evident(same, claim=b.defined(sides(same)[1]))
    under = scope.under_integral(X, UP_TO_ZERO, S, near, K, slope, above, below_, exists, whole)
    known = scope.know(under)
    moving = calculus.derivative_congruence(same, *known.facts, variable_=S, near=near, at=K)
    here = {S: K}
    return logic.chain(moving, under, _integrated(known, inner(K), b.substitute(rate, here), b.substitute(value, here)))


def _decay(rate: Term) -> Term:
    return b.exp(b.neg(b.mul(rate, b.power(X, 2))))


def _moved(scope: Scope, w: Term) -> Theorem:
    """The integral up to w, as one up to 0."""
    known = scope.instantiate(standard_below(0), {W: w})
    there = scope.know(known)
    moved = b.add(X, w)
    slope = there.at_point(X, UP_TO_ZERO).differentiate(X, moved, X, b.ONE)
    ends = there.limit(X, moved, b.MINUS_INFINITY, 1), there.limit(X, moved, b.ZERO, -1, w)
    raw = there.substitution(X, UP_TO_ZERO, slope, *ends, b.lam(X, _bell(X)))
    return there.know(raw).restate(raw, b.integral(UP_TO_ZERO, X, _bell(moved)))


def _dominated(
    there: Scope, w: Term, rate: Term, value: Term, size: Theorem, steep: Theorem
) -> tuple[Theorem, Theorem, Term]:
    """With z = x + w and y = rate z: |y| <= 1 + y^2/4 <= (1 + most) exp(z^2/4), and z^2 >= x^2/2 - w^2."""
    z, (_, widest), (_, most) = b.add(X, w), sides(size), sides(steep)
    y, body, quarter = b.mul(rate, z), _bell(z), b.div(b.power(z, 2), 4)
    larger = b.add(1, most)
    exponent = b.sub(b.div(widest, 4), b.mul(EIGHTH, b.power(X, 2)))
    bound = b.div(b.mul(larger, b.exp(exponent)), WIDE)
    tangent = tangent_at(there, quarter)
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    ordered = there.linear(
        b.le(b.neg(quarter), exponent),
        (size, Fraction(1, 4)),
        (there.evident(b.le(0, b.power(b.add(X, b.mul(2, w)), 2))), Fraction(1, 8)),
    )
    falls = logic.cut(there.instantiate(rising, {u: b.neg(quarter), v: exponent}), ordered)
    rest = [
        (steep, b.mul(quarter, body)),
        (tangent, b.mul(larger, body)),
        (there.evident(b.le(0, b.add(most, quarter))), body),
        (falls, b.div(larger, WIDE)),
    ]
    above, below_ = (
        there.linear(claim, (there.evident(b.le(0, b.power(b.add(1, b.div(b.mul(sign, y), 2)), 2))), body), *rest)
        for claim, sign in ((b.le(value, bound), 1), (b.le(b.neg(bound), value), -1))
    )
    return above, below_, bound


def _integrated(scope: Scope, w: Term, rate: Term, body: Term) -> Theorem:
    """The integral of the slope up to 0: what is moved, at 0."""
    primitive = b.mul(rate, _bell(b.add(X, w)))
    slope = scope.at_point(X, UP_TO_ZERO).differentiate(X, primitive, X, body)
    ends = limit(scope, X, primitive, b.MINUS_INFINITY, 1), scope.limit(X, primitive, b.ZERO, -1)
    whole = scope.fundamental_theorem(X, UP_TO_ZERO, slope, *ends)
    return scope.know(whole).restate(whole, b.mul(rate, _bell(w)))
