"""The mean of S(X) over the values of X is its mean over the outcomes: sum over x of p(x) S(x) = E[S(X)].

A value that never occurs weighs nothing, but S must be defined there.  Cover & Thomas, Elements of Information Theory
(2nd ed.), equation (2.2).
"""

from symit import P, Eq, Lambda, Piecewise, Range, cases, eq, finite, forall, have, integers, integral, lemma, mean
from symit import outcomes, random_variables, use, vector

w, x, M = integers("w x M")
(X,) = random_variables("X", values=Range(1, M + 1))
S = vector("S")
p = P(Eq(X, x))
counted = Piecewise((P(w) * S(x), Eq(x, X(w))), (0, True))

lemma(
    "mean-by-values",
    Eq(integral(p * S(x), (x, X.values)), mean(S(X(w)))),
    title="A mean over the values of a variable",
    source="needed for the guide, 1.1 Shannon Entropy; Cover & Thomas, equation (2.2)",
    given={"S is defined at each value": forall(finite(S(x)), (x, X.values))},
    proof=[
        have(
            forall(Eq(P(w) * Piecewise((1, Eq(x, X(w))), (0, True)) * S(x), counted), (x, X.values), (w, outcomes)),
            cases(Eq(x, X(w))),
        ),
        have(
            forall(Eq(p * S(x), integral(counted, (w, outcomes))), (x, X.values)),
            "the probability of a value is that of the outcomes that have it",
        ),
        eq(integral(integral(counted, (w, outcomes)), (x, X.values)), "value by value"),
        eq(
            mean(S(X(w))),
            "the outcomes, sorted by their values",
            use("sum-by-values", f=Lambda((x, w), P(w) * S(x))),
        ),
    ],
    models={
        "a value that is never taken": {
            "m": 4,
            "P": Lambda(w, w / 10),
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            M: 3,
            "S": Lambda(x, x**2),
        }
    },
)
