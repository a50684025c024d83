"""Fano's inequality.  Guide, "9.2 Fano's Inequality"; Cover & Thomas, Theorem 2.10.1.

The guesser who knows only how often the guess is wrong: q(x|y) is 1 - e for x = y and e/(N - 1) for each other value.
H(X|Y) is at most the mean of -log q(X|Y), and that is the right side.
"""

from symit import H, P, And, Eq, Implies, Lambda, Ne, Piecewise, Range, binary_entropy, calc, cell, eq, forall, have
from symit import iff, integers, integral, log, mean, outcomes, random_variables, summand, surprise, theorem, use

w, x, y, N = integers("w x y N")
X, Y = random_variables("X Y", values=Range(1, N + 1))
e = P(Ne(X, Y))
same, other = (Piecewise((a, Eq(X(w), Y(w))), (1 - a, True)) for a in (1, 0))
remaining, bound = H(X, given=Y), binary_entropy(e) + e * log(N - 1)


def q(x, y):
    return Piecewise((1 - e, Eq(x, y)), (e / (N - 1), True))


right = forall(Eq(cell(w, X, Y), q(X(w), Y(w)) * cell(w, Y)), (w, outcomes))

theorem(
    "fano-inequality",
    [remaining <= bound, iff(Eq(remaining, bound), right)],
    source="Guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.10.1",
    given={"there are at least two values": N >= 2},
    proof=[
        calc(mean(same), integral(P(w) - P(w) * other, (w, outcomes)), eq(1 - e, "the guess is right or wrong")),
        have(And(e >= 0, mean(same) >= 0)),
        have(e <= 1),
        have(forall(Implies(Eq(X(w), Y(w)), e < 1), (w, outcomes)), summand(mean(same), w)),
        have(forall(Implies(Ne(X(w), Y(w)), e > 0), (w, outcomes)), summand(mean(other), w)),
        have(forall(q(X(w), Y(w)) > 0, (w, outcomes)), "what happens is possible"),
        have(forall(Eq(integral(q(x, y), (x, X.values)), 1), (y, Y.values)), "its chances add up to one"),
        use("conditional-cross-entropy", q=Lambda((x, y), q(x, y)), M=N),
        calc(
            mean(log(q(X(w), Y(w)))),
            mean(-same * surprise(1 - e) - other * (surprise(e) + log(N - 1))),
            -(1 - e) * surprise(1 - e) - e * (surprise(e) + log(N - 1)),
            -bound,
        ),
    ],
    models={
        "three values": {
            "m": 4,
            "P": Lambda(w, w / 10),
            N: 3,
            X: Lambda(w, Piecewise((w, w <= 2), (3, True))),
            Y: Lambda(w, Piecewise((1, w <= 3), (3, True))),
        },
    },
)
