"""The Gaussian closest to p in the forward KL divergence has the mean and the variance of p, and no other is as close.
Essay, "Properties of KL Divergence".

KL(p||q) = KL(p||best) + KL(best||q) for every Gaussian q, and the last term is 0 only where q is the best one.
"""

from symit import S, And, Density, Eq, Implies, Lambda, Laplace, Normal, density, function, given_of, have, iff, kl
from symit import positives, reals, sqrt, theorem, use

f = function("f")
x, mu, m = reals("x mu m")
sigma, s = positives("sigma s")
P, best, other = Density(f(x), (x, S.Reals)), Normal(mu, sigma), Normal(m, s)
as_close, same = Eq(kl(P, best), kl(P, other)), And(Eq(mu, m), Eq(sigma, s))

theorem(
    "forward-kl-moment-matching",
    [
        Eq(kl(P, other), kl(P, best) + kl(best, other)),
        kl(P, best) <= kl(P, other),
        iff(as_close, same),
    ],
    title="The closest Gaussian matches the mean and the variance",
    source="Essay, Properties of KL Divergence; guide, 3.3 Forward vs Reverse KL",
    given=given_of("forward-kl-by-moments"),
    proof=[
        use("forward-kl-by-moments"),
        use("gaussian-kl-zero", mu_1=mu, sigma_1=sigma, mu_2=m, sigma_2=s),
        have(kl(P, best) <= kl(P, other)),
        have(Implies(as_close, Eq(kl(best, other), 0))),
        have(Implies(same, as_close)),
    ],
    models={
        "a Laplace density": {mu: 0, sigma: sqrt(2), m: 1, s: 1, f: Lambda(x, density(Laplace(0, 1), x))},
        "a Gaussian": {mu: 1, sigma: 2, m: 0, s: 1, f: Lambda(x, density(Normal(1, 2), x))},
    },
)
