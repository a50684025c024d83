"""The probabilities of the values of a variable add up to one: their sum is the mean of 1."""

from symit import Eq, Lambda, P, Piecewise, Range, eq, integers, integral, mean, random_variables, theorem, use

w, x, M = integers("w x M")
(X,) = random_variables("X", values=Range(1, M + 1))

theorem(
    "probabilities-of-values",
    Eq(integral(P(Eq(X, x)), (x, X.values)), 1),
    title="The probabilities of the values of a variable",
    source="needed for the guide, 4.2 Properties",
    proof=[eq(mean(1), "the mean of 1", use("mean-by-values", S=Lambda(x, 1))), eq(1, "which is 1")],
    models={
        "a value that is never taken": {
            "m": 4,
            "P": Lambda(w, w / 10),
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            M: 3,
        }
    },
)
