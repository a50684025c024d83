"""Every curve of Gaussians from sigma_1 to sigma_2 has at least the Fisher-Rao length sqrt 2 |log(sigma_2/sigma_1)|.
Guide, "10.1 Statistical Manifold".

Along the curve sqrt 2 log sigma grows no faster than the length; with mu at rest it grows just as fast.
"""

from symit import And, Eq, Interval, Lambda, derivative, finite, forall, functions, given_of, have, log, models_of
from symit import reals, sqrt, theorem, use

sigma, m, n, L, v = functions("sigma m n L v")
a, b, q, p, s, t = reals("a b q p s t")
Time = Interval.open(a, b)
rate = sqrt(2) * n(t) / sigma(t)
apart = sqrt(2) * log(sigma(p) / sigma(q))


def everywhere(statement):
    return forall(statement, (t, Time))


def height(t):
    return sqrt(2) * log(sigma(t))


values = everywhere(And(finite(L(t)), sigma(t) > 0))

theorem(
    "fisher-rao-equal-means",
    And(L(p) - L(q) >= apart, L(p) - L(q) >= -apart),
    title="The Fisher-Rao distance of Gaussians with equal means",
    source="Guide, 10.1 Statistical Manifold",
    given={
        **given_of("half-circle-height", "q and p lie in an open interval (a, b), and p not to the left"),
        "the standard deviation is positive, and the length has a value": values,
        "the mean has the slope m": everywhere(finite(m(t))),
        "the standard deviation has the slope n": everywhere(Eq(derivative(sigma(s), (s, t)), n(t))),
        "the speed is that of the metric": everywhere(
            And(v(t) >= 0, Eq(v(t) ** 2, (m(t) ** 2 + 2 * n(t) ** 2) / sigma(t) ** 2))
        ),
        **given_of("half-circle-height", "the length grows with it"),
    },
    proof=[
        have(everywhere(rate**2 <= v(t) ** 2)),
        have(everywhere(Eq(derivative(height(s), (s, t)), rate))),
        use("no-faster-than-the-length", h=Lambda(t, height(t)), g=Lambda(t, rate)),
        use(values, q),
        use(values, p),
    ],
    models=models_of("half-circle-height", without=["x", "r"]),
)
