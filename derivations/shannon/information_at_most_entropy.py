"""No variable says more about X than X itself: I(X; Y) <= H(X) = I(X; X).  Essay, "Mutual Information"."""

from symit import H, I, Eq, have, random_variables, theorem, use

X, Y = random_variables("X Y")

theorem(
    "information-at-most-entropy",
    [I(X, Y) <= I(X, X), I(X, Y) <= H(X)],
    title="No variable says more about X than X itself",
    source="Essay, Mutual Information",
    proof=[
        use("mutual-information-self"),
        have(H(X, given=Y) >= 0, "partition-conditional-entropy"),
        have(Eq(I(X, Y), H(X) - H(X, given=Y))),
        have(I(X, Y) <= H(X)),
    ],
)
