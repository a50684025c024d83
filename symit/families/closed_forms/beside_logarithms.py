"""The sign of y - log(w) for numbers y and w, which no sign of its parts shows: a sum of the exponential's series lies
above w, or one at -y above 1/w.

Stands under the closed forms of numbers; nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import factorial, lcm

from symit.families.integrals.base import LINE, X
from symit.families.supports import sign_of_logarithms
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.normal import MAX_FACTORED
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.taylor import above_its_polynomial
from symit.proving.scope.scope import Scope

MOST_SUMMANDS = 30
_Y = b.real("y")


def sign_of_numbers(scope: Scope, value: Term) -> Theorem:
    """0 < u, u < 0, or u <= 0, for a rational number and logarithms of such.  Refused where that is not seen."""
    if PLAIN.canonical(value) == b.ZERO:
        return scope.evident(b.le(value, 0))
    known = sign_of_logarithms(scope, value)
    return _beside(scope, value) if known is None else known


def _beside(scope: Scope, value: Term) -> Theorem:
    parts = normal.summands(PLAIN.canonical(value))
    times = lcm(*(c.denominator for m, c in parts if m != b.ONE))
    number = b.num(times * sum(c for m, c in parts if m == b.ONE))
    other = PLAIN.canonical(b.exp(b.sub(number, b.mul(times, value))))
    if not isinstance(other, Num):
        raise Refused("the sign of {} is not known", value)
    y, w = number.value, other.value
    if max(w.numerator, w.denominator) > MAX_FACTORED:
        raise Refused("the sign of {} is not known", value)
    for count in range(2, MOST_SUMMANDS + 1, 2):
        for sign, bound in ((1, w), (-1, 1 / w)):
            if sum((sign * y) ** k / factorial(k) for k in range(count)) > bound:
                return _from_series(scope, value, count, sign, y, bound, times)
    raise Refused("the sign of {} is not known", value)


def _from_series(scope: Scope, value: Term, count: int, sign: int, y: Fraction, bound: Fraction, times: int) -> Theorem:
    """exp(y) > w, and so y - log(w) > 0; or the same of -y and 1/w."""
    at = scope.instantiate(above_so_many(count), {_Y: b.num(sign * y)})
    ratio = b.mul(b.exp(b.num(sign * y)), b.power(b.num(bound), -1))
    above = scope.linear(b.lt(1, ratio), (at, b.power(b.num(bound), -1)))
    logs = scope.know(above).evident(b.lt(0, b.log(ratio)))
    claim = b.lt(0, value) if sign > 0 else b.lt(value, 0)
    return scope.linear(claim, (logs, Fraction(1, times)))


@cache
def above_so_many(count: int) -> Theorem:
    """The first so many summands of the series of exp(y) are at most exp(y), if their number is even."""
    scope = Scope()
    there = scope.at_point(X, LINE)
    slope = there.differentiate(X, b.exp(X), X, b.exp(X))
    positive = there.evident(b.le(0, b.exp(X)))
    raw = above_its_polynomial(scope, X, LINE, [slope] * count, positive, b.ZERO, _Y)
    parts = (b.div(b.power(_Y, k), factorial(k)) if k > 1 else _Y if k else b.ONE for k in range(count))
    return logic.theorem(scope.linear(b.le(b.add(*parts), b.exp(_Y)), (raw, 1)), id=f"exponential-above-{count}")
