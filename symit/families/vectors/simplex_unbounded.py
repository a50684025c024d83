"""Integrals over the simplex that have no value: an exponent a_i of x_i^(a_i - 1) is not positive.

That is shown for the first coordinate, and of two for the other: of an integral that stands in another, nothing follows
from that the outer one has a value.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.integrals.base import X
from symit.families.integrals.beta_function import UNIT, A, B, beta_body
from symit.families.integrals.diverging import beta_diverges_at_one, beta_diverges_at_zero
from symit.families.integrals.gamma_function import K
from symit.families.vectors.multinomial_sums import total_of
from symit.families.vectors.simplex_integrals import Same, level_by_level, with_special
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import absurd
from symit.proving.scope.scope import Scope


def is_shown(place: int, count: int) -> bool:
    """May the exponent of this coordinate be the one that is not positive?"""
    return place == 0 or count == 2


def without_value(
    scope: Scope,
    whole: Term,
    integral: Term,
    xs: Sequence[Var],
    powers: Sequence[Term],
    coefficient: Term,
    same: Same,
    place: int,
) -> Theorem:
    """That a functional of an integral has no value, where the exponent at a place is not positive and the others
    are."""
    finite = scope.given(b.defined(whole))
    finite = finite.know(logic.evident(logic.assume(formula=b.defined(whole)), claim=b.defined(integral)))
    if len(powers) > 2:
        finite = with_special(finite, powers[1:], 0)
    inner = level_by_level(finite, xs, powers, coefficient, same, first=1)[0]
    equal = finite.congruence(xs[0], UNIT, inner)
    one, rest = powers[0], total_of(powers[1:])
    known = finite.know(equal).evident(b.defined(b.integral(UNIT, X, beta_body(one, rest))))
    if place:
        never = finite.instantiate(beta_diverges_at_one(), {A: one, K: rest})
    else:
        never = finite.instantiate(beta_diverges_at_zero(), {K: one, B: rest})
    return absurd(finite, whole, known, never)
