"""Statements that say the same in normal form: `K(w, o) 1 = a b` and `K(w, o) = b a`, for all w.

Stands on the kernel's normal forms; knows nothing of places.
"""

from __future__ import annotations

from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Term


def alike(one: Term, other: Term) -> bool:
    """Do they differ in the form of their sides at most?"""
    if one == other:
        return True
    return b.is_app(one, *t.RELATIONS, t.FORALL) and in_normal_form(one) == in_normal_form(other)


@lru_cache(maxsize=10_000)
def in_normal_form(formula: Term) -> Term:
    """The formula with the sides of its relations in normal form; as it is, where one has none that holds anywhere."""
    if isinstance(formula, App) and formula.head in t.RELATIONS:
        try:
            return App(formula.head, tuple(map(PLAIN.canonical, formula.args)))
        except Refused:
            return formula
    if isinstance(formula, App) and formula.head in (t.FORALL, t.IMPLIES, t.AND):
        return App(formula.head, tuple(map(in_normal_form, formula.args)))
    if isinstance(formula, Abs):
        x = b.fresh(formula.hint, formula.domain, formula)
        return b.lam(x, in_normal_form(b.open_with(formula, x)))
    return formula
