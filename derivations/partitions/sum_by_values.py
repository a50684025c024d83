"""A sum over the outcomes is sorted by the values of X: sum of f(X(w), w) = sum over x of the f(x, w) with X(w) = x.

Each outcome has one value and is counted there; a value that never occurs counts nothing.  This is how a mean over
outcomes becomes one over values, and how the probabilities of all values come to add up to one.
"""

from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, integral
from symit.kernel.rules import integration
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import OUTCOMES, for_outcomes, total
from symit.proving.scope import Scope
from symit.proving.values import X_VALUES, X, takes_values, w, x

f = Var("f", function(REAL, INT, INT))
counted = if_(eq(x, call(X, w)), call(f, x, w), 0)
_, among = takes_values(X, X_VALUES)
given = [
    among,
    Given(
        b.forall_in(x, X_VALUES, for_outcomes((w,), b.defined(call(f, x, w)))),
        "f has a value at each value of X and each outcome",
    ),
]
known = Scope().given(*(g.statement for g in given))
at_x, at_w = known.at_point(x, X_VALUES), known.at_point(w, OUTCOMES)

sorted_first = integration.exchange_finite_sum(
    at_x.evident(b.defined(total(w, counted))), *known.facts, space=OUTCOMES, point=w, index=x
)
own = integration.sift(*at_w.facts, space=X_VALUES, body=b.lam(x, call(f, x, w)), index=call(X, w))
outcomes = known.congruence(w, OUTCOMES, own)
claim = known.know(sorted_first, outcomes).linear(
    eq(total(w, call(f, call(X, w), w)), integral(X_VALUES, x, total(w, counted))), (outcomes, -1), (sorted_first, 1)
)

model = {
    "m": b.num(4),
    "X": b.lam(w, if_(b.le(w, 1), 2, 1)),
    "M": b.num(3),
    "f": b.abstract([x, w], b.mul(b.power(x, 2), w)),
}
sum_by_values = derivation(
    id="sum-by-values",
    title="A sum over the outcomes, sorted by the values of a variable",
    source="needed for the guide, 1.1 Shannon Entropy, and 4.1 Definition",
    given=given,
    sections=[
        statement(
            "Sorted by value",
            fact(sorted_first, "finite sums are exchanged"),
            fact(own, "each outcome has one value"),
            fact(claim, "so it is counted once"),
        )
    ],
    models={"a value that is never taken": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(sum_by_values)
