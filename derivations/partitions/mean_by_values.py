"""The mean of S(X) over the values of X is its mean over the outcomes: sum over x of p(x) S(x) = E[S(X)].

A value that never occurs weighs nothing, but S must be defined there.  Cover & Thomas, Elements of Information Theory
(2nd ed.), equation (2.2).
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, integral, mul
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import FOUR_OUTCOMES, OUTCOMES, POSITIVE, mass, total
from symit.proving.scope import Scope
from symit.proving.sums import by_cases
from symit.proving.values import IS_X, X_VALUES, X, p, takes_values, w, x

S = Var("S", function(REAL, INT))
given = [
    Given(POSITIVE, "every outcome has positive probability"),
    *takes_values(X, X_VALUES),
    Given(b.forall_in(x, X_VALUES, b.defined(call(S, x))), "S is defined at each value"),
]
known = Scope().given(*(g.statement for g in given))
at_x = known.at_point(x, X_VALUES)

# ---- one value -----------------------------------------------------------------------------------------------
counted = if_(IS_X, mul(mass(w), call(S, x)), 0)
at_outcome = by_cases(at_x.at_point(w, OUTCOMES), eq(mul(mass(w), if_(IS_X, 1, 0), call(S, x)), counted), (IS_X,))
outcomes = at_x.congruence(w, OUTCOMES, at_outcome)
probability = at_x.unfold(p(X, x))
one_value = at_x.know(outcomes).linear(
    eq(mul(p(X, x), call(S, x)), total(w, counted)), (probability, call(S, x)), (outcomes, 1)
)

# ---- all values ----------------------------------------------------------------------------------------------
values = known.congruence(x, X_VALUES, one_value)
f = Var("f", function(REAL, INT, INT))
sorted_sum = library.load("sum-by-values").theorem
by_values = known.satisfied(
    known.instantiate(sorted_sum, {f: b.abstract([x, w], mul(mass(w), call(S, x)))}), Scope.evident
)
claim = known.know(values, by_values).linear(
    eq(integral(X_VALUES, x, mul(p(X, x), call(S, x))), total(w, mul(mass(w), call(S, call(X, w))))),
    (values, 1),
    (by_values, -1),
)

model = {**FOUR_OUTCOMES, "X": b.lam(w, if_(b.le(w, 1), 2, 1)), "M": b.num(3), "S": b.lam(x, b.power(x, 2))}
mean_by_values = derivation(
    id="mean-by-values",
    title="A mean over the values of a variable",
    source="needed for the guide, 1.1 Shannon Entropy; Cover & Thomas, equation (2.2)",
    given=given,
    sections=[
        statement(
            "Value by value",
            fact(one_value, "the probability of a value is that of the outcomes that have it"),
            fact(by_values, "the outcomes, sorted by their values"),
            fact(claim, "summed over all values"),
        )
    ],
    models={"a value that is never taken": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(mean_by_values)
