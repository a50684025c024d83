"""A closed form with functions of tails and case distinctions somewhere in it: the form of each case, where it holds.

Between `numeric` and `scaled_forms`, which sees no further than sums, and where the sign of a parameter that is not 0
shows what neither it nor the hypotheses do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symit.export.centred_forms import accurate_centred
from symit.export.scaled_forms import has_tails, scaled
from symit.export.special_forms import accurate_special, to_power
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.accurate.proof import AccurateForm
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.casewise import decided, in_each_case, open_condition

Find: TypeAlias = Callable[[Term, tuple[Term, ...]], AccurateForm]


def accurate_tails(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """That of a closed form with functions of tails, and None where it has none.  Refused where none is found."""

    def find(closed: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
        if not has_tails(closed):
            return accurate_special(closed, hypotheses, quantity)
        if isinstance(closed, App) and closed.head == t.POW and has_tails(closed.args[0]):
            return to_power(closed, hypotheses, find(closed.args[0], hypotheses))
        condition = open_condition(closed, context_of(Scope().given(*hypotheses)))
        if condition is not None:
            return _in_cases(closed, hypotheses, condition, find)
        if (centred := accurate_centred(closed, hypotheses, quantity)) is not None:
            return centred
        try:
            return _of_case(closed, hypotheses, quantity)
        except Refused:
            signs = _open_signs(closed, hypotheses)
            if not signs:
                raise
            return _in_cases(closed, hypotheses, b.lt(0, signs[0]), find)

    return find(closed, hypotheses) if has_tails(closed) else None


def _in_cases(closed: Term, hypotheses: tuple[Term, ...], condition: Term, find: Find) -> AccurateForm:
    scope = Scope().given(*hypotheses)
    (otherwise,) = negations(condition)
    forms = {
        holds: find(decided(closed, condition, holds), (*hypotheses, case))
        for holds, case in ((True, condition), (False, otherwise))
    }
    yes, no = forms[True], forms[False]
    term = yes.term if yes.term == no.term else b.if_(condition, yes.term, no.term)

    def shown(there: Scope, holds: bool) -> Theorem:
        form = forms[holds]
        known = there.know(*folded.values(there, decided(closed, condition, holds)), form.theorem)
        same = logic.chain(known.field(closed, sides(form.theorem)[0]), form.theorem)
        return same if form.term == term else logic.chain(same, logic.symmetry(known.field(term, form.term)))

    notes = tuple(dict.fromkeys((*yes.notes, *no.notes)))
    return AccurateForm(term, yes.place or no.place, notes, in_each_case(scope, condition, shown))


def _of_case(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm:
    found = scaled(closed, hypotheses)
    if found is None:
        raise Refused("no function of tails is found")
    theorem, known = found
    form = accurate_special(sides(theorem)[1], hypotheses, quantity, known)
    return AccurateForm(form.term, form.place, form.notes, logic.chain(theorem, form.theorem))


def _open_signs(closed: Term, hypotheses: tuple[Term, ...]) -> list[Var]:
    """Parameters that are not 0, of which no more is known."""
    context = context_of(Scope().given(*hypotheses))
    different = [h.args for h in hypotheses if isinstance(h, App) and h.head == t.NE]
    named = [one for one, other in different if isinstance(one, Var) and other == b.ZERO and one in closed.free]
    return [v for v in named if context.decide(b.lt(0, v)) is None]
