"""A VAE lies above the rate-distortion curve: its mean rate is at least the least information r at its distortion, and
more unless q(z) is the prior.  Essay, "Rate-Distortion Theory: Compression Limits" and "KL Divergence in VAEs", where
it lies on the curve.

The encoder is a channel with the mean distortion that the decoder gives it, so I(X;Z) under q is at least r; the rate
is I(X;Z) + KL(q(z)||p(z)).
"""

from symit import S, Density, Eq, Implies, Lambda, Piecewise, Range, Space, given_of, have, integers, integral, kl
from symit import mapping, real, rel_entr, theorem, use, vector

Z = Space("Z")
z = Z.point("z")
i, k, n, N = integers("i k n N")
q = mapping("q", S.Integers, Z)
w = vector("w")
prior = Z.function("prior")(z)
r = real("r")
points, others = ((index, Range(1, N + 1)) for index in (i, k))
aggregate = integral(w(k) * q(k, z), others)
rate = integral(w(i) * kl(Density(q(i, z), z), Density(prior, z)), points)
information = integral(integral(rel_entr(w(i) * q(i, z), w(i) * aggregate), z), points)
excess = kl(Density(aggregate, z), Density(prior, z))

theorem(
    "vae-above-the-curve",
    [r <= rate, Implies(Eq(rate, r), Eq(excess, 0))],
    title="A VAE lies above the rate-distortion curve",
    source="Essay, Rate-Distortion Theory: Compression Limits; KL Divergence in VAEs",
    given={
        **given_of("vae-rate-bounds-mutual-information"),
        "no channel with this distortion has less information than r, so the encoder has not": r <= information,
    },
    proof=[
        use("vae-rate-bounds-mutual-information"),
        have(excess >= 0, "the rate is at least the information"),
    ],
    models={
        "two data points, one of them at the prior": {
            Z: Range(0, 2),
            N: 2,
            r: 0,
            q: Lambda((i, n), Piecewise((1 / 2, Eq(i, 1)), (1 / 4 + n / 2, True))),
            w: Lambda(i, 1 / 2),
            "prior": 1 / 2,
        }
    },
)
