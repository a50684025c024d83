"""The probability of the value that an outcome has is that of its cell: P(X = X(w)) = Q_X(w), and so for pairs."""

from symit import P, And, Eq, cell, forall, have, integers, lemma, outcomes, random_variables

(w,) = integers("w")
X, Y = random_variables("X Y")
is_x, is_y = Eq(X, X(w)), Eq(Y, Y(w))
of_x, of_y, of_both = Eq(P(is_x), cell(w, X)), Eq(P(is_y), cell(w, Y)), Eq(P(is_x, is_y), cell(w, X, Y))

lemma(
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
