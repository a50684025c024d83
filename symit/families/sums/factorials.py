"""n! is Gamma(n + 1), so that (n + 1)! = (n + 1) n!: the kernel knows of the factorial the series of the exponential.

The sums of Gamma(n + 1)/n! z^n and of z^n are one for all z in (0, 1), so that their coefficients are: the first that
differed would be at most a multiple of z.  Stands on `binomial_series`; nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from symit.families.integrals.base import RATE, exponential_rises
from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_at_one, gamma_recurrence, raised
from symit.families.sums.binomial_series import Z, binomial_series
from symit.families.sums.counts import COUNT as M
from symit.families.sums.counts import COUNTS, N, geometric_sum, one_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope

J, C = b.integer("j"), b.real("c")
HALF = b.num(Fraction(1, 2))


def factorial(n: Term) -> Term:
    return b.app(t.FACTORIAL, n)


@cache
def factorial_is_gamma() -> Theorem:
    """0 <= n |- n! = Gamma(n + 1)."""
    every = logic.induction(_before_the_first(), _next_one(), variable_=M, start=0)
    scope = Scope().given(b.le(0, N))
    below = scope.instance(every, b.add(N, 1))
    known = scope.know(*facts_at(scope, b.add(N, 1)))
    none = known.instance(below, N)
    claim = b.eq(factorial(N), gamma(b.add(N, 1)))
    return logic.theorem(known.know(none).linear(claim, (none, b.neg(factorial(N)))), id="factorial-is-gamma")


@cache
def factorial_recurrence() -> Theorem:
    """0 <= n |- (n + 1)! = (n + 1) n!."""
    scope = Scope().given(b.le(0, N))
    known = scope.know(*facts_at(scope, b.add(N, 1), b.add(N, 2)))
    up = known.instantiate(gamma_recurrence(), {S: b.add(N, 1)})
    here, above = (known.instantiate(factorial_is_gamma(), {N: n}) for n in (N, b.add(N, 1)))
    claim = b.eq(factorial(b.add(N, 1)), b.mul(b.add(N, 1), factorial(N)))
    combined = (above, 1), (up, 1), (here, b.neg(b.add(N, 1)))
    return logic.theorem(known.know(here, above, up).linear(claim, *combined), id="factorial-recurrence")


# ---- the coefficients of two series that are one -------------------------------------------------------------


def _gap(n: Term) -> Term:
    return b.sub(b.div(gamma(b.add(n, 1)), factorial(n)), 1)


def _sum(n: Term) -> Term:
    return b.add(b.div(gamma(b.add(n, 1)), factorial(n)), 1)


def _up_to(m: Term) -> Term:
    """No gap before m."""
    return b.forall_in(J, b.integers(0, b.sub(m, 1)), b.eq(_gap(J), 0))


def _before_the_first() -> Theorem:
    space = b.integers(0, b.sub(0, 1))
    there = Scope().at_point(J, space)
    ends = [there.evident(f) for f in (b.le(0, J), b.le(J, b.sub(0, 1)))]
    absurd = there.linear(b.le(0, -1), *((end, 1) for end in ends))
    return Scope().for_all(logic.contradiction(absurd, claim=b.eq(_gap(J), 0)), J, space)


def _next_one() -> Theorem:
    """No gap before m, 0 <= m |- no gap before m + 1."""
    scope = Scope().given(_up_to(M), b.le(0, M))
    none = _no_gap(scope)
    space = b.integers(0, b.sub(b.add(M, 1), 1))
    there = scope.at_point(J, space)
    there = there.know(*facts_at(there, b.add(J, 1)))
    earlier, same = there.given(b.lt(J, M)), there.given(b.le(M, J))
    claim = b.eq(_gap(J), 0)
    before = earlier.instance(logic.assume(formula=_up_to(M)), J)
    hole = b.fresh("hole", t.INT, claim)
    template = b.lam(hole, b.substitute(claim, {J: hole}))
    at_m = logic.rewrite(none, same.evident(b.eq(M, J)), template=template)
    return scope.for_all(logic.cases(before, at_m, *there.facts, condition=b.lt(J, M)), J, space)


def _no_gap(scope: Scope) -> Theorem:
    """The gap at m is at most half of every positive number either way, so it is 0."""
    scope = scope.know(*facts_at(scope, b.add(M, 1)))
    gap, none = _gap(M), b.eq(_gap(M), 0)
    up, down = (_not_positive(scope.given(b.lt(0, side)), sign) for sign, side in ((1, gap), (-1, b.neg(gap))))
    below = scope.given(b.le(gap, 0))
    at_zero = below.given(b.le(b.neg(gap), 0)).evident(none)
    at_zero = logic.cases(down, at_zero, *below.facts, condition=b.lt(0, b.neg(gap)))
    return logic.cases(up, at_zero, *scope.facts, condition=b.lt(0, gap))


def _not_positive(scope: Scope, sign: int) -> Theorem:
    size = b.mul(sign, _gap(M))
    bound = scope.instantiate(_at_most(sign), {C: size})
    return logic.contradiction(scope.know(bound).linear(b.lt(0, 0), (bound, 1)), claim=b.eq(_gap(M), 0))


@cache
def _at_most(sign: int) -> Theorem:
    """0 < c, no gap before m |- the gap at m, or its negative, is at most c/2."""
    scope, most = Scope().given(_up_to(M), b.le(0, M), b.lt(0, C)), b.mul(8, raised(b.num(2), M))
    scope = scope.know(*facts_at(scope, b.add(M, 1)))
    bound = scope.instantiate(_bound(sign), {Z: b.div(C, b.mul(2, b.add(most, C)))})
    return scope.know(bound).linear(b.le(b.mul(sign, _gap(M)), b.div(C, 2)), (bound, 1))


@cache
def _bound(sign: int) -> Theorem:
    """0 < z, z < 1/2, no gap before m |- the gap at m, or its negative, is at most 8 2^m z: of the sum over all n, 0,
    take what stands at m."""
    scope = Scope().given(_up_to(M), b.le(0, M), b.lt(0, Z), b.lt(Z, HALF)).given(b.lt(Z, 1))
    at_n = scope.at_point(N, COUNTS)
    everywhere = (scope.for_all(fact, N, COUNTS) for fact in facts_at(at_n, b.add(N, 1)))
    scope = scope.know(*facts_at(scope, b.add(M, 1)), *everywhere)
    weight = raised(b.mul(2, Z), b.add(M, 1))
    at_m = b.mul(sign, _gap(M), raised(Z, M))
    chosen, rest = b.if_(b.eq(N, M), 1, 0), b.mul(_sum(N), raised(HALF, N))
    lower = b.sub(b.mul(at_m, chosen), b.mul(weight, rest))
    whole, remainder = _series(scope, b.neg, Z), _series(scope, lambda u: u, HALF)
    known = scope.know(one_at(0), whole, remainder)
    split = known.linearity(N, COUNTS, lower, (at_m, chosen), (b.neg(weight), rest))
    least = _pointwise(scope, sign, lower, b.mul(sign, _gap(N), raised(Z, N)), weight)
    known = known.know(split)
    compared = known.monotone(N, COUNTS, least)
    scale = raised(Z, b.neg(M))
    combined = (
        (compared, scale),
        (split, b.neg(scale)),
        (one_at(0), b.mul(-1, scale, at_m)),
        (remainder, b.mul(scale, weight)),
        (whole, b.mul(scale, sign)),
    )
    claim = b.le(b.mul(sign, _gap(M)), b.mul(8, raised(b.num(2), M), Z))
    return known.know(compared).linear(claim, *combined)


def _series(scope: Scope, second: Callable[[Term], Term], z: Term) -> Theorem:
    """The sum of (Gamma(n + 1)/n! +- 1) z^n."""
    one = scope.instantiate(binomial_series(0), {S: b.ONE, Z: z})
    other = scope.instantiate(geometric_sum(0), {RATE: b.neg(b.log(z))})
    known = scope.know(*facts_at(scope, b.ONE), gamma_at_one(), one, other)
    summand = b.mul(b.add(b.div(gamma(b.add(N, 1)), factorial(N)), second(b.ONE)), raised(z, N))
    value = b.add(1, second(b.ONE))
    whole = b.integral(COUNTS, N, summand)
    claim = b.eq(whole, b.div(value, b.sub(1, z)))
    return known.linear(claim, (one, 1), (other, second(b.ONE)), (gamma_at_one(), b.power(b.sub(1, z), -1)))


def _pointwise(scope: Scope, sign: int, lower: Term, upper: Term, weight: Term) -> Theorem:
    """lower <= upper at every n: before m there is no gap, at m it is chosen, and beyond z^n is small."""
    there = scope.at_point(N, COUNTS)
    claim = b.le(lower, upper)
    before, after = there.given(b.lt(N, M)), there.given(b.le(M, N))
    none = before.instance(logic.assume(formula=_up_to(M)), N)
    early = before.linear(claim, (none, b.mul(-sign, raised(Z, N))))
    at, beyond = after.given(b.le(N, M)), after.given(b.lt(M, N))
    small = _powers_fall(beyond)
    late = beyond.linear(claim, (small, _sum(N)))
    same = _at_m(at, claim)
    return logic.cases(
        early, logic.cases(same, late, *after.facts, condition=b.le(N, M)), *there.facts, condition=b.lt(N, M)
    )


def _at_m(at: Scope, claim: Term) -> Theorem:
    """The claim at m, said of the n that is m."""
    hole = b.fresh("hole", t.INT, claim)
    there = Scope(tuple(f for f in at.facts if N not in f.conclusion.free))
    said = there.linear(b.substitute(claim, {N: M}))
    return logic.rewrite(said, at.evident(b.eq(M, N)), template=b.lam(hole, b.substitute(claim, {N: hole})))


def _powers_fall(beyond: Scope) -> Theorem:
    """z^n <= (2 z)^(m + 1) 2^-n for m < n."""
    u, v, double = b.real("u"), b.real("v"), b.log(b.mul(2, Z))
    rising = exponential_rises()
    low, high = b.mul(N, double), b.mul(b.add(M, 1), double)
    falls = beyond.evident(b.le(0, b.mul(b.sub(N, b.add(M, 1)), b.neg(double))))
    grown = logic.cut(beyond.instantiate(rising, {u: low, v: high}), beyond.linear(b.le(low, high), (falls, 1)))
    claim = b.le(raised(Z, N), b.mul(raised(b.mul(2, Z), b.add(M, 1)), raised(HALF, N)))
    return beyond.linear(claim, (grown, raised(HALF, N)))
