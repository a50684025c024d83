"""Conversions: from a term to a theorem `term = another`, by working on its parts.

A conversion rewrites below integrals and sums, where each point is arbitrary, and puts the pieces together with the
kernel's congruence rules.  Untrusted like everything here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import knowing
from symit.kernel.definitions import BERNOULLI, EXPONENTIAL_FAMILY, NORMAL, POISSON, UNIFORM
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Abs, App, Definition, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides

Conversion: TypeAlias = Callable[[Scope, App], Theorem | None]
"""Gives `term = another`, or None where there is nothing to do."""


def everywhere(step: Conversion, scope: Scope, term: Term) -> Theorem | None:
    """`step` applied from the outside in, again and again, in every part of the term."""
    if not isinstance(term, App):
        return None
    done = step(scope, term)
    if done is None:
        return _in_parts(step, scope, term)
    return _then(done, everywhere(step, scope, sides(done)[1]))


def _then(first: Theorem, second: Theorem | None) -> Theorem:
    return first if second is None else logic.chain(first, second)


def _in_parts(step: Conversion, scope: Scope, term: App) -> Theorem | None:
    if term.head == t.INTEGRAL:
        return _below_integral(step, scope, term)
    if term.head == t.PRODUCT:
        return _below_product(step, scope, term)
    if isinstance(term.head, Definition) or term.head in (t.IF, t.DERIVATIVE):
        return None
    parts = [everywhere(step, scope, a) if a.sort in (t.REAL, t.INT) else None for a in term.args]
    if not any(parts):
        return None
    args = tuple(a if p is None else sides(p)[1] for a, p in zip(term.args, parts, strict=True))
    new = App(term.head, args)
    result = scope.know(*(p for p in parts if p is not None)).field(new, new)
    for position, part in enumerate(parts):
        if part is not None:
            result = _put_back(result, term.head, args, position, part)
            args = (*args[:position], sides(part)[0], *args[position + 1 :])
    return result


def _put_back(result: Theorem, head: t.Operator, args: tuple[Term, ...], position: int, part: Theorem) -> Theorem:
    """From head(.., new, ..) = C and old = new: head(.., old, ..) = C."""
    right = sides(result)[1]
    both_integer = all(side.sort == t.INT for side in sides(part))
    hole = b.fresh("hole", t.INT if both_integer else t.REAL, *args, right)
    left = App(head, (*args[:position], hole, *args[position + 1 :]))
    return logic.rewrite(result, logic.symmetry(part), template=b.lam(hole, b.eq(left, right)))


def _below_integral(step: Conversion, scope: Scope, term: App) -> Theorem | None:
    space, function = term.args
    (x,), body = _opened(function, scope, space)
    inside = everywhere(step, scope.at_point(x, space), body)
    return None if inside is None else scope.congruence(x, space, inside)


def _below_product(step: Conversion, scope: Scope, term: App) -> Theorem | None:
    space, function = term.args
    (j,), body = _opened(function, scope, space)
    inside = everywhere(step, scope.at_point(j, space), body)
    if inside is None:
        return None
    return integration.product_congruence(inside, *scope.facts, variable_=j, space=space)


def _opened(function: Term, scope: Scope, space: Term) -> tuple[list[t.Var], Term]:
    """A point that nothing in scope speaks of, and the body there."""
    if not isinstance(function, Abs):
        raise TypeError("a function is expected below an integral")
    spoken = [f for fact in scope.facts for f in (fact.conclusion, *fact.hypotheses)]
    x = b.fresh(function.hint, function.domain, function, space, *spoken)
    return [x], b.open_with(function, x)


# ---- unfolding definitions -----------------------------------------------------------------------------------

DENSITIES = (NORMAL, BERNOULLI, POISSON, UNIFORM, EXPONENTIAL_FAMILY)


def unfold_definition(scope: Scope, term: App) -> Theorem | None:
    """A definition applied equals its body; a case distinction that the facts decide equals its branch."""
    if term.head == t.IF:
        return _decide(scope, term)
    return _unfold(unfold_definition, scope, term)


def unfold_functional(scope: Scope, term: App) -> Theorem | None:
    """The same, but a density stays as it is except below a logarithm, so that lines stay short."""
    if term.head == t.IF:
        return _decide(scope, term)
    if term.head == t.LOG:
        return _in_parts(unfold_definition, scope, term)
    return None if term.head in DENSITIES else _unfold(unfold_functional, scope, term)


def _unfold(step: Conversion, scope: Scope, term: App) -> Theorem | None:
    """The body is converted first: only then are its integrals known to converge."""
    if not isinstance(term.head, Definition):
        return None
    converted = everywhere(step, scope, b.unfold(term))
    if converted is None:
        return scope.unfold(term)
    return logic.chain(scope.know(converted).unfold(term), converted)


def _decide(scope: Scope, term: App) -> Theorem | None:
    decided = knowing([f.conclusion for f in scope.facts]).decide(term.args[0])
    if decided is None:
        return None
    return scope.field(term, term.args[1] if decided else term.args[2])


def converted(step: Conversion, scope: Scope, term: Term) -> Theorem:
    """The term equal to what the conversion makes of it everywhere."""
    return everywhere(step, scope, term) or scope.field(term, term)
