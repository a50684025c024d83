"""The Bretagnolle-Huber inequality: TV^2 <= 1 - exp(-KL), which says something however large KL is.

TV^2 <= h (2 - h) = 1 - (1 - h)^2 for the squared Hellinger distance h, and (1 - h)^2 >= exp(-KL).
"""

from symit import Abs, Density, Lambda, Range, Space, exp, given_of, have, integer, integral, kl, log, sqrt, theorem
from symit import use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
divergence = kl(Density(p, x), Density(q, x))
affinity = integral(sqrt(p * q), x)
total_variation = integral(Abs(p - q), x) / 2

theorem(
    "bretagnolle-huber-inequality",
    total_variation**2 <= 1 - exp(-divergence),
    title="The Bretagnolle-Huber inequality",
    source="Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.6",
    given=given_of("hellinger-kl"),
    proof=[
        use("hellinger-total-variation"),
        use("hellinger-kl"),
        have(affinity**2 * exp(divergence) >= 1, use("exponential-tangent", y=2 * log(affinity) + divergence)),
        have(exp(-divergence) <= affinity**2),
        have(total_variation**2 <= 1 - affinity**2),
        have(total_variation**2 <= 1 - exp(-divergence)),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
