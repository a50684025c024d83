"""Variables that tell the same outcomes apart have equally likely values at every outcome."""

from symit.kernel import build as b
from symit.kernel.build import eq, mul
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    arbitrary,
    at,
    everywhere,
    for_outcomes,
    four_outcomes,
    mass,
)

w, o = b.integer("w"), b.integer("o")
K, L = arbitrary("K"), arbitrary("L")
alike = logic.assume(formula=for_outcomes((w, o), eq(K.same(w, o), L.same(w, o))))


def known(*points):
    return at(*points).know(logic.assume(formula=POSITIVE), alike)


same = at(w, o).instance(alike, w, o)
weighted = known(w, o).know(same).linear(eq(mul(mass(o), K.same(w, o)), mul(mass(o), L.same(w, o))), (same, mass(o)))
summed = known(w).congruence(o, OUTCOMES, weighted)
cell = known(w).know(summed).linear(eq(K.cell(w), L.cell(w)), (summed, 1))

partition_cells_equal = derivation(
    id="partition-cells-equal",
    title="Variables that tell the same outcomes apart have equally likely values",
    source="Cover & Thomas, section 2.1; needed for I(X; X) in the essay, Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        Given(alike.conclusion, "both tell the same outcomes apart"),
    ],
    sections=[
        statement(
            "One cell after the other",
            fact(cell, "the cells of an outcome are the same outcomes"),
            fact(everywhere(cell, w), "for every outcome"),
        )
    ],
    models={words: {**values, "L": values["K"]} for words, values in four_outcomes("K").items()},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_cells_equal)
