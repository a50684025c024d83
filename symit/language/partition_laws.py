"""The two laws of a partition in kernel terms, for a kernel K(w, o) that is 1 where two outcomes share a cell, else 0.

Stands on the kernel alone; which symbols there are for partitions it must not know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Abs, App, Term, Var

KERNEL = t.function(REAL, INT, INT)
OUTCOMES = b.integers(1, b.integer("m"))
_w, _o, _v = b.integer("w"), b.integer("o"), b.integer("v")

Same = Callable[[Term, Term], Term]
"""A kernel as a function of Python: K(w, o)."""


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
