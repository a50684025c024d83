"""Along a chain of layers the information about the input never increases.  Essay, "The Data Processing Inequality".

Y is the input and X_1, X_2, ... are the layers; each layer sees only the one before it, so Y -> X_i -> X_{i+1}.  One
layer is the data processing inequality, with equality exactly if the layer keeps what the one before it says about Y;
all of them follow by induction.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, eq, le
from symit.kernel.definitions import CONDITIONAL_MUTUAL_INFORMATION, MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.kernel.terms import Var
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    POSITIVE,
    SEQUENCE_VALUES,
    SUM_TO_ONE,
    VARIABLE,
    P,
    m,
    of_member,
    of_variable,
    special,
    values_of,
)
from symit.proving.scope import Scope

i, n = b.integer("i"), b.integer("n")
Y = Var("Y", VARIABLE)
information_law = library.load("partition-information").theorem
conditional_law = library.load("partition-conditional-information").theorem
source = of_variable(Y)


def information(index):
    """I(Y; X_i)."""
    return b.app(MUTUAL_INFORMATION, m, P, source.kernel, of_member(index).kernel)


def beyond(one, other):
    """I(Y; X_i | X_j), what X_i says about Y beyond X_j."""
    return b.app(CONDITIONAL_MUTUAL_INFORMATION, m, P, source.kernel, of_member(one).kernel, of_member(other).kernel)


chain = b.forall_in(i, b.integers(1, b.INFINITY), eq(beyond(add(i, 1), i), 0))
from_first = Scope().given(le(1, i))

# ---- one layer -----------------------------------------------------------------------------------------------
markov = from_first.instance(logic.assume(formula=chain), i)
lost = special(conditional_law, K=source, L=of_member(i), M=of_member(add(i, 1)))
here, there = (special(information_law, K=source, L=of_member(index)) for index in (i, add(i, 1)))
known = from_first.know(markov, lost, here, there)
layer = from_first.discharge(known.linear(le(information(add(i, 1)), information(i)), (lost, 1), (markov, 1)))

# ---- where nothing is lost -----------------------------------------------------------------------------------
equal, nothing_lost = eq(information(add(i, 1)), information(i)), eq(beyond(i, add(i, 1)), 0)


def follows(conclusion, assumed):
    """One equation from the other, by the chain rule."""
    theorem = known.linear(conclusion, (logic.assume(formula=assumed), -1), (markov, 1))
    return from_first.discharge(logic.imply(theorem, condition=assumed))


equality = logic.conjoin(follows(nothing_lost, equal), follows(equal, nothing_lost))

# ---- all layers ----------------------------------------------------------------------------------------------
firsts = [Scope().discharge(special(information_law, K=source, L=of_member(index))) for index in (b.ONE, add(0, 1))]
start = Scope().know(*firsts).linear(le(information(add(0, 1)), information(b.ONE)))
following = Scope().given(le(0, n)).instantiate(layer, {i: add(n, 1)})
so_far = le(information(add(n, 1)), information(b.ONE))
step = (
    Scope()
    .given(le(0, n), so_far)
    .know(following)
    .linear(le(information(add(add(n, 1), 1)), information(b.ONE)), (following, 1), (logic.assume(formula=so_far), 1))
)


def for_every_layer(theorem):
    numbers = b.integers(1, b.INFINITY)
    return Scope().for_all(Scope().given(b.member(i, numbers)).discharge(theorem), i, numbers)


all_layers = logic.induction(start, step, variable_=n, start=0)
claim = logic.conjoin(for_every_layer(layer), for_every_layer(equality), all_layers)

w = b.integer("w")
half = b.if_(le(w, 2), 0, 1)
model = {
    **FOUR_OUTCOMES,
    "Y": b.lam(w, b.power(b.sub(w, 2), 2)),
    "X": b.abstract([i, w], b.if_(le(i, 1), w, half)),
}
data_processing_layers = derivation(
    id="data-processing-layers",
    title="Along a chain of layers the information about the input never increases",
    source="Essay, The Data Processing Inequality",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        Given(values_of(Y), "the input Y has a value at every outcome"),
        Given(SEQUENCE_VALUES, "so has each of the layers X_1, X_2, ..."),
        Given(chain, "each layer sees only the one before it: Y -> X_i -> X_{i+1}"),
    ],
    sections=[
        statement("One layer", fact(lost, "what the next layer loses is not negative"), fact(layer, "the chain rule")),
        statement("Equality", fact(equality, "exactly where nothing is lost, by the chain rule")),
        statement("All layers", fact(all_layers, "by induction"), fact(claim, "all together")),
    ],
    models={"layers that forget": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(data_processing_layers)
