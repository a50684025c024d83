"""The zeta function and its derivatives, from the sum that defines it and no axiom.

    zeta(s) = the sum of k^-s over the counts from 1, for 1 < s

It converges by comparison with what telescopes, k^(1-s) - (k+1)^(1-s), and is differentiable under the sum, since a
logarithm grows less than any power.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import exponential_rises
from symit.families.integrals.gamma_function import S, T, raised, tangent_at
from symit.families.sums.counts import at_first
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied
from symit.special import ZETA, ZETA_PRIME, ZETA_SECOND

K, Y, FROM_ONE = b.integer("k"), b.real("y"), b.integers(1, b.INFINITY)


def zeta(s: Term) -> Term:
    return b.app(ZETA, s)


def _summand(s: Term, logs: int = 0) -> Term:
    return b.mul(*([b.log(K)] * logs), b.power(K, b.neg(s)))


def _sum(s: Term, logs: int = 0) -> Term:
    return b.integral(FROM_ONE, K, _summand(s, logs))


def rising(scope: Scope, low: Term, high: Term, gap: Theorem) -> Theorem:
    """exp(low) <= exp(high), from 0 <= their difference."""
    u, v = b.real("u"), b.real("v")
    law = exponential_rises()
    return logic.cut(scope.instantiate(law, {u: low, v: high}), scope.linear(b.le(low, high), (gap, 1)))


# ---- convergence ---------------------------------------------------------------------------------------------


@cache
def zeta_exists() -> Theorem:
    """1 < s |- the sum of k^-s exists."""
    scope = Scope().given(b.lt(1, S))
    power = b.sub(1, S)
    falls = b.sub(raised(K, power), raised(b.add(K, 1), power))
    there = scope.at_point(K, FROM_ONE)
    not_negative = _falls(there, falls)
    known = scope.know(scope.for_all(not_negative, K, FROM_ONE))
    primitive = b.neg(raised(Y, power))
    up, now = (b.substitute(primitive, {Y: place}) for place in (b.add(K, 1), K))
    end = scope.with_limit(limit(scope, Y, primitive, b.INFINITY, -1), 0)
    difference = there.field(b.sub(up, now), falls)
    unit = applied(calculus.telescoping, difference, end, *known.facts, variable_=K, start=b.ONE)
    scale = b.div(raised(b.num(2), S), b.sub(S, 1))
    bound = b.mul(scale, falls)
    below = there.linear(b.le(b.neg(bound), _summand(S)), (not_negative, scale))
    known = scope.know(unit)
    known = known.know(known.linearity(K, FROM_ONE, bound, (scale, falls)))
    return logic.theorem(known.dominated(K, FROM_ONE, _small(there, bound), below), id="zeta-exists")


def _step() -> Term:
    return b.sub(b.log(b.add(K, 1)), b.log(K))


def _longer(there: Scope) -> Theorem:
    """0 < log(k + 1) - log(k)."""
    positive = there.evident(b.lt(0, b.log(b.div(b.add(K, 1), K))))
    return there.linear(b.lt(0, _step()), (positive, 1))


def _falls(there: Scope, falls: Term) -> Theorem:
    """(k + 1)^(1-s) <= k^(1-s)."""
    longer = there.know(_longer(there))
    gap = longer.evident(b.le(0, b.mul(b.sub(S, 1), _step())))
    low, high = (b.mul(b.sub(1, S), b.log(place)) for place in (b.add(K, 1), K))
    return there.linear(b.le(0, falls), (rising(there, low, high, gap), 1))


def _small(there: Scope, bound: Term) -> Theorem:
    """k^-s <= 2^s (k + 1)^-s, and (s - 1) (k + 1)^-s <= k^(1-s) - (k + 1)^(1-s) by two tangents."""
    next_one, two = b.add(K, 1), b.log(2)
    double = there.evident(b.le(0, b.log(b.div(b.mul(2, K), next_one))))
    ordered = there.linear(b.le(0, b.sub(b.add(two, b.log(K)), b.log(next_one))), (double, 1))
    gap = there.linear(b.le(0, b.mul(S, b.sub(b.add(two, b.log(K)), b.log(next_one)))), (ordered, S))
    low, high = b.neg(b.mul(S, b.log(K))), b.mul(S, b.sub(two, b.log(next_one)))
    grown = rising(there, low, high, gap)
    slope = tangent_at(there, b.mul(b.sub(S, 1), _step()))
    least = tangent_at(there, b.neg(_step()))
    after, twice = raised(next_one, b.sub(1, S)), raised(b.num(2), S)
    weights = (grown, 1), (slope, b.div(b.mul(twice, after), b.sub(S, 1))), (least, b.mul(twice, after))
    return there.linear(b.le(_summand(S), bound), *weights)


def zeta_facts(scope: Scope, *arguments: Term) -> list[Theorem]:
    """Zeta exists and is positive at each of these, which must be seen to lie above 1."""
    found: list[Theorem] = []
    for s in arguments:
        scope.evident(b.lt(1, s))
        found += [scope.instantiate(th(), {S: s}) for th in (zeta_exists, zeta_positive)]
    return found


@cache
def zeta_positive() -> Theorem:
    """1 < s |- 0 < zeta(s), its first term being 1."""
    scope = Scope().given(b.lt(1, S)).know(zeta_exists())
    first = at_first(scope, _sum(S))  # type: ignore[arg-type]
    return logic.theorem(scope.know(first).linear(b.lt(0, zeta(S)), (first, 1)), id="zeta-positive")


# ---- derivatives ---------------------------------------------------------------------------------------------


@cache
def zeta_slope(logs: int) -> Theorem:
    """1 < s |- d/dt of the sum of log(k)^n k^-t at s is less the one with one logarithm more, n <= 1.

    For t in ((s+1)/2, 2s), k^-t <= k^(-(s+1)/2), and log k <= k^d/d with d = (s-1)/8.
    """
    scope, (near, _, larger) = Scope().given(b.lt(1, S)), _nearby()
    there = scope.at_point(K, FROM_ONE).at_point(T, near)
    value = b.neg(_summand(T, logs + 1))
    slope = there.differentiate(T, _summand(T, logs), T, value)
    bound, exponent = _bound(logs + 1)
    above, below = _dominated(there, value, bound, logs + 1)
    exists = scope.instantiate(zeta_exists(), {S: exponent})
    exists = scope.know(exists).evident(b.defined(b.integral(FROM_ONE, K, bound)))
    whole = logic.cut(logic.instantiate(zeta_log_exists(logs), values=((S, T),)), larger)
    found = scope.under_integral(K, FROM_ONE, T, near, S, slope, above, below, exists, whole)
    return logic.theorem(found, id=f"zeta-slope-{logs}")


def _bound(logs: int) -> tuple[Term, Term]:
    """(k^d/d)^n k^(-(s+1)/2), and the exponent that it has together."""
    d = b.div(b.sub(S, 1), 8)
    exponent = b.sub(b.div(b.add(S, 1), 2), b.mul(logs, d))
    return b.mul(b.power(d, -logs), raised(K, b.neg(exponent))), exponent


def _dominated(there: Scope, value: Term, bound: Term, logs: int) -> tuple[Theorem, Theorem]:
    """-bound <= value <= bound for value = -log(k)^n k^-t."""
    d, half = b.div(b.sub(S, 1), 8), b.div(b.add(S, 1), 2)
    log, wide = b.log(K), raised(K, b.neg(half))
    most = b.div(raised(K, d), d)
    of_log = there.linear(b.le(log, most), (tangent_at(there, b.mul(d, log)), b.power(d, -1)))
    gap = there.evident(b.le(0, b.mul(b.sub(T, half), log)))
    falls = rising(there, b.neg(b.mul(T, log)), b.neg(b.mul(half, log)), gap)
    rest = wide if logs == 1 else b.mul(b.add(most, log), wide)
    below = there.linear(b.le(b.neg(bound), value), (falls, b.mul(*([log] * logs))), (of_log, rest))
    return there.evident(b.le(value, bound)), below


@cache
def zeta_log_exists(logs: int) -> Theorem:
    """1 < s |- the sum of log(k)^n k^-s exists, n <= 2."""
    if logs == 0:
        return zeta_exists()
    scope = Scope().given(b.lt(1, S)).know(zeta_slope(logs - 1))
    return logic.theorem(scope.evident(b.defined(_sum(S, logs))), id=f"zeta-log-{logs}-exists")


@cache
def zeta_moment(logs: int) -> Theorem:
    """1 < s |- the sum of log(k)^n k^-s is zeta(s), -zeta'(s), zeta''(s) for n = 0, 1, 2."""
    scope = Scope().given(b.lt(1, S)).know(*(zeta_log_exists(n) for n in range(logs + 1)))
    if logs == 0:
        found = logic.symmetry(scope.unfold(zeta(S)))
    elif logs == 1:
        known, of_zeta = scope.know(zeta_slope(0)), _of_zeta()
        named = logic.chain(known.know(of_zeta).unfold(b.app(ZETA_PRIME, S)), of_zeta)
        found = known.know(named).linear(b.eq(_sum(S, 1), b.neg(b.app(ZETA_PRIME, S))), (named, 1))
    else:
        found = _second(scope)
    return logic.theorem(found, id=f"zeta-moment-{logs}")


