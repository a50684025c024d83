"""Entropy of the Bernoulli distribution: 0 where the outcome is certain, and symmetric about 1/2.  Essay, "Entropy of
Common Distributions"."""

from symit import And, Bernoulli, Eq, Implies, calc, entr, entropy, have, log, real, theorem

p = real("p")
H = entropy(Bernoulli(p))

theorem(
    "bernoulli-entropy",
    [
        Implies(And(p > 0, p < 1), Eq(H, -p * log(p) - (1 - p) * log(1 - p))),
        Implies(Eq(p, 0), Eq(H, 0)),
        Implies(Eq(p, 1), Eq(H, 0)),
        Eq(entropy(Bernoulli(1 - p)), H),
    ],
    title="Entropy of the Bernoulli distribution",
    source="Essay, Entropy of Common Distributions",
    given={"p is a probability": [p >= 0, p <= 1]},
    proof=[
        have(Eq(H, entr(p) + entr(1 - p)), "written out"),
        calc(entropy(Bernoulli(1 - p)), entr(1 - p) + entr(p), H),
        have(Implies(And(p > 0, p < 1), Eq(H, -p * log(p) - (1 - p) * log(1 - p)))),
        have(Implies(Eq(p, 0), Eq(H, 0))),
        have(Implies(Eq(p, 1), Eq(H, 0))),
    ],
)
