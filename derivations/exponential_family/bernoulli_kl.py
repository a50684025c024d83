"""KL divergence between two Bernoulli distributions: the sum over 0 and 1."""

from symit import Bernoulli, Eq, kl, log, probabilities, theorem

p, q = probabilities("p q")

theorem(
    "bernoulli-kl",
    Eq(kl(Bernoulli(p), Bernoulli(q)), p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))),
    source="Guide, 3.4 KL Divergence for Exponential Families, as an instance",
    given={"p is a probability strictly between 0 and 1": p, "q is a probability strictly between 0 and 1": q},
)
