"""What is asked of distributions of vectors, as text: the measure and its arguments.

Stands above the entries and what is measured of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from symit.families.catalogue import family_called
from symit.families.closed_forms.finding import Measure, Request
from symit.families.entry import Family, Member
from symit.families.measures.measures import MEASURES
from symit.families.requests import Argument, Call, arranged, expression
from symit.families.vectors.dirichlet import Simplex
from symit.families.vectors.gaussian import Gaussian, dimension_of
from symit.families.vectors.measures import GAUSSIAN_MEASURES
from symit.families.vectors.multinomial import Counts, trials
from symit.families.vectors.on_cone import CONE_MEASURES
from symit.families.vectors.on_counts import COUNT_MEASURES
from symit.families.vectors.on_simplex import SIMPLEX_MEASURES
from symit.families.vectors.reading import CONES, is_of_vectors, member_of
from symit.families.vectors.wishart import Cone
from symit.kernel.terms import Term
from symit.language.errors import NotUnderstood
from symit.render.text import text


def request_of(call: Call) -> Request | None:
    """The measure that a call asks for; none where it is not about vectors.  Raises NotUnderstood."""
    inside = [a for _, a in call.arguments if isinstance(a, Call)]
    if not any(is_of_vectors(a.name) for a in inside):
        if call.name not in MEASURES and any(call.name in table for table in MEASURES_OF.values()):
            raise NotUnderstood(f"{call.name} is asked of {_example(call.name)}")
        return None
    measure = measure_of(call.name, next(_kind(a.name) for a in inside if is_of_vectors(a.name)))
    arguments = arranged(call, [*("P", "Q")[: measure.members], *measure.numbers])
    members = [_member(call, a) for a in arguments[: measure.members]]
    return request_for(measure, members, [_number(call, a) for a in arguments[measure.members :]])


def request_for(measure: Measure, members: Sequence[Member], numbers: Sequence[Term]) -> Request:
    """The same of members.  Raises NotUnderstood where they live on different spaces."""
    _require_one_space(members)
    return Request(measure, tuple(members), tuple(numbers))


MEASURES_OF: Mapping[type[Family], Mapping[str, Measure]] = {
    Gaussian: GAUSSIAN_MEASURES,
    Simplex: SIMPLEX_MEASURES,
    Counts: COUNT_MEASURES,
    Cone: CONE_MEASURES,
}
"""By the kind of the family."""
WITHOUT: Mapping[tuple[str, type[Family]], str] = {
    ("log_partition", Counts): (
        "log_partition is asked of one count, which is Binomial: log_partition(Binomial(n, p_i))"
    ),
    ("moment", Counts): (
        "moment is asked of one count, which is Binomial: moment(Binomial(n, p_i), k); "
        "of several there are mean, variance and covariance"
    ),
}
"""What is asked of one dimension and not of several, and why."""
SPACES = {Gaussian: "a space of vectors", Simplex: "a simplex", Counts: "counts", Cone: "positive definite matrices"}


def _example(measure: str) -> str:
    """What a measure that numbers do not have is asked of."""
    if all(measure not in table for kind, table in MEASURES_OF.items() if kind is not Cone):
        return "matrices, such as Wishart(5, [[1, 0], [0, 1]])"
    return "vectors, such as MultivariateNormal([0, 0], [[1, 0], [0, 1]])"


def _kind(name: str) -> type[Family]:
    kinds: dict[str, type[Family]] = {"Dirichlet": Simplex, "Multinomial": Counts, **dict.fromkeys(CONES, Cone)}
    return kinds.get(name, Gaussian)


def kind_of(member: Member) -> type[Family]:
    return next(kind for kind in MEASURES_OF if isinstance(member.family, kind))


def measure_of(name: str, kind: type[Family]) -> Measure:
    """Raises NotUnderstood, with the nearest name."""
    table = MEASURES_OF[kind]
    if name in table:
        return table[name]
    there_are = f"there are {', '.join(table)}"
    if (name, kind) in WITHOUT:
        raise NotUnderstood(WITHOUT[name, kind])
    if name in MEASURES or any(name in other for other in MEASURES_OF.values()):
        raise NotUnderstood(f"{name} is not known of distributions on {SPACES[kind]}; {there_are}")
    near = get_close_matches(name.lower(), table, n=1)
    hint = f"did you mean {near[0]}?" if near else there_are
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
    kinds = {kind_of(m): m.family.name for m in members}
    if len(kinds) > 1:
        said = " and ".join(f"{name} is a distribution on {SPACES[kind]}" for kind, name in kinds.items())
        raise NotUnderstood(f"{said}: two measures on different spaces have no divergence")
    lengths = list(dict.fromkeys(length_of(m) for m in members))
    if len(lengths) > 1:
        raise NotUnderstood(
            f"{members[0].family.name} has {lengths[0]} coordinates here and {members[1].family.name} has "
            f"{lengths[1]}: two measures on different spaces have no divergence"
        )
    numbers = [text(n) for n in dict.fromkeys(trials(m) for m in members if kind_of(m) is Counts)]
    if len(numbers) > 1:
        raise NotUnderstood(
            f"counts that add up to {numbers[0]} and to {numbers[1]} are compared: two measures on different spaces "
            "have no divergence"
        )


def length_of(member: Member) -> int:
    kind = kind_of(member)
    return dimension_of(member) if kind is Gaussian else len(member.values) - (kind is Counts)
