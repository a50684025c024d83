"""A place on a page: what names stand for there, what is known there, and how the small pieces are drawn.

`Writer` fills it; the notations of definitions (`notation`, `random_variables`) are given one and do not know the
writer.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var
from symit.render.medium import Medium
from symit.render.names import Names, takes_indices
from symit.render.order import Order
from symit.render.structure import Box, Flow, Level, Piece


@dataclass(frozen=True)
class Page(ABC):
    """`names` and `order` are those of the whole page; `taken` are the names that stand for something at this place,
    and `facts` what is known there."""

    medium: Medium
    names: Names = field(default_factory=Names)
    order: Order = field(default_factory=Order)
    taken: frozenset[str] = frozenset()
    facts: tuple[Term, ...] = ()
    indices: Mapping[str, int] = field(default_factory=dict)
    """How many arguments of a function are written as indices at the most."""

    @abstractmethod
    def piece(self, term: Term) -> Piece:
        """A term of any kind."""

    @abstractmethod
    def function(self, function: Term) -> Piece:
        """A function by its name where it has one, else as `x -> body`."""

    @abstractmethod
    def over(self, sign: str, variable: Var, space: Term) -> Box:
        """A large sign with what its variable runs over."""

    def beside(self, *formulas: Term) -> Self:
        """The page at a place where the variables of these formulas stand for something."""
        return replace(self, taken=self.taken.union(v.name for f in formulas for v in f.free))

    def knowing(self, *facts: Term) -> Self:
        """The page at a place where these hold."""
        return replace(self, facts=(*self.facts, *facts))

    def opened(self, function: Term, hint: str | None = None) -> tuple[Var, Term, Self]:
        """The variable of a function under a name that nothing else has here, the body, and the page for it."""
        whole = mapping(function)
        variable = b.var(self.names.for_bound(hint or whole.hint, whole.domain, self.taken), whole.domain)
        return variable, b.open_with(whole, variable), self.beside(variable)

    def entered(self, space: Term, function: Term) -> tuple[Var, Term, Self]:
        """The same where the variable runs over a space."""
        variable, body, inside = self.opened(function)
        return variable, body, inside.knowing(b.member(variable, space))

    def unfolded(self, function: Term) -> tuple[list[Var], Term, Self]:
        """The same for all the binders of a function."""
        variables, inside = list[Var](), self
        while isinstance(function, Abs):
            variable, function, inside = inside.opened(function)
            variables.append(variable)
        return variables, function, inside

    def flow(self, term: Term, level: Level = Level.IMPLICATION) -> Flow:
        """The term where something at least as tight as `level` is needed."""
        return self.medium.fit(self.piece(term), level)

    def name(self, variable: Var, index: Flow = ()) -> Box:
        return self.medium.name(self.names.spelled(variable.name), index)

    def has_indices(self, function: Var) -> bool:
        """May its arguments be written as indices?"""
        return takes_indices(function.name, self.taken | self.names.used)

    def atom(self, *boxes: Box) -> Piece:
        return Piece(boxes, Level.ATOM)

    def sign(self, sign: str) -> Flow:
        return (self.medium.symbol(sign),)

    def argument(self, term: Term) -> Flow:
        return self.function(term).flow if term.sort.name == "fun" else self.flow(term)

    def in_order(self, space: Term, head: t.Operator) -> bool:
        """Is it an interval, or a range, and are its ends known to be in order?"""
        return isinstance(space, App) and space.head == head and self.order.holds(space, self.facts)

    def space(self, space: Term) -> Flow:
        return self.flow(space, Level.POWER)


def mapping(function: Term) -> Abs:
    """A function as `x -> body`, a function variable written out."""
    written_out = b.eta(function)
    if not isinstance(written_out, Abs):
        raise TypeError(f"a function was expected, not a {function.sort}")
    return written_out
