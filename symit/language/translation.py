"""What a node of symit may ask of whoever translates it into a kernel term.

A node (a distribution, a functional, a quantified statement) knows which kernel definition it stands for and asks this
for its parts.  So a new family of distributions needs no change in the translation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from symit.kernel.terms import Abs, Sort, Term, Var


class Translator(Protocol):
    def term(self, expression: Any) -> Term:
        """A real expression as a term."""

    def formula(self, statement: Any) -> Term:
        """A relation or another statement as a formula."""

    def space(self, space: Any) -> Term:
        """A set as a space."""

    def function(self, value: Any, sorts: Sequence[Sort]) -> Term:
        """A function of arguments of these sorts."""

    def bind(self, symbol: Any, body: Any, space: Any) -> Abs:
        """`symbol -> body` where the symbol runs over a space."""

    def bind_statement(self, symbol: Any, statement: Any, domain: Any) -> tuple[Var, list[Term], Term]:
        """A variable for the symbol, the conditions that put it into the domain, and the statement about it."""

    def bind_density(self, parameter: Any, value: Any, distribution: Any) -> Abs:
        """`x -> parameter -> density at x`, to be differentiated in the parameter at a value."""

    def density(self, distribution: Any) -> Abs:
        """`x -> density at x`."""

    def point(self, value: Any, space: Any) -> Term:
        """A point of a space."""
