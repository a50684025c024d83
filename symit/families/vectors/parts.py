"""Measures that are a list or a table of others: one for each coordinate, or for each two of them."""

from __future__ import annotations

from collections.abc import Callable

from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.kernel import build as b
from symit.kernel.terms import Term

Places = Callable[[int], list[tuple[int, int]]]


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
