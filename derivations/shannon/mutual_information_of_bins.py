"""Binning never adds mutual information: with U a function of X and V one of Y, I(U; V) <= I(X; Y).

Why a histogram of many samples falls short of the mutual information.  (With few samples it overshoots: what it counts
are then not the probabilities of the bins.)  Essay, "Simulations: Estimating Mutual Information".
"""

from symit import Eq, H, I, Lambda, Piecewise, calc, eq, have, integers, le, random_variables, theorem

(w,) = integers("w")
U, V, X, Y = random_variables("U V X Y")
halves = Lambda(w, Piecewise((0, w <= 2), (1, True)))

theorem(
    "mutual-information-of-bins",
    I(U, V) <= I(X, Y),
    title="Binning never adds mutual information",
    source="Essay, Simulations: Estimating Mutual Information",
    given={
        "U is a function of X: H(U|X) = 0": Eq(H(U, given=X), 0),
        "V is a function of Y: H(V|Y) = 0": Eq(H(V, given=Y), 0),
    },
    proof=[
        have(H(U, given=(V, X)) >= 0, "partition-conditional-entropy"),
        calc(
            "One variable in bins",
            I(U, V),
            le(I(U, V) + I(X, V, given=U), "partition-conditional-information"),
            eq(I(X, V) + H(U, given=X) - H(U, given=(V, X)), "by the chain rule"),
            le(I(X, V), "U is a function of X"),
        ),
        have(H(V, given=(X, Y)) >= 0, "partition-conditional-entropy"),
        calc(
            "Both in bins",
            I(X, V),
            le(I(X, V) + I(X, Y, given=V), "partition-conditional-information"),
            eq(I(X, Y) + H(V, given=Y) - H(V, given=(X, Y)), "by the chain rule"),
            le(I(X, Y), "V is a function of Y"),
        ),
    ],
    models={
        "two bins": {
            "m": 4,
            "P": Lambda(w, w / 10),
            X: Lambda(w, w**2),
            Y: Lambda(w, Piecewise((1, w <= 2), (w, True))),
            U: halves,
            V: halves,
        }
    },
)
