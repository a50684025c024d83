"""What a formula says in other words: its parts, its negation, the ends of an interval, the terms that it needs
defined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.terms import Abs, App, Term


@dataclass(frozen=True)
class Known:
    """Facts, with those among them that speak of all points of a space and those that name a point of one."""

    facts: frozenset[Term] = frozenset()
    general: frozenset[App] = frozenset()
    points: frozenset[App] = frozenset()

    def with_(self, facts: Iterable[Term]) -> Known:
        """These facts too: their parts, and what is said of all points of a space said of each point that is named."""
        found, general, points = set(self.facts), set(self.general), set(self.points)
        pending = list(facts)
        while pending:
            for fact in unpack(pending.pop()):
                if fact in found:
                    continue
                found.add(fact)
                if not isinstance(fact, App):
                    continue
                if fact.head == t.FORALL or is_vector(fact):
                    general.add(fact)
                    pending.extend(s for p in _counted(points) if (s := said_of(fact, p)) is not None)
                if fact.head == t.MEMBER:
                    points.add(fact)
                    pending.extend(s for g in _counted(general) if (s := said_of(g, fact)) is not None)
        return Known(frozenset(found), frozenset(general), frozenset(points))


def _counted(facts: set[App]) -> list[App]:
    """In one order: what is said of a point may speak of further points."""
    spend(len(facts))
    return sorted(facts, key=t.order)


def is_vector(fact: App) -> bool:
    """`x in S^J`: each coordinate x(j) with j in J lies in S."""
    return fact.head == t.MEMBER and b.is_app(fact.args[1], t.POWER)


@lru_cache(maxsize=20_000)
def said_of(general: App, point: App) -> Term | None:
    """From `for all x, x in S => C` and `a in S`: C at a.  From `x in S^J` and `j in J`: x(j) in S."""
    function = general.args[0]
    a, space = point.args
    if general.head == t.MEMBER:
        indices, factor = general.args[1].args  # type: ignore[union-attr]
        return b.member(b.call(function, a), factor) if indices == space else None
    if not isinstance(function, Abs) or not isinstance(function.body, App) or function.body.head != t.IMPLIES:
        return None
    if function.domain != a.sort and not t.fits(a.sort, function.domain):
        return None
    condition, conclusion = b.open_with(function, a).args  # type: ignore[union-attr]
    return conclusion if condition == b.member(a, space) else None


@lru_cache(maxsize=20_000)
def unpack(fact: Term) -> tuple[Term, ...]:
    """A fact and what it says in other words: the parts of a conjunction, the ends of an interval."""
    said: Iterable[Term] = ()
    if isinstance(fact, App) and fact.head == t.AND:
        said = fact.args
    elif isinstance(fact, App) and fact.head == t.MEMBER:
        said = membership(fact.args[0], fact.args[1]) or ()
    parts = dict.fromkeys([fact, *(part for formula in said for part in unpack(formula))])
    spend(len(parts))
    return tuple(parts)


def membership(x: Term, space: Term) -> list[Term] | None:
    """The conditions that make x a point of an interval or a range; None for any other space."""
    if not isinstance(space, App) or space.head not in (t.INTERVAL, t.RANGE):
        return None
    below = b.lt if space.head == t.INTERVAL else b.le
    low, high = space.args
    conditions = [b.defined(x)]
    if low != b.MINUS_INFINITY:
        conditions.append(below(low, x) if low != b.INFINITY else b.lt(x, x))
    if high != b.INFINITY:
        conditions.append(below(x, high) if high != b.MINUS_INFINITY else b.lt(x, x))
    return conditions


def negations(condition: Term) -> list[Term]:
    """Formulas each of which, once its terms are defined, makes a condition false."""
    if not isinstance(condition, App):
        return []
    if condition.head == t.AND:
        return [n for part in condition.args for n in negations(part)]
    if condition.head not in t.RELATIONS:
        return []
    left, right = condition.args
    opposite = {"eq": b.ne(left, right), "ne": b.eq(left, right), "lt": b.le(right, left), "le": b.lt(right, left)}
    return [opposite[condition.head.name]]


def negation(condition: Term) -> list[Term]:
    """What is known where a condition fails: one formula for a relation, nothing for a conjunction."""
    return negations(condition) if b.is_app(condition, *t.RELATIONS) else []


@lru_cache(maxsize=20_000)
def defined_by(fact: Term) -> tuple[Term, ...]:
    """The terms that must be defined for a fact to hold."""
    if isinstance(fact, App) and fact.head in (*t.RELATIONS, t.DEFINED, t.MEMBER):
        return tuple(part for side in fact.args for part in strict_parts(side))
    return ()


@lru_cache(maxsize=20_000)
def strict_parts(term: Term) -> tuple[Term, ...]:
    """A term and the parts without which it has no value: not below a binder, not in a branch.

    Not the arguments of an unknown function either: a constant function has a value even where its argument has none.
    """
    if term.sort.name in ("space", "fun", "extended"):
        return ()
    if not isinstance(term, App):
        return (term,)
    if isinstance(term.head, t.Definition):
        return (term, *strict_parts(b.unfold(term)))
    if term.head in (t.IF, t.CALL):
        return (term,)
    parts = dict.fromkeys([term, *(p for part in term.args for p in strict_parts(part))])
    spend(len(parts))
    return tuple(parts)
