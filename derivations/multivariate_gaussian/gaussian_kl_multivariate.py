"""KL divergence between two multivariate Gaussians.  Guide, "3.5 KL Divergence for Gaussians".

The covariances are S = L L' with lower triangular L, so that |S| is the product of the squares of the L_ii.
"""

from symit import E, S, Eq, MultivariateNormal, ProductSpace, Range, cross_entropy, density, entropy, eq, given_of
from symit import have, integers, integral, kl, log, mappings, models_of, natural, pi, product_over, theorem, vectors

d = natural("d")
i, j, k = integers("i j k")
m_1, m_2 = vectors("m_1 m_2")
L_1, L_2, P_1, P_2 = mappings("L_1 L_2 P_1 P_2", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
X, Y = MultivariateNormal(m_1, L_1, P_1, d), MultivariateNormal(m_2, L_2, P_2, d)
space = ProductSpace(Range(1, d + 1), S.Reals)
x = space.point("x")
p, q = density(X, x), density(Y, x)
det_1, det_2 = (product_over(L(i, i) ** 2, rows) for L in (L_1, L_2))
covariance = integral(L_1(i, k) * L_1(j, k), inner)
trace = integral(integral(P_2(i, j) * covariance, columns), rows)
distance = integral(integral((m_2(i) - m_1(i)) * P_2(i, j) * (m_2(j) - m_1(j)), columns), rows)
correlated = models_of("multivariate-gaussian-cross-entropy")["a correlated q"]
swapped = {"L_1": "L_2", "P_1": "P_2", "L_2": "L_1", "P_2": "P_1"}

theorem(
    "gaussian-kl-multivariate",
    Eq(kl(X, Y), (log(det_2 / det_1) - d + trace + distance) / 2),
    title="KL divergence between two multivariate Gaussians",
    source="Guide, 3.5 KL Divergence for Gaussians",
    given=given_of("multivariate-gaussian-cross-entropy"),
    proof=[
        have(Eq(log(det_2), integral(2 * log(L_2(i, i)), rows)), "the logarithm of a product"),
        integral(p * (log(p) - log(q)), (x, space)),
        eq(cross_entropy(X, Y) - entropy(X)),
        eq((d * log(2 * pi) + log(det_2) + trace + distance) / 2 - entropy(X), "multivariate-gaussian-cross-entropy"),
        eq(
            (d * log(2 * pi) + log(det_2) + trace + distance - d * log(2 * pi * E) - log(det_1)) / 2,
            "multivariate-gaussian-entropy",
        ),
        (log(det_2 / det_1) - d + trace + distance) / 2,
    ],
    models={
        "a correlated q": correlated,
        "a correlated p": {**correlated, **{one: correlated[other] for one, other in swapped.items()}},
    },
)
