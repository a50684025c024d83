"""The KL term of a variational autoencoder with d latent coordinates.  Guide, "3.5 KL Divergence for Gaussians"."""

from symit import Eq, Lambda, Normal, ProductNormal, Range, eq, finite, forall, integers, integral, kl, log, theorem
from symit import vectors

d, j = integers("d j")
mu, sigma = vectors("mu sigma")
coordinates = (j, Range(1, d + 1))
one = kl(Normal(mu(j), sigma(j)), Normal(0, 1))
closed = mu(j) ** 2 + sigma(j) ** 2 - 1 - log(sigma(j) ** 2)

theorem(
    "vae-kl-diagonal",
    Eq(kl(ProductNormal(mu, sigma, d), ProductNormal(0, 1, d)), integral(closed, coordinates) / 2),
    source="Guide, 3.5 KL Divergence for Gaussians",
    given={
        "mu has d coordinates": forall(finite(mu(j)), coordinates),
        "each standard deviation is positive": forall(sigma(j) > 0, coordinates),
    },
    proof=[
        eq(integral(one, coordinates), "kl-product", "vae-kl"),
        eq(integral(closed / 2, coordinates), "vae-kl"),
        integral(closed, coordinates) / 2,
    ],
    models={"three coordinates": {d: 3, mu: Lambda(j, j / 2), sigma: Lambda(j, 2 / j)}},
)
