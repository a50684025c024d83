"""The Jensen-Shannon divergence always has a value, and does not depend on the order.  Guide, "8.2 Jensen-Shannon
Divergence".

m = (p + q)/2 is positive wherever p or q is, and log(p/m) <= log 2: no two distributions are excluded, unlike with KL.
"""

from symit import Density, Eq, Space, finite, given_of, have, integer, integral, kl, models_of, rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
m = (p + q) / 2
P, Q, M, M_swapped = (Density(f, x) for f in (p, q, m, (q + p) / 2))

theorem(
    "jensen-shannon-definition",
    [
        finite((kl(P, M) + kl(Q, M)) / 2),
        Eq((kl(P, M) + kl(Q, M)) / 2, integral((rel_entr(p, m) + rel_entr(q, m)) / 2, x)),
    ],
    title="The Jensen-Shannon divergence always has a value",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given=given_of("jensen-shannon-bound"),
    proof=[
        use("jensen-shannon-bound"),
        have(Eq((kl(P, M) + kl(Q, M)) / 2, integral((rel_entr(p, m) + rel_entr(q, m)) / 2, x))),
    ],
    models=models_of("jensen-shannon-bounded"),
)
