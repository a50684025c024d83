"""Functions of joint tables that exported Python and mpmath source
carries along.

A marginal and a product of marginals are fractions, and exact; what is small because
two things nearly agree is computed from their difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from symit.export.carried.for_python import (
    Answer,
    exact,
    kl_div,
    log,
    plain,
    rounded,
    times_log_ratio,
    total,
)

Real: TypeAlias = Any
Cells: TypeAlias = dict[tuple[int, ...], Real]
"""The cells of a table, by their indices."""


# ---- from arguments to a result ------------------------------------------------------


def evaluate_table(
    body: Callable[[Cells], Real],
    axes: int | None,
    base: int | None,
    outside: str,
    p: Any,
) -> Answer:
    """The body at a table of probabilities, divided by log(base)."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    cells = cells_of(p, axes)
    wrong = complaint(cells.values())
    if wrong and outside == "raise":
        raise ValueError(wrong)
    if wrong or not all(cell >= 0 for cell in cells.values()):  # a nan
        return plain("nan")
    return rounded(lambda: in_units(body(cells), base))


def in_units(value: Real, base: int | None) -> Real:
    value = value if value > 0 else plain(0)
    return value / log(plain(base)) if base else value


def cells_of(table: Any, axes: int | None) -> Cells:
    """The cells of a table, which is a sequence of sequences of numbers."""
    found = dict(indexed(table, ()))
    depths = {len(index) for index in found}
    sizes = [len(set(position)) for position in zip(*found, strict=False)]
    if len(depths) != 1 or len(found) != math.prod(sizes):
        raise ValueError("p must be a table without gaps")
    if (axes or max(2, *depths)) not in depths:
        raise ValueError("p must have two axes")
    return found


def indexed(
    table: Any, index: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Real]]:
    if not hasattr(table, "__len__") or isinstance(table, str):
        yield index, plain(table)
        return
    for position, part in enumerate(table):
        yield from indexed(part, (*index, position))


def complaint(cells: Iterable[Real]) -> str:
    """What is wrong with a table that is no distribution."""
    for cell in cells:
        if cell < 0:
            return f"p must not be negative, but has {cell}"
    whole = sum(cells)
    if abs(whole - 1) > 1e-5:  # what is left where they were float32
        return f"p must add up to 1, but adds up to {whole}"
    return ""


# ---- joint tables --------------------------------------------------------------------


def dependence_value(p: Cells) -> Real:
    """The divergence of a table from the product of its marginals."""
    margins = [margin(p, axis) for axis in range(len(next(iter(p))))]
    whole = sum(exact(cell) for cell in p.values())
    terms = []
    for index, cell in p.items():
        factors = [one[place] for one, place in zip(margins, index, strict=True)]
        b = math.prod(factors) / whole ** (len(factors) - 1)
        d = plain(exact(cell) - b)
        terms.append(relative(cell, plain(b), d, [plain(f) for f in factors]))
    return total(lambda term: term, [terms])


def conditional_entropy_value(p: Cells) -> Real:
    rows = margin(p, 0)
    terms = []
    for (row, _), cell in p.items():
        if cell:
            d = plain(exact(cell) - rows[row])
            terms.append(-times_log_ratio(cell, plain(rows[row]), d))
    return total(lambda term: term, [terms])


def relative(a: Real, b: Real, d: Real, factors: Sequence[Real]) -> Real:
    """a log(a/b) - a + b, with d = a - b and the factors of b: never negative, 0 where
    a = b, b where a = 0, and inf where b = 0 < a."""
    if a > MANY * b:
        if not all(factors):
            return plain("inf")
        return a * (log(a) - sum(log(factor) for factor in factors)) - d
    return kl_div(a, b, d) if b else b


def margin(p: Cells, axis: int) -> dict[int, Any]:
    """The sums over the other axes."""
    found: dict[int, Any] = {}
    for index, cell in p.items():
        found[index[axis]] = found.get(index[axis], 0) + exact(cell)
    return found


MANY = 1e290  # a ratio beyond which the logarithms of a and b do not cancel
