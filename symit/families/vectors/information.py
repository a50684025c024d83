"""The Fisher information of a Gaussian vector: in its means and its covariance, or its standard deviations.

Of a covariance of more than two coordinates there would be too many entries: there it is that in the means.  Each
entry is the mean of a product of two scores, which are polynomials in the coordinates.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.families.fisher import information
from symit.families.scores import score
from symit.families.solving import Ground
from symit.families.vectors.forms import is_diagonal, over, written_as
from symit.families.vectors.gaussian import covariance_of, dimension_of, inverse_of
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.space import among_indices, dimension
from symit.families.vectors.whitening import exists, whitened
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides


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
    one = plain(request.members[0], 1)
    theorem = _at_plain_parameters(replace(request, members=(one.member,)), one, i, j)
    known = with_variances(ground.scope, [one])
    return written_as(known, at_what_is_asked(known, theorem, [one]), _form(request.members[0], i, j))


def _at_plain_parameters(request: Request, one: Plain, i: int, j: int) -> Theorem:
    member, ground = one.member, request.ground
    over, x = member.support, ground.point
    density = member.density(x)
    scope = Scope().given(*positive_variances([one])).know(*among_indices(dimension(over)))
    at_x = scope.at_point(x, over)
    score_one, score_two = (score(at_x, member, k, x) for k in (i, j))
    whole = information(ground, i, j)
    body = b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]
    (_, plain_one), (slope_two, plain_two) = sides(score_one), sides(score_two)
    product = b.mul(density, plain_one, plain_two)
    there = at_x.know(score_one, score_two)
    parts = (score_one, b.mul(density, slope_two)), (score_two, b.mul(density, plain_one))
    pointwise = there.linear(b.eq(body, product), *parts)
    value = whitened(scope, b.integral(over, x, product), one.affine[0])  # type: ignore[arg-type]
    same = scope.know(exists(value)).congruence(x, over, pointwise)
    return logic.chain(scope.know(exists(same)).unfold(whole), same, value)


def _form(member: Member, i: int, j: int) -> Term:
    """S^-1 in the means, and 1/2 tr(S^-1 E S^-1 F) in the entries of S, E and F being the derivatives of S in them."""
    d = dimension_of(member)
    if is_diagonal(member):
        return b.div(1 if i < d else 2, covariance_of(member)[i % d][i % d]) if i == j else b.ZERO
    if (i < d) != (j < d):
        return b.ZERO
    inverse, det = inverse_of(member)
    if i < d:
        return over(PLAIN.canonical(inverse[i][j]), det)
    (p, q), (r, s) = (_places(d)[k - d] for k in (i, j))
    pairs = [(inverse[v][t_], inverse[u][w]) for u, v in {(p, q), (q, p)} for t_, w in {(r, s), (s, r)}]
    return over(PLAIN.canonical(b.div(b.add(*(b.mul(*pair) for pair in pairs)), 2)), b.power(det, 2))


def _places(d: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(d) for j in range(i + 1)]


MOST_WITH_COVARIANCE = 2
"""For so many coordinates the information in a full covariance is found too, and not in the means alone."""


def _count(member: Member) -> int:
    """How many parameters the matrix has."""
    d = dimension_of(member)
    has_all = is_diagonal(member) or (member.family.around is not None and d <= MOST_WITH_COVARIANCE)
    return len(member.values) if has_all else d


def _entries(request: Request) -> tuple[Request, ...]:
    count = _count(request.members[0])
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
    rows=lambda request: request.members[0].family.names[: _count(request.members[0])],
)
