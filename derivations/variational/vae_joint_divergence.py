"""Which KL divergence a VAE minimises, averaged over the data: that of the data and its codes, w_i q(z|x_i), from the
model's p(x_i, z).  Essay, Introduction.

The mean of -ELBO is this divergence plus the entropy of the data, which no parameter changes.
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, Space, calc, entropy, expectation, finite, forall, have
from symit import integers, integral, log, mappings, positive_integer, rel_entr, theorem, vector

Z = Space("Z")
z = Z.point("z")
i, n = integers("i n")
N = positive_integer("N")
q, joint = mappings("q joint", S.Integers, Z)
w = vector("w")
points = (i, Range(1, N + 1))
encoder = Density(q(i, z), z)
loss = -expectation(log(joint(i, z) / q(i, z)), (z, encoder))
divergence = integral(integral(rel_entr(w(i) * q(i, z), joint(i, z)), z), points)

theorem(
    "vae-joint-divergence",
    Eq(integral(w(i) * loss, points), divergence + entropy(Density(w(i), points))),
    title="On average over the data a VAE minimises a divergence from its model",
    source="Essay, Introduction",
    given={
        "there is a data point": N,
        "the weights of the data are positive": forall(w(i) > 0, points),
        "the encoder is positive": forall(q(i, z) > 0, points, z),
        "the model p(x_i, z) is positive": forall(joint(i, z) > 0, points, z),
        "the encoder integrates to one": forall(Eq(integral(q(i, z), z), 1), points),
        "each bound is finite": forall(finite(loss), points),
    },
    proof=[
        have(
            forall(
                Eq(
                    rel_entr(w(i) * q(i, z), joint(i, z)),
                    w(i) * log(w(i)) * q(i, z) - w(i) * (q(i, z) * log(joint(i, z) / q(i, z))),
                ),
                points,
                z,
            )
        ),
        calc(
            integral(rel_entr(w(i) * q(i, z), joint(i, z)), z),
            w(i) * log(w(i)) + w(i) * loss,
            over=points,
        ),
        have(Eq(divergence, integral(w(i) * log(w(i)), points) + integral(w(i) * loss, points))),
    ],
    models={
        "two data points": {
            Z: Range(0, 2),
            N: 2,
            q: Lambda((i, n), Piecewise((1 / 2, Eq(i, 1)), (1 / 4 + n / 2, True))),
            joint: Lambda((i, n), (i + n) / 10),
            w: Lambda(i, i / 3),
        }
    },
)
