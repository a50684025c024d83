"""I(X; X) = H(X).  Essay, "Mutual Information"."""

from symit.shannon import About, identity

mutual_information_self = identity(
    "I(X;X)",
    ("H(X) - H(X|X)", "what X takes from its own uncertainty"),
    ("H(X)", "nothing of it is left"),
    about=About(
        "mutual-information-self",
        "A variable tells everything about itself",
        "Essay, Mutual Information; guide, 4.2 Properties",
    ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_self)
