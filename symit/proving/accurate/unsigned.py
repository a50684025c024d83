"""Forms without a sign, whose terms cancel somewhere: written so that they cancel as little as may be.

A constant and the logarithm of one parameter are one logarithm, of a multiple that is known beyond the floats.
Otherwise the logarithms are gathered, the rest is written product by product, and a note says that digits are lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.proving.accurate import functions as f
from symit.proving.accurate.arranging import Arranger, two
from symit.proving.accurate.closed_forms import ClosedForm
from symit.proving.accurate.grouping import Group, Logs, groupings
from symit.proving.accurate.pieces import Note, Piece, apart, manifest, order, product_of
from symit.proving.accurate.rings import Poly, Quotient, Ring, factored, generators_in
from symit.proving.accurate.roundings import roundings
from symit.proving.accurate.signs import Differences

MOST_TRIED = 1_500
BOTH_SIGNS = Note("terms of both signs are added: digits are lost where they cancel", cancels=True)

Numbers = Sequence[tuple[Term, Fraction]]
"""Constants with the coefficients of their logarithms."""


@dataclass(frozen=True)
class Unsigned:
    """The forms of a closed form whose sign is not seen."""

    form: ClosedForm
    compared: Differences

    @property
    def ring(self) -> Ring:
        return self.form.ring

    def one_logarithm(self) -> tuple[Term, tuple[Note, ...]] | None:
        """A number and a multiple of the logarithm of one parameter, as one logarithm of a multiple of it."""
        logs, numbers = self._logarithms()
        rest = self.form.rest.constant
        if len(logs) != 1 or self.form.exponentials or rest is None or not (numbers or rest):
            return None
        scaled = self._scaled(*logs[0], numbers, rest)
        return None if scaled is None else (scaled, ())

    def as_it_is(self) -> tuple[Term, tuple[Note, ...]]:
        """The logarithms of ratios as they are, and the rest product by product."""
        logs, numbers = self._logarithms()
        lead, logs = self._lead(logs, numbers)
        pieces = [*self._gathered(logs), *self._products(self.form.rest)]
        for e in self.form.exponentials:
            pieces.append(Piece(product_of(self.ring, e.coefficient), "exp", exponent=e.exponent))
        constants = [] if lead is not None else [b.mul(b.num(c), b.log(a)) for a, c in numbers]
        arranger = Arranger(self.ring, self.compared)
        terms = [arranger.piece(piece) for piece in sorted(pieces, key=order, reverse=True)]
        terms = [*([] if lead is None else [lead]), *constants, *terms]
        cancels = len(terms) > 2 or (len(terms) == 2 and any(map(roundings, terms)))
        several = (BOTH_SIGNS,) if cancels else ()  # a sum of two numbers that are exact is rounded once
        return b.add(*terms), (*arranger.notes, *several)

    # ---- logarithms --------------------------------------------------------------------------------------------

    def _logarithms(self) -> tuple[Logs, Numbers]:
        """The logarithms of parameters, and those of constants."""
        logs: list[tuple[Poly, Quotient]] = []
        numbers: list[tuple[Term, Fraction]] = []
        for a, c in self.form.logs:
            if all(self.ring.generators[k].kind == "pi" for k in generators_in(a)) and c.constant is not None:
                numbers.append((Arranger(self.ring, {}).poly(a), c.constant))
            else:
                logs.append((a, c))
        return logs, numbers

    def _lead(self, logs: Logs, numbers: Numbers) -> tuple[Term | None, Logs]:
        """The constants in the first logarithm of a parameter that takes them, and the other logarithms."""
        for k, (a, c) in enumerate(logs if numbers else ()):
            scaled = self._scaled(a, c, numbers, Fraction(0))
            if scaled is not None:
                return scaled, [*logs[:k], *logs[k + 1 :]]
        return None, logs

    def _scaled(self, argument: Poly, coefficient: Quotient, numbers: Numbers, rest: Fraction) -> Term | None:
        """coefficient * log(argument) with the constants in it, where the argument is a parameter."""
        scale = coefficient.constant
        if not scale or argument.total_degree() != 1 or len(argument.coeffs()) != 1:
            return None
        factors = [a if c == scale else b.power(a, c / scale) for a, c in numbers]
        factors += [b.exp(b.num(rest / scale))] if rest else []
        whole = b.app(f.SCALED_LOG, b.mul(*factors), Arranger(self.ring, {}).poly(argument))
        return whole if scale == 1 else b.mul(b.num(scale), whole)

    def _gathered(self, logs: Logs) -> Iterator[Piece]:
        """The logarithms as few logarithms of ratios; those of primes by themselves where they fit into none."""
        cover = self._cover(logs)
        if cover is None:
            primes = [(a, c) for a, c in logs if a.is_constant()]
            yield from (Piece(product_of(self.ring, c), "number", (a,)) for a, c in primes)
            cover = self._cover([(a, c) for a, c in logs if not a.is_constant()])
        for entry in (entry for group in cover or () for entry in group.entries):
            yield Piece(product_of(self.ring, entry.coefficient), "log", (entry.a, entry.b))

    def _cover(self, logs: Logs) -> tuple[Group, ...] | None:
        every = islice(groupings(self.ring, logs, {}), MOST_TRIED)
        covers = (g for g in every if not any(group.numbers for group in g))
        return min(covers, key=lambda g: sum(len(group.entries) for group in g), default=None)

    # ---- the rest ----------------------------------------------------------------------------------------------

    def _products(self, rest: Quotient) -> Iterator[Piece]:
        """The rest as a sum of products, of one sign where it can be."""
        products = manifest(self.ring, rest, self.compared)
        if products is not None:
            yield from products
        elif len(factored(rest.num)[1]) > 1 or self._is_one_difference(rest):
            yield Piece(product_of(self.ring, rest))
        else:
            for part in apart(self.ring, rest):
                yield Piece(product_of(self.ring, part))

    def _is_one_difference(self, rest: Quotient) -> bool:
        """Is all there is a quotient whose numerator is the difference of two parameters?"""
        alone = not self.form.logs and not self.form.exponentials
        return alone and not rest.den.is_constant() and two(Quotient(rest.num, self.ring.constant(1))) is not None
