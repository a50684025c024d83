"""I(X; Y) = 0 exactly when X and Y are independent, outcome by outcome: Q_XY(w) = Q_X(w) Q_Y(w).

This is conditional independence where nothing is known.  Cover & Thomas, equation (2.90).
"""

from symit import I, Eq, Lambda, cell, forall, have, iff, integers, lemma, outcomes, partitions, use

w, o = integers("w o")
K, L = partitions("K L")
independent = forall(Eq(cell(w, K, L), cell(w, K) * cell(w, L)), (w, outcomes))

lemma(
    "partition-independence",
    iff(Eq(I(K, L), 0), independent),
    title="No mutual information means independence, outcome by outcome",
    source="Cover & Thomas, equation (2.90); needed for the guide, Where and Why: Where It's Used",
    proof=[
        use("partition-conditional-independence", M=()),
        use("entropy-of-certainty"),
        have(forall(Eq(cell(w), 1), (w, outcomes)), "the constant has one cell, of probability one"),
        have(
            iff(forall(Eq(cell(w, K, L) * cell(w), cell(w, K) * cell(w, L)), (w, outcomes)), independent),
            "this is independence where nothing is known",
        ),
        have(iff(Eq(I(K, L), 0), independent), "this is independence where nothing is known"),
    ],
    models={
        "nothing is told apart": {"m": 4, "P": Lambda(w, w / 10), **dict.fromkeys((K, L), Lambda((w, o), 1))},
    },
)
