"""The GAN's discriminator is best at p/(p + q), and the value there is 2 JS(p||q) - log 4.  Guide, "8.2 Jensen-Shannon
Divergence".

The tangents of u log(u/v) with slopes D and 1 - D, at v = p + q.
"""

from symit import Density, Eq, Lambda, Range, Space, finite, forall, have, integer, integral, kl, log, rel_entr
from symit import theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q, D = (f(x) for f in X.functions("p q D"))
m, best = (p + q) / 2, p / (p + q)
P, Q, M = (Density(f, x) for f in (p, q, m))
js = (kl(P, M) + kl(Q, M)) / 2


def value(D):
    return integral(p * log(D) + q * log(1 - D), x)


theorem(
    "gan-jensen-shannon",
    [value(D) <= value(best), Eq(value(best), 2 * js - log(4))],
    title="With the best discriminator a GAN minimises the Jensen-Shannon divergence",
    source="Guide, 8.2 Jensen-Shannon Divergence",
    given={
        "p and q are positive": [forall(p > 0, x), forall(q > 0, x)],
        "p and q integrate to one": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the discriminator gives probabilities": [forall(D > 0, x), forall(D < 1, x)],
        "its value is finite": finite(value(D)),
    },
    proof=[
        use("jensen-shannon-bound"),
        have(forall(Eq(p * log(best) + q * log(1 - best), rel_entr(p, m) + rel_entr(q, m) - (p + q) * log(2)), x)),
        have(Eq(value(best), 2 * js - log(4))),
        have(
            forall(p * log(D) + q * log(1 - D) <= p * log(best) + q * log(1 - best), x),
            use("relative-tangents", u=p, v=p + q, a=D),
            use("relative-tangents", u=q, v=p + q, a=1 - D),
        ),
        have(value(D) <= value(best)),
    ],
    models={
        "two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2, "D": Lambda(n, 1 / 3 + n / 3)},
    },
)
