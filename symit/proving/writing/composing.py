"""Sums, products and powers built as a person writes them: numbers multiplied, one line below which powers stand.

Under `tidy`, on the kernel's terms only.  Nothing is evaluated that the kernel could not: what is built is proved equal
afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term
from symit.proving.closed_forms import monomial_factors


def sum_of(parts: Sequence[Term]) -> Term:
    flat = [p for part in parts for p in (part.args if isinstance(part, App) and part.head == t.ADD else (part,))]
    flat = [p for p in flat if p != b.ZERO]
    leading = [p for p in flat if not starts_negative(p) and not isinstance(p, Num)]
    return b.add(*leading[:1], *(p for p in flat if p not in leading[:1])) if flat else b.ZERO


def product(*factors: Term) -> Term:
    """Numbers multiplied, ones left out, powers below one line."""
    number = Fraction(1)
    rest: list[Term] = []
    for factor in factors:
        for part in monomial_factors(factor):
            if isinstance(part, Num):
                number *= part.value
            else:
                rest.append(part)
    if number == 0:
        return b.ZERO
    above = [f for f in rest if as_power(f)[1] >= 0]
    below = [power(*_inverse(f)) for f in rest if as_power(f)[1] < 0]
    top = ([] if number.numerator == 1 and above else [b.num(number.numerator)]) + above
    bottom = ([] if number.denominator == 1 else [b.num(number.denominator)]) + below
    if not bottom:
        return b.mul(*top)
    if (not below and len(top) > 1) or (not below and number.numerator == 1 and above and not _fits_above(above)):
        return b.mul(b.num(number), *above) if above else b.num(number)
    return b.div(b.mul(*top), b.mul(*bottom)) if above or below else b.num(number)


def _fits_above(above: Sequence[Term]) -> bool:
    return all(not b.is_app(f, t.LOG) for f in above)


def _inverse(factor: Term) -> tuple[Term, Fraction]:
    base, exponent = as_power(factor)
    return base, -exponent


def power(base: Term, exponent: Fraction) -> Term:
    if isinstance(base, Num) and exponent.denominator == 1:
        return b.num(base.value ** int(exponent))
    return base if exponent == 1 else b.power(base, exponent)


def as_power(factor: Term) -> tuple[Term, Fraction]:
    if isinstance(factor, App) and factor.head == t.POW and isinstance(factor.args[1], Num):
        return factor.args[0], factor.args[1].value
    return factor, Fraction(1)


def negated(term: Term) -> Term:
    if isinstance(term, Num):
        return b.num(-term.value)
    if isinstance(term, App) and term.head == t.ADD:
        return b.add(*map(negated, term.args))
    if isinstance(term, App) and term.head == t.MUL and isinstance(term.args[0], Num):
        return product(b.num(-term.args[0].value), *term.args[1:])
    return b.mul(-1, *monomial_factors(term))


def starts_negative(term: Term) -> bool:
    first = term.args[0] if isinstance(term, App) and term.head == t.ADD else term
    while isinstance(first, App) and first.head == t.MUL:
        first = first.args[0]
    return isinstance(first, Num) and first.value < 0


def divided(above: Sequence[Term], below: Sequence[Term]) -> Term:
    numbers = [f for f in above if not f.free]
    top = product(*numbers, *(f for f in above if f not in numbers))
    return b.div(top, product(*below)) if below else top


def is_sum_below(factor: Term) -> bool:
    base, exponent = as_power(factor)
    return exponent < 0 and b.is_app(base, t.ADD)


def summands(term: Term) -> Sequence[Term]:
    return term.args if isinstance(term, App) and term.head == t.ADD else (term,)


def all_factors(term: Term) -> list[Term]:
    parts = monomial_factors(term)
    return [f for p in parts for f in (all_factors(p) if b.is_app(p, t.MUL) else [p])]
