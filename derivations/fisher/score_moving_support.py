"""Where the Fisher identity fails: Uniform(0, theta), whose support moves with the parameter.  Guide, "6.2", the
condition unsaid.

The kernel refuses to differentiate under the integral over (0, theta): the space depends on the parameter.  Rightly
so: the score is -1/theta at every point, so its mean is not 0; and E[score^2] = 1/theta^2, while minus the mean
second derivative of the log-density is -1/theta^2.
"""

from symit import Eq, Interval, derivative, forall, have, integral, integrate, log, oo, positive, reals, theorem

theta = positive("theta")
s, t, x = reals("s t x")
support = (x, Interval.open(0, theta))
score, curvature = (derivative(log(1 / s), (s, theta), n) for n in (1, 2))
mean_score, mean_square, mean_curvature = (integral(1 / theta * f, support) for f in (score, score**2, curvature))

theorem(
    "score-moving-support",
    [mean_score < 0, -mean_curvature < mean_square],
    title="A family whose support moves with the parameter breaks the Fisher identity",
    source="Guide, 6.2 Alternative Expression: the regularity condition that it leaves unsaid",
    given={"the support is (0, theta)": theta},
    proof=[
        integrate(1, support),
        have(Eq(score, -1 / theta), "the score is the same at every point"),
        have(forall(Eq(derivative(log(1 / s), (s, t)), -1 / t), (t, Interval.open(0, oo)))),
        have(Eq(curvature, 1 / theta**2)),
        have(Eq(mean_score, -1 / theta), "so its mean is not 0: the support depends on the parameter"),
        have(Eq(mean_square, 1 / theta**2), "the mean of the squared score"),
        have(Eq(mean_curvature, 1 / theta**2), "the mean second derivative of the log-density"),
    ],
)