def _second(scope: Scope) -> Theorem:
    """zeta' is less the sum of log(k) k^-t near s, so their derivatives are one."""
    near, beside, larger = _nearby()
    at_t = logic.cut(logic.instantiate(zeta_moment(1), values=((S, T),)), larger)
    prime = b.app(ZETA_PRIME, T)
    same = beside.know(at_t).linear(b.eq(prime, b.neg(_sum(T, 1))), (at_t, 1))
    known = scope.know(zeta_slope(1))
    slope = applied(calculus.differentiate, *known.facts, body=b.lam(T, b.neg(_sum(T, 1))), at=S)
    known = known.know(slope)
    moved = applied(calculus.derivative_congruence, same, *known.facts, variable_=T, near=near, at=S)
    known = known.know(moved)
    named = known.unfold(b.app(ZETA_SECOND, S))
    claim = b.eq(_sum(S, 2), b.app(ZETA_SECOND, S))
    return known.know(named).linear(claim, (named, -1), (moved, -1), (slope, -1))


def _nearby() -> tuple[Term, Scope, Theorem]:
    """An interval around s, a point t of it, and that 1 < t."""
    near = b.interval(b.div(b.add(S, 1), 2), b.mul(2, S))
    beside = Scope().given(b.lt(1, S)).at_point(T, near)
    return near, beside, beside.linear(b.lt(1, T), (beside.evident(b.lt(b.div(b.add(S, 1), 2), T)), 1))


def _of_zeta() -> Theorem:
    """1 < s |- the derivative of zeta at s."""
    scope = Scope().given(b.lt(1, S)).know(zeta_slope(0))
    return applied(calculus.differentiate, *scope.facts, body=b.lam(T, zeta(T)), at=S)


@cache
def zeta_written_out() -> Theorem:
    """1 < s |- zeta'(s) is the derivative of zeta as the normal form has it."""
    near, beside, larger = _nearby()
    there = beside.know(larger)
    there = there.know(*zeta_facts(there, T))
    same = logic.cut(there.field(zeta(T), context_of(there).canonical(zeta(T))), larger)
    known = Scope().given(b.lt(1, S)).know(zeta_slope(0), _of_zeta())
    found = applied(calculus.derivative_congruence, same, *known.facts, variable_=T, near=near, at=S)
    return logic.theorem(found, id="zeta-written-out")
