"""I(X; Y) = 0 exactly when X and Y are independent, outcome by outcome: Q_XY(w) = Q_X(w) Q_Y(w).

This is conditional independence where nothing is known.  Cover & Thomas, equation (2.90).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq, mul
from symit.kernel.definitions import MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    FOUR_OUTCOMES,
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    P,
    arbitrary,
    everywhere,
    four_outcomes,
    joint,
    laws_given,
    m,
    special,
)
from symit.proving.scope import Scope, parts

w, o = b.integer("w"), b.integer("o")
K, L, nothing = arbitrary("K"), arbitrary("L"), joint()
KL = joint(K, L)
law = special(library.load("partition-conditional-independence").theorem, K=K, L=L, M=nothing)
to_independent, from_independent = parts(law)
certainty = library.load("entropy-of-certainty").theorem
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=partition) for partition in (K, L, KL)]
sum_to_one = logic.assume(formula=SUM_TO_ONE)
known = Scope().given(POSITIVE, SUM_TO_ONE).know(K.values(), L.values(), *cells, certainty, law)
at_w = known.at_point(w, OUTCOMES)
information = b.app(MUTUAL_INFORMATION, m, P, K.kernel, L.kernel)
conditional, given_nothing = to_independent.conclusion.args[0].args[0], from_independent.conclusion.args[0]
none, independent = eq(information, 0), eq(KL.cell(w), mul(K.cell(w), L.cell(w)))

# ---- no information ------------------------------------------------------------------------------------------
no_information = known.linear(eq(conditional, 0), (logic.assume(formula=none), 1), (certainty, -1))
split = at_w.instance(known.know(no_information).instance(to_independent), w)
product = at_w.linear(independent, (split, 1), (sum_to_one, b.neg(KL.cell(w))))
all_independent = everywhere(product, w)
forward = logic.imply(all_independent, condition=none)

# ---- independence --------------------------------------------------------------------------------------------
at_outcome = at_w.instance(logic.assume(formula=all_independent.conclusion), w)
back = at_w.linear(split.conclusion, (at_outcome, 1), (sum_to_one, KL.cell(w)))
nothing_said = known.know(everywhere(back, w)).instance(from_independent)
no_more = known.linear(none, (nothing_said, 1), (certainty, 1))
backward = logic.imply(no_more, condition=all_independent.conclusion)

partition_independence = derivation(
    id="partition-independence",
    title="No mutual information means independence, outcome by outcome",
    source="Cover & Thomas, equation (2.90); needed for the guide, Where and Why: Where It's Used",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(SUM_TO_ONE, "the probabilities add up to one"),
        *laws_given(K, L),
    ],
    sections=[
        statement(
            "Nothing is known",
            fact(certainty, "the constant has no entropy"),
            fact(forward, "and one cell, of probability one: this is independence where nothing is known"),
            fact(backward, "and the other way round"),
            fact(logic.conjoin(forward, backward), "one is zero exactly when the other holds"),
        )
    ],
    models={
        **four_outcomes("K", "L"),
        "nothing is told apart": {**FOUR_OUTCOMES, **dict.fromkeys("KL", b.abstract([w, o], b.ONE))},
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_independence)
