"""An optimal code for blocks of k independent outcomes spends between H and H + 1/k bits on each: in the limit of long
blocks the entropy.  Cover & Thomas, Theorem 5.4.2; needed for the guide, 1.1, and the essay.

The blocks that happen are numbered by B; that it is independent outcomes is what makes the entropy of a block k times
that of an outcome.
"""

from symit import Eq, H, Lambda, P, Piecewise, Range, cell, forall, given_of, have, integer_vectors, integers, integral
from symit import log, outcomes, positive_integer, product_over, random_variables, real, sequence, theorem, use

w, i, j = integers("w i j")
n, k = positive_integer("n"), positive_integer("k")
eta = real("eta")
length, shannon = integer_vectors("length shannon")
X = sequence("X")
(B,) = random_variables("B", values=Range(1, n + 1))
p = P(Eq(B, i))
block, members = X.first(k), (j, Range(1, k + 1))
independent = forall(Eq(cell(w, block), product_over(cell(w, X(j)), members)), (w, outcomes))
mean_length = integral(p * length(i), (i, B.values))
first, second = Piecewise((0, w <= 2), (1, True)), Piecewise((0, Eq((w - 2) ** 2, 1)), (1, True))

theorem(
    "optimal-block-code",
    [eta / log(2) <= mean_length / k, mean_length / k < eta / log(2) + 1 / k],
    title="A code for long blocks spends the entropy on each outcome",
    source="Guide, 1.1 Shannon Entropy; Cover & Thomas, Theorem 5.4.2",
    given={
        "a block has k outcomes": k,
        "which are independent": independent,
        "each with the entropy eta": forall(Eq(H(X(j)), eta), members),
        "the blocks are numbered: B tells the block, and the block B": [
            Eq(H(block, given=B), 0),
            Eq(H(B, given=block), 0),
        ],
        **given_of("optimal-code-length", without=["the probabilities add up to one"], p=Lambda(i, p)),
    },
    proof=[
        use("total-correlation", n=k),
        have(Eq(integral(H(X(j)), members), k * eta)),
        have(Eq(H(block), k * eta), "the entropies of independent outcomes add up"),
        have(Eq(H(B), H(block)), "B and the block are known from each other"),
        use("entropy-by-values", X=B, N=n),
        use("probabilities-of-values", X=B, M=n),
        use("optimal-code-length", p=Lambda(i, p)),
        have(eta / log(2) <= mean_length / k),
    ],
    models={
        "two fair coins": {
            "m": 4,
            "P": Lambda(w, 1 / 4),
            X: Lambda((j, w), Piecewise((first, Eq(j, 1)), (second, True))),
            B: Lambda(w, w),
            n: 4,
            k: 2,
            eta: log(2),
            length: Lambda(i, 2),
            shannon: Lambda(i, 2),
        },
    },
)
