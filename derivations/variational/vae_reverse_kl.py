"""Which divergence a VAE's encoder minimises: that from the posterior p(z|x), not that from the prior p(z). Guide,
"3.3 Forward vs Reverse KL", and essay, "Properties of KL Divergence".

Of two encoders the one with the larger evidence lower bound is nearer to the posterior.
"""

from symit import Density, Eq, Lambda, Space, expectation, finite, forall, given_of, have, iff, integer, integral, kl
from symit import log, models_of, theorem, use

Z = Space("Z")
z, n = Z.point("z"), integer("n")
q, r, prior, likelihood = (f(z) for f in Z.functions("q r prior likelihood"))
joint = likelihood * prior
evidence = integral(joint, z)
Q, R, Posterior = Density(q, z), Density(r, z), Density(joint / evidence, z)


def elbo(q):
    return expectation(log(joint / q), (z, Density(q, z)))


theorem(
    "vae-reverse-kl",
    [
        Eq(-elbo(q), kl(Q, Posterior) - log(evidence)),
        iff(elbo(q) <= elbo(r), kl(R, Posterior) <= kl(Q, Posterior)),
        Eq(elbo(joint / evidence), log(evidence)),
    ],
    title="What a VAE's encoder minimises",
    source="Guide, 3.3 Forward vs Reverse KL; essay, Properties of KL Divergence",
    given={
        "both encoders are positive": [forall(q > 0, z), forall(r > 0, z)],
        **given_of("elbo-gap", "the likelihood and the prior are positive"),
        "both encoders integrate to one": [Eq(integral(q, z), 1), Eq(integral(r, z), 1)],
        **given_of("elbo-gap", "the evidence is positive and finite"),
        "both bounds are finite": [finite(elbo(q)), finite(elbo(r))],
    },
    proof=[
        use("elbo-gap"),
        use("elbo-gap", q=Lambda(z, r)),
        have(Eq(-elbo(q), kl(Q, Posterior) - log(evidence))),
        have(iff(elbo(q) <= elbo(r), kl(R, Posterior) <= kl(Q, Posterior))),
        have(forall(Eq(joint / evidence * log(joint / (joint / evidence)), log(evidence) / evidence * joint), z)),
        have(Eq(elbo(joint / evidence), log(evidence))),
    ],
    models=models_of("elbo-gap", r=Lambda(n, 1 / 2)),
)
