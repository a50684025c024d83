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
from textwrap import wrap
from typing import TypeAlias

from symit import library
from symit.certificates.reading import Checker
from symit.certificates.summary import Entry, failed, summary
from symit.certificates.summary import proof as proof_data
from symit.evidence.counterexamples import TRIED, Counterexample, refute, value
from symit.evidence.joint_distributions import JointDistribution
from symit.evidence.prime_logarithms import decimal
from symit.kernel.certificate import Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.errors import Refused
from symit.kernel.names import MAX_NAME, WORDS, is_name
from symit.kernel.terms import TermError
from symit.kernel.text import shortened
from symit.language.errors import NotUnderstood
from symit.language.information import Form, Relation, form, summed, text
from symit.language.information_grammar import parse_condition, parse_relation
from symit.library.published import Published, publish
from symit.proving.derivation import Derivation, StepFailed
from symit.proving.progress import Report, unheard
from symit.proving.shannon import theorem
from symit.proving.shannon.search import Proof, search
from symit.proving.shannon.theorem import About, Condition, ordered
from symit.proving.shannon.variables import Laws, groups

PROVED, REFUTED, UNDECIDED = "proved", "refuted", "undecided"
SOURCE = "a statement of Shannon's type; Yeung, A framework for linear information inequalities (1997)"
MAX_VARIABLES = 16
MAX_ROWS = 32
MAX_DIGITS = 1_000
ALL_TRIED = 8  # variables up to which every inequality of Shannon's type is tried, whatever the question


Given: TypeAlias = "str | Relation | Iterable[Relation]"


@dataclass(frozen=True, repr=False)
class Verdict:
    """The answer to a statement: `proved` with a derivation whose certificate was checked, `refuted` with a
    counterexample, or `undecided`.

    `tight` are relations that hold together exactly where the two sides of a proved inequality are equal; none for an
    equation, and none where the sides are always equal (that conditions make them so is found up to 8 variables).
    `refusal` says why the kernel did not take a proof that was found, most often because it is too large.
    """

    statement: Relation
    conditions: tuple[Condition, ...]
    published: Published | None = None
    counterexample: Counterexample | None = None
    tight: tuple[str, ...] = ()
    refusal: str = ""

    def __repr__(self) -> str:
        return shortened(f"<{text(self.statement)}: {self.status}>")

    @property
    def status(self) -> str:
        if self.published is not None:
            return PROVED
        return UNDECIDED if self.counterexample is None else REFUTED

    @property
    def equality(self) -> str:
        """When the two sides of a proved inequality are equal, in words."""
        if self.published is None or self.statement.sign == "=":
            return ""
        return f"with equality exactly when {' and '.join(self.tight)}" if self.tight else "with equality always"

    def text(self, width: int) -> str:
        """The answer for a terminal of so many columns."""
        if self.published is not None:
            return self.published.text(width) + (f"\n{self.equality}\n" if self.equality else "")
        if self.counterexample is None:
            words = self.refusal or f"no proof and no counterexample was found.  Tried: {self.tried}"
            words = f"undecided: {words}."
            return "\n".join(wrap(words, width)) + "\n"
        return "\n".join(self._refutation(self.counterexample)) + "\n"

    def _refutation(self, found: Counterexample) -> Iterator[str]:
        yield f"refuted: {text(self.statement)} does not hold{' under the conditions' if self.conditions else ''}"
        yield ""
        header, *rows = found.distribution.lines()
        yield from (header, *rows[:MAX_ROWS])
        if len(rows) > MAX_ROWS:
            yield f"... {len(rows)} outcomes in all; --json has them"
        yield ""
        for side in (self.statement.left, self.statement.right):
            if side.terms:
                yield f"{text(side)} = {decimal(value(found.distribution, form(side)))} nats"
        for words in dict.fromkeys(c.words for c in self.conditions):
            yield f"holds exactly: {words.removeprefix('given: ')}"
        yield f"fails by {found.margin} nats"

    def data(self, seconds: float) -> Entry:
        """The answer as plain data, for JSON."""
        if self.published is not None:
            entry = {**summary(self.published.reading, seconds), **proof_data(self.published.reading)}
        else:
            about = _about(self.statement, self.conditions)
            why = (
                "refuted" if self.counterexample is not None else f"undecided; {self.refusal or f'tried: {self.tried}'}"
            )
            entry = {**failed(about.id, why, seconds), "status": self.status, "title": about.title}
        entry["question"] = {"statement": text(self.statement), "given": [text(c.relation) for c in self.conditions]}
        found = self.counterexample
        return {**entry, "equality": self.equality or None, "counterexample": None if found is None else found.data()}

    @property
    def tried(self) -> str:
        """What was tried before nothing was decided."""
        return f"proofs from {self._sought()}; counterexamples: {TRIED}"

    def _sought(self) -> str:
        few = len(_Question(self.statement, self.conditions).variables) <= ALL_TRIED
        return "all inequalities of Shannon's type" if few else "many inequalities of Shannon's type, not all"


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
    question = _asked(statement, given)
    relation, conditions = question.relation, question.conditions
    found = question.proofs(report)
    if found is None:
        report("looking for a counterexample")
        return Verdict(relation, conditions, counterexample=question.counterexample(seed))
    try:
        derivation = question.derivation(found, _about(relation, conditions), report)
        report("checking the proof")
        published = publish(derivation, Checker())
    except (Refused, TermError, Rejected, Malformed) as why:
        count = sum(len(proof.basic) for proof in found)
        return Verdict(
            relation, conditions, refusal=f"a proof of {count} terms was found, but the kernel refuses it: {why}"
        )
    return Verdict(relation, conditions, published, tight=question.tight(found))


