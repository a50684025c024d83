"""The chain rule of two variables, either one first.  Guide, "2.2 Conditional Entropy"."""

from symit import Eq, H, eq, random_variables, theorem

X, Y = random_variables("X Y")

theorem(
    "entropy-chain-rule",
    [Eq(H(X, Y), H(X) + H(Y, given=X)), Eq(H(X, Y), H(Y) + H(X, given=Y))],
    title="The chain rule of entropy",
    source="Guide, 2.2 Conditional Entropy",
    proof=[
        eq(H(X) + H(Y, given=X), "what X says, and what Y says beyond it"),
        eq(H(Y) + H(X, given=Y), "the other way round"),
    ],
)
