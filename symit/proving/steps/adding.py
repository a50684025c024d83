"""A claim as the sum of many relations between large terms.

A rule of the kernel takes a bounded number of facts and reads terms of a bounded size, and a sum of thousands of
entropies exceeds both.  So each entropy is taken for a number: the relations are added up as relations between numbers,
which are small, two halves at a time; and the result is said of the entropies.  Knows nothing of what the terms mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, parts, sides

AT_ONCE = 100  # relations
TOGETHER = 10_000  # nodes of statements that are made one

Summand: TypeAlias = tuple[Theorem, Fraction]
"""A relation l R r with its multiplier."""


def added_up(claim: Term, summands: Sequence[Summand], known: Scope) -> Theorem:
    """The claim l <= r, which is the sum of these.  In the scope all terms have values."""
    numbers = _Numbers()
    facts = conjunctions([theorem for theorem, _ in summands])
    assumed = [part for fact in facts for part in parts(logic.assume(formula=numbers.formula(fact.conclusion)))]
    weights = [weight for _, weight in summands]
    whole = _sum(numbers.formula(claim), list(zip(assumed, weights, strict=True)))
    meaning = tuple((number, term) for term, number in numbers.named.items())
    return logic.cut(logic.instantiate(whole, *known.facts, values=meaning), *facts)


def conjunctions(theorems: Sequence[Theorem]) -> list[Theorem]:
    """All of these as a few theorems."""
    rest = iter(theorems)
    some = [list(islice(rest, len(batch))) for batch in batches([theorem.conclusion for theorem in theorems])]
    return [logic.conjoin(*batch) if len(batch) > 1 else batch[0] for batch in some]


def batches(statements: Iterable[Term]) -> Iterator[list[Term]]:
    """As many at a time as are short enough to be one statement."""
    batch: list[Term] = []
    for statement in statements:
        if batch and sum(s.size for s in (*batch, statement)) > TOGETHER:
            yield batch
            batch = []
        batch.append(statement)
    if batch:
        yield batch


# ---- relations between numbers -------------------------------------------------------------------------------


class _Numbers:
    """Terms as numbers h_0, h_1, ..."""

    def __init__(self) -> None:
        self.named: dict[Term, Var] = {}

    def formula(self, term: Term) -> Term:
        """Linear relations, with numbers for their terms."""
        if isinstance(term, Num):
            return term
        if isinstance(term, App) and (term.head in (t.AND, *t.RELATIONS, t.ADD) or _is_multiple(term)):
            return App(term.head, tuple(map(self.formula, term.args)))
        return self.named.setdefault(term, b.real(f"h_{len(self.named)}"))


def _is_multiple(term: App) -> bool:
    return term.head == t.MUL and len(term.args) == 2 and isinstance(term.args[0], Num)


def _sum(claim: Term, summands: Sequence[Summand]) -> Theorem:
    """The claim, from two halves where there are many summands."""
    if len(summands) > AT_ONCE:
        middle = len(summands) // 2
        halves = summands[:middle], summands[middle:]
        summands = [(_sum(_total(half), half), Fraction(1)) for half in halves]
    return Scope().linear(claim, *summands)


def _total(summands: Sequence[Summand]) -> Term:
    """0 <= the sum of all weight * (r - l)."""
    total: dict[Term, Fraction] = {}
    for theorem, weight in summands:
        left, right = sides(theorem)
        for side, sign in ((right, weight), (left, -weight)):
            for coefficient, number in _multiples(side):
                total[number] = total.get(number, Fraction(0)) + sign * coefficient
    return b.le(0, b.add(*(b.mul(b.num(c), number) for number, c in total.items() if c)))


def _multiples(term: Term) -> Iterator[tuple[Fraction, Term]]:
    """A linear term as coefficients of numbers; a constant is a multiple of 1."""
    if isinstance(term, Num):
        yield term.value, b.ONE
    elif isinstance(term, App) and term.head == t.ADD:
        for part in term.args:
            yield from _multiples(part)
    elif isinstance(term, App) and isinstance(term.args[0], Num):
        yield from ((term.args[0].value * c, number) for c, number in _multiples(term.args[1]))
    else:
        yield Fraction(1), term
