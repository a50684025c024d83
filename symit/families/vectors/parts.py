"""Measures that are a list or a table of others: one for each coordinate, or for each two of them; and what such a
covariance is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeAlias

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides

Places = Callable[[int], list[tuple[int, int]]]
Found: TypeAlias = Callable[[Request, Ground], Theorem]


def of_parts(
    name: str,
    numbers: tuple[str, ...],
    of: Callable[[int, int], Measure],
    places: Places,
    coordinate: str,
    length: Callable[[Member], int],
) -> Measure:
    """Of a table, values are shown by the names of what is numbered: `x` for x_1, x_2."""

    def parts(request: Request) -> tuple[Request, ...]:
        count = length(request.members[0])
        return tuple(Request(of(*place), request.members, request.numbers) for place in places(count))

    def rows(request: Request) -> tuple[str, ...]:
        return tuple(f"{coordinate}_{k}" for k in range(1, length(request.members[0]) + 1)) if coordinate else ()

    def term(request: Request) -> Term:
        return b.conj(*(part.term for part in parts(request)))

    return Measure(name, 1, numbers, term, lambda request, _: request.theorem(), parts=parts, rows=rows)


def each(count: int) -> list[tuple[int, int]]:
    return [(k, k) for k in range(count)]


def pairs(count: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(count) for j in range(i, count)]


def covariance(
    average: Callable[..., Measure],
    i: int,
    j: int,
    form: Callable[[Member, int, int], Term],
    through: Callable[[Found], Found] = lambda found: found,
) -> Measure:
    """Of coordinates i and j: the mean of their product less the product of their means, and the form that it has."""

    def parts(request: Request) -> list[Request]:
        return [Request(average("mean", *places), request.members) for places in ((i, j), (i,), (j,))]

    def term(request: Request) -> Term:
        both, one, other = (part.term for part in parts(request))
        return b.sub(both, b.power(one, 2) if i == j else b.mul(one, other))

    def found(request: Request, ground: Ground) -> Theorem:
        values = [_known(part) for part in parts(request)]
        known = ground.scope.know(*map(exists, values))
        lefts = (sides(value)[0] for value in values)
        whole = known.instantiate(_less_the_product(i == j), dict(zip(_PARTS, lefts, strict=True)))
        theorem = rewritten(whole, *dict.fromkeys(values))
        return ground.scope.restate(theorem, form(request.members[0], i, j))

    return Measure("covariance", 1, (), term, through(found), anywhere=True, direct=True)


_PARTS = b.real("u"), b.real("v"), b.real("w")


@cache
def _less_the_product(is_same: bool) -> Theorem:
    """u - v w = u - v w, and u - v^2, for what is too long to be read."""
    u, v, w = _PARTS
    term = b.sub(u, b.power(v, 2) if is_same else b.mul(v, w))
    return Scope().given(*map(b.defined, _PARTS)).field(term, term)


@lru_cache(maxsize=100)
def _known(request: Request) -> Theorem:
    """Of a mean, which many covariances need."""
    return request.theorem()
