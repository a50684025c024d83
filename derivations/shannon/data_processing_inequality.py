"""X -> Y -> Z implies I(X; Z) <= I(X; Y), by the chain rule.  Guide, "9.1 Data Processing Inequality"; exercise 4.

Equality means that Z keeps what Y says about X: I(X; Y | Z) = 0, so X -> Z -> Y too.
"""

from symit import Eq, I, calc, eq, have, iff, le, random_variables, theorem

X, Y, Z = random_variables("X Y Z")
kept = Eq(I(X, Y, given=Z), 0)

theorem(
    "data-processing-inequality",
    [I(X, Z) <= I(X, Y), iff(Eq(I(X, Z), I(X, Y)), kept)],
    title="The data processing inequality",
    source="Guide, 9.1 Data Processing Inequality; essay, The Data Processing Inequality",
    given={"X -> Y -> Z": Eq(I(X, Z, given=Y), 0)},
    proof=[
        calc(
            I(X, Z),
            le(I(X, Z) + I(X, Y, given=Z), "partition-conditional-information"),
            eq(I(X, Y) + I(X, Z, given=Y), "by the chain rule"),
            eq(I(X, Y), "X -> Y -> Z"),
        ),
        have(iff(Eq(I(X, Z), I(X, Y)), kept), "with equality exactly if Z keeps what Y says about X"),
    ],
)
