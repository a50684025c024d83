"""The Fisher information of a Gaussian vector: in its means and its covariance, or its standard deviations.

Of a covariance of more than two coordinates there would be too many entries: there it is that in the means.  Each
entry is the mean of a product of two scores, which are polynomials in the coordinates.
"""

from __future__ import annotations

from functools import cache, lru_cache

from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.families.fisher import information
from symit.families.scores import score
from symit.families.solving import Ground
from symit.families.vectors.forms import is_diagonal, over, written_as
from symit.families.vectors.gaussian import covariance_of, dimension_of, inverse_of, mean_of
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.quadratics import Quadratic, averaged, places_of
from symit.families.vectors.space import among_indices, coordinates, dimension
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
    theorem = _at_plain_parameters(one, i, j)
    known = with_variances(ground.scope, [one])
    return written_as(known, at_what_is_asked(known, theorem, [one]), _form(request.members[0], i, j))


def _at_plain_parameters(one: Plain, i: int, j: int) -> Theorem:
    ground = Request(_entry(i, j), (one.member,)).ground
    over, x = one.member.support, ground.point
    density = one.member.density(x)
    scope = _known(one)
    at_x = scope.at_point(x, over)
    score_one, score_two = (_score(one, k) for k in (i, j))
    whole = information(ground, i, j)
    body = b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]
    (_, plain_one), (slope_two, plain_two) = sides(score_one), sides(score_two)
    product = b.mul(density, plain_one, plain_two)
    there = at_x.know(score_one, score_two)
    parts = (score_one, b.mul(density, slope_two)), (score_two, b.mul(density, plain_one))
    pointwise = there.linear(b.eq(body, product), *parts)
    value = _mean_of_product(one, i, j, product, at_x)
    same = scope.know(exists(value)).congruence(x, over, pointwise)
    return logic.chain(scope.know(exists(same)).unfold(whole), same, value)


@lru_cache(maxsize=10)
def _known(one: Plain) -> Scope:
    return Scope().given(*positive_variances([one])).know(*among_indices(dimension(one.member.support)))


@lru_cache(maxsize=100)
def _score(one: Plain, k: int) -> Theorem:
    x = one.member.family.point
    return score(_known(one).at_point(x, one.member.support), one.member, k, x)


def _mean_of_product(one: Plain, i: int, j: int, product: Term, at_x: Scope) -> Theorem:
    """The integral of the density times two scores: both are linear, or quadratic in one coordinate each; else, and
    where a covariance in symbols would be inverted, it is found for itself."""
    member, d = one.member, dimension_of(one.member)
    scope, x, over = _known(one), member.family.point, member.support
    if is_diagonal(one.asked):
        value = _by_coordinates(one, i, j)
    elif max(i, j) < d and not any(v.free for v in member.values[d:]):
        value = averaged(scope, member, _product_of_linear(member, i, j))
    else:
        return whitened(scope, b.integral(over, x, product), one.affine[0])  # type: ignore[arg-type]
    same = at_x.field(product, b.open_with(sides(value)[0].args[1], x))  # type: ignore[union-attr, arg-type]
    return logic.chain(scope.know(exists(value)).congruence(x, over, same), value)


def _product_of_linear(member: Member, i: int, j: int) -> Quadratic:
    """Of the scores in two means: that of the k-th is the k-th entry of S^-1 (x - m)."""
    inverse, det = inverse_of(member)
    places = places_of([member])
    pairs = ({(u, v), (v, u)} for u, v in places)
    above = (b.add(*(b.mul(inverse[i][u], inverse[j][v]) for u, v in sorted(pair))) for pair in pairs)
    weights = (b.div(PLAIN.canonical(w), b.power(det, 2)) for w in above)
    return Quadratic(b.ZERO, places, tuple(w if w.free else PLAIN.canonical(w) for w in weights), tuple(mean_of(member)))


def _by_coordinates(one: Plain, i: int, j: int) -> Theorem:
    """Of independent coordinates, for scores in their means, y/s^2, and in their deviations, y^2/s^3 - 1/s."""
    d, sds = dimension_of(one.member), one.member.values[dimension_of(one.member) :]
    meant = {}
    for symbols, k in zip(_COEFFICIENTS, (i, j), strict=True):
        s = sds[k % d]
        of_score = (0, b.power(s, -2), 0) if k < d else (b.neg(b.power(s, -1)), 0, b.power(s, -3))
        meant |= dict(zip(symbols, (b.num(e) if isinstance(e, int) else e for e in of_score), strict=True))
    return _known(one).instantiate(_mean_of_two(one, i % d, j % d), meant)


_COEFFICIENTS = tuple(tuple(b.real(f"{name}_{n}") for name in "uvw") for n in (1, 2))


@lru_cache(maxsize=100)
def _mean_of_two(one: Plain, i: int, j: int) -> Theorem:
    """The integral of the density times u + v y + w y^2 for y = x_i - m_i, and the same for x_j, in symbols."""
    member, x = one.member, one.member.family.point
    away = [b.sub(coordinates(x, dimension_of(member))[k], mean_of(member)[k]) for k in (i, j)]
    factors = (b.add(u, b.mul(v, y), b.mul(w, b.power(y, 2))) for (u, v, w), y in zip(_COEFFICIENTS, away, strict=True))
    whole = b.integral(member.support, x, b.mul(member.density(x), *factors))
    return whitened(_known(one), whole, one.affine[0])  # type: ignore[arg-type]


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
