"""That a divergence of counts is infinite since -log q grows like n where p has no mean.

    c n - d <= -log q

by log(n!) >= n log(n) - n, and log Gamma(n + r) - log Gamma(r) - log(n!) <= 2 r log(n + 1), so that from the divergence
being finite it would follow that n^(1-s) is summable.  Beside `outgrown`, which says the same of integrals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache

from symit.families.closed_forms.solving import Ground, at_points
from symit.families.entries.counting import NegativeBinomial, Poisson
from symit.families.entries.from_one import Zipf
from symit.families.integrals.gamma_function import S, facts_at, gamma, gamma_recurrence, tangent_at
from symit.families.sums.counts import COUNT as M
from symit.families.sums.counts import N
from symit.families.sums.diverging_sums import zeta_diverges
from symit.families.sums.factorials import factorial, factorial_recurrence
from symit.families.sums.zeta_function import FROM_ONE, zeta, zeta_moment
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope, sides


def outgrown_by_counts(ground: Ground, term: Term) -> Theorem | None:
    """That a divergence of Zipf from what falls exponentially has no value; None where that is not seen."""
    one, other = ground.members
    if one.family != Zipf or other.family.name not in _FALLS:
        return None
    with suppress(Refused, t.TermError):
        return _without_value(ground, term)
    return None


def _without_value(ground: Ground, term: Term) -> Theorem:
    (one, other), n = ground.members, ground.point
    (s,), whole = one.values, b.unfold(term)
    scope = at_points(ground, one)
    if context_of(scope).holds(b.lt(1, b.sub(s, 1))):
        raise Refused("{} has a mean", b.lam(n, one.density(n)))
    never = scope.instantiate(zeta_diverges(), {S: b.sub(s, 1)})
    body = b.open_with(never.conclusion.args[0].args[0].args[1], n)  # type: ignore[union-attr, arg-type]
    there = scope.at_point(n, FROM_ONE)
    rate, number, falls = _FALLS[other.family.name](there, n, *other.values)
    mass, h = b.power(n, b.neg(s)), b.open_with(whole.args[1], n)  # type: ignore[union-attr, arg-type]
    weights = (
        (b.div(zeta(s), rate), h),
        (b.div(s, rate), b.mul(b.log(n), mass)),
        (b.div(b.add(b.log(zeta(s)), number), rate), mass),
    )
    bound = b.add(*(b.mul(w, f) for w, f in weights))
    over = there.linear(b.le(body, bound), (falls, b.div(mass, rate)))
    under = there.linear(b.le(b.neg(bound), body), (over, 1), (there.evident(b.le(0, body)), 2))
    finite = scope.know(*(scope.instantiate(zeta_moment(k), {S: s}) for k in (0, 1))).given(b.defined(term))
    finite = finite.know(finite.evident(b.defined(whole)))
    finite = finite.know(finite.linearity(n, FROM_ONE, bound, *weights))
    return absurd(finite, term, finite.dominated(n, FROM_ONE, over, under), never)


# ---- how fast a mass falls -----------------------------------------------------------------------------------


def _poisson(there: Scope, n: Var, rate: Term) -> tuple[Term, Term, Theorem]:
    """n log(n) - n >= c n - exp(c), here for c = log(rate) + 1."""
    least = there.instantiate(factorial_above(), {N: n})
    number = b.mul(b.sub(b.exp(1), 1), rate)
    tangent = tangent_at(there, b.sub(b.add(b.log(rate), 1), b.log(n)))
    claim = b.le(b.sub(n, number), b.neg(b.log(Poisson.at(rate).density(n))))
    return b.ONE, number, there.linear(claim, (least, 1), (tangent, n))


def _negative_binomial(there: Scope, n: Var, r: Term, p: Term) -> tuple[Term, Term, Theorem]:
    """2 r log(n + 1) <= w/2 (n + 1) + a number, w = -log(1 - p)."""
    there = there.know(*facts_at(there, r, b.add(n, r)))
    fall = b.neg(b.log(b.sub(1, p)))
    there = there.know(there.evident(b.lt(0, fall)))
    rate, most = b.div(fall, 2), b.mul(2, r)
    scale = b.div(rate, most)
    least = there.instantiate(gamma_below(), {N: n, S: r})
    tangent = tangent_at(there, b.add(b.log(b.add(n, 1)), b.log(scale)))
    number = b.add(rate, b.mul(r, b.log(p)), b.neg(most), b.neg(b.mul(most, b.log(scale))))
    claim = b.le(b.sub(b.mul(rate, n), number), b.neg(b.log(NegativeBinomial.at(r, p).density(n))))
    return rate, number, there.linear(claim, (least, 1), (tangent, most))


_FALLS: Mapping[str, Callable[..., tuple[Term, Term, Theorem]]] = {
    Poisson.name: _poisson,
    NegativeBinomial.name: _negative_binomial,
}
"""c > 0, d, and that c n - d <= -log q."""


@cache
def factorial_above() -> Theorem:
    """1 <= n |- n log(n) - n <= log(n!)."""
    claim = b.le(b.sub(b.mul(M, b.log(M)), M), b.log(factorial(M)))
    base = Scope().evident(b.substitute(claim, {M: b.ONE}))
    scope = Scope().given(b.le(1, M))
    before, up = logic.assume(formula=claim), b.add(M, 1)
    scope = scope.know(before)
    step = _logarithm(scope, scope.instantiate(factorial_recurrence(), {N: M}), up, factorial(M))
    tangent = tangent_at(scope, b.sub(b.log(up), b.log(M)))
    goal = b.substitute(claim, {M: up})
    after = scope.know(step).linear(goal, (before, 1), (step, 1), (tangent, M))
    every = logic.induction(base, after, variable_=M, start=1)
    there = Scope().given(b.le(1, N))
    return logic.theorem(there.instance(every, N), id="factorial-above")


@cache
def gamma_below() -> Theorem:
    """0 < s, 0 <= n |- log Gamma(n + s) - log Gamma(s) - log(n!) <= 2 s log(n + 1)."""
    scope = Scope().given(b.lt(0, S))
    grown = b.sub(b.sub(b.log(gamma(b.add(M, S))), b.log(gamma(S))), b.log(factorial(M)))
    claim = b.le(grown, b.mul(2, S, b.log(b.add(M, 1))))
    base = scope.know(*facts_at(scope, S)).evident(b.substitute(claim, {M: b.ZERO}))
    every = logic.induction(base, _next(scope, claim), variable_=M, start=0)
    there = scope.given(b.le(0, N))
    return logic.theorem(there.instance(every, N), id="gamma-below-factorial")


def _next(scope: Scope, claim: Term) -> Theorem:
    """log(m + s) - log(m + 1) <= (s - 1)/(m + 1) and 2 s (log(m + 2) - log(m + 1)) >= 2 s/(m + 2), which is more."""
    before = logic.assume(formula=claim)
    scope = scope.given(b.le(0, M)).know(before)
    here, up, beyond = b.add(M, S), b.add(M, 1), b.add(M, 2)
    scope = scope.know(*facts_at(scope, S, here, b.add(up, S)))
    of_gamma = _logarithm(scope, scope.instantiate(gamma_recurrence(), {S: here}), here, gamma(here))
    of_factorial = _logarithm(scope, scope.instantiate(factorial_recurrence(), {N: M}), up, factorial(M))
    rises = tangent_at(scope, b.sub(b.log(here), b.log(up)))
    falls = tangent_at(scope, b.sub(b.log(up), b.log(beyond)))
    rest = b.sub(b.div(b.mul(2, S), beyond), b.div(b.sub(S, 1), up))
    slack = scope.evident(b.le(0, b.div(b.add(b.mul(S, M), M, 2), b.mul(up, beyond))))
    known = scope.know(of_gamma, of_factorial)
    enough = known.linear(b.le(0, rest), (slack, 1))
    goal = b.substitute(claim, {M: up})
    combined = (before, 1), (of_gamma, 1), (of_factorial, -1), (rises, 1), (falls, b.mul(2, S)), (enough, 1)
    return known.linear(goal, *combined)


def _logarithm(scope: Scope, up: Theorem, factor: Term, below: Term) -> Theorem:
    """log(u) = log(v) + log(w), from u = v w."""
    scope = scope.know(up)
    apart = b.add(b.log(factor), b.log(below))
    hole = b.fresh("hole", t.REAL, up.conclusion)
    template = b.lam(hole, b.eq(b.log(hole), apart))
    return logic.rewrite(scope.field(b.log(sides(up)[1]), apart), logic.symmetry(up), template=template)
