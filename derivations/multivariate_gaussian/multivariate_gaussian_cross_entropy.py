"""The cross-entropy of two multivariate Gaussians.

The logarithm of the density of q is a quadratic form, whose mean under p is known.
"""

from symit import Eq, Lambda, MultivariateNormal, Piecewise, ProductSpace, Range, S, cross_entropy, density, finite
from symit import forall, given_of, have, integers, integral, log, mappings, natural, pi, product_over, theorem, use
from symit import vectors

d = natural("d")
i, j, k = integers("i j k")
m_1, m_2 = vectors("m_1 m_2")
L_1, L_2, P_1, P_2 = mappings("L_1 L_2 P_1 P_2", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
space = ProductSpace(Range(1, d + 1), S.Reals)
x = space.point("x")
X, Y = MultivariateNormal(m_1, L_1, P_1, d), MultivariateNormal(m_2, L_2, P_2, d)
p, q = density(X, x), density(Y, x)
covariance = integral(L_1(i, k) * L_1(j, k), inner)
constant = d * log(2 * pi) / 2 + integral(log(L_2(i, i)), rows)


def double(f):
    return integral(integral(f, columns), rows)


quadratic = double(P_2(i, j) * (x(i) - m_2(i)) * (x(j) - m_2(j)))
mean = double(P_2(i, j) * covariance) + double(P_2(i, j) * (m_1(i) - m_2(i)) * (m_1(j) - m_2(j)))

theorem(
    "multivariate-gaussian-cross-entropy",
    Eq(cross_entropy(X, Y), constant + mean / 2),
    title="The cross-entropy of two multivariate Gaussians",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given={
        **given_of("multivariate-gaussian-normalization", m=m_1, L=L_1, P=P_1),
        "q has a mean, a factor and a precision": [
            forall(finite(m_2(i)), rows),
            *(forall(finite(M(i, j)), rows, columns) for M in (L_2, P_2)),
        ],
        "the diagonal of q's factor is positive": forall(L_2(i, i) > 0, rows),
    },
    proof=[
        use("multivariate-gaussian-normalization", m=m_1, L=L_1, P=P_1),
        use("multivariate-gaussian-mean", m=m_1, L=L_1, P=P_1),
        use("multivariate-gaussian-covariance", m=m_1, L=L_1, P=P_1),
        have(Eq(log(product_over(L_2(i, i), rows)), integral(log(L_2(i, i)), rows)), "the logarithm of a product"),
        have(forall(Eq(log(q), -constant - quadratic / 2), (x, space)), "the logarithm of the density"),
        have(
            Eq(integral(p * quadratic, (x, space)), mean),
            use("quadratic-form-mean", p=Lambda(x, p), A=P_2, m=m_1, c=m_2, S=Lambda((i, j), covariance)),
        ),
        integral(p * (constant + quadratic / 2), (x, space)),
        constant + mean / 2,
    ],
    models={
        "a correlated q": {
            d: 2,
            m_1: Lambda(i, i),
            m_2: 0,
            L_1: Lambda((i, j), Piecewise((i, Eq(i, j)), (0, True))),
            P_1: Lambda((i, j), Piecewise((1 / i**2, Eq(i, j)), (0, True))),
            L_2: Lambda((i, j), Piecewise((0, i < j), (2, Eq(i + j, 2)), (1, True))),
            P_2: Lambda((i, j), Piecewise((1 / 2, Eq(i + j, 2)), (-1 / 2, Eq(i + j, 3)), (1, True))),
        }
    },
)