def proved(statement: str, about: About, given: Sequence[str] = ()) -> Derivation:
    """The derivation of a statement, for a proof script.  Raises StepFailed where there is none."""
    question = _asked(statement, given)
    found = question.proofs(unheard)
    if found is None:
        raise StepFailed(f"{about.id}: no proof of {statement} was found")
    return question.derivation(found, about, unheard)


def _asked(statement: str | Relation, given: Sequence[Given] | str | Relation) -> _Question:
    relation = parse_relation(statement) if isinstance(statement, str) else _relation(statement)
    conditions = tuple(_conditions([given] if isinstance(given, str) or not isinstance(given, Iterable) else given))
    question = _Question(relation, conditions)
    _require_possible(question)
    return question


Line: TypeAlias = "str | tuple[str, str]"


def identity(*lines: Line, about: About) -> Derivation:
    """The derivation of first = last; each line is a sum of quantities and, from the second on, the reason."""
    return theorem.identity(_sides(lines), laws(), about)


def equivalent_forms(*lines: Line, about: About) -> Derivation:
    """The same where the theorem says that the first is each of the others."""
    return theorem.equivalent_forms(_sides(lines), laws(), about)


def _sides(lines: Sequence[Line]) -> theorem.Sides:
    with_words = [(line, "") if isinstance(line, str) else line for line in lines]
    return [(parse_relation(f"{side} = 0").left, words) for side, words in with_words]


def _require_possible(question: _Question) -> None:
    """Raise NotUnderstood for what no certificate can say."""
    for relation in (question.relation, *(c.relation for c in question.conditions)):
        if relation.sign not in ("<=", ">=", "="):
            raise NotUnderstood(f"{relation.sign!r} is no relation; <=, >= and = are")
        for coefficient, _ in (*relation.left.terms, *relation.right.terms):
            if not isinstance(coefficient, (Fraction, int)):
                raise NotUnderstood(f"{coefficient!r} is no exact number; a coefficient is an int or a Fraction")
    sizes = [max(abs(c.numerator), c.denominator) for part in question.forms for c in part.values()]
    if max(sizes, default=0) >= 10**MAX_DIGITS:
        raise NotUnderstood(f"a coefficient has more than {MAX_DIGITS} digits")
    variables = question.variables
    if len(variables) > MAX_VARIABLES:
        raise NotUnderstood(f"{len(variables)} variables are more than can be searched ({MAX_VARIABLES})")
    for name in variables:
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


