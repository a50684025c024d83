"""Differential entropy can be negative: that of the uniform distribution on [0, 1/2] is -log 2.  Essay, "Entropy:
Expected Surprise"."""

from symit import Eq, Uniform, entropy, have, log, theorem

H = entropy(Uniform(0, 1 / 2))

theorem(
    "differential-entropy-negative",
    [Eq(H, -log(2)), H < 0],
    title="Differential entropy can be negative",
    source="Essay, Entropy: Expected Surprise",
    proof=[have(Eq(H, -log(2)), "differential-entropy-uniform")],
)
