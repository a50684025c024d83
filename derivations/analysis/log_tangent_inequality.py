"""ln x <= x - 1 for x > 0, with equality only at x = 1.  Essay, "Properties of KL Divergence".

The tangent of the concave logarithm at 1; at sqrt x it says ln x <= x - 1 - (sqrt x - 1)^2.
"""

from symit import Eq, Implies, have, iff, log, real, sqrt, theorem, use

x = real("x")

theorem(
    "log-tangent-inequality",
    [log(x) <= x - 1, iff(Eq(log(x), x - 1), Eq(x, 1))],
    title="The logarithm lies below its tangent",
    source="Essay, Properties of KL Divergence",
    given={"x is positive": x > 0},
    proof=[
        have(log(x) <= x - 1, use("exponential-tangent", y=log(x))),
        have(log(x) <= x - 1 - (sqrt(x) - 1) ** 2, use("exponential-tangent", y=log(x) / 2)),
        have(Implies(Eq(log(x), x - 1), (sqrt(x) - 1) ** 2 <= 0)),
        have(Implies(Eq(log(x), x - 1), Eq(x, 1))),
        have(Implies(Eq(x, 1), Eq(log(x), x - 1))),
    ],
)
