"""The rate of a Gaussian source under squared error is (1/2) log(sigma^2/D), for 0 < D <= sigma^2: the channel that
attains it.  Essay, "Rate-Distortion Theory: Compression Limits".

The reproduction y has variance sigma^2 - D, and given y the source is Gaussian about it with variance D.  At D = 0
the formula has no value: no channel with finite information reproduces a Gaussian source without error.
"""

from symit import Eq, Normal, calc, density, forall, have, integral, kl, log, positives, reals, rel_entr, theorem

mu, x, y = reals("mu x y")
sigma, s, tau = positives("sigma s tau")
source, reproduction, given_y = Normal(mu, sigma), Normal(mu, tau), Normal(y, s)
phi, r, near = density(source, x), density(reproduction, y), density(given_y, x)
inner = log(sigma / s) + (s**2 + (y - mu) ** 2) / (2 * sigma**2) - 1 / 2
information = integral(r * integral(rel_entr(near, phi), x), y)
error = integral(r * integral(near * (x - y) ** 2, x), y)

theorem(
    "gaussian-rate-distortion",
    [Eq(information, log(sigma**2 / s**2) / 2), Eq(error, s**2)],
    title="The rate of a Gaussian source",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    given={
        "the source, the distortion D = s^2 and the reproduction have positive variances": [sigma, s, tau],
        "those of the last two add up to the first": Eq(s**2 + tau**2, sigma**2),
    },
    proof=[
        have(forall(Eq(kl(given_y, source), inner), y), "gaussian-kl"),
        have(forall(Eq(integral(rel_entr(near, phi), x), inner), y), "by definition"),
        calc(
            information,
            integral(r * inner, y),
            log(sigma / s) + (s**2 + tau**2) / (2 * sigma**2) - 1 / 2,
            log(sigma / s),
        ),
        have(forall(Eq(integral(near * (x - y) ** 2, x), s**2), y), "gaussian-variance"),
        calc(error, integral(r * s**2, y), s**2),
    ],
    models={"D = 9, sigma = 5": {mu: 1, sigma: 5, s: 3, tau: 4}},
)
