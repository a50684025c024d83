"""Entropy of a vector of probabilities.  Guide, "1.1 Shannon Entropy", written out; 0 log 0 = 0."""

from symit import Density, Eq, Lambda, Range, entr, entropy, forall, integers, integral, theorem, vector

d, j = integers("d j")
p = vector("p")
indices = (j, Range(1, d + 1))

theorem(
    "discrete-entropy",
    Eq(entropy(Density(p(j), indices)), integral(entr(p(j)), indices)),
    source="Guide, 1.1 Shannon Entropy",
    given={
        "no p_j is negative": forall(p(j) >= 0, indices),
        "the p_j add up to one": Eq(integral(p(j), indices), 1),
    },
    models={"three values, one of them never taken": {d: 3, p: Lambda(j, (j - 1) / 3)}},
)
