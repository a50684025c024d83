"""The sums that counts come from: of exp(-r n) and n exp(-r n), of r^n/n! and n r^n/n!, and of n^k between two numbers.

The geometric ones telescope; the exponential ones are its series and the derivative of that under the sum.  Nothing
here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import comb

from symit.families.integrals.base import RATE, above_its_tangent, exponential_rises, power
from symit.families.integrals.gamma_function import raised
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, limits, logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

N, COUNTS = b.integer("n"), b.integers(0, b.INFINITY)
FIRST, COUNT = b.integer("a"), b.integer("m")
Y, S = b.real("y"), b.real("s")
COEFFICIENTS = A, B, C, *_ = tuple(map(b.real, "abcdefg"))
MOST_POWERS = 6
"""The highest power of a count that is summed."""


@cache
def eulerian(k: int) -> tuple[int, ...]:
    """The coefficients of the polynomial A with the sum of n^k q^n = A(q)/(1 - q)^(k+1), from 1 on for k = 0."""
    if k < 2:
        return 0, 1
    less = (*eulerian(k - 1), 0)
    return (0, *(j * less[j] + (k - j + 1) * less[j - 1] for j in range(1, k + 1)))


@cache
def heaps(k: int) -> tuple[int, ...]:
    """How many ways there are to put k things into j heaps, by j: a^j times these are the k-th moment of a Poisson
    distribution of rate a (Touchard)."""
    if not k:
        return (1,)
    less = (*heaps(k - 1), 0)
    return (0, *(j * less[j] + less[j - 1] for j in range(1, k + 1)))


def powers(base: Term, n: int = 0) -> Term:
    """n^k r^n."""
    return b.mul(*([N] * n), raised(base, N))


@cache
def geometric_sum(n: int, start: int = 0) -> Theorem:
    """0 < r |- the sum of n^k exp(-r n) over the counts from 0 or from 1, k <= 6.

    It telescopes: for q = exp(-r) there is a polynomial P with q P(n + 1) - P(n) = n^k.
    """
    scope = Scope().given(b.lt(0, RATE))
    ratio = b.exp(b.neg(RATE))
    scope = scope.know(scope.evident(b.lt(ratio, 1)))
    c = b.power(b.sub(ratio, 1), -1)
    decay = b.exp(b.neg(b.mul(RATE, Y)))
    parts = [c]
    for j in reversed(range(n)):
        higher = (b.mul(comb(n - i, j), p) for i, p in enumerate(parts))
        parts.append(b.neg(b.mul(ratio, c, b.add(*higher))))
    primitive = b.mul(decay, b.add(*(b.mul(p, *([Y] * k)) for k, p in zip(range(n, -1, -1), parts, strict=True))))
    there = scope.at_point(N, b.integers(start, b.INFINITY))
    up, here = (b.substitute(primitive, {Y: place}) for place in (b.add(N, 1), N))
    difference = there.field(b.sub(up, here), b.mul(*([N] * n), b.exp(b.neg(b.mul(RATE, N)))))
    end = scope.instantiate(_vanishes(n), dict(zip(COEFFICIENTS, parts, strict=False)))
    found = applied(calculus.telescoping, difference, end, *scope.facts, variable_=N, start=b.num(start))
    rest = b.sub(1, ratio)
    above = _polynomial(eulerian(n), ratio) if n or start else b.ONE
    value = b.mul(above, b.power(rest, -n - 1))
    found = scope.know(found).restate(found, value)
    return logic.theorem(found, id=f"geometric-sum-{n}{'-from-1' if start else ''}")


@cache
def _vanishes(n: int) -> Theorem:
    """0 < r |- exp(-r y) times a polynomial of degree n tends to 0 at oo, whatever its coefficients are."""
    scope, decay = Scope().given(b.lt(0, RATE)), b.exp(b.neg(b.mul(RATE, Y)))
    f = b.mul(decay, b.add(*(b.mul(p, *([Y] * k)) for k, p in zip(range(n, -1, -1), COEFFICIENTS, strict=False))))
    return scope.with_limit(limit(scope, Y, f, b.INFINITY, -1), 0)


@cache
def exponential_sum(n: int) -> Theorem:
    """0 < r |- the sum of n^k r^n/n!."""
    scope = Scope().given(b.lt(0, RATE))
    return logic.theorem(_series(scope, RATE) if n == 0 else _by_slope(scope, n), id=f"exponential-sum-{n}")


def _summand(base: Term, n: int = 0) -> Term:
    return b.mul(powers(base, n), b.power(b.app(t.FACTORIAL, N), -1))


def _series(scope: Scope, base: Term) -> Theorem:
    raw = scope.instantiate(logic.axiom(name="exponential-series"), {b.real("x"): base})
    whole = b.integral(COUNTS, N, _summand(base))
    return scope.know(raw).linear(b.eq(whole, b.exp(base)), (raw, 1))


def _value(n: int, r: Term) -> Term:
    return b.mul(_polynomial(heaps(n), r), b.exp(r))


def _polynomial(coefficients: Sequence[int], x: Term) -> Term:
    factors = ([] if j == 0 else [x if j == 1 else b.power(x, j)] for j in range(len(coefficients)))
    parts = zip(coefficients, factors, strict=True)
    return b.add(*(b.mul(*([] if c == 1 else [b.num(c)]), *f) for c, f in parts if c))


def _by_slope(scope: Scope, k: int) -> Theorem:
    """s d/ds of the sum with one power of n less: for s in (r/2, 2r) it is dominated, since n <= exp(n)."""
    near = b.interval(b.div(RATE, 2), b.mul(2, RATE))
    beside = scope.at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    there = scope.at_point(N, COUNTS).at_point(S, near).know(positive)
    value = b.mul(b.power(S, -1), _summand(S, k))
    slope = there.differentiate(S, _summand(S, k - 1), S, value)
    larger = b.mul(2, b.exp(k), RATE)
    bound = b.mul(2, b.power(RATE, -1), _summand(larger))
    above = _dominated(there, value, bound, k)
    below = there.evident(b.le(b.neg(bound), value))
    series = _series(scope, larger)
    exists = scope.know(series).evident(b.defined(b.integral(COUNTS, N, bound)))
    at_s = beside.know(positive).instantiate(exponential_sum(k - 1), {RATE: S})
    whole = logic.cut(beside.know(positive, at_s).evident(b.defined(sides(at_s)[0])), positive)
    under = scope.under_integral(N, COUNTS, S, near, RATE, slope, above, below, exists, whole)
    at_s = logic.cut(at_s, positive)
    known = scope.know(under)
    of_exp = known.differentiate(S, sides(at_s)[1], RATE, b.div(_value(k, RATE), RATE))
    same = calculus.derivative_congruence(at_s, *known.know(of_exp).facts, variable_=S, near=near, at=RATE)
    claim = b.eq(b.integral(COUNTS, N, _summand(RATE, k)), _value(k, RATE))
    weights = ((under, b.neg(RATE)), (same, RATE), (of_exp, RATE))
    return known.know(same, of_exp).linear(claim, *weights)


def _dominated(there: Scope, value: Term, bound: Term, k: int) -> Theorem:
    """n^k s^n/s <= (2/r) exp(k n) (2r)^n."""
    tangent = there.instantiate(above_its_tangent(), {Y: N})
    grown = there.linear(b.le(N, b.exp(N)), (tangent, 1))
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    logs = there.evident(b.le(0, b.log(b.div(b.mul(2, RATE), S))))
    left, right = b.mul(N, b.log(S)), b.mul(N, b.log(b.mul(2, RATE)))
    ordered = there.linear(b.le(left, right), (logs, N))
    wider = logic.cut(there.instantiate(rising, {u: left, v: right}), ordered)
    inverse = there.evident(b.le(b.power(S, -1), b.mul(2, b.power(RATE, -1))))
    over = b.power(b.app(t.FACTORIAL, N), -1)
    twice = b.mul(2, b.power(RATE, -1))
    return there.linear(
        b.le(value, bound),
        (wider, b.mul(twice, b.exp(b.mul(k, N)), over)),
        (
            grown,
            b.mul(
                twice, raised(S, N), over, b.add(*(b.mul(b.exp(b.mul(j, N)), *([N] * (k - 1 - j))) for j in range(k)))
            ),
        ),
        (inverse, b.mul(*([N] * k), raised(S, N), over)),
    )


# ---- between two numbers -------------------------------------------------------------------------------------


@cache
def range_power(k: int) -> Theorem:
    """0 <= n |- the sum of x^k for x from a to a + n, by induction on n."""
    claim = b.eq(_over_range(k, COUNT), _of_range(k, COUNT))
    scope = Scope().given(b.le(0, COUNT), claim)
    peeled = applied(integration.peel, *scope.facts, term=_over_range(k, b.add(COUNT, 1)))
    following = b.substitute(claim, {COUNT: b.add(COUNT, 1)})
    step = scope.know(peeled).linear(following, (peeled, 1), (logic.assume(formula=claim), 1))
    every = logic.induction(_of_one(k, b.substitute(claim, {COUNT: b.ZERO})), step, variable_=COUNT, start=0)
    return logic.theorem(Scope().given(b.le(0, COUNT)).instance(every, COUNT), id=f"range-power-{k}")


def _of_one(k: int, claim: Term) -> Theorem:
    """The sum over one number."""
    alone = b.integers(FIRST, FIRST)
    there = Scope().at_point(N, alone)
    there = there.know(there.evident(b.eq(N, FIRST)))
    chosen = b.if_(b.eq(N, FIRST), power(N, k), b.ZERO)
    same = Scope().congruence(N, alone, there.field(power(N, k), chosen))
    value = Scope().sifted(t.INTEGRAL, N, alone, power(N, k), FIRST)
    return Scope().know(same, value).linear(claim, (same, 1), (value, 1))


def _over_range(k: int, n: Term) -> Term:
    return b.integral(b.integers(FIRST, b.add(FIRST, n)), N, power(N, k))


def _of_range(k: int, n: Term) -> Term:
    """The sum over j of C(k, j) a^(k-j) (0^j + ... + n^j), which has n + 1 in it."""
    parts = (b.mul(comb(k, j), *([FIRST] * (k - j)), _from_zero(j, n)) for j in range(k + 1))
    return b.mul(b.add(n, 1), b.add(*parts))


def _from_zero(j: int, n: Term) -> Term:
    """(0^j + ... + n^j)/(n + 1), a polynomial in n."""
    return b.add(*(b.mul(b.num(c), *([n] * i)) for i, c in enumerate(_shares(j)) if c))


@cache
def _shares(j: int) -> tuple[Fraction, ...]:
    """Its coefficients: the differences (i + 1)^(j+1) - i^(j+1) add up to (n + 1)^(j+1)."""
    found = [Fraction(comb(j, i)) for i in range(j + 1)]
    for less in range(j):
        for i, c in enumerate(_shares(less)):
            found[i] -= comb(j + 1, less) * c
    return tuple(c / (j + 1) for c in found)


# ---- one of them ---------------------------------------------------------------------------------------------


@cache
def one_at(start: int) -> Theorem:
    """start <= m |- over the counts from there, of at least 0, what is 1 at m and 0 elsewhere adds up to 1.

    It telescopes, from 0 up to m to 1 beyond.
    """
    scope, space = Scope().given(b.le(start, COUNT)), b.integers(start, b.INFINITY)
    there = scope.at_point(N, space)
    step, body = b.if_(b.le(Y, COUNT), 0, 1), b.if_(b.eq(N, COUNT), 1, 0)
    rise = b.sub(*(b.substitute(step, {Y: place}) for place in (b.add(N, 1), N)))
    before, after = there.given(b.lt(N, COUNT)), there.given(b.le(COUNT, N))
    at, beyond = after.given(b.le(N, COUNT)), after.given(b.lt(COUNT, N))
    at = at.know(at.evident(b.eq(N, COUNT)))
    late = logic.cases(at.field(rise, body), beyond.field(rise, body), *after.facts, condition=b.le(N, COUNT))
    difference = logic.cases(before.field(rise, body), late, *there.facts, condition=b.lt(N, COUNT))
    far = applied(limits.growth, *scope.facts, body=b.lam(Y, step), place=b.INFINITY, side=-1, threshold=COUNT)
    end = scope.with_limit(far, 1)
    found = applied(calculus.telescoping, difference, end, *scope.facts, variable_=N, start=b.num(start))
    return logic.theorem(scope.restate(found, b.ONE), id=f"one-at-from-{start}")


def at_first(scope: Scope, integral: App) -> Theorem:
    """0 < a sum of positive terms: it is at least its first."""
    space, body = integral.args
    low = space.args[0]  # type: ignore[union-attr]
    if low.sort == t.EXTENDED:
        raise Refused("{} has no first summand", integral)
    x = b.fresh("x", t.INT, integral, *(f.conclusion for f in scope.facts))
    first, term = (b.open_with(body, place) for place in (low, x))  # type: ignore[arg-type]
    is_first = b.if_(b.eq(x, low), 1, 0)
    one = _one_at(scope, x, space, low)
    there = scope.at_point(x, space)
    claim = b.le(b.mul(first, is_first), term)
    hole = b.fresh("hole", t.INT, claim)
    template = b.lam(hole, b.substitute(claim, {x: hole}))
    equal = there.given(b.le(x, low)).evident(b.eq(low, x))
    same = logic.rewrite(scope.linear(b.substitute(claim, {x: low})), equal, template=template)
    later = there.given(b.lt(low, x)).linear(claim)
    least = logic.cases(same, later, *there.facts, condition=b.le(x, low))
    known = scope.know(one)
    compared = known.monotone(x, space, least)
    positive = known.evident(b.lt(0, first))
    return known.know(compared).linear(b.lt(0, integral), (compared, 1), (one, b.neg(first)), (positive, 1))


def _one_at(scope: Scope, x: Var, space: Term, low: Term) -> Theorem:
    high = space.args[1]  # type: ignore[union-attr]
    if high.sort != t.EXTENDED:
        return scope.sifted(t.INTEGRAL, x, space, b.ONE, low)
    if not isinstance(low, Num):
        raise Refused("{} is no number to begin with", low)
    return scope.instantiate(one_at(int(low.value)), {COUNT: low})
