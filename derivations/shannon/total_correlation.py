"""Total correlation: how far random variables are from being independent.  Guide, "Where and Why: Where It's Used".

It is the divergence of the joint distribution from the product of its marginals, the mean of
log p(X_1, ..., X_n) / (p(X_1) ... p(X_n)), and equals the sum of the entropies less the joint entropy.  It is not
negative, for every n: each variable tells something non-negative about those before it.  Watanabe, Information
theoretical analysis of multivariate correlation (1960).
"""

from symit import (
    Eq,
    H,
    Implies,
    P,
    Range,
    calc,
    cell,
    eq,
    forall,
    have,
    iff,
    integers,
    integral,
    log,
    mean,
    oo,
    outcomes,
)
from symit import product_over, sequence, swap, theorem, use

i, n, w = integers("i n w")
X = sequence("X")
members = (i, Range(1, n + 1))
every, marginals = cell(w, X.first(n)), product_over(cell(w, X(i)), members)
divergence = mean(log(every / marginals))
gaps = integral(H(X(i)), members) - H(X.first(n))
surprises = integral(P(w) * log(cell(w, X(i))), members)
independent = forall(Eq(every, marginals), (w, outcomes))

theorem(
    "total-correlation",
    [Eq(divergence, gaps), divergence >= 0, iff(Eq(divergence, 0), independent)],
    title="Total correlation is a divergence, a difference of entropies, and never negative",
    source="Guide, Where and Why: Where It's Used; Watanabe (1960)",
    given={"n is a number of variables": n >= 0},
    proof=[
        have(forall(H(X(i)) >= 0, (i, Range(1, oo))), "partition-entropy-nonnegative"),
        have(
            forall(cell(w, X(i)) > 0, (w, outcomes), members),
            "cell-probability-positive",
            "what happens has positive probability",
        ),
        have(forall(marginals > 0, (w, outcomes)), "so is the product of the marginals"),
        have(forall(Eq(log(marginals), integral(log(cell(w, X(i))), members)), (w, outcomes))),
        calc(
            "The divergence from independence",
            divergence,
            eq(integral(P(w) * log(every) - surprises, (w, outcomes)), "the logarithm of the ratio, written out"),
            mean(log(every)) - integral(surprises, (w, outcomes)),
            eq(
                mean(log(every)) - integral(mean(log(cell(w, X(i)))), members),
                "finite sums are exchanged",
                swap(surprises, (w, outcomes)),
            ),
            eq(gaps, "each sum is an entropy"),
        ),
        use("entropy-independence-bound"),
        have(divergence >= 0, "the joint entropy is at most the sum of the entropies"),
        have(Implies(Eq(divergence, 0), Eq(gaps, 0)), "if it vanishes, there is no gap"),
        have(Implies(independent, forall(Eq(every / marginals, 1), (w, outcomes))), "then each ratio is one"),
        have(iff(Eq(divergence, 0), independent), "which only independent variables have, and log 1 = 0"),
    ],
)
