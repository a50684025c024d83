"""A closed form that is no sum of logarithms, but a product of such: each factor in its accurate form.

A product loses no digits that its factors have.  Between `proof` and `sums`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Num, Term
from symit.kernel.theorem import Theorem
from symit.proving.accurate.branches import accurate_branches, is_branched
from symit.proving.accurate.logistic import logistic, rounded_exponents
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm, accurate_form, proved
from symit.proving.scope.scope import Scope, rewritten, sides


def accurate_product(closed: Term, hypotheses: tuple[Term, ...], statement: Term | None = None) -> AccurateForm:
    """The accurate form of a closed form, as a whole, case by case or factor by factor."""
    if is_branched(closed):
        with suppress(Refused):
            return accurate_branches(closed, hypotheses, accurate_product)  # type: ignore[arg-type]
    try:
        whole = accurate_form(closed, hypotheses, statement)
    except Refused:  # as it stands it has a root of what is not seen not to be negative
        return _by_factors(closed, hypotheses)
    if NOT_REACHED not in whole.notes or (not _is_root(closed) and list(_factors(closed, 1)) == [(closed, 1)]):
        return whole
    try:
        return _by_factors(closed, hypotheses)
    except Refused:
        return whole


def _by_factors(closed: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    with suppress(Refused):
        return _with_exponentials_inside(closed, hypotheses)
    written, left = logistic(_factors(closed, 1))
    found = [(_of_factor(factor, hypotheses), power) for factor, power in left]
    if any(NOT_REACHED in form.notes for form, _ in found):
        raise Refused("a factor has no accurate form")
    factors = [*((form.term, power) for form, power in found), *written]
    term = b.mul(*(factor if power == 1 else b.power(factor, power) for factor, power in factors))
    place = next((form.place for form, power in found if power > 0 and form.place), ())
    notes = tuple(dict.fromkeys((*(note for form, _ in found for note in form.notes), *rounded_exponents(written))))
    scope = Scope().given(*hypotheses)
    roots = [form.theorem for form, _ in found if _is_root(sides(form.theorem)[0])]
    if not roots:
        return AccurateForm(term, place, notes, proved(scope, closed, term))
    scope = scope.know(*(th for root in roots for th in _under_roots(scope, root)))
    put = rewritten(scope.field(closed, closed), *roots)
    return AccurateForm(term, place, notes, logic.chain(put, proved(scope, sides(put)[1], term)))


def _with_exponentials_inside(closed: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    """Of sqrt(u) exp(v) the form of sqrt(u exp(2 v)): where u is large, exp(v) may be too small for a float."""
    factors = list(_factors(closed, 1))
    roots = [f for f, power in factors if _is_root(f) and power == 1 and f.free]
    exponents = [b.mul(b.num(2 * power), f.args[0]) for f, power in factors if b.is_app(f, t.EXP)]  # type: ignore[union-attr]
    if len(roots) != 1 or not exponents:
        raise Refused("it is no root times an exponential")
    under = roots[0].args[0]  # type: ignore[union-attr]
    inside = b.mul(under, b.exp(b.add(*exponents)))
    others = (b.power(f, b.num(power)) for f, power in factors if f != roots[0] and not b.is_app(f, t.EXP))
    whole = b.mul(*others, b.sqrt(inside))
    scope = Scope().given(*hypotheses)
    scope = scope.know(scope.evident(b.le(0, under)))
    put = scope.know(scope.evident(b.le(0, inside))).field(closed, whole)
    form = accurate_product(whole, hypotheses)
    return replace(form, theorem=logic.chain(put, form.theorem))


def _of_factor(factor: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    known = tuple(h for h in hypotheses if h.free <= factor.free)
    if is_branched(factor):
        return accurate_branches(factor, known, accurate_product)  # type: ignore[arg-type]
    if not _is_root(factor):
        return accurate_form(factor, known)
    with suppress(Refused):
        if NOT_REACHED not in (form := accurate_form(factor, known)).notes:
            return form
    return _of_root(factor, known)


def _of_root(root: Term, hypotheses: tuple[Term, ...]) -> AccurateForm:
    """The root of an accurate form, of which it is seen that it is not negative."""
    under = root.args[0]  # type: ignore[union-attr]
    inside = accurate_product(under, hypotheses)
    scope = Scope().given(*hypotheses)
    not_negative = scope.evident(b.le(0, inside.term))
    scope = scope.know(not_negative, scope.linear(b.le(0, under), (not_negative, 1), (inside.theorem, 1)))
    equal = rewritten(scope.field(root, root), inside.theorem)
    return AccurateForm(b.sqrt(inside.term), inside.place, inside.notes, equal)


def _under_roots(scope: Scope, roots: Theorem) -> Iterator[Theorem]:
    """That what stands under the roots on both sides is not negative."""
    for root in sides(roots):
        square = b.power(root, 2)
        yield scope.know(roots).linear(b.le(0, root.args[0]), (scope.know(roots).evident(b.le(0, square)), 1))  # type: ignore[union-attr]


def _is_root(term: Term) -> bool:
    return b.is_app(term, t.POW) and term.args[1] == b.num(Fraction(1, 2))  # type: ignore[union-attr]


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
