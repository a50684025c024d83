"""The KL divergence does not satisfy the triangle inequality: the way over N(1, 1) is shorter.  Guide, "3.1 Definition
and Properties"."""

from symit import Eq, Normal, have, kl, theorem

P, Q, R = (Normal(mean, 1) for mean in (0, 1, 2))

theorem(
    "kl-no-triangle-inequality",
    kl(P, Q) + kl(Q, R) < kl(P, R),
    title="The KL divergence does not satisfy the triangle inequality",
    source="Guide, 3.1 Definition and Properties",
    proof=[
        have(Eq(kl(P, Q), 1 / 2), "gaussian-kl"),
        have(Eq(kl(Q, R), 1 / 2), "gaussian-kl"),
        have(Eq(kl(P, R), 2), "gaussian-kl"),
    ],
)
