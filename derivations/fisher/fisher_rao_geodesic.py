"""The curve that attains the Fisher-Rao distance of two Gaussians: a half-circle in the half-plane of mu/sqrt 2 and
sigma, or for equal means the straight line.  Guide, "10.1 Statistical Manifold".

Both are run through at the speed sqrt 2, so that the length from time q to p is sqrt 2 (p - q).
"""

from symit import Eq, S, derivative, exp, forall, have, log, positive, reals, sqrt, theorem

c, p, q, s, t = reals("c p q s t")
r = positive("r")


def x(t):
    return r * (exp(2 * t) - 1) / (exp(2 * t) + 1)


def mu(t):
    return c + sqrt(2) * x(t)


def sigma(t):
    return 2 * r * exp(t) / (exp(2 * t) + 1)


m = 4 * sqrt(2) * r * exp(2 * t) / (exp(2 * t) + 1) ** 2
n = 2 * r * exp(t) * (1 - exp(2 * t)) / (exp(2 * t) + 1) ** 2
w = (r - x(p)) * sigma(q) / ((r - x(q)) * sigma(p))


def always(claim):
    return forall(claim, (t, S.Reals))


theorem(
    "fisher-rao-geodesic",
    [
        always(Eq(x(t) ** 2 + sigma(t) ** 2, r**2)),
        always(Eq(derivative(mu(s), (s, t)), m)),
        always(Eq(derivative(sigma(s), (s, t)), n)),
        always(Eq((m**2 + 2 * n**2) / sigma(t) ** 2, 2)),
        Eq(sqrt(2) * (p - q), -sqrt(2) * log(w)),
        always(Eq(2 * derivative(exp(s), (s, t)) ** 2 / exp(t) ** 2, 2)),
    ],
    title="The half-circle attains the Fisher-Rao distance",
    source="Guide, 10.1 Statistical Manifold",
    given={"the radius is positive": r},
    proof=[
        have(always(exp(2 * t) + 1 > 0)),
        have(always(Eq(x(t) ** 2 + sigma(t) ** 2, r**2))),
        have(always(Eq(derivative(mu(s), (s, t)), m))),
        have(always(Eq(derivative(sigma(s), (s, t)), n))),
        have(always(Eq((m**2 + 2 * n**2) / sigma(t) ** 2, 2))),
        have(Eq(w, exp(q - p))),
        have(Eq(log(w), q - p)),
        have(always(Eq(derivative(exp(s), (s, t)), exp(t)))),
    ],
    models={"radius two": {r: 2, c: 1, q: 0, p: 1}},
)
