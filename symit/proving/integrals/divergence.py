"""Integrals that do not converge, as theorems: `integral f has a value => 0 = 1`.

For f that is not negative that says that the integral is infinite.  From an antiderivative without bound, and from
there by comparison and to larger spaces: if the integral had a value, so would the other one.  Stands on `place`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.place import MISSES, NotShown, Place, Show
from symit.proving.scope.scope import Scope, Value, as_space, as_term, as_variable, sides
from symit.proving.scope.supply import applied

NEVER = b.eq(0, 1)


def diverges(integral: Term) -> Term:
    """The statement that an integral has no value."""
    return b.implies(b.defined(integral), NEVER)


def by_antiderivative(scope: Scope, x: Var, interval: App, primitive: Term, body: Term) -> Theorem:
    """The integral of body over an interval at an end of which an antiderivative of it is unbounded."""
    slope = scope.at_point(x, interval).differentiate(x, primitive, x, body)
    for end, side in zip(interval.args, (1, -1), strict=True):
        try:
            found = limit(scope, x, primitive, end, side)
            return applied(calculus.divergent, slope, found, *scope.facts, variable_=x, space=interval)
        except MISSES:
            continue
    raise Refused("{} is not known to be unbounded", primitive)


def above(scope: Scope, x: Var, space: Term, smaller: Theorem, upper: Theorem, lower: Theorem) -> Theorem:
    """From `x in S |- g <= f` and `-f <= g`, where the integral of g has no value: nor has that of f."""
    _, f = sides(upper)
    whole = b.integral(space, x, f)
    finite = scope.given(b.defined(whole))
    return absurd(finite, whole, finite.dominated(x, space, upper, lower), smaller)


def on_more(scope: Scope, x: Var, space: Term, part: Theorem) -> Theorem:
    """Where the integral over a part of S has no value, nor has that over S."""
    condition, _ = part.conclusion.args  # type: ignore[union-attr]
    over, body = condition.args[0].args  # type: ignore[union-attr]
    whole = App(t.INTEGRAL, (space, body))
    finite = scope.given(b.defined(whole))
    inside = scope.at_point(x, over).evident(b.member(x, space))
    there = applied(
        integration.restrict, logic.assume(formula=b.defined(whole)), inside, *finite.facts, variable_=x, part=over
    )
    return absurd(finite, whole, there, part)


def absurd(finite: Scope, whole: Term, value: Theorem, other: Theorem) -> Theorem:
    """That `whole` has no value: in a scope in which it had one, another integral had, which has none."""
    never = logic.instance(other, value, *finite.facts, values=())
    return logic.imply(never, condition=b.defined(whole))


@dataclass(frozen=True, eq=False)
class unbounded:
    """The integral of f diverges because an antiderivative has no bound at an end of the interval:
    `unbounded(1/x, (x, Interval.open(0, 1)), log(x))`."""

    f: Value
    over: Any
    antiderivative: Value

    words = "the antiderivative has no bound at an end"

    def theorem(self, place: Place, show: Show) -> Theorem:
        """That the integral has a value is absurd."""
        from symit.language.spaces import binding

        point, space = binding(self.over)
        x, interval = as_variable(point), as_space(space)
        if not isinstance(interval, App) or interval.head != t.INTERVAL:
            raise NotShown("unbounded speaks of an integral over an interval")
        return by_antiderivative(place.scope, x, interval, as_term(self.antiderivative), as_term(self.f))
