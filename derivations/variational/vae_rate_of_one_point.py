"""The KL term at one data point is no bound on the mutual information: it can be 0. Guide, "7.2 Connection to VAE",
where the average over the data is left unsaid.

Two data points, equally likely: one has the prior (1/2, 1/2) as its q(z|x), the other (1/4, 3/4).
"""

from symit import Density, Eq, Piecewise, Range, forall, have, integers, integral, kl, log, rel_entr, theorem, use

i, k, z = integers("i k z")
points, others, bit = (i, Range(1, 3)), (k, Range(1, 3)), (z, Range(0, 2))


def q(i, z):
    return Piecewise((1 / 2, Eq(i, 1)), (1 / 4 + z / 2, True))


aggregate = 3 / 8 + z / 4
rate = kl(Density(q(1, z), bit), Density(1 / 2, bit))
information = integral(integral(rel_entr(q(i, z) / 2, aggregate / 2), bit), points)

theorem(
    "vae-rate-of-one-point",
    [forall(Eq(aggregate, integral(q(k, z) / 2, others)), bit), rate < information],
    title="The rate at one data point does not bound the mutual information",
    source="Guide, 7.2 Connection to VAE: the average that it leaves unsaid",
    proof=[
        have(forall(Eq(aggregate, integral(q(k, z) / 2, others)), bit)),
        have(Eq(rate, 0)),
        have(Eq(information, log(16 / 15) / 4 + log(144 / 125) / 8)),
        have(
            rate < information, use("exponential-tangent", y=log(15 / 16)), use("exponential-tangent", y=log(125 / 144))
        ),
    ],
)
