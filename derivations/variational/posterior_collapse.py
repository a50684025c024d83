"""The VAE's KL term vanishes exactly where the encoder ignores x; and where the decoder ignores z, that is best.
Guide, "Where and Why: Training Stability".

If p(x|z) = c for all z, the evidence lower bound is log c - KL(q(z|x)||p(z)).
"""

from symit import Density, Eq, Lambda, Range, Space, expectation, finite, forall, have, iff, integer, integral, kl, log
from symit import positive, theorem, use

Z = Space("Z")
z, n = Z.point("z"), integer("n")
c = positive("c")
q, prior = (f(z) for f in Z.functions("q prior"))
Q, Prior = Density(q, z), Density(prior, z)
rate = kl(Q, Prior)
elbo = expectation(log(c * prior / q), (z, Q))

theorem(
    "posterior-collapse",
    [
        iff(Eq(rate, 0), Eq(integral((q - prior) ** 2, z), 0)),
        Eq(elbo, log(c) - rate),
        elbo <= log(c),
    ],
    title="Posterior collapse",
    source="Guide, Where and Why: Training Stability",
    given={
        "q(z|x) and the prior are positive": [forall(q > 0, z), forall(prior > 0, z)],
        "q(z|x) and the prior integrate to one": [Eq(integral(q, z), 1), Eq(integral(prior, z), 1)],
        "the rate is finite": finite(rate),
        "the likelihood is c for every z": c,
    },
    proof=[
        use("gibbs-inequality", X=Z, p=Lambda(z, q), q=Lambda(z, prior)),
        use("kl-zero-condition", X=Z, p=Lambda(z, q), q=Lambda(z, prior)),
        have(Eq(elbo, log(c) - rate)),
        have(elbo <= log(c)),
    ],
    models={"two coins": {Z: Range(0, 2), c: 3, "prior": 1 / 2, "q": Lambda(n, 1 / 3 + n / 3)}},
)
