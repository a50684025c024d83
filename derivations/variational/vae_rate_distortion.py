"""The VAE's loss is distortion plus rate, and the beta-VAE's distortion plus beta times rate. Guide, "7.2
Connection to VAE".

For beta >= 1 the latter still is an upper bound of -log p(x), for the rate is not negative.
"""

from symit import Density, Eq, Implies, Lambda, Range, Space, expectation, finite, forall, have, integer, integral, kl
from symit import log, real, theorem, use

Z = Space("Z")
z, n = Z.point("z"), integer("n")
beta = real("beta")
q, prior, likelihood = (f(z) for f in Z.functions("q prior likelihood"))
Q, Prior = Density(q, z), Density(prior, z)
evidence = integral(likelihood * prior, z)
distortion, rate = expectation(-log(likelihood), (z, Q)), kl(Q, Prior)
elbo = expectation(log(likelihood * prior / q), (z, Q))

theorem(
    "vae-rate-distortion",
    [
        Eq(-elbo, distortion + rate),
        Eq(distortion + beta * rate, -elbo + (beta - 1) * rate),
        Implies(beta >= 1, -log(evidence) <= distortion + beta * rate),
    ],
    title="The loss of a VAE is distortion plus rate",
    source="Guide, 7.2 Connection to VAE",
    given={
        "q(z|x) is positive": forall(q > 0, z),
        "the likelihood and the prior are positive": [forall(likelihood > 0, z), forall(prior > 0, z)],
        "q(z|x) and the prior integrate to one": [Eq(integral(q, z), 1), Eq(integral(prior, z), 1)],
        "the evidence is positive and finite": evidence > 0,
        "distortion and rate are finite": [finite(distortion), finite(rate)],
    },
    proof=[
        use("elbo-decomposition"),
        have(Eq(-elbo, distortion + rate)),
        use("elbo-jensen"),
        use("gibbs-inequality", X=Z, p=Lambda(z, q), q=Lambda(z, prior)),
        have(Implies(beta >= 1, (beta - 1) * rate >= 0)),
        have(Implies(beta >= 1, -log(evidence) <= distortion + beta * rate)),
    ],
    models={
        "a fair coin that is heard through noise": {
            Z: Range(0, 2),
            beta: 2,
            "prior": 1 / 2,
            "likelihood": Lambda(n, 1 / 4 + n / 2),
            "q": Lambda(n, 1 / 3 + n / 3),
        }
    },
)
