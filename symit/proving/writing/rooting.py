"""Roots put under one: sqrt(u/v) for sqrt(u)/sqrt(v), sqrt(6) for sqrt(2) sqrt(3), sqrt(6 log 2 + 1) for
sqrt(6) sqrt(log 2 + 1/6).

Under `legible`; what is made of a product here is proved equal to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm, prod

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.terms import Num, Term
from symit.proving.writing.composing import all_factors, as_power, power, product, sum_of
from symit.proving.writing.lowest import quotient_of
from symit.proving.writing.merging import as_factor, powers_of

HALF = Fraction(1, 2)


def under_one_root(context: Context, term: Term) -> Term:
    """A product with its square roots under one, where what they are of is known to be positive and no sum would have
    to be multiplied by what is no number."""
    powers = list(powers_of(term))
    halves = [(u, e.value) for u, e in powers if isinstance(e, Num) and abs(e.value) == HALF]
    roots = [(u, e) for u, e in halves if not u.free or context.sign(u) == {1}]
    above: Sequence[Term]
    below: Sequence[Term]
    above, below = (_factors_of(roots, sign * HALF) for sign in (1, -1))
    if len(roots) < 2 or not (_is_plain(above) and _is_plain(below)):
        return term
    number = prod((f.value for f in above if isinstance(f, Num)), start=Fraction(1))
    number /= prod((f.value for f in below if isinstance(f, Num)), start=Fraction(1))
    above, below = _without_numbers(above), _without_numbers(below)
    if number < 0:
        return term
    if len(above) == 1 and b.is_app(above[0], t.ADD):
        scale, whole = _whole(number, above[0])
        outside, above, number = _root_of_squares(scale), [whole], scale / _root_of_squares(scale) ** 2
        if number != 1:
            return term
    else:
        outside = _root_of_squares(number)
        number /= outside**2
    numbers = [] if number == 1 else [b.num(number)]
    inside = quotient_of([*numbers, *above], below) if numbers or above else product(*below)
    root = [] if inside == b.ONE else [power(inside, HALF if numbers or above else -HALF)]
    rest = [as_factor(u, e) for u, e in powers if (u, getattr(e, "value", e)) not in roots]
    return product(b.num(outside), *root, *rest)


def _factors_of(roots: Sequence[tuple[Term, Fraction]], exponent: Fraction) -> list[Term]:
    return [f for u, e in roots if e == exponent for f in all_factors(u)]


def _without_numbers(factors: list[Term]) -> list[Term]:
    return [f for f in factors if not isinstance(f, Num)]


def _is_plain(factors: Sequence[Term]) -> bool:
    """Is there no sum among them, or one beside numbers alone, and none beside them that has a parameter?"""
    sums = [f for f in factors if b.is_app(as_power(f)[0], t.ADD)]
    others = [f for f in factors if f not in sums]
    return not sums or (
        len(sums) == 1 and (not others or (not sums[0].free and all(isinstance(f, Num) for f in others)))
    )


def _whole(number: Fraction, total: Term) -> tuple[Fraction, Term]:
    """A number times a sum as a number times a sum without fractions."""
    parts = [(c * number, m) for m, c in normal.summands(PLAIN.canonical(total))]
    unit = Fraction(gcd(*(c.numerator for c, _ in parts)), lcm(*(c.denominator for c, _ in parts)))
    return unit, sum_of([product(b.num(c / unit), m) for c, m in parts])


def _root_of_squares(number: Fraction) -> Fraction:
    """The largest r with r^2 in a number."""
    return Fraction(_squares(number.numerator), _squares(number.denominator))


def _squares(whole: int) -> int:
    return next((n for n in range(min(1000, int(whole**0.5) + 1), 1, -1) if whole % n**2 == 0), 1)
