"""Which sign a polynomial has on the box in which its generators live, seen from how it can be written.

`positive_parts` writes a polynomial as a sum of products of factors each of which is computed without cancellation:
p and 1 - p for a probability, v - w for two parameters that are compared, even powers of what can have both signs.
Bernstein's form on an interval is this with p and 1 - p.  A sign is that of such a sum, so it comes with the way to
compute it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from flint import fmpq, fmpq_mpoly_ctx

from symit.proving.accurate.rings import (
    Generator,
    Poly,
    Quotient,
    Ring,
    factored,
    fraction,
    generators_in,
    key,
    value_of,
)

Differences = Mapping[int, Poly]
"""For a generator, what it is compared with: another generator, or a number."""


@dataclass(frozen=True)
class Part:
    """coefficient * product of factor^power."""

    coefficient: Fraction
    factors: tuple[tuple[Poly, int], ...]


def sign(ring: Ring, poly: Poly, differences: Differences | None = None) -> int | None:
    """1 where the polynomial is never negative, -1 where it is never positive, None where neither is seen."""
    name = key(poly), tuple((k, key(w)) for k, w in (differences or {}).items())
    if name not in ring.signs:
        ring.signs[name] = _sign(ring, poly, differences or {})
    return ring.signs[name]


def _sign(ring: Ring, poly: Poly, differences: Differences) -> int | None:
    if poly.is_constant():
        return 1 if value_of(poly) >= 0 else -1
    content, factors = factored(poly)
    found = 1 if content > 0 else -1
    for factor, power in factors:
        if power % 2:
            one = _sign_of_factor(ring, factor, differences)
            if one is None:
                return None
            found *= one
    return found


def sign_of(ring: Ring, quotient: Quotient, differences: Differences | None = None) -> int | None:
    above, below = sign(ring, quotient.num, differences), sign(ring, quotient.den)
    return None if above is None or below is None else above * below


def _sign_of_factor(ring: Ring, factor: Poly, differences: Differences) -> int | None:
    for direction in (1, -1):
        if is_known(ring, direction * factor):
            return direction
    for tried in some(ring, differences):
        parts = positive_parts(ring, factor, tried)
        if parts is not None:
            return 1 if parts[0].coefficient > 0 else -1
    return None


def is_known(ring: Ring, poly: Poly) -> bool:
    """Is the polynomial, or a positive multiple of it, a sum of facts?"""
    return known_parts(ring, poly) is not None


def known_parts(ring: Ring, poly: Poly, least: int = 1) -> tuple[Poly, ...] | None:
    """Facts whose sum is the polynomial, at least so many and at most three."""
    for count in range(least, 4):
        for chosen in combinations(ring.facts, count):
            if sum(chosen, ring.constant(0)) == poly:
                return chosen
    return None


def some(ring: Ring, differences: Differences) -> Iterator[Differences]:
    """No comparison; all that are given, and each alone; then any two parameters that can have both signs."""
    yield {}
    if differences:
        yield differences
    if len(differences) > 1:
        for k, w in differences.items():
            yield {k: w}
    real = [k for k, g in enumerate(ring.generators) if g.low is None and g.high is None]
    for k, j in combinations(real, 2):
        yield {k: ring.generator(j)}


def positive_parts(ring: Ring, poly: Poly, differences: Differences) -> tuple[Part, ...] | None:
    """The polynomial as a sum of parts of one sign, or None where it is not seen as one."""
    for both in _measured(ring, poly):
        found = _parts_of_one_sign(_Coordinates(ring, poly, differences, both).parts())
        if found is not None:
            return found
    return None


def _measured(ring: Ring, poly: Poly) -> Iterator[frozenset[int]]:
    """The generators that are measured from both ends of their intervals: none, one, or all."""
    finite = [k for k in sorted(generators_in(poly)) if None not in (ring.generators[k].low, ring.generators[k].high)]
    yield frozenset()
    for k in finite:
        yield frozenset([k])
    if len(finite) > 1:
        yield frozenset(finite)


def _parts_of_one_sign(parts: Sequence[tuple[Fraction, list[tuple[_Factor, int]]]]) -> tuple[Part, ...] | None:
    if any(f.is_even_only and p % 2 for part in parts for f, p in part[1]):
        return None
    if len({coefficient > 0 for coefficient, _ in parts}) != 1:
        return None
    return tuple(Part(c, tuple((f.poly, p) for f, p in factors)) for c, factors in parts)


@dataclass(frozen=True)
class _Factor:
    poly: Poly
    is_even_only: bool


class _Coordinates:
    """The polynomial in factors that are positive, or differences: one or two new generators for each of the ring."""

    def __init__(self, ring: Ring, poly: Poly, differences: Differences, both: frozenset[int]) -> None:
        self.ring, self.poly, self.both = ring, poly, both
        present = generators_in(poly)
        self.differences = {k: w for k, w in differences.items() if k in present}
        used = present | {j for w in self.differences.values() for j in generators_in(w)}
        self.factors: list[_Factor] = []
        places: dict[int, list[int]] = {}
        for k in sorted(used):
            places[k] = []
            for factor in self._factors_for(k):
                places[k].append(len(self.factors))
                self.factors.append(factor)
        self.places = places
        self.context = fmpq_mpoly_ctx.get([f"y{k}" for k in range(len(self.factors))] or ["y"], "lex")

    def _factors_for(self, k: int) -> list[_Factor]:
        v = self.ring.generator(k)
        if k in self.differences:
            return [_Factor(v - self.differences[k], True)]
        low, high = self._bounds(k)
        if low is None and high is None:
            return [_Factor(v, True)]
        above = [] if low is None else [_Factor(v - self.ring.constant(low), False)]
        below = [] if high is None else [_Factor(self.ring.constant(high) - v, False)]
        return above + below

    def parts(self) -> list[tuple[Fraction, list[tuple[_Factor, int]]]]:
        images = {k: self._image(k) for k in self.places}
        terms = [(tuple(map(int, powers)), c) for powers, c in self.poly.terms()]
        measured = {base: [k for k in self.places if self._base(k) == base] for base in self.both}
        most = {base: max(sum(powers[k] for k in inside) for powers, _ in terms) for base, inside in measured.items()}
        found: Any = self.context.constant(0)
        for powers, c in terms:
            product = self.context.constant(c)
            for k, image in images.items():
                product *= image ** powers[k] if powers[k] else 1
            for base, inside in measured.items():
                product *= self._one(base) ** (most[base] - sum(powers[k] for k in inside))
            found += product
        return [
            (fraction(c), [(self.factors[i], int(p)) for i, p in enumerate(powers) if p]) for powers, c in found.terms()
        ]

    def _base(self, k: int) -> int:
        """The generator whose interval a generator is measured on: its own, or of what it is compared with."""
        if k in self.differences:
            inside = generators_in(self.differences[k])
            return next(iter(inside)) if inside else k
        return k

    def _one(self, k: int) -> Any:
        """1, written as the sum of the two factors of an interval."""
        low, high = self._bounds(k)
        if k in self.differences or low is None or high is None:
            return self.context.constant(1)
        above, below = (self.context.gen(i) for i in self.places[k])
        return (above + below) / fmpq((high - low).numerator, (high - low).denominator)

    def _image(self, k: int) -> Any:
        if k in self.differences:
            base, difference = self.differences[k], self.context.gen(self.places[k][0])
            inside = generators_in(base)
            if not inside:
                value = value_of(base)
                return difference + self.context.constant(fmpq(value.numerator, value.denominator))
            (j,) = inside
            return difference * self._one(j) + self._image(j)
        low, high = self._bounds(k)
        if low is None and high is None:
            return self.context.gen(self.places[k][0])
        if low is None or high is None:
            at, direction = (high, -1) if low is None else (low, 1)
            return direction * self.context.gen(self.places[k][0]) + fmpq(at.numerator, at.denominator)  # type: ignore[union-attr]
        above, below = (self.context.gen(i) for i in self.places[k])
        width = high - low
        scaled = below * fmpq(low.numerator, low.denominator) + above * fmpq(high.numerator, high.denominator)
        return scaled / fmpq(width.numerator, width.denominator)

    def _bounds(self, k: int) -> tuple[Fraction | None, Fraction | None]:
        """The ends of the interval that a generator is measured from."""
        generator: Generator = self.ring.generators[k]
        return generator.low, generator.high if generator.low is None or k in self.both else None
