"""The integrals that everything comes from: of x^n exp(-x^2) over the line and of x^n exp(-x) over the half-line.

Each is proved once in a process, by the rules of the kernel alone, and has a name, so that certificates share it.
Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb, factorial

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import EXTENDED, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.tails import limit as limit_at
from symit.proving.integrals.taylor import above_its_polynomial
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

LINE, HALF_LINE = b.REALS, b.interval(0, b.INFINITY)
X, RATE, MIDDLE, LINEAR, LENGTH, LOW, HIGH = (b.real(name) for name in "xrmclpq")
MOST_POWERS = 6

ENDS: dict[Term, tuple[tuple[Term, int], ...]] = {
    LINE: ((b.MINUS_INFINITY, 1), (b.INFINITY, -1)),
    HALF_LINE: ((b.ZERO, 1), (b.INFINITY, -1)),
}


@cache
def above_its_tangent() -> Theorem:
    """1 + y <= exp(y)."""
    y = b.real("y")
    scope = Scope()
    there = scope.at_point(X, LINE)
    slope = there.differentiate(X, b.exp(X), X, b.exp(X))
    raw = above_its_polynomial(scope, X, LINE, [slope, slope], there.evident(b.le(0, b.exp(X))), b.ZERO, y)
    return logic.theorem(scope.linear(b.le(b.add(1, y), b.exp(y)), (raw, 1)), id="exponential-tangent")


@cache
def exponential_rises() -> Theorem:
    """u <= v |- exp(u) <= exp(v)."""
    u, v = b.real("u"), b.real("v")
    return Scope().given(b.le(u, v)).evident(b.le(b.exp(u), b.exp(v)))


def antiderivative(scope: Scope, space: Term, primitive: Term, body: Term) -> Theorem:
    """The integral of body over a space, from F' = body and the limits of F at its ends."""
    slope = scope.at_point(X, space).differentiate(X, primitive, X, body)
    ends = [limit_at(scope, X, primitive, place, side) for place, side in ENDS[space]]
    return scope.fundamental_theorem(X, space, slope, *ends)


# ---- the line ------------------------------------------------------------------------------------------------


def _gauss(n: int, rate: Fraction | int = 1) -> Term:
    return b.mul(power(X, n), b.exp(b.neg(b.mul(b.num(Fraction(rate)), b.power(X, 2)))))


def power(base: Term, n: int) -> Term:
    return b.ONE if n == 0 else base if n == 1 else b.power(base, n)


@cache
def gaussian(n: int) -> Theorem:
    """The integral of x^n exp(-x^2) over the line, n <= 6."""
    if n == 0:
        raw = logic.axiom(name="gaussian-integral")
        body = Scope().at_point(X, LINE).field(_gauss(0), b.exp(b.neg(b.power(X, 2))))
        return logic.chain(Scope().know(raw).congruence(X, LINE, body), raw)
    if n > MOST_POWERS:
        raise Refused(f"x^{n} exp(-x^2) is not among the base integrals")
    scope = Scope().know(_gaussian_exists(n))
    below = [gaussian(n - 2)] if n > 1 else []
    scope = scope.know(*below)
    primitive = b.mul(Fraction(-1, 2), _gauss(n - 1))
    slope = b.sub(_gauss(n), b.mul(b.num(Fraction(n - 1, 2)), _gauss(n - 2))) if n > 1 else _gauss(1)
    raw = antiderivative(scope, LINE, primitive, slope)
    whole = b.integral(LINE, X, _gauss(n))
    value = b.mul(b.num(Fraction(n - 1, 2)), sides(below[0])[1]) if n > 1 else b.ZERO
    combined = [(raw, 1), *((th, b.num(Fraction(n - 1, 2))) for th in below)]
    return logic.theorem(scope.know(raw).linear(b.eq(whole, value), *combined), id=f"gaussian-power-{n}")


@cache
def _wider_gaussian() -> Theorem:
    """The integral of exp(-x^2/2) exists: x = y/sqrt(2) in the Gaussian integral."""
    scope, raw = Scope(), logic.axiom(name="gaussian-integral")
    inner = b.div(X, b.sqrt(2))
    slope = scope.at_point(X, LINE).differentiate(X, inner, X, b.power(b.sqrt(2), -1))
    ends = scope.limit(X, inner, b.MINUS_INFINITY, 1), scope.limit(X, inner, b.INFINITY, -1)
    pulled = scope.know(raw).substitution(X, LINE, slope, *ends, b.lam(X, b.exp(b.neg(b.power(X, 2)))))
    there = scope.know(raw, pulled)
    wider = b.integral(LINE, X, _gauss(0, Fraction(1, 2)))
    return logic.theorem(there.evident(b.defined(wider)), id="wider-gaussian")


