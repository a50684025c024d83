"""I(X; X) = H(X).  Essay, "Mutual Information"."""

from symit import Eq, H, I, eq, have, random_variables, theorem

(X,) = random_variables("X")

theorem(
    "mutual-information-self",
    Eq(I(X, X), H(X)),
    title="A variable tells everything about itself",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    proof=[
        have(Eq(H(X, X), H(X)), "what is said twice is said once", "partition-entropy-equal"),
        eq(H(X) - H(X, given=X), "what X takes from its own uncertainty"),
        eq(H(X), "nothing of it is left"),
    ],
)
