"""A place in a proof: what is known there, and at which points.

Stands on `scope`.  A theorem that speaks of all points of a space is known at each point that is here, an implication
whose condition is evident is its conclusion, and a conjunction is its parts: so what is to be shown can be looked for
among theorems that say one thing each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, TermError, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.partition_laws import says_disjoint
from symit.proving.scope.scope import Formula, Scope, as_formulas, function_of, parts
from symit.proving.scope.waiting import may_decide

COMPARED = (t.EQ, t.LE, t.LT)

Find = Callable[[str], Theorem]
"""The theorem of an id."""

Saying: TypeAlias = tuple[Term, tuple[Var, ...]]
"""A theorem, and the points of which it says something; none for an implication."""
Waiting: TypeAlias = tuple[Term, int]
"""A condition that did not hold, and how many facts were known when it was asked."""

NOTHING = Scope()
MOST_SAID = 64
"""As many things a theorem about several points says of those that are here, before it has to be asked."""


class NotShown(Exception):
    """Something does not follow: what is open, and of which points and cases it is open."""

    def __init__(self, why: str | Refused, *where: Term) -> None:
        super().__init__(str(why) if isinstance(why, str) else why.why)
        self.why = why
        self.where = where


def situated(refusal: BaseException, *conditions: Term) -> NotShown:
    """The refusal, with one more thing that is assumed where it comes from."""
    if isinstance(refusal, NotShown):
        return NotShown(refusal.why, *conditions, *refusal.where)
    return NotShown(refusal if isinstance(refusal, Refused) else str(refusal), *conditions)


MISSES = (Refused, TermError, NotUnderstood, NotShown)
"""What is raised where something does not follow."""


@dataclass(frozen=True)
class Place:
    """What is known (`shown`), what of it was assumed, the points that are here, and where theorems are
    found by their ids.

    Some points are only `parameters`: no function is taken there, so what holds everywhere is not said of them.
    """

    find: Find
    scope: Scope = NOTHING
    shown: tuple[Theorem, ...] = ()
    points: tuple[Var, ...] = ()
    assumptions: tuple[Theorem, ...] = ()
    opened: frozenset[Saying] = frozenset()
    waiting: Mapping[Saying, Waiting] = field(default_factory=dict)
    parameters: frozenset[Var] = frozenset()

    def know(self, *theorems: Theorem) -> Place:
        """With these theorems, taken apart, and what they say here."""
        known = set(map(_said_by, self.shown))
        place, pending = self, [p for th in theorems for p in parts(th)]
        while pending:
            new = list({_said_by(th): th for th in pending if _said_by(th) not in known}.values())
            known.update(map(_said_by, new))
            place = replace(place, scope=place.scope.know(*new), shown=place.shown + tuple(new))
            place, pending = place._said(new)
        return place

    def given(self, *formulas: Formula) -> Place:
        """With these hypotheses; what waited for one of them is known too."""
        new = tuple(logic.assume(formula=f) for given in formulas for f in as_formulas(given))
        place = replace(self, assumptions=self.assumptions + new).know(*new)
        place, said = place._said(self.shown)
        while said:
            place, said = place.know(*said)._said(self.shown)
        return place

    def at(self, x: Var, *conditions: Formula) -> Place:
        """At one more point, of which these conditions hold."""
        return replace(self, points=(*self.points, x)).given(*conditions)

    def _said(self, theorems: Iterable[Theorem]) -> tuple[Place, list[Theorem]]:
        """What theorems about all points say of those that are here, and an implication whose condition holds; once."""
        found, opened, waiting = [], set(self.opened), dict(self.waiting)
        facts = self.scope.facts
        for theorem in theorems:
            for values in self._values(theorem.conclusion):
                key = theorem.conclusion, values
                if key in opened or self._is_waiting(key):
                    continue
                conditions = _conditions(theorem.conclusion, values)
                if (missing := next((c for c in conditions if not self._seen(c)), None)) is not None:
                    waiting[key] = missing, len(facts)
                    continue
                holding = [self._holding(c) for c in conditions]
                try:
                    instance = logic.instance(theorem, *holding, values=values)
                except MISSES:
                    continue
                opened.add(key)
                found += [*(th for th in holding if values and b.is_app(th.conclusion, t.MEMBER)), *parts(instance)]
        return replace(self, opened=frozenset(opened), waiting=waiting), found

    def _is_waiting(self, key: Saying) -> bool:
        """Is a condition known to be missing, of which nothing that is new here says anything?"""
        if key not in self.waiting:
            return False
        missing, known = self.waiting[key]
        return not any(may_decide(fact.conclusion, missing) for fact in self.scope.facts[known:])

    def _seen(self, condition: Term) -> bool:
        """Is the condition plain to see?  One about integrals is asked of the facts that may decide it, which are the
        same at many places, so that its answer is known there."""
        if not t.has_integral(condition):
            return self._context.holds(condition)
        return knowing([f.conclusion for f in self._near(condition)]).holds(condition)

    def _near(self, condition: Term) -> list[Theorem]:
        """The facts that may decide a condition."""
        return [f for f in self.scope.facts if may_decide(f.conclusion, condition)]

    @cached_property
    def _context(self) -> Context:
        return knowing([f.conclusion for f in self.scope.facts])

    def _holding(self, condition: Term) -> Theorem:
        """The condition as a theorem that rests on no more than it has to: what follows from it will, too.

        That the points lie where a formula speaks of is to be known: the kernel opens it below binders only then.
        """
        if condition in self._by_conclusion:
            return self._by_conclusion[condition]
        try:
            return logic.evident(*self._near(condition), claim=condition)
        except Refused:
            return logic.evident(*self.scope.facts, claim=condition)

    @cached_property
    def _by_conclusion(self) -> Mapping[Term, Theorem]:
        return {f.conclusion: f for f in reversed(self.scope.facts)}

    def _values(self, formula: Term) -> list[tuple[Var, ...]]:
        if b.is_app(formula, t.IMPLIES):
            return [()]
        if not isinstance(formula, App) or formula.head != t.FORALL or says_disjoint(formula):
            return []
        sorts, said = _about(formula)
        times = prod(sum(t.fits(x.of, sort) for x in self.points) for sort in sorts)
        if times > MOST_SAID or (b.is_app(said, t.DEFINED) and set(sorts) == {t.INT} and not _has_conditions(formula)):
            return []  # that a random variable has a value, the kernel sees at each outcome
        function = function_of(formula)
        domain, said_of_part = function.domain, b.is_app(function.body, t.IMPLIES) or _has_conditions(formula)
        everywhere = domain == t.REAL and not said_of_part
        return [(x,) for x in self.points if t.fits(x.of, domain) and not (everywhere and x in self.parameters)]

    def as_given(self) -> Place:
        """Without what was shown on the way."""
        return Place(self.find, points=self.points, parameters=self.parameters).know(*self.assumptions)

    def relations(self) -> list[Theorem]:
        """What is known as =, <= or <."""
        return [th for th in self.shown if b.is_app(th.conclusion, *COMPARED)]

    def holds(self, formula: Term) -> bool:
        """Is the formula evident here?"""
        try:
            logic.evident(*self.scope.facts, claim=formula)
        except MISSES:
            return False
        return True

    def assumed(self) -> frozenset[Term]:
        return frozenset(h for f in self.scope.facts for h in f.hypotheses)

    def fresh(self, hint: str, sort: t.Sort, *avoid: Term) -> Var:
        """A variable of which nothing here speaks."""
        return b.fresh(hint, sort, *self.points, *avoid, *(f.conclusion for f in self.scope.facts))


def _conditions(formula: Term, values: tuple[Var, ...]) -> list[Term]:
    """Under which a formula says something of these points; asked first, for a rule reads all facts each time, and
    opening what the formula says takes long."""
    if not values:
        return b.antecedents(formula)[0]
    (x,), function = values, function_of(formula)  # type: ignore[arg-type]
    conditions, _ = b.antecedents(function.body)
    return [b.open_with(t.Abs(function.hint, function.domain, c), b.eta(x)) for c in conditions]


def _about(formula: Term) -> tuple[list[t.Sort], Term]:
    """The sorts of the points that the formula speaks of together, and what it says of them."""
    if isinstance(formula, App) and formula.head == t.FORALL and isinstance(formula.args[0], t.Abs):
        sorts, said = _about(formula.args[0].body)
        return [formula.args[0].domain, *sorts], said
    return _about(formula.args[1]) if isinstance(formula, App) and formula.head == t.IMPLIES else ([], formula)


def _has_conditions(formula: Term) -> bool:
    """Does it speak only of some of the points in their spaces?"""
    if isinstance(formula, App) and formula.head == t.FORALL and isinstance(formula.args[0], t.Abs):
        return _has_conditions(formula.args[0].body)
    if not isinstance(formula, App) or formula.head != t.IMPLIES:
        return False
    return not b.is_app(formula.args[0], t.MEMBER) or _has_conditions(formula.args[1])


def _said_by(theorem: Theorem) -> tuple[frozenset[Term], Term]:
    return theorem.hypotheses, theorem.conclusion


Show = Callable[[Place, Term], Theorem]
"""Shows a formula at a place."""
