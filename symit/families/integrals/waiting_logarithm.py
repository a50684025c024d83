"""The integrals of x^m log(x) exp(-y^2), where y = p sqrt(x) - q/sqrt(x) and m is -1/2 or -3/2.

x = (q/p)^2/u makes of them an equation in both.  In exp(-(s sqrt(x) + q/sqrt(x))^2) over s > p it is another, by
exchange: what is left is the integral of log(q/s) exp(-4 q s), which the incomplete Gamma function has.  Nothing here
knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HALF_LINE, RATE, X
from symit.families.integrals.gamma_function import S, tangent_at
from symit.families.integrals.incomplete_gamma import (
    END,
    gamma_above,
    log_above_at_rate,
    positive_above,
    upper_at_one,
    upper_gamma,
)
from symit.families.integrals.waiting_integrals import HALF, P, Q, waiting, waiting_exists, waiting_integral
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides

T = b.real("t")
ABOVE = b.interval(P, b.INFINITY)
LOW, HIGH = -3 * HALF, -HALF


def _given() -> Scope:
    return Scope().given(b.lt(0, P), b.lt(0, Q))


def logged(m: Fraction) -> Term:
    """x^m log(x) exp(-p^2 x + 2 p q - q^2/x)."""
    return b.mul(b.log(X), waiting(m))


def _whole(m: Fraction) -> Term:
    return b.integral(HALF_LINE, X, logged(m))


@cache
def logarithm_exists(m: Fraction) -> Theorem:
    """0 < p, 0 < q |- the integral of x^m log(x) exp(-y^2) exists: |log x| <= x + 1/x."""
    scope = _given().know(waiting_exists(m - 1), waiting_exists(m + 1))
    there = scope.at_point(X, HALF_LINE)
    bound = b.add(waiting(m - 1), waiting(m + 1))
    above, below = (
        there.linear(claim, (tangent_at(there, b.mul(sign, b.log(X))), waiting(m)))
        for sign, claim in ((1, b.le(logged(m), bound)), (-1, b.le(b.neg(bound), logged(m))))
    )
    known = scope.know(scope.linearity(X, HALF_LINE, bound, (1, waiting(m - 1)), (1, waiting(m + 1))))
    return logic.theorem(known.dominated(X, HALF_LINE, above, below), id=f"waiting-log-exists-{_named(m)}")


def _named(m: Fraction) -> str:
    return f"minus-{abs(m.numerator)}-halves"


@cache
def _turned() -> Theorem:
    """0 < p, 0 < q |- q times the integral for -3/2 and p times that for -1/2 are 2 sqrt(pi) log(q/p)."""
    known = waiting_integral(HIGH)
    scope = _given().know(logarithm_exists(LOW), logarithm_exists(HIGH), waiting_exists(HIGH), known)
    square = b.power(b.div(Q, P), 2)
    inner, away = b.div(square, X), b.log(b.div(Q, P))
    there = scope.at_point(X, HALF_LINE)
    slope = there.differentiate(X, inner, X, b.neg(b.div(square, b.power(X, 2))))
    ends = limit(scope, X, inner, b.ZERO, 1), scope.limit(X, inner, b.INFINITY, -1, b.ZERO)
    apart = b.div(b.sub(b.mul(2, away, waiting(HIGH)), logged(HIGH)), b.div(Q, P))
    parts = (b.mul(2, away, b.div(P, Q)), waiting(HIGH)), (b.neg(b.div(P, Q)), logged(HIGH))
    taken = scope.linearity(X, HALF_LINE, apart, *parts)
    scope = scope.know(taken)
    moved = scope.substitution(X, HALF_LINE, slope, *ends, b.lam(X, logged(LOW)))
    pulled = b.open_with(sides(moved)[1].args[1], X)  # type: ignore[union-attr, arg-type]
    same = scope.congruence(X, HALF_LINE, there.field(pulled, apart))
    claim = b.eq(b.add(b.mul(Q, _whole(LOW)), b.mul(P, _whole(HIGH))), b.mul(2, b.sqrt(b.PI), away))
    combined = (moved, Q), (same, Q), (taken, Q), (known, b.mul(2, P, away))
    return logic.theorem(scope.know(moved, same).linear(claim, *combined), id="waiting-log-turned")


def _falling(s: Term) -> Term:
    """exp(-(s sqrt(x) + q/sqrt(x))^2)/x^(3/2)."""
    square = b.add(b.mul(b.power(s, 2), X), b.mul(2, s, Q), b.div(b.power(Q, 2), X))
    return b.exp(b.sub(b.mul(LOW, b.log(X)), square))


def _rate(s: Term) -> Term:
    """Minus its derivative in s."""
    return b.mul(2, b.add(b.mul(s, X), Q), _falling(s))


def _over_places(there: Scope, weight: Term) -> Theorem:
    """At a point x: the integral over s > p of weight times the rate is weight exp(-(p sqrt(x) + q/sqrt(x))^2)
    x^(-3/2)."""
    primitive = b.neg(_falling(T))
    slope = there.at_point(T, ABOVE).differentiate(T, primitive, T, _rate(T))
    ends = limit(there, T, primitive, P, 1), limit(there, T, primitive, b.INFINITY, -1)
    whole = there.fundamental_theorem(T, ABOVE, slope, *ends)
    known = there.know(whole)
    taken = known.linearity(T, ABOVE, b.mul(weight, _rate(T)), (weight, _rate(T)))
    claim = b.eq(sides(taken)[0], b.mul(weight, _falling(P)))
    return known.know(taken).linear(claim, (taken, 1), (whole, weight))


def _over_points(scope: Scope) -> Theorem:
    """At an s > p: the integral of log(x) times the rate over the half-line is 4 sqrt(pi) log(q/s) exp(-4 q s)."""
    there = scope.at_point(T, ABOVE)
    there = there.know(there.evident(b.lt(0, T)))
    turned = there.instantiate(_turned(), {P: T})
    there = there.know(turned, *(there.instantiate(logarithm_exists(m), {P: T}) for m in (LOW, HIGH)))
    lost = b.exp(b.mul(-4, Q, T))
    shares = ((b.mul(2, place, lost), b.substitute(logged(m), {P: T})) for place, m in ((T, HIGH), (Q, LOW)))
    taken = there.linearity(X, HALF_LINE, b.mul(b.log(X), _rate(T)), *shares)
    return there.know(taken).linear(b.eq(sides(taken)[0], _left(T)), (taken, 1), (turned, b.mul(2, lost)))


def _left(s: Term) -> Term:
    """4 sqrt(pi) log(q/s) exp(-4 q s)."""
    return b.mul(4, b.sqrt(b.PI), b.log(b.div(Q, s)), b.exp(b.mul(-4, Q, s)))


@cache
def _by_exchange() -> Theorem:
    """0 < p, 0 < q |- exp(-4 p q) times the integral for -3/2 is that of 4 sqrt(pi) log(q/s) exp(-4 q s) over s > p."""
    scope, wide = _given(), b.add(X, b.power(X, -1))
    most = [waiting_exists(LOW - 1), waiting_exists(LOW + 1)]
    scope = scope.know(*positive_above(scope, P), *most, logarithm_exists(LOW))
    there, lost = scope.at_point(X, HALF_LINE), b.exp(b.mul(-4, P, Q))
    body, bound = (b.mul(weight, _rate(T)) for weight in (b.log(X), wide))
    taken = scope.linearity(X, HALF_LINE, b.mul(b.log(X), _falling(P)), (lost, logged(LOW)))
    shares = ((lost, waiting(LOW + 1)), (lost, waiting(LOW - 1)))
    known = scope.know(taken, scope.linearity(X, HALF_LINE, b.mul(wide, _falling(P)), *shares))
    outer, bounded = (known.congruence(X, HALF_LINE, _over_places(there, weight)) for weight in (b.log(X), wide))
    both, known = there.at_point(T, ABOVE), known.know(outer, bounded)
    for sign, claim in ((1, b.le(body, bound)), (-1, b.le(b.neg(bound), body))):
        below = both.linear(claim, (tangent_at(both, b.mul(sign, b.log(X))), _rate(T)))
        known = known.know(scope.for_all(scope.for_all(below, T, ABOVE), X, HALF_LINE))
    over_points = _over_points(scope)
    swapped = known.exchange(
        scope.know(over_points).evident(b.defined(sides(over_points)[0])), X, HALF_LINE, T, ABOVE, bound
    )
    known = known.know(swapped)
    inner = known.congruence(T, ABOVE, over_points)
    claim = b.eq(b.mul(lost, _whole(LOW)), b.integral(ABOVE, T, _left(T)))
    combined = (taken, -1), (outer, -1), (swapped, 1), (inner, 1)
    return logic.theorem(known.know(inner).linear(claim, *combined), id="waiting-log-exchanged")


@cache
def waiting_logarithm(m: Fraction) -> Theorem:
    """0 < p, 0 < q |- the integral of x^m log(x) exp(-y^2), m = -3/2 or -1/2: sqrt(pi)/q (log(q/p) - e^(4pq)
    Gamma(0, 4pq)), or sqrt(pi)/p (log(q/p) + e^(4pq) Gamma(0, 4pq))."""
    scope, rate, product = _given(), b.mul(4, Q), b.mul(4, P, Q)
    exchanged, beyond, root = _by_exchange(), b.mul(b.exp(product), upper_gamma(b.ZERO, product)), b.sqrt(b.PI)
    values = {END: P, RATE: rate}
    plain, log = scope.instantiate(gamma_above(), {**values, S: b.ONE}), scope.instantiate(log_above_at_rate(), values)
    at_one = scope.instantiate(upper_at_one(), {END: product})
    scope = scope.know(*(fact for place in (P, product) for fact in positive_above(scope, place)))
    known = scope.know(exchanged, plain, log, at_one, logarithm_exists(m))
    decay = b.exp(b.neg(b.mul(rate, X)))
    of_plain, of_log = b.mul(4, root, b.log(Q)), b.mul(-4, root)
    taken = known.linearity(X, ABOVE, _left(X), (of_plain, decay), (of_log, b.mul(b.log(X), decay)))
    low = b.mul(root, b.power(Q, -1), b.sub(b.log(b.div(Q, P)), beyond))
    grown = b.exp(product)
    used = (exchanged, 1), (taken, 1), (plain, of_plain), (at_one, b.div(of_plain, rate)), (log, of_log)
    combined = [(th, b.mul(weight, grown)) for th, weight in used]
    found = known.know(taken).linear(b.eq(_whole(LOW), low), *combined)
    if m == HIGH:
        high = b.mul(root, b.power(P, -1), b.add(b.log(b.div(Q, P)), beyond))
        turned, share = _turned(), b.power(P, -1)
        known = scope.know(found, turned)
        found = known.linear(b.eq(_whole(HIGH), high), (turned, share), (found, b.neg(b.mul(Q, share))))
    return logic.theorem(found, id=f"waiting-log-{_named(m)}")
