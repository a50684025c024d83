"""The derivative of an integral of which it is known what it is, taken under the integral.

Stands on `lines`.  What the derivative of the integrand is, and what bounds it, is found among what is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

from sympy import Expr

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.statements import finite
from symit.proving.integrals.existence import exists
from symit.proving.integrals.integrals import Opened, functional, opened
from symit.proving.integrals.interchange import Dominated, both_sides
from symit.proving.scope.effort import FOR_A_LINE, at_most
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Formula, Scope, as_formula, as_variable, function_of, sides
from symit.proving.script.lines import NotFollowing, Proved
from symit.proving.script.showing import shown


@dataclass(frozen=True, eq=False)
class differentiate:
    """Both sides of `integral of f(x, t) = g(t)`, which holds for all t of an open interval: `integral of f' = g'`.

    It may hold for all of other variables, too.  What the derivative of f is, and what |f'| lies below, is found among
    what is known.  Of an integral that only is known to exist, the step says that its derivative is that of f'.
    """

    equation: Formula
    t: Any

    def proved(self, place: Place) -> Proved:
        """The derivative under the integral, and what it is."""
        goal, s = self._goal, as_variable(self.t)
        try:
            with at_most(FOR_A_LINE):
                return self._proved(place, goal, s)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(goal, refusal) from refusal

    @property
    def _goal(self) -> App:
        """The equation, or that the integral exists."""
        goal = as_formula(finite(self.equation) if isinstance(self.equation, Expr) else self.equation)
        if not isinstance(goal, App):
            raise NotFollowing(goal, NotShown("differentiate speaks of an integral, or an equation about one"))
        return goal

    def _proved(self, place: Place, goal: App, s: Var) -> Proved:
        near, others = _where_it_holds(place, goal, s)
        for x, conditions in others:
            place = place.at(x, *conditions)
        there = place.at(s, b.member(s, near))
        known = shown(there, goal)
        at = opened(there, _integral(goal.args[0]))
        if s in at.space.free:
            raise Refused("the space of integration, {}, depends on the parameter {}", at.space, s)
        slope = _slope(at, s)
        bounds = _bounds(at, sides(slope)[1])
        _, g = sides(bounds[1])
        integrable = exists(place, at.integral(g), shown)
        family = Dominated(at.x, at.space, s, near, at.body, sides(slope)[1], slope, logic.conjoin(*bounds), integrable)
        r = place.fresh("r", s.of, goal)
        lines = _lines(place.at(r, b.member(r, near)).scope, family, known, r)
        everywhere = place.scope.for_all(lines[-1].theorem, r, near)
        for x, conditions in reversed(others):
            everywhere = place.scope.for_all_with(everywhere, x, *conditions)
        return Proved(lines, everywhere, "Differentiate")


def _lines(scope: Scope, family: Dominated, known: Theorem, r: Var) -> tuple[Shown, ...]:
    moves = "the derivative moves under the integral"
    if b.is_app(known.conclusion, t.DEFINED):
        near = scope.at_point(family.t, family.near).know(known)
        return (Shown(family.derivative(scope, r, near.evident(known.conclusion)), moves),)
    under, equal = both_sides(scope, family, known, r)
    constant = as_variable(family.t) not in sides(known)[1].free
    return Shown(under, moves), Shown(equal, "and the integral is constant" if constant else "and so do both sides")


Quantified: TypeAlias = list[tuple[Var, Sequence[Term]]]
"""Variables with the conditions under which something holds for all of them."""


def _where_it_holds(place: Place, goal: Term, s: Var) -> tuple[Term, Quantified]:
    """The open interval over which the equation is known for all s, the one that was spoken of last, and what else it
    is known for all of."""
    variables = tuple(sorted((v for v in goal.free if v not in place.points), key=lambda v: v.name))
    for theorem in reversed(place.shown):
        for quantified in _quantified(theorem.conclusion, goal, variables):
            match dict(quantified).get(s):
                case [App(t.MEMBER, (_, near))]:
                    return near, [(x, conditions) for x, conditions in quantified if x != s]
    raise NotShown(f"the equation is not known for all {s.name} of an open interval")


def _quantified(formula: Term, goal: Term, variables: Sequence[Var]) -> Iterator[Quantified]:
    """The goal's variables that a formula says the goal for all of."""
    if formula == goal:
        yield []
    if not isinstance(formula, App) or formula.head != t.FORALL:
        return
    for x in (v for v in variables if v.of == function_of(formula).domain):
        conditions, statement = b.antecedents(b.open_with(function_of(formula), x))
        for others in _quantified(statement, goal, [v for v in variables if v != x]):
            yield [(x, conditions), *others]


def _slope(at: Opened, s: Var) -> Theorem:
    """What is said to be the derivative of the integrand."""
    for theorem in at.there.relations():
        left = sides(theorem)[0]
        if left == b.derivative(s, at.body, s):
            return theorem
    raise NotShown(
        f"nothing says what the derivative of the integrand in {s.name} is; "
        f"assume Eq(derivative(f, ({s.name}, ...)), f1) at every point"
    )


def _bounds(at: Opened, slope: Term) -> tuple[Theorem, Theorem]:
    """-g <= f' and f' <= g."""
    known = [th for th in at.there.relations() if b.is_app(th.conclusion, t.LE)]
    below = [th for th in known if sides(th)[1] == slope]
    for above, under in product((th for th in known if sides(th)[0] == slope), below):
        try:
            negative = at.there.scope.field(b.neg(sides(above)[1]), sides(under)[0])
        except MISSES:
            continue
        return logic.chain(negative, under), above
    raise NotShown("nothing bounds the derivative of the integrand; assume -g <= f1 and f1 <= g at every point")


def _integral(term: Term) -> App:
    whole = functional(term)
    if whole is None:
        raise Refused("{} is no integral", term)
    return whole
