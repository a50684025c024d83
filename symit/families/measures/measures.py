"""The measures: what each of them is of its distributions, and how its closed form is found.

A measure is a functional of one or two members and perhaps numbers.  Those that are not the kernel's own are
definitions that stand with every statement about them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from itertools import combinations

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.finishing import value_written
from symit.families.closed_forms.solving import (
    Disjoint,
    Diverges,
    Ground,
    Outside,
    as_bound,
    at_points,
    at_points_of,
    contained,
    density_from,
    extra,
    knowing,
    solved,
)
from symit.families.entries.counting import DiscreteUniform
from symit.families.entries.uniform import Uniform
from symit.families.entry import INTEGERS, Family, Member
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
from symit.families.infinite.outgrown import outgrown
from symit.families.infinite.outgrown_at_zero import outgrown_at_zero
from symit.families.infinite.outgrown_counts import outgrown_by_counts
from symit.families.infinite.outgrown_powers import outgrown_powers
from symit.families.measures.fisher import entry, information
from symit.families.measures.in_common import in_common, nothing_in_common
from symit.families.measures.maximum_entropy import has_largest_entropy
from symit.families.measures.natural import log_partition
from symit.families.measures.of_itself import of_itself
from symit.families.measures.orders import powerless
from symit.families.measures.overlap import at_most_one, share_at_most_one
from symit.families.measures.scores import without_score
from symit.families.moments.moments import either, first_of
from symit.families.moments.named import folded
from symit.families.moments.pieces import Parts, cut_at
from symit.families.no_form import NoForm
from symit.families.requests import NO_OTHERS, Call, arranged, expression, members_of
from symit.families.sums.counts import at_first
from symit.families.supports import at_every_point, in_chains
from symit.families.transport.far_apart import apart, left_over
from symit.families.transport.transport import carries, cost, distance, is_carried, order
from symit.families.variation.variation import side, variation, variation_found
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, App, Definition, Num, Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import Divergent, Moment, NoBaseIntegral, context_of
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.render.text import text

# ---- terms ---------------------------------------------------------------------------------------------------


def density(ground_: Ground, member: Member) -> Abs:
    return b.lam(ground_.point, member.density(ground_.point))


def _functional(definition: Definition) -> Callable[[Request], Term]:
    """A functional of densities over the support of the first, and of numbers."""

    def term(request: Request) -> Term:
        ground_, first = request.ground, request.members[0]
        densities = (b.lam(ground_.point, density_from(ground_, first, m)) for m in request.members)
        return b.app(definition, first.support, *densities, *request.numbers)

    return term


def _of_both(definition: Definition) -> Callable[[Request], Term]:
    """A functional of both densities alike for some orders: then over what both have in common."""
    over_first = _functional(definition)

    def term(request: Request) -> Term:
        common = _common(request)
        if common is None:
            return over_first(request)
        return b.app(definition, common, *(density(request.ground, m) for m in request.members), *request.numbers)

    return term


def _common(request: Request) -> Term | None:
    """What both supports have in common, where a functional of both is asked for and the first lies not in the second;
    of cases that are supposed each is said of the whole support."""
    is_asked = request.measure.is_of_both(request) and not request.supposed
    return in_common(request.ground) if is_asked else None


def _between(definition: Definition) -> Callable[[Request], Term]:
    """A functional of both densities alike: over the support that they share, or over all numbers."""

    def term(request: Request) -> Term:
        one, other = request.members
        if one.support == other.support:
            return b.app(definition, one.support, *(density(request.ground, m) for m in request.members))
        space = b.integers(b.MINUS_INFINITY, b.INFINITY) if one.family.point.of == t.INT else b.REALS
        x = request.ground.point
        return b.app(definition, space, *(b.lam(x, m.everywhere(x)) for m in request.members))

    return term


def _of_values(on_the_line: Definition, on_integers: Definition) -> Callable[[Request], Term]:
    """A functional in which the values themselves stand, numbers of either kind."""

    def term(request: Request) -> Term:
        is_discrete = request.members[0].family.point.of == t.INT
        return _functional(on_integers if is_discrete else on_the_line)(request)

    return term


def _both_ways(request: Request) -> Term:
    one, two = request.members
    swapped = Request(request.measure, (two, one))
    return b.add(_functional(KL)(request), _functional(KL)(swapped))


# ---- closed forms --------------------------------------------------------------------------------------------


def _moment(request: Request) -> Moment:
    """That of the first, and of the second too where both densities stand alike in what is integrated."""
    first, *others = (m.moment for m in request.members)
    measure = request.measure
    are_alike = (
        measure.both_ways or measure.is_of_both(request) or measure.name in ("renyi_divergence", "alpha_divergence")
    )
    return either(first, others[0]) if others and are_alike else first


def _by_elimination(request: Request, ground_: Ground) -> Theorem:
    """A functional that is linear in integrals."""
    return solved(at_points(ground_, request.members[0]), request.term, _moment(request), ground_.parameters)


def _of_order(request: Request, ground_: Ground) -> Theorem:
    """A moment, or at which points the power has no value."""
    try:
        return _by_elimination(request, ground_)
    except (Diverges, Refused, Unanswered, t.TermError) as refusal:
        if getattr(refusal, "theorem", None) is not None or (reason := powerless(ground_, *request.numbers)) is None:
            raise
        raise reason from refusal


def _by_elimination_or_tails(request: Request, ground_: Ground) -> Theorem:
    """A divergence, or that it is infinite since an exponential outgrows it far out."""
    try:
        return _by_elimination(request, ground_)
    except (Diverges, Refused) as refusal:
        if getattr(refusal, "theorem", None) is not None:
            raise
        ways = (outgrown, outgrown_by_counts, outgrown_at_zero)
        theorem = next((found for way in ways if (found := way(ground_, request.term)) is not None), None)
        if theorem is None:
            raise
        whole = b.unfold(request.term)
        raise Diverges(Divergent(whole, theorem, beside=True)) from refusal  # type: ignore[arg-type]


def _of_itself(request: Request, ground_: Ground) -> Theorem:
    return of_itself(ground_, request.term)


def _or_powers(found: Callable[[Request, Ground], Theorem]) -> Callable[[Request, Ground], Theorem]:
    """What is found, or that it is infinite since the powers of the densities are too large far out or near 0."""

    def either_way(request: Request, ground_: Ground) -> Theorem:
        try:
            return found(request, ground_)
        except (Diverges, Refused) as refusal:
            if getattr(refusal, "theorem", None) is not None or not request.measure.infinite(request):
                raise
            integral = _integral(request)
            theorem = outgrown_powers(ground_, request.term, integral)
            if theorem is None:
                raise
            raise Diverges(Divergent(integral, theorem, beside=True)) from refusal

    return either_way


def _of_mixture(request: Request, ground_: Ground) -> Theorem:
    """By elimination over a support that both share, or between the ends of both where their order is known."""
    one, other = request.members
    if one.support == other.support:
        return _by_elimination(request, ground_)
    return _piece_by_piece(request, ground_, request.term, _integral(request))


def _integral(request: Request) -> App:
    return next(p for p in subterms(b.unfold(request.term)) if isinstance(p, App) and p.head == t.INTEGRAL)


def _of_overlap(request: Request, ground_: Ground) -> Theorem:
    if not request.measure.is_of_both(request):
        return _by_elimination(request, ground_)
    if request.numbers and nothing_in_common(request.ground) is not None:
        (alpha,) = request.numbers
        value = text(PLAIN.canonical(b.power(b.mul(alpha, b.sub(1, alpha)), -1)))
        raise NoForm(f"the two have nothing in common: it is 1/(α (1 − α)), {value}, of which no proof is made")
    return _shared(request, ground_, request.term)


def _logarithm_of_overlap(request: Request, ground_: Ground) -> Theorem:
    if not request.measure.is_of_both(request):
        return _of_integrals(request, ground_)
    if (none := nothing_in_common(request.ground)) is not None:
        raise Disjoint(none)
    scope = at_points_of(ground_, _common(request) or request.members[0].support)
    value = _as_a_person_would(scope, _shared(request, ground_, _integral(request)))
    there = knowing(scope, value)
    return rewritten(there.know(*positive(there, value)).unfold(request.term), value)


def _shared(request: Request, ground_: Ground, term: Term) -> Theorem:
    """By elimination over what both have in common, where that is known."""
    common = _common(request)
    if common is None:
        return _in_common(request, ground_, term)
    moment = _parts(request.members)(*common.args)  # type: ignore[union-attr]
    return solved(at_points_of(ground_, common), term, moment, ground_.parameters)


def _in_common(request: Request, ground_: Ground, term: Term) -> Theorem:
    """By elimination, or between the ends of both where the second has no probability at points of the first."""
    try:
        contained(request.ground, *request.members)
    except Outside:
        return _piece_by_piece(request, ground_, term, _integral(request))
    return solved(at_points(ground_, request.members[0]), term, _moment(request), ground_.parameters)


def _piece_by_piece(request: Request, ground_: Ground, term: Term, integral: App) -> Theorem:
    """By elimination over the parts into which ends of the second support cut the space, where their order is known."""
    space = integral.args[0]
    low, high = space.args  # type: ignore[union-attr]
    ends = dict.fromkeys(e for m in request.members for e in m.support.args if e.sort != t.EXTENDED)  # type: ignore[union-attr]
    ground_ = replace(ground_, scope=ground_.scope.know(*in_chains(ground_.scope, ends)))
    context, x = context_of(ground_.scope), ground_.point
    outside = [e for e in ends if _is_below(context, e, low, b.le) or _is_below(context, high, e, b.le)]
    inside = [e for e in ends if _is_below(context, low, e, b.lt) and _is_below(context, e, high, b.lt)]
    is_known = all(any(map(context.holds, (b.lt(p, q), b.lt(q, p), b.eq(p, q)))) for p, q in combinations(inside, 2))
    if x.of == t.INT or not is_known or len(outside) + len(inside) < len(ends):
        raise NoBaseIntegral(integral)
    scope = at_points(ground_, request.members[0])
    beyond = [side for e in outside for side in (b.le(e, x), b.le(x, e))]
    scope = scope.know(*at_every_point(scope, x, space, beyond))
    try:
        return solved(scope, term, cut_at(inside, _parts(request.members)), ground_.parameters)
    except (Refused, Unanswered, t.TermError) as missing:
        raise NoBaseIntegral(integral) from missing


def _is_below(context: Context, p: Term, q: Term, relation: Callable[..., Term]) -> bool:
    """Is one end below another, either of which may be infinite?"""
    if t.EXTENDED in (p.sort, q.sort):
        return (p == b.MINUS_INFINITY or q == b.INFINITY) and p != q
    return context.holds(relation(p, q))


def _parts(members: Sequence[Member]) -> Parts:
    """The moments over a part, on which there is one of them or both."""

    def found(low: Term, high: Term) -> Moment:
        is_bounded = t.EXTENDED not in (low.sort, high.sort)
        flat = [Uniform, DiscreteUniform]
        own = [m.moment for m in members if m.family not in flat]
        between = flat[members[0].family.point.of == t.INT].moment(low, high) if is_bounded else None
        return first_of([*own, *([between] if between else [])])

    return found


def _at_most_one(scope: Scope, value: Theorem) -> Theorem:
    """An overlap is at most 1: seen from its value, or from the square of that."""
    overlap, plain = sides(value)
    claim = b.le(overlap, 1)
    with suppress(Refused):
        return scope.linear(claim, (value, 1))
    square = scope.evident(b.le(0, PLAIN.canonical(b.sub(1, b.power(plain, 2)))))
    return scope.linear(claim, (value, 1), (square, b.power(b.add(1, plain), -1)))


def _of_integrals(request: Request, ground_: Ground) -> Theorem:
    """A function of integrals: each by itself, and put in where it stands."""
    scope = at_points(ground_, request.members[0])
    written = b.unfold(request.term)
    inner = [p for p in dict.fromkeys(subterms(written)) if b.is_app(p, t.INTEGRAL)]
    values: list[Theorem] = []
    for integral in inner:
        value = _valued(scope, integral, _moment(request), ground_)
        scope = knowing(scope, value)
        scope = scope.know(*positive(scope, value))
        values.append(value)
    return rewritten(scope.unfold(request.term), *values)


def _valued(scope: Scope, integral: Term, moment: Moment, ground_: Ground) -> Theorem:
    """What an integral is, written as a person would."""
    return _as_a_person_would(scope, solved(scope, integral, moment, ground_.parameters))


def _as_a_person_would(scope: Scope, value: Theorem) -> Theorem:
    if not _value_is_positive(knowing(scope, value), value):
        value = _multiplied(value, scope)
    return value_written(value, scope)


def _hellinger(request: Request, ground_: Ground) -> Theorem:
    """The root of 1 - overlap, which is not negative: seen from its value, or since both densities integrate to 1."""
    scope = at_points(ground_, request.members[0])
    overlap = _integral(request)
    squared = replace(request, measure=MEASURES["squared_hellinger"]).by_another_name(ground_)
    if squared is None:
        value = _as_a_person_would(scope, _in_common(request, ground_, overlap))
    else:
        value = scope.know(squared).linear(b.eq(overlap, _one_less(sides(squared)[1])), (squared, -1))
    scope = knowing(scope, value)
    try:
        bound = _at_most_one(scope, value)
    except Refused:
        try:
            bound = _overlap_bound(request, ground_, scope)
        except (Refused, t.TermError) as why:
            raise NoForm("that the overlap of the two densities is at most 1 is not seen from its value") from why
    return rewritten(scope.know(bound).unfold(request.term), value)


def _one_less(term: Term) -> Term:
    """1 - a term; u of 1 - u."""
    if b.is_app(term, t.ADD) and len(term.args) == 2 and term.args[0] == b.ONE:  # type: ignore[union-attr]
        rest: Term = term.args[1]  # type: ignore[union-attr]
        if b.is_app(rest, t.MUL) and rest.args[0] == b.num(-1):  # type: ignore[union-attr]
            return b.mul(*rest.args[1:])  # type: ignore[union-attr]
    return b.sub(1, term)


def _overlap_bound(request: Request, ground_: Ground, scope: Scope) -> Theorem:
    space, x = request.members[0].support, ground_.point
    p, q = (_at(request, member) for member in request.members)
    ones: list[Theorem] = []
    shares: list[Theorem] = []
    for density_, member in ((p, request.members[0]), (q, request.members[1])):
        if member.support == space:
            moment = either(member.moment, request.members[0].moment)  # the second may have more than this space
            whole = solved(scope, b.integral(space, x, density_), moment, ground_.parameters)
            ones.append(scope.know(*folded.values(scope, sides(whole)[1])).restate(whole, 1))
        else:
            ones.append(_in_common(request, ground_, b.integral(space, x, density_)))
            shares.append(share_at_most_one(scope, sides(ones[-1])[1], request.members[0].support, member.support))
    bound = at_most_one(scope.know(*ones), x, space, p, q, *ones)
    rest = ((share, b.div(1, 2)) for share in shares)
    return scope.linear(b.le(bound.conclusion.args[0], 1), (bound, 1), *rest)  # type: ignore[union-attr]


def _at(request: Request, member: Member) -> Term:
    return density_from(request.ground, request.members[0], member)


def positive(scope: Scope, value: Theorem) -> list[Theorem]:
    """0 < an integral: seen from its value, or from what is summed or integrated."""
    integral = sides(value)[0]
    return (
        _value_is_positive(scope, value)
        or _sum_is_positive(scope, integral)
        or _area_is_positive(scope.know(value), integral)
    )


def _value_is_positive(scope: Scope, value: Theorem) -> list[Theorem]:
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


def _multiplied(value: Theorem, scope: Scope) -> Theorem:
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


# ---- matrices ------------------------------------------------------------------------------------------------


def _entries(request: Request) -> tuple[Request, ...]:
    """The entries of the information matrix on its diagonal and above."""
    member, places = request.members[0].freed, _places(request)
    return tuple(Request(_entry(i, j), (member,)) for i in places for j in places if i <= j)


def _places(request: Request) -> list[int]:
    """Where the parameters stand in which there are scores.  Raises NoForm where there are none."""
    family = request.members[0].freed.family
    whys = [without_score(family, k, family.point) for k in range(len(family.names))]
    if all(whys):
        raise NoForm(whys[0])
    return [k for k, why in enumerate(whys) if not why]


def _rows(request: Request) -> tuple[str, ...]:
    names = request.members[0].freed.family.names
    try:
        return tuple(names[k] for k in _places(request))
    except Refused:
        return ()


def left_out(request: Request) -> list[str]:
    """Why there are no rows for some of the parameters that are no whole numbers."""
    family = request.members[0].freed.family
    known = [k for k, (_, domain) in enumerate(family.parameters) if domain not in INTEGERS]
    return [why for k in known if (why := without_score(family, k, family.point))]


@cache
def _entry(i: int, j: int) -> Measure:
    return Measure(
        "fisher_information",
        1,
        (),
        lambda request: information(request.ground, i, j),
        lambda request, ground_: entry(ground_, i, j, request.form),
        place=(i, j),
    )


def _all_entries(request: Request) -> Term:
    return b.conj(*(part.term for part in _entries(request)))


def _entry_by_entry(request: Request, _: Ground) -> Theorem:
    return request.theorem()


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
        Measure("entropy", 1, (), _functional(ENTROPY), _by_elimination),
        Measure("cross_entropy", 2, (), _functional(CROSS_ENTROPY), _by_elimination, infinite=_has_an_entropy),
        Measure("kl", 2, (), _functional(KL), _by_elimination_or_tails, infinite=_always),
        Measure("jeffreys", 2, (), _both_ways, _sum_of_both, both_ways=True, infinite=_always),
        Measure(
            "renyi_divergence",
            2,
            ("alpha",),
            _of_both(RENYI_DIVERGENCE),
            _or_powers(_logarithm_of_overlap),
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
                _functional(of),
                _of_integrals,
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
            _of_both(BHATTACHARYYA),
            _logarithm_of_overlap,
            is_of_both=_always,
            of_itself=_of_itself,
        ),
        Measure(
            "squared_hellinger",
            2,
            (),
            _functional(SQUARED_HELLINGER),
            _of_overlap,
            is_of_both=_always,
            of_itself=_of_itself,
        ),
        Measure("hellinger", 2, (), _functional(HELLINGER), _hellinger, is_of_both=_always, of_itself=_of_itself),
        Measure(
            "chi_squared",
            2,
            (),
            _functional(CHI_SQUARED),
            _or_powers(_by_elimination),
            infinite=_always,
            of_itself=_of_itself,
        ),
        Measure(
            "alpha_divergence",
            2,
            ("alpha",),
            _of_both(ALPHA_DIVERGENCE),
            _or_powers(_of_overlap),
            _neither_0_nor_1,
            infinite=_above_order_one,
            is_of_both=_between_0_and_1,
            of_itself=_of_itself,
        ),
        Measure("log_partition", 1, (), lambda r: log_partition(r.ground), _of_integrals),
        Measure("moment", 1, ("k",), _of_values(*MOMENT), _of_order, infinite=_of_no_sign),
        Measure(
            "maximum_entropy",
            1,
            (),
            _functional(ENTROPY),
            _by_elimination,
            beside=lambda request: has_largest_entropy(request.ground),
            alone=True,
        ),
        Measure("jensen_shannon", 2, (), _between(JENSEN_SHANNON), _of_mixture, both_ways=True, anywhere=True),
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
        Measure("fisher_information", 1, (), _all_entries, _entry_by_entry, parts=_entries, rows=_rows),
        Measure("mean", 1, (), _of_values(*MEAN), _by_elimination, infinite=_of_values_above_zero),
        Measure("variance", 1, (), _of_values(*VARIANCE), _of_integrals, infinite=_has_a_mean),
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
