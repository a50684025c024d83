"""I(X; Y) >= 0.  Essay, "Mutual Information"."""

from symit import I, have, random_variables, theorem

X, Y = random_variables("X Y")

theorem(
    "mutual-information-nonnegative",
    I(X, Y) >= 0,
    title="Mutual information is never negative",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    proof=[have(I(X, Y) >= 0, "partition-information")],
)
