"""A theorem from its statement, its hypotheses in words, and the steps of its proof, in one growing place.

The last room of the proof language: `lines`, `induction` and their like are its steps, and a `Derivation` is what
comes out.  How theorems are found by their ids, the caller says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.derivation import Derivation, Given, Section, StepFailed, derivation
from symit.proving.known_families import with_known_families
from symit.proving.lines import NotFollowing, Step, as_step, calc, follows
from symit.proving.messages import what_is_open, what_to_write
from symit.proving.place import Find, Place
from symit.proving.pruning import without
from symit.proving.reasons import as_value, words_of
from symit.proving.scope import as_formula, as_formulas
from symit.proving.source import Call

Words = Mapping[str, Any]
"""Hypotheses with their words: a statement, a symbol for what it assumes, or several."""


@dataclass(frozen=True)
class Statement:
    """What is claimed of which hypotheses; those that are only `brought` along are left out where the proof does not
    need them."""

    id: str
    title: str
    source: str
    claims: Sequence[Any]
    given: tuple[Given, ...]
    brought: frozenset[Term] = frozenset()

    @property
    def goal(self) -> Term:
        """All that is concluded, as one formula."""
        return b.conj(*(part for claim in self.claims for part in b.conjuncts(as_formula(claim))))


def hypotheses_in_words(given: Words, regularity: Words) -> tuple[Given, ...]:
    """Each hypothesis by itself."""
    found: list[Given] = []
    for table, is_regularity in ((given, False), (regularity, True)):
        for words, value in table.items():
            for statement in value if isinstance(value, (list, tuple)) else [value]:
                parts = [p for f in as_formulas(statement) for p in b.conjuncts(f)]
                found += [Given(part, words, is_regularity) for part in parts]
    return tuple(found)


def prove(statement: Statement, proof: Sequence[Any], models: Words, find: Find, call: Call) -> Derivation:
    """The derivation.  Raises StepFailed: where, the author's own line, what is open, and what to write."""
    goal = statement.goal
    place = _start(Place(find), goal, statement.given)
    sections: list[Section] = []
    for numbers, step in _steps(statement, proof):
        try:
            done = step.proved(place)
        except NotFollowing as failure:
            raise StepFailed(_message(statement, call, numbers, failure)) from failure
        place = place.know(done.theorem)
        sections.append(Section(done.title or "Proof", done.lines, done.theorem))
    theorem = _concluded(statement, place, goal, call)
    if not sections or sections[-1].theorem.conclusion != goal:
        words = "by what is known" if not sections else "from these"
        sections.append(Section("The claim", (Shown(theorem, words),), theorem))
    for formula in sorted(statement.brought, key=t.order):
        theorem, sections = _left_out(formula, theorem, sections)
    return derivation(
        statement.id, statement.title, statement.source, statement.given, sections, theorem, _models(theorem, models)
    )


def _left_out(formula: Term, theorem: Theorem, sections: list[Section]) -> tuple[Theorem, list[Section]]:
    """The theorem and its lines without a hypothesis, where they do not rest on it."""
    whole = [theorem, *(th for s in sections for th in (s.theorem, *(line.theorem for line in s.lines)))]
    lighter = without(formula, whole) if formula in theorem.hypotheses else None
    if lighter is None:
        return theorem, sections
    made = iter(lighter[1:])
    said = [(s.title, next(made), [Shown(next(made), line.reason) for line in s.lines]) for s in sections]
    return lighter[0], [Section(title, tuple(lines), last) for title, last, lines in said]


def _start(place: Place, goal: Term, given: Sequence[Given]) -> Place:
    """Where the hypotheses are known, at the points that they and the goal speak of."""
    formulas = [f for g in given for f in as_formulas(g.statement)]
    free = goal.free.union(*(f.free for f in formulas))
    for x in sorted(free, key=lambda v: v.name):
        if x.of.name not in ("fun", "space"):
            place = place.at(x)
    return place.given(*formulas)


def _steps(statement: Statement, proof: Sequence[Any]) -> Iterator[tuple[Sequence[int], Step]]:
    """Each step with the number that it has in the proof; the bare lines last, as one chain that begins with the left
    side of the statement."""
    steps = [(number, as_step(item)) for number, item in enumerate(proof)]
    for number, step in steps:
        if step is not None:
            yield (number,), step
    bare = [number for number, step in steps if step is None]
    if bare:
        yield bare, calc(statement.claims[0].lhs, *(proof[n] for n in bare))


def _concluded(statement: Statement, place: Place, goal: Term, call: Call) -> Theorem:
    try:
        return follows(with_known_families(place, goal), goal, ())
    except NotFollowing as failure:
        raise StepFailed(_message(statement, call, (), failure)) from failure


def _message(statement: Statement, call: Call, numbers: Sequence[int], failure: NotFollowing) -> str:
    """File and line, the author's own line, the one open thing, the likeliest word."""
    number: int | None = numbers[0] if numbers else None
    within = failure.number
    if len(numbers) > 1 or (numbers and failure.number):
        number, within = (numbers[failure.number - 1], 0) if len(numbers) > 1 else (numbers[0], failure.number)
    line, text = call.step(number, within)
    reasons = f" by '{words_of(failure.reasons)}'" if failure.reasons else ""
    said = "the statement does not follow from what is shown" if number is None else f"this does not follow{reasons}"
    told = [f"{call.shown_path}:{line}: {statement.id}: {said}"]
    if number is not None and text:
        told.append(f"    {' '.join(text.split())}")
    told.append(f"  open: {what_is_open(failure.why)}")
    if hint := what_to_write(failure.goal, failure.why):
        told.append(f"  to write: {hint}")
    return "\n".join(told)


# ---- models --------------------------------------------------------------------------------------------------


def _models(theorem: Theorem, models: Words) -> dict[str, dict[str, Any]]:
    """Examples in words, with values for the theorem's variables by name."""
    sorts = {v.name: v.of for v in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))}
    return {words: _values(dict(_by_name(values)), sorts) for words, values in models.items()}


def _values(values: Mapping[str, Any], sorts: Mapping[str, t.Sort]) -> dict[str, Term]:
    """The values as terms: numbers, spaces, functions.  The points of an abstract space become those of its model."""
    terms = {name: as_value(value) for name, value in values.items()}
    points: dict[t.Sort, t.Sort] = {}
    for name, term in terms.items():
        if term.sort.name == "space" and name in sorts:
            points.update(zip(sorts[name].args, term.sort.args, strict=True))
    return {name: _fitted(term, t.replace_sort(sorts.get(name, term.sort), points)) for name, term in terms.items()}


def _by_name(values: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        yield (key if isinstance(key, str) else str(getattr(key, "name", None) or key.__name__)), value


def _fitted(term: Term, sort: t.Sort) -> Term:
    """The constant function where a number is given for a function."""
    if sort.name == "fun" and term.sort.name != "fun":
        for argument in reversed(sort.args[1:]):
            term = b.lam(Var("x", argument), term)
    return term
