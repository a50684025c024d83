"""Entropy is never negative: -log p_j >= 0, since p_j <= 1.  Guide, "1.2 Properties of Entropy"."""

from symit import Density, Eq, Lambda, Range, entr, entropy, forall, have, integers, integral, summand, theorem
from symit import vector

d, j, k = integers("d j k")
p = vector("p")
outcomes = (j, Range(1, d + 1))
total = integral(p(j), outcomes)

theorem(
    "entropy-nonnegative",
    entropy(Density(p(j), outcomes)) >= 0,
    title="Entropy is never negative",
    source="Guide, 1.2 Properties of Entropy; essay, Entropy: Expected Surprise",
    given={
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "the p_j add up to one": Eq(total, 1),
    },
    proof=[
        have(forall(p(k) <= 1, (k, Range(1, d + 1))), summand(total, k)),
        have(forall(entr(p(j)) >= 0, outcomes), "log p_j <= 0"),
    ],
    models={"three values, one of them never taken": {d: 3, p: Lambda(j, (j - 1) / 3)}},
)
