"""The variational information bottleneck: a bound on I(Z;Y) - beta I(X;Z) that can be trained. Guide, "4.4
Applications in Generative AI".

I(Z;Y) is bounded from below by a decoder r(y|z), as in InfoGAN, and I(X;Z) from above by the rate of the encoder
q_i(z) = p(z|x_i) against any marginal m(z), as in a VAE.
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, Space, entropy, forall, given_of, have, integers, integral
from symit import kl, log, mappings, nonnegative, positive_integer, rel_entr, theorem, use, vectors

Z = Space("Z")
z = Z.point("z")
i, k, M = integers("i k M")
y, h, n = integers("y h n")
N = positive_integer("N")
beta = nonnegative("beta")
q, j, r = mappings("q j r", S.Integers, Z)
w, p = vectors("w p")
m = Z.function("m")(z)
points, others = ((index, Range(1, N + 1)) for index in (i, k))
labels, more = ((index, Range(1, M + 1)) for index in (y, h))
aggregate, marginal = integral(w(k) * q(k, z), others), integral(j(h, z), more)
Marginal = Density(m, z)
about_x = integral(integral(rel_entr(w(i) * q(i, z), w(i) * aggregate), z), points)
about_y = integral(integral(rel_entr(j(y, z), p(y) * marginal), z), labels)
decoded = integral(integral(j(y, z) * log(r(y, z)), z), labels) + entropy(Density(p(y), labels))
rate = integral(w(i) * kl(Density(q(i, z), z), Marginal), points)

theorem(
    "information-bottleneck",
    decoded - beta * rate <= about_y - beta * about_x,
    title="The variational information bottleneck",
    source="Guide, 4.4 Applications in Generative AI; Alemi et al. (2017)",
    given={
        **given_of("infogan-bound", X=Z, N=M, j=Lambda((y, z), j(y, z)), p=Lambda(y, p(y)), Q=Lambda((y, z), r(y, z))),
        **given_of("vae-rate-bounds-mutual-information", q=Lambda((i, z), q(i, z)), prior=Lambda(z, m)),
        "z has one density, with x and with y": forall(Eq(aggregate, marginal), z),
        "beta is not negative": beta,
    },
    proof=[
        use("infogan-bound", X=Z, N=M, j=Lambda((y, z), j(y, z)), p=Lambda(y, p(y)), Q=Lambda((y, z), r(y, z))),
        use("vae-rate-bounds-mutual-information", q=Lambda((i, z), q(i, z)), prior=Lambda(z, m)),
        have(decoded <= about_y),
        have(about_x <= rate),
        have(decoded - beta * rate <= about_y - beta * about_x),
    ],
    models={
        "a bit that is heard through noise": {
            Z: Range(0, 2),
            N: 2,
            M: 2,
            beta: 1 / 3,
            q: Lambda((i, n), Piecewise((3 / 4, Eq(i, n + 1)), (1 / 4, True))),
            j: Lambda((y, n), Piecewise((3 / 8, Eq(y, n + 1)), (1 / 8, True))),
            r: Lambda((y, n), Piecewise((2 / 3, Eq(y, n + 1)), (1 / 3, True))),
            w: Lambda(i, 1 / 2),
            p: Lambda(y, 1 / 2),
            "m": 1 / 2,
        }
    },
)
