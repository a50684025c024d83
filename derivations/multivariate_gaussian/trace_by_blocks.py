"""Where a matrix vanishes between blocks, tr(A B) sees B within the blocks only.

c(i) is the block of the index i.
"""

from symit import S, Eq, Implies, Ne, Range, cases, finite, forall, have, integers, integral, lemma, mappings, vector

d, i, j = integers("d i j")
A, B, C = mappings("A B C", S.Integers, S.Integers)
c = vector("c")
rows, columns = ((index, Range(1, d + 1)) for index in (i, j))


def trace(M):
    return integral(integral(A(i, j) * M(i, j), columns), rows)


lemma(
    "trace-by-blocks",
    Eq(trace(B), trace(C)),
    title="A trace by blocks",
    source="needed for the essay, Simulations: Estimating Mutual Information",
    given={
        "the matrices have entries": [forall(finite(M(i, j)), rows, columns) for M in (A, B, C)],
        "each index has a block": forall(finite(c(i)), rows),
        "A vanishes between blocks": forall(Implies(Ne(c(i), c(j)), Eq(A(i, j), 0)), rows, columns),
        "B and C agree within each block": forall(Implies(Eq(c(i), c(j)), Eq(B(i, j), C(i, j))), rows, columns),
    },
    proof=[have(forall(Eq(A(i, j) * B(i, j), A(i, j) * C(i, j)), rows, columns), cases(Eq(c(i), c(j))))],
)
