"""Uniform(0, a) has differential entropy log a, which is negative for a < 1.  Guide, "1.3 Differential Entropy"."""

from symit import Eq, Implies, Uniform, density, entr, entropy, integrate, log, positive, real, theorem

a, x = positive("a"), real("x")

theorem(
    "differential-entropy-uniform",
    [Eq(entropy(Uniform(0, a)), log(a)), Implies(a < 1, entropy(Uniform(0, a)) < 0)],
    title="Differential entropy of the uniform distribution",
    source="Guide, 1.3 Differential Entropy",
    given={"a is positive": a},
    proof=[
        integrate(entr(density(Uniform(0, a), x)), x, at=[0, a]),
    ],
)
