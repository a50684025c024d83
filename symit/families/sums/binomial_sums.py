"""The binomial theorem, of exp(c x)/(x! (n - x)!) over the counts up to n, and of powers of x times that.

It goes by induction on n: up to any m the sum for n + 1 is a multiple of the sum for n, but for its last summand.  The
others are derivatives in r.  Stands on `factorials`; nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import RATE
from symit.families.integrals.gamma_function import raised
from symit.families.sums.counts import COUNT as M
from symit.families.sums.counts import N, S, heaps
from symit.families.sums.factorials import factorial, factorial_recurrence
from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

X, U, V = b.integer("x"), b.real("u"), b.real("v")


def _summand(n: Term, x: Term, base: Term = RATE, power: int = 0) -> Term:
    """x^k r^x/(x! (n - x)!)."""
    below = b.mul(factorial(x), factorial(b.sub(n, x)))
    return b.mul(*([x] * power), raised(base, x), b.power(below, -1))


def _sum(n: Term, upto: Term, base: Term = RATE, power: int = 0) -> Term:
    return b.integral(b.integers(0, upto), X, _summand(n, X, base, power))


@cache
def binomial_sum(power: int) -> Theorem:
    """0 <= n |- the sum of x^k exp((u - v) x)/(x! (n - x)!) for x from 0 to n: for 0 it is
    (exp(u) + exp(v))^n exp(-n v)/n!."""
    scope = Scope().given(b.le(0, N))
    one, other = b.exp(U), b.exp(V)
    known = scope.instantiate(_of_base(power), {RATE: b.exp(b.sub(U, V))})
    below = b.mul(factorial(X), factorial(b.sub(N, X)))
    summand = b.mul(*([X] * power), b.exp(b.mul(X, b.sub(U, V))), b.power(below, -1))
    total = b.exp(b.mul(N, b.sub(b.log(b.add(one, other)), V)))
    value = b.mul(_moment(power, b.div(one, b.add(one, other))), total, b.power(factorial(N), -1))
    whole = b.integral(b.integers(0, N), X, summand)
    return logic.theorem(scope.know(known).linear(b.eq(whole, value), (known, 1)), id=f"binomial-sum-{power}")


@cache
def _of_base(power: int) -> Theorem:
    """0 <= n, 0 < r |- the same with r^x."""
    return _binomial_theorem() if power == 0 else _by_slope(power)


def _moment(power: int, p: Term) -> Term:
    """The sum over j of the ways to put k things into j heaps times n (n - 1) ... (n - j + 1) p^j."""
    falling = [b.mul(*(b.sub(N, i) if i else N for i in range(j))) for j in range(power + 1)]
    return b.add(*(b.mul(ways, falling[j], *([p] * j)) for j, ways in enumerate(heaps(power)) if ways))


def _value(power: int) -> Term:
    return b.mul(_moment(power, b.div(RATE, b.add(1, RATE))), raised(b.add(1, RATE), N), b.power(factorial(N), -1))


# ---- by induction --------------------------------------------------------------------------------------------


@cache
def _binomial_theorem() -> Theorem:
    claim = b.eq(b.mul(factorial(N), _sum(N, N)), raised(b.add(1, RATE), N))
    scope = Scope().given(b.lt(0, RATE))
    alone = applied(integration.expand, *scope.facts, term=_sum(b.ZERO, b.ZERO))
    base = scope.know(alone).linear(b.substitute(claim, {N: b.ZERO}), (alone, 1))
    every = logic.induction(base, _next_row(scope.given(b.le(0, N), claim), claim), variable_=N, start=0)
    scope = scope.given(b.le(0, N))
    known = scope.instance(every, N)
    return scope.know(known).linear(b.eq(_sum(N, N), _value(0)), (known, b.power(factorial(N), -1)))


def _next_row(scope: Scope, claim: Term) -> Theorem:
    """n! times the sum for n is (1 + r)^n |- the same of n + 1: its last summand is what the sum for n loses."""
    up, less = b.add(N, 1), scope.instance(_one_row_more(), N)
    scope = scope.know(_all_within(scope, up, up))
    whole = applied(integration.peel, *scope.facts, term=_sum(up, up))
    factors = scope.instantiate(factorial_recurrence(), {N: N})
    known = scope.know(whole, less)
    return known.linear(
        b.substitute(claim, {N: up}),
        (whole, factorial(up)),
        (factors, _sum(up, N)),
        (less, factorial(N)),
        (logic.assume(formula=claim), b.add(1, RATE)),
    )


@cache
def _one_row_more() -> Theorem:
    """For all m up to n: n + 1 times the sum for n + 1 up to m is 1 + r times that for n, but for r times its last."""
    scope = Scope().given(b.lt(0, RATE), b.le(0, N))
    start = scope.given(b.le(0, N))
    base = logic.imply(_at_zero(start), condition=b.le(0, N))
    step = scope.given(b.le(0, M), _row_claim(M), b.le(b.add(M, 1), N))
    following = logic.imply(_at_next(step), condition=b.le(b.add(M, 1), N))
    return logic.induction(base, following, variable_=M, start=0)


def _row(m: Term) -> tuple[Term, Term]:
    left = b.mul(b.add(N, 1), _sum(b.add(N, 1), m))
    return left, b.sub(b.mul(b.add(1, RATE), _sum(N, m)), b.mul(RATE, _summand(N, m)))


def _row_claim(m: Term) -> Term:
    return b.implies(b.le(m, N), b.eq(*_row(m)))


def _at_zero(scope: Scope) -> Theorem:
    one, other = (applied(integration.expand, *scope.facts, term=_sum(n, b.ZERO)) for n in (b.add(N, 1), N))
    factors = _recurrence(scope, N)
    known = scope.know(one, other)
    return known.linear(b.eq(*_row(b.ZERO)), (one, b.add(N, 1)), (other, b.neg(b.add(1, RATE))), (factors, 1))


def _at_next(scope: Scope) -> Theorem:
    """(n + 1)/((m + 1)! (n - m)!) is 1/(m! (n - m)!) and 1/((m + 1)! (n - m - 1)!)."""
    up = b.add(M, 1)
    scope = scope.know(_all_within(scope, up, N), _all_within(scope, up, b.add(N, 1)))
    before = logic.instance(logic.assume(formula=_row_claim(M)), *scope.facts, values=())
    one, other = (applied(integration.peel, *scope.facts, term=_sum(n, up)) for n in (b.add(N, 1), N))
    of_m, of_rest = _recurrence(scope, M), _recurrence(scope, b.sub(b.sub(N, M), 1))
    known = scope.know(one, other, before)
    return known.linear(
        b.eq(*_row(up)),
        (one, b.add(N, 1)),
        (other, b.neg(b.add(1, RATE))),
        (before, 1),
        (of_m, b.mul(raised(RATE, up), b.power(factorial(b.sub(N, M)), -1))),
        (of_rest, b.mul(raised(RATE, up), b.power(factorial(up), -1))),
    )


def _recurrence(scope: Scope, n: Term) -> Theorem:
    """(n + 1)/(n + 1)! = 1/n!."""
    found = scope.instantiate(factorial_recurrence(), {N: n})
    up = context_of(scope).canonical(b.add(n, 1))
    weight = b.power(b.mul(factorial(n), factorial(up)), -1)
    return scope.know(found).linear(
        b.eq(b.mul(up, b.power(factorial(up), -1)), b.power(factorial(n), -1)), (found, b.neg(weight))
    )


def _all_within(scope: Scope, upto: Term, n: Term) -> Theorem:
    """Every x up to there lies below n."""
    space = b.integers(0, upto)
    there = scope.at_point(X, space)
    last, less = there.evident(b.le(X, upto)), there.evident(b.le(upto, n))
    return scope.for_all(there.linear(b.le(0, b.sub(n, X)), (last, 1), (less, 1)), X, space)


# ---- by derivatives ------------------------------------------------------------------------------------------


def _by_slope(power: int) -> Theorem:
    """s d/ds of the sum with one power of x less, which is finite."""
    near = b.interval(b.div(RATE, 2), b.mul(2, RATE))
    scope = Scope().given(b.lt(0, RATE), b.le(0, N))
    beside = scope.at_point(S, near)
    positive = beside.evident(b.lt(0, S))
    same = logic.cut(beside.know(positive).instantiate(_of_base(power - 1), {RATE: S}), positive)
    left, right = (applied(calculus.differentiate, *scope.facts, body=b.lam(S, f), at=RATE) for f in sides(same))
    known = scope.know(left, right)
    moved = applied(calculus.derivative_congruence, same, *known.facts, variable_=S, near=near, at=RATE)
    combined = (left, b.neg(RATE)), (right, RATE), (moved, RATE)
    return known.know(moved).linear(b.eq(_sum(N, N, power=power), _value(power)), *combined)
