"""The equivalent expressions of mutual information.  Essay, "Mutual Information"; guide, "4.1 Definition"."""

from symit import Eq, H, I, eq, random_variables, theorem

X, Y = random_variables("X Y")
forms = H(X) - H(X, given=Y), H(Y) - H(Y, given=X), H(X) + H(Y) - H(X, Y)

theorem(
    "mutual-information-equivalent-forms",
    [Eq(I(X, Y), form) for form in forms],
    title="Mutual information in terms of entropies",
    source="Essay, Mutual Information; guide, 4.1 Definition",
    proof=[
        eq(forms[0], "what Y takes from the uncertainty of X"),
        eq(forms[1], "what X takes from that of Y"),
        eq(forms[2], "by the chain rule of entropy"),
    ],
)
