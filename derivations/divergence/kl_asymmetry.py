"""The KL divergence is not symmetric: between a fair coin and one with chances 1 : 3 it depends on the direction.
Essay, "Properties of KL Divergence"."""

from symit import Bernoulli, Eq, have, kl, log, theorem

P, Q = Bernoulli(1 / 2), Bernoulli(1 / 4)

theorem(
    "kl-asymmetry",
    kl(Q, P) < kl(P, Q),
    title="The KL divergence is not symmetric",
    source="Essay, Properties of KL Divergence; guide, 3.1 Definition and Properties",
    proof=[
        have(Eq(kl(P, Q), log(2) - log(3) / 2), "bernoulli-kl"),
        have(Eq(kl(Q, P), 3 / 4 * log(3) - log(2)), "bernoulli-kl"),
        have(5 * log(3) < 8 * log(2), "3^5 < 2^8"),
    ],
)
