"""Cross-entropy is at least the entropy, with equality exactly where p = q.  Essay, "Cross-Entropy: Measuring
Mismatch"."""

from symit import Density, Eq, Implies, Lambda, Ne, Range, cross_entropy, entropy, forall, iff, integers, integral
from symit import theorem, use, vectors

d, j = integers("d j")
p, q = vectors("p q")
outcomes = (j, Range(1, d + 1))
P, Q = Density(p(j), outcomes), Density(q(j), outcomes)

theorem(
    "cross-entropy-lower-bound",
    [cross_entropy(P, Q) >= entropy(P), iff(Eq(cross_entropy(P, Q), entropy(P)), forall(Eq(p(j), q(j)), outcomes))],
    title="Cross-entropy is at least the entropy",
    source="Essay, Cross-Entropy: Measuring Mismatch",
    given={
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "no q_j is negative": forall(q(j) >= 0, outcomes),
        "q_j is positive wherever p_j is": forall(Implies(Ne(p(j), 0), q(j) > 0), outcomes),
        "the p_j add up to one": Eq(integral(p(j), outcomes), 1),
        "the q_j add up to one": Eq(integral(q(j), outcomes), 1),
    },
    proof=[
        use("gibbs-inequality-finite"),
        use("cross-entropy-decomposition", X=Range(1, d + 1), p=p, q=q),
    ],
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
