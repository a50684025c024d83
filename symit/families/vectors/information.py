"""The Fisher information of a Gaussian vector: in its means and its covariance, or its standard deviations.

Of a covariance of more than two coordinates there would be too many entries: there it is that in the means.  Each
entry is the mean of a product of two scores, which are polynomials in the coordinates.
"""

from __future__ import annotations

from functools import cache, lru_cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground, solved
from symit.families.entry import Member
from symit.families.integrals.base import LINE, MIDDLE, X
from symit.families.measures.fisher import information
from symit.families.measures.scores import score
from symit.families.moments.moments import on_line
from symit.families.vectors.forms import TWO_PI, is_diagonal, over, written_as
from symit.families.vectors.gaussian import covariance_of, dimension_of, inverse_of, mean_of
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.mapping import multiplied
from symit.families.vectors.quadratics import Quadratic, averaged, places_of
from symit.families.vectors.space import among_indices, dimension
from symit.families.vectors.whitening import exists, whitened
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides


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
    (slope_one, plain_one), (slope_two, plain_two) = sides(score_one), sides(score_two)
    product = b.mul(density, plain_one, plain_two)
    exist = [logic.evident(shown, claim=b.defined(sides(shown)[0])) for shown in (score_one, score_two)]
    factors = _FACTORS if i != j else (*_FACTORS[:2], _FACTORS[1])
    meant = dict(zip(factors, (density, slope_one, slope_two), strict=True))
    shape = body
    for symbol, factor in meant.items():
        shape = replace_term(shape, factor, symbol)
    pointwise = at_x.know(*exist).instantiate(_as_product(shape, factors), dict(meant))
    pointwise = rewritten(pointwise, *dict.fromkeys((score_one, score_two)))
    value = _mean_of_product(one, i, j, product, at_x)
    same = scope.know(exists(value)).congruence(x, over, pointwise)
    return logic.chain(scope.know(exists(same)).unfold(whole), same, value)


_FACTORS = b.real("p"), b.real("s"), b.real("r")


@cache
def _as_product(shape: Term, factors: tuple[Var, ...]) -> Theorem:
    """What is integrated is the product of the density and two scores, for whatever these are."""
    return Scope().given(*map(b.defined, factors)).field(shape, b.mul(*factors))


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
    body = b.open_with(sides(value)[0].args[1], x)  # type: ignore[union-attr, arg-type]
    density = {_FACTORS[0]: member.density(x)}
    left, right = (replace_term(side, member.density(x), _FACTORS[0]) for side in (product, body))
    same = (
        at_x.instantiate(at_x.field(left, right), density) if _FACTORS[0] in right.free else at_x.field(product, body)
    )
    return logic.chain(scope.know(exists(value)).congruence(x, over, same), value)


def _product_of_linear(member: Member, i: int, j: int) -> Quadratic:
    """Of the scores in two means: that of the k-th is the k-th entry of S^-1 (x - m)."""
    inverse, det = inverse_of(member)
    places = places_of([member])
    pairs = ({(u, v), (v, u)} for u, v in places)
    above = (b.add(*(b.mul(inverse[i][u], inverse[j][v]) for u, v in sorted(pair))) for pair in pairs)
    weights = (b.div(PLAIN.canonical(w), b.power(det, 2)) for w in above)
    return Quadratic(
        b.ZERO, places, tuple(w if w.free else PLAIN.canonical(w) for w in weights), tuple(mean_of(member))
    )


def _by_coordinates(one: Plain, i: int, j: int) -> Theorem:
    """Of independent coordinates, for scores in their means, y/s^2, and in their deviations, y^2/s^3 - 1/s."""
    d, sds = dimension_of(one.member), one.member.values[dimension_of(one.member) :]
    meant: dict[Var, Term] = {}
    for symbols, k in zip(_COEFFICIENTS, (i, j), strict=True):
        s = sds[k % d]
        of_score = (0, b.power(s, -2), 0) if k < d else (b.neg(b.power(s, -1)), 0, b.power(s, -3))
        meant |= dict(zip(symbols, (b.num(e) if isinstance(e, int) else e for e in of_score), strict=True))
    return _known(one).instantiate(_mean_of_two(one, i % d, j % d), meant)


_COEFFICIENTS = tuple(tuple(b.real(f"{name}_{n}") for name in "uvw") for n in (1, 2))


@lru_cache(maxsize=100)
def _mean_of_two(one: Plain, i: int, j: int) -> Theorem:
    """The integral of the density times u + v y + w y^2 for y = x_i - m_i, and the same for x_j, in symbols: it is the
    product of integrals over the line."""
    member, scope, each = one.member, _known(one), []
    sds = member.values[dimension_of(member) :]
    for k, (m, s) in enumerate(zip(mean_of(member), sds, strict=True)):
        factors = tuple(n for n, place in enumerate((i, j)) if place == k)
        each.append(scope.instantiate(_on_line(factors), {MIDDLE: m, _SD: s}))
    return multiplied(scope, each)


_SD = b.real("s")


@cache
def _on_line(factors: tuple[int, ...]) -> Theorem:
    """0 < s |- the mean, where x has the mean m and the deviation s, of the product of these u + v y + w y^2."""
    scope = Scope().given(b.lt(0, _SD))
    away, variance = b.sub(X, MIDDLE), b.power(_SD, 2)
    chosen = [_COEFFICIENTS[n] for n in factors]
    density = b.div(b.exp(b.div(b.power(away, 2), b.mul(-2, variance))), b.mul(b.sqrt(TWO_PI), _SD))
    each = (b.add(u, b.mul(v, away), b.mul(w, b.power(away, 2))) for u, v, w in chosen)
    whole = b.integral(LINE, X, b.mul(density, *each))
    value: Term = b.ONE
    if len(chosen) == 1:
        ((u, _, w),) = chosen
        value = b.add(u, b.mul(w, variance))
    if len(chosen) == 2:
        (u, v, w), (u_, v_, w_) = chosen
        second, fourth = b.add(b.mul(v, v_), b.mul(u, w_), b.mul(u_, w)), b.mul(3, w, w_)
        value = b.add(b.mul(u, u_), b.mul(second, variance), b.mul(fourth, b.power(variance, 2)))
    return scope.restate(solved(scope, whole, on_line, frozenset()), value)


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
