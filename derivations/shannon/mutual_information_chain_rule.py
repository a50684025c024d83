"""I(X1, X2; Y) = I(X1; Y) + I(X2; Y | X1).  Guide, "4.3 Conditional Mutual Information"."""

from symit import Eq, H, I, eq, random_variables, theorem

X1, X2, Y = random_variables("X1 X2 Y")

theorem(
    "mutual-information-chain-rule",
    Eq(I((X1, X2), Y), I(X1, Y) + I(X2, Y, given=X1)),
    title="The chain rule of mutual information",
    source="Guide, 4.3 Conditional Mutual Information; exercise 1",
    proof=[
        eq(H(X1, X2) - H(X1, X2, given=Y), "what Y takes from the uncertainty of both"),
        eq(H(X1) + H(X2, given=X1) - H(X1, given=Y) - H(X2, given=(X1, Y)), "the chain rule of entropy, twice"),
        eq(I(X1, Y) + I(X2, Y, given=X1), "taken in pairs"),
    ],
)
