"""Sums of log(n!), of log Gamma(n + s) and of log(n) beside a mass, without a closed form: that they converge.

|log Gamma(n + s) - log Gamma(s)| <= n^2 + (s + 1/s) n, by induction, so that the mass and its first two moments are
enough.  Stands on the moments of an entry, which it is handed.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_recurrence, tangent_at
from symit.families.moments.moments import opened
from symit.families.moments.named import folded
from symit.families.sums.counts import COUNT as M
from symit.families.sums.counts import COUNTS, N
from symit.families.sums.factorials import factorial_is_gamma
from symit.families.sums.zeta_function import FROM_ONE
from symit.kernel import build as b
from symit.kernel import domain
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, monomial_factors
from symit.proving.scope.scope import Scope, sides
from symit.special import GAMMA


@cache
def log_gamma_within(sign: int) -> Theorem:
    """0 < s, 0 <= m |- log Gamma(m + s) - log Gamma(s), or its negative, is at most m^2 + (s + 1/s) m."""
    scope = Scope().given(b.lt(0, S))
    claim = b.le(b.mul(sign, _grown(M)), _most(M))
    base = scope.know(*facts_at(scope, S)).evident(b.substitute(claim, {M: b.ZERO}))
    every = logic.induction(base, _next(scope, sign, claim), variable_=M, start=0)
    there = scope.given(b.le(0, M))
    return logic.theorem(there.instance(every, M), id=f"log-gamma-{'below' if sign > 0 else 'above'}-square")


def _grown(m: Term) -> Term:
    return b.sub(b.log(gamma(b.add(m, S))), b.log(gamma(S)))


def _most(m: Term) -> Term:
    return b.add(b.power(m, 2), b.mul(b.add(S, b.power(S, -1)), m))


def _next(scope: Scope, sign: int, claim: Term) -> Theorem:
    """log(m + s) <= m + s - 1, and log(m + s) >= 1 - 1/(m + s) >= 1 - 1/s."""
    before = logic.assume(formula=claim)
    scope = scope.given(b.le(0, M)).know(before)
    here, above = b.add(M, S), b.add(b.add(M, 1), S)
    scope = scope.know(*facts_at(scope, S, here, above))
    up = scope.instantiate(gamma_recurrence(), {S: here})
    _, product = sides(up)
    scope = scope.know(up)
    apart = b.add(b.log(here), b.log(gamma(here)))
    hole = b.fresh("hole", t.REAL, up.conclusion)
    step = logic.rewrite(
        scope.field(b.log(product), apart), logic.symmetry(up), template=b.lam(hole, b.eq(b.log(hole), apart))
    )
    tangent = tangent_at(scope, b.mul(sign, b.log(here)))
    goal = b.substitute(claim, {M: b.add(M, 1)})
    scope = scope.know(step)
    rest = b.add(M, 2, b.power(S, -1)) if sign > 0 else b.add(b.mul(2, M), 2, S, b.div(M, b.mul(S, here)))
    slack = scope.evident(b.le(0, rest))
    return scope.linear(goal, (before, 1), (step, sign), (tangent, 1), (slack, 1))


# ---- sums ----------------------------------------------------------------------------------------------------


def or_left(moment: Moment) -> Moment:
    """What a moment finds; and of such a sum of which it finds nothing, that it is itself, for it has a value."""

    def found(scope: Scope, integral: App) -> Theorem:
        try:
            return moment(scope, integral)
        except NoBaseIntegral:
            known = scope if domain.is_finite(integral.args[0]) else scope.know(_converges(scope, integral, moment))
            return known.field(integral, integral)

    return found


def _converges(scope: Scope, integral: App, moment: Moment) -> Theorem:
    n, body = opened(scope, integral)
    factors = monomial_factors(body)
    if integral.args[0] == FROM_ONE and b.log(n) in factors:
        return _beside_logarithm(scope, integral, moment, n, body)
    logs = [(f, s) for f in factors if (s := _shape(f, n)) is not None]
    if integral.args[0] != COUNTS or len(logs) != 1:
        raise NoBaseIntegral(integral)
    ((log, shape),) = logs
    others = [f for f in factors if f != log]
    mass, *_ = powers = [b.mul(*others), b.mul(n, *others), b.mul(b.power(n, 2), *others)]
    known = scope.know(*facts_at(scope, shape), *(moment(scope, b.integral(COUNTS, n, p)) for p in powers))  # type: ignore[arg-type]
    there = known.at_point(n, COUNTS)
    there = there.know(*facts_at(there, b.add(n, shape)))
    same = _as_gamma(there, log, n)
    there = there.know(*same)
    start = b.log(gamma(shape))
    square = there.evident(b.le(0, b.power(b.sub(start, Fraction(1, 2)), 2)))
    other = there.evident(b.le(0, b.power(b.add(start, Fraction(1, 2)), 2)))
    rate = b.add(shape, b.power(shape, -1))
    weights = b.add(b.power(start, 2), 1), rate, b.ONE
    bound = b.add(*(b.mul(w, p) for w, p in zip(weights, powers, strict=True)))
    above, below = (
        there.linear(
            claim,
            (there.instantiate(log_gamma_within(sign), {S: shape, M: n}), mass),
            (gap, mass),
            (there.evident(b.le(0, mass)), Fraction(3, 4)),
            *((th, b.mul(sign, mass)) for th in same),
        )
        for sign, gap, claim in ((1, square, b.le(body, bound)), (-1, other, b.le(b.neg(bound), body)))
    )
    wide = known.linearity(n, COUNTS, bound, *zip(weights, powers, strict=True))
    return known.know(wide).dominated(n, COUNTS, above, below)


def _beside_logarithm(scope: Scope, integral: App, moment: Moment, n: Var, body: Term) -> Theorem:
    """log(n) beside a mass: it lies between 0 and n."""
    bound = PLAIN.canonical(b.div(b.mul(n, body), b.log(n)))
    known = scope.know(moment(scope, b.integral(FROM_ONE, n, bound)))  # type: ignore[arg-type]
    there = known.at_point(n, FROM_ONE)
    mass = b.div(bound, n)
    positive = there.evident(b.le(0, mass))
    above = there.linear(b.le(body, bound), (tangent_at(there, b.log(n)), mass), (positive, 1))
    below = there.evident(b.le(b.neg(bound), body))
    return known.dominated(n, FROM_ONE, above, below)


def _shape(factor: Term, n: Var) -> Term | None:
    """s of log Gamma(n + s), which is 1 of log(n!)."""
    if not b.is_app(factor, t.LOG):
        return None
    inner = folded(factor.args[0])  # type: ignore[union-attr]
    if inner == b.app(t.FACTORIAL, n):
        return b.ONE
    shape = PLAIN.canonical(b.sub(inner.args[0], n)) if b.is_app(inner, GAMMA) else n  # type: ignore[union-attr]
    return None if n in shape.free else shape


def _as_gamma(there: Scope, log: Term, n: Var) -> Sequence[Theorem]:
    """log(n!) = log Gamma(n + 1), where it is the one."""
    if log != b.log(b.app(t.FACTORIAL, n)):
        return ()
    same = there.instantiate(factorial_is_gamma(), {N: n})
    hole = b.fresh("hole", t.REAL, same.conclusion)
    return (logic.rewrite(there.know(same).field(log, log), same, template=b.lam(hole, b.eq(log, b.log(hole)))),)
