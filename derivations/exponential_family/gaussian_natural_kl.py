"""KL divergence between two Gaussians once more, as the Bregman divergence of their log-partition function.

The natural parameters are theta = (mu/sigma^2, -1/(2 sigma^2)) and the statistics T(x) = (x, x^2), with base density 1.
A exists where the second one is negative.
"""

from symit import Eq, Interval, Normal, density, eq, exp, exponential_family, integral, kl, lemma, log, oo, pi
from symit import positives, reals, sqrt, theorem

mu_1, mu_2, x, u, v = reals("mu_1 mu_2 x u v")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
P, Q = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
bell = Normal(-u / (2 * v), 1 / sqrt(-2 * v))
A = -(u**2) / (4 * v) - log(-2 * v) / 2 + log(2 * pi) / 2
A_p, A_q = (m**2 / (2 * s**2) + log(s) + log(2 * pi) / 2 for m, s in ((mu_1, sigma_1), (mu_2, sigma_2)))

lemma(
    "gaussian-normaliser",
    Eq(integral(exp(u * x + v * x**2), x), exp(A)),
    title="The normaliser of the Gaussians in natural parameters",
    source="needed for their divergence in natural parameters",
    given={"the second parameter is negative": v < 0},
    proof=[eq(integral(exp(A) * density(bell, x), x), "complete the square"), exp(A)],
)

theorem(
    "gaussian-natural-kl",
    Eq(kl(P, Q), log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - 1 / 2),
    title="KL divergence between two Gaussians, in natural parameters",
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given={"the standard deviation of p is positive": sigma_1, "the standard deviation of q is positive": sigma_2},
    proof=[
        exponential_family(
            *(P, x),
            T=[x, x**2],
            theta=[mu_1 / sigma_1**2, -1 / (2 * sigma_1**2)],
            A=A,
            at=[u, (v, Interval.open(-oo, 0))],
            by="gaussian-normaliser",
        ),
        eq(
            A_q
            - A_p
            - (mu_2 / sigma_2**2 - mu_1 / sigma_1**2) * mu_1
            - (-1 / (2 * sigma_2**2) + 1 / (2 * sigma_1**2)) * (mu_1**2 + sigma_1**2),
            "the Bregman divergence of A, whose gradient is the mean of (x, x^2)",
        ),
        log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - 1 / 2,
    ],
)
