"""An entry of a user's own: which field of it is wrong, before anything is concluded from it.

A closed form holds of whatever density stands in it; that it is one, and that the moment proves that, is asked here,
once for each family that is not of the catalogue.  Above `families`, whose entries it reads, and `evidence`, whose
numbers say which of density, support and moment does not fit the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import signature

from symit.evidence import balls
from symit.evidence.decimals import decimal
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.points import Point, points
from symit.families.catalogue import CATALOGUE
from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.solving import Diverges, Ground, at_points, extra, ground, solved
from symit.families.entry import Family, Member, Written
from symit.families.requests import TAKEN
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.names import is_name
from symit.kernel.terms import Term, TermError
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.scope.scope import sides
from symit.render.refusals import said
from symit.render.text import text

OF_THE_PARAMETERS = ("support", "moment", "given", "gammas", "needs", "factor")
OF_A_POINT = ("density", "positive")
PLACES, BITS, DIGITS = 3, 50, 6
SPACES = (
    b.REALS,
    b.interval(0, b.INFINITY),
    b.interval(0, 1),
    b.interval(1, b.INFINITY),
    b.interval(b.MINUS_INFINITY, 0),
)
COUNTED = (b.integers(0, b.INFINITY), b.integers(1, b.INFINITY), b.integers(b.MINUS_INFINITY, b.INFINITY))
"""Where a density may live instead, if its support is wrong."""


def require_entries(request: Request) -> None:
    """Raises NotUnderstood where the entry of a member is a user's own and wrong, with the field."""
    for member in request.members:
        family = member.family
        if type(family) in (Family, Written) and not _of_the_catalogue(family) and (wrong := _wrong(family)):
            raise NotUnderstood(f"the entry of {family.name}: {wrong}")


def _of_the_catalogue(family: Family) -> bool:
    own = CATALOGUE.get(family.name)
    return own is not None and (family is own or family is own.mirrored or own.sized is not None)


@cache
def _wrong(family: Family) -> str:
    return next(_said_of_names(family), "") or what_is_wrong(family)


def what_is_wrong(family: Family) -> str:
    """The field of an entry that is wrong, and why; nothing where it is a distribution, and its moment proves that."""
    return next(_said_of_fields(family), "") or _said_of_values(family)


def _said_of_names(family: Family) -> Iterator[str]:
    if family.name in TAKEN or not is_name(family.name):
        yield f"name: {family.name!r} is taken, or is no name in letters of ASCII, digits and _"
    for name in family.names:
        if not is_name(name) or family.names.count(name) > 1:
            yield f"parameters: {name!r} stands twice, or is no name in letters of ASCII, digits and _"


def _said_of_fields(family: Family) -> Iterator[str]:
    """Is each a function of so many arguments?"""
    values = family.variables
    takes = ", ".join(family.names)
    for name in (*OF_THE_PARAMETERS, *OF_A_POINT):
        field = getattr(family, name)
        arguments = (b.real("x"), *values) if name in OF_A_POINT else values
        if field is None:
            continue
        try:
            signature(field).bind(*arguments)
        except TypeError:
            point = "a point and " if name in OF_A_POINT else ""
            yield f"{name}: it is to be a function of {point}the parameters ({takes})"
    if not b.is_app(family.support(*values), t.INTERVAL, t.RANGE):
        yield "support: it is neither an interval nor a range"
    if not callable(family.moment(*values)):
        yield "moment: it is to give a function of a scope and an integral"
    try:
        _ = family.definition
    except (TermError, TypeError, AttributeError) as why:
        yield f"density: {why}"


def _said_of_values(family: Family) -> str:
    member = family.at(*family.variables)
    asked = ground([member])
    if negative := _negative(asked, member):
        return negative
    total = _total(asked, member, member.support)
    try:
        found = solved(at_points(asked, member), total, member.moment, asked.parameters)
    except Diverges as diverging:
        if diverging.theorem is None:  # it is not shown to diverge
            return _unproved(asked, member, total, NoBaseIntegral(diverging.integral))
        return f"density: its integral {text(total)} diverges"
    except (NoBaseIntegral, Refused) as why:
        return _unproved(asked, member, total, why)
    if conditions := extra(found, asked.domains):
        return f"parameters: the density has an integral where {' and '.join(map(text, conditions))}, not for all"
    return "" if _is_one(asked, found) else _not_one(asked, member, found)


def _total(asked: Ground, member: Member, space: Term) -> Term:
    return b.integral(space, asked.point, member.family.density(asked.point, *member.values))


def _is_one(asked: Ground, found: Theorem) -> bool:
    try:
        asked.scope.know(found).field(sides(found)[1], b.ONE)
        return True
    except Refused:
        return all(said == "1" for _, said in _numbers(asked, sides(found)[1]))


# ---- what numbers say ----------------------------------------------------------------------------------------


def _places(asked: Ground, *more: Term) -> list[Point]:
    hypotheses = (*asked.domains, *more)
    variables = sorted({*asked.parameters, *(v for h in more for v in h.free)}, key=t.order)
    return list(points(hypotheses, variables, seed=1, count=PLACES).points)


def _numbers(asked: Ground, term: Term) -> Iterator[tuple[str, str]]:
    """At some places, these and the value there as far as it is known; "1" where it may be that."""
    for place in _places(asked):
        try:
            ball = balls.evaluate(term, place, BITS)
        except (NotEvaluated, Undefined, Refused):
            continue
        if ball.rad() < 1e-4:
            yield _at(place), "1" if ball.contains(1) else decimal(ball, DIGITS).midpoint


def _at(place: Point) -> str:
    return ", ".join(f"{v.name} = {value}" for v, value in place.items())


def _negative(asked: Ground, member: Member) -> str:
    """A place at which the density is below 0."""
    density, within = member.density(asked.point), b.member(asked.point, member.support)
    for place in _places(asked, within):
        try:
            if balls.evaluate(density, place, BITS) < 0:
                return f"density: it is negative at {_at(place)}; or the domain of a parameter is too wide"
        except (NotEvaluated, Undefined, Refused):
            continue
    return ""


def _unproved(asked: Ground, member: Member, total: Term, why: Exception) -> str:
    found = list(_numbers(asked, total))
    if found and all(said == "1" for _, said in found):
        if isinstance(member.family, Written):
            return ""  # what is asked may not need it
        return f"moment: it does not prove that the density integrates to 1: {said(why)}"
    return (
        _elsewhere(asked, member, found) or f"density, support or moment: {text(total)} = 1 is not proved: {said(why)}"
    )


def _not_one(asked: Ground, member: Member, found: Theorem) -> str:
    value = text(sides(found)[1])
    said = _elsewhere(asked, member, list(_numbers(asked, sides(found)[1])))
    return said or f"density: it integrates to {value}, and not to 1"


def _elsewhere(asked: Ground, member: Member, found: list[tuple[str, str]]) -> str:
    """That it integrates to 1 over another space, or nowhere."""
    wrong = next(((place, said) for place, said in found if said != "1"), None)
    if wrong is None:
        return ""
    spaces = COUNTED if b.is_app(member.support, t.RANGE) else SPACES
    for space in spaces:
        there = list(_numbers(asked, _total(asked, member, space)))
        if there and all(said == "1" for _, said in there):
            here = f"to {wrong[1]} over {text(member.support)} at {wrong[0]}"
            return f"support: the density integrates to 1 over {text(space)}, and {here}"
    return f"density: it integrates to {wrong[1]} at {wrong[0]}, and not to 1"
