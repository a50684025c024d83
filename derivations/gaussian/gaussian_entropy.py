"""Differential entropy of the Gaussian.  Essay, "Entropy of Common Distributions"."""

from symit import E, Eq, Normal, density, entropy, eq, expectation, log, pi, positive, reals, theorem

mu, x = reals("mu x")
sigma = positive("sigma")
X = Normal(mu, sigma)

theorem(
    "gaussian-entropy",
    Eq(entropy(X), 1 / 2 * log(2 * pi * E * sigma**2)),
    source="Essay, Entropy of Common Distributions",
    given={"the standard deviation is positive": sigma},
    proof=[
        eq(-expectation(log(density(X, x)), (x, X)), "by definition"),
        eq(
            expectation(1 / 2 * log(2 * pi * sigma**2) + (x - mu) ** 2 / (2 * sigma**2), (x, X)), "expand the logarithm"
        ),
        eq(
            1 / 2 * log(2 * pi * sigma**2) + 1 / (2 * sigma**2) * expectation((x - mu) ** 2, (x, X)),
            "linearity of the expectation, and the density integrates to one",
        ),
        eq(1 / 2 * log(2 * pi * sigma**2) + 1 / 2, "gaussian-variance", "the second central moment is sigma^2"),
        eq(1 / 2 * log(2 * pi * E * sigma**2), "collect the logarithms"),
    ],
)
