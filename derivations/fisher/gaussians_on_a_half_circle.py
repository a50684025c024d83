"""Any two Gaussians with different means lie on one half-circle in the half-plane of mu/sqrt 2 and sigma.

Each is on the geodesic at the time log(sigma/(r - x)).  Guide, "10.1 Statistical Manifold".
"""

from symit import Eq, Ne, cases, exp, have, lemma, log, positive, positives, real, reals, sqrt, theorem, use

y, h, r = real("y"), positive("h"), positive("r")


def x(t):
    return r * (exp(2 * t) - 1) / (exp(2 * t) + 1)


def sigma(t):
    return 2 * r * exp(t) / (exp(2 * t) + 1)


def time(y, h):
    return log(h / (r - y))


lemma(
    "point-of-a-half-circle",
    [r - y > 0, Eq(x(time(y, h)), y), Eq(sigma(time(y, h)), h)],
    title="When the geodesic is at a point",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={"the point lies on the half-circle": [r, h, Eq(y**2 + h**2, r**2)]},
    proof=[
        have((r - y) * (r + y) > 0),
        have(y <= r, use("roots-in-order", a=y, b=r)),
        have(r - y > 0, cases(Eq(r - y, 0))),
        have(Eq(exp(2 * time(y, h)), h**2 / (r - y) ** 2)),
        have(Eq(h**2 / (r - y) ** 2, (r + y) / (r - y))),
        have(Eq((r + y) / (r - y) + 1, 2 * r / (r - y))),
        have(Eq(x(time(y, h)), y)),
        have(Eq(sigma(time(y, h)), h)),
    ],
    models={"three and four": {y: 3, h: 4, r: 5}},
)

mu_1, mu_2, c = reals("mu_1 mu_2 c")
sigma_1, sigma_2 = positives("sigma_1 sigma_2")
x_1, x_2 = (mu_1 - c) / sqrt(2), (mu_2 - c) / sqrt(2)

theorem(
    "gaussians-on-a-half-circle",
    [
        Eq(x_2**2 + sigma_2**2, r**2),
        Eq(x(time(x_1, sigma_1)), x_1),
        Eq(sigma(time(x_1, sigma_1)), sigma_1),
        Eq(x(time(x_2, sigma_2)), x_2),
        Eq(sigma(time(x_2, sigma_2)), sigma_2),
    ],
    title="The geodesic between two Gaussians",
    source="Guide, 10.1 Statistical Manifold",
    given={
        "the standard deviations are positive": [sigma_1, sigma_2],
        "the means are not the same": Ne(mu_1, mu_2),
        "c is the centre": Eq((mu_1 - mu_2) * (2 * c - mu_1 - mu_2), 2 * (sigma_1**2 - sigma_2**2)),
        "r is the radius": [r, Eq(x_1**2 + sigma_1**2, r**2)],
    },
    proof=[
        have(Eq(x_2**2 + sigma_2**2, r**2)),
        use("point-of-a-half-circle", y=x_1, h=sigma_1),
        use("point-of-a-half-circle", y=x_2, h=sigma_2),
    ],
    models={"two and two": {mu_1: sqrt(2), mu_2: -sqrt(2), c: 0, sigma_1: 1, sigma_2: 1, r: sqrt(2)}},
)
