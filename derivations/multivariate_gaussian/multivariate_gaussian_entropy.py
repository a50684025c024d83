"""The differential entropy of the multivariate Gaussian: d/2 log(2 pi e) + 1/2 log |S|.

|S| is the product of the L_ii^2.  The entropy is the cross-entropy of the Gaussian with itself, and tr(P S) = d.
"""

from symit import E, S, Eq, MultivariateNormal, Range, calc, cross_entropy, entropy, eq, given_of, have, integers
from symit import integral, log, mappings, models_of, natural, pi, product_over, theorem, vector

d, m = natural("d"), vector("m")
i, j, k = integers("i j k")
L, P = mappings("L P", S.Integers, S.Integers)
rows, columns, inner = ((index, Range(1, d + 1)) for index in (i, j, k))
X = MultivariateNormal(m, L, P, d)
trace = integral(integral(P(i, j) * integral(L(i, k) * L(j, k), inner), columns), rows)

theorem(
    "multivariate-gaussian-entropy",
    Eq(entropy(X), d * log(2 * pi * E) / 2 + log(product_over(L(i, i) ** 2, rows)) / 2),
    title="Differential entropy of the multivariate Gaussian",
    source="needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given_of("multivariate-gaussian-normalization"),
    proof=[
        calc("tr(P S) = d", trace, integral(1, rows), d),
        have(Eq(log(product_over(L(i, i) ** 2, rows)), integral(2 * log(L(i, i)), rows)), "the logarithm of a product"),
        cross_entropy(X, X),
        eq(d * log(2 * pi) / 2 + integral(log(L(i, i)), rows) + trace / 2, "multivariate-gaussian-cross-entropy"),
        d * log(2 * pi * E) / 2 + log(product_over(L(i, i) ** 2, rows)) / 2,
    ],
    models=models_of("multivariate-gaussian-normalization"),
)
