"""Sets of variables that the conditions make superfluous: their entropies are sums of those of others.

Between `condensed` and `families`.  A condition H(B | A) = 0 says that a set with A is worth what it is with B too, and
I(A; B | C) = 0 that a set within A, B, C is worth what its parts in A, C and in B, C are, less C.  So every set has
a normal form, a sum of sets that no condition takes apart, and a linear program needs rows for those alone: of two
variables that determine each other one is left, of a Markov chain the single variables and the pairs.

Each step to the normal form is a basic inequality that is zero, since it and others add up to conditions
(`Vanishing`).  That is how what holds of normal forms is proved of the sets themselves.  Everything here is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TypeVar

import numpy as np

from symit.proving.shannon.condensed import Problem, Row
from symit.proving.shannon.cone import Integers, Pair, changes, distinct, pair, recognised
from symit.proving.shannon.linear import Floats

Number = TypeVar("Number", int, Fraction)


@dataclass(frozen=True)
class Vanishing:
    """A basic inequality that is zero: it and the others add up to the given conditions, each with its multiplier.

    It is that of p and q, as in `cone`: I(p; q | p and q) where neither is within the other, H(p | q) for q within p.
    """

    p: int
    q: int
    others: tuple[Pair, ...] = ()
    given: tuple[tuple[int, Fraction], ...] = ()

    @property
    def name(self) -> Pair:
        return pair(self.p, self.q)

    def above(self, known: int) -> Vanishing:
        """H(p | known) for H(p | q) = I(p; known | both) + H(both | q) + H(p | known), where q is known."""
        both = self.p & known
        others = [pair(self.p, known)] if both != known else []
        others += [pair(both, self.q)] if both != self.q else []
        return Vanishing(self.p | known, known, (*self.others, *others), self.given)

    def within(self, sets: int) -> Vanishing:
        """I(A'; B' | C) for I(A; B | C) = I(A; B | A', C) + I(A'; B | B', C) + I(A'; B' | C)."""
        p, q = self.p & sets, self.q & sets
        others = [pair(self.p, self.q | p)] if p != self.p else []
        others += [pair(p | q, self.q)] if q != self.q else []
        return Vanishing(p, q, (*self.others, *others), self.given)

    def knowing(self, e: int, f: int) -> Vanishing:
        """I(A; B | C, E, F) for I(A; B | C) = I(A; F | C) + I(E; B | C, F) + I(A; B | C, E, F), E in A and F in B."""
        both = self.p & self.q
        others = [pair(self.p, both | f)] if f else []
        others += [pair(both | e | f, self.q)] if e else []
        return Vanishing(self.p | f, self.q | e, (*self.others, *others), self.given)

    def turned(self) -> Vanishing:
        return Vanishing(self.q, self.p, self.others, self.given)

    def extended(self, other: Vanishing) -> Vanishing | None:
        """I(A; B, D | C) = I(A; B | C) + I(A; D | B, C), where this is the first and the other implies the second."""
        a, known, both = self.p & ~self.q, self.q & ~(other.p & other.q), other.p & other.q
        new = other.q & ~(self.p | self.q)
        if not new or both & ~self.q or a & ~other.p or known & ~(other.p | other.q):
            return None
        second = other.knowing(known & other.p, known & other.q).within(self.p | self.q | new)
        return Vanishing(self.p, self.q | new, (*self.others, *second.others), (*self.given, *second.given))


@dataclass(frozen=True)
class Step:
    """The entropy of a set is the row, and the sum of sign * what is zero."""

    row: Mapping[int, int]
    zeros: tuple[tuple[int, Vanishing], ...]


class NormalForms:
    """The normal forms of sets by what vanishes, worked out as they are asked for."""

    def __init__(self, dependences: Sequence[Vanishing], independences: Sequence[Vanishing], amounts: int = 0) -> None:
        self._amounts = amounts
        self._dependences = dependences
        self._independences = independences
        self._steps: dict[int, Step | None] = {}
        self._rows: dict[int, Mapping[int, int]] = {}
        self.alike = not dependences and not independences  # every set is its own normal form

    # ---- one set ---------------------------------------------------------------------------------------------

    def of(self, bits: int) -> Mapping[int, int]:
        if bits & self._amounts:
            return {bits: 1}
        if bits not in self._rows:
            step = self._step(bits)
            self._rows[bits] = {bits: 1} if step is None else _summed((c, self.of(s)) for s, c in step.row.items())
        return self._rows[bits]

    def _step(self, bits: int) -> Step | None:
        if bits not in self._steps:
            self._steps[bits] = self._closed(bits) or self._nothing(bits) or self._split(bits)
        return self._steps[bits]

    def _closed(self, bits: int) -> Step | None:
        """With a variable that the set determines."""
        zero = next(self._closing(bits), None)
        return None if zero is None else Step({zero.p: 1}, ((-1, zero),))

    def _nothing(self, bits: int) -> Step | None:
        """Nothing, for variables that are constant."""
        zeros = tuple((1, zero) for zero in self._closing(0))
        return Step({}, zeros) if zeros and zeros[-1][1].p == bits else None

    def _split(self, bits: int) -> Step | None:
        """The two parts of a set that are independent given what they have in common."""
        for zero in self._independences:
            p, q, both = bits & zero.p, bits & zero.q, zero.p & zero.q
            if both & ~bits or both in (p, q):
                continue
            closing = tuple(self._closing(p | q))
            if (closing[-1].p if closing else p | q) == bits and bits not in (self._closure(p), self._closure(q)):
                row = {one: sign for one, sign in ((p, 1), (q, 1), (both, -1)) if one}
                return Step(row, (*((1, one) for one in closing), (-1, zero.within(bits))))
        return None

    def _closing(self, bits: int) -> Iterator[Vanishing]:
        """What a set determines, one dependence after the other, each above what is known by then."""
        waiting = list(self._dependences)
        while waiting:
            zero = next((zero for zero in waiting if zero.q & ~bits == 0 and zero.p & ~bits), None)
            if zero is None:
                return
            waiting.remove(zero)
            yield zero.above(bits)
            bits |= zero.p

    def _closure(self, bits: int) -> int:
        return max((zero.p for zero in self._closing(bits)), default=bits)

    def closed_sets(self, size: int, most: int) -> Integers | None:
        """Those with all that they determine; None for more than so many.

        I(A; B | C) has the normal form that it has with all that C determines for C, so no other C are needed.
        """
        found: set[int] = set()
        waiting = [self._closure(0)]
        while waiting and len(found) <= most:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(self._closure(one | 1 << i) for i in range(size) if not one >> i & 1)
        return np.array(sorted(found), dtype=np.int64) if len(found) <= most else None

    # ---- rows ------------------------------------------------------------------------------------------------

    def row(self, row: Mapping[int, Number]) -> Mapping[int, Number]:
        return row if self.alike else _summed((value, self.of(bits)) for bits, value in row.items())

    def problem(self, problem: Problem) -> Problem:
        """The same problem about normal forms."""
        zero, nonnegative = (tuple(map(self.row, rows)) for rows in (problem.zero, problem.nonnegative))
        return Problem(problem.groups, self.row(problem.target), zero, nonnegative, problem.amounts)

    def zeros(self, row: Row) -> dict[Vanishing, Fraction]:
        """What is zero, by its coefficient: together it is the row, less its normal form."""
        found: dict[Vanishing, Fraction] = {}
        waiting = dict(row)
        while waiting:
            bits, value = waiting.popitem()
            step = self._step(bits) if value and not bits & self._amounts else None
            for sign, zero in step.zeros if step else ():
                found[zero] = found.get(zero, Fraction(0)) + sign * value
            for other, count in step.row.items() if step else ():
                waiting[other] = waiting.get(other, Fraction(0)) + count * value
        return found

    def entries(self, columns: Integers, sets: Integers, values: Floats) -> tuple[Integers, Integers, Floats]:
        """Entries of a matrix with a row for each set, in the order of their columns, with normal forms for sets."""
        which = np.append(distinct(sets), 0)
        forms = [self.of(int(bits)) for bits in which[:-1]] + [{}]
        lengths = np.array([len(form) for form in forms])
        starts = np.cumsum(lengths) - lengths
        at = np.where(sets > 0, np.searchsorted(which[:-1], sets), len(which) - 1)
        counts = lengths[at]
        place = np.repeat(starts[at] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        others = np.array([bits for form in forms for bits in form], dtype=np.int64)[place]
        signs = np.array([sign for form in forms for sign in form.values()], dtype=np.float64)[place]
        return _added(np.repeat(columns, counts), others, np.repeat(values, counts) * signs)


PLAIN = NormalForms((), ())
"""Every set its own."""


def _added(columns: Integers, sets: Integers, values: Floats) -> tuple[Integers, Integers, Floats]:
    """With one entry for each place, none where the sum is zero."""
    order = np.lexsort((sets, columns))
    columns, sets, values = columns[order], sets[order], values[order]
    first = np.flatnonzero(changes(columns) | changes(sets))
    total = np.add.reduceat(values, first)
    kept = total != 0
    return columns[first][kept], sets[first][kept], total[kept]


def _summed(parts: Iterable[tuple[Number, Mapping[int, int]]]) -> dict[int, Number]:
    total: dict[int, Number] = {}
    for factor, row in parts:
        for bits, value in row.items():
            total[bits] = total.get(bits, 0) + factor * value
    return {bits: value for bits, value in total.items() if value}


def normal_forms(problem: Problem) -> NormalForms:
    zeros = list(_vanishing(problem))
    dependences = [zero for zero in zeros if zero.p & zero.q == zero.q]
    independences = _extended([zero for zero in zeros if zero not in dependences])
    return NormalForms(dependences, independences, problem.amounts)


def _vanishing(problem: Problem) -> Iterator[Vanishing]:
    """The conditions that say of a basic inequality that it is zero."""
    for i, row in enumerate(problem.zero):
        if any(bits & problem.amounts for bits in row):
            continue
        scale = max(map(abs, row.values()), default=Fraction(1))
        for factor in (1 / scale, -1 / scale):
            name = recognised({bits: factor * value for bits, value in row.items()})
            if name is not None:
                yield Vanishing(name.p, name.q, (), ((i, factor),))


def _extended(independences: list[Vanishing]) -> list[Vanishing]:
    """Each about as many variables as the others allow."""
    found = []
    for zero in independences:
        while (more := _longer(zero, independences)) is not None:
            zero = more
        found.append(zero)
    return found


def _longer(zero: Vanishing, independences: list[Vanishing]) -> Vanishing | None:
    sides = (zero, zero.turned())
    others = [side for other in independences for side in (other, other.turned())]
    return next((more for one, two in product(sides, others) if (more := one.extended(two)) is not None), None)
