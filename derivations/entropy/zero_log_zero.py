"""p log p goes to 0 as p goes to 0 from above.  Guide, "1.1 Shannon Entropy".

1 + y <= exp(y) at y = -(log p)/2 gives (log p)^2 <= 4/p, so that p log p lies between 4/log p and 0.
"""

from symit import Eq, Interval, Limit, forall, have, log, real, sqrt, squeeze, theorem, use

p = real("p")
near = (p, Interval.open(0, 1))

theorem(
    "zero-log-zero",
    Eq(Limit(p * log(p), p, 0), 0),
    title="p log p goes to 0 with p",
    source="Guide, 1.1 Shannon Entropy",
    proof=[
        have(forall(-log(p) <= 2 / sqrt(p), near), use("exponential-tangent", y=-log(p) / 2)),
        have(forall(log(p) ** 2 <= 4 / p, near)),
        squeeze(Eq(Limit(p * log(p), p, 0), 0), 4 / log(p), 0, near),
    ],
)
