"""Two random variables by the probabilities of their values: p(x), p(y), p(x, y).

X takes values among 1, ..., M and Y among 1, ..., N, on the sample space of `partitions`.  The words for them, their
hypotheses and two examples; what is proved of them stands in derivations/partitions.
"""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, le
from symit.kernel.definitions import PAIR_PROBABILITY, VALUE_PROBABILITY
from symit.kernel.terms import Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.language.partitions import for_outcomes
from symit.proving.derivation import Given
from symit.proving.partitions import (
    POSITIVE,
    VARIABLE,
    P,
    m,
    values_of,
)
from symit.proving.scope import Scope

w, x, y, M, N = (b.integer(name) for name in ("w", "x", "y", "M", "N"))
X, Y = Var("X", VARIABLE), Var("Y", VARIABLE)
X_VALUES, Y_VALUES = b.integers(1, M), b.integers(1, N)
IS_X, IS_Y = eq(x, call(X, w)), eq(y, call(Y, w))
BOTH = if_(IS_X, if_(IS_Y, 1, 0), 0)
"""1 at the outcomes that have the values x and y."""


def takes_values(variable: Var, values: Term) -> list[Given]:
    """A random variable has one of these values at every outcome."""
    name, last = variable.name, show(values.args[1])  # type: ignore[union-attr]
    among = for_outcomes((w,), b.member(call(variable, w), values))
    return [
        Given(values_of(variable), f"{name} has a value at every outcome"),
        Given(among, f"the values of {name} are among 1, ..., {last}"),
    ]


GIVEN = [
    Given(POSITIVE, "every outcome has positive probability"),
    *takes_values(X, X_VALUES),
    *takes_values(Y, Y_VALUES),
]
KNOWN = Scope().given(*(g.statement for g in GIVEN))
MODEL = {
    "m": b.num(4),
    "P": b.lam(w, b.div(w, 10)),
    "X": b.lam(w, if_(le(w, 1), 2, 1)),
    "Y": b.lam(w, if_(le(w, 2), 2, 1)),
    "M": b.num(2),
    "N": b.num(3),
}
"""Four outcomes, and a value of Y that is never taken."""
INDEPENDENT = {
    "m": b.num(4),
    "P": b.lam(w, b.num(Fraction(1, 4))),
    "X": b.lam(w, if_(le(w, 2), 1, 2)),
    "Y": b.lam(w, if_(eq(w, 1), 1, if_(eq(w, 3), 1, 2))),
    "M": b.num(2),
    "N": b.num(2),
}
"""Two fair coins."""


def p(variable: Term, value: Term) -> Term:
    """P(X = x)."""
    return b.app(VALUE_PROBABILITY, m, P, variable, value)


def p_both(one: Term, other: Term) -> Term:
    """P(X = x, Y = y)."""
    return b.app(PAIR_PROBABILITY, m, P, X, Y, one, other)


def for_all_pairs(theorem: Theorem) -> Theorem:
    """A theorem about an arbitrary pair of values as one about all."""
    return Scope().for_all(Scope().for_all(theorem, y, Y_VALUES), x, X_VALUES)
