"""What each measure is of its members: the terms that stand in a statement.

Under the table of measures; how a closed form is found it must not know.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.solving import (
    Ground,
    density_from,
)
from symit.families.entry import Member
from symit.families.measures.in_common import in_common
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import KL
from symit.kernel.terms import Abs, Definition, Term


def density(ground_: Ground, member: Member) -> Abs:
    return b.lam(ground_.point, member.density(ground_.point))


def functional(definition: Definition) -> Callable[[Request], Term]:
    """A functional of densities over the support of the first, and of numbers."""

    def term(request: Request) -> Term:
        ground_, first = request.ground, request.members[0]
        densities = (b.lam(ground_.point, density_from(ground_, first, m)) for m in request.members)
        return b.app(definition, first.support, *densities, *request.numbers)

    return term


def of_both(definition: Definition) -> Callable[[Request], Term]:
    """A functional of both densities alike for some orders: then over what both have in common."""
    over_first = functional(definition)

    def term(request: Request) -> Term:
        common = common_space(request)
        if common is None:
            return over_first(request)
        return b.app(definition, common, *(density(request.ground, m) for m in request.members), *request.numbers)

    return term


def common_space(request: Request) -> Term | None:
    """What both supports have in common, where a functional of both is asked for and the first lies not in the second;
    of cases that are supposed each is said of the whole support."""
    is_asked = request.measure.is_of_both(request) and not request.supposed
    return in_common(request.ground) if is_asked else None


def between(definition: Definition) -> Callable[[Request], Term]:
    """A functional of both densities alike: over the support that they share, or over all numbers."""

    def term(request: Request) -> Term:
        one, other = request.members
        if one.support == other.support:
            return b.app(definition, one.support, *(density(request.ground, m) for m in request.members))
        space = b.integers(b.MINUS_INFINITY, b.INFINITY) if one.family.point.of == t.INT else b.REALS
        x = request.ground.point
        return b.app(definition, space, *(b.lam(x, m.everywhere(x)) for m in request.members))

    return term


def of_values(on_the_line: Definition, on_integers: Definition) -> Callable[[Request], Term]:
    """A functional in which the values themselves stand, numbers of either kind."""

    def term(request: Request) -> Term:
        is_discrete = request.members[0].family.point.of == t.INT
        return functional(on_integers if is_discrete else on_the_line)(request)

    return term


def both_ways(request: Request) -> Term:
    one, two = request.members
    swapped = Request(request.measure, (two, one))
    return b.add(functional(KL)(request), functional(KL)(swapped))
