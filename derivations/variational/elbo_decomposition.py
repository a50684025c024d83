"""The evidence lower bound is reconstruction minus divergence from the prior.  Essay, "KL Divergence in VAEs"."""

from symit import Density, Eq, Lambda, Range, Space, expectation, finite, forall, integer, kl, log, theorem

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
        "q(z|x) is positive": forall(q > 0, z),
        "the likelihood and the prior are positive": [forall(likelihood > 0, z), forall(prior > 0, z)],
        "both terms are finite": [finite(expectation(log(likelihood), (z, Q))), finite(kl(Q, Prior))],
    },
    proof=[expectation(log(likelihood), (z, Q)) - kl(Q, Prior)],
    models={
        "a fair coin that is heard through noise": {
            Z: Range(0, 2),
            "prior": 1 / 2,
            "likelihood": Lambda(n, 1 / 4 + n / 2),
            "q": Lambda(n, 1 / 3 + n / 3),
        }
    },
)
