"""Entropy is concave: mixing two distributions mixes at least their entropies.  Cover & Thomas, Theorem 2.7.3."""

from symit import Density, Eq, Lambda, Range, Space, entr, entropy, finite, forall, have, integer, probability
from symit import rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
t = probability("t")
p, q = (f(x) for f in X.functions("p q"))
mixture = t * p + (1 - t) * q
P, Q, Mixture = (Density(f, x) for f in (p, q, mixture))

theorem(
    "entropy-concave",
    t * entropy(P) + (1 - t) * entropy(Q) <= entropy(Mixture),
    title="Entropy is concave",
    source="Cover & Thomas, Theorem 2.7.3",
    given={
        "p and q are not negative": [forall(p >= 0, x), forall(q >= 0, x)],
        "all entropies are finite": [finite(entropy(f)) for f in (P, Q, Mixture)],
        "t is a share": t,
    },
    proof=[
        have(forall(Eq(rel_entr(t * p, t), -t * entr(p)), x)),
        have(forall(Eq(rel_entr((1 - t) * q, 1 - t), -(1 - t) * entr(q)), x)),
        have(
            forall(rel_entr(mixture, t + (1 - t)) <= rel_entr(t * p, t) + rel_entr((1 - t) * q, 1 - t), x),
            use("log-sum-inequality", u_1=t * p, v_1=t, u_2=(1 - t) * q, v_2=1 - t),
        ),
        have(forall(t * entr(p) + (1 - t) * entr(q) <= entr(mixture), x)),
        have(t * entropy(P) + (1 - t) * entropy(Q) <= entropy(Mixture)),
    ],
    models={"two coins": {X: Range(0, 2), t: 1 / 3, "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
