"""I(X; Y | Z) >= 0, the inequality behind all inequalities of Shannon's type.

It is minus the mean logarithm of ratios whose mean is at most one.  Cover & Thomas, Elements of Information Theory (2nd
ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import I, have, lemma, partitions

K, L, M = partitions("K L M")

lemma(
    "partition-conditional-information",
    I(K, L, given=M) >= 0,
    title="Conditional mutual information is never negative",
    source="Cover & Thomas, Theorem 2.6.3 and corollaries; needed for the guide, 4.3 Conditional Mutual Information",
    proof=[have(I(K, L, given=M) >= 0, "conditional-information-as-mean")],
)
