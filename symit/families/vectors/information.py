"""The Fisher information of a Gaussian vector with independent coordinates, in their means and standard deviations.

Each entry is the mean of a product of two scores, which are polynomials in the coordinates.
"""

from __future__ import annotations

from functools import cache

from symit.families.finding import Measure, Request
from symit.families.fisher import information
from symit.families.scores import score
from symit.families.solving import Ground
from symit.families.vectors.forms import is_diagonal
from symit.families.vectors.space import among_indices, dimension
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import sides


@cache
def _entry(i: int, j: int) -> Measure:
    return Measure(
        "fisher_information",
        1,
        (),
        lambda request: information(request.ground, i, j),
        lambda request, ground: _found(request, ground, i, j),
        anywhere=True,
        direct=True,
    )


def _found(request: Request, ground: Ground, i: int, j: int) -> Theorem:
    (member,), x = request.members, ground.point
    over, density = member.support, member.density(x)
    scope = ground.scope.know(*among_indices(dimension(over)))
    at_x = scope.at_point(x, over)
    one, two = (score(at_x, member, k, x) for k in (i, j))
    whole = information(ground, i, j)
    body = b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]
    (_, plain_one), (score_two, plain_two) = sides(one), sides(two)
    averaged = b.mul(density, plain_one, plain_two)
    there = at_x.know(one, two)
    pointwise = there.linear(b.eq(body, averaged), (one, b.mul(density, score_two)), (two, b.mul(density, plain_one)))
    affine, _ = member.family.affine(*member.values)  # type: ignore[attr-defined]
    value = whitened(scope, b.integral(over, x, averaged), affine)  # type: ignore[arg-type]
    same = scope.know(value).congruence(x, over, pointwise)
    return logic.chain(scope.know(same).unfold(whole), same, value)


def _entries(request: Request) -> tuple[Request, ...]:
    (member,) = request.members
    if not is_diagonal(member):
        raise Refused(f"the Fisher information of {member.family.name} is not known; that of DiagonalNormal is")
    count = len(member.values)
    return tuple(Request(_entry(i, j), request.members) for i in range(count) for j in range(i, count))


def _all_entries(request: Request) -> Term:
    return b.conj(*(part.term for part in _entries(request)))


INFORMATION = Measure(
    "fisher_information",
    1,
    (),
    _all_entries,
    lambda request, _: request.theorem(),
    parts=_entries,
    rows=lambda request: request.members[0].family.names,
)
