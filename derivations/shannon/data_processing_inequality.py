"""X -> Y -> Z implies I(X; Z) <= I(X; Y), by the chain rule.  Guide, "9.1 Data Processing Inequality"; exercise 4."""

from symit.shannon import About, proved

data_processing_inequality = proved(
    "I(X;Z) <= I(X;Y)",
    given=["X -> Y -> Z"],
    about=About(
        "data-processing-inequality",
        "The data processing inequality",
        "Guide, 9.1 Data Processing Inequality; essay, The Data Processing Inequality",
    ),
)

if __name__ == "__main__":
    from symit.published import present

    present(data_processing_inequality)
