"""Sums of rational multiples of logarithms of whole numbers, compared exactly: 137 log 2 < 53 log 6, since
2^137 < 6^53.

Stands on `place`.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import gcd, lcm, prod

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.place import Place
from symit.proving.scope.scope import Scope

MOST_BITS = 2_000
"""The kernel computes with no larger numbers."""


def by_powers(place: Place, goal: App) -> Theorem:
    """a <= b or a < b, where b - a is such a sum.  Refused where it is not."""
    if goal.free or goal.head == t.EQ:
        raise Refused("{} is no comparison of numbers", goal)
    difference = knowing([]).canonical(b.sub(goal.args[1], goal.args[0]))
    coefficients = {_number(m): Fraction(c) for m, c in normal.summands(difference)}
    scale = lcm(*(c.denominator for c in coefficients.values()))
    common = gcd(*(int(c * scale) for c in coefficients.values()))
    exponents = {n: int(c * scale) // common for n, c in coefficients.items()}
    if sum(n.bit_length() * abs(e) for n, e in exponents.items()) > MOST_BITS:
        raise Refused("{} is no sum of logarithms that can be compared", difference)
    above, below = (prod(n ** abs(e) for n, e in exponents.items() if e * sign > 0) for sign in (1, -1))
    gap = place.scope.evident(b.lt(0, b.log(b.div(above, below))))
    powers = [place.scope.special(_power_law(abs(e)), u=n) for n, e in exponents.items()]
    signs = [-1 if e > 0 else 1 for e in exponents.values()]
    multipliers = [(law, Fraction(sign * common, scale)) for law, sign in zip(powers, signs, strict=True)]
    return place.scope.know(gap, *powers).linear(goal, (gap, Fraction(common, scale)), *multipliers)


def _number(monomial: Term) -> int:
    if isinstance(monomial, App) and monomial.head == t.LOG and isinstance(monomial.args[0], Num):
        return int(monomial.args[0].value)
    raise Refused("{} is no logarithm of a number", monomial)


@cache
def _power_law(n: int) -> Theorem:
    """0 < u |- log(u^n) = n log u."""
    u = b.real("u")
    return Scope().given(b.lt(0, u)).field(b.log(b.power(u, n)), b.mul(n, b.log(u)))
