"""The first two moments of the Gaussian: E[X] = mu and E[X^2] = mu^2 + sigma^2.

The mean is the fundamental theorem again: -sigma^2 p(x) is an antiderivative of (x - mu) p(x).
"""

from symit import And, Eq, Normal, calc, density, eq, expectation, forall, have, integral, integrate, lemma, positive
from symit import reals

mu, x = reals("mu x")
sigma = positive("sigma")
X = Normal(mu, sigma)
p = density(X, x)
bound = (1 + (x - mu) ** 2) / 2 * p

lemma(
    "gaussian-moments",
    [Eq(expectation(x, (x, X)), mu), Eq(expectation(x**2, (x, X)), mu**2 + sigma**2)],
    title="The first two moments of the Gaussian",
    source="needed for the essay, Properties of KL Divergence",
    given={"the standard deviation is positive": sigma},
    proof=[
        have(forall(And(-bound <= (x - mu) * p, (x - mu) * p <= bound), x), "so (x - mu) p is integrable"),
        integrate((x - mu) * p, x, antiderivative=-(sigma**2) * p),
        calc(
            "The mean",
            expectation(x, (x, X)),
            integral((x - mu) * p, x) + mu * integral(p, x),
            eq(mu, "the odd part vanishes and the density integrates to one"),
        ),
        calc(
            "The second moment",
            expectation(x**2, (x, X)),
            integral((x - mu) ** 2 * p, x) + 2 * mu * integral((x - mu) * p, x) + mu**2 * integral(p, x),
            eq(mu**2 + sigma**2, "the central moments"),
        ),
    ],
)
