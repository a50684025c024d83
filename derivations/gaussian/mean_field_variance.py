"""Reverse KL makes q too sure: of two Gaussians with correlation rho and variance 1 the best independent q, and no
other, has the variance 1 - rho^2.  Essay, "Properties of KL Divergence".

With independent coordinates of variances s^2 and t^2 the divergence is log(sqrt(1 - rho^2)/(s t)) - 1 + (s^2 +
t^2)/(2 (1 - rho^2)), and log u <= u - 1 at u = s^2/(1 - rho^2) and t^2/(1 - rho^2) bounds it from below.
"""

from symit import And, Eq, Implies, Normal, density, exp, forall, have, integral, log, pi, positives, reals, rel_entr
from symit import sqrt, theorem, use

x, y, rho = reals("x y rho")
s, t = positives("s t")
v = 1 - rho**2
joint = exp(-(x**2 - 2 * rho * x * y + y**2) / (2 * v)) / (2 * pi * sqrt(v))


def divergence(s, t):
    return integral(integral(rel_entr(density(Normal(0, s), x) * density(Normal(0, t), y), joint), y), x)


def closed(s, t):
    return log(v) / 2 - log(s) - log(t) - 1 + (s**2 + t**2) / (2 * v)


p, q = density(Normal(0, s), x), density(Normal(0, t), y)
inner = p * (log(v) / 2 - log(s) - log(t) - x**2 / (2 * s**2) - 1 / 2 + (x**2 + t**2) / (2 * v))
least = -log(v) / 2
attained = Eq(closed(s, t), least)

theorem(
    "mean-field-variance",
    [
        Eq(divergence(s, t), closed(s, t)),
        least <= closed(s, t),
        Eq(closed(sqrt(v), sqrt(v)), least),
        Implies(attained, And(Eq(s**2, v), Eq(t**2, v))),
    ],
    title="Reverse KL underestimates the variance",
    source="Essay, Properties of KL Divergence; Bishop, Pattern Recognition and Machine Learning, 10.1.2",
    given={
        "the correlation lies between -1 and 1": rho**2 < 1,
        "the standard deviations are positive": [s, t],
    },
    proof=[
        have(v > 0),
        have(forall(Eq(integral(rel_entr(p * q, joint), y), inner), x)),
        have(Eq(divergence(s, t), closed(s, t))),
        use("log-tangent-inequality", x=s**2 / v),
        use("log-tangent-inequality", x=t**2 / v),
        have(least <= closed(s, t)),
        have(Implies(attained, And(Eq(s**2 / v, 1), Eq(t**2 / v, 1)))),
        have(Implies(attained, And(Eq(s**2, v), Eq(t**2, v)))),
    ],
)
