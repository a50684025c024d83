"""KL divergence between two Bernoulli distributions, written out.

A label is a p of 0 or 1, and then one term is 0.
"""

from symit import Bernoulli, Eq, kl, reals, rel_entr, theorem

p, q = reals("p q")

theorem(
    "bernoulli-kl",
    Eq(kl(Bernoulli(p), Bernoulli(q)), rel_entr(p, q) + rel_entr(1 - p, 1 - q)),
    title="KL divergence between two Bernoulli distributions",
    source="Guide, 3.1 Definition and Properties; written out",
    given={"p is a probability": [p >= 0, p <= 1], "q is a probability strictly between 0 and 1": [q > 0, q < 1]},
)
