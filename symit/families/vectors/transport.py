"""The Wasserstein distance of order 2 between Gaussian vectors: the cost of the map T(x) = n + A (x - m), where A is
symmetric and positive definite and A S A = T.

T is the gradient of a convex function, so it is optimal (Knott & Smith 1984; Gelbrich 1990; Villani, Topics in Optimal
Transportation, 2.12).  That it is, and that it carries the one density to the other, stands beside the cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from symit.families.closed_forms.finding import Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.no_form import NoForm
from symit.families.vectors.forms import apart, differences, flattened, is_diagonal
from symit.families.vectors.full_transport import (
    carried,
    matrix,
    of_traces,
    shown,
    supposed,
    trace_of_root,
    volume,
    worked_out,
)
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.matrices import Matrix, pivots
from symit.families.vectors.space import POINT, ROW, among_indices, coordinates, table
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import logic
from symit.kernel.terms import REAL, App, Definition, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides


@cache
def transport_cost(d: int) -> Definition:
    """The mean of |T(x) - x|^2 for a map T, which is given by its coordinates.  Villani, Topics in Optimal
    Transportation, (3)."""
    over, x, density = Var("S", t.space(POINT)), Var("x", POINT), Var("p", function(REAL, POINT))
    maps = [Var(f"T_{k}", function(REAL, POINT)) for k in range(1, d + 1)]
    moved = (b.power(b.sub(b.call(m, x), c), 2) for m, c in zip(maps, coordinates(x, d), strict=True))
    body = b.integral(over, x, b.mul(b.add(*moved), b.call(density, x)))
    return Definition("squared_transport_cost", (over, density, *maps), body)


# ---- the map -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Carrying:
    """T(x) = n + A (x - m)."""

    place: Sequence[Term]
    to: Sequence[Term]
    matrix: Matrix

    def away(self, x: Var) -> list[Term]:
        return [
            c if m == b.ZERO else b.sub(c, m) for c, m in zip(coordinates(x, len(self.place)), self.place, strict=True)
        ]

    def image(self, x: Var) -> list[Term]:
        found = []
        for n, row in zip(self.to, self.matrix, strict=True):
            parts = [_times(a, y) for a, y in zip(row, self.away(x), strict=True) if a != b.ZERO]
            found.append(b.add(*([] if n == b.ZERO else [n]), *parts))
        return found

    def potential(self, x: Var) -> Term:
        """n' x + 1/2 (x - m)' A (x - m), of which T is the gradient."""
        y, linear, d = self.away(x), [], range(len(self.place))
        linear = [_times(n, c) for n, c in zip(self.to, coordinates(x, len(d)), strict=True) if n != b.ZERO]
        square = (
            _times(self.matrix[i][j], b.power(y[i], 2) if i == j else b.mul(2, y[j], y[i]))
            for i in d
            for j in range(i + 1)
            if self.matrix[i][j] != b.ZERO
        )
        return b.add(*linear, b.div(b.add(*square), 2))


def _times(a: Term, y: Term) -> Term:
    return y if a == b.ONE else b.mul(a, y)


def carrying(p: Member, q: Member) -> Carrying:
    """Refused where no A is known in closed form."""
    return Carrying(mean_of(p), mean_of(q), _matrix(p, q))


def _slopes(p: Member, q: Member) -> list[Term] | None:
    """The diagonal of A where beside it all is 0: 1 where the covariances are the same, and t/s for standard deviations
    s and t."""
    d = dimension_of(p)
    if _are_alike(p, q):
        return [b.ONE] * d
    if not (is_diagonal(p) and is_diagonal(q)):
        return None
    return [worked_out(b.div(r, s)) if r != s else b.ONE for s, r in zip(p.values[d:], q.values[d:], strict=True)]


def _are_alike(p: Member, q: Member) -> bool:
    """Are the covariances the same?"""
    pairs = zip(covariance_of(p), covariance_of(q), strict=True)
    return all(PLAIN.equal(e, f) for row, other in pairs for e, f in zip(row, other, strict=True))


def _matrix(p: Member, q: Member) -> Matrix:
    """A."""
    slopes = _slopes(p, q)
    if slopes is None:
        return matrix(p, q)
    return [[slope if i == j else b.ZERO for j in range(len(slopes))] for i, slope in enumerate(slopes)]


# ---- what stands beside the cost -----------------------------------------------------------------------------


def beside(request: Request) -> Theorem:
    """T is the gradient of a convex function, and p(x) = q(T(x)) det A."""
    p, q = request.members
    map_, scope = carrying(p, q), request.ground.scope
    if _slopes(p, q) is not None:
        return logic.conjoin(_subgradient(scope, p, map_), _carries(scope, p, q, map_))
    map_, meant = _with_symbols(map_, p, q)
    there = scope.given(*supposed(p, q, map_.matrix))
    both = logic.conjoin(_subgradient(there, p, map_), _carries(there, p, q, map_))
    return shown(scope, p, q, map_.matrix, meant).instantiate(both, dict(meant))


def _subgradient(scope: Scope, p: Member, map_: Carrying) -> Theorem:
    """f(x) + T(x)'(y - x) <= f(y): what is left is 1/2 (y - x)' A (y - x), a sum of squares."""
    x, y = Var("x", POINT), Var("y", POINT)
    d = len(map_.place)
    steps = [b.sub(v, u) for u, v in zip(coordinates(x, d), coordinates(y, d), strict=True)]
    below = b.add(map_.potential(x), *(b.mul(image, s) for image, s in zip(map_.image(x), steps, strict=True)))
    there = scope.know(*among_indices(d)).at_point(x, p.support).at_point(y, p.support)
    rows, diagonal = pivots(map_.matrix)
    squares = []
    for k, pivot in enumerate(diagonal):
        inside = b.add(*(_times(rows[i][k], steps[i]) for i in range(k, d) if rows[i][k] != b.ZERO))
        squares.append((there.evident(b.le(0, b.mul(pivot, b.power(inside, 2)))), b.div(1, 2)))
    least = there.linear(b.le(below, map_.potential(y)), *squares)
    at_x = scope.know(*among_indices(d)).at_point(x, p.support)
    inner = at_x.for_all(least, y, p.support)
    return scope.for_all(inner, x, p.support)


def _carries(scope: Scope, p: Member, q: Member, map_: Carrying) -> Theorem:
    d, x = len(map_.place), Var("x", POINT)
    there = scope.know(*among_indices(d)).at_point(x, p.support)
    moved = b.lam(ROW, table(map_.image(x), ROW))
    sizes = p.density(x), _times(_volume(p, q), q.density(moved))
    is_plain = _slopes(p, q) is not None
    same = there.field(*sizes) if is_plain else carried(there, p, q, map_.matrix, map_.away(x), *sizes)
    return scope.for_all(same, x, p.support)


def _volume(p: Member, q: Member) -> Term:
    """det A."""
    slopes = _slopes(p, q)
    if slopes is None:
        return volume(p, q)
    return worked_out(b.mul(*(slope for slope in slopes if slope != b.ONE)))


# ---- the cost ------------------------------------------------------------------------------------------------


def distance_form(p: Member, q: Member) -> Term:
    """|m - n|^2 + the sum of (s - t)^2; of full covariances |m - n|^2 + tr S + tr T - 2 tr(A S)."""
    d = dimension_of(p)
    away = [b.power(y, 2) for y in differences(mean_of(p), mean_of(q)) if y != b.ZERO]
    if _are_alike(p, q):
        return b.add(*away)
    if is_diagonal(p) and is_diagonal(q):
        scales = [b.power(apart(s, r), 2) for s, r in zip(p.values[d:], q.values[d:], strict=True) if s != r]
        return b.add(*away, *scales)
    traces = [covariance_of(m)[i][i] for m in (p, q) for i in range(d)]
    return b.add(*away, *traces, b.mul(-2, trace_of_root(p, q)))


def term(request: Request) -> Term:
    return b.sqrt(_cost(request.members[0], carrying(*request.members)))


def _cost(p: Member, map_: Carrying) -> App:
    x = p.family.point
    maps = (b.lam(x, image) for image in map_.image(x))
    return b.app(transport_cost(len(map_.place)), p.support, b.lam(x, p.density(x)), *maps)  # type: ignore[return-value]


def found(request: Request, ground: Ground) -> Theorem:
    """Refused for another number than 2."""
    if request.numbers != (b.num(2),):
        raise NoForm("between vectors a closed form of the Wasserstein distance is known for the number 2 alone")
    p, q = request.members
    one = plain(p, 1)
    map_, meant = _with_symbols(carrying(p, q), one.member, q)
    theorem, form = _mean(one, map_), flattened(distance_form(p, q))
    scope = with_variances(ground.scope, [one]).know(*among_indices(dimension_of(p)))
    if _slopes(p, q) is not None:
        theorem = scope.instantiate(theorem, dict(meant)) if meant else theorem
        theorem = scope.restate(at_what_is_asked(scope, theorem, [one]), form)
        return _root(scope.know(theorem), theorem)
    scope = shown(scope, p, q, map_.matrix, meant)
    traces = [logic.assume(formula=f) for f in of_traces(p, q, map_.matrix)]
    there = scope.know(*traces)
    theorem = there.restate(at_what_is_asked(scope, theorem, [one]), form, *zip(traces, (1, -2), strict=True))
    return scope.instantiate(_root(there.know(theorem), theorem), dict(meant))


def _with_symbols(map_: Carrying, p: Member, q: Member) -> tuple[Carrying, dict[Var, Term]]:
    """The map with symbols for the entries of A that are neither 0 nor 1, and what they stand for."""
    symbols: dict[tuple[int, int], Var] = {}
    meant: dict[Var, Term] = {}
    rows: list[list[Term]] = [list(row) for row in map_.matrix]
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            if entry not in (b.ZERO, b.ONE):
                name = f"a_{i + 1}{j + 1}"
                symbol = symbols.get((j, i)) or b.fresh(name, REAL, *p.values, *q.values, *map_.place, *map_.to, *meant)
                rows[i][j] = symbols[i, j] = symbol
                meant.setdefault(symbol, entry)
    return replace(map_, matrix=rows), meant


def _mean(one: Plain, map_: Carrying) -> Theorem:
    """The cost of an affine map."""
    cost = _cost(one.member, map_)
    scope = Scope().given(*positive_variances([one]))
    value = whitened(scope, b.unfold(cost), one.affine[0])  # type: ignore[arg-type]
    return rewritten(scope.know(value).unfold(cost), value)


def _root(scope: Scope, theorem: Theorem) -> Theorem:
    """sqrt(u) = sqrt(v), from u = v, where u is an integral of what is not negative."""
    cost, value = sides(theorem)
    integral = scope.unfold(cost)
    over, body = sides(integral)[1].args  # type: ignore[union-attr]
    x = b.fresh("x", POINT, *(f.conclusion for f in scope.facts))
    at_x = scope.at_point(x, over)
    least = scope.monotone(x, over, at_x.evident(b.le(0, b.open_with(body, x))))  # type: ignore[arg-type]
    least = scope.linear(b.le(0, value), (least, 1), (integral, -1), (theorem, 1))
    root = scope.know(least).field(b.sqrt(value), b.sqrt(value))
    hole = b.fresh("hole", REAL, theorem.conclusion)
    return logic.rewrite(root, logic.symmetry(theorem), template=b.lam(hole, b.eq(b.sqrt(hole), b.sqrt(value))))
