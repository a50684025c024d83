"""What is measured of vectors: each functional with how it is found, and how its closed form is written.

The integrals are found in coordinates that are independent under the first distribution; the form that a reader knows
is made of traces, determinants and quadratic forms, and proved equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from symit.families.entry import Member
from symit.families.measures import Measure, Request
from symit.families.solving import Ground
from symit.families.vectors.forms import cross_entropy_form, entropy_form, flattened, kl_form
from symit.families.vectors.instances import at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.terms import Definition, Term
from symit.kernel.theorem import Theorem
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
        known = with_variances(ground.scope, members)
        return written_as(known, at_what_is_asked(known, theorem, members), form(*request.members))

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


GAUSSIAN_MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        _measure("entropy", 1, ENTROPY, entropy_form),
        _measure("cross_entropy", 2, CROSS_ENTROPY, cross_entropy_form),
        _measure("kl", 2, KL, kl_form),
    )
}
