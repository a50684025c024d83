"""The Gaussian density integrates to one: the substitution u = (x - mu)/(sigma sqrt 2) in the Gaussian integral."""

from symit import Eq, Normal, density, eq, exp, integral, lemma, pi, positive, reals, sqrt, substitute, use

mu, x, u = reals("mu x u")
sigma = positive("sigma")

lemma(
    "gaussian-normalization",
    Eq(integral(density(Normal(mu, sigma), x), x), 1),
    title="The Gaussian density integrates to one",
    source="needed for the essay, Entropy of Common Distributions",
    given={"the standard deviation is positive": sigma},
    proof=[
        use("gaussian-integral"),
        substitute(exp(-(u**2)), (u, (x - mu) / (sigma * sqrt(2))), x),
        eq(integral(exp(-(u**2)), u) / sqrt(pi), "write the density out, and substitute"),
        eq(1, "gaussian-integral", "the Gaussian integral"),
    ],
)
