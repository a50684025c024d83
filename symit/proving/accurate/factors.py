"""A closed form that is no sum of logarithms, but a product of such: each factor in its accurate form.

A product loses no digits that its factors have.  Between `proof` and `sums`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm, accurate_form, proved
from symit.proving.scope import Scope


def accurate_product(closed: Term, hypotheses: tuple[Term, ...], statement: Term | None = None) -> AccurateForm:
    """The accurate form of a closed form, as a whole or factor by factor."""
    whole = accurate_form(closed, hypotheses, statement)
    factors = list(_factors(closed, 1))
    if NOT_REACHED not in whole.notes or factors == [(closed, 1)]:
        return whole
    found = [(_of_factor(factor, hypotheses), power) for factor, power in factors]
    if any(NOT_REACHED in form.notes for form, _ in found):
        return whole
    term = b.mul(*(form.term if power == 1 else b.power(form.term, power) for form, power in found))
    place = next((form.place for form, power in found if power > 0 and form.place), ())
    notes = tuple(dict.fromkeys(note for form, _ in found for note in form.notes))
    try:
        return AccurateForm(term, place, notes, proved(Scope().given(*hypotheses), closed, term))
    except Refused:
        return whole


def _of_factor(factor: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    known = tuple(h for h in hypotheses if h.free <= factor.free)
    return accurate_form(factor, known)


def _factors(term: Term, power: Fraction | int) -> Iterator[tuple[Term, Fraction | int]]:
    """Factors with whole powers whose product is the term."""
    if isinstance(term, App) and term.head == t.MUL:
        for factor in term.args:
            yield from _factors(factor, power)
    elif isinstance(term, App) and term.head == t.POW and _is_whole(term.args[1]):
        yield from _factors(term.args[0], power * term.args[1].value)  # type: ignore[union-attr]
    else:
        yield term, power


def _is_whole(exponent: Term) -> bool:
    return isinstance(exponent, Num) and exponent.value.denominator == 1
