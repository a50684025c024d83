"""Arguments of accurate functions that are rounded so often that it shows in the value.

A function of two arguments magnifies what rounding does to their ratio by three or so, where it changes from its series
to its logarithm.  Parameters and sums of two products are near enough; what is rounded more often gets a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term
from symit.proving.accurate.functions import IS_DIV, KL_DIV, POW_DIV, POW_LESS_1
from symit.proving.accurate.pieces import Note

FEW = 3


def rounded_arguments(term: Term) -> tuple[Note, ...]:
    """A note for each argument that is rounded more than a few times."""
    words = "the last digit may be wrong, as {} is rounded several times before its logarithm is taken"
    return tuple(Note(words, a) for a in dict.fromkeys(_arguments(term)) if roundings(a) > FEW)


def _arguments(term: Term) -> Iterator[Term]:
    if isinstance(term, App):
        for part in term.args:
            yield from _arguments(part)
        if term.head in (IS_DIV, KL_DIV, POW_DIV, POW_LESS_1):
            yield from term.args[:2]


def roundings(term: Term) -> int:
    """How many rounding errors a value can have, where nothing in it cancels."""
    if not isinstance(term, App):
        return 0
    parts = [roundings(a) for a in term.args if not (term.head == t.MUL and _is_exact_factor(a))]
    if term.head == t.ADD:
        return max(parts) + 1
    if term.head == t.POW and isinstance(exponent := term.args[1], Num) and exponent.value.denominator == 1:
        return _power(parts[0], exponent.value)
    return sum(parts) + (max(len(parts) - 1, 0) if term.head == t.MUL else 1)


def _is_exact_factor(factor: Term) -> bool:
    """A power of two, up to its sign."""
    return isinstance(factor, Num) and all(n & (n - 1) == 0 for n in map(abs, factor.value.as_integer_ratio()))


def _power(inside: int, exponent: Fraction) -> int:
    factors = abs(int(exponent))
    return factors * inside + factors - (exponent > 0)
