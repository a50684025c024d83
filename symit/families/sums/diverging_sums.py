"""Sums that do not converge: their terms lie above 1/(k + c), whose sum up to any place exceeds the logarithm of that.

For every t > 1 the differences of log(min(k + c, t)) add up to log(t), and each is at most 1/(k + c).  Nothing here
knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import RATE
from symit.families.integrals.gamma_function import S, T, tangent_at
from symit.families.sums.counts import Y
from symit.families.sums.zeta_function import FROM_ONE, K, rising
from symit.kernel import build as b
from symit.kernel.rules import calculus, limits, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import NEVER
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied


@cache
def zeta_diverges() -> Theorem:
    """s <= 1 |- the sum of k^-s over the counts from 1 has no value."""
    scope = Scope().given(b.le(S, 1))
    there = scope.at_point(K, FROM_ONE)
    gap = there.evident(b.le(0, b.mul(b.sub(1, S), b.log(K))))
    least = rising(there, b.neg(b.log(K)), b.neg(b.mul(S, b.log(K))), gap)
    summand = b.power(K, b.neg(S))
    least = there.linear(b.le(b.power(K, -1), summand), (least, 1))
    return logic.theorem(_without_bound(scope, 1, least), id="zeta-diverges")


@cache
def geometric_diverges() -> Theorem:
    """r <= 0 |- the sum of exp(-r n) over the counts has no value."""
    scope = Scope().given(b.le(RATE, 0))
    there = scope.at_point(K, b.integers(0, b.INFINITY))
    decay = b.exp(b.neg(b.mul(RATE, K)))
    grown = tangent_at(there, b.neg(b.mul(RATE, K)))
    grows = there.evident(b.le(0, b.neg(b.mul(RATE, K))))
    small = there.evident(b.le(b.power(b.add(K, 1), -1), 1))
    least = there.linear(b.le(b.power(b.add(K, 1), -1), decay), (small, 1), (grown, 1), (grows, 1))
    return logic.theorem(_without_bound(scope, 0, least), id="geometric-diverges")


def _without_bound(scope: Scope, start: int, least: Theorem) -> Theorem:
    """From `1/(k + 1 - start) <= f` for k from there on: were w the sum of f, log(exp(w + 1)) would be at most w."""
    space, body = b.integers(start, b.INFINITY), sides(least)[1]
    whole = b.integral(space, K, body)
    finite = scope.given(b.defined(whole))
    positive = scope.at_point(K, space).linear(b.lt(0, body), (least, 1))
    finite = finite.know(scope.for_all(positive, K, space))
    far = b.exp(b.add(whole, 1))
    not_negative, grown = finite.evident(b.le(0, whole)), tangent_at(finite, b.add(whole, 1))
    known = finite.know(finite.linear(b.lt(1, far), (grown, 1), (not_negative, 1)))
    values = {T: far}
    small, total = (known.instantiate(th(start), values) for th in (_capped, _total))
    below = known.at_point(K, space).instance(small, K)
    rise = sides(below)[0]
    upper = known.at_point(K, space).linear(b.le(rise, body), (below, 1), (least, 1))
    there = known.know(total)
    compared = there.monotone(K, space, upper)
    absurd = there.know(compared).linear(b.lt(0, 0), (compared, 1), (total, -1))
    return logic.imply(logic.contradiction(absurd, claim=NEVER), condition=b.defined(whole))


def _place(k: Term, start: int) -> Term:
    return k if start == 1 else b.add(k, 1 - start)


def _cap(k: Term, start: int) -> Term:
    """log(min(k + c, t))."""
    place = _place(k, start)
    return b.if_(b.le(place, T), b.log(place), b.log(T))


def _rise(start: int) -> Term:
    return b.sub(_cap(b.add(K, 1), start), _cap(K, start))


@cache
def _capped(start: int) -> Theorem:
    """1 < t |- for all k: the capped logarithm rises by at most 1/(k + c)."""
    scope, space = Scope().given(b.lt(1, T)), b.integers(start, b.INFINITY)
    here, most = _place(K, start), b.power(_place(K, start), -1)
    claim = b.le(_rise(start), most)
    early, at, beyond = _where(scope.at_point(K, space), start)
    whole = early.linear(claim, (tangent_at(early, b.log(b.div(b.add(here, 1), here))), 1))
    near = at.evident(b.lt(T, b.add(here, 1)))
    part = at.linear(claim, (tangent_at(at, b.sub(b.log(T), b.log(here))), 1), (near, most))
    return scope.for_all(_in_each(scope, start, whole, part, beyond.linear(claim)), K, space)


@cache
def _total(start: int) -> Theorem:
    """1 < t |- the rises of the capped logarithm add up to log(t)."""
    scope, space = Scope().given(b.lt(1, T)), b.integers(start, b.INFINITY)
    rise, here = _rise(start), _place(K, start)
    claim = b.le(0, rise)
    early, at, beyond = _where(scope.at_point(K, space), start)
    whole = early.linear(claim, (early.evident(b.le(0, b.log(b.div(b.add(here, 1), here)))), 1))
    part = at.linear(claim, (at.evident(b.le(0, b.log(b.div(T, here)))), 1))
    rises = _in_each(scope, start, whole, part, beyond.linear(claim))
    known = scope.know(scope.for_all(rises, K, space))
    body = b.lam(Y, _cap(Y, start))
    far = applied(limits.growth, *scope.facts, body=body, place=b.INFINITY, side=-1, threshold=T)
    end = scope.with_limit(far, b.log(T))
    difference = known.at_point(K, space).field(rise, rise)
    found = applied(calculus.telescoping, difference, end, *known.facts, variable_=K, start=b.num(start))
    return scope.restate(found, b.log(T))


def _where(there: Scope, start: int) -> tuple[Scope, Scope, Scope]:
    """Below the cap, where it is reached, and beyond."""
    here = _place(K, start)
    late = there.given(b.lt(T, b.add(here, 1)))
    return there.given(b.le(b.add(here, 1), T)), late.given(b.le(here, T)), late.given(b.lt(T, here))


def _in_each(scope: Scope, start: int, early: Theorem, at: Theorem, beyond: Theorem) -> Theorem:
    there = scope.at_point(K, b.integers(start, b.INFINITY))
    here = _place(K, start)
    late = there.given(b.lt(T, b.add(here, 1)))
    not_early = logic.cases(at, beyond, *late.facts, condition=b.le(here, T))
    return logic.cases(early, not_early, *there.facts, condition=b.le(b.add(here, 1), T))
