"""I(X; Y) = 0 exactly when X and Y are independent.  Essay, "Mutual Information"; guide, "4.2 Properties".

The mutual information is the divergence of the joint probabilities from the product of the marginal ones, which is zero
exactly where they are equal, also for the pairs that never occur.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq
from symit.kernel.definitions import MUTUAL_INFORMATION
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import SUM_TO_ONE, P, m, of_variable
from symit.proving.scope import parts
from symit.proving.values import (
    GIVEN,
    INDEPENDENT,
    KNOWN,
    MODEL,
    X_VALUES,
    Y_VALUES,
    M,
    N,
    X,
    Y,
    for_all_pairs,
    p,
    p_both,
    x,
    y,
)

# ---- the probabilities are a table with its marginals --------------------------------------------------------
known = KNOWN.given(SUM_TO_ONE)
at_pair = known.at_point(x, X_VALUES).at_point(y, Y_VALUES)
less_likely, rows_add_up = parts(library.load("probabilities-of-pairs").theorem)
possible = at_pair.evident(b.le(0, p_both(x, y)))
at_most_x, at_most_y = parts(at_pair.instance(less_likely, x, y))
add_up = library.load("probabilities-of-values").theorem
add_up_too = logic.instantiate(add_up, values=((X, Y), (M, N)))
tables = {
    Var("f", function(REAL, INT, INT)): b.abstract([x, y], p_both(x, y)),
    Var("g", function(REAL, INT)): b.lam(x, p(X, x)),
    Var("h", function(REAL, INT)): b.lam(y, p(Y, y)),
}
vanishes = logic.cut(
    known.instantiate(library.load("divergence-from-product").theorem, tables),
    *map(for_all_pairs, (possible, at_most_x, at_most_y)),
    rows_add_up,
    add_up,
    add_up_too,
)
to_equal, from_equal = parts(vanishes)

# ---- and their divergence is the mutual information ----------------------------------------------------------
information = b.app(MUTUAL_INFORMATION, m, P, of_variable(X).kernel, of_variable(Y).kernel)
as_divergence = library.load("mutual-information-definition").theorem
none, independent = eq(information, 0), from_equal.conclusion.args[0]
no_divergence = logic.chain(logic.symmetry(as_divergence), logic.assume(formula=none))
forward = logic.imply(known.know(no_divergence).instance(to_equal), condition=none)
assumed = logic.assume(formula=independent)
no_information = logic.chain(as_divergence, known.know(assumed).instance(from_equal))
backward = logic.imply(no_information, condition=independent)

mutual_information_independence = derivation(
    id="mutual-information-independence",
    title="No mutual information means independence",
    source="Essay, Mutual Information; guide, 4.2 Properties",
    given=[*GIVEN, Given(SUM_TO_ONE, "the probabilities add up to one")],
    sections=[
        statement(
            "No information",
            fact(as_divergence, "by values"),
            fact(to_equal, "the divergence from the product is zero only where they are equal"),
            fact(forward, "for every pair, also one that never occurs"),
        ),
        statement(
            "Independence",
            fact(from_equal, "log 1 = 0"),
            fact(backward, "so there is no information"),
        ),
        statement("Both", fact(logic.conjoin(forward, backward), "one is zero exactly when the other holds")),
    ],
    models={"four outcomes": MODEL, "two fair coins": INDEPENDENT},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_independence)
