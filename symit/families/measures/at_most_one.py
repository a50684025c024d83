"""The overlap of two densities, the integral of sqrt(p q): it is at most 1, so a Hellinger distance has a value."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from symit.families.integrals.normal_function import W, above_zero, below_one
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term
from symit.proving.steps.matching import subterms
from symit.special import NORMAL_CDF

U, V = b.real("u"), b.real("v")


@cache
def root_below_mean() -> Theorem:
    """sqrt(u v) <= u/2 + v/2 for u, v >= 0."""
    scope = Scope().given(b.le(0, U), b.le(0, V))
    claim = b.le(b.sqrt(b.mul(U, V)), b.add(b.div(U, 2), b.div(V, 2)))

    def without(there: Scope, zero: Var) -> Theorem:
        same = there.evident(b.eq(zero, 0))
        none = Scope().field(b.sqrt(b.mul(*(b.ZERO if v == zero else v for v in (U, V)))), b.ZERO)
        hole = b.fresh("hole", t.REAL, claim)
        template = b.lam(hole, b.eq(b.sqrt(b.mul(*(hole if v == zero else v for v in (U, V)))), b.ZERO))
        return there.linear(claim, (logic.rewrite(none, logic.symmetry(same), template=template), 1))

    def positive(there: Scope) -> Theorem:
        square = there.evident(b.le(0, b.power(b.sub(b.sqrt(U), b.sqrt(V)), 2)))
        return there.linear(claim, (square, b.div(1, 2)))

    first = scope.given(b.lt(0, U))
    either = logic.cases(
        positive(first.given(b.lt(0, V))), without(first.given(b.le(V, 0)), V), *first.facts, condition=b.lt(0, V)
    )
    found = logic.cases(either, without(scope.given(b.le(U, 0)), U), *scope.facts, condition=b.lt(0, U))
    return logic.theorem(found, id="root-below-mean")


@cache
def halves() -> Theorem:
    return Scope().field(b.add(b.mul(b.div(1, 2), 1), b.mul(b.div(1, 2), 1)), b.ONE)


def at_most_one(scope: Scope, x: Var, space: Term, p: Term, q: Term, *ones: Theorem) -> Theorem:
    """The overlap <= 1, for densities at x that are not negative in a space, each of which integrates to 1 over it.

    Densities stay as they are: none is written out.
    """
    mean = b.add(b.div(p, 2), b.div(q, 2))
    below = scope.at_point(x, space).instantiate(root_below_mean(), {U: p, V: q})
    half = scope.linearity(x, space, mean, (b.div(1, 2), p), (b.div(1, 2), q))
    bound = scope.know(half).monotone(x, space, below)
    for equation in (half, *ones, halves()):
        bound = with_right(bound, equation)
    return bound


def with_right(bound: Theorem, equation: Theorem) -> Theorem:
    """With what stands on the left of an equation replaced by its right, in an upper bound."""
    lower, upper = bound.conclusion.args  # type: ignore[union-attr]
    old, _ = equation.conclusion.args  # type: ignore[union-attr]
    hole = b.fresh("hole", t.REAL, bound.conclusion, equation.conclusion)
    return logic.rewrite(bound, equation, template=b.lam(hole, b.le(lower, replace_term(upper, old, hole))))


def share_at_most_one(scope: Scope, share: Term, space: Term, support: Term) -> Theorem:
    """What a density has in a space is at most 1: seen, or from where the ends of both lie."""
    claim = b.le(share, 1)
    with suppress(Refused):
        return scope.evident(claim)
    for exponent in [p.args[0] for p in dict.fromkeys(subterms(share)) if b.is_app(p, t.EXP)]:  # type: ignore[union-attr]
        with suppress(Refused):
            return scope.linear(claim, (_below_one(scope, exponent, scope.evident(b.le(exponent, 0))), 1))
    (low, high), (least, greatest) = (interval.args for interval in (space, support))  # type: ignore[union-attr]
    pairs = [(p, q) for p, q in ((least, low), (high, greatest)) if t.EXTENDED not in (p.sort, q.sort) and p != q]
    order = [scope.evident(b.le(p, q)) for p, q in pairs if context_of(scope).holds(b.le(p, q))]
    if greatest.sort != t.EXTENDED:
        rate = b.power(b.sub(greatest, least), -1)
        return scope.linear(claim, *((known, rate) for known in order))
    if len(order) != 1:
        return scope.linear(claim, *_of_normal(share))
    return _of_tail(scope, claim, order[0])


def _of_normal(share: Term) -> Iterator[tuple[Theorem, Term]]:
    """That a value of Phi lies below 1, or where its opposite stands in the share above 0, each with what it has."""
    for value in dict.fromkeys(p for p in subterms(share) if b.is_app(p, NORMAL_CDF)):
        weight = _slope(share, value)
        is_added = weight == b.ONE
        known = below_one() if is_added else above_zero()
        yield Scope().instantiate(known, {W: value.args[0]}), weight if is_added else b.neg(weight)  # type: ignore[union-attr]


def _of_tail(scope: Scope, claim: Term, known: Theorem) -> Theorem:
    """(p/q)^k <= 1 from p <= q."""
    p, q = known.conclusion.args  # type: ignore[union-attr]
    below = scope.linear(b.le(1, b.div(q, p)), (known, b.power(p, -1)))
    logs = scope.know(below).evident(b.le(0, b.log(b.div(q, p))))
    exponent = context_of(scope).canonical(b.log(claim.args[0]))  # type: ignore[union-attr]
    rate = _slope(exponent, b.log(p)) if p != b.ONE else b.neg(_slope(exponent, b.log(q)))
    power = scope.linear(b.le(exponent, 0), (logs, rate))
    return scope.linear(claim, (_below_one(scope, exponent, power), 1))


def _below_one(scope: Scope, exponent: Term, known: Theorem) -> Theorem:
    """exp(u) <= exp(0) from u <= 0."""
    law = Scope().given(b.le(U, V)).evident(b.le(b.exp(U), b.exp(V)))
    return logic.cut(scope.instantiate(law, {U: exponent, V: b.ZERO}), known)


def _slope(term: Term, part: Term) -> Term:
    """What a term has times a part of it in which it is linear."""
    y = b.fresh("y", t.REAL, term)
    held = replace_term(term, part, y)
    return PLAIN.canonical(b.sub(b.substitute(held, {y: b.add(y, 1)}), held))
