"""The multivariate Gaussian density at m + L z is that of independent standard normal coordinates over det L.

The exponent is that of `whitening`, and the product of d standard normal densities is (2 pi)^(-d/2) exp(-|z|^2/2).
"""

from symit import S, Eq, Lambda, MultivariateNormal, Normal, ProductNormal, ProductSpace, Range, apply, calc, density
from symit import eq, exp, finite, forall, given_of, have, integers, integral, lemma, log, mappings, natural, pi
from symit import product_over, use, vector

d, m = natural("d"), vector("m")
i, j, k = integers("i j k")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
space = ProductSpace(Range(1, d + 1), S.Reals)
z = space.point("z")
X, Z = MultivariateNormal(m, L, P, d), ProductNormal(0, 1, d)
volume = product_over(L(i, i), rows)


def y(index):
    return integral(L(index, k) * z(k), inner)


squares = integral(z(k) ** 2, inner)
quadratic = integral(integral(y(i) * P(i, j) * y(j), columns), rows)
exponent = -d * log(2 * pi) / 2 - squares / 2
whitened = density(X, Lambda(i, m(i) + y(i)))

lemma(
    "whitened-density",
    forall(Eq(whitened, density(Z, z) / volume), (z, space)),
    title="The multivariate Gaussian density, whitened",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        "there are d coordinates": d,
        "the mean has coordinates": forall(finite(m(i)), rows),
        **given_of("precision-of-factor"),
    },
    proof=[
        use("whitening"),
        have(Eq(integral(1, inner), d)),
        calc(
            "Standard normal coordinates",
            log(density(Z, z)),
            eq(integral(log(density(Normal(0, 1), z(k))), inner), "the logarithm of a product"),
            integral(-log(2 * pi) / 2 - z(k) ** 2 / 2, inner),
            exponent,
            over=(z, space),
        ),
        calc(
            "The density at m + L z",
            whitened,
            (2 * pi) ** (-d / 2) / volume * exp(-quadratic / 2),
            eq((2 * pi) ** (-d / 2) / volume * exp(-squares / 2), apply(exp, Eq(-quadratic / 2, -squares / 2))),
            eq(density(Z, z) / volume, apply(exp, Eq(log(density(Z, z)), exponent))),
            over=(z, space),
        ),
    ],
)
