"""If P is the inverse of the covariance S = L L', then L'P L = 1.

X = L'P L satisfies X L' = L'P S = L', so the rows of X - 1 are taken to 0 by a triangular matrix, and vanish.
"""

from symit import Eq, Implies, Lambda, Piecewise, Range, S, calc, eq, finite, forall, have, integers, integral, lemma
from symit import mappings, swap, use

d, i, j, k, m, n = integers("d i j k m n")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns, inner, other, outer = ((index, Range(1, d + 1)) for index in (i, j, k, m, n))
product = integral(P(i, j) * L(j, n), columns)
entry = integral(L(i, k) * product, rows)


def identity(one, two):
    return Piecewise((1, Eq(one, two)), (0, True))


lemma(
    "precision-of-factor",
    forall(Eq(entry, identity(k, n)), inner, outer),
    title="The precision matrix of a covariance that is given by its factor",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        "the matrices have entries": [forall(finite(M(i, j)), rows, columns) for M in (L, P)],
        "the diagonal of L is positive": forall(L(i, i) > 0, rows),
        "L is lower triangular": forall(Implies(i < j, Eq(L(i, j), 0)), rows, columns),
        "P is the inverse of L L'": forall(
            Eq(integral(P(i, j) * integral(L(j, n) * L(m, n), outer), columns), identity(i, m)), rows, other
        ),
    },
    proof=[
        calc(
            "P L L' = 1",
            integral(L(m, n) * product, outer),
            integral(integral(P(i, j) * L(j, n) * L(m, n), columns), outer),
            eq(
                integral(integral(P(i, j) * L(j, n) * L(m, n), outer), columns),
                swap(integral(P(i, j) * L(j, n) * L(m, n), columns), outer),
            ),
            integral(P(i, j) * integral(L(j, n) * L(m, n), outer), columns),
            identity(i, m),
            over=[rows, other],
        ),
        calc(
            "X L' = L'",
            integral(L(m, n) * entry, outer),
            integral(integral(L(m, n) * L(i, k) * product, rows), outer),
            eq(
                integral(integral(L(m, n) * L(i, k) * product, outer), rows),
                swap(integral(L(m, n) * L(i, k) * product, rows), outer),
            ),
            integral(L(i, k) * integral(L(m, n) * product, outer), rows),
            integral(L(i, k) * identity(i, m), rows),
            L(m, k),
            over=[inner, other],
        ),
        have(forall(Eq(integral(L(m, n) * identity(k, n), outer), L(m, k)), inner, other)),
        have(
            forall(Eq(entry - identity(k, n), 0), inner, outer),
            use("triangular-kernel", r=Lambda(n, entry - identity(k, n))),
        ),
    ],
    models={
        "two coordinates": {
            d: 2,
            L: Lambda((i, j), Piecewise((0, i < j), (2, Eq(i + j, 2)), (1, True))),
            P: Lambda((i, j), Piecewise((1 / 2, Eq(i + j, 2)), (-1 / 2, Eq(i + j, 3)), (1, True))),
        }
    },
)
