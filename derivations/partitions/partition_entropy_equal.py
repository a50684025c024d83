"""Random variables that tell the same outcomes apart have the same entropy.

Entropy does not see the values, only which outcomes share them.  Cover & Thomas, Elements of Information Theory
(2nd ed.), remark after equation (2.1).
"""

from symit import H, Eq, Lambda, cell, eq, forall, integers, lemma, log, mean, outcomes, partitions, same

w, o = integers("w o")
K, L = partitions("K L")
alike = Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o))

lemma(
    "partition-entropy-equal",
    Eq(H(K), H(L)),
    title="Variables that tell the same outcomes apart have the same entropy",
    source="Cover & Thomas, section 2.1; needed for I(X; X) in the essay, Mutual Information",
    given={"both tell the same outcomes apart": forall(Eq(K(w, o), L(w, o)), (w, outcomes), (o, outcomes))},
    proof=[
        eq(-mean(log(cell(w, K))), "by definition"),
        eq(-mean(log(cell(w, L))), "partition-cells-equal"),
        eq(H(L), "by definition"),
    ],
    models={"four outcomes": {"m": 4, "P": Lambda(w, w / 10), K: alike, L: alike}},
)
