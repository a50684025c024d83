"""Partitions of the outcomes: `K, L = partitions("K L")`, and K(w, o) is 1 where w and o share a cell, else 0.

What a random variable says is which outcomes it tells apart; a theorem about entropies that does not speak of values is
one about partitions.  Two laws are all that is assumed: an outcome is in its own cell, and cells do not overlap.
"""

from __future__ import annotations

from typing import Any

from symit.kernel import build as b
from symit.kernel.terms import Term, Var
from symit.language.function_values import FunctionSymbol
from symit.language.names import checked_name
from symit.language.partition_laws import KERNEL, disjoint, reflexive
from symit.language.translation import Translator


class PartitionSymbol(FunctionSymbol):
    """A partition; what is assumed of it are its two laws."""

    def __new__(cls, name: str) -> Any:
        return FunctionSymbol.__new__(cls, checked_name(name), KERNEL)

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.name,), {}

    def same(self, w: Term, o: Term, to: Translator) -> Term:
        """1 where both outcomes are in one cell, else 0."""
        return b.call(Var(self.name, self.sort), w, o)

    def laws(self) -> dict[str, Term]:
        """The two laws, in words."""

        def same(w: Term, o: Term) -> Term:
            return b.call(Var(self.name, self.sort), w, o)

        return {"an outcome shares its own values": reflexive(same), "cells do not overlap": disjoint(same)}


def partitions(names: str) -> tuple[PartitionSymbol, ...]:
    """Several of them."""
    return tuple(PartitionSymbol(name) for name in names.replace(",", " ").split())
