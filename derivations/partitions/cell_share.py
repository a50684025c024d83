"""A cell, each of its outcomes divided by the probability of its cell, weighs one; no outcomes weigh nothing.

U selects outcomes that are one cell of the kernel K, or none: where U(w) is not zero, K(w, o) and U(o) agree.  Then the
sum of P(w) U(w) / Q_K(w) is at most one.  This bounds the sum in the proof that conditional mutual information is never
negative, and the number of values in Fano's inequality.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, div, eq, le, mul, ne, neg, power
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    arbitrary,
    at,
    for_outcomes,
    four_outcomes,
    laws_given,
    mass,
    special,
    total,
)
from symit.proving.scope import Scope

w, o = b.integer("w"), b.integer("o")
K = arbitrary("K")
U = Var("U", function(REAL, INT))


def selects(x):
    return call(U, x)


one_cell = for_outcomes((w, o), eq(mul(selects(w), K.same(w, o)), mul(selects(w), selects(o))))
cells = special(library.load("cell-probability-positive").theorem, K=K)
agree = logic.assume(formula=one_cell)
values = logic.assume(formula=for_outcomes((w,), b.defined(selects(w))))
known = Scope().given(POSITIVE).know(K.values(), values, cells)
at_w, at_wo = known.at_point(w, OUTCOMES), known.at_point(w, OUTCOMES).at_point(o, OUTCOMES)

# ---- the weight of the selected outcomes is that of their cell -----------------------------------------------
same = at(w, o).instance(agree, w, o)
weighted = at_wo.linear(
    eq(mul(mass(o), selects(w), K.same(w, o)), mul(mass(o), selects(w), selects(o))), (same, mass(o))
)
summed = at_w.congruence(o, OUTCOMES, weighted)
weight = total(w, mul(mass(w), selects(w)))
cell = at_w.know(summed).linear(eq(mul(selects(w), K.cell(w)), mul(selects(w), weight)), (summed, 1))

# ---- which is divided out, unless it is zero -----------------------------------------------------------------
share = div(mul(mass(w), selects(w)), K.cell(w))
none, some = eq(weight, 0), ne(weight, 0)
no_weight = logic.assume(formula=none)
nothing = at_w.given(none).linear(
    eq(share, 0),
    (cell, div(mass(w), power(K.cell(w), 2))),
    (no_weight, div(mul(mass(w), selects(w)), power(K.cell(w), 2))),
)
alike = at_w.given(some).linear(
    eq(share, div(mul(mass(w), selects(w)), weight)), (cell, neg(div(mass(w), mul(K.cell(w), weight))))
)
sum_of_nothing = known.given(none).congruence(w, OUTCOMES, nothing)
sum_of_alike = known.given(some).congruence(w, OUTCOMES, alike)
claim = logic.cases(
    known.given(none).know(sum_of_nothing).linear(le(total(w, share), 1), (sum_of_nothing, 1)),
    known.given(some).know(sum_of_alike).linear(le(total(w, share), 1), (sum_of_alike, 1)),
    *known.facts,
    condition=none,
)

model = four_outcomes("K")["four outcomes"]
cell_share = derivation(
    id="cell-share",
    title="The outcomes of a cell, each divided by the cell, add up to one",
    source="needed for the guide, 9.2 Fano's Inequality, and 4.3 Conditional Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        *laws_given(K),
        Given(values.conclusion, "U has a value at every outcome"),
        Given(one_cell, "the outcomes that U selects are one cell, or none"),
    ],
    sections=[
        statement(
            "One cell or none",
            fact(cell, "all selected outcomes have one cell, and they are all of it"),
            fact(nothing, "where they weigh nothing, there are none"),
            fact(alike, "where they weigh something, it is the same for all"),
            fact(claim, "so the sum is nothing or one"),
        )
    ],
    models={"one cell": {**model, "U": b.lam(w, b.open_with(b.open_with(model["K"], b.ONE), w))}},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(cell_share)
