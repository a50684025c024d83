"""I(X; Y) >= 0.  Essay, "Mutual Information"."""

from symit.shannon import About, proved

mutual_information_nonnegative = proved(
    "0 <= I(X;Y)",
    about=About(
        "mutual-information-nonnegative",
        "Mutual information is never negative",
        "Essay, Mutual Information; guide, 4.2 Properties",
    ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_nonnegative)
