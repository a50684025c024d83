"""The multivariate Gaussian density integrates to one: the substitution x = m + L z."""

from symit import Eq, Lambda, MultivariateNormal, Piecewise, ProductNormal, ProductSpace, Range, S, calc, density, eq
from symit import given_of, integers, integral, lemma, mappings, natural, product_over, substitute, use, vector

d, m = natural("d"), vector("m")
i, j = integers("i j")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))
space = ProductSpace(Range(1, d + 1), S.Reals)
x, z = space.point("x"), space.point("z")
X, Z = MultivariateNormal(m, L, P, d), ProductNormal(0, 1, d)
volume = product_over(L(i, i), rows)
image = Lambda(i, m(i) + integral(L(i, j) * z(j), columns))

lemma(
    "multivariate-gaussian-normalization",
    Eq(integral(density(X, x), (x, space)), 1),
    title="The multivariate Gaussian density integrates to one",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given_of("whitened-density"),
    proof=[
        use("whitened-density"),
        calc(
            "In the whitened coordinates",
            integral(density(X, image), (z, space)),
            integral(density(Z, z), (z, space)) / volume,
            eq(1 / volume, "standard-normal-coordinates"),
        ),
        substitute(density(X, x), (x, image), (z, space)),
    ],
    models={
        "independent coordinates": {
            d: 2,
            m: Lambda(i, i),
            L: Lambda((i, j), Piecewise((i, Eq(i, j)), (0, True))),
            P: Lambda((i, j), Piecewise((1 / i**2, Eq(i, j)), (0, True))),
        }
    },
)
