"""With two classes the cross-entropy loss is the binary cross-entropy, for labels 0 and 1 and for soft ones.  Guide,
"5.2 Cross-Entropy Loss"."""

from symit import Bernoulli, Eq, cases, cross_entr, cross_entropy, eq, log, probability, real, theorem

y, p = real("y"), probability("p")

theorem(
    "binary-cross-entropy",
    Eq(cross_entropy(Bernoulli(y), Bernoulli(p)), -(y * log(p) + (1 - y) * log(1 - p))),
    title="With two classes the cross-entropy loss is the binary cross-entropy",
    source="Guide, 5.2 Cross-Entropy Loss",
    given={
        "the label is 0, 1 or between": [y >= 0, y <= 1],
        "the prediction is a probability strictly between 0 and 1": p,
    },
    proof=[
        eq(cross_entr(y, p) + cross_entr(1 - y, 1 - p), "written out"),
        eq(-(y * log(p) + (1 - y) * log(1 - p)), cases(Eq(y, 0), Eq(y, 1)), "zeros included"),
    ],
)
