"""I(X; Y) = I(Y; X).  Essay, "Mutual Information"."""

from symit import Eq, H, I, eq, random_variables, theorem

X, Y = random_variables("X Y")

theorem(
    "mutual-information-symmetric",
    Eq(I(X, Y), I(Y, X)),
    title="Mutual information is symmetric",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    proof=[
        eq(H(X) + H(Y) - H(X, Y), "in joint entropies"),
        eq(I(Y, X), "which do not see the order"),
    ],
)
