"""I(X; Y) >= 0: the conditional mutual information of X and Y where nothing is known.  Cover & Thomas, equation
(2.90)."""

from symit import H, I, calc, eq, le, lemma, partitions, use

K, L = partitions("K L")

lemma(
    "partition-information",
    I(K, L) >= 0,
    title="Mutual information is never negative",
    source="Cover & Thomas, equation (2.90); needed for the essay, Mutual Information",
    proof=[
        use("partition-conditional-information", M=()),
        calc(
            0,
            le(H(K) + H(L) - H(K, L) - H(), "conditional mutual information is never negative"),
            eq(I(K, L), "entropy-of-certainty"),
        ),
    ],
)
