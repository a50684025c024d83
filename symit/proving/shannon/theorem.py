"""From an exact proof to a theorem of the kernel, with the lines that a person would write.

A proof (`search`) combines H(A | C) >= 0, I(A; B | C) >= 0 and what is given.  Each of these is an instance of
a theorem about arbitrary random variables (`Laws`); the combination is checked by the kernel, line by line.  Must not
know how the proof was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.certificate import Shown
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.language.information import Combination, Entropy, Information, Quantity, Relation, Variables, text
from symit.proving.derivation import Derivation, Given, Section, derivation, fact, statement
from symit.proving.partitions import (
    POSITIVE,
    SUM_TO_ONE,
    VARIABLE,
    P,
    Partition,
    at,
    everywhere,
    example,
    joint,
    m,
    of_variable,
    special,
    values_of,
)
from symit.proving.scope import Scope
from symit.proving.shannon.search import Proof

MANY = 8
"""A proof of more terms than this is shown as what it rests on, not as a chain that carries them all along."""


@dataclass(frozen=True)
class Laws:
    """What is proved of arbitrary kernels K, L, M."""

    entropy: Theorem  # 0 <= H(K)
    conditional_entropy: Theorem  # 0 <= H(K | M)
    information: Theorem  # 0 <= I(K; L)
    conditional_information: Theorem  # 0 <= I(K; L | M)
    equal_entropy: Theorem  # for all w, o: K(w, o) = L(w, o)  |-  H(K) = H(L)


@dataclass(frozen=True)
class Condition:
    """What is given: a relation and its words."""

    relation: Relation
    words: str


@dataclass(frozen=True)
class About:
    """The name of a theorem, its title and its source; and whether the example of `partitions` satisfies what is given,
    so that evidence may be gathered there."""

    id: str
    title: str
    source: str
    with_example: bool = True


class RandomVariables:
    """Random variables on one sample space: what is said of them as terms, and the laws at them."""

    def __init__(self, laws: Laws) -> None:
        self.laws = laws
        self._partitions: dict[Variables, Partition] = {}
        self._signs: dict[Quantity, Theorem] = {}

    @property
    def names(self) -> list[str]:
        """The variables that were spoken of."""
        return list(dict.fromkeys(name for names in self._partitions for name in names))

    # ---- terms -----------------------------------------------------------------------------------------------

    def partition(self, names: Variables) -> Partition:
        """The kernel of these variables together."""
        if names not in self._partitions:
            if len(names) == 1:
                self._partitions[names] = of_variable(Var(names[0], VARIABLE))
            else:
                self._partitions[names] = joint(*(self.partition((name,)) for name in names))
        return self._partitions[names]

    def quantity(self, quantity: Quantity) -> Term:
        kernels = [self.partition(group).kernel for group in groups(quantity)]
        return b.app(_DEFINITIONS[type(quantity), bool(quantity.given)], m, P, *kernels)

    def combination(self, combination: Combination) -> Term:
        return b.add(*(self._scaled(c, q) for c, q in combination.terms))

    def _scaled(self, coefficient: Fraction, quantity: Quantity) -> Term:
        term = self.quantity(quantity)
        return term if coefficient == 1 else b.mul(b.num(coefficient), term)

    def relation(self, relation: Relation) -> Term:
        left, right = self.combination(relation.left), self.combination(relation.right)
        if relation.sign == "=":
            return b.eq(left, right)
        return b.le(left, right) if relation.sign == "<=" else b.le(right, left)

    # ---- theorems --------------------------------------------------------------------------------------------

    def not_negative(self, quantity: Quantity) -> Theorem:
        """0 <= H(A | C) or 0 <= I(A; B | C)."""
        if quantity not in self._signs:
            law = self._law(quantity)
            names = "KM" if isinstance(quantity, Entropy) else "KLM"
            kernels = dict(zip(names, map(self.partition, groups(quantity)), strict=False))
            self._signs[quantity] = special(law, **kernels)
        return self._signs[quantity]

    def _law(self, quantity: Quantity) -> Theorem:
        if isinstance(quantity, Entropy):
            return self.laws.conditional_entropy if quantity.given else self.laws.entropy
        return self.laws.conditional_information if quantity.given else self.laws.information

    def each_once(self, groups: Sequence[Variables]) -> Theorem:
        """The joint entropy of groups that share variables is that of each variable once."""
        counts = Counter(name for group in groups for name in group)
        repeated, once = joint(*map(self.partition, groups)), self.partition(tuple(counts))
        w, o = b.integer("w"), b.integer("o")
        kernels = {name: self.partition((name,)) for name in counts}
        squares = {name: kernels[name].square(w, o) for name in counts}
        steps = []
        for position, name in enumerate(counts):
            k = kernels[name].same(w, o)
            others = [b.power(kernels[other].same(w, o), counts[other]) for other in list(counts)[position + 1 :]]
            done = [kernels[other].same(w, o) for other in list(counts)[:position]]
            lowered = b.add(*(b.power(k, e) for e in range(counts[name] - 1)))  # k^n - k = (k^2 - k)(1 + ... + k^(n-2))
            steps.append((squares[name], b.mul(lowered, *done, *others)))
        known = at(w, o).know(*squares.values())
        alike = known.linear(b.eq(repeated.same(w, o), once.same(w, o)), *steps)
        return logic.cut(special(self.laws.equal_entropy, K=repeated, L=once), everywhere(alike, w, o))


_DEFINITIONS = {
    (Entropy, False): d.PARTITION_ENTROPY,
    (Entropy, True): d.CONDITIONAL_ENTROPY,
    (Information, False): d.MUTUAL_INFORMATION,
    (Information, True): d.CONDITIONAL_MUTUAL_INFORMATION,
}


def groups(quantity: Quantity) -> list[Variables]:
    """The groups that a quantity is about, the condition last if there is one; each variable once in each."""
    groups = [quantity.of] if isinstance(quantity, Entropy) else [quantity.one, quantity.two]
    return [tuple(dict.fromkeys(g)) for g in (*groups, *([quantity.given] if quantity.given else []))]


def _joints(quantity: Quantity) -> Iterator[tuple[int, tuple[Variables, ...]]]:
    """The groups that are taken together in each joint entropy of a quantity's definition, with its sign there."""
    given = groups(quantity)[-1:] if quantity.given else []
    about = groups(quantity)[: len(groups(quantity)) - len(given)]
    for group in about:
        yield 1, (group, *given)
    if isinstance(quantity, Information):
        yield -1, (*about, *given)
    if given:
        yield -1, (*given,)


