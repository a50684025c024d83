"""Small arguments about finite sums that proofs make again and again.

Stands on `scope`; whatever is proved here is proved by rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.kernel import build as b
from symit.kernel.rules import integration, logic
from symit.kernel.rules.shapes import equation
from symit.kernel.terms import Term, Var
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


def summand_at_most_sum(scope: Scope, j: Var, space: Term, body: Term, index: Term, not_negative: Theorem) -> Theorem:
    """f(k) <= the sum of f over a finite range, from `j in space |- 0 <= f(j)`; k must lie in the range."""
    alone = b.if_(b.eq(j, index), body, 0)
    at_j = scope.at_point(j, space).know(not_negative)
    claim = b.le(alone, body)
    same, other = b.eq(j, index), b.ne(j, index)
    each = logic.cases(
        at_j.given(same).linear(claim), at_j.given(other).linear(claim, (not_negative, 1)), *at_j.facts, condition=same
    )
    sums = integration.integral_monotone(each, *scope.facts, variable_=j, space=space)
    sifted = integration.sift(*scope.facts, space=space, body=b.lam(j, body), index=index)
    at_index = b.open_with(b.lam(j, body), index)
    return scope.know(sums, sifted).linear(b.le(at_index, b.integral(space, j, body)), (sums, 1), (sifted, -1))


@cache
def zero_if_square_vanishes() -> Theorem:
    """d^2 <= 0 |- d = 0."""
    d = b.real("d")
    flat, zero = b.le(b.power(d, 2), 0), b.eq(d, 0)
    positive = Scope().given(b.ne(d, 0), flat).evident(b.lt(0, b.power(d, 2)))
    absurd = logic.contradiction(logic.chain(positive, logic.assume(formula=flat)), claim=zero)
    return logic.cases(logic.assume(formula=zero), absurd, condition=zero)
