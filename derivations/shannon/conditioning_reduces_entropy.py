"""H(Y|X) <= H(Y), with equality exactly when X and Y are independent.  Guide, "2.3 Properties".

The difference is the mutual information, which is not negative, and zero exactly for independent variables.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq, le
from symit.kernel.definitions import CONDITIONAL_ENTROPY, MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import SUM_TO_ONE, P, m, of_variable, special
from symit.proving.scope import Scope, parts
from symit.proving.values import GIVEN, INDEPENDENT, MODEL, X, Y

x, y = of_variable(X), of_variable(Y)
laws = {name: library.load(f"partition-{name}").theorem for name in ("information", "conditional-entropy")}
information = b.app(MUTUAL_INFORMATION, m, P, x.kernel, y.kernel)
remaining = b.app(CONDITIONAL_ENTROPY, m, P, y.kernel, x.kernel)
not_negative = special(laws["information"], K=x, L=y)
known = Scope().know(not_negative, special(laws["conditional-entropy"], K=y, M=x))
difference = known.linear(eq(b.sub(y.entropy, remaining), information))
reduces = known.linear(le(remaining, y.entropy), (not_negative, 1))

# ---- equality ------------------------------------------------------------------------------------------------
to_independence, from_independence = parts(library.load("mutual-information-independence").theorem)
equal = eq(remaining, y.entropy)
no_information = known.given(equal).linear(eq(information, 0), (logic.assume(formula=equal), -1))
independent = known.know(no_information).instance(to_independence)
forward = logic.imply(independent, condition=equal)
nothing = Scope().given(independent.conclusion).instance(from_independence)
all_left = known.know(nothing).linear(equal, (nothing, -1))
backward = logic.imply(all_left, condition=independent.conclusion)

conditioning_reduces_entropy = derivation(
    id="conditioning-reduces-entropy",
    title="Conditioning reduces entropy, unless the variables are independent",
    source="Guide, 2.3 Properties",
    given=[*GIVEN, Given(SUM_TO_ONE, "the probabilities add up to one")],
    sections=[
        statement(
            "The inequality",
            fact(difference, "what X takes from the uncertainty of Y, by the chain rule"),
            fact(not_negative, "is never negative"),
            fact(reduces, "so there is no more uncertainty than before"),
        ),
        statement(
            "Equality",
            fact(forward, "no information means independence"),
            fact(backward, "and the other way round"),
        ),
        statement("All together", fact(logic.conjoin(reduces, forward, backward), "with equality exactly then")),
    ],
    models={"four outcomes": MODEL, "two fair coins": INDEPENDENT},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(conditioning_reduces_entropy)
