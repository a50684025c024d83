"""I(X; Y) = I(Y; X).  Essay, "Mutual Information"."""

from symit.shannon import About, identity

mutual_information_symmetric = identity(
    "I(X;Y)",
    ("H(X) + H(Y) - H(X,Y)", "in joint entropies"),
    ("I(Y;X)", "which do not see the order"),
    about=About(
        "mutual-information-symmetric",
        "Mutual information is symmetric",
        "Essay, Mutual Information; guide, 4.2 Properties",
    ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_symmetric)
