"""The Fisher information matrix: for each pair of parameters the mean of the product of their scores.

Each entry is a functional of its own, which is found as any other is once the scores are known.
"""

from __future__ import annotations

from functools import cache

from symit.families.closed_forms.lowest_terms import in_lowest_terms
from symit.families.closed_forms.solving import Diverges, Ground, at_points, ground, knowing, solved, supposing_with
from symit.families.closed_forms.termwise import in_statistics, mean_of_product, product_at, with_form, with_short_value
from symit.families.entry import Member
from symit.families.functionals import FISHER_BETWEEN
from symit.families.measures.scores import positive_parts, score, slope_facts
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import FISHER_INFORMATION
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.rules import logic
from symit.kernel.terms import Abs, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.composing import as_power


def information(asked: Ground, i: int, j: int) -> Term:
    """The entry of two parameters; of one with itself, the mean of its squared score."""
    (member,) = asked.members
    positions = [i] if i == j else [i, j]
    values = [member.values[k] for k in positions]
    definition = FISHER_INFORMATION if i == j else FISHER_BETWEEN
    return b.app(definition, member.support, _family(asked.point, member, positions), *values)


def _family(x: Var, member: Member, positions: list[int]) -> Abs:
    """The density as a function of a point and of these parameters."""
    values = list(member.values)
    moving: list[Var] = []
    for position in positions:
        name = member.family.names[position]
        moving.append(b.fresh(name, t.REAL, x, *member.values, *moving))
        values[position] = moving[-1]
    density: Term = member.family.at(*values).density(x)
    for variable in (*reversed(moving), x):
        density = b.lam(variable, density)
    return density  # type: ignore[return-value]


def entry(asked: Ground, i: int, j: int, form: Term | None = None) -> Theorem:
    """The closed form of an entry, in the form that is given.

    Raises what `solved` raises, and Refused where there is no score.
    """
    (member,) = asked.members
    one, two = (_score(member, k) for k in (i, j))
    whole = information(asked, i, j)
    if form is not None:
        return _term_by_term(asked, whole, one, two, form)
    ways = _at_once, _in_parts
    if any(_has_sums_below(sides(score_)[1], asked.point) for score_ in (one, two)):
        ways = _in_parts, _at_once  # over one denominator, what is a number has parts that have no integrals
    try:
        return ways[0](asked, whole, one, two)
    except Diverges:
        raise
    except (Refused, Unanswered, t.TermError) as refusal:
        try:
            return ways[1](asked, whole, one, two)
        except Refused as other:
            raise (refusal if isinstance(refusal, NoBaseIntegral) else other) from None


def _has_sums_below(term: Term, x: Var) -> bool:
    """Is there a sum below a line that hangs on the point?"""
    powers = map(as_power, subterms(term))
    return any(power < 0 and x in base.free and b.is_app(base, t.ADD) for base, power in powers)


def _in_parts(asked: Ground, whole: Term, one: Theorem, two: Theorem) -> Theorem:
    """The product term by term; that one of the terms has no integral says nothing of their sum."""
    try:
        return in_lowest_terms(_term_by_term(asked, whole, one, two))
    except Diverges as part:
        raise Refused("{} diverges, and makes part of a product of two scores", part.integral) from part


def _at_once(asked: Ground, whole: Term, one: Theorem, two: Theorem) -> Theorem:
    """The scores are multiplied, and what that is has a normal form."""
    (member,), x = asked.members, asked.point
    scope, density, body = _scope(member), member.density(x), _body(whole, x)
    (_, plain_one), (score_two, plain_two) = sides(one), sides(two)
    averaged = b.mul(density, plain_one, plain_two)
    there = scope.at_point(x, member.support).know(one, two)
    pointwise = there.linear(b.eq(body, averaged), (one, b.mul(density, score_two)), (two, b.mul(density, plain_one)))
    value = solved(scope, b.integral(member.support, x, averaged), member.moment, asked.parameters)
    same = scope.know(value).congruence(x, member.support, pointwise)
    return logic.chain(scope.know(same).unfold(whole), same, value)


def _term_by_term(asked: Ground, whole: Term, one: Theorem, two: Theorem, form: Term | None = None) -> Theorem:
    (member,), x = asked.members, asked.point
    scope, density = _scope(member), member.density(x)
    there = scope.at_point(x, member.support)
    first = in_statistics(there, one, x)
    other = first if one is two else in_statistics(there, two, x)
    pointwise = product_at(there, density, _body(whole, x), first[0], other[0])
    value = mean_of_product(scope, member, x, (first[1], other[1]), asked.parameters)
    supposed = supposing_with(scope, value)
    value = with_short_value(supposed, value) if form is None else with_form(supposed, value, form)
    same = knowing(scope, value).congruence(x, member.support, pointwise)
    return logic.chain(scope.know(same).unfold(whole), same, value)


def _body(whole: Term, x: Var) -> Term:
    return b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]


@cache
def _scope(member: Member) -> Scope:
    """What is known of a member at every point: besides its support, where digamma has a value and what is positive."""
    whole = ground([member])
    scope = at_points(whole, member)
    scope = scope.know(*slope_facts(scope, member))
    positive = positive_parts(scope.at_point(whole.point, member.support), member, whole.point)
    return scope.know(*(scope.for_all(part, whole.point, member.support) for part in positive))


@cache
def _score(member: Member, position: int) -> Theorem:
    """One for all entries of its row and its column."""
    x = ground([member]).point
    return score(_scope(member).at_point(x, member.support), member, position, x)
