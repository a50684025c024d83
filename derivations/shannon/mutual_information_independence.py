"""I(X; Y) = 0 exactly when X and Y are independent.  Essay, "Mutual Information"; guide, "4.2 Properties".

The mutual information is the divergence of the joint probabilities from the product of the marginal ones, which is zero
exactly where they are equal, also for the pairs that never occur.
"""

from symit import Eq, I, Lambda, P, Piecewise, Range, forall, have, iff, integers, random_variables, theorem, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
both, one, other = P(Eq(X, x), Eq(Y, y)), P(Eq(X, x)), P(Eq(Y, y))
independent = forall(Eq(both, one * other), (x, X.values), (y, Y.values))

theorem(
    "mutual-information-independence",
    iff(Eq(I(X, Y), 0), independent),
    title="No mutual information means independence",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    proof=[
        use("mutual-information-definition"),
        use("probabilities-of-pairs"),
        use("probabilities-of-values"),
        use("probabilities-of-values", X=Lambda(w, Y(w)), M=N),
        have(forall(both >= 0, (x, X.values), (y, Y.values)), "the probabilities are a table with its marginals"),
        use("divergence-from-product", f=Lambda((x, y), both), g=Lambda(x, one), h=Lambda(y, other)),
        have(iff(Eq(I(X, Y), 0), independent), "by values, for every pair, also one that never occurs"),
    ],
    models={
        "two fair coins": {
            "m": 4,
            "P": Lambda(w, 1 / 4),
            X: Lambda(w, Piecewise((1, w <= 2), (2, True))),
            Y: Lambda(w, Piecewise((1, Eq((w - 2) ** 2, 1)), (2, True))),
            M: 2,
            N: 2,
        },
    },
)
