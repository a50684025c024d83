"""The probability of the value that an outcome has is that of its cell: P(X = X(w)) = Q_X(w), and so for pairs."""

from symit import And, Eq, P, cell, forall, have, integers, outcomes, random_variables, theorem

(w,) = integers("w")
X, Y = random_variables("X Y")
is_x, is_y = Eq(X, X(w)), Eq(Y, Y(w))
of_x, of_y, of_both = Eq(P(is_x), cell(w, X)), Eq(P(is_y), cell(w, Y)), Eq(P(is_x, is_y), cell(w, X, Y))

theorem(
    "cells-of-values",
    forall(And(of_x, of_y, of_both), (w, outcomes)),
    title="The probability of the value at an outcome",
    source="needed for the guide, 1.1 Shannon Entropy, 2 Joint and Conditional Entropy, and 4.1 Definition",
    proof=[
        have(forall(of_x, (w, outcomes)), "the outcomes that have the value are those that share it"),
        have(forall(of_y, (w, outcomes)), "so for the other"),
        have(forall(of_both, (w, outcomes)), "and for both"),
    ],
)
