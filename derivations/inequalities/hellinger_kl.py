"""The KL divergence is at least -2 log of the affinity of p and q, and so at least twice the squared Hellinger
distance.

Jensen's inequality for log sqrt(q/p), by the tangent of the logarithm at the affinity.
"""

from symit import Density, Eq, Lambda, Range, Space, cases, finite, forall, have, integer, integral, kl, log, positive
from symit import rel_entr, sqrt, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
divergence = kl(Density(p, x), Density(q, x))
c = positive("c")
affinity = integral(sqrt(p * q), x)

tangent = 2 * p - 2 * p * log(c) - 2 / c * sqrt(p * q)
bound = forall(2 - 2 * log(c) - 2 / c * affinity <= divergence, c)

theorem(
    "hellinger-kl",
    [-2 * log(affinity) <= divergence, 2 * (1 - affinity) <= divergence],
    title="Hellinger distance and KL divergence",
    source="Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.4",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the affinity is positive": affinity > 0,
        "the divergence is finite": finite(divergence),
    },
    proof=[
        have(finite(integral(rel_entr(p, q), x))),
        have(
            forall(tangent <= rel_entr(p, q), x, c),
            use("exponential-tangent", y=log(sqrt(q / p) / c)),
            cases(Eq(p, 0)),
        ),
        have(bound),
        have(-2 * log(affinity) <= divergence, use(bound, affinity)),
        have(2 * (1 - affinity) <= divergence, use("exponential-tangent", y=log(affinity))),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
