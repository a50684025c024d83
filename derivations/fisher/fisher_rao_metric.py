"""The Fisher-Rao metric of the Gaussians: ds^2 = (d mu^2 + 2 d sigma^2)/sigma^2.  Guide, "10.1 Statistical
Manifold".
"""

from symit import Eq, Normal, density, derivative, expectation, finite, forall, have, integral, log, positive, reals
from symit import theorem, use

mu, r, s, x = reals("mu r s x")
sigma = positive("sigma")
X = Normal(mu, sigma)
p, m = density(X, x), x - mu
in_mu = derivative(log(density(Normal(s, sigma), x)), (s, mu))
in_sigma = derivative(log(density(Normal(mu, s), x)), (s, sigma))
square = m**4 * p / sigma**6 - 2 / sigma**4 * (m**2 * p) + p / sigma**2

theorem(
    "fisher-rao-metric",
    [
        Eq(expectation(in_mu**2, (x, X)), 1 / sigma**2),
        Eq(expectation(in_mu * in_sigma, (x, X)), 0),
        Eq(expectation(in_sigma**2, (x, X)), 2 / sigma**2),
    ],
    title="The Fisher-Rao metric of the Gaussian family",
    source="Guide, 10.1 Statistical Manifold",
    given={"the standard deviation is positive": sigma},
    proof=[
        have(forall(Eq(in_mu, (x - mu) / sigma**2), x), "the score of the mean"),
        have(forall(Eq(in_sigma, (x - mu) ** 2 / sigma**3 - 1 / sigma), x), "the score of the standard deviation"),
        use("gaussian-higher-moments"),
        have(Eq(expectation(in_mu**2, (x, X)), 1 / sigma**2)),
        have(Eq(expectation(in_mu * in_sigma, (x, X)), 0)),
        have(forall(Eq(p * in_sigma**2, square), x)),
        have(Eq(integral(m**2 * p, x), sigma**2), "gaussian-variance"),
        have(Eq(integral(p, x), 1)),
        have(finite(integral(square, x))),
        have(Eq(integral(square, x), 2 / sigma**2)),
        have(Eq(expectation(in_sigma**2, (x, X)), integral(square, x))),
        have(Eq(expectation(in_sigma**2, (x, X)), 2 / sigma**2)),
    ],
)
