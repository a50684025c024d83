"""The KL divergence of p from a Gaussian is the one from the Gaussian with p's mean and variance, and that one's
from the other.

-log of a Gaussian density is quadratic, so its mean under p is that under the Gaussian with the same moments.
"""

from symit import S, Density, Eq, Lambda, Laplace, Normal, calc, density, entr, entropy, finite, forall, function
from symit import have, integral, kl, log, pi, positives, reals, rel_entr, sqrt, lemma

f = function("f")
x, mu, m = reals("x mu m")
sigma, s = positives("sigma s")
P, best, other = Density(f(x), (x, S.Reals)), Normal(mu, sigma), Normal(m, s)


def surprise(m, s):
    """-log of a Gaussian density."""
    return log(2 * pi * s**2) / 2 + (x - m) ** 2 / (2 * s**2)


lemma(
    "forward-kl-by-moments",
    Eq(kl(P, other), kl(P, best) + kl(best, other)),
    title="The forward divergence from a Gaussian, by way of the one with the same moments",
    source="needed for the essay, Properties of KL Divergence",
    given={
        "the standard deviation of p is positive": sigma,
        "that of another Gaussian is positive": s,
        "p is not negative": forall(f(x) >= 0, x),
        "p integrates to one": Eq(integral(f(x), x), 1),
        "p has mean mu": Eq(integral(x * f(x), x), mu),
        "p has variance sigma^2": Eq(integral((x - mu) ** 2 * f(x), x), sigma**2),
        "its entropy is finite": finite(entropy(P)),
    },
    proof=[
        calc(
            integral(f(x) * surprise(m, s), x),
            integral(
                f(x)
                * (log(2 * pi * s**2) / 2 + ((x - mu) ** 2 + 2 * (mu - m) * (x - mu) + (mu - m) ** 2) / (2 * s**2)),
                x,
            ),
            log(2 * pi * s**2) / 2 + (sigma**2 + (mu - m) ** 2) / (2 * s**2),
        ),
        calc(
            integral(f(x) * surprise(mu, sigma), x),
            log(2 * pi * sigma**2) / 2 + 1 / 2,
        ),
        have(forall(Eq(rel_entr(f(x), density(other, x)), -entr(f(x)) + f(x) * surprise(m, s)), x)),
        have(forall(Eq(rel_entr(f(x), density(best, x)), -entr(f(x)) + f(x) * surprise(mu, sigma)), x)),
        have(Eq(kl(P, other), -entropy(P) + integral(f(x) * surprise(m, s), x))),
        have(Eq(kl(P, best), -entropy(P) + integral(f(x) * surprise(mu, sigma), x))),
        have(Eq(kl(best, other), log(s / sigma) + (sigma**2 + (mu - m) ** 2) / (2 * s**2) - 1 / 2), "gaussian-kl"),
        have(Eq(kl(P, other), kl(P, best) + kl(best, other))),
    ],
    models={
        "a Laplace density": {mu: 0, sigma: sqrt(2), m: 1, s: 1, f: Lambda(x, density(Laplace(0, 1), x))},
        "a Gaussian": {mu: 1, sigma: 2, m: 0, s: 1, f: Lambda(x, density(Normal(1, 2), x))},
    },
)
