"""Case distinctions that are open, proved case by case: a part of a branch may have a value in its case alone.

Stands on `scope`.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope


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
