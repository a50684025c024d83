"""Cross-entropy is at least the entropy, with equality exactly where p = q.  Essay, "Cross-Entropy: Measuring
Mismatch"."""

from symit import Density, Eq, Lambda, Range, cross_entropy, entropy, forall, given_of, iff, integers, theorem, use
from symit import vectors

d, j = integers("d j")
p, q = vectors("p q")
outcomes = (j, Range(1, d + 1))
P, Q = Density(p(j), outcomes), Density(q(j), outcomes)

theorem(
    "cross-entropy-lower-bound",
    [cross_entropy(P, Q) >= entropy(P), iff(Eq(cross_entropy(P, Q), entropy(P)), forall(Eq(p(j), q(j)), outcomes))],
    title="Cross-entropy is at least the entropy",
    source="Essay, Cross-Entropy: Measuring Mismatch",
    given=given_of("gibbs-inequality-finite"),
    proof=[
        use("gibbs-inequality-finite"),
        use("cross-entropy-decomposition", X=Range(1, d + 1), p=p, q=q),
    ],
    models={"three values": {d: 3, p: Lambda(j, (j - 1) / 3), q: Lambda(j, j / 6)}},
)
