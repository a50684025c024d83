"""H(X) >= 0: the conditional entropy of X where nothing is known.  Cover & Thomas, Lemma 2.1.1."""

from symit import H, have, lemma, partitions, use

(K,) = partitions("K")

lemma(
    "partition-entropy-nonnegative",
    H(K) >= 0,
    title="Entropy is never negative",
    source="Cover & Thomas, Lemma 2.1.1; needed for the guide, 1.2 Properties of Entropy",
    proof=[
        use("partition-conditional-entropy", M=()),
        have(H(K) >= 0, "entropy-of-certainty"),
    ],
)
