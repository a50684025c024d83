"""A VAE off the rate-distortion curve: an encoder that ignores x says nothing of it, so that a rate of 0 would do, and
pays for not being the prior.  Essay, "Rate-Distortion Theory: Compression Limits", where a VAE lies on the curve.

The code z is 1 with probability 3/4 for each of two equally likely data points; the prior is a fair coin.
"""

from symit import Density, Eq, Range, have, integers, integral, kl, log, rel_entr, theorem, use

i, z = integers("i z")
points, bit = (i, Range(1, 3)), (z, Range(0, 2))
q = 1 / 4 + z / 2
information = integral(integral(rel_entr(q / 2, q / 2), bit), points)
rate = kl(Density(q, bit), Density(1 / 2, bit))

theorem(
    "vae-rate-without-information",
    [Eq(information, 0), Eq(rate, log(27 / 16) / 4), rate > 0],
    title="A VAE that pays a rate and says nothing",
    source="Essay, Rate-Distortion Theory: Compression Limits",
    proof=[
        have(Eq(information, 0)),
        have(Eq(rate, log(27 / 16) / 4)),
        have(rate > 0, use("exponential-tangent", y=log(16 / 27))),
    ],
)
