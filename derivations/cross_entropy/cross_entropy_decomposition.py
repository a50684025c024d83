"""Cross-entropy is entropy plus KL divergence, on any space: sums and integrals alike.  Essay, "Cross-Entropy:
Measuring Mismatch"."""

from symit import Density, Eq, Implies, Lambda, Ne, Range, Space, cross_entr, cross_entropy, entr, entropy, finite
from symit import forall, have, integer, kl, rel_entr, theorem

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)

theorem(
    "cross-entropy-decomposition",
    Eq(cross_entropy(P, Q), entropy(P) + kl(P, Q)),
    title="Cross-entropy is entropy plus KL divergence",
    source="Essay, Cross-Entropy: Measuring Mismatch; guide, 5.1 Definition",
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "q is positive wherever p is": forall(Implies(Ne(p, 0), q > 0), x),
        "the entropy is finite": finite(entropy(P)),
        "the divergence is finite": finite(kl(P, Q)),
    },
    proof=[have(forall(Eq(cross_entr(p, q), entr(p) + rel_entr(p, q)), x), "-log q = -log p + log p/q")],
    models={"three values": {X: Range(1, 4), "p": Lambda(n, (n - 1) / 3), "q": Lambda(n, n / 6)}},
)
