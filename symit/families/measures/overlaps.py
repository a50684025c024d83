"""What two densities have in common, and what is made of it: over the one support, or piece by piece between the ends
of both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import combinations

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.solving import (
    Disjoint,
    Ground,
    Outside,
    at_points,
    at_points_of,
    contained,
    density_from,
    knowing,
    solved,
)
from symit.families.entries.counting import DiscreteUniform
from symit.families.entries.uniform import Uniform
from symit.families.entry import Member
from symit.families.measures.at_most_one import at_most_one, share_at_most_one
from symit.families.measures.elimination import as_a_person_would, by_elimination, integral_of, moment_of, of_integrals
from symit.families.measures.in_common import nothing_in_common
from symit.families.measures.positive import positive
from symit.families.measures.terms import common_space
from symit.families.moments.moments import either, first_of
from symit.families.moments.named import folded
from symit.families.moments.pieces import Parts, cut_at
from symit.families.no_form import NoForm
from symit.families.supports import at_every_point, in_chains
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.render.text import text


def of_mixture(request: Request, ground_: Ground) -> Theorem:
    """By elimination over a support that both share, or between the ends of both where their order is known."""
    one, other = request.members
    if one.support == other.support:
        return by_elimination(request, ground_)
    return _piece_by_piece(request, ground_, request.term, integral_of(request))


def of_overlap(request: Request, ground_: Ground) -> Theorem:
    if not request.measure.is_of_both(request):
        return by_elimination(request, ground_)
    if request.numbers and nothing_in_common(request.ground) is not None:
        (alpha,) = request.numbers
        value = text(PLAIN.canonical(b.power(b.mul(alpha, b.sub(1, alpha)), -1)))
        raise NoForm(f"the two have nothing in common: it is 1/(α (1 − α)), {value}, of which no proof is made")
    return _shared(request, ground_, request.term)


def logarithm_of_overlap(request: Request, ground_: Ground) -> Theorem:
    if not request.measure.is_of_both(request):
        return of_integrals(request, ground_)
    if (none := nothing_in_common(request.ground)) is not None:
        raise Disjoint(none)
    scope = at_points_of(ground_, common_space(request) or request.members[0].support)
    value = as_a_person_would(scope, _shared(request, ground_, integral_of(request)))
    there = knowing(scope, value)
    return rewritten(there.know(*positive(there, value)).unfold(request.term), value)


def _shared(request: Request, ground_: Ground, term: Term) -> Theorem:
    """By elimination over what both have in common, where that is known."""
    common = common_space(request)
    if common is None:
        return over_both(request, ground_, term)
    moment = _parts(request.members)(*common.args)  # type: ignore[union-attr]
    return solved(at_points_of(ground_, common), term, moment, ground_.parameters)


def over_both(request: Request, ground_: Ground, term: Term) -> Theorem:
    """By elimination, or between the ends of both where the second has no probability at points of the first."""
    try:
        contained(request.ground, *request.members)
    except Outside:
        return _piece_by_piece(request, ground_, term, integral_of(request))
    return solved(at_points(ground_, request.members[0]), term, moment_of(request), ground_.parameters)


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


def seen_at_most_one(scope: Scope, value: Theorem) -> Theorem:
    """An overlap is at most 1: seen from its value, or from the square of that."""
    overlap, plain = sides(value)
    claim = b.le(overlap, 1)
    with suppress(Refused):
        return scope.linear(claim, (value, 1))
    square = scope.evident(b.le(0, PLAIN.canonical(b.sub(1, b.power(plain, 2)))))
    return scope.linear(claim, (value, 1), (square, b.power(b.add(1, plain), -1)))


def one_less(term: Term) -> Term:
    """1 - a term; u of 1 - u."""
    if b.is_app(term, t.ADD) and len(term.args) == 2 and term.args[0] == b.ONE:  # type: ignore[union-attr]
        rest: Term = term.args[1]  # type: ignore[union-attr]
        if b.is_app(rest, t.MUL) and rest.args[0] == b.num(-1):  # type: ignore[union-attr]
            return b.mul(*rest.args[1:])  # type: ignore[union-attr]
    return b.sub(1, term)


def overlap_bound(request: Request, ground_: Ground, scope: Scope) -> Theorem:
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
            ones.append(over_both(request, ground_, b.integral(space, x, density_)))
            shares.append(share_at_most_one(scope, sides(ones[-1])[1], request.members[0].support, member.support))
    bound = at_most_one(scope.know(*ones), x, space, p, q, *ones)
    rest = ((share, b.div(1, 2)) for share in shares)
    return scope.linear(b.le(bound.conclusion.args[0], 1), (bound, 1), *rest)  # type: ignore[union-attr]


def _at(request: Request, member: Member) -> Term:
    return density_from(request.ground, request.members[0], member)
