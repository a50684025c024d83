"""The probabilities of the values of a variable add up to one: their sum is the mean of 1."""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import eq, integral
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import FOUR_OUTCOMES, POSITIVE, SUM_TO_ONE
from symit.proving.scope import Scope
from symit.proving.values import X_VALUES, X, p, takes_values, w, x

given = [
    Given(POSITIVE, "every outcome has positive probability"),
    Given(SUM_TO_ONE, "the probabilities add up to one"),
    *takes_values(X, X_VALUES),
]
known = Scope().given(*(g.statement for g in given))
S = Var("S", function(REAL, INT))
mean = known.satisfied(known.instantiate(library.load("mean-by-values").theorem, {S: b.lam(x, b.ONE)}), Scope.evident)
claim = known.linear(eq(integral(X_VALUES, x, p(X, x)), 1), (mean, 1), (logic.assume(formula=SUM_TO_ONE), 1))

model = {**FOUR_OUTCOMES, "X": b.lam(w, b.if_(b.le(w, 1), 2, 1)), "M": b.num(3)}
probabilities_of_values = derivation(
    id="probabilities-of-values",
    title="The probabilities of the values of a variable",
    source="needed for the guide, 4.2 Properties",
    given=given,
    sections=[statement("All values", fact(mean, "the mean of 1"), fact(claim, "which is 1"))],
    models={"a value that is never taken": model},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(probabilities_of_values)
