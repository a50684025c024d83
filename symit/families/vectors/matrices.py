"""Small matrices of terms: determinants, adjugates, and the factorisation S = L D L' of a symmetric one.

Everything is a polynomial or a quotient of two in the entries; nothing is proved here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term

Matrix: TypeAlias = Sequence[Sequence[Term]]


def determinant(matrix: Matrix) -> Term:
    """By the first row; a number where all entries are numbers."""
    if all(isinstance(entry, Num) for row in matrix for entry in row):
        return b.num(_eliminated([[entry.value for entry in row] for row in matrix]))  # type: ignore[union-attr]
    if len(matrix) == 1:
        return matrix[0][0]
    rest = matrix[1:]
    parts = [
        b.mul(*_signed(j, entry), determinant([[*row[:j], *row[j + 1 :]] for row in rest]))
        for j, entry in enumerate(matrix[0])
        if entry != b.ZERO
    ]
    return b.add(*parts)


def _signed(position: int, entry: Term) -> list[Term]:
    sign: list[Term] = [b.num(-1)] if position % 2 else []
    return sign if entry == b.ONE else [*sign, entry]


def _eliminated(rows: list[list[Fraction]]) -> Fraction:
    """A determinant of numbers, by elimination."""
    found = Fraction(1)
    for k in range(len(rows)):
        at = next((i for i in range(k, len(rows)) if rows[i][k]), None)
        if at is None:
            return Fraction(0)
        if at != k:
            rows[k], rows[at], found = rows[at], rows[k], -found
        found *= rows[k][k]
        for i in range(k + 1, len(rows)):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [one - factor * other for one, other in zip(rows[i], rows[k], strict=True)]
    return found


def minor(matrix: Matrix, rows: Sequence[int], columns: Sequence[int]) -> Term:
    return determinant([[matrix[i][j] for j in columns] for i in rows]) if rows else b.ONE


def leading(matrix: Matrix) -> list[Term]:
    """The leading principal minors, the determinant last; all are positive where a symmetric matrix is positive
    definite, and only there.  Horn & Johnson, Matrix Analysis, 7.2.5."""
    return [minor(matrix, range(k), range(k)) for k in range(1, len(matrix) + 1)]


def adjugate(matrix: Matrix) -> list[list[Term]]:
    """Of a symmetric matrix: the determinant times the inverse."""
    every = range(len(matrix))

    def entry(i: int, j: int) -> Term:
        found = minor(matrix, [k for k in every if k != i], [k for k in every if k != j])
        return found if (i + j) % 2 == 0 else b.neg(found)

    lower = [[entry(i, j) for j in range(i + 1)] for i in every]
    return full(lower)


def full(lower: Matrix) -> list[list[Term]]:
    """A symmetric matrix from its entries on and below the diagonal."""
    return [[lower[max(i, j)][min(i, j)] for j in range(len(lower))] for i in range(len(lower))]


def lower_of(entries: Sequence[Term]) -> list[list[Term]]:
    """1, 2, 3, ... entries a row."""
    rows: list[list[Term]] = []
    rest = list(entries)
    while rest:
        n = len(rows) + 1
        rows.append(rest[:n])
        rest = rest[n:]
    return rows


def flat(lower: Matrix) -> list[Term]:
    return [entry for row in lower for entry in row]


def pivots(matrix: Matrix) -> tuple[list[list[Term]], list[Term]]:
    """The rows of L, with ones on the diagonal, and the diagonal of D."""
    minors = [b.ONE, *leading(matrix)]
    d = len(matrix)
    rows = [
        [_quotient(minor(matrix, [*range(j), i], range(j + 1)), minors[j + 1]) for j in range(i)]
        + [b.ONE]
        + [b.ZERO] * (d - i - 1)
        for i in range(d)
    ]
    return rows, [_quotient(minors[k + 1], minors[k]) for k in range(d)]


def _quotient(above: Term, below: Term) -> Term:
    if isinstance(above, Num) and isinstance(below, Num):
        return b.num(above.value / below.value) if below.value else above
    return above if below == b.ONE else b.ZERO if above == b.ZERO else b.div(above, below)


def inverse_of_lower(rows: Matrix) -> list[list[Term]]:
    """The inverse of a matrix with ones on its diagonal and zeros above."""
    found: list[list[Term]] = []
    for i, row in enumerate(rows):
        before = [PLAIN.canonical(b.add(*(b.mul(-1, row[k], found[k][j]) for k in range(j, i)))) for j in range(i)]
        found.append([*before, b.ONE, *[b.ZERO] * (len(rows) - i - 1)])
    return found


def product_of(rows: Matrix, diagonal: Sequence[Term]) -> list[list[Term]]:
    """L D L', the entries on and below the diagonal."""
    return [
        [
            PLAIN.canonical(b.add(*(b.mul(rows[i][k], rows[j][k], diagonal[k]) for k in range(j + 1))))
            for j in range(i + 1)
        ]
        for i in range(len(rows))
    ]


def kronecker(one: Matrix, two: Matrix) -> list[list[Term]]:
    """The entries a_ij b_kl, in the order of (i, k) and (j, l)."""
    return [[_times(a, c) for a in row for c in other] for row in one for other in two]


def _times(a: Term, c: Term) -> Term:
    if b.ZERO in (a, c):
        return b.ZERO
    return c if a == b.ONE else a if c == b.ONE else PLAIN.canonical(b.mul(a, c))


def quadratic(matrix: Matrix, y: Sequence[Term]) -> Term:
    """y' A y of a symmetric matrix, each product of two coordinates once."""
    return b.add(*_summands(matrix, y)) if any(e != b.ZERO for row in matrix for e in row) else b.ZERO


def _summands(matrix: Matrix, y: Sequence[Term]) -> Iterator[Term]:
    for i in range(len(y)):
        for j in range(i + 1):
            entry = matrix[i][j]
            if entry == b.ZERO:
                continue
            weight = entry if i == j else PLAIN.canonical(b.mul(2, entry))
            factors = weight.args if b.is_app(weight, t.MUL) else () if weight == b.ONE else (weight,)  # type: ignore[union-attr]
            yield b.mul(*factors, b.power(y[i], 2)) if i == j else b.mul(*factors, y[j], y[i])
