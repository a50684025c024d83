"""The square completed in D + h' x - 1/2 x' B x, which stands in exp in a product of powers of Gaussian densities.

B is K' R K, K with ones on its diagonal and zeros above, so that in z = K x the squares stand alone.  For independent
coordinates K is the identity; else B is to be made of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from symit.families.entry import Member
from symit.families.vectors.forms import is_diagonal
from symit.families.vectors.gaussian import covariance_of, dimension_of, inverse_of, mean_of
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term

Rows = list[list[Term]]


@dataclass(frozen=True)
class Squares:
    """D + the sum of the c_k z_k - r_k z_k^2 for z = K x."""

    constant: Term
    rows: Rows
    rates: list[Term]
    slopes: list[Term]


def squares_of(members: Sequence[Member], exponents: Sequence[Term]) -> Squares | None:
    """None where a covariance that is not diagonal has symbols, or a square is not to be had by itself."""
    d = range(dimension_of(members[0]))
    inverses = [_inverse(m) for m in members]
    whole = [[_sum(b.mul(e, v[i][j]) for e, v in zip(exponents, inverses, strict=True)) for j in d] for i in d]
    pushed = [
        [_sum(b.mul(row[j], mean_of(m)[j]) for j in d) for row in inverse]
        for m, inverse in zip(members, inverses, strict=True)
    ]
    slopes = [_sum(b.mul(e, y[i]) for e, y in zip(exponents, pushed, strict=True)) for i in d]
    constant = _sum(
        b.mul(b.div(e, -2), m, n)
        for e, member, y in zip(exponents, members, pushed, strict=True)
        for m, n in zip(mean_of(member), y, strict=True)
    )
    rows: Rows = [[b.num(i == j) for j in d] for i in d]
    if not all(map(is_diagonal, members)):
        if not all(isinstance(e, Num) for row in whole for e in row):
            return None
        for k in reversed(d):
            if whole[k][k] == b.ZERO and any(whole[k][j] != b.ZERO for j in range(k)):
                return None
            for j in range(k):
                rows[k][j] = PLAIN.canonical(b.div(whole[k][j], whole[k][k])) if whole[k][k] != b.ZERO else b.ZERO
            for i in range(k):
                for j in range(k):
                    whole[i][j] = PLAIN.canonical(b.sub(whole[i][j], b.mul(whole[k][k], rows[k][i], rows[k][j])))
                slopes[i] = PLAIN.canonical(b.sub(slopes[i], b.mul(rows[k][i], slopes[k])))
    return Squares(constant, rows, [PLAIN.canonical(b.div(whole[k][k], 2)) for k in d], slopes)


def _sum(parts: Iterable[Term]) -> Term:
    return PLAIN.canonical(b.add(*parts))


def _inverse(member: Member) -> Rows:
    d = range(dimension_of(member))
    if is_diagonal(member):
        return [[b.power(covariance_of(member)[i][i], -1) if i == j else b.ZERO for j in d] for i in d]
    inverse, det = inverse_of(member)
    return [[PLAIN.canonical(b.div(e, det)) for e in row] for row in inverse]
