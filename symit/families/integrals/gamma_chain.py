"""The derivatives of Gamma at c s and at c/s, in s, for a symbol c: by the rule for derivatives under an integral, as
those of Gamma itself.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HALF_LINE, X
from symit.families.integrals.gamma_function import (
    K,
    S,
    bound_exists,
    dominating,
    gamma_body,
    gamma_exists,
)
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides

FACTOR = b.real("c")
NEAR = b.interval(b.div(K, 2), b.mul(2, K))


def quotient_of(s: Term) -> Term:
    """c/s."""
    return b.mul(FACTOR, b.power(s, -1))


@cache
def slope_of_multiple() -> Theorem:
    """0 < c, 0 < k |- d/ds of the integral of x^(cs-1) exp(-x), at k, is c times that with a logarithm."""
    there = _beside()
    larger = there.evident(b.le(FACTOR, FACTOR))
    return logic.theorem(_slope(b.mul(FACTOR, S), b.mul(FACTOR, K), 1, larger), id="gamma-slope-multiple")


@cache
def slope_of_quotient() -> Theorem:
    """0 < c, 0 < k |- d/ds of the integral of x^(c/s-1) exp(-x), at k, is -c/k^2 times that with a logarithm."""
    there, one, other = _beside(), b.power(S, -1), b.mul(2, b.power(K, -1))
    smaller = there.evident(b.le(one, other))
    claim = b.le(b.mul(FACTOR, b.power(S, -2)), b.mul(4, FACTOR, b.power(K, -2)))
    larger = there.linear(claim, (smaller, b.mul(FACTOR, b.add(one, other))))
    return logic.theorem(_slope(quotient_of(S), quotient_of(K), -1, larger), id="gamma-slope-quotient")


def _beside() -> Scope:
    """The scope of an s between k/2 and 2 k."""
    there = Scope().given(b.lt(0, FACTOR), b.lt(0, K)).at_point(S, NEAR)
    return there.know(there.evident(b.lt(0, S)))


def _slope(inner: Term, middle: Term, sign: int, larger: Theorem) -> Theorem:
    """Of Gamma at `inner`, which lies between half of `middle` and twice it, and whose own slope has a sign and a size
    of which `larger` says how large it is at most."""
    size, most = sides(larger)
    scope, beside = Scope().given(b.lt(0, FACTOR), b.lt(0, K)), _beside()
    there = beside.at_point(X, HALF_LINE)
    value = b.mul(size if sign > 0 else b.neg(size), gamma_body(inner, 1))
    slope = there.differentiate(S, gamma_body(inner), S, value)
    (upper, lower), of_power, a, w = dominating(there, middle, inner)
    decay = b.exp(b.neg(X))
    bound = b.mul(most, a, w, decay)
    rest = (of_power, b.mul(size, a, decay)), (larger, b.mul(a, w, decay))
    of_log = b.mul(size, b.power(X, b.sub(inner, 1)), decay)
    on_top, below = (upper, lower) if sign > 0 else (lower, upper)
    bounds = (
        there.linear(b.le(value, bound), (on_top, of_log), *rest),
        there.linear(b.le(b.neg(bound), value), (below, of_log), *rest),
    )
    exists = bound_exists(scope, 1, b.ZERO, bound, middle)
    whole = beside.instantiate(gamma_exists(), {S: inner})
    return scope.under_integral(X, HALF_LINE, S, NEAR, K, slope, *bounds, exists, whole)
