"""The KL divergence is at most log(1 + chi-squared), and so at most the chi-squared divergence.

Jensen's inequality for log(p/q) under p, by the tangent of the logarithm at 1 + chi-squared = E_P[p/q].
"""

from symit import Density, Eq, Lambda, Range, Space, calc, cases, finite, forall, have, integer, integral, kl, le, log
from symit import rel_entr, theorem, use

X = Space("X")
x, n = X.point("x"), integer("n")
p, q = (f(x) for f in X.functions("p q"))
divergence = kl(Density(p, x), Density(q, x))
chi_squared = integral((p - q) ** 2 / q, x)

theorem(
    "chi-squared-kl",
    [divergence <= log(1 + chi_squared), divergence <= chi_squared],
    title="KL and chi-squared divergence",
    source="Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.7",
    given={
        "p is not negative": forall(p >= 0, x),
        "q is positive: X is where it is": forall(q > 0, x),
        "p and q integrate to one: P has no mass elsewhere": [Eq(integral(p, x), 1), Eq(integral(q, x), 1)],
        "the chi-squared divergence is finite": finite(chi_squared),
    },
    proof=[
        have(chi_squared >= 0),
        have(forall(Eq(p**2 / q, (p - q) ** 2 / q + 2 * p - q), x)),
        have(Eq(integral(p**2 / q, x), 1 + chi_squared)),
        have(
            forall(rel_entr(p, q) <= p * log(1 + chi_squared) + p**2 / q / (1 + chi_squared) - p, x),
            use("exponential-tangent", y=log(p / q / (1 + chi_squared))),
            cases(Eq(p, 0)),
        ),
        have(finite(divergence)),
        calc(
            divergence,
            le(integral(p * log(1 + chi_squared) + p**2 / q / (1 + chi_squared) - p, x)),
            log(1 + chi_squared),
        ),
        have(divergence <= chi_squared, use("exponential-tangent", y=log(1 + chi_squared))),
    ],
    models={"two coins": {X: Range(0, 2), "p": Lambda(n, 1 / 4 + n / 2), "q": 1 / 2}},
)
