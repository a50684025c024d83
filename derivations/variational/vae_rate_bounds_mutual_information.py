"""The rate, averaged over the data, is I(X;Z) + KL(q(z)||p(z)) under q.  Guide, "7.2 Connection to VAE".

Data point i has the weight w_i, q(z) = sum_i w_i q_i(z) is the aggregate posterior.  log(q_i/p) = log(q_i/q) +
log(q/p).  Of a single data point nothing of the kind holds: its rate may be 0.
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, Space, apply, finite, forall, have, integers, integral, kl
from symit import log, mapping, positive_integer, rel_entr, summand, swap, theorem, use, vector

Z = Space("Z")
z = Z.point("z")
i, k, n = integers("i k n")
N = positive_integer("N")
q = mapping("q", S.Integers, Z)
w = vector("w")
prior = Z.function("prior")(z)
points, others = ((index, Range(1, N + 1)) for index in (i, k))
aggregate = integral(w(k) * q(k, z), others)
Q_i, Aggregate, Prior = Density(q(i, z), z), Density(aggregate, z), Density(prior, z)
rate = integral(w(i) * kl(Q_i, Prior), points)
information = integral(integral(rel_entr(w(i) * q(i, z), w(i) * aggregate), z), points)
inside = forall(aggregate > 0, points, z)
part = w(i) * q(i, z) * (log(aggregate) - log(prior))

theorem(
    "vae-rate-bounds-mutual-information",
    [Eq(rate, information + kl(Aggregate, Prior)), information <= rate],
    title="The mean rate of a VAE bounds the mutual information",
    source="Guide, 7.2 Connection to VAE",
    given={
        "there is a data point": N,
        "the encoder is positive": forall(q(i, z) > 0, points, z),
        "the prior is positive": forall(prior > 0, z),
        "the weights are positive": forall(w(i) > 0, points),
        "the weights add up to one": Eq(integral(w(i), points), 1),
        "the encoder integrates to one": forall(Eq(integral(q(i, z), z), 1), points),
        "the prior integrates to one": Eq(integral(prior, z), 1),
        "each rate is finite": forall(finite(kl(Q_i, Prior)), points),
    },
    proof=[
        have(forall(w(i) * q(i, z) <= aggregate, points, z), summand(aggregate, i)),
        have(inside),
        have(forall(aggregate > 0, z), use(inside, 1, z)),
        have(forall(Eq(integral(w(i) * q(i, z), z), w(i)), points)),
        have(Eq(integral(aggregate, z), 1), swap(aggregate, z)),
        have(
            forall(rel_entr(q(i, z), aggregate) <= -q(i, z) * log(w(i)), points, z),
            apply(log, w(i) * q(i, z) <= aggregate),
        ),
        have(forall(finite(kl(Q_i, Aggregate)), points)),
        have(forall(Eq(rel_entr(w(i) * q(i, z), w(i) * aggregate), w(i) * rel_entr(q(i, z), aggregate)), points, z)),
        have(forall(Eq(integral(rel_entr(w(i) * q(i, z), w(i) * aggregate), z), w(i) * kl(Q_i, Aggregate)), points)),
        have(Eq(information, integral(w(i) * kl(Q_i, Aggregate), points))),
        have(forall(Eq(part, w(i) * rel_entr(q(i, z), prior) - w(i) * rel_entr(q(i, z), aggregate)), points, z)),
        have(forall(finite(integral(part, z)), points)),
        have(forall(Eq(integral(part, z), w(i) * kl(Q_i, Prior) - w(i) * kl(Q_i, Aggregate)), points)),
        have(forall(Eq(rel_entr(aggregate, prior), integral(part, points)), z)),
        have(Eq(kl(Aggregate, Prior), integral(integral(part, z), points)), swap(integral(part, points), z)),
        have(Eq(rate, information + kl(Aggregate, Prior))),
        use("gibbs-inequality", X=Z, p=Lambda(z, aggregate), q=Lambda(z, prior)),
        have(information <= rate),
    ],
    models={
        "two data points, one of them at the prior": {
            Z: Range(0, 2),
            N: 2,
            q: Lambda((i, n), Piecewise((1 / 2, Eq(i, 1)), (1 / 4 + n / 2, True))),
            w: Lambda(i, 1 / 2),
            "prior": 1 / 2,
        }
    },
)
