"""What cancels in a sum as it is written, before anything is brought into normal form.

What a linear combination leaves is mostly a sum of long terms that cancel one by one.  To see that takes the laws of a
ring and no look into these terms.  Knows neither facts nor definitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term

Summand: TypeAlias = tuple[tuple[Term, ...], Fraction]
"""Factors, and the number that their product is taken times."""
_ONE = Fraction(1)


def cancelled(term: Term) -> Term:
    """The term with equal summands added up, where that makes it shorter: the same value wherever the term has one."""
    summands = list(_summands(term, (), _ONE))
    total: dict[tuple[Term, ...], Fraction] = {}
    for factors, number in summands:
        key = tuple(sorted(factors, key=hash)) if len(factors) > 1 else factors
        total[key] = total[key] + number if key in total else number
    if len(total) == len(summands):
        return term
    return b.add(*[b.mul(b.num(number), *factors) for factors, number in total.items() if number])


def _summands(term: Term, factors: tuple[Term, ...], number: Fraction) -> Iterator[Summand]:
    """The summands of number * factors * term.  Of the sums in a product, one is multiplied out."""
    if isinstance(term, Num):
        yield factors, number * term.value
    elif isinstance(term, App) and term.head is t.ADD:
        for part in term.args:
            yield from _summands(part, factors, number)
    elif isinstance(term, App) and term.head is t.MUL:
        numbers, others = _factors(term)
        for value in numbers:
            number *= value
        sums = [f for f in others if isinstance(f, App) and f.head is t.ADD]
        if len(sums) == 1:
            others.remove(sums[0])
            yield from _summands(sums[0], (*factors, *others), number)
        else:
            yield (*factors, *others), number
    else:
        yield (*factors, term), number


def _factors(product: App) -> tuple[list[Fraction], list[Term]]:
    """The numbers in a product, and its other factors."""
    numbers: list[Fraction] = []
    others: list[Term] = []
    for factor in product.args:
        if isinstance(factor, Num):
            numbers.append(factor.value)
        elif isinstance(factor, App) and factor.head is t.MUL:
            more, rest = _factors(factor)
            numbers += more
            others += rest
        else:
            others.append(factor)
    return numbers, others
