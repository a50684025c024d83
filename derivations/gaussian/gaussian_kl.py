"""KL divergence between two Gaussians.  Essay, "Properties of KL Divergence"."""

from symit import E, Eq, Normal, calc, density, entropy, eq, expectation, integral, kl, log, pi, positives, reals
from symit import theorem

mu_1, mu_2, x = reals("mu_1 mu_2 x")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
P, Q = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
p, q = density(P, x), density(Q, x)
moment = sigma_1**2 + (mu_1 - mu_2) ** 2

theorem(
    "gaussian-kl",
    Eq(kl(P, Q), log(sigma_2 / sigma_1) + moment / (2 * sigma_2**2) - 1 / 2),
    source="Essay, Properties of KL Divergence",
    given={"the standard deviation of p is positive": sigma_1, "the standard deviation of q is positive": sigma_2},
    proof=[
        calc(
            "The second term",
            integral(p * log(q), x),
            eq(
                integral(p * (-1 / 2 * log(2 * pi * sigma_2**2) - (x - mu_2) ** 2 / (2 * sigma_2**2)), x),
                "expand the logarithm",
            ),
            eq(
                -1 / 2 * log(2 * pi * sigma_2**2) - 1 / (2 * sigma_2**2) * expectation((x - mu_2) ** 2, (x, P)),
                "linearity, and the density integrates to one",
            ),
            eq(-1 / 2 * log(2 * pi * sigma_2**2) - moment / (2 * sigma_2**2), "gaussian-cross-moment"),
        ),
        eq(integral(p * (log(p) - log(q)), x), "by definition"),
        eq(-entropy(P) - integral(p * log(q), x), "the first term is minus the entropy of p"),
        eq(
            -1 / 2 * log(2 * pi * E * sigma_1**2) + 1 / 2 * log(2 * pi * sigma_2**2) + moment / (2 * sigma_2**2),
            "gaussian-entropy",
            "the entropy of p, and the second term",
        ),
        eq(1 / 2 * (log(sigma_2**2 / sigma_1**2) - 1 + moment / sigma_2**2), "collect the logarithms"),
        eq(log(sigma_2 / sigma_1) + moment / (2 * sigma_2**2) - 1 / 2, "expand the logarithm"),
    ],
)
