"""No channel from a Gaussian source that keeps the mean squared error at D or below has less information than
(1/2) log(sigma^2/D).  Essay, "Rate-Distortion Theory: Compression Limits"; Cover & Thomas, Theorem 10.3.2.

j is the joint density of the source x and the reproduction y.  The lower bound on information at t = N(x; y, D)/phi(x)
needs nothing but second moments.
"""

from symit import S, Eq, Implies, Lambda, Ne, Normal, calc, density, finite, forall, function, have, integral, log
from symit import mapping, positives, reals, rel_entr, theorem, use

mu, x, y = reals("mu x y")
sigma, s = positives("sigma s")
j, r = mapping("j", S.Reals, S.Reals), function("r")
phi, near = density(Normal(mu, sigma), x), density(Normal(y, s), x)
from_mean, apart = j(x, y) * (x - mu) ** 2, j(x, y) * (x - y) ** 2
spread, error = integral(from_mean, x), integral(apart, x)
gain = log(sigma / s) * j(x, y) + from_mean / (2 * sigma**2) - apart / (2 * s**2)
mean_gain = log(sigma / s) * r(y) + spread / (2 * sigma**2) - error / (2 * s**2)
divergence = rel_entr(j(x, y), phi * r(y))
information = integral(integral(divergence, x), y)

theorem(
    "gaussian-rate-distortion-converse",
    information >= log(sigma**2 / s**2) / 2,
    title="No channel from a Gaussian source has less information than (1/2) log(sigma^2/D)",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    given={
        "the source and the distortion D = s^2 are positive": [sigma, s],
        "the densities are not negative": [forall(j(x, y) >= 0, y, x), forall(r(y) >= 0, y)],
        "r is the density of the reproduction": [forall(Eq(integral(j(x, y), x), r(y)), y), Eq(integral(r(y), y), 1)],
        "where r is 0, nothing happens": forall(Implies(Ne(j(x, y), 0), r(y) > 0), y, x),
        "the source has variance sigma^2": Eq(integral(spread, y), sigma**2),
        "the mean squared error is at most D": integral(error, y) <= s**2,
        "the inner integrals converge": [
            forall(finite(spread), y),
            forall(finite(error), y),
            forall(finite(integral(divergence, x)), y),
        ],
        "the information is finite": finite(information),
    },
    proof=[
        have(forall(Eq(j(x, y) * log(near / phi), gain), y, x)),
        have(forall(finite(integral(gain, x)), y)),
        calc(integral(j(x, y) * log(near / phi), x), integral(gain, x), mean_gain, over=y),
        have(finite(integral(mean_gain, y))),
        calc(
            integral(integral(j(x, y) * log(near / phi), x), y),
            integral(mean_gain, y),
            log(sigma / s) * integral(r(y), y) + integral(spread, y) / (2 * sigma**2) - integral(error, y) / (2 * s**2),
            log(sigma / s) + 1 / 2 - integral(error, y) / (2 * s**2),
        ),
        use(
            "information-lower-bound",
            X=S.Reals,
            Y=S.Reals,
            phi=Lambda(x, phi),
            r=Lambda(y, r(y)),
            j=Lambda((x, y), j(x, y)),
            t=Lambda((x, y), near / phi),
        ),
        have(integral(error, y) / (2 * s**2) <= 1 / 2),
        have(log(sigma / s) <= information),
    ],
)
