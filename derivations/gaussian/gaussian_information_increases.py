"""The mutual information of two Gaussians increases with the size of their correlation.  Essay, "Simulations:
Estimating Mutual Information"."""

from symit import apply, have, log, reals, theorem

rho, r = reals("rho r")

theorem(
    "gaussian-information-increases",
    -log(1 - rho**2) / 2 < -log(1 - r**2) / 2,
    title="The mutual information of two Gaussians increases with their correlation",
    source="Essay, Simulations: Estimating Mutual Information",
    given={"r is farther from 0 than rho": [rho >= 0, rho < r], "it is a correlation": r < 1},
    proof=[
        have(r * r > rho * r),
        have(rho * r >= rho * rho),
        have(1 - r**2 < 1 - rho**2),
        have((1 - r) * (1 + r) > 0),
        have(1 - r**2 > 0),
        have(log(1 - r**2) < log(1 - rho**2), apply(log, 1 - r**2 < 1 - rho**2)),
    ],
)
