"""InfoGAN's bound: I(c; x) >= E[log Q(c|x)] + H(c), for every auxiliary Q.  Guide, "4.4 Applications in Generative AI".

The latent code c has finitely many values, j(c, x) is its joint density with the image x = G(z, c).  At every pair the
information lies above its tangent at Q(c|x)/p(c).
"""

from symit import S, Density, Eq, Lambda, Piecewise, Range, Space, calc, entropy, eq, finite, forall, have, integers
from symit import integral, log, mappings, rel_entr, summand, swap, theorem, use, vector

X = Space("X")
x = X.point("x")
c, N, k, n = integers("c N k n")
j, Q = mappings("j Q", S.Integers, X)
p = vector("p")
codes, others = ((index, Range(1, N + 1)) for index in (c, k))
image = integral(j(k, x), others)
information = integral(integral(rel_entr(j(c, x), p(c) * image), x), codes)
guess = integral(integral(j(c, x) * log(Q(c, x)), x), codes)


theorem(
    "infogan-bound",
    guess + entropy(Density(p(c), codes)) <= information,
    title="InfoGAN's bound on mutual information",
    source="Guide, 4.4 Applications in Generative AI",
    given={
        "the joint density is positive": forall(j(c, x) > 0, codes, x),
        "every code occurs, and p(c) is its probability": [
            forall(p(c) > 0, codes),
            forall(Eq(integral(j(c, x), x), p(c)), codes),
        ],
        "the probabilities of the codes add up to one": Eq(integral(p(c), codes), 1),
        "Q(c|x) is positive": forall(Q(c, x) > 0, codes, x),
        "Q(c|x) adds up to one": forall(Eq(integral(Q(c, x), codes), 1), x),
        "E[log Q(c|x)] is finite": forall(finite(integral(j(c, x) * log(Q(c, x)), x)), codes),
        "the information is finite": forall(finite(integral(rel_entr(j(c, x), p(c) * image), x)), codes),
    },
    proof=[
        have(forall(j(c, x) <= image, codes, x), summand(image, c)),
        have(forall(image > 0, codes, x)),
        have(forall(Q(c, x) <= 1, codes, x), summand(integral(Q(k, x), others), c)),
        have(finite(integral(image, x)), swap(image, x)),
        have(Eq(integral(image, x), 1), swap(image, x)),
        have(
            forall(
                j(c, x) * log(Q(c, x)) - j(c, x) * log(p(c)) + j(c, x) - Q(c, x) * image
                <= rel_entr(j(c, x), p(c) * image),
                codes,
                x,
            ),
            use("relative-tangents", u=j(c, x), v=p(c) * image, a=Q(c, x) / p(c)),
        ),
        have(forall(Q(c, x) * image <= image, codes, x)),
        have(forall(finite(integral(Q(c, x) * image, x)), codes)),
        have(forall(Eq(integral(Q(c, x) * image, codes), image), x)),
        calc(
            integral(integral(Q(c, x) * image, x), codes),
            eq(integral(integral(Q(c, x) * image, codes), x), swap(integral(Q(c, x) * image, codes), x)),
            eq(1, "Q(c|x) adds up to one"),
        ),
        have(
            forall(
                integral(j(c, x) * log(Q(c, x)), x) - p(c) * log(p(c)) + p(c) - integral(Q(c, x) * image, x)
                <= integral(rel_entr(j(c, x), p(c) * image), x),
                codes,
            )
        ),
    ],
    models={
        "a bit that is heard through noise": {
            X: Range(0, 2),
            N: 2,
            j: Lambda((c, n), Piecewise((3 / 8, Eq(c, n + 1)), (1 / 8, True))),
            p: Lambda(c, 1 / 2),
            Q: Lambda((c, n), Piecewise((2 / 3, Eq(c, n + 1)), (1 / 3, True))),
        }
    },
)
