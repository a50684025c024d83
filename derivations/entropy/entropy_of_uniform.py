"""The uniform distribution on n outcomes has entropy log n.  Essay, "Entropy: Expected Surprise"."""

from symit import Density, Eq, Range, entropy, eq, integers, integral, log, theorem

n, j = integers("n j")
outcomes = (j, Range(1, n + 1))

theorem(
    "entropy-of-uniform",
    Eq(entropy(Density(1 / n, outcomes)), log(n)),
    source="Essay, Entropy: Expected Surprise",
    given={"there is at least one outcome": n >= 1},
    proof=[
        eq(-integral(1 / n * log(1 / n), outcomes), "by definition"),
        log(n),
    ],
)
