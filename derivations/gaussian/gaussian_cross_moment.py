"""E_p[(X - mu_2)^2] for a Gaussian p with mean mu_1.  Essay, "Properties of KL Divergence"."""

from symit import Eq, Normal, eq, expectation, positive, reals, theorem

mu_1, mu_2, x = reals("mu_1 mu_2 x")
sigma_1 = positive("sigma_1")
P = Normal(mu_1, sigma_1)
shift = mu_1 - mu_2

theorem(
    "gaussian-cross-moment",
    Eq(expectation((x - mu_2) ** 2, (x, P)), sigma_1**2 + shift**2),
    title="The second moment of a Gaussian about another mean",
    source="Essay, Properties of KL Divergence",
    given={"the standard deviation is positive": sigma_1},
    proof=[
        expectation((x - mu_1 + (mu_1 - mu_2)) ** 2, (x, P)),
        eq(
            expectation((x - mu_1) ** 2, (x, P))
            + 2 * (mu_1 - mu_2) * expectation(x - mu_1, (x, P))
            + (mu_1 - mu_2) ** 2,
            "expand the square; the density integrates to one",
        ),
        eq(sigma_1**2 + shift**2, "gaussian-variance", "the second central moment, and E[X] = mu_1"),
    ],
)
