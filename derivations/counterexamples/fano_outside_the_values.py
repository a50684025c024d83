"""Fano's inequality fails for an estimate that may lie outside the values of X.  Guide, "9.2 Fano's Inequality",
where nothing is said of them.

X takes m values with equal chances, and the estimate is a constant that is not among them: it is always wrong and
says nothing.
"""

from symit import H, P, Eq, Implies, Lambda, Ne, Piecewise, apply, binary_entropy, calc, cases, cell, forall, have
from symit import integers, integral, log, mean, outcomes, random_variables, same, theorem

w, o, m = integers("w o m")
X, Y = random_variables("X Y")
e = P(Ne(X, Y))
bound = binary_entropy(e) + e * log(m - 1)

theorem(
    "fano-outside-the-values",
    [Eq(H(X, given=Y), log(m)), Eq(e, 1), Eq(bound, log(m - 1)), bound < H(X, given=Y)],
    title="Fano's inequality fails for estimates outside the values",
    source="Guide, 9.2 Fano's Inequality: the condition that it leaves unsaid",
    given={
        "there are at least two values": m >= 2,
        "all have the same chance": forall(Eq(P(w), 1 / m), (w, outcomes)),
        "X takes m values": forall(Implies(Ne(o, w), Ne(X(w), X(o))), (w, outcomes), (o, outcomes)),
        "the estimate is constant": forall(Eq(Y(w), Y(o)), (w, outcomes), (o, outcomes)),
        "it is not among these values": forall(Ne(X(w), Y(w)), (w, outcomes)),
    },
    proof=[
        have(forall(Eq(same(Y, w, o), 1), (w, outcomes), (o, outcomes))),
        have(
            forall(Eq(same(X, w, o), Piecewise((1, Eq(o, w)), (0, True))), (w, outcomes), (o, outcomes)),
            cases(Eq(o, w)),
        ),
        calc(
            cell(w, X, Y),
            integral(P(o) * same(X, w, o) * same(Y, w, o), (o, outcomes)),
            integral(Piecewise((1 / m, Eq(o, w)), (0, True)), (o, outcomes)),
            1 / m,
            over=(w, outcomes),
        ),
        calc(H(X, Y), -mean(log(cell(w, X, Y))), -integral(1 / m * log(1 / m), (w, outcomes)), log(m)),
        have(Eq(H(Y), 0), "entropy-of-a-constant"),
        have(Eq(H(X, given=Y), log(m))),
        calc(e, integral(1 / m, (w, outcomes)), 1),
        have(Eq(bound, log(m - 1))),
        have(log(m - 1) < log(m), apply(log, m - 1 < m)),
    ],
    models={"two values": {"m": 2, "P": 1 / 2, X: Lambda(w, w + 1), Y: 0}},
)
