"""X -> Y -> Z implies I(X; Z) <= I(X; Y), by the chain rule.  Guide, "9.1 Data Processing Inequality"; exercise 4.

Equality means that Z keeps what Y says about X: I(X; Y | Z) = 0, so X -> Z -> Y too.
"""

from symit.kernel import build as b
from symit.kernel.build import eq
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.kernel.terms import Var
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import POSITIVE, SUM_TO_ONE, VARIABLE, P, example, m, of_variable, values_of
from symit.shannon import About, proved

about = About(
    "data-processing-inequality",
    "The data processing inequality",
    "Guide, 9.1 Data Processing Inequality; essay, The Data Processing Inequality",
)
inequality, equality = proved("I(X;Z) <= I(X;Y)", given=["X -> Y -> Z"], about=about).sections
together = logic.conjoin(inequality.theorem, *(line.theorem for line in equality.lines))
x, y, z = (of_variable(Var(name, VARIABLE)).kernel for name in "XYZ")
chain = eq(b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, x, z, y), 0)
names = ("X", "Y", "Z")
data_processing_inequality = derivation(
    id=about.id,
    title=about.title,
    source=about.source,
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *(Given(values_of(Var(name, VARIABLE)), f"{name} has a value at every outcome") for name in names),
        Given(chain, "X -> Y -> Z"),
    ],
    sections=[
        inequality,
        equality,
        statement("Both", fact(together, "with equality exactly if Z keeps what Y says about X")),
    ],
    models=example(names),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(data_processing_inequality)
