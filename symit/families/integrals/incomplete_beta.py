"""The incomplete Beta function: what x^(a-1) (1-x)^(b-1) has below a place in (0, 1), as a share of Beta.

    I(a, b, p) = the integral of x^(a-1) (1-x)^(b-1) over 0 < x < p, divided by Beta(a, b)

The integral changes by parts where a or b changes by 1; the odds x/(1-x) have the same shares below p/(1-p).
Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import HALF_LINE, X
from symit.families.integrals.beta_function import UNIT, A, B, U, beta, beta_body, beta_integral, odds_moment
from symit.families.integrals.gamma_function import facts_at, raised
from symit.families.integrals.incomplete_gamma import END, TOP, restricted
from symit.families.integrals.normal_function import rest_above
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.special import REGULARIZED_BETA

BELOW = b.interval(0, END)


def share(a: Term, c: Term, p: Term) -> Term:
    return b.app(REGULARIZED_BETA, a, c, p)


def below(a: Term, c: Term, p: Term) -> Term:
    return b.integral(b.interval(0, p), X, beta_body(a, c))


def _given(*order: Term) -> Scope:
    scope = _inside(A, B, order=order or [b.lt(END, 1)])
    return scope.know(*facts_at(scope, A, B, b.add(A, B)))


def _inside(*positive: Term, order: Sequence[Term] = (b.lt(END, 1),)) -> Scope:
    scope = Scope().given(*(b.lt(0, v) for v in (*positive, END)), *order)
    return scope.know(*within(scope, b.ZERO, END))


def within(scope: Scope, low: Term, high: Term) -> list[Theorem]:
    """That the points between two places of [0, 1] lie in (0, 1)."""
    part = b.interval(low, high)
    there = scope.at_point(X, part)
    found = []
    if low != b.ZERO:
        above = (there.evident(b.lt(low, X)), 1), (scope.evident(b.le(0, low)), 1)
        found.append(scope.for_all(there.linear(b.lt(0, X), *above), X, part))
    if high != b.ONE:
        under = (there.evident(b.lt(X, high)), 1), (scope.evident(b.le(high, 1)), 1)
        found.append(scope.for_all(there.linear(b.lt(X, 1), *under), X, part))
    return found


@cache
def below_exists() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- the integral of x^(a-1) (1-x)^(b-1) over 0 < x < p exists."""
    scope = _given().know(beta_integral())
    return logic.theorem(restricted(scope, UNIT, BELOW, beta_body(A, B)), id="incomplete-beta-exists")


@cache
def beta_below() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- the integral over 0 < x < p is Beta(a, b) I(a, b, p)."""
    scope = _given().know(below_exists())
    return logic.theorem(scope.field(below(A, B, END), b.mul(beta(A, B), share(A, B, END))), id="beta-below")


@cache
def beta_above() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- the integral over p < x < 1: what is left of Beta."""
    scope = _given().know(beta_integral(), below_exists())
    part = b.interval(END, 1)
    known = scope.know(*within(scope, END, b.ONE))
    known = known.know(restricted(known, UNIT, part, beta_body(A, B)))
    return logic.theorem(rest_above(known, _itself(scope, END), beta_integral(), part, END), id="beta-above")


@cache
def beta_between() -> Theorem:
    """0 < a, 0 < b, 0 < p < q < 1 |- the integral over p < x < q."""
    scope = _given(b.lt(END, TOP), b.lt(TOP, 1))
    scope = scope.know(scope.evident(b.lt(0, TOP)), scope.evident(b.lt(END, 1)))
    scope = scope.know(scope.discharge(below_exists()), scope.instantiate(below_exists(), {END: TOP}))
    part = b.interval(END, TOP)
    known = scope.know(*within(scope, END, TOP), *within(scope, b.ZERO, TOP))
    known = known.know(restricted(known, b.interval(0, TOP), part, beta_body(A, B)))
    found = rest_above(known, _itself(scope, END), _itself(scope, TOP), part, END)
    return logic.theorem(found, id="beta-between")


def _itself(scope: Scope, p: Term) -> Theorem:
    return scope.field(below(A, B, p), below(A, B, p))


@cache
def odds_below() -> Theorem:
    """0 < a, 0 < b, 0 < p |- the integral of u^(a-1) (1+u)^(-a-b) over 0 < u < p is J(a, b, p/(1+p)): x = u/(1+u)."""
    scope = Scope().given(b.lt(0, A), b.lt(0, B), b.lt(0, END))
    end = b.div(END, b.add(1, END))
    scope = scope.know(
        scope.evident(b.lt(0, end)), scope.linear(b.lt(end, 1), (scope.evident(b.lt(0, 1)), b.power(b.add(1, END), -1)))
    )
    scope = scope.know(scope.instantiate(below_exists(), {END: end}))
    inner = b.div(U, b.add(1, U))
    slope = scope.at_point(U, BELOW).differentiate(U, inner, U, b.power(b.add(1, U), -2))
    ends = scope.limit(U, inner, b.ZERO, 1, 0), scope.limit(U, inner, END, -1, end)
    moved = scope.substitution(U, BELOW, slope, *ends, b.lam(X, beta_body(A, B)))
    body = odds_body(A, B)
    pulled = b.open_with(sides(moved)[1].args[1], U)  # type: ignore[union-attr, arg-type]
    same = scope.know(moved).congruence(U, BELOW, scope.at_point(U, BELOW).field(pulled, body))
    return logic.theorem(logic.chain(logic.symmetry(same), logic.symmetry(moved)), id="odds-below")


