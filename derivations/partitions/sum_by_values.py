"""A sum over the outcomes is sorted by the values of X: sum of f(X(w), w) = sum over x of the f(x, w) with X(w) = x.

Each outcome has one value and is counted there; a value that never occurs counts nothing.  This is how a mean over
outcomes becomes one over values, and how the probabilities of all values come to add up to one.
"""

from symit import S, Eq, Lambda, Piecewise, Range, eq, finite, forall, have, integers, integral, lemma, mapping
from symit import outcomes, random_variables, swap

w, x, M = integers("w x M")
(X,) = random_variables("X", values=Range(1, M + 1))
f = mapping("f", S.Integers, S.Integers)
counted = Piecewise((f(x, w), Eq(x, X(w))), (0, True))

lemma(
    "sum-by-values",
    Eq(integral(f(X(w), w), (w, outcomes)), integral(integral(counted, (w, outcomes)), (x, X.values))),
    title="A sum over the outcomes, sorted by the values of a variable",
    source="needed for the guide, 1.1 Shannon Entropy, and 4.1 Definition",
    given={"f has a value at each value of X and each outcome": forall(finite(f(x, w)), (x, X.values), (w, outcomes))},
    proof=[
        have(forall(Eq(integral(counted, (x, X.values)), f(X(w), w)), (w, outcomes)), "each outcome has one value"),
        eq(integral(integral(counted, (x, X.values)), (w, outcomes)), "so it is counted once"),
        eq(
            integral(integral(counted, (w, outcomes)), (x, X.values)),
            "finite sums are exchanged",
            swap(integral(counted, (x, X.values)), (w, outcomes)),
        ),
    ],
    models={
        "a value that is never taken": {
            "m": 4,
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            M: 3,
            "f": Lambda((x, w), x**2 * w),
        }
    },
)
