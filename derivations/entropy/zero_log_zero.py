"""p log p goes to 0 as p goes to 0 from above.  Guide, "1.1 Shannon Entropy".

Every power of p goes to 0 faster than the logarithm grows.
"""

from symit import Eq, Limit, log, real, theorem

p = real("p")

theorem(
    "zero-log-zero",
    Eq(Limit(p * log(p), p, 0), 0),
    title="p log p goes to 0 with p",
    source="Guide, 1.1 Shannon Entropy",
)
