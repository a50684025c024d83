"""The integrals of x^m exp(-y^2), m half of an odd number, where y = p sqrt(x) - q/sqrt(x) runs over the line.

For m = -1/2 and -3/2 they come from the Gaussian integral: x = (q/p)^2/u turns y into -y and one into the other, and
together they are the integral of exp(-y^2) over y.  The rest follows by parts.  Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE, X
from symit.families.integrals.gamma_function import S, gamma_moment, tangent_at
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides

P, Q = b.real("p"), b.real("q")
LEAST, MOST = Fraction(-9, 2), Fraction(7, 2)
HALF = Fraction(1, 2)


def _given() -> Scope:
    return Scope().given(b.lt(0, P), b.lt(0, Q))


def waiting(m: Fraction) -> Term:
    """x^m exp(-p^2 x + 2 p q - q^2/x)."""
    exponent = b.add(
        b.neg(b.mul(b.power(P, 2), X)), b.mul(2, P, Q), b.neg(b.div(b.power(Q, 2), X)), b.mul(b.num(m), b.log(X))
    )
    return b.exp(exponent)


def _whole(m: Fraction) -> Term:
    return b.integral(HALF_LINE, X, waiting(m))


@cache
def waiting_exists(m: Fraction) -> Theorem:
    """0 < p, 0 < q |- the integral of x^m exp(-y^2) exists: (q^2/x)^k <= k^k exp(q^2/x), for k that leaves m + k above
    -1."""
    if not LEAST <= m <= MOST:
        raise Refused(f"x^{m} exp(-p^2 x - q^2/x) is not among the base integrals")
    scope = _given()
    k = max(0, int(-HALF - m))
    there = scope.at_point(X, HALF_LINE)
    plain = b.mul(b.exp(b.mul(b.num(m + k), b.log(X))), b.exp(b.neg(b.mul(b.power(P, 2), X))))
    known = scope.know(scope.instantiate(gamma_moment(0), {S: b.num(m + k + 1), RATE: b.power(P, 2)}))
    scale = b.mul(b.num(Fraction(max(k, 1)) ** k), b.power(Q, -2 * k), b.exp(b.mul(2, P, Q)))
    bound = b.mul(scale, plain)
    known = known.know(known.linearity(X, HALF_LINE, bound, (scale, plain)))
    below = there.evident(b.le(b.neg(bound), waiting(m)))
    u = b.div(b.power(Q, 2), X)
    if k == 0:
        above = there.linear(b.le(waiting(m), bound), (there.evident(b.le(b.exp(b.neg(u)), 1)), b.mul(scale, plain)))
        return logic.theorem(known.dominated(X, HALF_LINE, above, below), id=f"waiting-exists-{_named(m)}")
    share = b.div(u, k)
    root = there.linear(b.le(share, b.exp(share)), (tangent_at(there, share), 1))
    steps = b.add(*(b.mul(b.power(share, k - 1 - i), b.exp(b.mul(i, share))) for i in range(k)))
    above = there.know(root).linear(b.le(waiting(m), bound), (root, b.mul(scale, plain, b.exp(b.neg(u)), steps)))
    return logic.theorem(known.dominated(X, HALF_LINE, above, below), id=f"waiting-exists-{_named(m)}")


def _named(m: Fraction) -> str:
    return f"{'minus-' if m < 0 else ''}{abs(m.numerator)}-halves"


@cache
def _turned() -> Theorem:
    """0 < p, 0 < q |- q times the integral for -3/2 is p times that for -1/2: x = (q/p)^2/u."""
    scope = _given().know(*(waiting_exists(m) for m in (-3 * HALF, -HALF)))
    square = b.power(b.div(Q, P), 2)
    inner = b.div(square, X)
    slope = scope.at_point(X, HALF_LINE).differentiate(X, inner, X, b.neg(b.div(square, b.power(X, 2))))
    ends = limit(scope, X, inner, b.ZERO, 1), scope.limit(X, inner, b.INFINITY, -1, b.ZERO)
    moved = scope.substitution(X, HALF_LINE, slope, *ends, b.lam(X, waiting(-3 * HALF)))
    claim = b.eq(b.mul(Q, _whole(-3 * HALF)), b.mul(P, _whole(-HALF)))
    return logic.theorem(scope.know(moved).linear(claim, (moved, Q)), id="waiting-turned")


@cache
def _together() -> Theorem:
    """0 < p, 0 < q |- p times the integral for -1/2 and q times that for -3/2 are 2 sqrt(pi): y for x."""
    axiom = logic.axiom(name="gaussian-integral")
    scope = _given().know(*(waiting_exists(m) for m in (-3 * HALF, -HALF)), axiom)
    inner = b.sub(b.mul(P, b.sqrt(X)), b.div(Q, b.sqrt(X)))
    rate = b.add(b.div(P, b.mul(2, b.sqrt(X))), b.div(Q, b.mul(2, X, b.sqrt(X))))
    slope = scope.at_point(X, HALF_LINE).differentiate(X, inner, X, rate)
    ends = limit(scope, X, inner, b.ZERO, 1), limit(scope, X, inner, b.INFINITY, -1)
    moved = scope.substitution(X, HALF_LINE, slope, *ends, b.lam(X, b.exp(b.neg(b.power(X, 2)))))
    whole = b.add(b.mul(P, _whole(-HALF)), b.mul(Q, _whole(-3 * HALF)))
    known = scope.know(moved)
    return logic.theorem(known.linear(b.eq(whole, b.mul(2, b.sqrt(b.PI))), (moved, -2), (axiom, 2)), id="waiting-both")


@cache
def waiting_integral(m: Fraction) -> Theorem:
    """0 < p, 0 < q |- the integral of x^m exp(-y^2): sqrt(pi)/p for -1/2, sqrt(pi)/q for -3/2, the rest by parts."""
    scope = _given().know(waiting_exists(m))
    if m in (-HALF, -3 * HALF):
        place = P if m == -HALF else Q
        turned = (_turned(), b.div(-1 if m == -HALF else 1, b.mul(2, place)))
        both = (_together(), b.power(b.mul(2, place), -1))
        known = scope.know(turned[0], both[0])
        found = known.linear(b.eq(_whole(m), b.div(b.sqrt(b.PI), place)), turned, both)
        return logic.theorem(found, id=f"waiting-{_named(m)}")
    up = m > 0
    top = m if up else m + 2  # top T(top - 1) - p^2 T(top) + q^2 T(top - 2) = 0
    others = (top - 1, top - 2) if up else (top, top - 1)
    scope = scope.know(*(waiting_integral(k) for k in others))
    primitive, (one, two, three) = waiting(top), (b.num(top), b.neg(b.power(P, 2)), b.power(Q, 2))
    body = b.add(b.mul(one, waiting(top - 1)), b.mul(two, waiting(top)), b.mul(three, waiting(top - 2)))
    slope = scope.at_point(X, HALF_LINE).differentiate(X, primitive, X, body)
    ends = (limit(scope, X, primitive, end, side) for end, side in ((b.ZERO, 1), (b.INFINITY, -1)))
    by_parts = scope.fundamental_theorem(X, HALF_LINE, slope, *ends)
    weights = {top - 1: one, top: two, top - 2: three}
    share = b.power(weights[m], -1)
    combined = [(waiting_integral(k), b.neg(b.mul(weights[k], share))) for k in others]
    value = b.add(*(b.mul(w, sides(th)[1]) for th, w in combined))
    plain = context_of(scope).canonical(value)
    found = scope.know(by_parts).linear(b.eq(_whole(m), plain), (by_parts, share), *combined)
    return logic.theorem(found, id=f"waiting-{_named(m)}")
