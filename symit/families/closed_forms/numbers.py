"""Numbers that have no value, or none that can be computed with: 1/0, log(0), sqrt(-1), 10^10^10.

Refused where they are read, by what is wrong with them: a proof would find it, deep inside, in words about an integral.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term
from symit.language.errors import NotUnderstood
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope
from symit.proving.steps.matching import subterms
from symit.render.text import text

MOST_BITS = 50_000
"""A number of so many digits in binary is worked with."""


def require_values(values: Iterable[Term]) -> None:
    """Raises NotUnderstood where a part of one of them, made of numbers alone, has no value or is too large."""
    for value in values:
        for part in reversed(list(subterms(value))):  # the innermost first
            if isinstance(part, App) and not part.free:
                _require_value(part)


def _require_value(part: App) -> None:
    try:
        if not all(context_of(Scope()).decide(condition) is not False for condition in _conditions(part)):
            raise NotUnderstood(f"{text(part)} has no value")
        if _size(part) > MOST_BITS:
            raise NotUnderstood(f"{text(part)} is too large to compute with")
    except Refused as why:
        raise NotUnderstood(f"{text(part)}: {why}") from why


def _conditions(part: App) -> list[Term]:
    """What is asked for it to have a value."""
    first = part.args[0] if part.args else b.ZERO
    if part.head == t.LOG:
        return [b.lt(0, first)]
    if part.head == t.FACTORIAL:
        return [b.le(0, first)]
    if part.head != t.POW:
        return []
    exponent = _number(part.args[1])
    if exponent is None or exponent.denominator != 1:
        return [b.le(0, first) if exponent is not None and exponent > 0 else b.lt(0, first)]
    return [b.ne(first, 0)] if exponent < 0 else []


def _size(part: App) -> float:
    """In bits, where it is a number that would be written out."""
    numbers = [_number(argument) for argument in part.args]
    if part.head == t.POW and None not in numbers:
        base, exponent = numbers
        longest = max(base.numerator.bit_length(), base.denominator.bit_length())  # type: ignore[union-attr]
        return (longest - 1) * abs(exponent)  # type: ignore[arg-type, return-value]
    if part.head == t.FACTORIAL and numbers[0] is not None:
        return numbers[0] * numbers[0].numerator.bit_length()  # type: ignore[return-value]
    return 0


def _number(term: Term) -> Fraction | None:
    found = PLAIN.canonical(term)
    return found.value if isinstance(found, Num) else None
