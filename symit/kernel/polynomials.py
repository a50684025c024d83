"""Quotients of sums of monomials, exactly.

The middle of the normal form: `normal` says what a term is made of, this adds, multiplies and cancels, and `normal`
turns the result into a term again.  A monomial is a product of generators to rational powers, so 1/x is no more than x
to the power -1, and a denominator is 1 or has two monomials or more.  Every number that grows has a bound, and passing
it is a refusal.  Must not know what a generator means, nor any context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import comb, floor, lcm
from typing import NamedTuple, TypeAlias, TypeVar

from flint import fmpq

from symit.kernel.errors import Refused, spend
from symit.kernel.terms import Term
from symit.kernel.text import order

MAX_TERMS = 5_000
MAX_EXPONENT = 200
MAX_DEGREE = 10_000
MAX_BITS = 100_000


class Generator(NamedTuple):
    """What monomials are built from: an atom, the exponential of a monomial, or a root of a radicand."""

    kind: str  # "atom", "exp" or "root"
    term: Term


Exponent: TypeAlias = Fraction | int
Monomial: TypeAlias = frozenset[tuple[Generator, Exponent]]
"""Generators with their powers, none of which is 0."""
Polynomial: TypeAlias = dict[Monomial, fmpq]
"""Monomials with their coefficients, none of which is 0."""
Radicand: TypeAlias = Callable[[Term], "Ratio"]
Power = TypeVar("Power")

UNIT: Monomial = frozenset()
ONE: Polynomial = {UNIT: fmpq(1)}


class Ratio(NamedTuple):
    """A quotient of sums.  The denominator is 1, or has two monomials or more and no generator in all of them."""

    num: Polynomial
    den: Polynomial


# ---- arithmetic ----------------------------------------------------------------------------------------------


def number(value: Fraction) -> Ratio:
    return Ratio({UNIT: fmpq(value.numerator, value.denominator)} if value else {}, ONE)


def generated(kind: str, term: Term, exponent: Exponent = 1) -> Ratio:
    """A generator to a power."""
    return Ratio({frozenset(((Generator(kind, term), exponent),)): fmpq(1)}, ONE)


def total(parts: Iterable[Ratio]) -> Ratio:
    num, den = dict[Monomial, fmpq](), ONE
    for part in parts:
        if part.den == den:
            _add(num, part.num)
        else:
            num = _times(num, part.den)
            _add(num, _times(part.num, den))
            num, den = _cancelled(num, _times(den, part.den))
            num = dict(num)
    return Ratio(num, den) if den is ONE else _cancelled(num, den)


def product(parts: Iterable[Ratio]) -> Ratio:
    num, den = ONE, ONE
    for part in parts:
        num, den = _times(num, part.num), _times(den, part.den)
        if den is not ONE:
            num, den = _cancelled(num, den)
    return Ratio(num, den)


def power(base: Ratio, exponent: int) -> Ratio:
    if exponent < 0:
        base, exponent = _inverse(base), -exponent
    return Ratio(_raised(base.num, exponent), _raised(base.den, exponent))


def _inverse(ratio: Ratio) -> Ratio:
    if not ratio.num:
        raise Refused("division by zero")
    return _cancelled(ratio.den, ratio.num)


def _add(into: Polynomial, more: Polynomial) -> None:
    for monomial, coefficient in more.items():
        found = into.get(monomial, 0) + coefficient
        if found:
            into[monomial] = found
        else:
            del into[monomial]
    if len(into) > MAX_TERMS:
        raise Refused(f"a sum of more than {MAX_TERMS} terms is too large to compute with")


def _times(one: Polynomial, two: Polynomial) -> Polynomial:
    if one is ONE or two is ONE:
        return two if one is ONE else one
    if len(one) * len(two) > 20 * MAX_TERMS:
        raise Refused("a product of sums is too large to expand")
    spend(len(one) * len(two))
    found: Polynomial = {}
    for m, c in one.items():
        _add(found, {_multiplied(m, n): c * d for n, d in two.items()})
    return found


def _multiplied(one: Monomial, two: Monomial) -> Monomial:
    if not one or not two:
        return one or two
    powers = dict(one)
    for generator, exponent in two:
        powers[generator] = powers.get(generator, 0) + exponent
    return frozenset([(g, e) for g, e in powers.items() if e])


def _raised(base: Polynomial, exponent: int) -> Polynomial:
    """A power, for which 0^0 = 1."""
    if base is ONE:
        return ONE
    if len(base) > 1 and comb(len(base) - 1 + exponent, exponent) > MAX_TERMS:
        raise Refused(f"a sum of {len(base)} terms to the power {exponent} is too large to expand")
    bits = max((_bits(c) for c in base.values()), default=1)
    if exponent * bits > MAX_BITS:
        raise Refused(f"a number of {bits} bits to the power {exponent} is too large to compute")
    if len(base) == 1 and exponent:
        ((monomial, coefficient),) = base.items()
        return {frozenset([(g, e * exponent) for g, e in monomial]): coefficient**exponent}
    found = ONE
    for _ in range(exponent):
        found = _times(found, base)
    return found


def _bits(value: fmpq) -> int:
    return int(max(abs(value.p), value.q)).bit_length()


def rational(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _cancelled(num: Polynomial, den: Polynomial) -> Ratio:
    """num/den without a monomial that divides the denominator, whose leading coefficient is 1."""
    if not den:
        raise Refused("division by zero")
    generators = generators_of(den)
    common, scale = ordered(den, generators)[0]
    if len(den) > 1:
        common = frozenset([(g, low) for g, _ in generators if (low := min(dict(m).get(g, 0) for m in den))])
    over = {frozenset([(g, -e) for g, e in common]): 1 / scale}
    return Ratio(_times(num, over), ONE if len(den) == 1 or not num else _times(den, over))


# ---- roots ---------------------------------------------------------------------------------------------------


def reduced(ratio: Ratio, radicand: Radicand) -> Ratio:
    """The quotient with the power of each root between 0 and 1: the r-th power of an r-th root is the radicand."""
    while any(_whole(g, e) for p in ratio for m in p for g, e in m):
        below = _without_whole(ratio.den, radicand)
        ratio = product((_without_whole(ratio.num, radicand), _inverse(below)))
    return ratio


def _whole(generator: Generator, exponent: Exponent) -> int:
    return floor(exponent) if generator.kind == "root" else 0


def _without_whole(polynomial: Polynomial, radicand: Radicand) -> Ratio:
    return total(_resolved(m, c, radicand) for m, c in polynomial.items())


def _resolved(monomial: Monomial, coefficient: fmpq, radicand: Radicand) -> Ratio:
    left = frozenset([(g, e - _whole(g, e)) for g, e in monomial if e != _whole(g, e)])
    parts = [Ratio({left: coefficient}, ONE)]
    for generator, exponent in in_order(monomial):
        if whole := _whole(generator, exponent):
            under = radicand(generator.term)
            if abs(whole) * max(map(len, under)) > MAX_EXPONENT:
                raise Refused(f"a root to the power {exponent} is too large to expand")
            parts.append(power(under, whole))
    return product(parts)


# ---- order ---------------------------------------------------------------------------------------------------


def in_order(powers: Iterable[tuple[Generator, Power]]) -> list[tuple[Generator, Power]]:
    """Generators in their fixed order."""
    return sorted(powers, key=lambda item: (item[0].kind, order(item[0].term)))


def generators_of(*polynomials: Polynomial) -> list[tuple[Generator, int]]:
    """The generators in their fixed order, each with the common denominator of its exponents."""
    roots: dict[Generator, int] = {}
    for generator, exponent in (pair for p in polynomials for m in p for pair in m):
        roots[generator] = lcm(roots.get(generator, 1), exponent.denominator)
    return in_order(roots.items())


def ordered(polynomial: Polynomial, generators: list[tuple[Generator, int]]) -> list[tuple[Monomial, fmpq]]:
    """The monomials with their coefficients, by degree and then reverse lexicographic, the largest first."""

    def key(item: tuple[Monomial, fmpq]) -> tuple[Exponent, ...]:
        vector = _vector(item[0], generators)
        return (sum(vector), *[-e for e in reversed(vector)])

    return sorted(polynomial.items(), key=key, reverse=True) if len(polynomial) > 1 else list(polynomial.items())


def _vector(monomial: Monomial, generators: list[tuple[Generator, int]]) -> tuple[int, ...]:
    powers = dict(monomial)
    return tuple([int(powers[g] * root) if g in powers else 0 for g, root in generators])


# ---- factors -------------------------------------------------------------------------------------------------


def factors(polynomial: Polynomial) -> Iterator[tuple[Polynomial, Exponent]]:
    """Factors of a polynomial that is not 0 with their powers, a number first: the generators that all its monomials
    have in common, and what is left, which may be the square of a sum.  Other sums are not taken apart."""
    generators = generators_of(polynomial)
    scale = ordered(polynomial, generators)[0][1]
    yield {UNIT: scale}, 1
    common = [(g, low) for g, _ in generators if (low := min(dict(m).get(g, 0) for m in polynomial))]
    for generator, exponent in common:
        yield {frozenset(((generator, 1),)): fmpq(1)}, exponent
    if len(polynomial) > 1:
        rest = _times(polynomial, {frozenset([(g, -e) for g, e in common]): 1 / scale})
        exponent = 1
        while (root := _square_root(rest, generators)) is not None:
            rest, exponent = root, 2 * exponent
        yield rest, exponent


def _square_root(square: Polynomial, generators: list[tuple[Generator, int]]) -> Polynomial | None:
    """q with q^2 = square and leading coefficient 1, found from the largest monomial downwards."""
    first = ordered(square, generators)[0][0]
    if any(g.kind == "root" or (g.kind == "atom" and e % 2) for g, e in first):
        return None
    half = frozenset([(g, e / Fraction(2) if e % 2 else e // 2) for g, e in first])
    over = frozenset([(g, -e) for g, e in half])
    found: Polynomial = {half: fmpq(1)}
    for _ in range(len(square)):
        rest = dict(square)
        _add(rest, {m: -c for m, c in _times(found, found).items()})
        if not rest:
            return found
        monomial, coefficient = ordered(rest, generators)[0]
        _add(found, {_multiplied(monomial, over): coefficient / 2})
    return None
