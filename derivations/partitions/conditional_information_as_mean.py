"""I(X; Y | Z) is minus the mean logarithm of ratios whose mean is at most one; so it is not negative.

X, Y, Z are the kernels K, L, M of random variables on a finite sample space, and Q_S(w) is the probability of the
outcomes that share the values of S with w.  The mean of the ratios is

    S = sum over w of P(w) Q_XZ(w) Q_YZ(w) / (Q_XYZ(w) Q_Z(w)) <= 1.

With Q_YZ taken apart, cell by cell, it is a sum over outcomes c, and with Q_XZ too one over pairs (a, c).  Each pair
gives at most P(a) P(c) / Q_Z(c), and only where a and c have the same Z.  Cover & Thomas, Elements of Information
Theory (2nd ed.), Theorem 2.6.3 and its corollaries.
"""

from symit import I, P, Eq, Lambda, calc, cell, eq, forall, have, iff, integers, integral, le, lemma, log, mean
from symit import outcomes, partitions, use

w, a, c = integers("w a c")
K, L, M = partitions("K L M")
three, one, left, right = cell(w, K, L, M), cell(w, M), cell(w, K, M), cell(w, L, M)
ratio = left * right / (three * one)
part = L(w, c) * M(w, c) / three

lemma(
    "conditional-information-as-mean",
    [
        Eq(I(K, L, given=M), -mean(log(ratio))),
        mean(log(ratio)) <= 0,
        iff(Eq(mean(log(ratio)), 0), forall(Eq(ratio, 1), (w, outcomes))),
    ],
    title="Conditional mutual information as a mean logarithm that is never positive",
    source="Cover & Thomas, Theorem 2.6.3 and corollaries; needed for the guide, 4.3 Conditional Mutual Information",
    proof=[
        calc(
            "The outcomes that share the values of Y and Z with c",
            integral(P(w) * part * left, (w, outcomes)),
            eq(
                integral(P(a) * integral(P(w) * part * (K(w, a) * M(w, a)), (w, outcomes)), (a, outcomes)),
                "cell by cell",
                use("mean-by-cells", K=(K, M), f=Lambda(w, part)),
            ),
            le(integral(P(a) * M(a, c), (a, outcomes)), "share-of-pairs"),
            cell(c, M),
            over=[(c, outcomes)],
        ),
        have(
            forall(Eq(M(w, c) * one, M(w, c) * cell(c, M)), (w, outcomes), (c, outcomes)),
            "the probability of Z is the same at all of them",
        ),
        calc(
            "All outcomes",
            mean(ratio),
            eq(
                integral(
                    P(c) * integral(P(w) * (left / (three * one)) * (L(w, c) * M(w, c)), (w, outcomes)), (c, outcomes)
                ),
                "cell by cell",
                use("mean-by-cells", K=(L, M), f=Lambda(w, left / (three * one))),
            ),
            integral(P(c) / cell(c, M) * integral(P(w) * part * left, (w, outcomes)), (c, outcomes)),
            le(integral(P(c), (c, outcomes))),
            1,
        ),
        use("mean-logarithm", r=Lambda(w, ratio)),
        calc(I(K, L, given=M), eq(-mean(log(ratio)), "the entropies, written out")),
    ],
)
