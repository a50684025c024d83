"""What is asked of distributions of vectors, as text: the measure and its arguments.

Stands above the entries and what is measured of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from symit.families.catalogue import family_called
from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.families.requests import Argument, Call, arranged, expression
from symit.families.vectors.gaussian import Gaussian, dimension_of
from symit.families.vectors.measures import GAUSSIAN_MEASURES
from symit.families.vectors.on_simplex import SIMPLEX_MEASURES
from symit.families.vectors.reading import GAUSSIANS, is_of_vectors, member_of
from symit.kernel.terms import Term
from symit.language.errors import NotUnderstood


def request_of(call: Call) -> Request | None:
    """The measure that a call asks for; none where it is not about vectors.  Raises NotUnderstood."""
    inside = [a for _, a in call.arguments if isinstance(a, Call)]
    if not any(is_of_vectors(a.name) for a in inside):
        return None
    measure = measure_of(call.name, any(a.name in GAUSSIANS for a in inside))
    arguments = arranged(call, [*("P", "Q")[: measure.members], *measure.numbers])
    members = [_member(call, a) for a in arguments[: measure.members]]
    return request_for(measure, members, [_number(call, a) for a in arguments[measure.members :]])


def request_for(measure: Measure, members: Sequence[Member], numbers: Sequence[Term]) -> Request:
    """The same of members.  Raises NotUnderstood where they live on different spaces."""
    _require_one_space(members)
    return Request(measure, tuple(members), tuple(numbers))


def measure_of(name: str, is_gaussian: bool) -> Measure:
    """Raises NotUnderstood, with the nearest name."""
    table = GAUSSIAN_MEASURES if is_gaussian else SIMPLEX_MEASURES
    if name in table:
        return table[name]
    near = get_close_matches(name.lower(), table, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(table)}"
    raise NotUnderstood(f"{name!r} is no measure of these distributions; {hint}")


def _member(call: Call, argument: Argument) -> Member:
    if not isinstance(argument, Call):
        raise NotUnderstood(f"{call.name} takes distributions such as DiagonalNormal([0, 0], [1, 1]), not {argument!r}")
    if not is_of_vectors(argument.name):
        family_called(argument.name)
        raise NotUnderstood(
            f"{argument.name} is a distribution of numbers and {call.name} is asked of vectors: two measures on "
            "different spaces have no divergence"
        )
    return member_of(argument)


def _number(call: Call, argument: Argument) -> Term:
    if isinstance(argument, Call):
        raise NotUnderstood(f"{call.name} takes a number there, not {argument.name}(...)")
    return expression(argument)


def _require_one_space(members: Sequence[Member]) -> None:
    kinds = dict.fromkeys(isinstance(m.family, Gaussian) for m in members)
    if len(kinds) > 1:
        raise NotUnderstood(
            "Dirichlet is a distribution on a simplex: two measures on different spaces have no divergence"
        )
    lengths = list(dict.fromkeys(length_of(m) for m in members))
    if len(lengths) > 1:
        raise NotUnderstood(
            f"{members[0].family.name} has {lengths[0]} coordinates here and {members[1].family.name} has "
            f"{lengths[1]}: two measures on different spaces have no divergence"
        )


def length_of(member: Member) -> int:
    return dimension_of(member) if isinstance(member.family, Gaussian) else len(member.values)
