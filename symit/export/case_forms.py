"""A closed form with case distinctions somewhere in it: the form of each case, found where its condition holds.

Between `numeric` and `scaled_forms`, which sees no further than sums.
"""

from __future__ import annotations

from symit.export.scaled_forms import has_tails, scaled
from symit.export.special_forms import accurate_special
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.accurate.proof import AccurateForm
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides
from symit.proving.steps.casewise import decided, in_each_case, open_condition


def accurate_tails(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm | None:
    """That of a closed form with functions of tails, and None where it has none.  Refused where none is found."""
    if not has_tails(closed):
        return None
    scope = Scope().given(*hypotheses)
    condition = open_condition(closed, context_of(scope))
    if condition is None:
        return _of_case(closed, hypotheses, quantity)
    (otherwise,) = negations(condition)
    cases = {True: condition, False: otherwise}
    forms = {
        holds: accurate_tails(decided(closed, condition, holds), (*hypotheses, case), quantity)
        for holds, case in cases.items()
    }
    yes, no = forms[True], forms[False]
    if yes is None or no is None:
        raise Refused("a case without tails")
    term = b.if_(condition, yes.term, no.term)

    def shown(there: Scope, holds: bool) -> Theorem:
        form = forms[holds]
        assert form is not None
        known = there.know(*folded.values(there, decided(closed, condition, holds)), form.theorem)
        first = known.field(closed, sides(form.theorem)[0])
        return logic.chain(first, form.theorem, logic.symmetry(known.field(term, form.term)))

    notes = tuple(dict.fromkeys((*yes.notes, *no.notes)))
    return AccurateForm(term, yes.place or no.place, notes, in_each_case(scope, condition, shown))


def _of_case(closed: Term, hypotheses: tuple[Term, ...], quantity: Term) -> AccurateForm:
    found = scaled(closed, hypotheses)
    if found is None:
        raise Refused("no function of tails is found")
    theorem, known = found
    form = accurate_special(sides(theorem)[1], hypotheses, quantity, known)
    return AccurateForm(form.term, form.place, form.notes, logic.chain(theorem, form.theorem))
