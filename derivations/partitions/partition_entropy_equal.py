"""Random variables that tell the same outcomes apart have the same entropy.

Entropy does not see the values, only which outcomes share them.  Cover & Thomas, Elements of Information Theory
(2nd ed.), remark after equation (2.1).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq, log, mul
from symit.kernel.rules import logic
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
)

w, o = b.integer("w"), b.integer("o")
K, L = arbitrary("K"), arbitrary("L")
alike = logic.assume(formula=for_outcomes((w, o), eq(K.same(w, o), L.same(w, o))))
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=partition) for partition in (K, L)]


def known(*points):
    return at(*points).know(logic.assume(formula=POSITIVE), K.values(), L.values(), *cells)


cell = at(w).instance(library.load("partition-cells-equal").theorem, w)
q = b.real("q")
surprise = mul(mass(w), log(K.cell(w)))
pointwise = logic.rewrite(
    known(w).field(surprise, surprise), cell, template=b.lam(q, eq(surprise, mul(mass(w), log(q))))
)
means = known().congruence(w, OUTCOMES, pointwise)
entropies = [known().unfold(partition.entropy) for partition in (K, L)]
claim = (
    known().know(means, *entropies).linear(eq(K.entropy, L.entropy), (entropies[0], 1), (means, -1), (entropies[1], -1))
)

partition_entropy_equal = derivation(
    id="partition-entropy-equal",
    title="Variables that tell the same outcomes apart have the same entropy",
    source="Cover & Thomas, section 2.1; needed for I(X; X) in the essay, Mutual Information",
    given=[
        Given(POSITIVE, "every outcome has positive probability"),
        *laws_given(K, L),
        Given(alike.conclusion, "both tell the same outcomes apart"),
    ],
    sections=[
        statement(
            "One cell after the other",
            fact(cell, "the cells of an outcome are equally likely"),
            fact(pointwise, "so the values are equally surprising"),
            fact(means, "on average too"),
            fact(claim, "by definition"),
        )
    ],
    models={words: {**values, "L": values["K"]} for words, values in four_outcomes("K").items()},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(partition_entropy_equal)
