"""The measures by name: of each, the term that it is (`terms`), how its closed form is found (`elimination`,
`overlaps`, `matrices`), and when it is infinite.

A measure is a functional of one or two members and perhaps numbers.  Those that are not the kernel's own are
definitions that stand with every statement about them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import (
    Diverges,
    Ground,
    at_points,
    extra,
    knowing,
)
from symit.families.entry import Family
from symit.families.functionals import (
    ALPHA_DIVERGENCE,
    BHATTACHARYYA,
    CHI_SQUARED,
    HELLINGER,
    JENSEN_SHANNON,
    MEAN,
    MOMENT,
    RENYI_DIVERGENCE,
    RENYI_ENTROPY,
    SQUARED_HELLINGER,
    TSALLIS_ENTROPY,
    VARIANCE,
)
from symit.families.measures.elimination import (
    as_a_person_would,
    by_elimination,
    by_elimination_or_tails,
    integral_of,
    of_integrals,
    of_order,
    or_powers,
)
from symit.families.measures.matrices import all_entries, entries, entry_by_entry, rows
from symit.families.measures.maximum_entropy import has_largest_entropy
from symit.families.measures.natural import log_partition
from symit.families.measures.of_itself import of_itself
from symit.families.measures.overlaps import (
    logarithm_of_overlap,
    of_mixture,
    of_overlap,
    one_less,
    over_both,
    overlap_bound,
    seen_at_most_one,
)
from symit.families.measures.terms import between, both_ways, functional, of_both, of_values
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.requests import NO_OTHERS, Call, arranged, expression, members_of
from symit.families.transport.far_apart import apart, left_over
from symit.families.transport.transport import carries, cost, distance, is_carried, order
from symit.families.variation.variation import side, variation, variation_found
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides

# ---- closed forms --------------------------------------------------------------------------------------------


def _of_itself(request: Request, ground_: Ground) -> Theorem:
    return of_itself(ground_, request.term)


def _hellinger(request: Request, ground_: Ground) -> Theorem:
    """The root of 1 - overlap, which is not negative: seen from its value, or since both densities integrate to 1."""
    scope = at_points(ground_, request.members[0])
    overlap = integral_of(request)
    squared = replace(request, measure=MEASURES["squared_hellinger"]).by_another_name(ground_)
    if squared is None:
        value = as_a_person_would(scope, over_both(request, ground_, overlap))
    else:
        value = scope.know(squared).linear(b.eq(overlap, one_less(sides(squared)[1])), (squared, -1))
    scope = knowing(scope, value)
    try:
        bound = seen_at_most_one(scope, value)
    except Refused:
        try:
            bound = overlap_bound(request, ground_, scope)
        except (Refused, t.TermError) as why:
            raise NoForm("that the overlap of the two densities is at most 1 is not seen from its value") from why
    return rewritten(scope.know(bound).unfold(request.term), value)


def _sum_of_both(request: Request, ground_: Ground) -> Theorem:
    """The sum of both divergences; what is missing of the one is said where the other is finite."""
    one, two = request.members
    parts: list[Theorem] = []
    missing: list[Refused] = []
    scope = ground_.scope
    for members in ((one, two), (two, one)):
        part = Request(MEASURES["kl"], members)
        there = replace(ground_, members=members, scope=scope)
        try:
            theorem = part.by_another_name(there) or MEASURES["kl"].found(part, there)
        except Refused as refusal:
            missing.append(refusal)
            continue
        scope = scope.given(*sorted(theorem.hypotheses - {h for f in scope.facts for h in f.hypotheses}, key=t.order))
        parts.append(theorem)
    if missing:
        raise missing[0]
    known = scope.know(*parts)
    try:
        value = folded(context_of(known).canonical(b.add(*(sides(p)[1] for p in parts))))
        return known.linear(b.eq(request.term, value), *((p, 1) for p in parts))
    except Refused:  # over one denominator, it is not seen not to be 0
        return rewritten(_sum_as_it_is(known, *(sides(p)[0] for p in parts)), *parts)


def _sum_as_it_is(known: Scope, one: Term, other: Term) -> Theorem:
    """A sum of two terms that have values = itself."""
    u, v = b.real("u"), b.real("v")
    return known.instantiate(Scope().field(b.add(u, v), b.add(u, v)), {u: one, v: other})


def _transported(request: Request, ground_: Ground) -> Theorem:
    (k,) = request.numbers
    one, other = request.members
    is_of_counts = ground_.point.of == t.INT
    if (is_of_counts and k != b.ONE) or (not is_of_counts and one.family == other.family and is_carried(ground_)):
        return _carried(ground_, k)
    with suppress(Refused, Unanswered, t.TermError):
        found = distance(ground_, k)
        carries(ground_, k)  # that stands beside it
        return found
    raise apart(ground_, k, lambda member, order_: Request(MEASURES["moment"], (member,), (order_,)).theorem())


def _carried(ground_: Ground, k: Term) -> Theorem:
    """The distance, or the integral that it is, where an increasing map does not give its closed form."""
    try:
        return distance(ground_, k)
    except (Diverges, NoForm):
        raise
    except (Refused, Unanswered, t.TermError) as refusal:
        raise NoForm(left_over(ground_, k)) from refusal


# ---- orders ---------------------------------------------------------------------------------------------------


def _order(alpha: Term) -> Sequence[Term]:
    return [b.lt(0, alpha), b.ne(alpha, 1)]


def _neither_0_nor_1(alpha: Term) -> Sequence[Term]:
    return [b.ne(alpha, 0), b.ne(alpha, 1)]


# ---- what is infinite where it diverges ----------------------------------------------------------------------


def _always(_: Request) -> bool:
    """Of a divergence, what is negative has a finite integral."""
    return True


def _above_order_one(request: Request) -> bool:
    return context_of(request.ground.scope).holds(b.lt(1, request.numbers[-1]))


def _below_order_one(request: Request) -> bool:
    return context_of(request.ground.scope).holds(b.lt(request.numbers[-1], 1))


def _between_0_and_1(request: Request) -> bool:
    return _below_order_one(request) and context_of(request.ground.scope).holds(b.lt(0, request.numbers[-1]))


def _of_values_above_zero(request: Request) -> bool:
    low, _ = request.members[0].support.args  # type: ignore[union-attr]
    return low.sort != t.EXTENDED and context_of(request.ground.scope).holds(b.le(0, low))


def _of_no_sign(request: Request) -> bool:
    """Values above 0, or their even powers."""
    (k,) = request.numbers
    return _of_values_above_zero(request) or (isinstance(k, Num) and k.value % 2 == 0)


def _has_a_mean(request: Request) -> bool:
    """Then the variance is infinite where the mean square is."""
    return _is_finite(request, "mean")


def _has_an_entropy(request: Request) -> bool:
    """Then the cross-entropy is infinite where the divergence is, which it is less the entropy of the first."""
    return _is_finite(request, "entropy")


def _is_finite(request: Request, name: str) -> bool:
    """Has this measure of the first a closed form for all parameters?"""
    try:
        found = replace(request, measure=MEASURES[name], members=request.members[:1]).theorem()
    except (Diverges, Refused, Unanswered, t.TermError):
        return False
    return not extra(found, request.ground.domains)


MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        Measure("entropy", 1, (), functional(ENTROPY), by_elimination),
        Measure("cross_entropy", 2, (), functional(CROSS_ENTROPY), by_elimination, infinite=_has_an_entropy),
        Measure("kl", 2, (), functional(KL), by_elimination_or_tails, infinite=_always),
        Measure("jeffreys", 2, (), both_ways, _sum_of_both, both_ways=True, infinite=_always),
        Measure(
            "renyi_divergence",
            2,
            ("alpha",),
            of_both(RENYI_DIVERGENCE),
            or_powers(logarithm_of_overlap),
            _order,
            infinite=_above_order_one,
            is_of_both=_below_order_one,
            of_itself=_of_itself,
        ),
        *(
            Measure(
                name,
                1,
                (number,),
                functional(of),
                of_integrals,
                _order,
                infinite=_below_order_one,
                falls=_above_order_one,
            )
            for name, number, of in (
                ("renyi_entropy", "alpha", RENYI_ENTROPY),
                ("tsallis_entropy", "q", TSALLIS_ENTROPY),
            )
        ),
        Measure(
            "bhattacharyya",
            2,
            (),
            of_both(BHATTACHARYYA),
            logarithm_of_overlap,
            is_of_both=_always,
            of_itself=_of_itself,
        ),
        Measure(
            "squared_hellinger",
            2,
            (),
            functional(SQUARED_HELLINGER),
            of_overlap,
            is_of_both=_always,
            of_itself=_of_itself,
        ),
        Measure("hellinger", 2, (), functional(HELLINGER), _hellinger, is_of_both=_always, of_itself=_of_itself),
        Measure(
            "chi_squared",
            2,
            (),
            functional(CHI_SQUARED),
            or_powers(by_elimination),
            infinite=_always,
            of_itself=_of_itself,
        ),
        Measure(
            "alpha_divergence",
            2,
            ("alpha",),
            of_both(ALPHA_DIVERGENCE),
            or_powers(of_overlap),
            _neither_0_nor_1,
            infinite=_above_order_one,
            is_of_both=_between_0_and_1,
            of_itself=_of_itself,
        ),
        Measure("log_partition", 1, (), lambda r: log_partition(r.ground), of_integrals),
        Measure("moment", 1, ("k",), of_values(*MOMENT), of_order, infinite=_of_no_sign),
        Measure(
            "maximum_entropy",
            1,
            (),
            functional(ENTROPY),
            by_elimination,
            beside=lambda request: has_largest_entropy(request.ground),
            alone=True,
        ),
        Measure("jensen_shannon", 2, (), between(JENSEN_SHANNON), of_mixture, both_ways=True, anywhere=True),
        Measure(
            "total_variation",
            2,
            (),
            lambda r: variation(r.ground),
            lambda _, ground_: variation_found(ground_),
            anywhere=True,
            cases=lambda _, ground_: side(ground_),
        ),
        Measure(
            "wasserstein",
            2,
            ("k",),
            lambda r: cost(r.ground, *r.numbers),
            _transported,
            lambda k: [b.le(1, k)],
            anywhere=True,
            cases=lambda r, ground_: order(ground_, *r.numbers),
            beside=lambda r: carries(r.ground, *r.numbers),
            infinite=_always,
        ),
        Measure("fisher_information", 1, (), all_entries, entry_by_entry, parts=entries, rows=rows),
        Measure("mean", 1, (), of_values(*MEAN), by_elimination, infinite=_of_values_above_zero),
        Measure("variance", 1, (), of_values(*VARIANCE), of_integrals, infinite=_has_a_mean),
    )
}


# ---- what is asked for ---------------------------------------------------------------------------------------


def request_of(call: Call, own: Mapping[str, Family] = NO_OTHERS) -> Request:
    """The measure that a call asks for, of the catalogue's families and one's `own`.  Raises NotUnderstood."""
    measure = MEASURES.get(call.name)
    if measure is None:
        near = get_close_matches(call.name.lower(), MEASURES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(MEASURES)}"
        raise NotUnderstood(f"{call.name!r} is no measure; {hint}")
    names = [*("P", "Q")[: measure.members], *measure.numbers]
    arguments = arranged(call, names)
    members, numbers = arguments[: measure.members], arguments[measure.members :]
    for argument in members:
        if not isinstance(argument, Call):
            raise NotUnderstood(f"{call.name} takes distributions such as Normal(0, 1), and {argument!r} is none")
    for argument in numbers:
        if isinstance(argument, Call):
            raise NotUnderstood(f"{call.name} takes a number there, not {argument.name}(...)")
    return Request(
        measure,
        members_of([a for a in members if isinstance(a, Call)], own),
        tuple(expression(a) for a in numbers if isinstance(a, str)),
    )
