"""The arctangent: the integrals of 1/(1 + x^2) over a bounded interval, and those of x^n log(x^2 + t^2), which come
from them.

By its definition arctan(s) is s times the integral of 1/(1 + s^2 x^2) over (0, 1), odd and defined for every s.
Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import HIGH, LINE, LOW, X, power
from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import ARCTAN

SMALL = (0, 1, 2, 3)
"""Powers that may stand beside the logarithm."""
PLACE, T = b.real("s"), b.real("t")
UNIT = b.interval(0, 1)
ROUND = b.power(b.add(1, b.power(X, 2)), -1)


def arctan(s: Term) -> Term:
    return b.app(ARCTAN, s)


def _integrable(scope: Scope, body: Term, low: Term, high: Term) -> Theorem:
    """What is continuous on the line is integrable over a bounded interval."""
    continuous = applied(calculus.continuity, *scope.facts, body=b.lam(X, body), space=LINE)
    return applied(integration.continuous_integrable, continuous, *scope.facts, low=low, high=high)


@cache
def unit_exists() -> Theorem:
    """The integral of 1/(1 + s^2 x^2) over (0, 1) exists: that is what arctan(s) is made of."""
    body = b.power(b.add(1, b.power(b.mul(PLACE, X), 2)), -1)
    return logic.theorem(_integrable(Scope(), body, b.ZERO, b.ONE), id="arctangent-exists")


# ---- from 0, and up to it ------------------------------------------------------------------------------------


@cache
def from_zero() -> Theorem:
    """0 < s |- the integral of 1/(1 + x^2) over (0, s) is arctan(s): x = s u."""
    return logic.theorem(_stretched(Scope().given(b.lt(0, PLACE)), b.ZERO, PLACE, 1), id="arctangent-from-zero")


@cache
def _up_to_zero() -> Theorem:
    """s < 0 |- the integral of 1/(1 + x^2) over (s, 0) is -arctan(s): x = s u."""
    return logic.theorem(_stretched(Scope().given(b.lt(PLACE, 0)), PLACE, b.ZERO, -1), id="arctangent-up-to-zero")


def _stretched(scope: Scope, low: Term, high: Term, sign: int) -> Theorem:
    scope = scope.know(unit_exists(), _integrable(scope, ROUND, low, high))
    inner = b.mul(PLACE, X)
    slope = scope.at_point(X, UNIT).differentiate(X, inner, X, PLACE)
    ends = scope.limit(X, inner, b.ZERO, 1, 0), scope.limit(X, inner, b.ONE, -1, PLACE)
    moved = scope.substitution(X, UNIT, slope, *ends, b.lam(X, ROUND))
    pulled = b.power(b.add(1, b.power(inner, 2)), -1)
    whole = b.mul(sign, PLACE, pulled)
    taken = scope.linearity(X, UNIT, whole, (b.mul(sign, PLACE), pulled))
    known = scope.know(moved, taken)
    claim = b.eq(b.integral(b.interval(low, high), X, ROUND), b.mul(sign, arctan(PLACE)))
    return known.linear(claim, (moved, 1), (taken, 1))


# ---- between two places --------------------------------------------------------------------------------------


@cache
def _from_below() -> Theorem:
    """p < 0, p < q |- the integral of 1/(1 + x^2) over (p, q) is arctan(q) - arctan(p)."""
    p, q, zero = LOW, HIGH, b.ZERO
    scope = Scope().given(b.lt(p, 0), b.lt(p, q))
    up = scope.instantiate(_up_to_zero(), {PLACE: p})
    claim = b.eq(b.integral(b.interval(p, q), X, ROUND), b.sub(arctan(q), arctan(p)))
    beyond = scope.given(b.lt(0, q))
    on = beyond.instantiate(from_zero(), {PLACE: q})
    beyond = beyond.know(up, on, *_have_values(scope, p, q))
    right = beyond.linear(claim, (_split(beyond, (p, zero, q)), 1), (up, 1), (on, 1))
    before = scope.given(b.lt(q, 0))
    rest = before.instantiate(_up_to_zero(), {PLACE: q})
    before = before.know(up, rest, *_have_values(scope, p, q))
    left = before.linear(claim, (_split(before, (p, q, zero)), -1), (up, 1), (rest, -1))
    hole = b.real("hole")
    template = b.lam(hole, b.substitute(claim, {q: hole}))
    at_zero = scope.know(up, *_have_values(scope, p, zero)).linear(b.open_with(template, zero), (up, 1))
    same = scope.given(b.le(0, q), b.le(q, 0))
    middle = logic.rewrite(at_zero, same.evident(b.eq(0, q)), template=template)
    middle = logic.cases(left, middle, *scope.given(b.le(q, 0)).facts, condition=b.lt(q, 0))
    return logic.theorem(logic.cases(right, middle, *scope.facts, condition=b.lt(0, q)), id="arctangent-from-below")


def _have_values(scope: Scope, *places: Term) -> list[Theorem]:
    """That the arctangent has a value at these places."""
    return [scope.instantiate(unit_exists(), {PLACE: place}) for place in places]


def _split(scope: Scope, places: tuple[Term, Term, Term]) -> Theorem:
    """The integral of 1/(1 + x^2) over the outer two of these places as the sum of those to and from the middle one."""
    low, middle, high = places
    parts = [_integrable(scope, ROUND, *ends) for ends in ((low, middle), (middle, high))]
    return applied(calculus.split, *parts, *scope.facts, middle=middle)


@cache
def interval_round() -> Theorem:
    """p < q |- the integral of 1/(1 + x^2) over (p, q) is arctan(q) - arctan(p)."""
    p, q = LOW, HIGH
    scope = Scope().given(b.lt(p, q))
    far = b.neg(b.add(1, b.power(p, 2)))
    square = scope.evident(b.le(0, b.power(b.add(p, Fraction(1, 2)), 2)))
    below = scope.linear(b.lt(far, p), (square, 1), (scope.evident(b.lt(0, 1)), Fraction(3, 4)))
    scope = scope.know(below, scope.linear(b.lt(far, q), (below, 1), (scope.evident(b.lt(p, q)), 1)))
    long, short = (scope.instantiate(_from_below(), {LOW: far, HIGH: end}) for end in (q, p))
    known = scope.know(long, short, *_have_values(scope, far, p, q))
    claim = b.eq(b.integral(b.interval(p, q), X, ROUND), b.sub(arctan(q), arctan(p)))
    found = known.linear(claim, (_split(known, (far, p, q)), -1), (long, 1), (short, -1))
    return logic.theorem(found, id="interval-round")


# ---- beside a logarithm --------------------------------------------------------------------------------------


def squares() -> Term:
    """x^2 + t^2."""
    return b.add(b.power(X, 2), b.power(T, 2))


@cache
def interval_square() -> Theorem:
    """0 < t, p < q |- the integral of 1/(x^2 + t^2) over (p, q): x = t u."""
    scope, part = Scope().given(b.lt(0, T), b.lt(LOW, HIGH)), b.interval(LOW, HIGH)
    start, end = (b.div(place, T) for place in (LOW, HIGH))
    over = b.power(T, -1)
    scope = scope.know(scope.linear(b.lt(start, end), (scope.evident(b.lt(LOW, HIGH)), over)))
    known = scope.instantiate(interval_round(), {LOW: start, HIGH: end})
    inner, body = b.mul(X, over), b.power(squares(), -1)
    slope = scope.at_point(X, part).differentiate(X, inner, X, over)
    limits = scope.limit(X, inner, LOW, 1, start), scope.limit(X, inner, HIGH, -1, end)
    scope = scope.know(known, _integrable(scope, body, LOW, HIGH), *_have_values(scope, start, end))
    moved = scope.substitution(X, part, slope, *limits, b.lam(X, ROUND))
    pulled = b.mul(b.power(b.add(1, b.power(inner, 2)), -1), over)
    taken = scope.linearity(X, part, pulled, (T, body))
    claim = b.eq(b.integral(part, X, body), b.mul(over, b.sub(arctan(end), arctan(start))))
    weights = (taken, b.neg(over)), (moved, b.neg(over)), (known, over)
    return logic.theorem(scope.know(moved, taken).linear(claim, *weights), id="interval-square")


@cache
def interval_beside(n: int) -> Theorem:
    """0 < t, p < q |- the integral of x^n log(x^2 + t^2) over (p, q).

    It is that of the derivative of x^(n+1)/(n+1) log(x^2 + t^2), less that of 2 x^(n+2)/((n+1) (x^2 + t^2)), which
    division makes a polynomial, and a multiple of the derivative of log(x^2 + t^2) or, for an even n, of an arctangent.
    """
    scope, part = Scope().given(b.lt(0, T), b.lt(LOW, HIGH)), b.interval(LOW, HIGH)
    log, over = b.log(squares()), b.power(squares(), -1)
    turned = [b.power(b.neg(b.power(T, 2)), k) for k in range(n // 2 + 2)]
    divided = [b.mul(c, Fraction(1, n + 1 - 2 * k), power(X, n + 1 - 2 * k)) for k, c in enumerate(turned[:-1])]
    rest = b.mul(Fraction(2, n + 1), turned[-1])
    divided += [b.mul(turned[-1], Fraction(1, 2), log)] if n % 2 else []
    by_parts = b.mul(Fraction(1, n + 1), b.sub(b.mul(power(X, n + 1), log), b.mul(2, b.add(*divided))))
    body = b.mul(power(X, n), log)
    whole = body if n % 2 else b.add(body, b.mul(rest, over))
    slope = scope.at_point(X, part).differentiate(X, by_parts, X, whole)
    limits = scope.limit(X, by_parts, LOW, 1), scope.limit(X, by_parts, HIGH, -1)
    scope = scope.know(*(_integrable(scope, f, LOW, HIGH) for f in (body, over, whole)))
    found = scope.fundamental_theorem(X, part, slope, *limits)
    value = b.sub(*(b.substitute(by_parts, {X: place}) for place in (HIGH, LOW)))
    combined: list[tuple[Theorem, Term]] = [(found, b.ONE)]
    if n % 2 == 0:
        taken = scope.linearity(X, part, whole, (1, body), (rest, over))
        value = b.sub(value, b.mul(rest, sides(interval_square())[1]))
        combined += [(taken, b.num(-1)), (interval_square(), b.neg(rest))]
        ends = (b.div(place, T) for place in (LOW, HIGH))
        scope = scope.know(taken, interval_square(), *_have_values(scope, *ends))
    claim = b.eq(b.integral(part, X, body), value)
    return logic.theorem(scope.know(found).linear(claim, *combined), id=f"interval-log-of-square-{n}")
