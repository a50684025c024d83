"""Rules of algebra: normal forms, definitions, and linear combinations of relations."""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules.shapes import equation, relation
from symit.kernel.signs import NON_NEGATIVE, POSITIVE
from symit.kernel.terms import App, Term
from symit.kernel.text import show
from symit.kernel.theorem import Work, rule


@rule("field")
def field(work: Work, claim: Term) -> Term:
    """a = b, both defined and of one normal form: rational functions over atoms with the laws of exp, log and powers."""
    left, right = equation(claim)
    for side in (left, right):
        work.require_defined(side)
    work.require_equal(left, right)
    return claim


@rule("unfold")
def unfold(work: Work, term: App) -> Term:
    """A definition applied equals its body there, where that is defined."""
    body = b.unfold(term)
    work.require_defined(body)
    return b.eq(term, body)


@rule("linear")
def linear(work: Work, claim: Term, multipliers: tuple[Term, ...]) -> Term:
    """a R b because b - a is a combination of what the premises state.

    The first premises, one for each multiplier, are the relations that are combined; the others are facts.  The multiplier of an
    inequality is non-negative, that of an equation is any defined term.  What the combination leaves of b - a
    must have the sign that R asks for.
    """
    goal = relation(claim)
    if len(work.facts) < len(multipliers):
        raise Refused(f"{len(multipliers)} multipliers are given for {len(work.facts)} relations")
    for side in goal.args:
        work.require_defined(side)
    rest, strict = _remainder(work, goal, multipliers)
    rest = work.context.canonical(rest)
    if goal.head == t.EQ:
        if rest != b.ZERO or any(relation(f.conclusion).head != t.EQ for f in work.facts[: len(multipliers)]):
            raise Refused(f"the combination leaves {show(rest)}, not 0")
        return claim
    if goal.head == t.NE:
        raise Refused("a linear combination proves =, <= or <")
    if not work.context.sign(rest) <= (POSITIVE if goal.head == t.LT and not strict else NON_NEGATIVE):
        raise Refused(f"the combination leaves {show(rest)}, whose sign is not known", b.le(0, rest))
    return claim


def _remainder(work: Work, goal: App, multipliers: tuple[Term, ...]) -> tuple[Term, bool]:
    """b - a less the combination, and whether the combination alone is positive."""
    rest = b.sub(goal.args[1], goal.args[0])
    strict = False
    for premise, multiplier in zip(work.facts, multipliers, strict=False):
        part = relation(premise.conclusion)
        work.require_defined(multiplier)
        if part.head == t.NE:
            raise Refused("an inequation != cannot be combined")
        if part.head != t.EQ:
            work.require(b.le(0, multiplier))
            strict = strict or (part.head == t.LT and work.context.sign(multiplier) <= POSITIVE)
        rest = b.sub(rest, b.mul(multiplier, b.sub(part.args[1], part.args[0])))
    return rest, strict
