"""How a closed form is found of what is linear in integrals, or a function of such: each integral by a moment, and
where one diverges, that the measure is infinite.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.finishing import value_written
from symit.families.closed_forms.solving import (
    Diverges,
    Ground,
    at_points,
    knowing,
    solved,
)
from symit.families.infinite.outgrown import outgrown
from symit.families.infinite.outgrown_at_zero import outgrown_at_zero
from symit.families.infinite.outgrown_counts import outgrown_by_counts
from symit.families.infinite.outgrown_powers import outgrown_powers
from symit.families.measures.orders import powerless
from symit.families.measures.positive import multiplied, positive, value_is_positive
from symit.families.moments.moments import either
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Divergent, Moment
from symit.proving.scope.scope import Scope, rewritten
from symit.proving.steps.matching import subterms


def moment_of(request: Request) -> Moment:
    """That of the first, and of the second too where both densities stand alike in what is integrated."""
    first, *others = (m.moment for m in request.members)
    measure = request.measure
    are_alike = (
        measure.both_ways or measure.is_of_both(request) or measure.name in ("renyi_divergence", "alpha_divergence")
    )
    return either(first, others[0]) if others and are_alike else first


def by_elimination(request: Request, ground_: Ground) -> Theorem:
    """A functional that is linear in integrals."""
    return solved(at_points(ground_, request.members[0]), request.term, moment_of(request), ground_.parameters)


def of_order(request: Request, ground_: Ground) -> Theorem:
    """A moment, or at which points the power has no value."""
    try:
        return by_elimination(request, ground_)
    except (Diverges, Refused, Unanswered, t.TermError) as refusal:
        if getattr(refusal, "theorem", None) is not None or (reason := powerless(ground_, *request.numbers)) is None:
            raise
        raise reason from refusal


def by_elimination_or_tails(request: Request, ground_: Ground) -> Theorem:
    """A divergence, or that it is infinite since an exponential outgrows it far out."""
    try:
        return by_elimination(request, ground_)
    except (Diverges, Refused) as refusal:
        if getattr(refusal, "theorem", None) is not None:
            raise
        ways = (outgrown, outgrown_by_counts, outgrown_at_zero)
        theorem = next((found for way in ways if (found := way(ground_, request.term)) is not None), None)
        if theorem is None:
            raise
        whole = b.unfold(request.term)
        raise Diverges(Divergent(whole, theorem, beside=True)) from refusal  # type: ignore[arg-type]


def or_powers(found: Callable[[Request, Ground], Theorem]) -> Callable[[Request, Ground], Theorem]:
    """What is found, or that it is infinite since the powers of the densities are too large far out or near 0."""

    def either_way(request: Request, ground_: Ground) -> Theorem:
        try:
            return found(request, ground_)
        except (Diverges, Refused) as refusal:
            if getattr(refusal, "theorem", None) is not None or not request.measure.infinite(request):
                raise
            integral = integral_of(request)
            theorem = outgrown_powers(ground_, request.term, integral)
            if theorem is None:
                raise
            raise Diverges(Divergent(integral, theorem, beside=True)) from refusal

    return either_way


def integral_of(request: Request) -> App:
    return next(p for p in subterms(b.unfold(request.term)) if isinstance(p, App) and p.head == t.INTEGRAL)


def of_integrals(request: Request, ground_: Ground) -> Theorem:
    """A function of integrals: each by itself, and put in where it stands."""
    scope = at_points(ground_, request.members[0])
    written = b.unfold(request.term)
    inner = [p for p in dict.fromkeys(subterms(written)) if b.is_app(p, t.INTEGRAL)]
    values: list[Theorem] = []
    for integral in inner:
        value = _valued(scope, integral, moment_of(request), ground_)
        scope = knowing(scope, value)
        scope = scope.know(*positive(scope, value))
        values.append(value)
    return rewritten(scope.unfold(request.term), *values)


def _valued(scope: Scope, integral: Term, moment: Moment, ground_: Ground) -> Theorem:
    """What an integral is, written as a person would."""
    return as_a_person_would(scope, solved(scope, integral, moment, ground_.parameters))


def as_a_person_would(scope: Scope, value: Theorem) -> Theorem:
    if not value_is_positive(knowing(scope, value), value):
        value = multiplied(value, scope)
    return value_written(value, scope)
