"""Where the Cramér-Rao bound fails: Uniform(0, theta), whose support moves.  Guide, "6.3", the condition unsaid.

T = 2 X is unbiased, and its variance theta^2/3 is less than 1/I(theta) = theta^2.
"""

from symit import Eq, Interval, calc, derivative, eq, have, integral, integrate, log, lt, positive, reals, theorem

theta = positive("theta")
s, x = reals("s x")
support = (x, Interval.open(0, theta))
score = derivative(log(1 / s), (s, theta))
information = integral(1 / theta * score**2, support)
mean = integral(1 / theta * (2 * x), support)
variance = integral(1 / theta * (2 * x - theta) ** 2, support)

theorem(
    "cramer-rao-moving-support",
    [Eq(mean, theta), Eq(variance, theta**2 / 3), variance < 1 / information],
    title="A family whose support moves with the parameter breaks the Cramér-Rao bound",
    source="Guide, 6.3 Cramér-Rao Bound: the regularity condition that it leaves unsaid",
    given={"the support is (0, theta)": theta},
    proof=[
        integrate(1, support),
        integrate(x, support),
        integrate(x**2, support),
        have(Eq(mean, theta)),
        have(Eq(variance, theta**2 / 3)),
        have(Eq(score, -1 / theta), "the score is the same at every point"),
        have(Eq(information, 1 / theta**2)),
        calc(variance, lt(theta**2), eq(1 / information)),
    ],
)
