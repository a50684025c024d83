"""What a random variable takes at an outcome of positive probability, it takes with positive probability.

For a kernel K the outcomes o with K(w, o) = 1 are those that share the values of w, and w is one of them.
"""

from symit.kernel import build as b
from symit.kernel.build import eq, if_, le, lt, mul
from symit.kernel.rules import integration, logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import OUTCOMES, POSITIVE, arbitrary, at, everywhere, four_outcomes, mass

w, o = b.integer("w"), b.integer("o")
K = arbitrary("K")
positive = logic.assume(formula=POSITIVE)
own_mass = at(w).instance(positive, w)

# ---- every summand is at least the one that keeps the outcome w alone ----------------------------------------
alone = if_(eq(o, w), mass(o), 0)
share = mul(mass(o), K.same(w, o))
pair = at(w, o).know(positive, K.not_negative(w, o))
at_itself = at(w).know(own_mass, K.one(w)).linear(le(mass(w), mul(mass(w), K.same(w, w))), (K.one(w), b.neg(mass(w))))
same = logic.assume(formula=eq(o, w))
moved = logic.rewrite(at_itself, logic.symmetry(same), template=b.lam(o, le(mass(o), share)))
itself = pair.given(eq(o, w)).linear(le(alone, share), (moved, 1))
another = pair.given(b.ne(o, w)).linear(le(alone, share))
above = logic.cases(itself, another, *pair.facts, condition=eq(o, w))

# ---- so is the sum -------------------------------------------------------------------------------------------
scope = at(w).know(positive, K.values())
sums = scope.monotone(o, OUTCOMES, above)
sifted = integration.sift(*scope.facts, space=OUTCOMES, body=b.lam(o, mass(o)), index=w)
more = scope.know(sums).linear(lt(0, K.cell(w)), (sums, 1), (sifted, -1), (own_mass, 1))

cell_probability_positive = derivation(
    id="cell-probability-positive",
    title="The value at an outcome has positive probability",
    source="needed for every logarithm in an entropy; Cover & Thomas, section 2.1",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(K.own.conclusion, "an outcome shares its own values"),
        Given(K.moved.conclusion, "cells do not overlap"),
    ],
    sections=[
        statement(
            "The cell of an outcome",
            fact(above, "each summand is at least the one that keeps w alone"),
            fact(sums, "so are the sums"),
            fact(sifted, "of the smaller one only the summand at w is left"),
            fact(more, "which is positive"),
            fact(everywhere(more, w), "for every outcome"),
        )
    ],
    models=four_outcomes("K"),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(cell_probability_positive)
