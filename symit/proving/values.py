"""Two random variables by the probabilities of their values: p(x), p(y), p(x, y).

X takes values among 1, ..., M and Y among 1, ..., N, on the sample space of `partitions`.  What is proved here are the
laws of these probabilities: a pair is not likelier than each of its values, and they add up.
"""

from __future__ import annotations

from fractions import Fraction

from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, le, mul
from symit.kernel.definitions import PAIR_PROBABILITY, VALUE_PROBABILITY
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.derivation import Given
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    VARIABLE,
    P,
    for_outcomes,
    m,
    mass,
    total,
    values_of,
)
from symit.proving.scope import Scope
from symit.proving.sums import by_cases

w, x, y, M, N = (b.integer(name) for name in ("w", "x", "y", "M", "N"))
X, Y = Var("X", VARIABLE), Var("Y", VARIABLE)
X_VALUES, Y_VALUES = b.integers(1, M), b.integers(1, N)
IS_X, IS_Y = eq(x, call(X, w)), eq(y, call(Y, w))
BOTH = if_(IS_X, if_(IS_Y, 1, 0), 0)
"""1 at the outcomes that have the values x and y."""

GIVEN = [
    Given(POSITIVE, "every outcome has positive probability"),
    Given(values_of(X), "X has a value at every outcome"),
    Given(values_of(Y), "Y has a value at every outcome"),
    Given(for_outcomes((w,), b.member(call(X, w), X_VALUES)), "the values of X are among 1, ..., M"),
    Given(for_outcomes((w,), b.member(call(Y, w), Y_VALUES)), "the values of Y are among 1, ..., N"),
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


def pair_at_most(variable: Var) -> Theorem:
    """P(X = x, Y = y) <= P(X = x), and the same for Y."""
    value, holds = (x, IS_X) if variable == X else (y, IS_Y)
    pair = KNOWN.at_point(x, X_VALUES).at_point(y, Y_VALUES)
    claim = le(mul(mass(w), BOTH), mul(mass(w), if_(holds, 1, 0)))
    each = by_cases(pair.at_point(w, OUTCOMES), claim, (IS_X, IS_Y))
    summed = integration.integral_monotone(each, *pair.facts, variable_=w, space=OUTCOMES)
    return pair.know(summed).linear(le(p_both(x, y), p(variable, value)), (summed, 1))


def one_value(variable: Var) -> Theorem:
    """The probabilities of the values of X add up to one, and the same for Y: each outcome has one of them."""
    value, holds, values = (x, IS_X, X_VALUES) if variable == X else (y, IS_Y, Y_VALUES)
    known = KNOWN.given(SUM_TO_ONE)
    at_value, at_w = known.at_point(value, values), known.at_point(w, OUTCOMES)
    share = mul(mass(w), if_(holds, 1, 0))
    column = at_value.evident(b.defined(total(w, share)))
    exchanged = integration.exchange_finite_sum(column, *known.facts, space=OUTCOMES, point=w, index=value)
    sifted = integration.sift(*at_w.facts, space=values, body=b.lam(value, b.ONE), index=call(variable, w))
    own = at_w.know(sifted).linear(eq(b.integral(values, value, share), mass(w)), (sifted, mass(w)))
    outcomes = known.congruence(w, OUTCOMES, own)
    claim = eq(b.integral(values, value, p(variable, value)), 1)
    return known.know(exchanged, outcomes).linear(
        claim, (exchanged, -1), (outcomes, 1), (logic.assume(formula=SUM_TO_ONE), 1)
    )


def one_pair() -> Theorem:
    """For an arbitrary value of X, the probabilities of its pairs add up to its own."""
    at_x = KNOWN.at_point(x, X_VALUES)
    at_xw, at_xy = at_x.at_point(w, OUTCOMES), at_x.at_point(y, Y_VALUES)
    share = mul(mass(w), BOTH)
    column = at_xy.evident(b.defined(total(w, share)))
    exchanged = integration.exchange_finite_sum(column, *at_x.facts, space=OUTCOMES, point=w, index=y)
    sifted = integration.sift(*at_xw.facts, space=Y_VALUES, body=b.lam(y, b.ONE), index=call(Y, w))
    turned = by_cases(
        at_xw.at_point(y, Y_VALUES), eq(share, mul(mass(w), if_(IS_X, 1, 0), if_(IS_Y, 1, 0))), (IS_X, IS_Y)
    )
    row = at_xw.congruence(y, Y_VALUES, turned)
    weight = mul(mass(w), if_(IS_X, 1, 0))
    own = at_xw.know(row, sifted).linear(eq(b.integral(Y_VALUES, y, share), weight), (row, 1), (sifted, weight))
    outcomes = at_x.congruence(w, OUTCOMES, own)
    claim = eq(b.integral(Y_VALUES, y, p_both(x, y)), p(X, x))
    return at_x.know(exchanged, outcomes).linear(claim, (exchanged, -1), (outcomes, 1))
