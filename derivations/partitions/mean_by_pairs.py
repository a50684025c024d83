"""The mean of S(X, Y) over pairs of values is its mean over the outcomes: sum of p(x, y) S(x, y) = E[S(X, Y)].

A pair that never occurs weighs nothing, but S must be defined there.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, integral, mul
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import OUTCOMES, mass, total
from symit.proving.scope import Scope
from symit.proving.sums import by_cases
from symit.proving.values import BOTH, GIVEN, IS_X, IS_Y, MODEL, X_VALUES, Y_VALUES, M, N, X, Y, p_both, w, x, y

S = Var("S", function(REAL, INT, INT))
defined = b.forall_in(x, X_VALUES, b.forall_in(y, Y_VALUES, b.defined(call(S, x, y))))
given = [*GIVEN, Given(defined, "S is defined at each pair of values")]
known = Scope().given(*(g.statement for g in given))
at_x = known.at_point(x, X_VALUES)
at_xy = at_x.at_point(y, Y_VALUES)

# ---- one pair ------------------------------------------------------------------------------------------------
counted = if_(IS_Y, if_(IS_X, mul(mass(w), call(S, x, y)), 0), 0)
at_outcome = by_cases(at_xy.at_point(w, OUTCOMES), eq(mul(mass(w), BOTH, call(S, x, y)), counted), (IS_X, IS_Y))
outcomes = at_xy.congruence(w, OUTCOMES, at_outcome)
probability = at_xy.unfold(p_both(x, y))
one_pair = at_xy.know(outcomes).linear(
    eq(mul(p_both(x, y), call(S, x, y)), total(w, counted)), (probability, call(S, x, y)), (outcomes, 1)
)

# ---- all pairs -----------------------------------------------------------------------------------------------
f = Var("f", function(REAL, INT, INT))
sorted_sum = library.load("sum-by-values").theorem
of_y = b.abstract([y, w], if_(IS_X, mul(mass(w), call(S, x, y)), 0))
by_y = at_x.satisfied(at_x.instantiate(sorted_sum, {X: Y, M: N, f: of_y}), Scope.evident)
pairs = at_x.congruence(y, Y_VALUES, one_pair)
row = at_x.know(pairs, by_y).linear(
    eq(integral(Y_VALUES, y, mul(p_both(x, y), call(S, x, y))), by_y.conclusion.args[0]), (pairs, 1), (by_y, -1)
)
rows = known.congruence(x, X_VALUES, row)
of_x = b.abstract([x, w], mul(mass(w), call(S, x, call(Y, w))))
by_x = known.satisfied(known.instantiate(sorted_sum, {f: of_x}), Scope.evident)
whole = integral(X_VALUES, x, integral(Y_VALUES, y, mul(p_both(x, y), call(S, x, y))))
claim = known.know(rows, by_x).linear(
    eq(whole, total(w, mul(mass(w), call(S, call(X, w), call(Y, w))))), (rows, 1), (by_x, -1)
)

mean_by_pairs = derivation(
    id="mean-by-pairs",
    title="A mean over pairs of values",
    source="needed for the guide, 4.1 Definition",
    given=given,
    sections=[
        statement(
            "Pair by pair",
            fact(one_pair, "the probability of a pair is that of the outcomes that have it"),
            fact(by_y, "the outcomes with a value of X, sorted by their values of Y"),
            fact(row, "summed over the values of Y"),
            fact(by_x, "the outcomes, sorted by their values of X"),
            fact(claim, "summed over the values of X"),
        )
    ],
    models={"a value that is never taken": {**MODEL, "S": b.abstract([x, y], b.add(x, b.power(y, 2)))}},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mean_by_pairs)
