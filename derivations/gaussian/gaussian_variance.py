"""The second central moment of the Gaussian: integration by parts against the density."""

from symit import Eq, Normal, density, expectation, forall, have, integral, integrate, lemma, positive, reals, sqrt, use

mu, x = reals("mu x")
sigma = positive("sigma")
X = Normal(mu, sigma)
p, wider = density(X, x), density(Normal(mu, sqrt(2) * sigma), x)

lemma(
    "gaussian-variance",
    Eq(expectation((x - mu) ** 2, (x, X)), sigma**2),
    title="The second central moment of the Gaussian",
    source="Essay, Entropy of Common Distributions: E[(X - mu)^2] = sigma^2",
    given={"the standard deviation is positive": sigma},
    proof=[
        have(
            forall((x - mu) ** 2 * p <= 4 * sqrt(2) * sigma**2 * wider, x),
            use("exponential-tangent", y=(x - mu) ** 2 / (4 * sigma**2)),
            "w <= exp(w): the integrand lies below a wider Gaussian",
        ),
        integrate((x - mu) ** 2 * p - sigma**2 * p, x, antiderivative=-(sigma**2) * (x - mu) * p),
        sigma**2 * integral(p, x),
        sigma**2,
    ],
)
