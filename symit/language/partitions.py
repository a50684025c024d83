"""Partitions of the outcomes: `K, L = partitions("K L")`, and K(w, o) is 1 where w and o share a cell, else 0.

What a random variable says is which outcomes it tells apart; a theorem about entropies that does not speak of values is
one about partitions.  Two laws are all that is assumed: an outcome is in its own cell, and cells do not overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Abs, App, Term, Var
from symit.language.mappings import FunctionSymbol
from symit.language.names import checked_name
from symit.language.translation import Translator

KERNEL = t.function(REAL, INT, INT)
OUTCOMES = b.integers(1, b.integer("m"))
_w, _o, _v = b.integer("w"), b.integer("o"), b.integer("v")

Same = Callable[[Term, Term], Term]
"""A kernel as a function of Python: K(w, o)."""


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


# ---- the two laws --------------------------------------------------------------------------------------------


def for_outcomes(variables: Sequence[Var], formula: Term) -> Term:
    """For all outcomes: the formula."""
    for variable in reversed(variables):
        formula = b.forall_in(variable, OUTCOMES, formula)
    return formula


def reflexive(same: Same) -> Term:
    """Every outcome has the values that it has: K(w, w) = 1."""
    return for_outcomes((_w,), b.eq(same(_w, _w), 1))


def disjoint(same: Same) -> Term:
    """What shares values with w, and so does o, shares values with o: K(w, o) K(w, v) = K(w, o) K(o, v)."""
    overlap, moved = b.mul(same(_w, _o), same(_w, _v)), b.mul(same(_w, _o), same(_o, _v))
    return for_outcomes((_w, _o, _v), b.eq(overlap, moved))


@lru_cache(maxsize=10_000)
def says_disjoint(formula: Term) -> bool:
    """Is this the second law, of whatever kernel?  Of n outcomes it says n^3 things, and is used where it is asked."""
    if not b.is_app(formula, t.FORALL):
        return False
    points, body = [], formula
    for name in ("%w", "%o", "%v"):
        if not isinstance(body, App) or body.head != t.FORALL or not isinstance(body.args[0], Abs):
            return False
        points.append(Var(name, body.args[0].domain))
        _, body = b.antecedents(b.open_with(body.args[0], points[-1]))
    if not isinstance(body, App) or body.head != t.EQ or any(p.of != INT for p in points):
        return False
    w, o, _ = points
    factors = body.args[0].args if b.is_app(body.args[0], t.MUL) else ()  # type: ignore[union-attr]
    kernel = b.mul(*(f for f in factors if o in f.free))
    return formula == disjoint(lambda x, y: b.substitute(kernel, {w: x, o: y}))
