"""The Shannon prover as users meet it: `symit.prove("I(X;Z) <= I(X;Y)", given=["X -> Y -> Z"])`.

Stands above the rooms that it brings together: a statement is read (`language`), a proof is searched for (`proving`)
and made a theorem whose certificate is checked; where there is none, a distribution that breaks it is searched
for (`evidence`).  What it answers is what was checked exactly; that nothing was found is answered `undecided`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from itertools import islice
from textwrap import wrap
from typing import Any, TypeAlias

from symit.certificates.reading import Checker
from symit.certificates.summary import Entry, failed, summary
from symit.certificates.summary import proof as proof_data
from symit.evidence.counterexamples import TRIED, Counterexample, refute, refute_soon
from symit.evidence.joint_distributions import JointDistribution
from symit.evidence.prime_logarithms import decimal
from symit.kernel.certificate import Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.errors import Refused
from symit.kernel.names import MAX_NAME, WORDS, is_name
from symit.kernel.terms import TermError
from symit.kernel.text import shortened
from symit.language.errors import NotUnderstood
from symit.language.information import Form, Real, Relation, Size, quantities, text, written
from symit.language.information_cases import Case, cases
from symit.language.information_grammar import parse_condition, parse_statement
from symit.language.information_names import require_distinct
from symit.language.information_notes import notes
from symit.language.information_objects import Group, H
from symit.library.playing import played, player
from symit.library.published import Published, read
from symit.proving.script.derivation import Derivation
from symit.proving.script.progress import Report, unheard
from symit.proving.shannon import by_cases, theorem
from symit.proving.shannon.question import ALL_TRIED, Question, variables
from symit.proving.shannon.search import Proof
from symit.proving.shannon.theorem import About, Condition
from symit.proving.shannon.variables import Laws, size_name

PROVED, REFUTED, UNDECIDED = "proved", "refuted", "undecided"
SOURCE = "a statement of Shannon's type; Yeung, A framework for linear information inequalities (1997)"
MAX_VARIABLES = 16
MAX_ROWS = 32
MAX_DIGITS = 1_000

Given: TypeAlias = "str | Relation | Iterable[Relation]"
Tight: TypeAlias = "tuple[str, ...] | None"


@dataclass(frozen=True, repr=False)
class Verdict:
    """The answer to a statement: `proved` with a derivation whose certificate was checked, `refuted` with a
    counterexample, or `undecided`.

    A statement is a relation or several, a <= b <= c; `failing` is the one that the counterexample breaks.  `tight`
    are, for each, relations that hold together exactly where the two sides of a proved inequality are equal; none for
    an equation, and none where the sides are always equal (that conditions make them so is found up to 8 variables);
    None where they would be too many to read.  `refusal` says why the kernel did not take a proof that was found, most
    often because it is too large.  `notes` say how something was read that can be read in another way.
    """

    relations: tuple[Relation, ...]
    conditions: tuple[Condition, ...]
    published: Published | None = None
    counterexample: Counterexample | None = None
    failing: Relation | None = None
    tight: tuple[Tight, ...] = ()
    refusal: str = ""
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return shortened(f"<{self.statement}: {self.status}>")

    @property
    def statement(self) -> str:
        """What was asked, as it was read."""
        return written(self.relations)

    @property
    def status(self) -> str:
        if self.published is not None:
            return PROVED
        return UNDECIDED if self.counterexample is None else REFUTED

    @property
    def equality(self) -> str:
        """When the two sides of a proved inequality are equal, in words; empty where these would be too many."""
        if self.published is None:
            return ""
        found = zip(self.relations, self.tight, strict=True)
        said = [(r, equality(t)) for r, t in found if r.sign != "=" and t is not None]
        if len(self.relations) == 1:
            return "".join(words for _, words in said)
        return "; ".join(f"{text(relation)} {words}" for relation, words in said)

    def text(self, width: int) -> str:
        """The answer for a terminal of so many columns."""
        notes = "".join("\n".join(wrap(f"note: {note}", width)) + "\n" for note in self.notes)
        return notes + ("\n" if notes else "") + self._answer(width)

    def _answer(self, width: int) -> str:
        if self.published is not None:
            return self.published.text(width) + (f"\n{self.equality}\n" if self.equality else "")
        if self.counterexample is None:
            words = self.refusal or f"no proof and no counterexample was found.  Tried: {self.tried}"
            words = f"undecided: {words}."
            return "\n".join(wrap(words, width)) + "\n"
        return "\n".join(self._refutation(self.counterexample)) + "\n"

    def _refutation(self, found: Counterexample) -> Iterator[str]:
        broken = self.relations[0] if self.failing is None else self.failing
        yield f"refuted: {text(broken)} does not hold{' under the conditions' if [*_said(self.conditions)] else ''}"
        yield ""
        header, *rows = found.distribution.lines()
        if found.distribution.variables:
            yield from (header, *rows[:MAX_ROWS])
            if len(rows) > MAX_ROWS:
                yield f"... {len(rows)} outcomes in all; --json has them"
            yield ""
        yield from (f"{name} = {decimal(worth)} nats" for name, worth in found.reals.items())
        for side in (broken.left, broken.right):
            if side.terms and text(side) not in found.reals:
                yield f"{text(side)} = {decimal(found.worth(side))} nats"
        for words in dict.fromkeys(_said(self.conditions)):
            yield f"holds exactly: {words}"
        yield f"fails by {found.margin} nats"

    def data(self, seconds: float) -> Entry:
        """The answer as plain data, for JSON."""
        if self.published is not None:
            entry = {**summary(self.published.reading, seconds), **proof_data(self.published.reading)}
        else:
            about = _about(self.relations, self.conditions)
            why = (
                "refuted" if self.counterexample is not None else f"undecided; {self.refusal or f'tried: {self.tried}'}"
            )
            entry = {**failed(about.id, why, seconds), "status": self.status, "title": about.title}
        entry["question"] = {
            "statement": self.statement,
            "given": [text(c.relation) for c in self.conditions if c.of_size is None],
        }
        found = self.counterexample
        return {
            **entry,
            "equality": self.equality or None,
            "counterexample": None if found is None else found.data(),
            "notes": list(self.notes),
        }

    @property
    def tried(self) -> str:
        """What was tried before nothing was decided."""
        return f"proofs from {self._sought()}; counterexamples: {TRIED}"

    def _sought(self) -> str:
        few = len(variables([*self.relations, *(c.relation for c in self.conditions)])) <= ALL_TRIED
        return "all inequalities of Shannon's type" if few else "many inequalities of Shannon's type, not all"


def equality(tight: tuple[str, ...]) -> str:
    return f"with equality exactly when {' and '.join(tight)}" if tight else "with equality always"


def prove(
    statement: str | Relation,
    given: Sequence[Given] | str | Relation = (),
    seed: int = 1,
    report: Report = unheard,
) -> Verdict:
    """Whether a relation between entropies and mutual informations holds for all finite random variables under the
    conditions.

    The relation and the conditions are text (`I(X;Z) <= I(X;Y)`, `X -> Y -> Z`) or objects of `symit.language`.  What
    is being done is told to `report`, in words.  Raises NotUnderstood for what cannot be read.
    """
    asked = _asked(statement, given)
    report("looking for a simple counterexample")
    for question in asked.questions:  # before anything that takes long, and in all directions
        for target in question.targets:
            simple = refute_soon(target, question.zero, question.nonnegative, seed)
            if simple is not None:
                return asked.refuted(question, simple)
    proofs = []
    for question in asked.questions:
        found = _settled(question, seed, report)
        if isinstance(found, Counterexample):
            return asked.refuted(question, found)
        if found is None:
            return asked.verdict()
        proofs.append(found)
    try:
        derivation = asked.derivation(proofs, _about(asked.relations, asked.conditions), report)
        report("checking the proof")
        published = read(derivation.certificate_text, Checker(player()))
    except (Refused, TermError, Rejected, Malformed) as why:
        count = sum(len(proof.basic) for found in proofs for proof in found)
        return asked.verdict(refusal=f"a proof of {count} terms was found, but the kernel refuses it: {why}")
    return asked.verdict(published=published, tight=asked.tight(proofs))


def _settled(question: Question, seed: int, report: Report) -> list[Proof] | Counterexample | None:
    """Proofs of the relation, for an equation of both ways; or what breaks it; or neither.

    A direction that is proved is not looked at for a counterexample.
    """
    found = []
    for target in question.targets:
        proof = question.proof(target, report)
        if proof is None:
            report("looking for a counterexample")
            broken = refute(target, question.zero, question.nonnegative, seed)
            return broken or _refuted_after(question, target, seed)
        found.append(proof)
    back = question.back(found, report)
    return found if back is None else [*found, back]


def _refuted_after(question: Question, undecided: Form, seed: int) -> Counterexample | None:
    """What breaks the direction after one that is undecided."""
    after = question.targets[question.targets.index(undecided) + 1 :]
    found = (refute(target, question.zero, question.nonnegative, seed) for target in after)
    return next((one for one in found if one is not None), None)


@dataclass(frozen=True)
class _Asked:
    """A statement, its conditions, and notes on how they were read."""

    relations: tuple[Relation, ...]
    conditions: tuple[Condition, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def all(self) -> list[Relation]:
        return [*self.relations, *(c.relation for c in self.conditions)]

    @cached_property
    def variables(self) -> list[str]:
        return variables(self.all)

    @cached_property
    def reals(self) -> list[str]:
        return list(dict.fromkeys(q.name for q in quantities(self.all) if isinstance(q, Real)))

    @cached_property
    def cases(self) -> list[Case]:
        return cases(self.all)

    @cached_property
    def questions(self) -> list[Question]:
        """Each relation in each case."""
        return [question for case in self.cases for question in self._questions(case)]

    def _questions(self, case: Case) -> Iterator[Question]:
        conditions = by_cases.conditions(case, self.conditions)
        return (Question(case.plain(relation), conditions) for relation in self.relations)

    def derivation(self, proofs: Sequence[Sequence[Proof]], about: About, report: Report) -> Derivation:
        claims = [(q.relation, found, q.comparisons) for q, found in zip(self.questions, proofs, strict=True)]
        known = laws(any(c.of_size is not None for c in self.conditions))
        if len(self.cases) == 1:
            return theorem.conjunction(claims, self.conditions, known, about, report)
        rest = iter(claims)
        of_cases = [(case, list(islice(rest, len(self.relations)))) for case in self.cases]
        return by_cases.by_cases(self.relations, of_cases, self.conditions, known, about, report)

    def tight(self, proofs: Sequence[Sequence[Proof]]) -> tuple[Tight, ...]:
        """When the sides of each relation are equal; not said where that differs from case to case."""
        if len(self.cases) > 1:
            return tuple(None for _ in self.relations)
        return tuple(question.tight(found) for question, found in zip(self.questions, proofs, strict=True))

    def verdict(self, **found: Any) -> Verdict:
        return Verdict(self.relations, self.conditions, notes=self.notes, **found)

    def refuted(self, question: Question, found: Counterexample) -> Verdict:
        everything = replace(found, distribution=self._with_all_variables(found.distribution))
        failing = self.relations[self.questions.index(question) % len(self.relations)]
        return self.verdict(counterexample=everything, failing=failing)

    def _with_all_variables(self, distribution: JointDistribution) -> JointDistribution:
        """Variables that cancel out of the question are constant."""
        missing = [name for name in self.variables if name not in distribution.variables]
        outcomes = tuple((p, (*values, *(0 for _ in missing))) for p, values in distribution.outcomes)
        return JointDistribution((*distribution.variables, *missing), outcomes)


def _asked(statement: str | Relation, given: Sequence[Given] | str | Relation) -> _Asked:
    relations = parse_statement(statement) if isinstance(statement, str) else (_relation(statement),)
    several = [given] if isinstance(given, str) or not isinstance(given, Iterable) else list(given)
    conditions = tuple(_conditions(several))
    written_out = [said for said in (statement, *several) if isinstance(said, str)]
    asked = _Asked(relations, (*conditions, *_of_sizes([*relations, *(c.relation for c in conditions)])))
    if written_out:
        asked = replace(asked, notes=tuple(notes(asked.all)))
    _require_possible(asked)
    if written_out:
        require_distinct([*asked.variables, *asked.reals])
    return asked


def _require_possible(asked: _Asked) -> None:
    """Raise NotUnderstood for what no certificate can say."""
    for relation in asked.all:
        if relation.sign not in ("<=", ">=", "="):
            raise NotUnderstood(f"{relation.sign!r} is no relation; <=, >= and = are")
        for coefficient, _ in (*relation.left.terms, *relation.right.terms):
            if not isinstance(coefficient, (Fraction, int)):
                raise NotUnderstood(f"{coefficient!r} is no exact number; a coefficient is an int or a Fraction")
    parts = [part for question in asked.questions for part in question.forms]
    sizes = [max(abs(c.numerator), c.denominator) for part in parts for c in part.values()]
    if max(sizes, default=0) >= 10**MAX_DIGITS:
        raise NotUnderstood(f"a coefficient has more than {MAX_DIGITS} digits")
    if len(asked.variables) > MAX_VARIABLES:
        raise NotUnderstood(f"{len(asked.variables)} variables are more than can be searched ({MAX_VARIABLES})")
    counted = {size_name(q) for q in quantities(asked.all) if isinstance(q, Size)}
    for name in {*asked.variables, *counted} & {*asked.reals}:
        raise NotUnderstood(f"{name} is a random variable and cannot be a number too")
    for name in (*asked.variables, *asked.reals):
        if not is_name(name):
            raise NotUnderstood(
                f"{name[:MAX_NAME]!r} cannot name a variable: at most {MAX_NAME} ASCII letters, digits and _"
            )
        if name in WORDS:
            raise NotUnderstood(f"{name!r} cannot name a variable: in formulas it means something; say {name.title()}")


def _relation(one: object) -> Relation:
    if not isinstance(one, Relation):
        raise NotUnderstood(f"{str(one)[:MAX_NAME]} is no relation, as H(X) <= H(Y) and H(X).equals(H(Y)) are")
    return one


def _conditions(given: Iterable[Given]) -> Iterable[Condition]:
    for one in given:
        if isinstance(one, str):
            relations: Iterable[Relation] = parse_condition(one)
        else:
            relations = map(_relation, one if isinstance(one, Iterable) else (one,))
        for relation in relations:
            yield Condition(relation, f"given: {one if isinstance(one, str) else text(relation)}")


def _said(conditions: Sequence[Condition]) -> Iterator[str]:
    """Those that were given, in words, not what is known anyway."""
    return (c.words.removeprefix("given: ") for c in conditions if c.of_size is None)


def _of_sizes(relations: Sequence[Relation]) -> Iterator[Condition]:
    """What is known of the numbers of values that are spoken of: they bound entropies."""
    for size in dict.fromkeys(q for q in quantities(relations) if isinstance(q, Size)):
        bound = H(Group((size.of,))) <= size
        yield Condition(bound, f"{size.of} has no more values than |{size.of}|", size)


def _about(relations: Sequence[Relation], conditions: Sequence[Condition]) -> About:
    """A statement that has no name of its own is called after its text."""
    given = dict.fromkeys(_said(conditions))
    title = written(relations) + (f" given {', '.join(given)}" if given else "")
    return About(f"shannon-{sha256(title.encode()).hexdigest()[:12]}", title, SOURCE)


def laws(of_values: bool) -> Laws:
    """The theorems about arbitrary random variables that every proof here rests on, or one about numbers of values."""
    names = ("entropy-nonnegative", "conditional-entropy", "information", "conditional-information", "entropy-equal")
    more = ["entropy-at-most-log-size"] if of_values else []
    return Laws(*(played(id) for id in (*(f"partition-{name}" for name in names), *more)))
