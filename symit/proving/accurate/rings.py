"""Polynomials and their quotients in the quantities that a closed form is made of, on FLINT.

A generator is a parameter, or what takes the place of one: exp of something, the root of a parameter, the probability
that belongs to a logit.  Each lives in an interval.  Nothing here knows how a term is read or written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

from flint import fmpq, fmpq_mpoly_ctx

from symit.kernel.terms import Term

Poly: TypeAlias = Any
"""A polynomial of FLINT, with rational coefficients."""
End: TypeAlias = Fraction | None


@dataclass(frozen=True)
class Generator:
    """A quantity in the open interval from `low` to `high`; None is infinite.

    `kind` says how it comes from the term `of`: it is the parameter itself, or its exponential, its root, the sigmoid
    of it, or the constant pi.
    """

    kind: str  # "parameter", "exponential", "root", "sigmoid" or "pi"
    of: Term
    low: End = None
    high: End = None

    @property
    def is_positive(self) -> bool:
        return self.low is not None and self.low >= 0


@dataclass(frozen=True)
class Ring:
    """The polynomials in these generators, with some that are known not to be negative, and the signs found so far."""

    generators: tuple[Generator, ...]
    facts: tuple[Poly, ...] = field(default=(), compare=False)
    signs: dict[Any, int | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def context(self) -> Any:
        names = [f"x{k}" for k in range(len(self.generators))] or ["x"]
        return fmpq_mpoly_ctx.get(names, "lex")

    def constant(self, value: Fraction | int) -> Poly:
        return self.context.constant(fmpq(value.numerator, value.denominator))

    def generator(self, index: int) -> Poly:
        return self.context.gen(index)

    def number(self, value: Fraction | int) -> Quotient:
        return Quotient(self.constant(value), self.constant(1))


@dataclass(frozen=True, eq=False)
class Quotient:
    """num/den without a common factor; the leading coefficient of den is 1."""

    num: Poly
    den: Poly

    @staticmethod
    def of(num: Poly, den: Poly) -> Quotient:
        common = num.gcd(den)
        num, den = num / common, den / common
        scale = den.leading_coefficient()
        return Quotient(num / scale, den / scale)

    def __add__(self, other: Quotient) -> Quotient:
        return Quotient.of(self.num * other.den + other.num * self.den, self.den * other.den)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + -other

    def __neg__(self) -> Quotient:
        return Quotient(-self.num, self.den)

    def __mul__(self, other: Quotient) -> Quotient:
        return Quotient.of(self.num * other.num, self.den * other.den)

    def __truediv__(self, other: Quotient) -> Quotient:
        return Quotient.of(self.num * other.den, self.den * other.num)

    def __pow__(self, exponent: int) -> Quotient:
        if exponent < 0:
            return Quotient.of(self.den**-exponent, self.num**-exponent)
        return Quotient(self.num**exponent, self.den**exponent)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quotient) and bool(self.num == other.num and self.den == other.den)

    __hash__ = None  # type: ignore[assignment]

    @property
    def is_zero(self) -> bool:
        return bool(self.num.is_zero())

    @property
    def constant(self) -> Fraction | None:
        """The number that this is, or None."""
        if not (self.num.is_constant() and self.den.is_constant()):
            return None
        return value_of(self.num) / value_of(self.den)


def sum_of(start: Quotient, parts: Iterable[Quotient]) -> Quotient:
    total = start
    for part in parts:
        total = total + part
    return total


def fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def value_of(poly: Poly) -> Fraction:
    """The value of a constant polynomial."""
    return Fraction(0) if poly.is_zero() else fraction(poly.leading_coefficient())


def factored(poly: Poly) -> tuple[Fraction, list[tuple[Poly, int]]]:
    """A number and irreducible factors with their powers, in a fixed order."""
    content, factors = poly.factor()
    return fraction(content), sorted(((f, int(k)) for f, k in factors), key=lambda pair: key(pair[0]))


def key(poly: Poly) -> tuple[tuple[tuple[int, ...], Fraction], ...]:
    """What a polynomial is, as something to look up and to sort by."""
    return tuple((tuple(map(int, powers)), fraction(c)) for powers, c in poly.terms())


def monomials(poly: Poly) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    for powers, coefficient in poly.terms():
        yield tuple(map(int, powers)), fraction(coefficient)


def monomial(ring: Ring, powers: Sequence[int]) -> Poly:
    """The product of the generators to these powers."""
    found = ring.constant(1)
    for k, power in enumerate(powers):
        found *= ring.generator(k) ** power if power else 1
    return found


def generators_in(poly: Poly) -> set[int]:
    return {k for k, degree in enumerate(poly.degrees()) if degree > 0}
