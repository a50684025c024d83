"""An optimal code for blocks of m independent outcomes spends between H and H + 1/m bits on each: in the limit of long
blocks the entropy.  Cover & Thomas, Theorem 5.4.2; needed for the guide, 1.1, and the essay.

The entropy of the block is m times that of an outcome.
"""

from symit import Density, Eq, Lambda, Range, entropy, given_of, have, integer_vectors, integers, integral, log
from symit import positive_integer, real, theorem, use, vector

i = integers("i")[0]
n, m = positive_integer("n"), positive_integer("m")
p, h = vector("p"), real("h")
length, shannon = integer_vectors("length shannon")
blocks = (i, Range(1, n + 1))
mean_length = integral(p(i) * length(i), blocks)

theorem(
    "optimal-block-code",
    [h / log(2) <= mean_length / m, mean_length / m < h / log(2) + 1 / m],
    title="A code for long blocks spends the entropy on each outcome",
    source="Guide, 1.1 Shannon Entropy; Cover & Thomas, Theorem 5.4.2",
    given={
        **given_of("optimal-code-length"),
        "a block has m outcomes": m,
        "which are independent, each with the entropy h": Eq(entropy(Density(p(i), blocks)), m * h),
    },
    proof=[
        use("optimal-code-length"),
        have(h / log(2) <= mean_length / m),
    ],
    models={
        "two fair coins": {n: 4, m: 2, h: log(2), p: Lambda(i, 1 / 4), length: Lambda(i, 2), shannon: Lambda(i, 2)},
    },
)
