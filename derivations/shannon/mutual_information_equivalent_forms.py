"""The equivalent expressions of mutual information.  Essay, "Mutual Information"; guide, "4.1 Definition"."""

from symit.shannon import About, equivalent_forms

mutual_information_equivalent_forms = equivalent_forms(
    "I(X;Y)",
    ("H(X) - H(X|Y)", "what Y takes from the uncertainty of X"),
    ("H(Y) - H(Y|X)", "what X takes from that of Y"),
    ("H(X) + H(Y) - H(X,Y)", "by the chain rule of entropy"),
    about=About(
        "mutual-information-equivalent-forms",
        "Mutual information in terms of entropies",
        "Essay, Mutual Information; guide, 4.1 Definition",
    ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_equivalent_forms)
