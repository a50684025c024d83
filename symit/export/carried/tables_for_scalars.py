"""Functions of probability vectors and tables that exported Python and mpmath source
carries along.

A marginal and a product of marginals are fractions, and exact; what is small because
two things nearly agree is computed from their difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
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


def evaluate_tables(
    body: Callable[..., Real],
    axes: int | None,
    base: int | None,
    outside: str,
    /,
    **tables: Any,
) -> Answer:
    """The body at tables of probabilities, divided by log(base)."""
    if outside not in ("raise", "nan"):
        raise ValueError(f'outside must be "raise" or "nan", not {outside!r}')
    given = [cells_of(name, table, axes) for name, table in tables.items()]
    if len({frozenset(cells) for cells in given}) > 1:
        raise ValueError(f"{' and '.join(tables)} must have the same length")
    if not all(c >= 0 or c < 0 for cells in given for c in cells.values()):  # a nan
        return plain("nan")
    for name, cells in zip(tables, given, strict=True):
        if wrong := complaint(name, cells):
            if outside == "nan":
                return plain("nan")
            raise ValueError(wrong)
    return rounded(lambda: in_units(body(*given), base))


def in_units(value: Real, base: int | None) -> Real:
    value = value if value > 0 else plain(0)
    return value / log(plain(base)) if base else value


def cells_of(name: str, table: Any, axes: int | None) -> Cells:
    """The cells of a table, which is a sequence of numbers, or of sequences."""
    found = dict(indexed(table, ()))
    depths = {len(index) for index in found}
    sizes = [len(set(position)) for position in zip(*found, strict=False)]
    if len(depths) != 1 or len(found) != math.prod(sizes):
        raise ValueError(f"{name} must be a table without gaps")
    if (axes or max(2, *depths)) not in depths:
        wanted = "one axis" if axes == 1 else "two axes"
        raise ValueError(f"{name} must have {wanted}")
    return found


def indexed(
    table: Any, index: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Real]]:
    if not hasattr(table, "__len__") or isinstance(table, str):
        yield index, plain(table)
        return
    for position, part in enumerate(table):
        yield from indexed(part, (*index, position))


def complaint(name: str, cells: Cells) -> str:
    """What is wrong with a table that is no distribution."""
    for cell in cells.values():
        if cell < 0:
            return f"{name} must not be negative, but has {cell}"
    whole = sum(cells.values())
    if not abs(whole - 1) <= 2**-26:
        return f"{name} must sum to 1, but sums to {whole}"
    return ""


# ---- vectors -------------------------------------------------------------------------


def entropy_value(p: Cells) -> Real:
    return cross_entropy_value(p, p)


def cross_entropy_value(p: Cells, q: Cells) -> Real:
    return total(times_logarithm, paired(p, q))


def paired(p: Cells, q: Cells) -> list[list[Real]]:
    return [list(p.values()), [q[index] for index in p]]


def times_logarithm(p: Real, q: Real) -> Real:
    """-p log q, 0 where p = 0, and inf where q = 0 < p."""
    if p == 0:
        return p
    return -p * log(q) if q else plain("inf")


def kl_value(p: Cells, q: Cells) -> Real:
    return total(lambda a, b: relative(a, b, a - b, [b]), paired(p, q))


def jensen_shannon_value(p: Cells, q: Cells) -> Real:
    return total(from_the_middle, paired(p, q)) / 2


def from_the_middle(p: Real, q: Real) -> Real:
    m, d = (p + q) / 2, (p - q) / 2
    return relative(p, m, d, [m]) + relative(q, m, -d, [m])


def relative(a: Real, b: Real, d: Real, factors: Sequence[Real]) -> Real:
    """a log(a/b) - a + b, with d = a - b and the factors of b: never negative, 0 where
    a = b, b where a = 0, and inf where b = 0 < a."""
    if a > MANY * b:
        if not all(factors):
            return plain("inf")
        return a * (log(a) - sum(log(factor) for factor in factors)) - d
    return kl_div(a, b, d) if b else b


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


def margin(p: Cells, axis: int) -> dict[int, Any]:
    """The sums over the other axes."""
    found: dict[int, Any] = {}
    for index, cell in p.items():
        found[index[axis]] = found.get(index[axis], 0) + exact(cell)
    return found


MANY = 1e290  # a ratio beyond which the logarithms of a and b do not cancel
