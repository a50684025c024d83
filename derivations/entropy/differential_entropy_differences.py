"""Differences of differential entropies can be negative: that of Uniform(0, 1/2) minus that of Uniform(0, 1).  Essay,
"Entropy: Expected Surprise", which says that they are not."""

from symit import Eq, Uniform, entropy, have, log, theorem

narrow, wide = Uniform(0, 1 / 2), Uniform(0, 1)

theorem(
    "differential-entropy-differences",
    [Eq(entropy(narrow) - entropy(wide), -log(2)), entropy(narrow) - entropy(wide) < 0],
    title="Differences of differential entropies can be negative",
    source="Essay, Entropy: Expected Surprise",
    proof=[
        have(Eq(entropy(narrow), -log(2)), "differential-entropy-uniform"),
        have(Eq(entropy(wide), 0), "differential-entropy-uniform"),
    ],
)
