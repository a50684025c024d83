"""Measures that are a list or a table of others: one for each coordinate, or for each two of them."""

from __future__ import annotations

from collections.abc import Callable

from symit.families.entry import Member
from symit.families.measures import Measure, Request
from symit.kernel import build as b
from symit.kernel.terms import Term

Places = Callable[[int], list[tuple[int, int]]]


def of_parts(
    name: str,
    numbers: tuple[str, ...],
    of: Callable[[int, int], Measure],
    places: Places,
    table: bool,
    length: Callable[[Member], int],
) -> Measure:
    """With `table` the values are shown by the names of the coordinates."""

    def parts(request: Request) -> tuple[Request, ...]:
        count = length(request.members[0])
        return tuple(Request(of(*place), request.members, request.numbers) for place in places(count))

    def rows(request: Request) -> tuple[str, ...]:
        return tuple(f"x_{k}" for k in range(1, length(request.members[0]) + 1)) if table else ()

    def term(request: Request) -> Term:
        return b.conj(*(part.term for part in parts(request)))

    return Measure(name, 1, numbers, term, lambda request, _: request.theorem(), parts=parts, rows=rows)


def each(count: int) -> list[tuple[int, int]]:
    return [(k, k) for k in range(count)]


def pairs(count: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(count) for j in range(i, count)]
