"""Case distinctions that are open, proved case by case: a part of a branch may have a value in its case alone.

Stands on `scope` and `closed_forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Combination, Scope, sides


def open_condition(term: Term, context: Context) -> Term | None:
    """Of the first case distinction that is open and no distance, such as {n - m if m <= n; m - n otherwise}."""
    if not isinstance(term, App):
        return None
    if b.is_app(term, t.IF) and b.is_app(term.args[0], t.LT, t.LE) and context.decide(term.args[0]) is None:
        condition, yes, no = term.args
        if condition.head != t.LE or not PLAIN.equal(b.neg(yes), no):  # type: ignore[union-attr]
            return condition
    return next((c for a in term.args if (c := open_condition(a, context)) is not None), None)


def decided(term: Term, condition: Term, holds: bool) -> Term:
    """A term with the branches that a condition leaves."""
    if not isinstance(term, App) or term.sort.name == "space":
        return term
    if term.head == t.IF and term.args[0] == condition:
        return decided(term.args[1 if holds else 2], condition, holds)
    return App(term.head, tuple(decided(a, condition, holds) for a in term.args))


def in_each_case(scope: Scope, condition: Term, show: Callable[[Scope, bool], Theorem]) -> Theorem:
    """What `show` proves where a condition holds, and where it does not."""
    (otherwise,) = negations(condition)
    both = (show(scope.given(case), holds) for case, holds in ((condition, True), (otherwise, False)))
    return logic.cases(*both, *scope.facts, condition=condition)


def by_cases(scope: Scope, condition: Term, found: Sequence[Theorem]) -> Theorem:
    """left = {one if the condition holds; other otherwise}, from left = one where it holds and left = other elsewhere.

    A branch may have a value in its case alone."""
    values = [sides(theorem)[1] for theorem in found]

    def shown(there: Scope, holds: bool) -> Theorem:
        theorem = found[not holds]
        whole, _ = sides(theorem)
        hole = b.fresh("hole", t.REAL, theorem.conclusion, *values)

        def of(part: Term) -> Term:
            return b.if_(condition, *((part, values[1]) if holds else (values[0], part)))

        same = there.know(theorem).field(whole, of(whole))
        return logic.rewrite(same, theorem, template=b.lam(hole, b.eq(whole, of(hole))))

    return in_each_case(scope, condition, shown)


def equal_in_each_case(
    scope: Scope, one: Term, other: Term, values: Callable[[Scope, Term], Iterable[Theorem]], combined: Combination = ()
) -> Theorem:
    """one = other, case by case where there are cases: special functions may have values in one of them alone."""

    def shown(scope: Scope, left: Term, right: Term) -> Theorem:
        condition = open_condition(left, context_of(scope))
        if condition is not None:
            return in_each_case(
                scope,
                condition,
                lambda there, holds: shown(there, *(decided(side, condition, holds) for side in (left, right))),
            )
        known = scope.know(*values(scope, left))
        same = known.linear(b.eq(left, right), *combined)
        if (left, right) == (one, other):
            return same
        return logic.chain(known.field(one, left), same, logic.symmetry(known.field(other, right)))

    return shown(scope, one, other)