def odds_body(a: Term, c: Term) -> Term:
    """u^(a-1) (1+u)^(-a-b)."""
    return b.mul(b.power(U, b.sub(a, 1)), b.power(b.add(1, U), b.neg(b.add(a, c))))


@cache
def odds_above() -> Theorem:
    """0 < a, 0 < b, 0 < p |- the integral over u > p: what is left of Beta."""
    scope = Scope().given(b.lt(0, A), b.lt(0, B), b.lt(0, END))
    scope = scope.know(*facts_at(scope, A, B, b.add(A, B)), odds_moment())
    part = b.interval(END, b.INFINITY)
    there = scope.at_point(U, part)
    positive = there.linear(b.lt(0, U), (there.evident(b.lt(END, U)), 1), (scope.evident(b.lt(0, END)), 1))
    known = scope.know(scope.for_all(positive, U, part))
    known = known.know(*(restricted(known, HALF_LINE, space, odds_body(A, B), U) for space in (part, BELOW)))
    one = b.integral(BELOW, U, odds_body(A, B))
    return logic.theorem(rest_above(known, known.field(one, one), odds_moment(), part, END), id="odds-above")


# ---- at other arguments --------------------------------------------------------------------------------------


def edge(a: Term, c: Term, p: Term) -> Term:
    """p^a (1-p)^b."""
    return b.mul(raised(p, a), raised(b.sub(1, p), c))


@cache
def first_recurrence() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- (a + b) J(a+1, b) = a J(a, b) - p^a (1-p)^b for the integral J over 0 < x < p."""
    scope = _given()
    more = b.add(A, 1)
    scope = scope.know(below_exists(), scope.instantiate(below_exists(), {A: more}))
    body = b.sub(b.mul(A, beta_body(A, B)), b.mul(b.add(A, B), beta_body(more, B)))
    whole = _by_antiderivative(scope, edge(A, B, X), body)
    value = b.div(b.sub(b.mul(A, below(A, B, END)), edge(A, B, END)), b.add(A, B))
    claim = b.eq(below(more, B, END), value)
    found = scope.know(whole).linear(claim, (whole, b.neg(b.power(b.add(A, B), -1))))
    return logic.theorem(found, id="incomplete-beta-first-recurrence")


@cache
def second_recurrence() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- (a + b) J(a, b+1) = b J(a, b) + p^a (1-p)^b."""
    scope, more, one_up = _given(), b.add(B, 1), first_recurrence()
    known = scope.know(below_exists(), scope.instantiate(below_exists(), {A: b.add(A, 1)}), one_up)
    parts = known.linearity(X, BELOW, beta_body(A, more), (1, beta_body(A, B)), (-1, beta_body(b.add(A, 1), B)))
    value = b.div(b.add(b.mul(B, below(A, B, END)), edge(A, B, END)), b.add(A, B))
    found = known.know(parts).linear(b.eq(below(A, more, END), value), (parts, 1), (one_up, -1))
    return logic.theorem(found, id="incomplete-beta-second-recurrence")


@cache
def exchange() -> Theorem:
    """0 < a, 0 < b, 0 < p < 1 |- b J(a+1, b) = a J(a, b+1) - p^a (1-p)^b: the odds to one power more."""
    more = b.add(A, 1), b.add(B, 1)
    shifted = (_given().instantiate(below_exists(), {v: u}) for v, u in zip((A, B), more, strict=True))
    scope = _given().know(below_exists(), *shifted, first_recurrence(), second_recurrence())
    share_of = b.div(A, B)
    value = b.sub(b.mul(share_of, below(A, more[1], END)), b.div(edge(A, B, END), B))
    claim = b.eq(below(more[0], B, END), value)
    found = scope.linear(claim, (first_recurrence(), 1), (second_recurrence(), b.neg(share_of)))
    return logic.theorem(found, id="incomplete-beta-exchange")


@cache
def first_at_one() -> Theorem:
    """0 < b, 0 < p < 1 |- J(1, b) = (1 - (1-p)^b)/b."""
    scope = _inside(B)
    whole = _by_antiderivative(scope, b.neg(b.div(raised(b.sub(1, X), B), B)), b.power(b.sub(1, X), b.sub(B, 1)))
    value = b.div(b.sub(1, raised(b.sub(1, END), B)), B)
    found = scope.know(whole).linear(b.eq(below(b.ONE, B, END), value), (whole, 1))
    return logic.theorem(found, id="incomplete-beta-first-at-one")


@cache
def second_at_one() -> Theorem:
    """0 < a, 0 < p < 1 |- J(a, 1) = p^a/a."""
    scope = _inside(A)
    whole = _by_antiderivative(scope, b.div(raised(X, A), A), b.power(X, b.sub(A, 1)))
    found = scope.know(whole).linear(b.eq(below(A, b.ONE, END), b.div(raised(END, A), A)), (whole, 1))
    return logic.theorem(found, id="incomplete-beta-second-at-one")


def _by_antiderivative(scope: Scope, primitive: Term, body: Term) -> Theorem:
    slope = scope.at_point(X, BELOW).differentiate(X, primitive, X, body)
    ends = (limit(scope, X, primitive, end, side) for end, side in ((b.ZERO, 1), (END, -1)))
    return scope.fundamental_theorem(X, BELOW, slope, *ends)
