"""X -> Y -> Z implies I(X; Z) <= I(X; Y), by the chain rule.  Guide, "9.1 Data Processing Inequality"; exercise 4.

Equality means that Z keeps what Y says about X: I(X; Y | Z) = 0, so X -> Z -> Y too.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION, MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.kernel.terms import Var
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import POSITIVE, SUM_TO_ONE, VARIABLE, P, example, m, of_variable, special, values_of
from symit.proving.scope import Scope
from symit.shannon import About, proved

about = About(
    "data-processing-inequality",
    "The data processing inequality",
    "Guide, 9.1 Data Processing Inequality; essay, The Data Processing Inequality",
)
inequality = proved("I(X;Z) <= I(X;Y)", given=["X -> Y -> Z"], about=about).sections[-1]
never_more = inequality.theorem
x, y, z = (of_variable(Var(name, VARIABLE)) for name in "XYZ")
before, after = (b.app(MUTUAL_INFORMATION, m, P, x.kernel, other.kernel) for other in (y, z))
lost, added = (
    b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, *(kernel.kernel for kernel in kernels))
    for kernels in ((x, y, z), (x, z, y))
)
chain = logic.assume(formula=eq(added, 0))
law = library.load("partition-conditional-information").theorem
known = Scope().know(never_more, chain, special(law, K=x, L=y, M=z))
equal, nothing_lost = eq(after, before), eq(lost, 0)


def follows(claim, assumed):
    """One equation from the other: by the chain rule I(X; Y) - I(X; Z) = I(X; Y | Z) - I(X; Z | Y)."""
    theorem = logic.assume(formula=assumed)
    return logic.imply(known.linear(claim, (theorem, -1), (chain, 1)), condition=assumed)


forward, backward = follows(nothing_lost, equal), follows(equal, nothing_lost)
names = ("X", "Y", "Z")
data_processing_inequality = derivation(
    id=about.id,
    title=about.title,
    source=about.source,
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *(Given(values_of(Var(name, VARIABLE)), f"{name} has a value at every outcome") for name in names),
        Given(chain.conclusion, "X -> Y -> Z"),
    ],
    sections=[
        inequality,
        statement(
            "Equality",
            fact(forward, "by the chain rule, nothing is lost"),
            fact(backward, "and the other way round"),
            fact(logic.conjoin(never_more, forward, backward), "with equality exactly if Z keeps what Y says about X"),
        ),
    ],
    models=example(names),
)

if __name__ == "__main__":
    from symit.published import present

    present(data_processing_inequality)
