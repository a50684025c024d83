"""I(X; Y) >= 0: the conditional mutual information of X and Y where nothing is known.  Cover & Thomas, equation
(2.90)."""

from symit import H, I, Lambda, calc, eq, integers, le, partitions, same, theorem, use

w, o = integers("w o")
K, L = partitions("K L")

theorem(
    "partition-information",
    I(K, L) >= 0,
    title="Mutual information is never negative",
    source="Cover & Thomas, equation (2.90); needed for the essay, Mutual Information",
    proof=[
        use("partition-conditional-information", M=Lambda((w, o), 1)),
        calc(
            0,
            le(H(K) + H(L) - H(K, L) - H(), "conditional mutual information is never negative"),
            eq(I(K, L), "entropy-of-certainty"),
        ),
    ],
    models={
        "four outcomes": {
            "m": 4,
            "P": Lambda(w, w / 10),
            K: Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o)),
            L: Lambda((w, o), same(Lambda(w, w * (w - 5)), w, o)),
        }
    },
)
