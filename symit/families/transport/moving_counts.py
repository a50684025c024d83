"""How the distribution function of a family on the integers moves with a parameter t: F_t(x) changes by u_t(x) for each
unit of t, and u is a density that goes by at x.

    F_a(x) - F_b(x) = the integral of u_t(x) over (a, b),    the sum of u_t(x) over all x is the derivative of the mean

So it moves one way at all x alike, and what goes by adds up to the distance between the means.  Each theorem is proved
once in a process and has a name.  Stands above the entries; of distances nothing is known here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from symit.families.closed_forms.solving import solved
from symit.families.entries.counting import Geometric, NegativeBinomial, Poisson
from symit.families.entries.trials import Binomial
from symit.families.entry import Family, Member, facts, positive_on
from symit.families.integrals.gamma_function import S, gamma, gamma_recurrence, raised
from symit.families.sums.factorials import factorial, factorial_recurrence
from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied

A, B, T = b.real("a_1"), b.real("b_1"), b.real("t_1")
X, Y = b.integer("x_1"), b.integer("y_1")
UP = b.add(X, 1)
Of: TypeAlias = Callable[..., Any]
"""A function of the parameters, or of a count and the parameters."""


@dataclass(frozen=True)
class Moving:
    """A family and which of its parameters moves."""

    family: Family
    place: int
    near: Term
    """Where the parameter can be."""
    rises: bool
    """Does the mean rise with it?"""
    mass: Of
    """The density, its powers written as exponentials."""
    passing: Of
    """u, which is not negative."""
    rate: Of
    """What u adds up to."""
    mean: Of
    """The mean but for what does not move, or its opposite where it falls."""
    share: Of
    """The distance of the means over that of the parameters: of that of one member and all of the other."""
    following: Of
    """In a scope: what the special functions in the masses at x and x + 1 are in terms of one another."""

    def at(self, value: Term) -> Member:
        return self.family.at(*self.with_(self.family.variables, value))

    def with_(self, values: tuple[Term, ...], value: Term) -> tuple[Term, ...]:
        """The values of a member with another for the parameter that moves."""
        return (*values[: self.place], value, *values[self.place + 1 :])

    def at_t(self, function: Of, *places: Term) -> Term:
        found: Term = function(*places, *self.with_(self.family.variables, T))
        return found

    def signed(self, term: Term) -> Term:
        return term if self.rises else b.neg(term)


def _next_factorial(scope: Scope, x: Term) -> Theorem:
    """(x + 1)! = (x + 1) x!"""
    return scope.instantiate(factorial_recurrence(), {b.integer("n"): x})


def _one_more(scope: Scope, x: Term, n: Term) -> Theorem:
    """(n - x)! = (n - x) (n - (x + 1))!"""
    here, up = (b.sub(n, place) for place in (x, b.add(x, 1)))
    above = scope.instantiate(factorial_recurrence(), {b.integer("n"): up})
    return scope.linear(b.eq(factorial(here), b.mul(here, factorial(up))), (above, 1))


def _next_gamma(scope: Scope, x: Term, r: Term) -> Theorem:
    """Gamma(x + 1 + r) = (x + r) Gamma(x + r)"""
    above = scope.instantiate(gamma_recurrence(), {S: b.add(x, r)})
    return scope.linear(b.eq(gamma(b.add(b.add(x, 1), r)), b.mul(b.add(x, r), gamma(b.add(x, r)))), (above, 1))


def _poisson(x: Term, rate: Term) -> Term:
    return b.div(b.mul(b.exp(b.neg(rate)), raised(rate, x)), factorial(x))


def _ways(x: Term, n: Term) -> Term:
    return b.div(factorial(n), b.mul(factorial(x), factorial(b.sub(n, x))))


def _waits(x: Term, r: Term) -> Term:
    return b.div(gamma(b.add(x, r)), b.mul(gamma(r), factorial(x)))


_UNIT = b.interval(0, 1)
MOVING: Mapping[str, Moving] = {
    "Poisson": Moving(
        Poisson,
        place=0,
        near=b.interval(0, b.INFINITY),
        rises=True,
        mass=_poisson,
        passing=_poisson,
        rate=lambda rate: b.ONE,
        mean=lambda rate: rate,
        share=lambda _, rate: b.ONE,
        following=lambda scope, x, rate: [_next_factorial(scope, x)],
    ),
    "Geometric": Moving(
        Geometric,
        place=0,
        near=_UNIT,
        rises=False,
        mass=lambda x, p: b.mul(p, raised(b.sub(1, p), x)),
        passing=lambda x, p: b.mul(b.add(x, 1), raised(b.sub(1, p), x)),
        rate=lambda p: b.power(p, -2),
        mean=lambda p: b.neg(b.power(p, -1)),
        share=lambda q, p: b.power(b.mul(p, q), -1),
        following=lambda scope, x, p: [],
    ),
    "Binomial": Moving(
        Binomial,
        place=1,
        near=_UNIT,
        rises=True,
        mass=lambda x, n, p: b.mul(_ways(x, n), raised(p, x), raised(b.sub(1, p), b.sub(n, x))),
        passing=lambda x, n, p: b.mul(
            b.sub(n, x), _ways(x, n), raised(p, x), raised(b.sub(1, p), b.sub(n, b.add(x, 1)))
        ),
        rate=lambda n, p: n,
        mean=lambda n, p: b.mul(n, p),
        share=lambda _, n, p: n,
        following=lambda scope, x, n, p: [_next_factorial(scope, x), _one_more(scope, x, n)],
    ),
    "NegativeBinomial": Moving(
        NegativeBinomial,
        place=1,
        near=_UNIT,
        rises=False,
        mass=lambda x, r, p: b.mul(_waits(x, r), raised(p, r), raised(b.sub(1, p), x)),
        passing=lambda x, r, p: b.mul(b.add(x, r), _waits(x, r), raised(p, b.sub(r, 1)), raised(b.sub(1, p), x)),
        rate=lambda r, p: b.div(r, b.power(p, 2)),
        mean=lambda r, p: b.neg(b.div(r, p)),
        share=lambda q, r, p: b.div(r, b.mul(p, q)),
        following=lambda scope, x, r, p: [_next_factorial(scope, x), _next_gamma(scope, x, r)],
    ),
}


# ---- between two parameters ----------------------------------------------------------------------------------

SPAN = b.interval(A, B)


def _ordered(moving: Moving) -> Scope:
    """a < b, both in the domain."""
    members = [moving.at(v) for v in (A, B)]
    return Scope().given(*dict.fromkeys(f for member in members for f in member.given), b.lt(A, B))


@cache
def stays_inside(name: str) -> Theorem:
    """a < b |- a parameter between them is in the domain, too."""
    moving = MOVING[name]
    there = _ordered(moving).at_point(T, SPAN)
    below, above = there.evident(b.lt(A, T)), there.evident(b.lt(T, B))
    inside = there.linear(b.lt(0, T), (there.evident(b.lt(0, A)), 1), (below, 1))
    if moving.near == _UNIT:
        inside = logic.conjoin(inside, there.linear(b.lt(T, 1), (above, 1), (there.evident(b.lt(B, 1)), 1)))
    return _ordered(moving).for_all(inside, T, SPAN)


def _between(moving: Moving) -> Scope:
    scope = _ordered(moving)
    return scope.know(stays_inside(moving.family.name), *facts(moving.at(A), scope))


def _up_to(scope: Scope, moving: Moving, x: Term) -> Scope:
    """What the masses at the counts up to one need to have a value."""
    member = moving.at(A)
    scope = scope.know(*positive_on(scope, Y, b.integers(0, x), member))
    positive = member.family.positive(x, *member.values) if member.family.positive else ()
    return scope.know(*(show(scope, b.lt(0, term)) for term, show in positive))


def _integrable(scope: Scope, moving: Moving, x: Term) -> Theorem:
    """u_t(x) is continuous in t."""
    body = b.lam(T, moving.at_t(moving.passing, x))
    smooth = applied(calculus.continuity, *scope.facts, body=body, space=moving.near)
    return applied(integration.continuous_integrable, smooth, *scope.facts, low=A, high=B)


def _between_ends(scope: Scope, slope: Theorem, primitive: Term) -> Theorem:
    """The integral over (a, b) of the slope of what is made of exponentials."""
    ends = [scope.limit(T, primitive, place, side) for place, side in ((A, 1), (B, -1))]
    return scope.fundamental_theorem(T, SPAN, slope, *ends)


# ---- the distribution function -------------------------------------------------------------------------------


@cache
def distribution_moves(name: str) -> Theorem:
    """a < b, 0 <= x |- F_a(x) - F_b(x) is the integral of u_t(x) over (a, b), or its opposite: by induction on x, for
    p_t(x + 1) grows by u_t(x) and falls by u_t(x + 1)."""
    moving = MOVING[name]
    passed = b.integral(SPAN, T, moving.at_t(moving.passing, X))
    claim = b.eq(_sum_to(moving, X), moving.signed(passed))
    _, high = moving.at(A).support.args  # type: ignore[union-attr]
    within = [] if high == b.INFINITY else [b.le(X, high)]
    scope = _between(moving)
    steps = (_first(scope, moving, claim, within), _next(scope, moving, claim, within))
    every = logic.induction(*steps, variable_=X, start=0)
    found = scope.given(b.le(0, X), *within).instance(every, X)
    return logic.theorem(found, id=f"{name.lower()}-distribution-moves")


def _sum_to(moving: Moving, x: Term) -> Term:
    """F_a(x) - F_b(x)."""
    return b.integral(b.integers(0, x), Y, b.sub(*(moving.at(v).density(Y) for v in (A, B))))


def _first(scope: Scope, moving: Moving, claim: Term, within: Sequence[Term]) -> Theorem:
    """At 0, where there is but one mass, which falls by u_t(0)."""
    claim, *within = (b.substitute(f, {X: b.ZERO}) for f in (claim, *within))
    there = _up_to(scope.given(*within), moving, b.ZERO)
    mass, falls = moving.at_t(moving.mass, b.ZERO), moving.signed(b.neg(moving.at_t(moving.passing, b.ZERO)))
    slope = there.at_point(T, SPAN).differentiate(T, mass, T, falls)
    exists = _integrable(there, moving, b.ZERO)
    moved = _between_ends(there.know(exists), slope, mass)
    written = applied(integration.expand, *there.facts, term=claim.args[0])  # type: ignore[union-attr]
    found = there.know(exists, moved).linear(claim, (written, 1), (moved, 1))
    return _supposing(found, within)


def _next(scope: Scope, moving: Moving, claim: Term, within: Sequence[Term]) -> Theorem:
    following, *conditions = (b.substitute(f, {X: UP}) for f in (claim, *within))
    there = scope.given(b.le(0, X), *conditions)
    there = there.know(*map(there.evident, within))
    before = there.instance(logic.assume(formula=b.implies(b.conj(*within), claim) if within else claim))
    there = _up_to(_up_to(there, moving, X), moving, UP)
    exist = [_integrable(there, moving, x) for x in (X, UP)]
    here, up = (moving.at_t(moving.passing, x) for x in (X, UP))
    sign = 1 if moving.rises else -1
    apart = there.know(*exist).linearity(T, SPAN, moving.signed(b.sub(here, up)), (sign, here), (-sign, up))
    moved = _between_ends(there.know(apart), _slope(there, moving, here, up), moving.at_t(moving.mass, UP))
    moved = logic.chain(logic.symmetry(apart), moved)
    peeled = applied(integration.peel, *there.facts, term=_sum_to(moving, UP))
    found = there.know(*exist, moved, before).linear(following, (peeled, 1), (before, 1), (moved, 1))
    return _supposing(found, conditions)


def _slope(scope: Scope, moving: Moving, here: Term, up: Term) -> Theorem:
    """The derivative of p_t(x + 1) is u_t(x) - u_t(x + 1), or its opposite."""
    there = scope.at_point(T, SPAN)
    specials = moving.following(there, X, *moving.at(T).values)
    body = b.lam(T, moving.at_t(moving.mass, UP))
    raw = rewritten(applied(calculus.differentiate, *there.facts, body=body, at=T), *specials)
    one, other = (rewritten(there.field(u, u), *specials) for u in (here, up))
    sign = 1 if moving.rises else -1
    claim = b.eq(sides(raw)[0], moving.signed(b.sub(here, up)))
    return there.linear(claim, (raw, 1), (one, -sign), (other, sign))


def _supposing(theorem: Theorem, conditions: Sequence[Term]) -> Theorem:
    return logic.imply(theorem, condition=b.conj(*conditions)) if conditions else theorem


# ---- all that goes by ----------------------------------------------------------------------------------------


@cache
def all_that_passes(name: str) -> Theorem:
    """a < b |- the sum of the integrals of u_t(x) over (a, b) is how far apart the means are."""
    moving = MOVING[name]
    counts, passing = moving.at(A).support, moving.at_t(moving.passing, X)
    scope = _between(moving)
    scope = scope.know(*positive_on(scope, X, counts, moving.at(A)))
    primitive, rate = moving.at_t(moving.mean), moving.at_t(moving.rate)
    there = scope.at_point(T, SPAN)
    mean = _between_ends(scope, there.differentiate(T, primitive, T, rate), primitive)
    same = scope.know(mean).congruence(T, SPAN, _total(there, moving, b.integral(counts, X, passing), rate))
    each = _integrable(_up_to(scope.at_point(X, counts), moving, X), moving, X)
    exchanged = scope.know(same).exchange(each, T, SPAN, X, counts, passing)
    found = logic.chain(logic.symmetry(exchanged), same, mean)
    return logic.theorem(found, id=f"{name.lower()}-all-that-passes")


def _total(there: Scope, moving: Moving, whole: Term, rate: Term) -> Theorem:
    """What u_t adds up to."""
    member = moving.at(T)
    found = solved(there, whole, member.moment, frozenset())
    shapes = member.family.gammas(*member.values) if member.family.gammas else ()
    found = rewritten(found, *(there.instantiate(gamma_recurrence(), {S: shape}) for shape in shapes))
    return there.restate(found, rate)


def at_values(scope: Scope, known: Callable[[str], Theorem], low: Member, high: Member, *x: Term) -> Theorem:
    """One of these theorems for two members, at a count where it is about one."""
    place = MOVING[low.family.name].place
    values = dict(zip(low.family.variables, low.values, strict=True)) | {A: low.values[place], B: high.values[place]}
    return scope.instantiate(known(low.family.name), values | dict(zip([X], x, strict=False)))


def both_move(one: Member, other: Member) -> Moving | None:
    """How the distribution function goes from the one member to the other, where one parameter makes the difference."""
    moving = MOVING.get(one.family.name)
    if moving is None or one.family.name != other.family.name:
        return None
    beside = zip(one.values, other.values, strict=True)
    return moving if all(v == u for i, (v, u) in enumerate(beside) if i != moving.place) else None
