"""From an exact proof to a theorem of the kernel, with the lines that a person would write.

A proof (`search`) combines H(A | C) >= 0, I(A; B | C) >= 0 and what is given.  Each of these is a theorem about random
variables (`variables`); the combination is checked by the kernel, line by line, or added up at once where it is long
(`adding`).  Must not know how the proof was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.language.information import Combination, Quantity, Relation, Size, Variables, text
from symit.proving.scope.scope import Scope, implied, parts, sides
from symit.proving.script.derivation import Derivation, Given, Section, derivation, fact, statement
from symit.proving.script.progress import Report
from symit.proving.shannon.amounts import compared, since
from symit.proving.shannon.search import Proof
from symit.proving.shannon.variables import Laws, RandomVariables, joint_entropies, joints, repeats
from symit.proving.steps.adding import added_up, batches
from symit.proving.steps.partitions import (
    POSITIVE,
    SUM_TO_ONE,
    VARIABLE,
    P,
    m,
    values_of,
)

MANY = 8
"""A proof of more terms than this is shown as what it rests on, not as a chain that carries them all along."""


@dataclass(frozen=True, repr=False)
class Condition(Brief):
    """What is given: a relation and its words; or what is known of a number of values."""

    relation: Relation
    words: str
    of_size: Size | None = None


@dataclass(frozen=True)
class About:
    """The name of a theorem, its title and its source."""

    id: str
    title: str
    source: str


# ---- the theorem ---------------------------------------------------------------------------------------------


Claim: TypeAlias = "tuple[Relation, Sequence[Proof], Sequence[Relation]]"
"""A relation, its proofs, and what is known of the numbers in them."""


def conjunction(
    claims: Sequence[Claim], conditions: Sequence[Condition], laws: Laws, about: About, report: Report
) -> Derivation:
    """The theorem that proofs make of relations; of an equation there are proofs both ways, and so there may be of an
    inequality, which shows that its sides are equal."""
    argument = Argument(RandomVariables(laws), conditions, report)
    sections, whole = argument.all(claims)
    if len(claims) > 1:
        sections.append(statement("Together", fact(whole, "all of them")))
    return named(about, argument, sections, whole)


def _called(section: Section, relation: Relation) -> Section:
    """With its relation in the title, where there are several."""
    return Section(f"{section.title}: {text(relation)}", section.lines, section.theorem)


def named(about: About, argument: Argument, sections: Sequence[Section], theorem: Theorem) -> Derivation:
    names = argument.variables.names + argument.variables.reals
    apart = _apart(names)
    moved = [_section_at(section, apart) for section in sections]
    return derivation(about.id, about.title, about.source, argument.given(apart), moved, _at(theorem, apart))


def _apart(names: Sequence[str]) -> dict[Var, Term]:
    """The number of outcomes and their probabilities under other names, where random variables have theirs."""
    return {x: Var(b.fresh_name(x.name, names), x.of) for x in (m, P) if x.name in names}


def _section_at(section: Section, values: Mapping[Var, Term]) -> Section:
    lines = tuple(fact(_at(line.theorem, values), line.reason) for line in section.lines)
    return Section(section.title, lines, _at(section.theorem, values))


def _at(theorem: Theorem, values: Mapping[Var, Term]) -> Theorem:
    return logic.instantiate(theorem, values=tuple(values.items())) if values else theorem


def ordered(relation: Relation) -> tuple[Combination, Combination]:
    """The side that is at most the other, and the other."""
    sides = (relation.left, relation.right)
    return sides if relation.sign == "<=" else (sides[1], sides[0])


def sides_equal(theorem: Theorem) -> bool:
    return b.is_app(theorem.conclusion, t.EQ)


@dataclass(frozen=True)
class _Link:
    """start <= end or start = end, by theorems with their multipliers."""

    start: Combination
    head: str
    end: Combination
    used: tuple[_Use, ...]
    words: str


@dataclass(frozen=True)
class _Use:
    """A theorem l R r with its multiplier, and r - l."""

    theorem: Theorem
    multiplier: Fraction
    gap: Combination


def _without(use: _Use, equation: Term) -> _Use:
    """The assumption r = l in the place of l <= r."""
    return _Use(logic.assume(formula=equation), -use.multiplier, -use.gap)


def _gaps(link: _Link) -> list[Combination]:
    return [use.gap * use.multiplier for use in link.used]


def _rest(link: _Link) -> Combination:
    """What is left of end - start without what is used: nothing, once it is written in joint entropies."""
    return link.end - link.start - sum(_gaps(link), Combination())


def _once(quantity: Quantity) -> Combination:
    return Combination(((Fraction(1), quantity),))


def _summands(
    link: _Link, rest: Mapping[Quantity, Fraction], definitions: Mapping[Quantity, Theorem]
) -> Iterator[tuple[Theorem, Fraction]]:
    """What adds up to a link: what it uses and, next to it, the definitions of what is left."""
    left = dict(rest)
    for use in link.used:
        yield use.theorem, use.multiplier
        for _, quantity in use.gap.terms:
            if quantity in left:
                yield definitions[quantity], -left.pop(quantity)
    yield from ((definitions[quantity], -coefficient) for quantity, coefficient in left.items())


def stated_in(variables: RandomVariables, condition: Condition) -> Theorem:
    """A condition, assumed where it is not known."""
    if condition.of_size is not None:
        return variables.at_most_log_size(condition.of_size)
    return logic.assume(formula=variables.relation(condition.relation))


class Argument:
    """A chain from one combination to another, each link a theorem of the kernel.

    The conditions are assumed, unless there are theorems that say them, as in one case of several; then it is not said
    when the sides of an inequality are equal.
    """

    def __init__(
        self,
        variables: RandomVariables,
        conditions: Sequence[Condition],
        report: Report,
        known: Sequence[Theorem] | None = None,
    ) -> None:
        self.variables = variables
        self.conditions = conditions
        self.report = report
        self.in_a_case = known is not None
        stated = known or [stated_in(variables, c) for c in conditions]
        self.assumed = dict(zip(conditions, stated, strict=True))
        self.equalities = [c for c in conditions if c.relation.sign == "="]
        self.inequalities = [c for c in conditions if c.relation.sign != "="]
        self.comparisons: list[Condition] = []  # of the numbers in what is proved now

    def compare(self, comparisons: Sequence[Relation]) -> None:
        """What is known of numbers in the proofs to come, whose conditions go on with it."""
        self.comparisons = [Condition(relation, since(relation)) for relation in comparisons]

    # ---- relations -------------------------------------------------------------------------------------------

    def all(self, claims: Sequence[Claim]) -> tuple[list[Section], Theorem]:
        """Each of the relations in sections of its own, and all of them together."""
        sections: list[Section] = []
        wholes: list[Theorem] = []
        for relation, proofs, comparisons in claims:
            self.compare(comparisons)
            more, whole = self.equation(relation, proofs) if relation.sign == "=" else self.bound(relation, proofs)
            sections += more if len(claims) == 1 else [_called(section, relation) for section in more]
            wholes.append(whole)
        return sections, logic.conjoin(*wholes) if len(wholes) > 1 else wholes[0]

    def bound(self, relation: Relation, proofs: Sequence[Proof]) -> tuple[list[Section], Theorem]:
        """A relation <= or >=."""
        small, large = ordered(relation)
        proof, *back = proofs
        section = self.section("The inequality", small, large, proof)
        whole = section.theorem
        if sides_equal(whole):
            whole = Scope().know(whole).linear(self.variables.relation(relation), (whole, 1))
            section = statement(section.title, *section.lines, fact(whole, "with equality"))
        if back:
            return [section, *self.both_ways(section, small, large, back[0])], whole
        return [section, *(() if self.in_a_case else self.equality(small, large, proof))], whole

    def equation(self, relation: Relation, proofs: Sequence[Proof]) -> tuple[list[Section], Theorem]:
        """left = right, from proofs of left <= right and of right <= left."""
        forward = self.section("The equation", relation.left, relation.right, proofs[0])
        equal = sides_equal(forward.theorem)
        more = [] if equal else self.both_ways(forward, relation.left, relation.right, proofs[1])
        return [forward, *more], [forward, *more][-1].theorem

    # ---- the chain -------------------------------------------------------------------------------------------

    def section(self, title: str, small: Combination, large: Combination, proof: Proof) -> Section:
        """small <= large, or small = large where the proof needs no inequality."""
        if len(proof.basic) + len(proof.nonnegative) > MANY:
            return self._all_at_once(title, small, large, proof)
        shown = [fact(self._linked(link), link.words) for link in self._links(small, large, proof)]
        whole = logic.chain(*(line.theorem for line in shown)) if len(shown) > 1 else shown[0].theorem
        return Section(title, tuple(shown), whole)

    def _links(self, small: Combination, large: Combination, proof: Proof) -> Iterator[_Link]:
        """Add what is not negative, rearrange by the chain rule, take away what is given to be zero."""
        here = small
        for use, words in self._additions(proof):
            end = collected(here + use.gap * use.multiplier)
            yield _Link(here, "<=", end, (use,), words)
            here = end
        uses = self._given_equations(proof)
        before = large - sum((use.gap * use.multiplier for use in uses), Combination())
        before = collected(before) if uses else large
        if here != before or not (proof.basic or proof.nonnegative or uses):
            yield _Link(here, "=", before, (), "by the chain rule")
        if uses:
            words = ", ".join(dict.fromkeys(self.equalities[i].words for _, i in proof.zero))
            yield _Link(before, "=", large, uses, words)

    def _additions(self, proof: Proof) -> Iterator[tuple[_Use, str]]:
        for number, (coefficient, quantity) in enumerate(proof.basic, start=1):
            self.report(f"making the kernel's proof: inequality {number} of {len(proof.basic)}")
            sign = self.variables.not_negative(quantity)
            yield _Use(sign, coefficient, _once(quantity)), f"{text(quantity)} is never negative"
        for coefficient, i in proof.nonnegative:
            condition = (*self.inequalities, *self.comparisons)[i]
            less, more = ordered(condition.relation)
            yield _Use(self._theorem(condition), coefficient, more - less), condition.words

    def _theorem(self, condition: Condition) -> Theorem:
        """What is given, or what is known of numbers."""
        if condition in self.assumed:
            return self.assumed[condition]
        return compared(condition.relation, self.variables.relation(condition.relation))

    def _given_equations(self, proof: Proof) -> tuple[_Use, ...]:
        """What is given to be zero, left - right = 0, as the kernel wants it: by right - left."""
        conditions = [(self.equalities[i], coefficient) for coefficient, i in proof.zero]
        return tuple(_Use(self.assumed[c], -x, c.relation.right - c.relation.left) for c, x in conditions)

    def _all_at_once(self, title: str, small: Combination, large: Combination, proof: Proof) -> Section:
        """What the inequality rests on, one line for each, and their combination."""
        claim = self.variables.relation(Relation(small, "<=", large))  # refused at once where it is too large
        additions = list(self._additions(proof))
        uses = (*(use for use, _ in additions), *self._given_equations(proof))
        whole = self._added_up(claim, _Link(small, "<=", large, uses, ""))
        lines = [fact(use.theorem, words) for use, words in additions]
        return statement(title, *lines, fact(whole, "their combination, by the chain rule"))

    def _added_up(self, claim: Term, link: _Link) -> Theorem:
        """A link of many theorems: these, and what each quantity is in joint entropies, add up to it."""
        quantities = dict.fromkeys(q for side in (link.start, link.end, *_gaps(link)) for _, q in side.terms)
        in_entropies = {q: joint_entropies(q) for q in quantities}
        entropies = [entropy for total in in_entropies.values() for _, entropy in total.terms]
        known = self.variables.known([*quantities, *entropies])
        rest = {q: c for c, q in collected(_rest(link)).terms if _once(q) != in_entropies[q]}
        definitions = self._definitions({q: in_entropies[q] for q in rest}, known)
        self.report("making the kernel's proof: adding up")
        return added_up(claim, list(_summands(link, rest, definitions)), known)

    def _definitions(self, sums: Mapping[Quantity, Combination], known: Scope) -> dict[Quantity, Theorem]:
        """What each quantity is in joint entropies; all at once where no variable is repeated."""
        links = {q: _Link(_once(q), "=", total, (), "") for q, total in sums.items()}
        found = {q: self.proved(link, known) for q, link in links.items() if repeats(q)}
        plain = [q for q in links if q not in found]
        return found | dict(zip(plain, self._evident([self._claim(links[q]) for q in plain], known), strict=True))

    def _evident(self, claims: Sequence[Term], known: Scope) -> Iterator[Theorem]:
        done = 0
        for some in batches(claims):
            self.report(f"making the kernel's proof: definition {done + 1} of {len(claims)}")
            yield from parts(known.evident(b.conj(*some)))
            done += len(some)

    # ---- when the sides are equal ----------------------------------------------------------------------------

    def both_ways(self, forward: Section, small: Combination, large: Combination, back: Proof) -> list[Section]:
        """small = large from both inequalities."""
        backward = self.section("The other way", large, small, back)
        equal = self.variables.relation(Relation(small, "=", large))
        whole = Scope().know(forward.theorem, backward.theorem).evident(equal)
        return [backward, statement("Both", fact(whole, "each is at most the other"))]

    def equality(self, small: Combination, large: Combination, proof: Proof) -> Iterator[Section]:
        """small = large exactly if all that the proof adds vanishes.

        Nothing where the inequality says so itself, or the proof is long.
        """
        added = [use for use, _ in self._additions(proof)]
        gap = collected(large - small)
        if any(i >= len(self.inequalities) for _, i in proof.nonnegative):
            return  # by numbers that are not equal
        if not added or len(added) > MANY or [gap] == [collected(use.gap * use.multiplier) for use in added]:
            return
        zero = self._given_equations(proof)
        equal = self.variables.relation(Relation(small, "=", large))
        assumed = _Use(logic.assume(formula=equal), Fraction(-1), gap)
        vanishing = [self._vanishing(use, [assumed, *zero, *(u for u in added if u is not use)]) for use in added]
        nothing = logic.conjoin(*vanishing) if len(vanishing) > 1 else vanishing[0]
        gone = tuple(_without(use, theorem.conclusion) for use, theorem in zip(added, vanishing, strict=True))
        back = self._linked(_Link(small, "=", large, (*gone, *zero), ""))
        yield statement(
            "Equality",
            fact(logic.imply(nothing, condition=equal), "only if nothing that is added is positive"),
            fact(implied(back, nothing.conclusion), "and the other way round"),
        )

    def _vanishing(self, use: _Use, rest: Sequence[_Use]) -> Theorem:
        """r = l for l <= r, which the proof adds, from the rest of what adds up to zero."""
        used = tuple(_Use(one.theorem, one.multiplier / use.multiplier, one.gap) for one in rest)
        at_most = self._linked(_Link(use.gap, "<=", Combination(), used, ""))
        left, right = sides(use.theorem)
        return Scope().know(use.theorem, at_most).evident(b.eq(right, left))

    # ---- one link --------------------------------------------------------------------------------------------

    def _linked(self, link: _Link) -> Theorem:
        """A link by itself."""
        return self.proved(link, self.variables.known([q for side in (link.start, link.end) for _, q in side.terms]))

    def proved(self, link: _Link, known: Scope) -> Theorem:
        used = [(use.theorem, use.multiplier) for use in link.used]
        return known.linear(self._claim(link), *used, *self._once_each(link))

    def _claim(self, link: _Link) -> Term:
        return self.variables.relation(Relation(link.start, link.head, link.end))

    def _once_each(self, link: _Link) -> Iterator[tuple[Theorem, Fraction]]:
        """For every joint entropy in which a variable is repeated: the equation with that of each variable once."""
        found: dict[tuple[Variables, ...], Fraction] = {}
        for coefficient, quantity in _rest(link).terms:
            for sign, joined in joints(quantity):
                names = [name for group in joined for name in group]
                if len(set(names)) < len(names):
                    found[joined] = found.get(joined, Fraction(0)) + sign * coefficient
        for joined, coefficient in found.items():
            if coefficient:
                yield self.variables.each_once(joined), -coefficient

    # ---- the hypotheses --------------------------------------------------------------------------------------

    def given(self, values: Mapping[Var, Term]) -> list[Given]:
        """The hypotheses at these values, with their words."""
        names = self.variables.names
        hypotheses = [
            (POSITIVE, "every outcome has positive probability"),
            (SUM_TO_ONE, "the probabilities add up to one"),
            *((values_of(Var(name, VARIABLE)), f"{name} has a value at every outcome") for name in names),
            *self.variables.counted,
            *((self.assumed[c].conclusion, c.words) for c in self.conditions if c.of_size is None),
        ]
        return [Given(b.substitute(formula, values), words) for formula, words in hypotheses]


def collected(combination: Combination) -> Combination:
    """Each quantity once, in the order in which they first stand."""
    total: dict[Quantity, Fraction] = {}
    for coefficient, quantity in combination.terms:
        total[quantity] = total.get(quantity, Fraction(0)) + coefficient
    return Combination(tuple((c, q) for q, c in total.items() if c))
