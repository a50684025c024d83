"""The KL divergence is what coding for q costs beyond the entropy: cross-entropy minus entropy.  Essay, "KL Divergence:
The Extra Bits"."""

from symit import Density, Eq, Lambda, Range, Space, cross_entropy, entropy, given_of, integer, kl, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q = Density(p, x), Density(q, x)

theorem(
    "kl-as-excess-cost",
    Eq(kl(P, Q), -entropy(P) + cross_entropy(P, Q)),
    title="The KL divergence is cross-entropy minus entropy",
    source="Essay, KL Divergence: The Extra Bits",
    given=given_of("cross-entropy-decomposition"),
    proof=[use("cross-entropy-decomposition", X=X)],
    models={"three values": {X: Range(1, 4), "p": Lambda(n, (n - 1) / 3), "q": Lambda(n, n / 6)}},
)
