"""u log u - u + 1 is at least 3 (u - 1)^2/(2 (u + 2)): their difference is convex, and flat at 1.

Its second derivative is (u - 1)^2 (u + 8)/(u (u + 2)^3).  Pinsker's inequality needs it.
"""

from symit import Interval, lemma, log, oo, positive, tangent

u, x = positive("u"), positive("x")

lemma(
    "logarithm-above-parabola",
    3 * (u - 1) ** 2 / (2 * (u + 2)) <= u * log(u) - u + 1,
    title="u log u - u + 1 lies above a parabola that flattens",
    source="needed for Pinsker's inequality; Tsybakov, Introduction to Nonparametric Estimation (2009), Lemma 2.5",
    given={"u is positive": u},
    proof=[tangent(x * log(x) - x + 1 - 3 * (x - 1) ** 2 / (2 * (x + 2)), (x, Interval.open(0, oo)), 1, u)],
)
