"""The encoder that minimises KL(q(z|x)||p(z)) is the prior, and it is not the one that a VAE wants. Guide, "3.3
Forward vs Reverse KL", where that divergence is named.

A fair coin z, and an x with p(x|z) = 1/4 or 3/4: the posterior is (1/4, 3/4), whose bound log(1/2) is larger than
the prior's, log(sqrt(3)/4), although it is farther from the prior.
"""

from symit import Density, Eq, Lambda, Range, have, integer, integral, kl, log, theorem, use

z = integer("z")
coin = (z, Range(0, 2))
prior, likelihood, posterior = (Lambda(z, value) for value in (1 / 2, 1 / 4 + z / 2, 1 / 4 + z / 2))


def elbo(q):
    return integral(q(z) * log(likelihood(z) * prior(z) / q(z)), coin)


def rate(q):
    return kl(Density(q(z), coin), Density(prior(z), coin))


theorem(
    "vae-prior-is-not-best",
    [rate(prior) < rate(posterior), elbo(prior) < elbo(posterior)],
    title="A VAE does not minimise the divergence from the prior",
    source="Guide, 3.3 Forward vs Reverse KL: the divergence that it names",
    proof=[
        have(Eq(rate(prior), 0)),
        have(Eq(rate(posterior), log(27 / 16) / 4)),
        have(Eq(elbo(prior), log(3 / 16) / 2)),
        have(Eq(elbo(posterior), log(1 / 2))),
        have(rate(prior) < rate(posterior), use("exponential-tangent", y=log(16 / 27))),
        have(elbo(prior) < elbo(posterior), use("exponential-tangent", y=log(3 / 4))),
    ],
)
