"""JS(P||Q) = H((P + Q)/2) - H(P)/2 - H(Q)/2.  Guide, Exercises, 2.

On a finite space the entropies are finite; on others that is a condition, which JS itself does not need.
"""

from symit import Density, Eq, Lambda, Range, Space, entr, entropy, eq, finite, forall, given_of, have, integer
from symit import integral, kl, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
m = (p + q) / 2
P, Q, M = (Density(f, x) for f in (p, q, m))

theorem(
    "jensen-shannon-entropy-form",
    Eq((kl(P, M) + kl(Q, M)) / 2, entropy(M) - entropy(P) / 2 - entropy(Q) / 2),
    title="The Jensen-Shannon divergence by entropies",
    source="Guide, Exercises, 2",
    given=given_of("jensen-shannon-bound"),
    regularity={"the entropies of P and Q are finite": [finite(entropy(P)), finite(entropy(Q))]},
    proof=[
        use("jensen-shannon-bound"),
        have(forall(Eq(entr(m), (rel_entr(p, m) + rel_entr(q, m) + entr(p) + entr(q)) / 2), x)),
        have(Eq(entropy(M), integral((rel_entr(p, m) + rel_entr(q, m) + entr(p) + entr(q)) / 2, x))),
        eq(entropy(M) - entropy(P) / 2 - entropy(Q) / 2),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
