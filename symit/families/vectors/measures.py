"""What is measured of vectors: each functional with how it is found, and how its closed form is written.

The integrals are found in coordinates that are independent under the first distribution; the form that a reader knows
is made of traces, determinants and quadratic forms, and proved equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from symit.families.catalogue import family_called
from symit.families.entry import Member
from symit.families.measures import Measure, Request
from symit.families.requests import Argument, Call, arranged, expression
from symit.families.solving import Ground
from symit.families.vectors.forms import cross_entropy_form, entropy_form, flattened, kl_form
from symit.families.vectors.gaussian import dimension_of
from symit.families.vectors.instances import at_what_is_asked, plain, positive_variances
from symit.families.vectors.reading import is_of_vectors, member_of
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.terms import Definition, Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope, rewritten, sides


def functional(definition: Definition, members: tuple[Member, ...], *numbers: Term) -> Term:
    x = members[0].family.point
    return b.app(definition, members[0].support, *(b.lam(x, m.density(x)) for m in members), *numbers)


def _by_whitening(definition: Definition, form: Callable[..., Term]) -> Callable[[Request, Ground], Theorem]:
    """A functional that is an integral whose integrand is the first density times a polynomial."""

    def found(request: Request, ground: Ground) -> Theorem:
        members = [plain(m, n) for n, m in enumerate(request.members, start=1)]
        scope = Scope().given(*positive_variances(members))
        term = functional(definition, tuple(one.member for one in members), *request.numbers)
        value = whitened(scope, b.unfold(term), members[0].affine[0])  # type: ignore[arg-type]
        theorem = rewritten(scope.know(value).unfold(term), value)
        asked = at_what_is_asked(ground.scope, theorem, members)
        return written_as(ground.scope, asked, form(*request.members))

    return found


def written_as(scope: Scope, theorem: Theorem, wanted: Term) -> Theorem:
    """The closed form as a reader knows it; in normal form where there are no symbols, or it is not shown equal."""
    known = scope.know(theorem)
    try:
        return known.restate(theorem, flattened(wanted) if wanted.free else PLAIN.canonical(wanted))
    except Refused:
        return known.restate(theorem, context_of(scope).canonical(sides(theorem)[1]))


def _measure(name: str, members: int, definition: Definition, form: Callable[..., Term]) -> Measure:
    return Measure(
        name,
        members,
        (),
        lambda request: functional(definition, request.members, *request.numbers),
        _by_whitening(definition, form),
        anywhere=True,
        direct=True,
    )


VECTOR_MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        _measure("entropy", 1, ENTROPY, entropy_form),
        _measure("cross_entropy", 2, CROSS_ENTROPY, cross_entropy_form),
        _measure("kl", 2, KL, kl_form),
    )
}


# ---- what is asked for ---------------------------------------------------------------------------------------


def request_of(call: Call) -> Request | None:
    """The measure that a call asks for; none where it is not about vectors.  Raises NotUnderstood."""
    inside = [a for _, a in call.arguments if isinstance(a, Call)]
    if not any(is_of_vectors(a.name) for a in inside):
        return None
    measure = VECTOR_MEASURES.get(call.name)
    if measure is None:
        near = get_close_matches(call.name.lower(), VECTOR_MEASURES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(VECTOR_MEASURES)}"
        raise NotUnderstood(f"{call.name!r} is no measure of vectors; {hint}")
    arguments = arranged(call, [*("P", "Q")[: measure.members], *measure.numbers])
    members = tuple(_member(call, a) for a in arguments[: measure.members])
    _require_one_space(members)
    numbers = (a for a in arguments[measure.members :])
    return Request(measure, members, tuple(_number(call, a) for a in numbers))


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
    lengths = list(dict.fromkeys(dimension_of(m) for m in members))
    if len(lengths) > 1:
        raise NotUnderstood(
            f"{members[0].family.name} has {lengths[0]} coordinates here and {members[1].family.name} has "
            f"{lengths[1]}: two measures on different spaces have no divergence"
        )
