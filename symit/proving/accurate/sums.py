"""The accurate form of a sum over the components of vectors: that of each component, summed.

The components at one index become parameters of their own, the coefficient before the sum goes into it, and the theorem
about the parameters is used at every index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import said_of, unpack
from symit.kernel.rules import logic
from symit.kernel.terms import REAL, Abs, App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.factors import accurate_product
from symit.proving.accurate.proof import AccurateForm, unchanged
from symit.proving.scope.scope import Scope, replace_term, sides


@lru_cache(maxsize=200)
def accurate(closed: Term, hypotheses: tuple[Term, ...], statement: Term | None = None) -> AccurateForm:
    """The accurate form of a closed form, which may be a multiple of a sum over the components of vectors.

    `statement` is the quantity that it is the value of.  Where no accurate form is found, it is the closed form itself,
    with a note.
    """
    coefficient, total = multiple_of_a_sum(closed)
    if total is None:
        return accurate_product(closed, hypotheses, statement)
    try:
        return _summed(closed, coefficient, total, hypotheses)
    except Refused:
        return unchanged(closed, hypotheses)


def multiple_of_a_sum(term: Term) -> tuple[Term, App | None]:
    """The term as a coefficient times one sum, or (term, None)."""
    factors = term.args if isinstance(term, App) and term.head == t.MUL else (term,)
    sums = [f for f in factors if isinstance(f, App) and f.head == t.INTEGRAL]
    others = [f for f in factors if f not in sums]
    return (b.mul(*others), sums[0]) if len(sums) == 1 else (term, None)


def _summed(closed: Term, coefficient: Term, total: App, hypotheses: tuple[Term, ...]) -> AccurateForm:
    space, function = total.args
    if not isinstance(function, Abs):
        raise Refused("a sum of an unknown function")
    index = b.fresh(function.hint, function.domain, closed, *hypotheses)
    point = b.member(index, space)
    opened = b.open_with(function, index)
    body = opened if coefficient == b.ONE else b.mul(coefficient, opened)
    components = {part: b.fresh("_".join(v.name for v in _names(part)), REAL, closed) for part in _components(body)}
    conditions = [_replaced(c, components) for c in _at(point, hypotheses)]
    known = tuple(c for c in conditions if c.free <= _replaced(body, components).free)
    one = accurate_product(_replaced(body, components), known)
    scope = Scope().given(*hypotheses)
    there = scope.given(point)
    each = there.know(*_instances(there, index, hypotheses)).instantiate(
        one.theorem, {v: part for part, v in components.items()}
    )
    summed = scope.congruence(index, space, each)
    theorem = scope.know(summed).linear(b.eq(closed, sides(summed)[1]), (summed, 1))
    return AccurateForm(sides(theorem)[1], (), one.notes, theorem)


def _components(term: Term) -> dict[Term, None]:
    """The components of vectors in a term."""
    if isinstance(term, App):
        if term.head == t.CALL:
            return {term: None}
        return {part: None for a in term.args for part in _components(a)}
    return {}


def _names(component: Term) -> list[Var]:
    return [a for a in component.args if isinstance(a, Var)] if isinstance(component, App) else []


def _at(point: App | Term, hypotheses: tuple[Term, ...]) -> Iterator[Term]:
    """The relations that the hypotheses state at a point of the range of the index."""
    for fact in (f for h in hypotheses for f in unpack(h)):
        if isinstance(fact, App) and fact.head == t.FORALL and isinstance(point, App):
            said = said_of(fact, point)
            fact = b.ZERO if said is None else said
        for part in unpack(fact) if isinstance(fact, App) else ():
            if b.is_app(part, *t.RELATIONS, t.IMPLIES):
                yield part


def _instances(scope: Scope, index: Var, hypotheses: tuple[Term, ...]) -> Iterator[Theorem]:
    """What the hypotheses say of the components at the index."""
    for hypothesis in hypotheses:
        if b.is_app(hypothesis, t.FORALL):
            try:
                yield scope.instance(logic.assume(formula=hypothesis), index)
            except Refused:
                continue


def _replaced(term: Term, values: Mapping[Term, Var]) -> Term:
    for old, new in values.items():
        term = replace_term(term, old, new)
    return term
