"""The covariance of the multivariate Gaussian is L L'.

At x = m + L z, (x - m)_k (x - m)_n is a quadratic form in standard normal coordinates, with the matrix L_ki L_nj.
"""

from symit import S, Eq, Lambda, MultivariateNormal, Piecewise, ProductNormal, ProductSpace, Range, calc, density, eq
from symit import forall, given_of, have, integers, integral, lemma, mappings, models_of, natural, product_over
from symit import substitute, use, vector

d, m = natural("d"), vector("m")
i, j, k, n = integers("i j k n")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns, inner, outer = ((index, Range(1, d + 1)) for index in (i, j, k, n))
space = ProductSpace(Range(1, d + 1), S.Reals)
x, z = space.point("x"), space.point("z")
X, Z = MultivariateNormal(m, L, P, d), ProductNormal(0, 1, d)
w = density(Z, z)
volume = product_over(L(i, i), rows)
identity = Piecewise((1, Eq(i, j)), (0, True))


def y(index):
    return integral(L(index, j) * z(j), columns)


def double(f):
    return integral(integral(f, columns), rows)


image = Lambda(i, m(i) + y(i))
covariance = integral(L(k, j) * L(n, j), columns)
product = density(X, x) * ((x(k) - m(k)) * (x(n) - m(n)))

lemma(
    "multivariate-gaussian-covariance",
    forall(Eq(integral(product, (x, space)), covariance), inner, outer),
    title="The covariance of the multivariate Gaussian",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given_of("multivariate-gaussian-normalization"),
    proof=[
        use("whitened-density"),
        use("standard-normal-coordinates"),
        calc(
            "In the whitened coordinates",
            integral(w * double(L(k, i) * L(n, j) * z(i) * z(j)), (z, space)),
            eq(
                double(L(k, i) * L(n, j) * identity),
                use(
                    "quadratic-form-mean",
                    p=Lambda(z, w),
                    A=Lambda((i, j), L(k, i) * L(n, j)),
                    m=0,
                    c=0,
                    S=Lambda((i, j), identity),
                ),
            ),
            integral(L(k, i) * L(n, i), rows),
            over=[inner, outer],
        ),
        calc(
            "At x = m + L z",
            integral(density(X, image) * (y(k) * y(n)), (z, space)),
            integral(w * double(L(k, i) * L(n, j) * z(i) * z(j)) / volume, (z, space)),
            covariance / volume,
            over=[inner, outer],
        ),
        have(
            forall(Eq(integral(product, (x, space)), covariance), inner, outer),
            substitute(product, (x, image), (z, space)),
        ),
    ],
    models=models_of("multivariate-gaussian-normalization"),
)
