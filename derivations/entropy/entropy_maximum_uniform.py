"""Entropy is at most log n, with equality exactly for the uniform distribution: H - log n = -KL(p||u).  Guide, "1.2
Properties of Entropy"."""

from symit import Density, Eq, Lambda, Range, calc, entr, entropy, forall, have, iff, integers, integral, kl, log
from symit import rel_entr, theorem, use, vector

n, j = integers("n j")
p = vector("p")
outcomes = (j, Range(1, n + 1))
X, U = Density(p(j), outcomes), Density(1 / n, outcomes)

theorem(
    "entropy-maximum-uniform",
    [entropy(X) <= log(n), iff(Eq(entropy(X), log(n)), forall(Eq(p(j), 1 / n), outcomes))],
    title="The uniform distribution has the largest entropy",
    source="Guide, 1.2 Properties of Entropy; essay, Entropy: Expected Surprise",
    given={
        "there is at least one outcome": n >= 1,
        "no p_j is negative": forall(p(j) >= 0, outcomes),
        "the p_j add up to one": Eq(integral(p(j), outcomes), 1),
    },
    proof=[
        have(forall(Eq(rel_entr(p(j), 1 / n), p(j) * log(n) - entr(p(j))), outcomes), "log(p_j n) = log p_j + log n"),
        calc(entropy(X) - log(n), -kl(X, U)),
        use("gibbs-inequality-finite", d=n, p=p, q=Lambda(j, 1 / n)),
    ],
    models={"three values": {n: 3, p: Lambda(j, (j - 1) / 3)}},
)
