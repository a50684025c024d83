"""Rules of algebra: normal forms, definitions, and linear combinations of relations."""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules.shapes import equation, relation
from symit.kernel.signs import NON_NEGATIVE, POSITIVE
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Work, rule


@rule("field")
def field(work: Work, claim: Term) -> Term:
    """a = b, both defined and of one normal form: rational functions over atoms with the laws of exp, log and
    powers."""
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

    The last premises, one for each multiplier, are the relations that are combined.  The multiplier of an inequality
    is non-negative, that of an equation is any defined term.  What the combination leaves of b - a must have the sign
    that R asks for.
    """
    goal = relation(claim)
    if goal.head == t.NE:
        raise Refused("a linear combination proves =, <= or <")
    if len(work.facts) < len(multipliers):
        raise Refused(f"{len(multipliers)} multipliers are given for {len(work.facts)} relations")
    combined = [relation(f.conclusion) for f in work.facts[len(work.facts) - len(multipliers) :]]
    for side in (*goal.args, *multipliers):
        work.require_defined(side)
    for part, multiplier in zip(combined, multipliers, strict=True):
        _require_usable(work, goal, part, multiplier)
    taken = [b.mul(-1, m, b.sub(p.args[1], p.args[0])) for p, m in zip(combined, multipliers, strict=True)]
    rest = b.add(goal.args[1], b.neg(goal.args[0]), *taken)
    strict = any(
        p.head == t.LT and work.context.sign(m) <= POSITIVE for p, m in zip(combined, multipliers, strict=True)
    )
    _require_remainder(work, goal, work.context.canonical(rest), strict)
    return claim


def _require_usable(work: Work, goal: App, part: App, multiplier: Term) -> None:
    if part.head == t.NE:
        raise Refused("an inequation != cannot be combined")
    if part.head != t.EQ:
        if goal.head == t.EQ:
            raise Refused("an equation is combined from equations only")
        work.require(b.le(0, multiplier))


def _require_remainder(work: Work, goal: App, rest: Term, strict: bool) -> None:
    """What is left of b - a: 0 for an equation, not negative for <=, positive for < unless the combination is."""
    if goal.head == t.EQ:
        if rest != b.ZERO:
            raise Refused("the combination leaves {}, not 0", rest)
        return
    if t.has_integral(rest):
        work.require_defined(rest)
    needed = POSITIVE if goal.head == t.LT and not strict else NON_NEGATIVE
    if not work.context.sign(rest) <= needed:
        raise Refused("the combination leaves {}, whose sign is not known", rest, obligation=b.le(0, rest))
