"""A mean weighted by the probabilities of cells, the outcomes of each cell in turn.

Q_K(w) is the sum of P(a) over the outcomes a that share the values of w, so a sum of f(w) Q_K(w) is one over pairs of
outcomes, which may be taken in the other order.
"""

from symit import P, Eq, Lambda, cell, eq, finite, forall, integers, integral, lemma, outcomes, partitions, same, swap
from symit import vector

w, o, a = integers("w o a")
(K,) = partitions("K")
f = vector("f")

lemma(
    "mean-by-cells",
    Eq(
        integral(P(w) * f(w) * cell(w, K), (w, outcomes)),
        integral(P(a) * integral(P(w) * f(w) * K(w, a), (w, outcomes)), (a, outcomes)),
    ),
    title="A sum over outcomes, cell by cell",
    source="needed for the guide, 4.3 Conditional Mutual Information, and 9.2 Fano's Inequality",
    given={"f has a value at every outcome": forall(finite(f(w)), (w, outcomes))},
    proof=[
        integral(integral(P(a) * P(w) * f(w) * K(w, a), (a, outcomes)), (w, outcomes)),
        eq(
            integral(integral(P(a) * P(w) * f(w) * K(w, a), (w, outcomes)), (a, outcomes)),
            "finite sums are exchanged",
            swap(integral(P(a) * P(w) * f(w) * K(w, a), (a, outcomes)), (w, outcomes)),
        ),
        integral(P(a) * integral(P(w) * f(w) * K(w, a), (w, outcomes)), (a, outcomes)),
    ],
    models={
        "four outcomes": {
            "m": 4,
            "P": Lambda(w, w / 10),
            K: Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o)),
            f: Lambda(w, w**2),
        }
    },
)
