"""exp(a) (exp(b) - 1)/(exp(b) + 1)^n by functions that have a value where exp(b) is beyond all numbers.

(exp(b) - 1)/(exp(b) + 1) is sigmoid(b) - sigmoid(-b), and exp(a)/(exp(b) + 1)^n is 1/(exp(b - a/n) + exp(-a/n))^n.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term
from symit.proving.accurate.functions import SIGMOID_DIFFERENCE
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.roundings import roundings
from symit.proving.steps.matching import subterms

Factor: TypeAlias = tuple[Term, Fraction | int]
"""A term and its power."""


def logistic(factors: Iterable[Factor]) -> tuple[list[Factor], list[Factor]]:
    """What is written for the factors about one exp(b) + 1 below the fraction bar, and the factors left."""
    left = list(factors)
    below = next((f for f in left if f[1] < 0 and _beside_exp(f[0], 1)), None)
    if below is None:
        return [], left
    left.remove(below)
    exponent, times = _beside_exp(below[0], 1)[0], -int(below[1])
    number, of = _multiple(exponent)
    found: list[Factor] = []
    for sign in (1, -1):
        less = next((f for f in left if times and f[1] == 1 and _beside_exp(f[0], -1, sign) == [exponent]), None)
        if less is not None:
            left.remove(less)
            times -= 1
            found += [(b.num(sign), 1), (b.app(SIGMOID_DIFFERENCE, exponent, b.neg(exponent)), 1)]
    if times:
        above = [f for f in left if b.is_app(f[0], t.EXP) and _multiple(_argument(f[0]))[1] == of]
        left = [f for f in left if f not in above]
        share = sum((power * _multiple(_argument(e))[0] for e, power in above), Fraction(0)) / times
        found.append((b.add(_exponential(number - share, of), _exponential(-share, of)), -times))
    return found, left


def rounded_exponents(written: Iterable[Factor]) -> Iterator[Note]:
    """A note for each exponent that is rounded before its exponential enlarges the error."""
    for term in dict.fromkeys(part for factor, _ in written for part in subterms(factor)):
        if b.is_app(term, t.EXP) and roundings(_argument(term)):
            yield Note("digits are lost where the exponent {} is large", _argument(term))


def _beside_exp(term: Term, number: int, sign: int = 1) -> list[Term]:
    """b, where the term is sign (exp(b) + number)."""
    if not b.is_app(term, t.ADD) or len(term.args) != 2 or b.num(sign * number) not in term.args:  # type: ignore[union-attr]
        return []
    (other,) = (a for a in term.args if a != b.num(sign * number))  # type: ignore[union-attr]
    before, exponential = _multiple(other)
    return [_argument(exponential)] if before == sign and b.is_app(exponential, t.EXP) else []


def _argument(exponential: Term) -> Term:
    return exponential.args[0]  # type: ignore[union-attr]


def _multiple(term: Term) -> tuple[Fraction, Term]:
    """The number and the rest of a product."""
    if isinstance(term, App) and term.head == t.MUL and isinstance(term.args[0], Num) and len(term.args) > 1:
        return term.args[0].value, b.mul(*term.args[1:])
    return Fraction(1), term


def _exponential(number: Fraction, of: Term) -> Term:
    if number == 0:
        return b.ONE
    return b.exp(of if number == 1 else b.mul(b.num(number), of))
