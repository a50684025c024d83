"""That an integral is positive, so that it has a logarithm or a root: from its value, or from what is summed or
integrated.
"""

from __future__ import annotations

from contextlib import suppress

from symit.families.closed_forms.solving import (
    as_bound,
)
from symit.families.moments.named import folded
from symit.families.sums.counts import at_first
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.matching import subterms


def positive(scope: Scope, value: Theorem) -> list[Theorem]:
    """0 < an integral: seen from its value, or from what is summed or integrated."""
    integral = sides(value)[0]
    return (
        value_is_positive(scope, value)
        or _sum_is_positive(scope, integral)
        or _area_is_positive(scope.know(value), integral)
    )


def value_is_positive(scope: Scope, value: Theorem) -> list[Theorem]:
    integral, right = sides(value)
    with suppress(Refused):
        return [scope.know(*folded.values(scope, right)).linear(b.lt(0, integral), (value, -1))]
    return []


def _area_is_positive(scope: Scope, integral: Term) -> list[Theorem]:
    """0 < an integral over an interval of what is positive there."""
    space, function = integral.args  # type: ignore[union-attr]
    if not b.is_app(space, t.INTERVAL):
        return []
    x = b.fresh("x", t.REAL, integral, *(f.conclusion for f in scope.facts))
    with suppress(Refused):
        above = scope.at_point(x, space).evident(b.lt(0, b.open_with(function, x)))  # type: ignore[arg-type]
        return [positive_integral(scope, x, space, above)]
    return []


def multiplied(value: Theorem, scope: Scope) -> Theorem:
    """With 0 < a sum in the value instead of a hypothesis that has it divided by a power: 0 < r^k q + l^k, and not
    0 < q + l^k/r^k.  Each says what the other does: what says more may be false."""
    known = {h for f in scope.facts for h in f.hypotheses}
    sums = [s for s in dict.fromkeys(subterms(PLAIN.canonical(sides(value)[1]))) if b.is_app(s, t.ADD)]
    for relation in sorted((h for h in value.hypotheses - known if b.is_app(h, t.LT)), key=t.order):
        left, right = relation.args  # type: ignore[union-attr]
        (first, _), *_ = normal.summands(PLAIN.canonical(b.sub(right, left)))
        for part, (monomial, _) in ((s, m) for s in sums for m in normal.summands(s)):
            plain, there = logic.assume(formula=as_bound(b.lt(0, part))), Scope().given(*sorted(known, key=t.order))
            with suppress(Refused):
                there.given(relation).linear(plain.conclusion, (logic.assume(formula=relation), b.div(monomial, first)))
                return logic.cut(value, there.know(plain).linear(relation, (plain, b.div(first, monomial))))
    return value


def _sum_is_positive(scope: Scope, integral: Term) -> list[Theorem]:
    try:
        return [at_first(scope, integral)] if b.is_app(integral.args[0], t.RANGE) else []  # type: ignore[union-attr, arg-type]
    except Refused:
        return []