# ---- the theorem ---------------------------------------------------------------------------------------------


def inequality(
    relation: Relation, conditions: Sequence[Condition], proof: Proof, laws: Laws, about: About
) -> Derivation:
    """The theorem that a proof makes of a relation <= or >=."""
    argument = _Argument(RandomVariables(laws), conditions)
    small, large = ordered(relation)
    section = argument.section("The inequality", small, large, proof)
    whole = section.theorem
    if sides_equal(whole):
        whole = Scope().know(whole).linear(argument.variables.relation(relation), (whole, 1))
        section = statement(section.title, *section.lines, fact(whole, "with equality"))
    return _named(about, argument, [section], whole)


def equation(
    relation: Relation, conditions: Sequence[Condition], proofs: tuple[Proof, Proof], laws: Laws, about: About
) -> Derivation:
    """The theorem left = right, from proofs of left <= right and of right <= left."""
    argument = _Argument(RandomVariables(laws), conditions)
    forward = argument.section("The equation", relation.left, relation.right, proofs[0])
    sections, whole = [forward], forward.theorem
    if not sides_equal(whole):
        backward = argument.section("The other way", relation.right, relation.left, proofs[1])
        whole = Scope().know(forward.theorem, backward.theorem).evident(argument.variables.relation(relation))
        sections += [backward, statement("Both", fact(whole, "each is at most the other"))]
    return _named(about, argument, sections, whole)


Sides = Sequence[tuple[Combination, str]]
"""Combinations that are equal, each with the reason why it equals the one before."""


def identity(sides: Sides, laws: Laws, about: About) -> Derivation:
    """first = second = ... = last; the theorem says that the first is the last."""
    argument = _Argument(RandomVariables(laws), ())
    lines = argument.equations(sides)
    whole = logic.chain(*(line.theorem for line in lines))
    return _named(about, argument, [Section("The identity", lines, whole)], whole)


def equivalent_forms(sides: Sides, laws: Laws, about: About) -> Derivation:
    """first = second = third ...; the theorem says that the first is each of the others."""
    argument = _Argument(RandomVariables(laws), ())
    lines = argument.equations(sides)
    each = [logic.chain(*(line.theorem for line in lines[:end])) for end in range(1, len(lines) + 1)]
    whole = logic.conjoin(*each)
    return _named(about, argument, [Section("The forms", lines, whole)], whole)


def _named(about: About, argument: _Argument, sections: Sequence[Section], theorem: Theorem) -> Derivation:
    models = example(sorted(argument.variables.names)) if about.with_example else {}
    return derivation(about.id, about.title, about.source, argument.given(), sections, theorem, models)


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


