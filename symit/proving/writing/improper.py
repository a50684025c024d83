"""Improper fractions in an exponential, taken apart: exp(u)/(exp(u) - 1) as 1 + 1/(exp(u) - 1).

A normal form does not see that such fractions cancel.  Stands on `scope`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Fold, as_it_is, context_of, monomial_factors
from symit.proving.scope.scope import Scope, sides

MOST_STEPS = 60
"""Of what has more fractions than that, nothing short comes out."""


def taken_apart(theorem: Theorem, known: Sequence[Theorem], fold: Fold = as_it_is) -> Theorem:
    """left = right without improper fractions; the same where there are none, or where nothing is gained."""
    _, right = sides(theorem)
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem, *known)
    proper: dict[Term, Fraction] = {}
    left = list(normal.summands(context_of(scope).canonical(right)))
    if all(_apart(monomial) is None for monomial, _ in left):
        return theorem
    for _ in range(MOST_STEPS):
        if not left:
            break
        monomial, coefficient = left.pop()
        parts = _apart(monomial)
        if parts is None:
            proper[monomial] = proper.get(monomial, Fraction(0)) + coefficient
        else:
            left += [
                (m, c * coefficient) for part in parts for m, c in normal.summands(context_of(scope).canonical(part))
            ]
    if left:
        return theorem
    plain = b.add(*(fold(normal.scaled(c, m)) for m, c in proper.items() if c))
    if plain.size >= right.size:
        return theorem
    try:
        return logic.chain(theorem, scope.field(right, plain))
    except Refused:
        return theorem


def _apart(monomial: Term) -> tuple[Term, Term] | None:
    """exp(u) S^(-n), S = exp(u) + r, as S^(1-n) and -r S^(-n)."""
    factors = monomial_factors(monomial)
    for below in factors:
        if not (b.is_app(below, t.POW) and isinstance(below.args[1], Num) and below.args[1].value <= -1):  # type: ignore[union-attr]
            continue
        total, exponent = below.args  # type: ignore[union-attr]
        parts = dict(normal.summands(total))
        for grown in (f for f in factors if parts.get(f) == 1 and b.is_app(f, t.EXP)):
            others = [f for f in factors if f not in (below, grown)]
            rest = b.add(*(normal.scaled(-c, m) for m, c in parts.items() if m != grown))
            return b.mul(*others, b.power(total, b.add(exponent, 1))), b.mul(*others, rest, below)
    return None