@cache
def _gaussian_exists(n: int) -> Theorem:
    """x^n exp(-x^2) is integrable over the line: it lies below a multiple of exp(-x^2/2)."""
    scope = Scope()
    there = scope.at_point(X, LINE)
    body = _gauss(n)
    if n % 2:
        scope = scope.know(*(_gaussian_exists(n + one) if n + one else gaussian(0) for one in (-1, 1)))
        bound = b.add(*(b.mul(Fraction(1, 2), _gauss(n + one)) for one in (-1, 1)))
        halves = scope.linearity(X, LINE, bound, *((b.num(Fraction(1, 2)), _gauss(n + one)) for one in (-1, 1)))
        scope = scope.know(halves)
        above, below = there.linear(b.le(body, bound)), there.linear(b.le(b.neg(bound), body))
        return logic.theorem(scope.dominated(X, LINE, above, below), id=f"gaussian-power-{n}-exists")
    m = n // 2
    y = b.div(b.power(X, 2), n)
    tangent = there.instantiate(above_its_tangent(), {b.real("y"): y})
    root = there.linear(b.le(y, b.exp(y)), (tangent, 1))
    powers = b.add(*(b.mul(power(b.exp(y), i), power(y, m - 1 - i)) for i in range(m)))
    scale = b.num(n**m)
    wide = _gauss(0, Fraction(1, 2))
    bound = b.mul(scale, wide)
    above = there.know(root).linear(b.le(body, bound), (root, b.mul(scale, powers, _gauss(0))))
    below = there.evident(b.le(b.neg(bound), body))
    known = scope.know(_wider_gaussian())
    known = known.know(known.linearity(X, LINE, bound, (scale, wide)))
    return logic.theorem(known.dominated(X, LINE, above, below), id=f"gaussian-power-{n}-exists")


# ---- the half-line -------------------------------------------------------------------------------------------


