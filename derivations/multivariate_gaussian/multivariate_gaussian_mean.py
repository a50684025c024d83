"""The mean of the multivariate Gaussian is m: at x = m + L z the coordinates of z have mean zero."""

from symit import S, Eq, Lambda, MultivariateNormal, ProductNormal, ProductSpace, Range, calc, density, eq, forall
from symit import given_of, have, integers, integral, lemma, mappings, models_of, natural, product_over, substitute
from symit import swap, use, vector

d, m = natural("d"), vector("m")
i, j, k = integers("i j k")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
space = ProductSpace(Range(1, d + 1), S.Reals)
x, z = space.point("x"), space.point("z")
X, Z = MultivariateNormal(m, L, P, d), ProductNormal(0, 1, d)
w = density(Z, z)
volume = product_over(L(i, i), rows)


def at(index):
    return m(index) + integral(L(index, j) * z(j), columns)


image = Lambda(i, at(i))

lemma(
    "multivariate-gaussian-mean",
    forall(Eq(integral(density(X, x) * x(k), (x, space)), m(k)), inner),
    title="The mean of the multivariate Gaussian",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given_of("multivariate-gaussian-normalization"),
    proof=[
        use("whitened-density"),
        use("standard-normal-coordinates"),
        calc(
            "A coordinate of L z",
            integral(integral(L(k, j) * (w * z(j)), columns), (z, space)),
            eq(
                integral(integral(L(k, j) * (w * z(j)), (z, space)), columns),
                swap(integral(L(k, j) * (w * z(j)), columns), (z, space)),
            ),
            integral(L(k, j) * integral(w * z(j), (z, space)), columns),
            integral(0, columns),
            0,
            over=inner,
        ),
        calc(
            "In the whitened coordinates",
            integral(density(X, image) * at(k), (z, space)),
            integral((m(k) * w + integral(L(k, j) * (w * z(j)), columns)) / volume, (z, space)),
            m(k) / volume,
            over=inner,
        ),
        have(
            forall(Eq(integral(density(X, x) * x(k), (x, space)), m(k)), inner),
            substitute(density(X, x) * x(k), (x, image), (z, space)),
        ),
    ],
    models=models_of("multivariate-gaussian-normalization"),
)
