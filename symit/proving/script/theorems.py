"""A theorem from its statement, its hypotheses in words, and the steps of its proof, in one growing place.

The last room of the proof language: `lines`, `induction` and their like are its steps, and a `Derivation` is what
comes out.  How theorems are found by their ids, the caller says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeAlias

from sympy import Symbol

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Term, Var, order
from symit.kernel.theorem import Theorem
from symit.language.symbols import hypotheses
from symit.proving.known.known_families import with_known_families
from symit.proving.scope.place import Find, Place
from symit.proving.scope.scope import as_formula, as_formulas, parts
from symit.proving.script.arguments import arguments
from symit.proving.script.derivation import Derivation, Given, Section, StepFailed, derivation
from symit.proving.script.example import on_four_outcomes
from symit.proving.script.lines import NotFollowing, Proved, Step, as_step, calc, follows
from symit.proving.script.messages import known_of_others, obligation, what_is_open, what_to_write
from symit.proving.script.pruning import without
from symit.proving.script.reasons import UNSAID, named_in
from symit.proving.script.source import Call
from symit.proving.script.wording import in_words

Words = Mapping[str, Any]
"""Hypotheses with their words: a statement, a symbol for what it assumes, or several."""


NO_HEADING = "Proof"
Failing: TypeAlias = Callable[[Sequence[Term], Term], str]
"""Where hypotheses hold and a claim does not, in words; nothing where no such point is found."""


def _nowhere(hypotheses: Sequence[Term], claim: Term) -> str:
    return ""


@dataclass(frozen=True)
class Statement:
    """What is claimed of which hypotheses; those that are only `brought` along are left out where the proof does not
    need them.  A lemma only carries other theorems."""

    id: str
    title: str
    source: str
    claims: Sequence[Any]
    given: tuple[Given, ...]
    brought: frozenset[Term] = frozenset()
    lemma: bool = False

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


def prove(
    statement: Statement, proof: Sequence[Any], models: Words, find: Find, call: Call, failing: Failing = _nowhere
) -> Derivation:
    """The derivation.  Raises StepFailed: where, the author's own line, what is open, and what to write or where the
    line fails."""
    tell = partial(_message, statement, call, failing)
    goal = statement.goal
    place = _start(Place(find), goal, statement.given)
    sections: list[Section] = []
    before: list[Theorem] = []
    for where, step in _steps(statement, proof):
        try:
            done = step.proved(place)
        except NotFollowing as failure:
            raise StepFailed(tell(place, where(failure.number), failure)) from failure
        place = place.know(done.theorem).given()  # with what waited for it
        lines = tuple(_with_reason(line, statement, before) for line in done.lines)
        sections, before = _with(sections, replace(done, lines=lines)), [*before, done.theorem]
    theorem = _concluded(place, goal, tell)
    if not sections or sections[-1].theorem.conclusion != goal:
        line = _with_reason(Shown(theorem, UNSAID), statement, before)
        sections.append(Section("The claim", (line,), theorem))
    for formula in sorted(statement.brought, key=order):
        theorem, sections = _left_out(formula, theorem, sections)
    return derivation(
        statement.id,
        statement.title,
        statement.source,
        statement.given,
        sections,
        theorem,
        {**_example(theorem, statement.brought), **_models(theorem, models)},
        statement.lemma,
    )


def _with_reason(line: Shown, statement: Statement, before: Sequence[Theorem]) -> Shown:
    """The line with the reason that its proof gives, where its author gives none."""
    if line.reason != UNSAID:
        return line
    given = {f: g.words for g in statement.given for f in as_formulas(g.statement)}
    earlier = [part for theorem in before for part in parts(theorem)]
    return Shown(line.theorem, in_words(line.theorem, given, earlier))


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
    taken = {x for f in (goal, *formulas) for x in _arguments(f)}
    place = replace(place, parameters=free - taken)
    for x in sorted(free, key=lambda v: v.name):
        if x.of.name not in ("fun", "space"):
            place = place.at(x)
    return place.given(*formulas)


def _arguments(term: Term) -> Iterator[Var]:
    """Where unknown functions are taken, and derivatives, at whatever points beside them."""
    if isinstance(term, Abs):
        yield from _arguments(term.body)
    if isinstance(term, App):
        if term.head in (t.CALL, t.DERIVATIVE) or any(isinstance(a, Abs) for a in term.args):
            yield from (a for a in term.args if isinstance(a, Var))
        for part in term.args:
            yield from _arguments(part)


Where: TypeAlias = tuple[int | None, int]
"""The number of an item of the proof, and of a line within it; no item for the statement itself."""


def _steps(statement: Statement, proof: Sequence[Any]) -> Iterator[tuple[Callable[[int], Where], Step]]:
    """Each step, and where a line of it stands; the bare lines last, as one chain that begins with the left side of the
    statement."""
    steps = [(number, as_step(item)) for number, item in enumerate(proof)]
    for number, step in steps:
        if step is not None:
            yield partial(_within, number), step
    bare = [number for number, step in steps if step is None]
    if bare:
        yield lambda line: (bare[line - 1], 0), calc(statement.claims[0].lhs, *(proof[n] for n in bare))


def _with(sections: Sequence[Section], done: Proved) -> list[Section]:
    """Steps without a heading that follow each other stand under one."""
    if not done.title and sections and sections[-1].title == NO_HEADING:
        *before, last = sections
        return [*before, Section(last.title, last.lines + done.lines, done.theorem)]
    return [*sections, Section(done.title or NO_HEADING, done.lines, done.theorem)]


def _within(number: int, line: int) -> Where:
    return number, line


Tell: TypeAlias = Callable[[Place, Where, NotFollowing], str]


def _concluded(place: Place, goal: Term, tell: Tell) -> Theorem:
    try:
        return follows(with_known_families(place, goal), goal, ())
    except NotFollowing as failure:
        raise StepFailed(tell(place, (None, 0), failure)) from failure


def _message(
    statement: Statement, call: Call, failing: Failing, place: Place, where: Where, failure: NotFollowing
) -> str:
    """File and line, the author's own line, the one open thing, what is known that is like it, a point where the line
    fails, the likeliest word."""
    number, within = where
    line, text = call.step(number, within)
    words = named_in(failure.reasons)
    said = f"this does not follow by '{words}'" if words else "this does not follow"
    if number is None:
        said = "the statement does not follow from what is shown"
    told = [f"{call.shown_path}:{line}: {statement.id}: {said}"]
    if number is not None and text:
        told.append(f"    {' '.join(text.split())}")
    told.append(f"  open: {what_is_open(failure.why)}")
    wanted = [f for f in (obligation(failure.why), failure.goal) if f is not None]
    if other := known_of_others(wanted, [th.conclusion for th in place.shown]):
        told.append(f"  known of other names: {other}")
    given = [f for g in statement.given for f in as_formulas(g.statement)]
    point = failing(given, failure.goal) if failure.goal is not None else ""
    unsaid = _unsaid(statement, obligation(failure.why))
    hint = what_to_write(failure.goal, failure.why, bool(point), number is None, unsaid)
    told += [f"  fails: at {point}"] if point else []
    told += [f"  to write: {hint}"] if hint else []
    return "\n".join(told)


def _unsaid(statement: Statement, missing: Term | None) -> str:
    """The symbol that a missing condition speaks of and of which no hypothesis says what it is declared as."""
    given = {f for g in statement.given for f in as_formulas(g.statement)}
    about = {v.name for v in missing.free} if missing is not None else set()
    symbols = {s for claim in statement.claims for s in getattr(claim, "free_symbols", ()) if isinstance(s, Symbol)}
    left_out = sorted(s.name for s in symbols if s.name in about and not given.issuperset(hypotheses(s)))
    return left_out[0] if left_out else ""


# ---- models --------------------------------------------------------------------------------------------------


def _models(theorem: Theorem, models: Words) -> dict[str, dict[str, Any]]:
    """Examples in words, with values for the theorem's variables by name."""
    return {words: arguments(theorem, dict(_by_name(values))) for words, values in models.items()}


def _example(theorem: Theorem, brought: frozenset[Term]) -> Mapping[str, Mapping[str, Term]]:
    """One for what is said of random variables alone: whatever else is assumed, it need not satisfy."""
    if not brought or not theorem.hypotheses <= brought:
        return {}
    variables = theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))
    return on_four_outcomes(variables, [x for h in brought if (x := _with_few_values(h)) is not None])


def _with_few_values(hypothesis: Term) -> Var | None:
    """X in `for all w, X(w) is among 1, ..., N`."""
    if not isinstance(hypothesis, App) or hypothesis.head != t.FORALL or not isinstance(hypothesis.args[0], Abs):
        return None
    _, said = b.antecedents(hypothesis.args[0].body)
    value = said.args[0] if isinstance(said, App) and said.head == t.MEMBER else None
    if isinstance(value, App) and value.head == t.CALL and isinstance(value.args[0], Var):
        return value.args[0]
    return None


def _by_name(values: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        yield (key if isinstance(key, str) else str(getattr(key, "name", None) or key.__name__)), value
