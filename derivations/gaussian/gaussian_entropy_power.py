"""The entropy powers of two independent Gaussians add up to that of their sum, where the entropy power inequality holds
with equality.  Cover & Thomas, Theorem 17.7.3."""

from symit import E, Eq, Normal, entropy, exp, have, log, pi, positives, reals, sqrt, theorem

mu, nu = reals("mu nu")
sigma, tau = positives("sigma tau")
X, Y, total = Normal(mu, sigma), Normal(nu, tau), Normal(mu + nu, sqrt(sigma**2 + tau**2))


def power(X):
    return exp(2 * entropy(X)) / (2 * pi * E)


theorem(
    "gaussian-entropy-power",
    [Eq(power(X), sigma**2), Eq(power(total), power(X) + power(Y))],
    title="The entropy powers of independent Gaussians add up",
    source="Cover & Thomas, Theorem 17.7.3",
    given={"the standard deviations are positive": [sigma, tau]},
    proof=[
        have(Eq(entropy(X), log(2 * pi * E * sigma**2) / 2), "gaussian-entropy"),
        have(Eq(entropy(Y), log(2 * pi * E * tau**2) / 2), "gaussian-entropy"),
        have(Eq(entropy(total), log(2 * pi * E * (sigma**2 + tau**2)) / 2), "gaussian-entropy"),
    ],
)