def _about(relation: Relation, conditions: Sequence[Condition]) -> About:
    """A statement that has no name of its own is called after its text."""
    given = dict.fromkeys(c.words.removeprefix("given: ") for c in conditions)
    title = text(relation) + (f" given {', '.join(given)}" if given else "")
    return About(f"shannon-{sha256(title.encode()).hexdigest()[:12]}", title, SOURCE, models={})


@dataclass(frozen=True)
class _Question:
    """A relation under conditions, as forms in joint entropies."""

    relation: Relation
    conditions: tuple[Condition, ...]

    @cached_property
    def target(self) -> Form:
        """The larger side less the smaller one; for an equation right less left."""
        small, large = (
            ordered(self.relation) if self.relation.sign != "=" else (self.relation.left, self.relation.right)
        )
        return form(large - small)

    @cached_property
    def zero(self) -> list[Form]:
        return [form(c.relation.left - c.relation.right) for c in self.conditions if c.relation.sign == "="]

    @cached_property
    def nonnegative(self) -> list[Form]:
        pairs = [ordered(c.relation) for c in self.conditions if c.relation.sign != "="]
        return [form(large - small) for small, large in pairs]

    @cached_property
    def variables(self) -> list[str]:
        """All that are spoken of, in the order in which they first stand."""
        relations = [self.relation, *(c.relation for c in self.conditions)]
        quantities = [q for r in relations for side in (r.left, r.right) for _, q in side.terms]
        return list(dict.fromkeys(name for q in quantities for group in groups(q) for name in group))

    @property
    def forms(self) -> list[Form]:
        return [self.target, *self.zero, *self.nonnegative]

    @property
    def opposite(self) -> Form:
        return summed([(Fraction(-1), self.target)])

    @property
    def targets(self) -> list[Form]:
        """What has to be not negative: for an equation both differences."""
        return [self.target, self.opposite] if self.relation.sign == "=" else [self.target]

    def proofs(self, report: Report) -> list[Proof] | None:
        """Of the relation, and for an equation of the other way; so too where an inequality is always an equation."""
        found = []
        for target in self.targets:
            proof = search(target, self.zero, self.nonnegative, report)
            if proof is None:
                return None
            found.append(proof)
        back = self._back(found, report)
        return found if back is None else [*found, back]

    def _back(self, found: Sequence[Proof], report: Report) -> Proof | None:
        """The other way for an inequality between different sides, which only the conditions can make equal."""
        if len(found) > 1 or not (found[0].basic or found[0].nonnegative):
            return None
        if not self.conditions or len(self.variables) > ALL_TRIED:
            return None
        return search(self.opposite, self.zero, self.nonnegative, report)

    def derivation(self, proofs: Sequence[Proof], about: About, report: Report) -> Derivation:
        prove = theorem.equation if self.relation.sign == "=" else theorem.inequality
        return prove(self.relation, self.conditions, proofs, laws(), about, report)

    def tight(self, proofs: Sequence[Proof]) -> tuple[str, ...]:
        """Every quantity that the proof adds must be zero, every given inequality that it uses an equality."""
        if len(proofs) > 1:
            return ()
        given = [c.relation for c in self.conditions if c.relation.sign != "="]
        quantities = [f"{text(quantity)} = 0" for _, quantity in proofs[0].basic]
        return (*quantities, *(text(Relation(given[i].left, "=", given[i].right)) for _, i in proofs[0].nonnegative))

    def counterexample(self, seed: int) -> Counterexample | None:
        found = (refute(target, self.zero, self.nonnegative, seed) for target in self.targets)
        first = next((one for one in found if one is not None), None)
        return None if first is None else replace(first, distribution=self._with_all_variables(first.distribution))

    def _with_all_variables(self, distribution: JointDistribution) -> JointDistribution:
        """Variables that cancel out of the question are constant."""
        missing = [name for name in self.variables if name not in distribution.variables]
        outcomes = tuple((p, (*values, *(0 for _ in missing))) for p, values in distribution.outcomes)
        return JointDistribution((*distribution.variables, *missing), outcomes)


def laws() -> Laws:
    """The theorems about arbitrary random variables that every proof here rests on."""
    names = ("entropy-nonnegative", "conditional-entropy", "information", "conditional-information", "entropy-equal")
    return Laws(*(library.load(f"partition-{name}").theorem for name in names))
