"""The KL term of a variational autoencoder.  Essay, "Properties of KL Divergence"."""

from symit import Eq, Normal, eq, kl, log, positive, real, theorem

mu, sigma = real("mu"), positive("sigma")

theorem(
    "vae-kl",
    Eq(kl(Normal(mu, sigma), Normal(0, 1)), -1 / 2 * (1 + log(sigma**2) - mu**2 - sigma**2)),
    source="Essay, Properties of KL Divergence",
    given={"the standard deviation is positive": sigma},
    proof=[
        eq(log(1 / sigma) + (sigma**2 + mu**2) / 2 - 1 / 2, "gaussian-kl", "at mu_2 = 0, sigma_2 = 1"),
        eq(-1 / 2 * (1 + log(sigma**2) - mu**2 - sigma**2), "collect terms"),
    ],
)
