"""I(X1, X2; Y) = I(X1; Y) + I(X2; Y | X1).  Guide, "4.3 Conditional Mutual Information"."""

from symit.shannon import About, identity

mutual_information_chain_rule = identity(
    "I(X1,X2;Y)",
    ("H(X1,X2) - H(X1,X2|Y)", "what Y takes from the uncertainty of both"),
    ("H(X1) + H(X2|X1) - H(X1|Y) - H(X2|X1,Y)", "the chain rule of entropy, twice"),
    ("I(X1;Y) + I(X2;Y|X1)", "taken in pairs"),
    about=About(
        "mutual-information-chain-rule",
        "The chain rule of mutual information",
        "Guide, 4.3 Conditional Mutual Information; exercise 1",
    ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_chain_rule)
