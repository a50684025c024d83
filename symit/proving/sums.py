"""Small arguments about finite sums that proofs make again and again.

Stands on `scope`; whatever is proved here is proved by rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import equation
from symit.kernel.terms import INT, REAL, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope


def by_cases(scope: Scope, claim: Term, conditions: Sequence[Term]) -> Theorem:
    """The claim by signs and normal forms, where each equation holds and where it does not."""
    if not conditions:
        return scope.linear(claim)
    first, *others = conditions
    opposite = b.ne(*equation(first))
    return logic.cases(
        by_cases(scope.given(first), claim, others),
        by_cases(scope.given(opposite), claim, others),
        *scope.facts,
        condition=first,
    )


def summand_at_most_sum(scope: Scope, j: Var, last: Term, body: Term, index: Term, not_negative: Theorem) -> Theorem:
    """f(k) <= f(1) + ... + f(n), from `j in 1..n |- 0 <= f(j)`; k must lie in the range."""
    values = ((_f, b.lam(j, body)), (_k, index), (_n, last))
    bound = logic.instantiate(_summand_at_most_sum(), *scope.facts, values=values)
    space = b.integers(1, last)
    return logic.cut(bound, scope.for_all(not_negative, j, space), scope.evident(b.member(index, space)))


_f, _j, _k, _n = Var("f", function(REAL, INT)), b.integer("j"), b.integer("k"), b.integer("n")


@cache
def _summand_at_most_sum() -> Theorem:
    """The sum is that over the summand alone and what is left out, which is not negative."""
    space = b.integers(1, _n)
    summand, alone = b.call(_f, _j), b.if_(b.eq(_j, _k), b.call(_f, _j), 0)
    scope = Scope().given(b.forall_in(_j, space, b.le(0, summand)), b.member(_k, space))
    each = by_cases(scope.at_point(_j, space), b.le(alone, summand), [b.eq(_j, _k)])
    sums = scope.monotone(_j, space, each)
    sifted = scope.sifted(t.INTEGRAL, _j, space, summand, _k)
    claim = b.le(b.call(_f, _k), b.integral(space, _j, summand))
    return scope.know(sums, sifted).linear(claim, (sums, 1), (sifted, -1))


@cache
def zero_if_square_vanishes() -> Theorem:
    """d^2 <= 0 |- d = 0."""
    d = b.real("d")
    flat, zero = b.le(b.power(d, 2), 0), b.eq(d, 0)
    positive = Scope().given(b.ne(d, 0), flat).evident(b.lt(0, b.power(d, 2)))
    absurd = logic.contradiction(logic.chain(positive, logic.assume(formula=flat)), claim=zero)
    return logic.cases(logic.assume(formula=zero), absurd, condition=zero)


@cache
def counted() -> Theorem:
    """For all n >= 0, the sum of 1 over 1, ..., n is n."""
    onward = Scope().given(b.le(0, _n))
    base = integration.expand(term=_ones(b.ZERO))
    more = integration.peel(*onward.facts, term=_ones(b.add(_n, 1)))
    so_far = logic.assume(formula=b.eq(_ones(_n), _n))
    step = onward.linear(b.eq(_ones(b.add(_n, 1)), b.add(_n, 1)), (more, 1), (so_far, 1))
    return logic.induction(base, step, variable_=_n, start=0)


def _ones(last: Term) -> Term:
    return b.integral(b.integers(1, last), b.integer("x"), b.ONE)
