"""A Gaussian about a Gaussian, seen from the other side: y with variance tau^2 and x about it with variance s^2 are
x with variance s^2 + tau^2 and y about a point between x and the mean."""

from symit import Eq, Normal, density, have, log, positives, reals, sqrt, theorem, use

mu, x, y = reals("mu x y")
s, tau = positives("s tau")
variance = s**2 + tau**2
r, near = density(Normal(mu, tau), y), density(Normal(y, s), x)
phi = density(Normal(mu, sqrt(variance)), x)
back = density(Normal(mu + (x - mu) * tau**2 / variance, s * tau / sqrt(variance)), y)

theorem(
    "gaussian-pair",
    Eq(r * near, phi * back),
    title="A Gaussian about a Gaussian, seen from the other side",
    source="needed for the essay, Rate-Distortion Theory: Compression Limits",
    given={"the standard deviations are positive": [s, tau]},
    proof=[
        have(Eq(log(r * near), log(phi * back)), "complete the square"),
        *(have(p > 0) for p in (r, near, phi, back)),
        *(have(p > 0) for p in (r * near, phi * back)),
        use("equal-logarithms", u=r * near, v=phi * back),
    ],
)
