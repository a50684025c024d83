"""The chain rule of two variables, either one first.  Guide, "2.2 Conditional Entropy"."""

from symit.shannon import About, equivalent_forms

entropy_chain_rule = equivalent_forms(
    "H(X,Y)",
    ("H(X) + H(Y|X)", "what X says, and what Y says beyond it"),
    ("H(Y) + H(X|Y)", "the other way round"),
    about=About("entropy-chain-rule", "The chain rule of entropy", "Guide, 2.2 Conditional Entropy"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(entropy_chain_rule)
