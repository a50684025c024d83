"""From a narrow to a wide Gaussian the divergence is smaller than from the wide to the narrow one, whatever the two
spreads and means are.  Essay, "Simulations: KL Divergence Between Two Gaussians".

With r = sigma_2/sigma_1 > 1 the difference for equal means is (r^2 - 1/r^2)/2 - 2 log r, which grows with r.
"""

from symit import Eq, Normal, have, kl, log, positives, reals, theorem, use

mu_1, mu_2 = reals("mu_1 mu_2")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
narrow, wide = Normal(mu_1, sigma_1), Normal(mu_2, sigma_2)
r = sigma_2 / sigma_1

theorem(
    "narrow-wide-asymmetry",
    kl(narrow, wide) < kl(wide, narrow),
    title="The divergence from narrow to wide is smaller than that from wide to narrow",
    source="Essay, Simulations: KL Divergence Between Two Gaussians",
    given={"both standard deviations are positive": [sigma_1, sigma_2], "one is narrower": sigma_1 < sigma_2},
    proof=[
        have(r > 1),
        have(4 * log(r) < r**2 - 1 / r**2, use("logarithm-below-odd-mean", r=r)),
        have(Eq(kl(narrow, wide), log(r) + (1 / r**2 + (mu_1 - mu_2) ** 2 / sigma_2**2 - 1) / 2), "gaussian-kl"),
        have(Eq(kl(wide, narrow), -log(r) + (r**2 + (mu_1 - mu_2) ** 2 / sigma_1**2 - 1) / 2), "gaussian-kl"),
        have(1 / sigma_2**2 <= 1 / sigma_1**2),
        have((mu_1 - mu_2) ** 2 * (1 / sigma_1**2 - 1 / sigma_2**2) >= 0),
        have((mu_1 - mu_2) ** 2 / sigma_2**2 <= (mu_1 - mu_2) ** 2 / sigma_1**2),
    ],
)
