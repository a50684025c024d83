"""Fisher information of a Gaussian's mean: 1/sigma^2.  An instance of the Fisher identity, guide 6.2.

The regularity conditions hold for every mean t within sigma of mu: both derivatives of the density lie below multiples
of (1 + w) p, with w = (x - t)^2/(4 sigma^2), and 1 + w <= exp(w) puts that below a multiple of a wider Gaussian.
"""

from symit import And, Eq, Lambda, Normal, density, derivative, eq, exp, expectation, fisher_information, forall, have
from symit import lemma, log, positive, reals, theorem, use

mu, s, t, x = reals("mu s t x")
sigma = positive("sigma")
X = Normal(mu, sigma)
w = (x - t) ** 2 / (4 * sigma**2)
p = density(Normal(t, sigma), x)
p1, p2 = (x - t) / sigma**2 * p, ((x - t) ** 2 / sigma**4 - 1 / sigma**2) * p
wide = exp(1 / 4) * density(Normal(mu, 2 * sigma), x)
g1, g2 = 2 / sigma * wide, 8 / sigma**2 * wide
score, curvature = (derivative(log(density(Normal(s, sigma), x)), (s, mu), n) for n in (1, 2))
information = fisher_information(Normal(s, sigma), (s, mu))

lemma(
    "gaussian-neighbours",
    [And(-g1 <= p1, p1 <= g1), And(-g2 <= p2, p2 <= g2)],
    title="Gaussians with neighbouring means lie below one that is wider",
    source="needed for the Fisher information of the mean",
    given={
        "the standard deviation is positive": sigma,
        "t lies within sigma of mu": [mu - sigma < t, t < mu + sigma],
    },
    proof=[
        have((sigma - (t - mu)) * (sigma + (t - mu)) >= 0),
        have((t - mu) ** 2 / (4 * sigma**2) <= 1 / 4),
        have(-w <= 1 / 4 - (x - mu) ** 2 / (8 * sigma**2)),
        have(p * (1 + w) <= 2 * wide, use("exponential-tangent", y=w)),
        have(4 / sigma**2 * p * (1 + w) <= g2),
        have(-4 / sigma**2 * p * (1 + w) <= p2),
    ],
)

theorem(
    "fisher-gaussian-mean",
    [
        Eq(information, 1 / sigma**2),
        Eq(expectation(score, (x, X)), 0),
        Eq(information, -expectation(curvature, (x, X))),
    ],
    title="Fisher information of a Gaussian's mean",
    source="Guide, 6.2 Alternative Expression: an instance",
    given={"the standard deviation is positive": sigma},
    proof=[
        use(
            "fisher-identity",
            X=X.space,
            a=mu - sigma,
            b=mu + sigma,
            theta=mu,
            p=Lambda((x, t), p),
            p1=Lambda((x, t), p1),
            p2=Lambda((x, t), p2),
            g1=Lambda(x, g1),
            g2=Lambda(x, g2),
            by="gaussian-neighbours",
        ),
        have(forall(Eq(derivative(log(density(Normal(s, sigma), x)), (s, t)), (x - t) / sigma**2), x, t)),
        have(forall(Eq(curvature, -1 / sigma**2), x), "the log-density is quadratic in the mean"),
        -expectation(curvature, (x, X)),
        eq(1 / sigma**2, "the density integrates to one"),
    ],
)
