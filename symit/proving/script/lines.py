"""The lines of a proof: `calc` is a chain of them, `have` is one statement, `use` is a theorem at values.

A step shows something at a place, and that is known to all steps after it.  A line of a chain is an expression, with
its relation to the line before it and its reasons; a bare one is equal.  Stands on `showing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol, runtime_checkable

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.language import spaces
from symit.language.statements import finite, forall
from symit.proving.known.known_families import with_known_families
from symit.proving.scope.effort import FOR_A_LINE, FOR_ANOTHER_TRY, at_most
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Formula, as_formula, as_term, as_variable, function_of
from symit.proving.script.reasons import Reason, Reasons, use, words_of
from symit.proving.script.showing import shown


@dataclass(frozen=True)
class Proved:
    """What a step comes to: lines for the reader, and what is known from then on."""

    lines: tuple[Shown, ...]
    theorem: Theorem
    title: str = ""


@runtime_checkable
class Step(Protocol):
    """One step of a proof."""

    def proved(self, place: Place) -> Proved:
        """The step at this place.  Raises NotFollowing."""


class NotFollowing(Exception):
    """A line does not follow: the goal, the reasons, why, and which line of its step it is."""

    def __init__(self, goal: Term | None, why: BaseException, reasons: Reasons = (), number: int = 0) -> None:
        super().__init__(str(why))
        self.goal = goal
        self.why = why
        self.reasons = reasons
        self.number = number


def follows(place: Place, goal: Term, reasons: Reasons, number: int = 0) -> Theorem:
    """The goal for these reasons, within the work that a line may be: by all that is known here, and if that misleads,
    by what was given at the start."""
    first: BaseException | None = None
    for again, work in ((False, FOR_A_LINE), (True, FOR_ANOTHER_TRY)):
        try:
            with at_most(work):
                theorem = shown(place.as_given() if again else place, goal, reasons)
        except (*MISSES, Exhausted) as refusal:
            first = first or refusal
            continue
        if unused := [r for r in reasons if isinstance(r, str) and " " not in r and r not in _used(theorem)]:
            raise NotFollowing(goal, NotShown(f"it follows without {', '.join(unused)}"), reasons, number)
        return theorem
    raise NotFollowing(goal, first or NotShown("it does not follow"), reasons, number)


def _used(theorem: Theorem) -> set[str]:
    """The ids of the theorems and axioms that a proof uses itself."""
    found: set[str] = set()
    pending, seen = [theorem], {id(theorem)}
    while pending:
        node = pending.pop()
        if node.rule.name in ("theorem", "axiom"):
            found.add(str(node.args["id" if node.rule.name == "theorem" else "name"]))
            continue
        new = [p for p in node.premises if id(p) not in seen]
        seen.update(map(id, new))
        pending += new
    return found


# ---- chains --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """The next expression of a chain: how it relates to the one before, and why."""

    relation: str
    expression: Any
    reasons: Reasons = ()


def eq(expression: Any, *reasons: Any) -> Line:
    """= this."""
    return Line("eq", expression, reasons)


def le(expression: Any, *reasons: Any) -> Line:
    """<= this."""
    return Line("le", expression, reasons)


def lt(expression: Any, *reasons: Any) -> Line:
    """< this."""
    return Line("lt", expression, reasons)


@dataclass(frozen=True, eq=False)
class calc:
    """A chain of =, <= and <, under a heading or without: it shows the strongest relation of its ends that follows.

    `over=(k, Range(1, d + 1))`: for every k, and with a list, for all points in it.
    """

    title: str
    lines: tuple[Any, ...]
    over: tuple[Any, ...]

    def __init__(self, *lines: Any, over: Any = ()) -> None:
        titled = bool(lines) and isinstance(lines[0], str)
        object.__setattr__(self, "title", lines[0] if titled else "")
        object.__setattr__(self, "lines", lines[1:] if titled else lines)
        object.__setattr__(self, "over", tuple(over) if isinstance(over, list) else (over,) if over else ())

    def proved(self, place: Place) -> Proved:
        """The chain at arbitrary points, and then for all of them."""
        points = [_arbitrary(binding) for binding in self.over]
        there = place
        for x, conditions in points:
            there = there.at(x, *conditions)
        done = self._chained(there)
        theorem = done.theorem
        for x, conditions in reversed(points):
            theorem = place.scope.for_all_with(theorem, x, *conditions)
        return replace(done, theorem=theorem)

    def _chained(self, place: Place) -> Proved:
        """From the last line to the first, so that an integral is known to converge before it is split."""
        lines = [line if isinstance(line, Line) else Line("eq", line) for line in self.lines]
        if len(lines) < 2:
            raise NotFollowing(None, NotShown("a calculation has a first line and at least one more"))
        terms = [_term(line, number) for number, line in enumerate(lines)]
        place = with_known_families(place, *terms)
        links: list[Theorem] = []
        read: list[Shown] = []
        for number in reversed(range(1, len(lines))):
            line = lines[number]
            goal = _RELATIONS[line.relation](terms[number - 1], terms[number])
            link = follows(place, goal, line.reasons, number)
            if _exists_by_a_fact(goal):
                place = place.know(link)
            links.insert(0, link)
            read.insert(0, Shown(link, words_of(line.reasons)))
        return Proved(tuple(read), logic.chain(*links) if len(links) > 1 else links[0], self.title)


def _arbitrary(binding: Any) -> tuple[Var, Sequence[Term]]:
    """A point, and what puts it into its domain."""
    x = as_variable(spaces.binding(binding)[0])
    conditions, _ = b.antecedents(b.open_with(function_of(as_formula(forall(finite(0), binding))), x))  # type: ignore[arg-type]
    return x, conditions


_RELATIONS = {"eq": b.eq, "le": b.le, "lt": b.lt}


def _term(line: Line, number: int) -> Term:
    try:
        return as_term(line.expression)
    except MISSES as misfit:
        raise NotFollowing(None, misfit, line.reasons, number) from misfit


@cache
def _exists_by_a_fact(term: Term) -> bool:
    """Is there an integral, a derivative or the value of an unknown function in the term, or in a definition?  Any
    other step would be ballast to those before it."""
    if isinstance(term, App):
        below = (term.head.body,) if isinstance(term.head, Definition) else ()
        return term.head in (t.INTEGRAL, t.DERIVATIVE, t.CALL) or any(map(_exists_by_a_fact, (*below, *term.args)))
    return isinstance(term, t.Abs) and _exists_by_a_fact(term.body)


# ---- single statements ---------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class have:
    """A statement that follows from what is known and from these reasons."""

    statement: Formula
    reasons: Reasons

    def __init__(self, statement: Formula, *reasons: Any) -> None:
        object.__setattr__(self, "statement", statement)
        object.__setattr__(self, "reasons", reasons)

    def proved(self, place: Place) -> Proved:
        """One line."""
        try:
            goal = as_formula(self.statement)
        except MISSES as misfit:
            raise NotFollowing(None, misfit, self.reasons) from misfit
        theorem = follows(place, goal, self.reasons)
        return Proved((Shown(theorem, words_of(self.reasons)),), theorem)


@dataclass(frozen=True, eq=False)
class Using:
    """A reason as a step: what it says is known from then on.  Others may help to show its hypotheses."""

    reason: Reason

    def proved(self, place: Place) -> Proved:
        """One line."""
        by: Sequence[Any] = self.reason.by if isinstance(self.reason, use) else ()
        try:
            with at_most(FOR_A_LINE):
                theorem = self.reason.theorem(place, lambda at, goal: shown(at, goal, by))
        except (*MISSES, Exhausted, Refused) as refusal:
            raise NotFollowing(None, refusal, (self.reason,)) from refusal
        return Proved((Shown(theorem, words_of((self.reason,))),), theorem)


def as_step(value: Any) -> Step | None:
    """A step, a reason as one, or nothing for a line of the chain."""
    if isinstance(value, Step):
        return value
    return Using(value) if isinstance(value, Reason) else None