@cache
def exponential(n: int) -> Theorem:
    """The integral of x^n exp(-x) over the half-line is n!, n <= 6."""
    if n > MOST_POWERS:
        raise Refused(f"x^{n} exp(-x) is not among the base integrals")
    body = b.mul(power(X, n), b.exp(b.neg(X)))
    sum_ = b.add(*(b.mul(factorial(n) // factorial(j), power(X, j)) for j in range(n + 1)))
    raw = antiderivative(Scope(), HALF_LINE, b.neg(b.mul(sum_, b.exp(b.neg(X)))), body)
    return logic.theorem(Scope().know(raw).restate(raw, b.num(factorial(n))), id=f"exponential-power-{n}")


# ---- at any rate ---------------------------------------------------------------------------------------------


@cache
def gaussian_moment(n: int) -> Theorem:
    """0 < r |- the integral of x^n exp(-r (x - m)^2) over the line: x = m + u/sqrt(r)."""
    width = b.power(RATE, Fraction(-1, 2))
    body = b.mul(power(X, n), b.exp(b.neg(b.mul(RATE, b.power(b.sub(X, MIDDLE), 2)))))
    scope = Scope().given(b.lt(0, RATE)).know(*(gaussian(k) for k in range(n + 1)))
    raw = substituted(scope, LINE, b.add(MIDDLE, b.mul(width, X)), body)
    parts = [(gaussian(k), b.mul(comb(n, k), power(MIDDLE, n - k), power(width, k + 1))) for k in range(n + 1)]
    value = b.add(*(b.mul(weight, sides(part)[1]) for part, weight in parts))
    plain = context_of(scope).canonical(value)
    found = scope.know(raw).linear(b.eq(sides(raw)[0], plain), (raw, 1), *parts)
    return logic.theorem(found, id=f"gaussian-moment-{n}")


@cache
def gaussian_integral(n: int) -> Theorem:
    """0 < r |- the integral of x^n exp(-r x^2 + c x) over the line: the square completed."""
    scope = Scope().given(b.lt(0, RATE))
    middle = b.div(LINEAR, b.mul(2, RATE))
    known = scope.instantiate(gaussian_moment(n), {MIDDLE: middle})
    times = b.exp(b.mul(RATE, b.power(middle, 2)))
    exponent = b.add(b.neg(b.mul(RATE, b.power(X, 2))), b.mul(LINEAR, X))
    whole = b.integral(LINE, X, b.mul(power(X, n), b.exp(exponent)))
    there = scope.know(known)
    value = context_of(there).canonical(b.mul(times, sides(known)[1]))
    return logic.theorem(there.linear(b.eq(whole, value), (known, times)), id=f"gaussian-integral-{n}")


@cache
def exponential_moment(n: int) -> Theorem:
    """0 < r |- the integral of x^n exp(-r x) over the half-line is n!/r^(n + 1): x = u/r."""
    body = b.mul(power(X, n), b.exp(b.neg(b.mul(RATE, X))))
    scope = Scope().given(b.lt(0, RATE)).know(exponential(n))
    raw = substituted(scope, HALF_LINE, b.div(X, RATE), body)
    value = b.mul(factorial(n), b.power(RATE, -n - 1))
    found = scope.know(raw).linear(b.eq(sides(raw)[0], value), (raw, 1), (exponential(n), b.power(RATE, -n - 1)))
    return logic.theorem(found, id=f"exponential-moment-{n}")


def substituted(scope: Scope, space: Term, inner: Term, body: Term) -> Theorem:
    """The integral of body over a space, by a map of that space onto itself."""
    there = scope.at_point(X, space)
    raw = calculus.differentiate(*there.facts, body=b.lam(X, inner), at=X)
    slope = there.restate(raw, context_of(there).canonical(sides(raw)[1]))
    start, end = (_limit_of(scope, inner, place, side) for place, side in ENDS[space])
    return scope.substitution(X, space, slope, start, end, b.lam(X, body))


def _limit_of(scope: Scope, inner: Term, place: Term, side: int) -> Theorem:
    """The limit at an end, 0 where it is a number."""
    found = scope.limit(X, inner, place, side)
    is_infinite = found.conclusion.args[3].sort == EXTENDED  # type: ignore[union-attr]
    return found if is_infinite else scope.with_limit(found, b.ZERO)


# ---- a bounded interval --------------------------------------------------------------------------------------


@cache
def interval_power(n: int) -> Theorem:
    """0 < l |- the integral of x^n over (0, l)."""
    value = b.div(power(LENGTH, n + 1), n + 1)
    return logic.theorem(_bounded(b.div(power(X, n + 1), n + 1), power(X, n), value), id=f"interval-power-{n}")


@cache
def interval_exponential(n: int) -> Theorem:
    """0 < l, r != 0 |- the integral of x^n exp(r x) over (0, l)."""
    terms = [
        b.mul((-1) ** (n - j) * (factorial(n) // factorial(j)), power(X, j), b.power(RATE, j - n - 1))
        for j in range(n + 1)
    ]
    primitive = b.mul(b.add(*terms), b.exp(b.mul(RATE, X)))
    value = b.sub(*(b.substitute(primitive, {X: end}) for end in (LENGTH, b.ZERO)))
    body = b.mul(power(X, n), b.exp(b.mul(RATE, X)))
    found = _bounded(primitive, body, value, b.ne(RATE, 0))
    return logic.theorem(found, id=f"interval-exponential-{n}")


def _bounded(primitive: Term, body: Term, value: Term, *given: Term) -> Theorem:
    scope, space = Scope().given(b.lt(0, LENGTH), *given), b.interval(0, LENGTH)
    slope = scope.at_point(X, space).differentiate(X, primitive, X, body)
    ends = scope.limit(X, primitive, b.ZERO, 1), scope.limit(X, primitive, LENGTH, -1)
    return scope.restate(scope.fundamental_theorem(X, space, slope, *ends), context_of(scope).canonical(value))


def _above_zero(primitive: Term, body: Term, *given: Term) -> Theorem:
    """The integral over (p, q), where 0 < p, of what is continuous on the half-line."""
    scope, space = Scope().given(b.lt(0, LOW), b.lt(LOW, HIGH), *given), b.interval(LOW, HIGH)
    there = scope.at_point(X, space)
    there = there.know(there.evident(b.lt(0, X)))
    slope = there.differentiate(X, primitive, X, body)
    ends = scope.limit(X, primitive, LOW, 1), scope.limit(X, primitive, HIGH, -1)
    exists = calculus.continuity(*scope.facts, body=b.lam(X, body), space=HALF_LINE)
    whole = applied(integration.continuous_integrable, exists, *scope.facts, low=LOW, high=HIGH)
    found = scope.know(whole).fundamental_theorem(X, space, slope, *ends)
    value = b.sub(*(b.substitute(primitive, {X: end}) for end in (HIGH, LOW)))
    return scope.know(found).restate(found, value)


@cache
def interval_logarithm(n: int) -> Theorem:
    """0 < p, p < q |- the integral of x^n log(x) over (p, q)."""
    primitive = b.mul(power(X, n + 1), b.sub(b.div(b.log(X), n + 1), Fraction(1, (n + 1) ** 2)))
    found = _above_zero(primitive, b.mul(power(X, n), b.log(X)))
    return logic.theorem(found, id=f"interval-logarithm-{n}")


@cache
def interval_log_squared(n: int) -> Theorem:
    """0 < p, p < q |- the integral of x^n log(x)^2 over (p, q)."""
    one = b.num(Fraction(1, n + 1))
    squared = b.sub(b.power(b.log(X), 2), b.mul(2, one, b.sub(b.log(X), one)))
    found = _above_zero(b.mul(one, power(X, n + 1), squared), b.mul(power(X, n), b.power(b.log(X), 2)))
    return logic.theorem(found, id=f"interval-log-squared-{n}")


@cache
def interval_real_power() -> Theorem:
    """0 < p, p < q, r + 1 != 0 |- the integral of x^r over (p, q)."""
    body = b.exp(b.mul(RATE, b.log(X)))
    primitive = b.div(b.exp(b.mul(b.add(RATE, 1), b.log(X))), b.add(RATE, 1))
    return logic.theorem(_above_zero(primitive, body, b.ne(b.add(RATE, 1), 0)), id="interval-real-power")
