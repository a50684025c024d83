"""The derivative of a constant integral, taken under the integral.

Stands on `lines`.  What the derivative of the integrand is, and what bounds it, is found among what is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.effort import FOR_A_LINE, at_most
from symit.proving.existence import exists
from symit.proving.integrals import Opened, functional, opened
from symit.proving.interchange import Dominated, derivative_of_constant
from symit.proving.lines import NotFollowing, Proved
from symit.proving.place import MISSES, NotShown, Place
from symit.proving.scope import Formula, as_formula, as_variable, function_of, sides
from symit.proving.showing import shown


@dataclass(frozen=True, eq=False)
class differentiate:
    """Both sides of `integral of f(x, t) = c`, which holds for all t of an open interval: `integral of f' = 0`.

    What the derivative of f is, and what |f'| lies below, is found among what is known.
    """

    equation: Formula
    t: Any

    def proved(self, place: Place) -> Proved:
        """The derivative under the integral, and that it vanishes."""
        goal, s = as_formula(self.equation), as_variable(self.t)
        try:
            with at_most(FOR_A_LINE):
                return self._proved(place, goal, s)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(goal, refusal) from refusal

    def _proved(self, place: Place, goal: Term, s: Var) -> Proved:
        near = _interval_of(place, goal, s)
        there = place.at(s, b.member(s, near))
        constant = shown(there, goal)
        at = opened(there, _integral(sides(constant)[0]))
        slope = _slope(at, s)
        bounds = _bounds(at, sides(slope)[1])
        _, g = sides(bounds[1])
        integrable = exists(place, at.integral(g), shown)
        family = Dominated(at.x, at.space, s, near, at.body, sides(slope)[1], slope, logic.conjoin(*bounds), integrable)
        r = place.fresh("r", s.of, goal)
        under, zero = derivative_of_constant(place.scope.at_point(r, near), family, constant, r)
        everywhere = place.scope.for_all(zero, r, near)
        lines = Shown(under, "the derivative moves under the integral"), Shown(zero, "and the integral is constant")
        return Proved(lines, everywhere, "Differentiate")


def _interval_of(place: Place, goal: Term, s: Var) -> Term:
    """The open interval over which the equation is known for all s."""
    for formula in (th.conclusion for th in place.shown):
        if not (isinstance(formula, App) and formula.head == t.FORALL and function_of(formula).domain == s.of):
            continue
        conditions, statement = b.antecedents(b.open_with(function_of(formula), s))
        if statement == goal and len(conditions) == 1 and isinstance(conditions[0], App):
            return conditions[0].args[1]
    raise NotShown(f"the equation is not known for all {s.name} of an open interval")


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
    known = {th.conclusion: th for th in at.there.relations()}
    for formula, above in known.items():
        if isinstance(formula, App) and formula.head == t.LE and formula.args[0] == slope:
            below = known.get(b.le(b.neg(formula.args[1]), slope))
            if below is not None:
                return below, above
    raise NotShown("nothing bounds the derivative of the integrand; assume -g <= f1 and f1 <= g at every point")


def _integral(term: Term) -> App:
    whole = functional(term)
    if whole is None:
        raise Refused("{} is no integral", term)
    return whole
