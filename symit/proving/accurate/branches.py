"""The accurate form of a case distinction: that of each branch, where its condition holds.

A distance, {u if 0 <= u; -u otherwise}, is that of the accurate form of u.  Between `proof` and `factors`, which says
how the form of a branch is found.
"""

from __future__ import annotations

from collections.abc import Callable

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.accurate.proof import AccurateForm
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.casewise import in_each_case

Find = Callable[[Term, tuple[Term, ...]], AccurateForm]


def is_branched(term: Term) -> bool:
    return b.is_app(term, t.IF)


def accurate_branches(closed: App, hypotheses: tuple[Term, ...], find: Find) -> AccurateForm:
    condition, yes, no = closed.args
    scope = Scope().given(*hypotheses)
    if condition == b.le(0, yes) and PLAIN.equal(b.neg(yes), no):
        form = find(yes, hypotheses)
        theorem = rewritten(scope.field(closed, closed), form.theorem)
        return AccurateForm(sides(theorem)[1], form.place, form.notes, theorem)
    (otherwise,) = negations(condition)
    forms = {
        True: _of_branch(yes, (*hypotheses, condition), find),
        False: _of_branch(no, (*hypotheses, otherwise), find),
    }
    term = b.if_(condition, forms[True].term, forms[False].term)

    def shown(there: Scope, holds: bool) -> Theorem:
        form, branch = forms[holds], yes if holds else no
        back = logic.symmetry(there.field(term, form.term))
        return logic.chain(there.field(closed, branch), form.theorem, back)

    notes = tuple(dict.fromkeys(note for form in forms.values() for note in form.notes))
    place = next((form.place for form in forms.values() if form.place), ())
    return AccurateForm(term, place, notes, in_each_case(scope, condition, shown))


def _of_branch(branch: Term, hypotheses: tuple[Term, ...], find: Find) -> AccurateForm:
    if isinstance(branch, Num):
        return AccurateForm(branch, (), (), Scope().given(*hypotheses).field(branch, branch))
    return find(branch, hypotheses)
