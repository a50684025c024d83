"""I(X; Y | Z) = 0 exactly when X and Y are independent given Z: Q_XYZ(w) Q_Z(w) = Q_XZ(w) Q_YZ(w) at every outcome.

The mean logarithm of the ratios is zero exactly when each of them is one.  Cover & Thomas, Elements of Information
Theory (2nd ed.), corollary to Theorem 2.6.3.
"""

from symit import I, Eq, Lambda, cell, forall, have, iff, integers, lemma, outcomes, partitions, use

w, o = integers("w o")
K, L, M = partitions("K L M")
three, one, two, other = cell(w, K, L, M), cell(w, M), cell(w, K, M), cell(w, L, M)
independent = forall(Eq(three * one, two * other), (w, outcomes))

lemma(
    "partition-conditional-independence",
    iff(Eq(I(K, L, given=M), 0), independent),
    title="No conditional mutual information means conditional independence",
    source="Cover & Thomas, corollary to Theorem 2.6.3; needed for the guide, 9.1 Data Processing Inequality",
    proof=[
        use("conditional-information-as-mean"),
        have(
            iff(forall(Eq(two * other / (three * one), 1), (w, outcomes)), independent),
            "the ratios are one exactly where the probability of all three is what independence says",
        ),
        have(iff(Eq(I(K, L, given=M), 0), independent), "the mean logarithm is zero only where all of them are one"),
    ],
    models={
        "nothing is told apart": {"m": 4, "P": Lambda(w, w / 10), **dict.fromkeys((K, L, M), Lambda((w, o), 1))},
    },
)
