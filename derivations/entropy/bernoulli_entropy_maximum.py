"""The entropy of a Bernoulli variable is at most log 2, which is one bit, and only a fair coin has that.  Essay,
"Entropy of Common Distributions"."""

from symit import Bernoulli, Density, Eq, Implies, Lambda, Piecewise, Range, calc, entr, entropy, forall, have, iff
from symit import integer, log, real, theorem, use

p, j = real("p"), integer("j")
two = (j, Range(1, 3))
share = Piecewise((p, Eq(j, 1)), (1 - p, True))
halves = forall(Eq(share, 1 / 2), two)
X = Bernoulli(p)

theorem(
    "bernoulli-entropy-maximum",
    [entropy(X) <= log(2), entropy(X) / log(2) <= 1, iff(Eq(entropy(X), log(2)), Eq(p, 1 / 2))],
    title="The entropy of a Bernoulli variable is at most one bit",
    source="Essay, Entropy of Common Distributions",
    given={"p is a probability": [p >= 0, p <= 1]},
    proof=[
        use("entropy-maximum-uniform", n=2, p=Lambda(j, share)),
        calc(entropy(X), entr(p) + entr(1 - p), entropy(Density(share, two))),
        have(Implies(Eq(entropy(X), log(2)), Eq(entropy(Density(share, two)), log(2)))),
        have(Implies(Eq(entropy(X), log(2)), halves)),
        have(Implies(Eq(entropy(X), log(2)), Eq(p, 1 / 2)), use(halves, 1)),
        have(Implies(Eq(p, 1 / 2), halves)),
        have(Implies(Eq(p, 1 / 2), Eq(entropy(Density(share, two)), log(2)))),
        have(Implies(Eq(p, 1 / 2), Eq(entropy(X), log(2)))),
    ],
)
