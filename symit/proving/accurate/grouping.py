"""The ways to gather the logarithms of a closed form into logarithms of ratios that are 1 where the form vanishes.

Three kinds of group: several logarithms whose coefficients add up to 0, each against one of them; one against its value
where the form vanishes; several with commensurable coefficients as one logarithm of a quotient of products.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import TypeAlias

from flint import fmpz

from symit.proving.accurate.rings import Poly, Quotient, Ring, monomial, monomials, value_of

MAX_TOGETHER = 4
MAX_MULTIPLE = 4


@dataclass(frozen=True)
class Entry:
    """coefficient * log(a/b)."""

    coefficient: Quotient
    a: Poly
    b: Poly


@dataclass(frozen=True)
class Group:
    """Entries in the place of the logarithms with these numbers, and what they leave: coefficient * log(prime)."""

    atoms: frozenset[int]
    entries: tuple[Entry, ...]
    numbers: tuple[tuple[int, Quotient], ...]


Logs: TypeAlias = Sequence[tuple[Poly, Quotient]]


def groupings(ring: Ring, logs: Logs, compared: Mapping[int, Poly]) -> Iterator[tuple[Group, ...]]:
    """Every way to cover the logarithms with groups."""
    groups = list(_groups(ring, logs, compared))

    def covers(left: frozenset[int]) -> Iterator[tuple[Group, ...]]:
        if not left:
            yield ()
            return
        first = min(left)
        for group in groups:
            if first in group.atoms and group.atoms <= left:
                for more in covers(left - group.atoms):
                    yield group, *more

    yield from covers(frozenset(range(len(logs))))


def by_monomials(ring: Ring, logs: Logs, compared: Mapping[int, Poly]) -> tuple[Group, ...] | None:
    """(x + y) log a as x log a + y log a, and the logarithms before each monomial as one: the log-sum inequality."""
    parts = [
        (a, Quotient.of(ring.constant(coefficient) * monomial(ring, powers), c.den))
        for a, c in logs
        for powers, coefficient in monomials(c.num)
    ]
    if len(parts) == len(logs):
        return None
    at_zero = [where(ring, a, compared) for a, _ in parts]
    found: list[Group] = []
    left = set(range(len(parts)))
    while left:
        first = min(left)
        multiples = [(k, (parts[k][1] / parts[first][1]).constant) for k in sorted(left)]
        together = tuple((k, m) for k, m in multiples if m is not None)
        group = next(iter(_as_one(ring, parts, at_zero, together)), None) if len(together) > 1 else None
        if group is None:
            return None
        found.append(group)
        left -= group.atoms
    return tuple(found)


def _groups(ring: Ring, logs: Logs, compared: Mapping[int, Poly]) -> Iterator[Group]:
    at_zero = [where(ring, a, compared) for a, _ in logs]
    for count in range(2, MAX_TOGETHER + 1):
        for chosen in combinations(range(len(logs)), count):
            if _adds_up_to_zero(logs, chosen):
                for reference in chosen:
                    yield from _against(ring, logs, at_zero, chosen, reference)
    for k in range(len(logs)):
        yield from _alone(ring, logs, at_zero, k)
    for together in _commensurable(logs):
        yield from _as_one(ring, logs, at_zero, together)


def where(ring: Ring, poly: Poly, compared: Mapping[int, Poly]) -> Poly:
    """The polynomial where the form vanishes."""
    images = [compared.get(k, ring.generator(k)) for k in range(len(ring.generators))]
    return poly.compose(*images) if images else poly


def _adds_up_to_zero(logs: Logs, chosen: Sequence[int]) -> bool:
    """Do the coefficients add up to 0, and those of no pair within a larger set?"""
    total = logs[chosen[0]][1]
    for k in chosen[1:]:
        total = total + logs[k][1]
    if not total.is_zero:
        return False
    return len(chosen) == 2 or not any((logs[i][1] + logs[j][1]).is_zero for i, j in combinations(chosen, 2))


def _against(ring: Ring, logs: Logs, at_zero: Sequence[Poly], chosen: Sequence[int], reference: int) -> Iterator[Group]:
    entries: list[Entry] = []
    numbers: list[tuple[int, Quotient]] = []
    for k in chosen:
        if k == reference:
            continue
        ratio = _constant(at_zero[k], at_zero[reference])
        if ratio is None:
            return
        entries.append(Entry(logs[k][1], logs[k][0], ring.constant(ratio) * logs[reference][0]))
        numbers.extend(_numbers(ring, logs[k][1], ratio))
    yield Group(frozenset(chosen), tuple(entries), tuple(numbers))


def _alone(ring: Ring, logs: Logs, at_zero: Sequence[Poly], k: int) -> Iterator[Group]:
    (argument, coefficient), there = logs[k], at_zero[k]
    if there.is_constant() and value_of(there) > 0:
        ratio = value_of(there)
        entry = Entry(coefficient, argument, ring.constant(ratio))
        yield Group(frozenset([k]), (entry,), tuple(_numbers(ring, coefficient, ratio)))
    elif not there.is_constant():
        yield Group(frozenset([k]), (Entry(coefficient, argument, ring.constant(1)),), ())


def _commensurable(logs: Logs) -> Iterator[tuple[tuple[int, Fraction], ...]]:
    """Sets of logarithms with their coefficients as multiples of that of the first: whole classes, and equal pairs."""
    left = list(range(len(logs)))
    while left:
        first = left[0]
        multiples = [(k, (logs[k][1] / logs[first][1]).constant) for k in left]
        together = tuple((k, m) for k, m in multiples if m is not None)
        if len(together) > 1:
            yield together
        if len(together) > 2:
            for (i, m), (j, n) in combinations(together, 2):
                if m == n:
                    yield (i, m), (j, n)
        known = {k for k, _ in together}
        left = [k for k in left if k not in known]


def _as_one(
    ring: Ring, logs: Logs, at_zero: Sequence[Poly], together: Sequence[tuple[int, Fraction]]
) -> Iterator[Group]:
    first = together[0][1]
    scale = lcm(*((m / first).denominator for _, m in together))
    powers = [(k, m / first * scale) for k, m in together]
    if any(abs(p) > MAX_MULTIPLE for _, p in powers):
        return
    a, b, a_there, b_there = (ring.constant(1) for _ in range(4))
    for k, power in powers:
        if power > 0:
            a, a_there = a * logs[k][0] ** int(power), a_there * at_zero[k] ** int(power)
        else:
            b, b_there = b * logs[k][0] ** int(-power), b_there * at_zero[k] ** int(-power)
    ratio = _constant(a_there, b_there)
    if ratio is None:
        return
    coefficient = logs[together[0][0]][1] * ring.number(Fraction(1, scale))
    entry = Entry(coefficient, a, ring.constant(ratio) * b)
    yield Group(frozenset(k for k, _ in together), (entry,), tuple(_numbers(ring, coefficient, ratio)))


def _constant(a: Poly, b: Poly) -> Fraction | None:
    """a/b where it is a positive number."""
    if a.is_zero() or b.is_zero():
        return None
    ratio = Quotient.of(a, b).constant
    return ratio if ratio is not None and ratio > 0 else None


def _numbers(ring: Ring, coefficient: Quotient, ratio: Fraction) -> Iterator[tuple[int, Quotient]]:
    """coefficient * log(ratio) over the primes."""
    for part, side in ((ratio.numerator, 1), (ratio.denominator, -1)):
        for prime, power in fmpz(part).factor():
            yield int(prime), coefficient * ring.number(side * int(power))
