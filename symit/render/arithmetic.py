"""Sums and products regrouped for the eye: which summand is subtracted, which factor goes below the bar.

Stands on the kernel's terms only; `writer` draws what this returns. Regrouping uses that addition and multiplication
are associative and commutative, and where a minus may stand; it changes no value and never evaluates, so `x/x` and
`2*3` stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term


@dataclass(frozen=True)
class Quotient:
    """`-numbers * top / bottom`, the minus only if `negative`.  Numbers are not negative; all three may be empty."""

    negative: bool
    numbers: tuple[Fraction, ...]
    top: tuple[Term, ...]
    bottom: tuple[Term, ...]


def summands(term: Term) -> Iterator[Term]:
    """The parts of a sum, sums within it included."""
    if isinstance(term, App) and term.head == t.ADD:
        for part in term.args:
            yield from summands(part)
    else:
        yield term


def quotient(term: Term) -> Quotient:
    """A product, or anything else as a product of one factor."""
    negative, numbers, top, bottom = False, list[Fraction](), list[Term](), list[Term]()
    factors = _arranged(_factors(term))
    for factor in factors:
        if len(factors) > 1 and _is_turned(factor):
            negative = not negative
            top.append(b.add(*map(_without_minus, summands(factor))))
        elif isinstance(factor, Num) and factor.value < 0 and not negative:
            negative = True
            numbers += [-factor.value] if factor.value != -1 else []
        elif isinstance(factor, Num) and factor.value >= 0:
            numbers.append(factor.value)
        elif (below := _below(factor)) is not None:
            bottom.append(below)
        else:
            top.append(factor)
    if bottom and top and 1 in numbers:
        numbers.remove(Fraction(1))  # the 1 of x * (1/b)
    if not numbers and not top:
        numbers.append(Fraction(1))
    return Quotient(negative, tuple(numbers), tuple(top), tuple(bottom))


def is_negative(term: Term) -> bool:
    """Is it written with a minus in front?"""
    return quotient(term).negative


def _arranged(factors: tuple[Term, ...]) -> tuple[Term, ...]:
    """A value of a function that is a number, as psi(1), behind the sum that it is a factor of."""
    if not any(b.is_app(f, t.ADD) for f in factors):
        return factors
    values = tuple(f for f in factors if isinstance(f, App) and isinstance(f.head, Definition) and not f.free)
    return (*(f for f in factors if f not in values), *values)


def _is_turned(factor: Term) -> bool:
    """Is it a sum that is nothing but minus: -x - 1, which is written as -(x + 1)?"""
    return b.is_app(factor, t.ADD) and all(_has_minus(_factors(summand)) for summand in summands(factor))


def _without_minus(summand: Term) -> Term:
    factors = list(_factors(summand))
    place = next(k for k, f in enumerate(factors) if isinstance(f, Num) and f.value < 0)
    size = -factors[place].value  # type: ignore[union-attr]
    factors[place : place + 1] = [] if size == 1 and len(factors) > 1 else [b.num(size)]
    return b.mul(*factors)


def _has_minus(factors: tuple[Term, ...]) -> bool:
    return any(isinstance(factor, Num) and factor.value < 0 for factor in factors)


def _factors(term: Term) -> tuple[Term, ...]:
    """The factors of a product; a product within it that has a sign or a bar of its own stays whole, but for the 1/b of
    x * (1/b)."""
    if not (isinstance(term, App) and term.head == t.MUL):
        return (term,)
    factors: list[Term] = []
    for position, factor in enumerate(term.args):
        parts = _factors(factor)
        has_bar = any(_below(part) is not None for part in parts)
        joins = has_bar and _is_reciprocal(parts) and bool(factors) and not any(map(_own_bar, factors))
        own = (position > 0 and _has_minus(parts)) or (has_bar and not joins)
        factors += [factor] if own else [part for part in parts if not (joins and part == b.ONE)]
    return tuple(factors)


def _own_bar(factor: Term) -> bool:
    return any(_below(part) is not None for part in _factors(factor)) and b.is_app(factor, t.MUL)


def _is_reciprocal(factors: tuple[Term, ...]) -> bool:
    return all(factor == b.ONE or _below(factor) is not None for factor in factors)


def _below(term: Term) -> Term | None:
    """What `term` puts below the bar: b for b^-1, b^2 for b^-2."""
    if not (isinstance(term, App) and term.head == t.POW):
        return None
    base, exponent = term.args
    if not isinstance(exponent, Num) or exponent.value >= 0:
        return None
    return base if exponent.value == -1 else b.power(base, -exponent.value)
