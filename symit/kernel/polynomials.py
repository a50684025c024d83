"""Quotients of sums of monomials, exactly.

The middle of the normal form: `normal` says what a term is made of, this adds, multiplies and cancels, and `normal`
turns the result into a term again.  A monomial is a product of generators to rational powers, so 1/x is no more than x
to the power -1, and a denominator is 1 or has two monomials or more.  Every number that grows has a bound, and passing
it is a refusal.  Must not know what a generator means, nor any context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import comb, floor
from typing import NamedTuple, TypeAlias

from flint import fmpq

from symit.kernel.budget import spend
from symit.kernel.errors import Refused
from symit.kernel.terms import Term, order

MAX_TERMS = 5_000
MAX_EXPONENT = 200
MAX_DEGREE = 10_000
MAX_BITS = 2_000
MAX_SQUARE = 30
MAX_POWER = 2**30  # of a generator, above and below: no two such powers have one hash


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

UNIT: Monomial = frozenset()
ONE: Polynomial = {UNIT: fmpq(1)}


class Ratio(NamedTuple):
    """A quotient of sums.  The denominator is 1, or has two monomials or more and no generator in all of them."""

    num: Polynomial
    den: Polynomial


# ---- arithmetic ----------------------------------------------------------------------------------------------


def number(value: Fraction) -> Ratio:
    return Ratio({UNIT: _bounded(fmpq(value.numerator, value.denominator))} if value else {}, ONE)


def generated(kind: str, term: Term, exponent: Exponent = 1) -> Ratio:
    """A generator to a power."""
    return Ratio({frozenset(((Generator(kind, term), _power(exponent)),)): fmpq(1)}, ONE)


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
    spend(len(more) // 8)
    for monomial, coefficient in more.items():
        found = _bounded(into[monomial] + coefficient) if monomial in into else coefficient
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
    spend(len(one) * len(two) + (len(one) * _powers_in(two) + len(two) * _powers_in(one)) // 4)
    found: Polynomial = {}
    for m, c in one.items():
        _add(found, {_multiplied(m, n): _bounded(c * d) for n, d in two.items()})
    return found


def _multiplied(one: Monomial, two: Monomial) -> Monomial:
    if not one or not two:
        return one or two
    powers = dict(one)
    for generator, exponent in two:
        powers[generator] = _power(powers[generator] + exponent) if generator in powers else exponent
    return frozenset([(g, e) for g, e in powers.items() if e])


def _powers_in(polynomial: Polynomial) -> int:
    return sum(map(len, polynomial))


def _power(exponent: Exponent) -> Exponent:
    if abs(exponent.numerator) >= MAX_POWER or exponent.denominator >= MAX_POWER:
        raise Refused(f"an exponent of more than {MAX_POWER.bit_length() - 1} bits is too large to compute with")
    return exponent


def _bounded(value: fmpq) -> fmpq:
    if value.p.bit_length() + value.q.bit_length() > MAX_BITS:
        raise Refused(f"a number of more than {MAX_BITS} bits is too large to compute with")
    return value


def _raised(base: Polynomial, exponent: int) -> Polynomial:
    """A power, for which 0^0 = 1."""
    if base is ONE or (exponent and not base):
        return base
    spend(_powers_in(base))
    if len(base) > 1 and comb(len(base) - 1 + exponent, exponent) > MAX_TERMS:
        raise Refused(f"a sum of {len(base)} terms to the power {exponent} is too large to expand")
    if len(base) == 1 and exponent:
        ((monomial, coefficient),) = base.items()
        if exponent * (max(coefficient.p.bit_length(), coefficient.q.bit_length()) - 1) > MAX_BITS:
            raise Refused(f"a number to the power {exponent} is too large to compute with")
        return {frozenset([(g, _power(e * exponent)) for g, e in monomial]): _bounded(coefficient**exponent)}
    found = ONE
    for _ in range(exponent):
        found = _times(found, base)
    return found


def rational(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _cancelled(num: Polynomial, den: Polynomial) -> Ratio:
    """num/den without a monomial that divides the denominator, whose leading coefficient is 1: both are divided by the
    same monomial, which is not 0 where the denominator is not."""
    if not den:
        raise Refused("division by zero")
    over = _inverse_monomial(_common(den), ordered(den, generators_of(den))[0][1])
    return Ratio(_times(num, over), ONE if len(den) == 1 or not num else _times(den, over))


def _common(polynomial: Polynomial) -> Monomial:
    """What all monomials have in common: each generator to the lowest of its powers, which is 0 where it is missing."""
    lowest: dict[Generator, Exponent] = {}
    found: dict[Generator, int] = {}
    for generator, exponent in (pair for monomial in polynomial for pair in monomial):
        lowest[generator] = min(lowest.get(generator, exponent), exponent)
        found[generator] = found.get(generator, 0) + 1
    everywhere = ((g, low if found[g] == len(polynomial) else min(low, 0)) for g, low in lowest.items())
    return frozenset((g, low) for g, low in everywhere if low)


def _inverse_monomial(monomial: Monomial, coefficient: fmpq) -> Polynomial:
    return {frozenset([(g, -e) for g, e in monomial]): 1 / coefficient}


# ---- roots ---------------------------------------------------------------------------------------------------


def reduced(ratio: Ratio, radicand: Radicand) -> Ratio:
    """The quotient with the power of each root between 0 and 1: u^(m + r) = u^m u^r for a whole m, where u^r has a
    value, so that u is not negative, and is positive where m or r is negative."""
    spend(sum(map(_powers_in, ratio)) // 4)
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


def in_order(powers: Iterable[tuple[Generator, Exponent]]) -> list[tuple[Generator, Exponent]]:
    """Generators with their powers, in their fixed order."""
    return sorted(powers, key=lambda power: _place(power[0]))


def _place(generator: Generator) -> tuple[str, tuple[int, str, bytes]]:
    return generator.kind, order(generator.term)


def generators_of(*polynomials: Polynomial) -> list[Generator]:
    """The generators in their fixed order."""
    spend(sum(map(_powers_in, polynomials)) // 4)
    return sorted({generator for p in polynomials for m in p for generator, _ in m}, key=_place)


def ordered(polynomial: Polynomial, generators: list[Generator]) -> list[tuple[Monomial, fmpq]]:
    """The monomials with their coefficients, in lexicographic order, the largest first."""
    if len(polynomial) == 1:
        return list(polynomial.items())
    spend(len(polynomial) * len(generators) // 4)

    def powers(item: tuple[Monomial, fmpq]) -> list[Exponent]:
        found = dict(item[0])
        return [found.get(g, 0) for g in generators]

    return sorted(polynomial.items(), key=powers, reverse=True)


def divided(ratio: Ratio) -> tuple[Polynomial, Ratio]:
    """A quotient as a sum of monomials and a rest, in which the leading monomial of the denominator divides none: so
    two quotients over one denominator whose sum is a number have rests whose sum is 0."""
    whole, rest = dict[Monomial, fmpq](), dict(ratio.num)
    generators = generators_of(*ratio)
    lead, scale = ordered(ratio.den, generators)[0]
    for _ in range(MAX_SQUARE if len(ratio.den) > 1 else 0):
        found = (m for m, _ in ordered(rest, generators) if all(dict(m).get(g, 0) >= e for g, e in lead))
        if (monomial := next(found, None)) is None:
            break
        part = _times({monomial: rest[monomial]}, _inverse_monomial(lead, scale))
        _add(whole, part)
        _add(rest, {m: -c for m, c in _times(part, ratio.den).items()})
    return whole, Ratio(rest, ratio.den)


# ---- factors -------------------------------------------------------------------------------------------------


def factors(polynomial: Polynomial) -> Iterator[tuple[Polynomial, Exponent]]:
    """Factors of a polynomial that is not 0 with their powers, a number first: the generators that all its monomials
    have in common, and what is left, which may be the square of a sum.  Other sums are not taken apart."""
    generators = generators_of(polynomial)
    scale = ordered(polynomial, generators)[0][1]
    yield {UNIT: scale}, 1
    common = _common(polynomial)
    for generator, exponent in in_order(common):
        yield {frozenset(((generator, 1),)): fmpq(1)}, exponent
    if len(polynomial) > 1:
        rest, exponent = _times(polynomial, _inverse_monomial(common, scale)), 1
        while (root := _square_root(rest, generators)) is not None:
            rest, exponent = root, 2 * exponent
        yield rest, exponent


def _square_root(square: Polynomial, generators: list[Generator]) -> Polynomial | None:
    """q with q^2 = square and leading coefficient 1, found from the largest monomial downwards.  What is found is
    multiplied out and compared, so nothing hangs on how; the square of a sum of many terms is not looked for."""
    first = ordered(square, generators)[0][0]
    if len(square) > MAX_SQUARE or any(g.kind == "root" or (g.kind == "atom" and e % 2) for g, e in first):
        return None
    half = frozenset([(g, e / Fraction(2) if e % 2 else e // 2) for g, e in first])
    over = _inverse_monomial(half, fmpq(2))
    found: Polynomial = {half: fmpq(1)}
    for _ in range(len(square)):
        rest = dict(square)
        _add(rest, {m: -c for m, c in _times(found, found).items()})
        if not rest:
            return found
        _add(found, _times(dict(ordered(rest, generators)[:1]), over))
    return None
