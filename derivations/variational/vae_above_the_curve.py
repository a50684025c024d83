"""A VAE lies above the rate-distortion curve: its mean rate is at least R, the least information of all channels
with its mean distortion, and more unless q(z) is the prior.  Essay, "Rate-Distortion Theory: Compression Limits" and
"KL Divergence in VAEs", where it lies on the curve.

The encoder is a channel, and its mean distortion is what the decoder gives it, so I(X;Z) under q is at least R; the
rate is I(X;Z) + KL(q(z)||p(z)).
"""

from symit import (
    S,
    And,
    Density,
    Eq,
    Implies,
    Lambda,
    Piecewise,
    Range,
    Space,
    finite,
    forall,
    given_of,
    have,
    integers,
)
from symit import integral, kl, mapping, real, rel_entr, theorem, use, vector

Z = Space("Z")
z = Z.point("z")
i, k, n, N = integers("i k n N")
q, c, d = (mapping(name, S.Integers, Z) for name in ("q", "c", "d"))
w = vector("w")
prior = Z.function("prior")(z)
R, delta = real("R"), real("delta")
points, others = ((index, Range(1, N + 1)) for index in (i, k))


def aggregate(c):
    return integral(w(k) * c(k, z), others)


def information(c):
    return integral(integral(rel_entr(w(i) * c(i, z), w(i) * aggregate(c)), z), points)


def distortion(c):
    return integral(w(i) * integral(c(i, z) * d(i, z), z), points)


def is_channel(c):
    return And(forall(c(i, z) >= 0, points, z), forall(Eq(integral(c(i, z), z), 1), points))


rate = integral(w(i) * kl(Density(q(i, z), z), Density(prior, z)), points)
excess = kl(Density(aggregate(q), z), Density(prior, z))
within = And(is_channel(c), distortion(c) <= delta, finite(information(c)))
least = forall(Implies(within, information(c) >= R), c)

theorem(
    "vae-above-the-curve",
    [rate >= R, Implies(Eq(rate, R), Eq(excess, 0))],
    title="A VAE lies above the rate-distortion curve",
    source="Essay, Rate-Distortion Theory: Compression Limits; KL Divergence in VAEs",
    given={
        **given_of("vae-rate-bounds-mutual-information"),
        "delta is the mean distortion of the encoder": Eq(distortion(q), delta),
        "R is at most the information of every channel with no more distortion": least,
    },
    proof=[
        use("vae-rate-bounds-mutual-information"),
        have(information(q) >= R, "the encoder is a channel", use(least, q)),
        have(excess >= 0, "the rate is at least the information"),
    ],
    models={
        "two data points, one of them at the prior": {
            Z: Range(0, 2),
            N: 2,
            R: 0,
            delta: 1 / 2,
            d: Lambda((i, n), 1 / 2),
            q: Lambda((i, n), Piecewise((1 / 2, Eq(i, 1)), (1 / 4 + n / 2, True))),
            w: Lambda(i, 1 / 2),
            "prior": 1 / 2,
        }
    },
)
