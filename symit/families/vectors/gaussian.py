"""MultivariateNormal, DiagonalNormal and MatrixNormal: Gaussian vectors, each with its density written out.

An entry also says which affine map makes the coordinates independent, in parameters in which that map is a polynomial:
those of S = L D L', L with ones on its diagonal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from symit.families.closed_forms.solving import as_bound
from symit.families.entry import POSITIVE, REAL, Family, Member, Through
from symit.families.vectors.mapping import Affine
from symit.families.vectors.matrices import (
    adjugate,
    determinant,
    flat,
    full,
    kronecker,
    leading,
    lower_of,
    pivots,
    product_of,
    quadratic,
)
from symit.families.vectors.neighbourhoods import Neighbourhood
from symit.families.vectors.space import POINT, coordinates, space
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.definitions import NORMAL
from symit.kernel.errors import Refused
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope

MOST_FULL, MOST_DIAGONAL = 5, 12
"""Dimensions of a full covariance and of a diagonal one: beyond them a density written out is longer than anybody
reads."""


@dataclass(frozen=True)
class Gaussian(Family):
    """An entry for vectors of one length; `affine` is a function of the parameters of `through`, or of its own."""

    affine: Callable[..., tuple[Affine, tuple[Term, ...]]] | None = None
    """x = m + L z, and the variances of the z."""
    scales: Callable[..., Sequence[Term]] | None = None
    """What is positive among the parameters of `through`."""
    covariance: Callable[..., list[list[Term]]] | None = None
    """As a function of the parameters."""
    shape: tuple[int, ...] = ()
    """Of a matrix that is read row by row."""
    blocks: Callable[..., Sequence[list[list[Term]]]] | None = None
    """The matrices of whose Kronecker product the covariance is made, where it is one."""

    @property
    def point(self) -> Var:
        return Var("x", POINT)

    @cached_property
    def definition(self) -> Definition:
        x = self.point
        return Definition(self.name, (*self.variables, x), self.density(x, *self.variables))


def definite(matrix: list[list[Term]]) -> list[Term]:
    """That a symmetric matrix is positive definite, as bounds on the leading minors of its blocks; beside these on its
    diagonal, which they imply, since from a > 0 and b^2 < a c it is not seen that a c is positive."""
    minors = dict.fromkeys(
        [*(m for m, _, _ in _minors(matrix)), *(row[k] for k, row in enumerate(matrix) if row[k].free)]
    )
    return [as_bound(b.lt(0, m)) if m.free else b.lt(0, m) for m in minors]


def with_minors(scope: Scope, members: Sequence[Member]) -> Scope:
    """With 0 < m for the leading minors, where they are products of what is said to be positive."""
    for member in members:
        blocks = blocks_of(member) if member.family.given else ()
        for minor, factor, whole in (row for block in blocks for row in _minors(block)):
            if factor != b.ONE and whole.free:
                scope = scope.know(scope.linear(b.lt(0, whole), (scope.evident(b.lt(0, minor)), factor)))
    return scope


def _minors(matrix: list[list[Term]]) -> Iterator[tuple[Term, Term, Term]]:
    """The leading minors, each as one of its last block, what that is multiplied by, and the product."""
    factor: Term = b.ONE
    for block in _blocks(matrix):
        minors = [PLAIN.canonical(m) for m in leading(block)]
        for minor in minors:
            yield minor, factor, PLAIN.canonical(b.mul(factor, minor))
        factor = PLAIN.canonical(b.mul(factor, minors[-1]))


def _blocks(matrix: list[list[Term]]) -> list[list[list[Term]]]:
    """The blocks on the diagonal, where besides them all is 0."""
    d = len(matrix)
    ends = [k for k in range(1, d + 1) if all(matrix[i][j] == b.ZERO for i in range(k, d) for j in range(k))]
    return [[row[start:end] for row in matrix[start:end]] for start, end in zip([0, *ends], ends, strict=False)]


def mean_of(member: Member) -> Sequence[Term]:
    return member.values[: dimension_of(member)]


def dimension_of(member: Member) -> int:
    return int(member.support.args[0].args[1].value)  # type: ignore[union-attr]


def covariance_of(member: Member) -> list[list[Term]]:
    found: list[list[Term]] = member.family.covariance(*member.values)  # type: ignore[attr-defined]
    return found


def blocks_of(member: Member) -> Sequence[list[list[Term]]]:
    family = member.family
    assert isinstance(family, Gaussian)
    return family.blocks(*member.values) if family.blocks else (covariance_of(member),)


def determinants(member: Member) -> list[tuple[Term, int]]:
    """Of the covariance, as powers of those of its blocks."""
    d = dimension_of(member)
    return [(_by_blocks(block), d // len(block)) for block in blocks_of(member)]


def _by_blocks(matrix: list[list[Term]]) -> Term:
    """A determinant, as a product where beside the blocks on the diagonal all is 0."""
    factors = [PLAIN.canonical(determinant(block)) for block in _blocks(matrix)]
    return b.mul(*factors) if any(factor.free for factor in factors) else PLAIN.canonical(b.mul(*factors))


def inverse_of(member: Member) -> tuple[list[list[Term]], Term]:
    """The inverse of the covariance as a matrix of polynomials and what divides it."""
    found: list[list[Term]] = [[b.ONE]]
    for block in blocks_of(member):
        found = kronecker(found, _plain(adjugate(block)))
    return found, b.mul(*(det for det, _ in determinants(member)))


def _plain(matrix: list[list[Term]]) -> list[list[Term]]:
    return [[PLAIN.canonical(e) for e in row] for row in matrix]


def _names(letter: str, *sizes: int) -> list[str]:
    """m_1, m_2, ... or the entries of a matrix row by row."""
    if len(sizes) == 1:
        return [f"{letter}_{k}" for k in range(1, sizes[0] + 1)]
    return [f"{letter}_{i}{j}" for i in range(1, sizes[0] + 1) for j in range(1, sizes[1] + 1)]


def _lower(letter: str, d: int, diagonal: bool = True) -> list[str]:
    return [f"{letter}_{i}{j}" for i in range(1, d + 1) for j in range(1, i + diagonal)]


def _unit_rows(below: Sequence[Term], d: int) -> list[list[Term]]:
    """L from its entries below the diagonal."""
    rest = list(below)
    return [[rest.pop(0) for _ in range(i)] + [b.ONE] + [b.ZERO] * (d - i - 1) for i in range(d)]


def bell(form: Term, d: int, *determinants_: tuple[Term, int]) -> Term:
    """exp(-form/2)/sqrt((2 pi)^d det), where det is a product of powers."""
    scale = b.power(b.mul(2, b.PI), Fraction(d, 2)) if d != 2 else b.mul(2, b.PI)
    return b.div(b.exp(b.neg(b.div(form, 2))), b.mul(scale, *(_root(*det) for det in determinants_)))


def _root(base: Term, n: int) -> Term:
    return base if n == 2 else b.power(base, b.num(Fraction(n, 2)))


def _away(x: Var, mean: Sequence[Term]) -> list[Term]:
    return [b.sub(c, m) for c, m in zip(coordinates(x, len(mean)), mean, strict=True)]


# ---- MultivariateNormal --------------------------------------------------------------------------------------


@cache
def multivariate_normal(d: int) -> Gaussian:
    """Mean m and covariance S, its entries on and below the diagonal row by row."""

    def density(x: Var, *values: Term) -> Term:
        mean, matrix = values[:d], full(lower_of(values[d:]))
        det = PLAIN.canonical(determinant(matrix))
        return bell(b.div(quadratic(_plain(adjugate(matrix)), _away(x, mean)), det), d, (det, 1))

    def to(*values: Term) -> tuple[Term, ...]:
        rows = _unit_rows(values[d:-d], d)
        return (*values[:d], *flat(product_of(rows, values[-d:])))

    def back(*values: Term) -> tuple[Term, ...]:
        rows, diagonal = pivots(full(lower_of(values[d:])))
        return (*values[:d], *(e for i, row in enumerate(rows) for e in row[:i]), *diagonal)

    def affine(*values: Term) -> tuple[Affine, tuple[Term, ...]]:
        rows = tuple(map(tuple, _unit_rows(values[d:-d], d)))
        return Affine(values[:d], rows), values[-d:]

    def around(position: int, *values: Term) -> tuple[Term, Callable[[Scope, Term, Term], Theorem]]:
        if position < d:
            return b.REALS, lambda there, _, condition: there.evident(condition)
        found = Neighbourhood(values[d:], position - d)
        return found.interval, found.shown

    names = [(name, REAL) for name in (*_names("m", d), *_lower("s", d))]
    return Gaussian(
        "MultivariateNormal",
        tuple(names),
        density,
        lambda *_: space(d),
        _no_moment,
        given=lambda *values: definite(full(lower_of(values[d:]))),
        in_order="the covariance is positive definite",
        through=Through((*_names("m", d), *_lower("l", d, False), *_names("v", d)), to, back),
        affine=affine,
        around=around,
        scales=lambda *values: values[-d:],
        covariance=lambda *values: full(lower_of(values[d:])),
    )


def _no_moment(*_: Term) -> Any:
    raise Refused("integrals of Gaussian vectors are found by whitening, one coordinate at a time")


# ---- DiagonalNormal ------------------------------------------------------------------------------------------


@cache
def diagonal_normal(d: int) -> Gaussian:
    """Independent coordinates with means and standard deviations."""

    def density(x: Var, *values: Term) -> Term:
        each = zip(values[:d], values[d:], coordinates(x, d), strict=True)
        return b.mul(*(b.app(NORMAL, mean, sd, c) for mean, sd, c in each))

    def variances(*values: Term) -> tuple[Term, ...]:
        return tuple(b.power(sd, 2) for sd in values[d:])

    def affine(*values: Term) -> tuple[Affine, tuple[Term, ...]]:
        rows = tuple(map(tuple, _unit_rows([b.ZERO] * (d * (d - 1) // 2), d)))
        return Affine(values[:d], rows), variances(*values)

    def covariance(*values: Term) -> list[list[Term]]:
        return [[v if i == j else b.ZERO for j in range(d)] for i, v in enumerate(variances(*values))]

    return Gaussian(
        "DiagonalNormal",
        (*((name, REAL) for name in _names("m", d)), *((name, POSITIVE) for name in _names("s", d))),
        density,
        lambda *_: space(d),
        _no_moment,
        affine=affine,
        covariance=covariance,
    )


# ---- MatrixNormal --------------------------------------------------------------------------------------------


@cache
def matrix_normal(n: int, p: int) -> Gaussian:
    """A matrix of n rows and p columns, read row by row, with covariance U between rows and V between columns:
    Cov(X_ij, X_kl) = U_ik V_jl.  Gupta & Nagar, Matrix Variate Distributions, 2.2."""
    d, of_rows = n * p, n * (n + 1) // 2

    def both(values: Sequence[Term]) -> tuple[list[list[Term]], list[list[Term]]]:
        return full(lower_of(values[d : d + of_rows])), full(lower_of(values[d + of_rows :]))

    def density(x: Var, *values: Term) -> Term:
        u, v = both(values)
        y = _away(x, values[:d])
        det_u, det_v = PLAIN.canonical(determinant(u)), PLAIN.canonical(determinant(v))
        inner = kronecker(_plain(adjugate(u)), _plain(adjugate(v)))
        form = b.div(quadratic(inner, y), b.mul(det_u, det_v))
        return bell(form, d, (det_u, p), (det_v, n))

    def split(values: Sequence[Term]) -> tuple[list[list[Term]], Sequence[Term], list[list[Term]], Sequence[Term]]:
        rest, below = values[d:], n * (n - 1) // 2
        u, du, rest = rest[:below], rest[below : below + n], rest[below + n :]
        return _unit_rows(u, n), du, _unit_rows(rest[:-p], p), rest[-p:]

    def to(*values: Term) -> tuple[Term, ...]:
        u, du, v, dv = split(values)
        return (*values[:d], *flat(product_of(u, du)), *flat(product_of(v, dv)))

    def back(*values: Term) -> tuple[Term, ...]:
        found: list[Term] = []
        for matrix in both(values):
            rows, diagonal = pivots(matrix)
            found += [*(e for i, row in enumerate(rows) for e in row[:i]), *diagonal]
        return (*values[:d], *found)

    def affine(*values: Term) -> tuple[Affine, tuple[Term, ...]]:
        u, du, v, dv = split(values)
        variances = tuple(b.mul(one, two) for one in du for two in dv)
        return Affine(tuple(values[:d]), tuple(map(tuple, kronecker(u, v)))), variances

    names = [*_names("m", n, p), *_lower("u", n), *_lower("v", p)]
    through = [*_names("m", n, p), *_lower("k", n, False), *_names("u", n), *_lower("l", p, False), *_names("v", p)]
    return Gaussian(
        "MatrixNormal",
        tuple((name, REAL) for name in names),
        density,
        lambda *_: space(d),
        _no_moment,
        given=lambda *values: [formula for matrix in both(values) for formula in definite(matrix)],
        in_order="the covariances of rows and columns are positive definite",
        through=Through(tuple(through), to, back),
        affine=affine,
        scales=lambda *values: [*split(values)[1], *split(values)[3]],
        covariance=lambda *values: kronecker(*both(values)),
        shape=(n, p),
        blocks=lambda *values: both(values),
    )
