"""The basic inequalities, each as the pair of sets it is about.

For sets p and q of variables, neither within the other, it is h(p) + h(q) - h(p or q) - h(p and q) >= 0, that is
I(p - q; q - p | p and q) >= 0; for q within p it is h(p) - h(q) >= 0, that is H(p - q | q) >= 0.  These are all the
Shannon-type inequalities there are (Yeung 1997), and the elemental ones among them suffice.  Sets are bits of integers,
see `condensed`; many pairs at once are an array with two columns.  Knows nothing of what is to be proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]


class Pair(NamedTuple):
    """A basic inequality.  Written in one way only: q within p, or else p < q."""

    p: int
    q: int

    def row(self) -> dict[int, int]:
        p, q = self
        nested = p & q == q
        signs = {p: 1, q: -1} if nested else {p: 1, q: 1, p | q: -1, p & q: -1}
        return {bits: sign for bits, sign in signs.items() if bits}


def pair(p: int, q: int) -> Pair:
    if p & q in (p, q):
        return Pair(p | q, p & q)
    return Pair(min(p, q), max(p, q))


def recognised(row: Mapping[int, int] | Mapping[int, Fraction]) -> Pair | None:
    """The basic inequality with this row."""
    positive = [bits for bits, sign in row.items() if sign > 0]
    negative = [bits for bits, sign in row.items() if sign < 0]
    if len(positive) == 2:
        found = pair(*positive)
    elif len(positive) == 1 and len(negative) <= 1:
        found = pair(positive[0], *(negative or [0]))
    else:
        return None
    return found if found.row() == row else None


def elemental_pairs(size: int, given: Integers | None = None) -> Integers:
    """I(i; j | K) for i < j and every K without them, and H(i | all others); only such K as are given, if any are."""
    everything = (1 << size) - 1
    found = [np.array([(everything, everything & ~(1 << i)) for i in range(size)], dtype=np.int64).reshape(-1, 2)]
    sets = np.arange(everything + 1, dtype=np.int64) if given is None else given
    for i, j in combinations(range(size), 2):
        others = sets[sets & (1 << i | 1 << j) == 0]
        found.append(np.stack([others | 1 << i, others | 1 << j], axis=1))
    return np.concatenate(found)


def pairs_within(family: Iterable[int]) -> Integers:
    """The basic inequalities all of whose sets are of the family (or empty)."""
    sets = np.array(sorted({0, *family}), dtype=np.int64)
    first, second = np.triu_indices(len(sets), 1)
    low, high = sets[first], sets[second]
    nested = low & high == low
    square = ~nested & member(low | high, sets) & member(low & high, sets)
    return np.concatenate(
        [np.stack([high[nested], low[nested]], axis=1), np.stack([low[square], high[square]], axis=1)]
    )


def member(which: Integers, sets: Integers) -> NDArray[np.bool_]:
    """For each, whether it is among the sets, which are in order."""
    at = np.minimum(np.searchsorted(sets, which), len(sets) - 1)
    return np.equal(sets[at], which)


def changes(numbers: Integers) -> NDArray[np.bool_]:
    """Where a number is not the one before."""
    found = np.ones(len(numbers), dtype=np.bool_)
    found[1:] = numbers[1:] != numbers[:-1]
    return found


def distinct(sets: Integers) -> Integers:
    """Each once, in order, and not the empty one."""
    found = np.sort(sets[sets > 0])
    return found[changes(found)]


def normal(pairs: Iterable[tuple[int, int]]) -> Integers:
    """Each pair once, in order; those of one set twice left out."""
    found = sorted({pair(p, q) for p, q in pairs if p != q})
    return np.array(found, dtype=np.int64).reshape(-1, 2)
