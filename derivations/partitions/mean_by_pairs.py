"""The mean of S(X, Y) over pairs of values is its mean over the outcomes: sum of p(x, y) S(x, y) = E[S(X, Y)].

A pair that never occurs weighs nothing, but S must be defined there.
"""

from symit import P, S, Eq, Lambda, Piecewise, Range, cases, eq, finite, forall, have, integers, integral, lemma
from symit import mapping, mean, outcomes, random_variables, use

w, x, y, M, N = integers("w x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
value = mapping("S", S.Integers, S.Integers)
p = P(Eq(X, x), Eq(Y, y))
with_x = Piecewise((P(w) * value(x, y), Eq(x, X(w))), (0, True))
counted = Piecewise((with_x, Eq(y, Y(w))), (0, True))
both = Piecewise((Piecewise((1, Eq(y, Y(w))), (0, True)), Eq(x, X(w))), (0, True))
of_x = Piecewise((P(w) * value(x, Y(w)), Eq(x, X(w))), (0, True))

lemma(
    "mean-by-pairs",
    Eq(integral(integral(p * value(x, y), (y, Y.values)), (x, X.values)), mean(value(X(w), Y(w)))),
    title="A mean over pairs of values",
    source="needed for the guide, 4.1 Definition",
    given={"S is defined at each pair of values": forall(finite(value(x, y)), (x, X.values), (y, Y.values))},
    proof=[
        have(
            forall(Eq(P(w) * both * value(x, y), counted), (x, X.values), (y, Y.values), (w, outcomes)),
            cases(Eq(x, X(w)), Eq(y, Y(w))),
        ),
        have(
            forall(Eq(p * value(x, y), integral(counted, (w, outcomes))), (x, X.values), (y, Y.values)),
            "the probability of a pair is that of the outcomes that have it",
        ),
        have(
            forall(
                Eq(integral(integral(counted, (w, outcomes)), (y, Y.values)), integral(of_x, (w, outcomes))),
                (x, X.values),
            ),
            "the outcomes with a value of X, sorted by their values of Y",
            use("sum-by-values", X=Lambda(w, Y(w)), M=N, f=Lambda((y, w), with_x)),
        ),
        have(
            forall(Eq(integral(p * value(x, y), (y, Y.values)), integral(of_x, (w, outcomes))), (x, X.values)),
            "summed over the values of Y",
        ),
        eq(integral(integral(of_x, (w, outcomes)), (x, X.values)), "pair by pair"),
        eq(
            mean(value(X(w), Y(w))),
            "the outcomes, sorted by their values of X",
            use("sum-by-values", f=Lambda((x, w), P(w) * value(x, Y(w)))),
        ),
    ],
    models={
        "a value that is never taken": {
            "m": 4,
            "P": Lambda(w, w / 10),
            X: Lambda(w, Piecewise((2, w <= 1), (1, True))),
            Y: Lambda(w, Piecewise((2, w <= 2), (1, True))),
            M: 2,
            N: 3,
            "S": Lambda((x, y), x + y**2),
        }
    },
)
