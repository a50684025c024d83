"""Every curve of Gaussians from sigma_1 to sigma_2 has at least the Fisher-Rao length sqrt 2 |log(sigma_2/sigma_1)|.
Guide, "10.1 Statistical Manifold".

Along the curve sqrt 2 log sigma grows no faster than the length; with mu at rest it grows just as fast.
"""

from symit import And, Eq, Interval, Lambda, derivative, exp, finite, forall, functions, have, log, reals
from symit import sqrt, tangent, theorem, use

sigma, m, n, L, v = functions("sigma m n L v")
a, b, q, p, s, t = reals("a b q p s t")
Time = Interval.open(a, b)
rate = sqrt(2) * n(t) / sigma(t)
apart = sqrt(2) * log(sigma(p) / sigma(q))


def everywhere(statement):
    return forall(statement, (t, Time))


def below_the_length(sign):
    """L + sqrt 2 log sigma, or with a minus, does not fall."""
    height = L(t) + sign * sqrt(2) * log(sigma(t))
    return tangent(height, (t, Time), q, p, order=0, derivatives=[v(t) + sign * rate])


values = everywhere(And(finite(L(t)), sigma(t) > 0))

theorem(
    "fisher-rao-equal-means",
    And(L(p) - L(q) >= apart, L(p) - L(q) >= -apart),
    title="The Fisher-Rao distance of Gaussians with equal means",
    source="Guide, 10.1 Statistical Manifold",
    given={
        "q and p lie in an open interval (a, b), and p not to the left": [a < q, q <= p, p < b],
        "the standard deviation is positive, and the length has a value": values,
        "the mean has the slope m": everywhere(finite(m(t))),
        "the standard deviation has the slope n": everywhere(Eq(derivative(sigma(s), (s, t)), n(t))),
        "the speed is that of the metric": everywhere(
            And(v(t) >= 0, Eq(v(t) ** 2, (m(t) ** 2 + 2 * n(t) ** 2) / sigma(t) ** 2))
        ),
        "the length grows with it": everywhere(Eq(derivative(L(s), (s, t)), v(t))),
    },
    proof=[
        have(everywhere(rate**2 <= v(t) ** 2)),
        have(everywhere(rate <= v(t)), use("roots-in-order", a=rate, b=v(t))),
        have(everywhere(-rate <= v(t)), use("roots-in-order", a=-rate, b=v(t))),
        use(values, q),
        use(values, p),
        below_the_length(1),
        below_the_length(-1),
    ],
    models={
        "a straight way up": {
            a: -1,
            b: 2,
            q: 0,
            p: 1,
            sigma: Lambda(t, exp(t)),
            m: Lambda(t, 0),
            n: Lambda(t, exp(t)),
            L: Lambda(t, sqrt(2) * t),
            v: Lambda(t, sqrt(2)),
        }
    },
)
