"""Theorems about named distributions, as a user writes them: what everyone knows of them need not be said."""

from symit import (
    Eq,
    Laplace,
    entropy,
    kl,
    log,
    positives,
    reals,
    theorem,
)

x, m = reals("x m")
s, r = positives("s r")

theorem(
    "laplace-entropy",
    Eq(entropy(Laplace(m, s)), 1 + log(2 * s)),
    given={"the scale is positive": s},
)

theorem(
    "laplace-scales",
    Eq(kl(Laplace(m, s), Laplace(m, r)), log(r / s) + s / r - 1),
    given={"both scales are positive": [s, r]},
)
