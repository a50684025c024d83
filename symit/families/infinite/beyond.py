"""Probability where there is none: a set to which P gives positive probability, on which the density of Q is 0.

Then a divergence of P from Q is infinite.  The set is an interval between an end of the one support and the other, or
one whole number; that an interval has positive probability follows from the density being positive there.
"""

from __future__ import annotations

from symit.families.closed_forms.solving import Ground, Outside, at_points, solved
from symit.families.entry import Member
from symit.families.supports import at_every_point, conditions
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.facts import negations
from symit.kernel.rules import integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.integrals.positive_integrals import positive_integral
from symit.proving.scope.scope import Scope
from symit.proving.scope.supply import applied


def probability_beyond(ground_: Ground, found: Outside) -> Theorem:
    """0 < P(T), and the density of Q is 0 on T.  Refused where that is not seen."""
    end = found.outer.support.args[0 if found.is_below else 1]  # type: ignore[union-attr]
    if ground_.point.of == t.INT:
        return _at_one_number(ground_.scope, found, end)
    x, (part, known) = ground_.point, _part(ground_.scope, found, end)
    beyond = b.le(x, end) if found.is_below else b.le(end, x)
    wanted = [*conditions(x, found.inner.support), beyond, b.lt(0, x)]
    scope = known.know(*at_every_point(known, x, part, wanted))
    nothing = scope.at_point(x, part).field(found.outer.density(x), 0)
    return logic.conjoin(_of_part(scope, ground_, found.inner, part), scope.for_all(nothing, x, part))


def _at_one_number(scope: Scope, found: Outside, end: Term) -> Theorem:
    """The place that is found, or the number beside that end of the outer support, or, where it lies further, the first
    of the inner one."""
    low, high = found.inner.support.args  # type: ignore[union-attr]
    beside = PLAIN.canonical(b.sub(end, 1) if found.is_below else b.add(end, 1))
    if found.place is not None:
        place, known = found.place, scope
    elif found.is_below:
        place, known = _nearer(scope, b.MINUS_INFINITY, high, beside, 1, low)
    else:
        place, known = _nearer(scope, b.INFINITY, low, beside, -1, high)
    stated = found.inner.family.positive(place, *found.inner.values) if found.inner.family.positive else ()
    known = known.know(*(show(known, b.lt(0, term)) for term, show in stated))
    one, other = found.inner.everywhere(place), found.outer.everywhere(place)
    return logic.conjoin(known.evident(b.lt(0, one)), known.field(other, 0))


# ---- the set -------------------------------------------------------------------------------------------------


def _part(scope: Scope, found: Outside, end: Term) -> tuple[Term, Scope]:
    """A bounded part of the inner support beyond that end of the outer one, not empty; and what is known of it."""
    low, high = found.inner.support.args  # type: ignore[union-attr]
    start, stop, side = (low, high, 1) if found.is_below else (high, low, -1)
    place, known = _nearer(scope, start, stop, end, side)
    other = PLAIN.canonical(b.sub(place, side)) if start.sort == t.EXTENDED else start
    return b.interval(other, place) if found.is_below else b.interval(place, other), known


def _nearer(scope: Scope, start: Term, one: Term, two: Term, side: int, last: Term = b.INFINITY) -> tuple[Term, Scope]:
    """The one of two places that is nearer to a start, which lies below both, or above both for side -1; a case
    distinction where that depends.  Neither lies before the last place, where there is one."""
    context = context_of(scope)
    for near, far in ((two, one), (one, two)):
        if far.sort == t.EXTENDED or context.holds(_in_order(near, far, side)):
            return near, scope
    condition = _in_order(one, two, side)
    nearest = b.if_(condition, one, two)
    yes, no = (logic.assume(formula=f) for f in (condition, *negations(condition)))

    def shown(claim: Term, in_yes: Theorem | None, in_no: Theorem | None) -> Theorem:
        one_case = scope.know(yes).linear(claim, *([(in_yes, 1)] if in_yes else []))
        other_case = scope.know(no).linear(claim, *([(in_no, 1)] if in_no else []))
        return logic.cases(one_case, other_case, *scope.facts, condition=condition)

    facts = [shown(_in_order(nearest, one, side), None, no), shown(_in_order(nearest, two, side), yes, None)]
    if start.sort != t.EXTENDED:
        after = (scope.evident(b.lt(*_in_order(start, end, side).args)) for end in (one, two))  # type: ignore[union-attr]
        facts.append(shown(b.lt(*_in_order(start, nearest, side).args), *after))  # type: ignore[union-attr]
    if last.sort != t.EXTENDED:
        facts.append(
            shown(_in_order(last, nearest, side), *(scope.evident(_in_order(last, p, side)) for p in (one, two)))
        )
    return nearest, scope.know(*facts)


def _in_order(near: Term, far: Term, side: int) -> Term:
    return b.le(near, far) if side == 1 else b.le(far, near)


# ---- its probability -----------------------------------------------------------------------------------------


def _of_part(scope: Scope, ground_: Ground, member: Member, part: Term) -> Theorem:
    """0 < the integral of a density over a bounded part of its support on which it is positive."""
    x = ground_.point
    whole = b.integral(member.support, x, member.density(x))
    total = solved(at_points(ground_, member), whole, member.moment, ground_.parameters)
    known, there = scope.know(total), scope.at_point(x, part)
    exists = applied(
        integration.restrict,
        known.evident(b.defined(whole)),
        there.evident(b.member(x, member.support)),
        *known.facts,
        variable_=x,
        part=part,
    )
    stated = member.family.positive(x, *member.values) if member.family.positive else ()
    known = scope.know(exists, *(scope.for_all(show(there, b.lt(0, term)), x, part) for term, show in stated))
    return positive_integral(known, x, part, known.at_point(x, part).evident(b.lt(0, member.density(x))))
