"""How many values each variable may have, where a statement speaks of that: a few choices to look for counterexamples.

Before `counterexamples`: with numbers in the place of |X|, |Y| a statement is one about entropies and logarithms.  That
a variable then has no more values than it may is left to the check there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from symit.evidence.prime_logarithms import added, logarithm, sign
from symit.language.information import Form, Logarithm, Size, amount, form, summed

USUAL = (2, 3, 4, 1, 8, 5, 6)
LARGEST = 4096

Sizes: TypeAlias = Mapping[str, int]
"""variable -> how many values it may have."""


def alphabets(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form]) -> Iterator[Sizes]:
    """Numbers of values that the conditions on these allow; one choice of none where no number is spoken of."""
    forms = [target, *zero, *nonnegative]
    names = sorted({number.of for one in forms for key in one if isinstance(number := amount(key), Size)})
    counts = list(dict.fromkeys((*_bounds(forms), *USUAL)))
    for chosen in product(counts, repeat=len(names)):
        sizes = dict(zip(names, chosen, strict=True))
        zeros, signs = (_decided(at_sizes(some, sizes)) for some in (zero, nonnegative))
        if not any(zeros) and all(found >= 0 for found in signs):
            yield sizes


def at_sizes(forms: Iterable[Form], sizes: Sizes) -> list[Form]:
    """With the logarithms of these numbers in their places."""
    return [summed(_parts(one, sizes)) for one in forms]


def _parts(one: Form, sizes: Sizes) -> Iterator[tuple[Fraction, Form]]:
    for key, c in one.items():
        number = amount(key)
        yield c, form(Logarithm(sizes[number.of])) if isinstance(number, Size) else {key: Fraction(1)}


def _decided(forms: Iterable[Form]) -> list[int]:
    """The signs of those that are logarithms of numbers alone."""
    numbers = ([(amount(key), c) for key, c in one.items()] for one in forms)
    return [
        sign(added((c, logarithm(number.of)) for number, c in one if isinstance(number, Logarithm)))
        for one in numbers
        if all(isinstance(number, Logarithm) for number, _ in one)
    ]


def _bounds(forms: Iterable[Form]) -> Iterator[int]:
    """The numbers that a number of values is compared with."""
    for one in forms:
        numbers = {key: amount(key) for key in one}
        if sum(isinstance(number, Size) for number in numbers.values()) != 1:
            continue
        whole = Fraction(1)
        for key, number in numbers.items():
            power = abs(one[key])
            if isinstance(number, Logarithm) and power.denominator == 1 and power < LARGEST.bit_length():
                whole *= number.of ** int(power)
        if 1 < whole <= LARGEST:
            yield int(whole)
