"""A cell, each of its outcomes divided by the probability of its cell, weighs one; no outcomes weigh nothing.

U selects outcomes that are one cell of the kernel K, or none: where U(w) is not zero, K(w, o) and U(o) agree.  Then the
sum of P(w) U(w) / Q_K(w) is at most one.  This bounds the sum in the proof that conditional mutual information is never
negative, and the number of values in Fano's inequality.
"""

from symit import P, Eq, Implies, Lambda, Ne, Piecewise, cases, cell, finite, forall, have, integers, integral, le
from symit import lemma, mean, outcomes, partitions, same, vector

w, o = integers("w o")
(K,) = partitions("K")
U = vector("U")
weight, share = mean(U(w)), P(w) * U(w) / cell(w, K)

lemma(
    "cell-share",
    integral(share, (w, outcomes)) <= 1,
    title="The outcomes of a cell, each divided by the cell, add up to one",
    source="needed for the guide, 9.2 Fano's Inequality, and 4.3 Conditional Mutual Information",
    given={
        "U has a value at every outcome": forall(finite(U(w)), (w, outcomes)),
        "the outcomes that U selects are one cell, or none": forall(
            Eq(U(w) * K(w, o), U(w) * U(o)), (w, outcomes), (o, outcomes)
        ),
    },
    proof=[
        have(
            forall(Eq(U(w) * cell(w, K), U(w) * weight), (w, outcomes)),
            "all selected outcomes have one cell, and they are all of it",
        ),
        have(Implies(Eq(weight, 0), forall(Eq(share, 0), (w, outcomes))), "where they weigh nothing, there are none"),
        have(
            Implies(Ne(weight, 0), forall(Eq(share, P(w) * U(w) / weight), (w, outcomes))),
            "where they weigh something, it is the same for all",
        ),
        le(1, "so the sum is nothing or one", cases(Eq(weight, 0))),
    ],
    models={
        "one cell": {
            "m": 4,
            "P": Lambda(w, w / 10),
            K: Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o)),
            "U": Lambda(w, Piecewise((1, Eq((w - 2) ** 2, 1)), (0, True))),
        }
    },
)
