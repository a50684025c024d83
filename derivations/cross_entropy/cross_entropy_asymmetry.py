"""The cross-entropy from p to q is not that from q to p: from a fair coin to one with the chances 1/4 and 3/4 it is
log(16/3)/2, and the other way round log 2.  Guide, "Representation Comparison"."""

from symit import Bernoulli, Eq, cross_entropy, have, log, theorem

P, Q = Bernoulli(1 / 2), Bernoulli(1 / 4)

theorem(
    "cross-entropy-asymmetry",
    [
        Eq(cross_entropy(P, Q), log(16 / 3) / 2),
        Eq(cross_entropy(Q, P), log(2)),
        cross_entropy(Q, P) < cross_entropy(P, Q),
    ],
    title="Cross-entropy is not symmetric",
    source="Guide, Representation Comparison",
    proof=[
        have(Eq(cross_entropy(P, Q), log(16 / 3) / 2)),
        have(Eq(cross_entropy(Q, P), log(2))),
        have(log(4) < log(16 / 3)),
        have(cross_entropy(Q, P) < cross_entropy(P, Q)),
    ],
)
