"""I(X; Y | Z) >= 0, the inequality behind all inequalities of Shannon's type.

It is minus the mean logarithm of ratios whose mean is at most one.  Cover & Thomas, Elements of Information Theory (2nd
ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import I, Lambda, Piecewise, have, integers, partitions, same, theorem

w, o = integers("w o")
K, L, M = partitions("K L M")

theorem(
    "partition-conditional-information",
    I(K, L, given=M) >= 0,
    title="Conditional mutual information is never negative",
    source="Cover & Thomas, Theorem 2.6.3 and corollaries; needed for the guide, 4.3 Conditional Mutual Information",
    proof=[have(I(K, L, given=M) >= 0, "conditional-information-as-mean")],
    models={
        "four outcomes": {
            "m": 4,
            "P": Lambda(w, w / 10),
            K: Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o)),
            L: Lambda((w, o), same(Lambda(w, w * (w - 5)), w, o)),
            M: Lambda((w, o), same(Lambda(w, Piecewise((0, w <= 2), (1, True))), w, o)),
        }
    },
)
