"""Variables that tell the same outcomes apart have equally likely values at every outcome."""

from symit import Eq, Lambda, cell, forall, integers, lemma, outcomes, partitions, same

w, o = integers("w o")
K, L = partitions("K L")
alike = Lambda((w, o), same(Lambda(w, (w - 2) ** 2), w, o))

lemma(
    "partition-cells-equal",
    forall(Eq(cell(w, K), cell(w, L)), (w, outcomes)),
    title="Variables that tell the same outcomes apart have equally likely values",
    source="Cover & Thomas, section 2.1; needed for I(X; X) in the essay, Mutual Information",
    given={"both tell the same outcomes apart": forall(Eq(K(w, o), L(w, o)), (w, outcomes), (o, outcomes))},
    proof=[],
    models={"four outcomes": {"m": 4, "P": Lambda(w, w / 10), K: alike, L: alike}},
)
