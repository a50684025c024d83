"""The KL divergence of two Gaussians is at least ((mu_1 - mu_2)^2 + (sigma_1 - sigma_2)^2)/(2 sigma_2^2), so that it is
0 only where they are the same.

By log r <= r - 1 at r = sigma_1/sigma_2: (r^2 - 1)/2 - log r is at least (r - 1)^2/2.
"""

from symit import And, Eq, Implies, Normal, cases, forall, have, iff, kl, lemma, positives, reals, use

mu_1, mu_2, z = reals("mu_1 mu_2 z")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
divergence = kl(Normal(mu_1, sigma_1), Normal(mu_2, sigma_2))
apart = (mu_1 - mu_2) ** 2 + (sigma_1 - sigma_2) ** 2
bound = apart / (2 * sigma_2**2)
zero, same = Eq(divergence, 0), And(Eq(mu_1, mu_2), Eq(sigma_1, sigma_2))
below_zero = forall(Implies(And(bound <= z, Eq(z, 0)), apart <= 0), z)

lemma(
    "gaussian-kl-zero",
    [bound <= divergence, divergence >= 0, iff(zero, same)],
    title="Two Gaussians without divergence are the same",
    source="needed for the essay, Properties of KL Divergence",
    given={"the standard deviation of p is positive": sigma_1, "the standard deviation of q is positive": sigma_2},
    proof=[
        have(bound <= divergence, "gaussian-kl", use("log-tangent-inequality", x=sigma_1 / sigma_2)),
        have(bound >= 0),
        have(divergence >= 0),
        have(below_zero, "a sum of squares that is at most zero"),
        have(Implies(apart <= 0, And((mu_1 - mu_2) ** 2 <= 0, (sigma_1 - sigma_2) ** 2 <= 0)), "has none but zeros"),
        have(Implies(apart <= 0, same)),
        have(Implies(zero, apart <= 0), use(below_zero, divergence)),
        have(Implies(zero, same)),
        have(Implies(same, zero), "gaussian-kl", cases(Eq(mu_1, mu_2), Eq(sigma_1, sigma_2))),
    ],
)
