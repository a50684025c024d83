"""A question about information quantities as numbers alone: sets of variables become the bits of an integer.

First step of the search, `search` -> here -> `elimination` -> `families` -> `programs`.  Variables that no set ever
separates become one bit, and those that occur nowhere none at all.  Nothing is lost by that: from any polymatroid of
the bits one of the variables is made by letting every variable of a bit stand for the whole of it, with the same values
on all the sets that occur.  So what follows from the basic inequalities of the variables follows from those of the
bits.  Knows nothing of proofs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from symit.language.information import Form, amount

Row: TypeAlias = Mapping[int, Fraction]
"""Coefficients of joint entropies, by the bits of the set; none is zero and none is of the empty set."""

WORDS = re.compile(r"(\D*)(\d*)")  # each with the number that follows it


@dataclass(frozen=True)
class Problem:
    """Is target >= 0 where zero = 0 and nonnegative >= 0?  Bit i stands for the variables groups[i]."""

    groups: tuple[tuple[str, ...], ...]
    target: Row
    zero: tuple[Row, ...]
    nonnegative: tuple[Row, ...]
    amounts: int = 0
    """Bits, the last ones, that stand for numbers: no basic inequality is about them."""

    @property
    def size(self) -> int:
        """How many bits stand for variables."""
        return len(self.groups) - self.amounts.bit_count()

    @property
    def everything(self) -> int:
        return (1 << self.size) - 1

    @property
    def conditions(self) -> tuple[Row, ...]:
        return (*self.zero, *self.nonnegative)

    def keys(self) -> set[int]:
        return {bits for row in (self.target, *self.conditions) for bits in row}

    def sets(self) -> set[int]:
        """Those of variables."""
        return {bits for bits in self.keys() if not bits & self.amounts}

    def names(self, bits: int) -> tuple[str, ...]:
        return tuple(natural({name for i, group in enumerate(self.groups) if bits >> i & 1 for name in group}))


def natural(names: Iterable[str]) -> list[str]:
    """Sorted as people do, X_2 before X_10."""

    def key(name: str) -> tuple[list[tuple[str, int]], str]:
        return [(word, int(digits or -1)) for word, digits in WORDS.findall(name)], name

    return sorted(names, key=key)


def condense(target: Form, zero: Sequence[Form], nonnegative: Sequence[Form]) -> Problem:
    sets = sorted({s for form in (target, *zero, *nonnegative) for s in form}, key=lambda s: (len(s), sorted(s)))
    together: dict[tuple[bool, ...], list[str]] = {}
    numbers = [s for s in sets if amount(s) is not None]
    for name in natural(frozenset().union(*(s for s in sets if s not in numbers))):
        together.setdefault(tuple(name in s for s in sets), []).append(name)
    groups = (*map(tuple, together.values()), *map(tuple, numbers))
    bits = {s: sum(1 << i for i, group in enumerate(groups) if group[0] in s) for s in sets}

    def row(form: Form) -> Row:
        return dict(sorted((bits[s], coefficient) for s, coefficient in form.items()))

    amounts = sum(1 << i for i in range(len(together), len(groups)))
    return Problem(groups, row(target), tuple(map(row, zero)), tuple(map(row, nonnegative)), amounts)
