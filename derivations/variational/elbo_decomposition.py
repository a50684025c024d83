"""The evidence lower bound is reconstruction minus divergence from the prior.  Essay, "KL Divergence in VAEs"."""

from symit import Density, Eq, Space, expectation, finite, given_of, integer, kl, log, models_of, theorem

Z = Space("Z")
z, n = Z.point("z"), integer("n")
q, prior, likelihood = (f(z) for f in Z.functions("q prior likelihood"))
Q, Prior = Density(q, z), Density(prior, z)

theorem(
    "elbo-decomposition",
    Eq(
        expectation(log(likelihood * prior / q), (z, Q)),
        expectation(log(likelihood), (z, Q)) - kl(Q, Prior),
    ),
    title="The evidence lower bound, decomposed",
    source="Essay, KL Divergence in VAEs",
    given={
        **given_of("elbo-gap", "q(z|x) is positive", "the likelihood and the prior are positive"),
        "both terms are finite": [finite(expectation(log(likelihood), (z, Q))), finite(kl(Q, Prior))],
    },
    proof=[expectation(log(likelihood), (z, Q)) - kl(Q, Prior)],
    models=models_of("elbo-gap"),
)
