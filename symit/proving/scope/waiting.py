"""Which conditions are worth asking again: those of which a new fact may decide something.

Stands on the kernel alone.  The kernel settles a condition by the signs of its parts, each by itself, and sees that a
part has a value where a fact is about it; so a fact about other points changes no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Term, Var


def may_decide(fact: Term, condition: Term) -> bool:
    """May a condition hold that did not before the fact was known?"""
    said = _said(fact)
    if said.free <= condition.free:
        return True
    if not t.may_have_no_value(condition) or not _points(said) <= condition.free:
        return False
    return bool(said.loose) or not _without_value(said).isdisjoint(_without_value(condition))


def _said(fact: Term) -> Term:
    """What a fact says of a point that it names, or of each point: the kernel says that of those that are known."""
    if isinstance(fact, App) and fact.head == t.MEMBER:
        return fact.args[0]
    while isinstance(fact, App) and fact.head in (t.FORALL, t.IMPLIES):
        fact = fact.args[-1]
        fact = fact.body if isinstance(fact, Abs) else fact
    return fact


def _points(term: Term) -> frozenset[Var]:
    """What it is about, beside functions and spaces."""
    return frozenset(v for v in term.free if v.of.name not in ("fun", "space"))


@lru_cache(maxsize=20_000)
def _without_value(term: Term) -> frozenset[Term]:
    """The parts of a term that may have no value, in what it is by definition, too."""
    return frozenset(_partial(term))


def _partial(term: Term) -> Iterator[Term]:
    if not t.may_have_no_value(term):
        return
    if isinstance(term, Abs):
        yield from _partial(term.body)
    if isinstance(term, App):
        if term.head.marks:
            yield term
        for part in term.args:
            yield from _partial(part)
        if isinstance(term.head, Definition) and not term.loose:
            yield from _partial(b.unfold(term))
