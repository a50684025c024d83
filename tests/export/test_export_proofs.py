"""The stable forms are what they claim: the kernel proves each equal to the closed form, case by case."""

from __future__ import annotations

import pytest
from export_forms import GAUSSIAN_HYPOTHESES, GAUSSIAN_KL, VAE_HYPOTHESES, VAE_KL

from symit.export.numeric_form import NumericForm
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import algebra, logic
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem


def stable_function(term: Term) -> App:
    """The one application of log1pmx in a term."""
    found = {s for s in subterms(term) if isinstance(s, App) and s.head.name == "log1pmx"}
    (only,) = found
    return only


def subterms(term: Term) -> list[Term]:
    return [term, *(s for a in term.args for s in subterms(a))] if isinstance(term, App) else [term]


def proved(form: NumericForm, hypotheses: tuple[Term, ...]) -> Theorem:
    """value = closed form: unfold log1pmx and do the field arithmetic, where the first formula holds and elsewhere."""
    assert isinstance(form.value, App) and form.value.head == t.IF
    condition, near, _ = form.value.args
    assert isinstance(condition, App) and condition.head == t.LE
    claim = b.eq(form.value, form.closed_form)
    facts = [logic.assume(formula=h) for h in hypotheses]
    close = logic.assume(formula=condition)
    apart = logic.assume(formula=b.lt(condition.args[1], condition.args[0]))
    meaning = algebra.unfold(*facts, term=stable_function(near))
    yes = algebra.linear(*facts, close, meaning, claim=claim, multipliers=(b.num(-1),))
    no = algebra.linear(*facts, apart, claim=claim, multipliers=())
    return logic.cases(yes, no, *facts, condition=condition)


CASES = [(GAUSSIAN_KL, GAUSSIAN_HYPOTHESES), (VAE_KL, VAE_HYPOTHESES)]


@pytest.mark.parametrize(("form", "hypotheses"), CASES, ids=lambda c: getattr(c, "name", ""))
def test_the_kernel_proves_the_stable_form(form: NumericForm, hypotheses: tuple[Term, ...]) -> None:
    theorem = proved(form, hypotheses)
    assert theorem.hypotheses == set(hypotheses)
    assert theorem.conclusion == b.eq(form.value, form.closed_form)


@pytest.mark.parametrize(("form", "hypotheses"), CASES, ids=lambda c: getattr(c, "name", ""))
def test_it_is_not_proved_without_the_hypotheses(form: NumericForm, hypotheses: tuple[Term, ...]) -> None:
    with pytest.raises(Refused):
        proved(form, hypotheses[1:])
