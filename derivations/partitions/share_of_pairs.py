"""The outcomes with the X of a, the Y of c and the Z of both, each divided by its cell of XYZ, weigh at most one.

These outcomes, which U selects, are one cell of XYZ or none; and there are none unless a and c have the same Z.
"""

from symit import P, Eq, Lambda, calc, cell, eq, forall, have, integers, integral, le, lemma, outcomes, partitions, use

w, o, a, c = integers("w o a c")
K, L, M = partitions("K L M")
points = (a, outcomes), (c, outcomes), (w, outcomes)


def U(w):
    return K(w, a) * M(w, a) * L(w, c) * M(w, c)


share = P(w) * U(w) / cell(w, K, L, M)

lemma(
    "share-of-pairs",
    forall(integral(share, (w, outcomes)) <= M(a, c), (a, outcomes), (c, outcomes)),
    title="The outcomes that share values with both of a pair, each divided by its cell, weigh at most one",
    source="needed for the guide, 4.3 Conditional Mutual Information",
    proof=[
        have(
            forall(Eq(U(w) * (K(w, o) * L(w, o) * M(w, o)), U(w) * U(o)), *points, (o, outcomes)),
            "the selected outcomes are one cell of XYZ, or none",
        ),
        have(
            forall(integral(share, (w, outcomes)) <= 1, (a, outcomes), (c, outcomes)),
            use("cell-share", K=(K, L, M), U=Lambda(w, U(w))),
        ),
        calc(
            integral(share, (w, outcomes)),
            eq(integral(M(a, c) * share, (w, outcomes)), "where there are any, a and c have the same Z"),
            M(a, c) * integral(share, (w, outcomes)),
            le(M(a, c)),
            over=[(a, outcomes), (c, outcomes)],
        ),
    ],
)
