"""The probabilities of pairs of values: they add up to those of the values, and none is larger than these.

p(x, y) <= p(x), p(x, y) <= p(y), and the sum over y of p(x, y) is p(x).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq, if_, integral, le, mul
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import derivation, fact, statement
from symit.proving.partitions import OUTCOMES, mass, total
from symit.proving.scope import Scope
from symit.proving.sums import by_cases
from symit.proving.values import (
    BOTH,
    GIVEN,
    IS_X,
    IS_Y,
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
    w,
    x,
    y,
)

at_x, at_y = KNOWN.at_point(x, X_VALUES), KNOWN.at_point(y, Y_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)
both, p_x, p_y = p_both(x, y), p(X, x), p(Y, y)

# ---- a pair --------------------------------------------------------------------------------------------------
of_pair = at_xy.unfold(both)


def at_most(value, event):
    """The outcomes of a pair are among those of its value."""
    at_outcome = at_xy.at_point(w, OUTCOMES)
    each = by_cases(at_outcome, le(mul(mass(w), BOTH), mul(mass(w), if_(event, 1, 0))), (IS_X, IS_Y))
    summed = at_xy.monotone(w, OUTCOMES, each)
    return at_xy.know(summed).linear(le(both, value), (summed, 1), (of_pair, 1), (at_xy.unfold(value), -1))


at_most_x, at_most_y = at_most(p_x, IS_X), at_most(p_y, IS_Y)
bounds = for_all_pairs(logic.conjoin(at_most_x, at_most_y))

# ---- all pairs of a value ------------------------------------------------------------------------------------
f = Var("f", function(REAL, INT, INT))
counted = if_(IS_Y, if_(IS_X, mass(w), 0), 0)
at_outcome = by_cases(at_xy.at_point(w, OUTCOMES), eq(mul(mass(w), BOTH), counted), (IS_X, IS_Y))
outcomes = at_xy.congruence(w, OUTCOMES, at_outcome)
one_pair = at_xy.know(outcomes).linear(eq(both, total(w, counted)), (of_pair, 1), (outcomes, 1))
pairs = at_x.congruence(y, Y_VALUES, one_pair)
sorted_sum = library.load("sum-by-values").theorem
of_y = b.abstract([y, w], if_(IS_X, mass(w), 0))
by_y = at_x.satisfied(at_x.instantiate(sorted_sum, {X: Y, M: N, f: of_y}), Scope.evident)
weight = by_cases(at_x.at_point(w, OUTCOMES), eq(if_(IS_X, mass(w), 0), mul(mass(w), if_(IS_X, 1, 0))), (IS_X,))
weights = at_x.congruence(w, OUTCOMES, weight)
row = at_x.know(pairs, by_y, weights).linear(
    eq(integral(Y_VALUES, y, both), p_x), (pairs, 1), (by_y, -1), (weights, 1), (at_x.unfold(p_x), -1)
)
rows = Scope().for_all(row, x, X_VALUES)

probabilities_of_pairs = derivation(
    id="probabilities-of-pairs",
    title="The probabilities of pairs of values",
    source="needed for the guide, 4.1 Definition and 4.2 Properties",
    given=GIVEN,
    sections=[
        statement(
            "Pairs",
            fact(at_most_x, "the outcomes of a pair are among those of its first value"),
            fact(at_most_y, "and of its second"),
            fact(one_pair, "the outcomes of the pair"),
            fact(row, "with each of the values of Y in turn"),
            fact(logic.conjoin(bounds, rows), "for all pairs"),
        ),
    ],
    models={"four outcomes": MODEL},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(probabilities_of_pairs)
