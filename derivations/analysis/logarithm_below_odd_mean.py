"""4 log r < r^2 - 1/r^2 for r > 1: the hyperbolic sine lies above the diagonal.

s - 1/s - 2 log s has the derivative (1 - 1/s)^2, so 2 log r <= r - 1/r; and r + 1/r > 2.
"""

from symit import Interval, have, integral, integrate, lemma, log, reals

r, s = reals("r s")
slope, between = (1 - 1 / s) ** 2, (s, Interval.open(1, r))

lemma(
    "logarithm-below-odd-mean",
    4 * log(r) < r**2 - 1 / r**2,
    title="4 log r lies below r^2 - 1/r^2",
    source="needed for the essay, Simulations: KL Divergence Between Two Gaussians",
    given={"r is above 1": r > 1},
    proof=[
        integrate(slope, between, antiderivative=s - 1 / s - 2 * log(s)),
        have(integral(slope, between) >= 0),
        have(2 * log(r) <= r - 1 / r),
        have(1 / r < 1),
        have(r - 1 / r > 0),
        have((r - 1) ** 2 / r > 0),
        have((r - 1 / r) * (r - 1) ** 2 / r > 0),
    ],
)
