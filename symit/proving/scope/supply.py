"""What a rule asks for and cannot see: side conditions that follow from one fact by a linear combination.

A rule of the kernel looks at the signs of what it is given and combines no facts.  Where it refuses for want of a
condition, this looks for a fact and a multiplier that show it, proves it by the rule `linear`, hands it over among the
facts, and applies the rule again.  Stands under `scope`.  Searches, and is trusted by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context, knowing
from symit.kernel.errors import Refused
from symit.kernel.facts import membership
from symit.kernel.rules import algebra, logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Argument, Rule, Theorem
from symit.proving.scope.waiting import may_decide
from symit.proving.writing.quotients import quotient

MOST = 8  # conditions for one application of a rule

Facts = Sequence[Theorem]


def applied(rule: Rule, *premises: Theorem, **args: Argument) -> Theorem:
    """What the rule makes of these premises, and of further ones that its side conditions ask for.

    Raises Refused, as the rule does, when no fact shows what is missing.
    """
    count = len(premises) if rule.subjects is None else rule.subjects
    subjects, facts = premises[:count], premises[count:]
    for _ in range(MOST):
        try:
            return rule(*subjects, *facts, **args)
        except Refused as refusal:
            more = _supplied(refusal.obligation, facts) if refusal.obligation is not None else []
            if not more:
                raise
            facts = (*more, *facts)  # the last ones may be those that a rule combines
    return rule(*subjects, *facts, **args)


def _supplied(obligation: Term, facts: Facts) -> list[Theorem]:
    """Theorems that are not among the facts and may show the obligation."""
    if any(v.name.startswith("%") for v in obligation.free):  # below a binder, where no premise reaches
        return []
    missing = [c for c in _relations(obligation) if not knowing([f.conclusion for f in facts]).holds(c)]
    ways: tuple[Callable[[], Iterator[Theorem]], ...] = (
        lambda: (p for c in missing for p in _shown(c, facts)),
        lambda: (p for c in missing for f in _factors(c) for p in _first(facts, b.lt(0, f), b.le(0, f))),
        lambda: _without_numbers(facts, obligation),
        lambda: (p for c in missing for p in _multiplied_out(c, facts)),
    )
    known = {f.conclusion for f in facts}
    return next((new for way in ways if (new := [p for p in way() if p.conclusion not in known])), [])


def _relations(obligation: Term) -> list[App]:
    """The relations that an obligation consists of."""
    parts = [obligation]
    if isinstance(obligation, App) and obligation.head == t.MEMBER:
        parts = membership(*obligation.args) or []
    return [p for p in parts if isinstance(p, App) and p.head in t.RELATIONS]


def _factors(relation: App) -> Iterator[Term]:
    """What is multiplied or raised to a power in a relation: their signs would give its own."""
    for side in relation.args:
        if isinstance(side, App) and side.head in (t.MUL, t.POW):
            yield from (a for a in side.args if a.free and a.sort in (t.REAL, t.INT))


def _shown(goal: App, facts: Facts) -> list[Theorem]:
    """The goal from one fact, an inequation from < in either direction, an equation from <= in both."""
    left, right = goal.args
    match goal.head.name:
        case "ne":
            return _first(facts, b.lt(left, right), b.lt(right, left))
        case "eq":
            return [*_first(facts, b.le(left, right)), *_first(facts, b.le(right, left))]
    return _first(facts, goal)


def _first(facts: Facts, *goals: Term) -> list[Theorem]:
    """The first of the goals that can be shown."""
    found = (_combined(goal, facts) for goal in goals)
    return next(([proof] for proof in found if proof is not None), [])


def _combined(goal: Term, facts: Facts) -> Theorem | None:
    """The goal as a multiple of one fact and a rest whose sign is known."""
    context = knowing([f.conclusion for f in facts])
    wanted = _gap(goal, context)
    for relation, gap in _stated(context):
        for multiple in sorted({wanted[m] / gap[m] for m in gap if m != b.ONE and m in wanted}, reverse=True):
            if multiple > 0 or b.is_app(relation, t.EQ):
                try:
                    return _linear(goal, relation, multiple, facts)
                except Refused:
                    continue
    return None


def _without_numbers(facts: Facts, obligation: Term) -> Iterator[Theorem]:
    """0 < u from each fact that u is larger than a positive number, if the obligation may be about u: then its sign is
    plain to see."""
    context, known = knowing([f.conclusion for f in facts]), {f.conclusion for f in facts}
    for relation, gap in _stated(context):
        if gap.get(b.ONE, Fraction(0)) < 0 and not b.is_app(relation, t.EQ):
            goal = b.lt(0, b.add(*(normal.scaled(c, m) for m, c in gap.items() if m != b.ONE)))
            if goal in known or not may_decide(goal, obligation):
                continue
            try:
                yield _linear(goal, relation, Fraction(1), facts)
            except Refused:
                continue


def _multiplied_out(goal: App, facts: Facts) -> Iterator[Theorem]:
    """The sign of a product that is multiplied out, if its factors have one each."""
    whole = _compared_with_0(goal)
    if whole is None:
        return
    try:
        parts = quotient(b.power(whole, -1))
    except Refused:
        return
    if len(parts.below) < 2 or set(parts.above) != {()}:
        return
    signs = [shown for f, _ in parts.below for shown in _first(facts, b.lt(0, f), b.lt(f, 0))]
    product = b.mul(*(b.power(f, b.num(e)) for f, e in parts.below))
    for relation, side in ((b.lt(0, product), 1), (b.lt(product, 0), -1)):
        times = 1 / parts.above[()]
        claim = b.lt(0, whole) if side * times > 0 else b.lt(whole, 0)
        with suppress(Refused):
            has_sign = logic.evident(*signs, *facts, claim=relation)
            yield algebra.linear(*signs, *facts, has_sign, claim=claim, multipliers=(b.num(abs(times)),))


def _compared_with_0(goal: App) -> Term | None:
    """u of u != 0, 0 < u or u < 0."""
    left, right = goal.args
    if goal.head not in (t.NE, t.LT) or b.ZERO not in goal.args:
        return None
    return left if right == b.ZERO else right


@lru_cache(maxsize=100)
def _stated(context: Context) -> list[tuple[Term, Mapping[Term, Fraction]]]:
    """The relations that the facts state, of all points that they name, with their gaps; none about integrals."""
    relations = (f for f in context.facts if b.is_app(f, t.EQ, t.LT, t.LE) and not t.has_integral(f))
    return [(relation, _gap(relation, context)) for relation in sorted(relations, key=t.order)]


def _gap(relation: Term, context: Context) -> dict[Term, Fraction]:
    """right - left of a relation, as monomials with their coefficients; nothing where it cannot be computed."""
    if not isinstance(relation, App):
        return {}
    try:
        return dict(normal.summands(context.canonical(b.sub(relation.args[1], relation.args[0]))))
    except Refused:
        return {}


def _linear(goal: Term, relation: Term, multiple: Fraction, facts: Facts) -> Theorem:
    part = logic.evident(*facts, claim=relation)
    return algebra.linear(*facts, part, claim=goal, multipliers=(b.num(multiple),))
