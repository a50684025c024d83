"""The Jensen-Shannon divergence is symmetric.  Guide, "8.2 Jensen-Shannon Divergence"."""

from symit import Density, Eq, Lambda, Range, Space, eq, given_of, integer, kl, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
P, Q, of_both, other_way = (Density(f, x) for f in (p, q, (p + q) / 2, (q + p) / 2))

theorem(
    "jensen-shannon-symmetric",
    Eq((kl(P, of_both) + kl(Q, of_both)) / 2, (kl(Q, other_way) + kl(P, other_way)) / 2),
    title="The Jensen-Shannon divergence is symmetric",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given=given_of("jensen-shannon-bound"),
    proof=[
        use("jensen-shannon-bound"),
        eq((kl(Q, other_way) + kl(P, other_way)) / 2, "the sum of p and q does not depend on the order"),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
