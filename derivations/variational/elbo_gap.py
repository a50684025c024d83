"""What the evidence lower bound misses is the divergence from the posterior.  Essay, "KL Divergence in VAEs"."""

from symit import Density, Eq, Lambda, Range, Space, eq, expectation, finite, forall, integer, integral, kl, log
from symit import theorem

Z = Space("Z")
z, n = Z.point("z"), integer("n")
q, prior, likelihood = (f(z) for f in Z.functions("q prior likelihood"))
joint = likelihood * prior
evidence = integral(joint, z)
Q, Posterior = Density(q, z), Density(joint / evidence, z)
elbo = expectation(log(joint / q), (z, Q))

theorem(
    "elbo-gap",
    Eq(log(evidence) - elbo, kl(Q, Posterior)),
    title="The gap of the evidence lower bound",
    source="Essay, KL Divergence in VAEs",
    given={
        "q(z|x) is positive": forall(q > 0, z),
        "the likelihood and the prior are positive": [forall(likelihood > 0, z), forall(prior > 0, z)],
        "q(z|x) integrates to one": Eq(integral(q, z), 1),
        "the evidence is positive and finite": evidence > 0,
        "the bound is finite": finite(elbo),
    },
    proof=[
        eq(integral(q * (log(evidence) - log(joint / q)), z), "q(z|x) integrates to one"),
        eq(kl(Q, Posterior), "p(x, z) = p(z|x) p(x)"),
    ],
    models={
        "a fair coin that is heard through noise": {
            Z: Range(0, 2),
            "prior": 1 / 2,
            "likelihood": Lambda(n, 1 / 4 + n / 2),
            "q": Lambda(n, 1 / 3 + n / 3),
        }
    },
)