class _Argument:
    """A chain from one combination to another, each link a theorem of the kernel."""

    def __init__(self, variables: RandomVariables, conditions: Sequence[Condition]) -> None:
        self.variables = variables
        self.conditions = conditions
        self.assumed = {c: logic.assume(formula=variables.relation(c.relation)) for c in conditions}
        self.equalities = [c for c in conditions if c.relation.sign == "="]
        self.inequalities = [c for c in conditions if c.relation.sign != "="]

    # ---- the chain -------------------------------------------------------------------------------------------

    def section(self, title: str, small: Combination, large: Combination, proof: Proof) -> Section:
        """small <= large, or small = large where the proof needs no inequality."""
        if len(proof.basic) + len(proof.nonnegative) > MANY:
            return self._all_at_once(title, small, large, proof)
        shown = [fact(self.proved(link), link.words) for link in self._links(small, large, proof)]
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
        for coefficient, quantity in proof.basic:
            one = Combination(((Fraction(1), quantity),))
            yield _Use(self.variables.not_negative(quantity), coefficient, one), f"{text(quantity)} is never negative"
        for coefficient, i in proof.nonnegative:
            condition = self.inequalities[i]
            less, more = ordered(condition.relation)
            yield _Use(self.assumed[condition], coefficient, more - less), condition.words

    def _given_equations(self, proof: Proof) -> tuple[_Use, ...]:
        """What is given to be zero, left - right = 0, as the kernel wants it: by right - left."""
        conditions = [(self.equalities[i], coefficient) for coefficient, i in proof.zero]
        return tuple(_Use(self.assumed[c], -x, c.relation.right - c.relation.left) for c, x in conditions)

    def _all_at_once(self, title: str, small: Combination, large: Combination, proof: Proof) -> Section:
        """What the inequality rests on, one line for each, and their combination."""
        additions = list(self._additions(proof))
        uses = (*(use for use, _ in additions), *self._given_equations(proof))
        whole = self.proved(_Link(small, "<=", large, uses, ""))
        lines = [fact(use.theorem, words) for use, words in additions]
        return statement(title, *lines, fact(whole, "their combination, by the chain rule"))

    def equations(self, sides: Sides) -> tuple[Shown, ...]:
        """Each side equal to the next, by the chain rule alone."""
        links = [_Link(one, "=", two, (), words) for (one, _), (two, words) in pairwise(sides)]
        return tuple(fact(self.proved(link), link.words) for link in links)

    # ---- one link --------------------------------------------------------------------------------------------

    def proved(self, link: _Link) -> Theorem:
        left, right = (self.variables.combination(side) for side in (link.start, link.end))
        claim = b.le(left, right) if link.head == "<=" else b.eq(left, right)
        used = [(use.theorem, use.multiplier) for use in link.used]
        return self._scope(link).linear(claim, *used, *self._once_each(link))

    def _once_each(self, link: _Link) -> Iterator[tuple[Theorem, Fraction]]:
        """For every joint entropy in which a variable is repeated: the equation with that of each variable once."""
        rest = link.end - link.start - sum((use.gap * use.multiplier for use in link.used), Combination())
        found: dict[tuple[Variables, ...], Fraction] = {}
        for coefficient, quantity in rest.terms:
            for sign, groups in _joints(quantity):
                names = [name for group in groups for name in group]
                if len(set(names)) < len(names):
                    found[groups] = found.get(groups, Fraction(0)) + sign * coefficient
        for groups, coefficient in found.items():
            if coefficient:
                yield self.variables.each_once(groups), -coefficient

    def _scope(self, link: _Link) -> Scope:
        """Every quantity of the link has a value, being not negative."""
        quantities = dict.fromkeys(q for side in (link.start, link.end) for _, q in side.terms)
        signs = [self.variables.not_negative(q) for q in quantities]
        return Scope().know(logic.conjoin(*signs)) if len(signs) > 1 else Scope().know(*signs)

    # ---- the hypotheses --------------------------------------------------------------------------------------

    def given(self) -> list[Given]:
        """The hypotheses with their words."""
        sample_space = [
            Given(POSITIVE, "every outcome has positive probability"),
            Given(SUM_TO_ONE, "the probabilities add up to one"),
        ]
        values = [Given(values_of(Var(n, VARIABLE)), f"{n} has a value at every outcome") for n in self.variables.names]
        return [*sample_space, *values, *(Given(self.assumed[c].conclusion, c.words) for c in self.conditions)]


def collected(combination: Combination) -> Combination:
    """Each quantity once, in the order in which they first stand."""
    total: dict[Quantity, Fraction] = {}
    for coefficient, quantity in combination.terms:
        total[quantity] = total.get(quantity, Fraction(0)) + coefficient
    return Combination(tuple((c, q) for q, c in total.items() if c))
