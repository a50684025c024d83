"""What an accurate form is a sum of: products of factors, alone or times one of the functions of two arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from symit.kernel.terms import Term
from symit.proving.accurate.closed_forms import Sum
from symit.proving.accurate.rings import Poly, Quotient, Ring, factored, key, monomial, monomials
from symit.proving.accurate.signs import Differences, positive_parts, sign, some


@dataclass(frozen=True)
class Note:
    """Where digits may be lost: `words`, in which {} stands for the term; `cancels` where that is so close to 0."""

    words: str
    term: Term | None = None
    cancels: bool = False


@dataclass(frozen=True)
class Product:
    """number * product of factor^power, and the same below the fraction bar."""

    number: Fraction
    above: tuple[tuple[Poly, int], ...] = ()
    below: tuple[tuple[Poly, int], ...] = ()

    def sign(self, ring: Ring, compared: Differences) -> int | None:
        found = 1 if self.number >= 0 else -1
        for factor, power in (*self.above, *self.below):
            if power % 2:
                one = sign(ring, factor, compared)
                if one is None:
                    return None
                found *= one
        return found


@dataclass(frozen=True)
class Piece:
    """product * function(arguments).

    The function is one of `log`, `is`, `kl` of (a, b); `exp`, `exp_div`, `expm1` of an exponent; `number` for the
    logarithm of a prime; or `one` for the product alone.
    """

    product: Product
    function: str = "one"
    arguments: tuple[Poly, ...] = ()
    exponent: Sum | None = None

    def sign(self, ring: Ring, compared: Differences) -> int | None:
        found = self.product.sign(ring, compared)
        if found is None:
            return None
        if self.function == "log":
            a, b = self.arguments
            side = sign(ring, a - b, compared)
            return None if side is None else found * side
        if self.function == "expm1":
            return None
        return found


def order(piece: Piece) -> tuple[Any, ...]:
    """A fixed order of pieces, in which products alone come first."""
    arguments = tuple(key(a) for a in piece.arguments)
    factors = tuple((key(f), p) for f, p in (*piece.product.above, *piece.product.below))
    return (piece.function != "one", piece.function, arguments, factors, piece.product.number)


def product_of(ring: Ring, quotient: Quotient) -> Product:
    """A quotient in factors, each written with the sign that it has where that is known."""
    number, above = _oriented(ring, quotient.num)
    below_number, below = _oriented(ring, quotient.den)
    return Product(number / below_number, above, below)


def _oriented(ring: Ring, poly: Poly) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    number, factors = factored(poly)
    found = []
    for factor, power in factors:
        if power % 2 and sign(ring, factor) == -1:
            factor, number = -factor, -number
        found.append((factor, power))
    return number, tuple(found)


def manifest(ring: Ring, rest: Quotient, compared: Differences) -> tuple[Piece, ...] | None:
    """A quotient as products whose signs are seen and in which nothing cancels, or None."""
    if rest.is_zero:
        return ()
    whole = product_of(ring, rest)
    hard = [(f, p) for f, p in whole.above if not is_plain(f)]
    if not hard:
        return (Piece(whole),) if whole.sign(ring, compared) is not None else None
    if len(hard) == 1 and hard[0][1] == 1:
        ((factor, _),) = hard
        kept = [(f, p) for f, p in whole.above if f is not factor]
        for tried in (compared, *some(ring, compared)):
            parts = positive_parts(ring, factor, tried)
            if parts is None:
                continue
            pieces = [
                Piece(Product(whole.number * part.coefficient, _gathered([*kept, *part.factors]), whole.below))
                for part in parts
            ]
            if all(p.product.sign(ring, compared) is not None for p in pieces):
                return tuple(pieces)
    return None if whole.sign(ring, compared) is None else (Piece(whole),)


def apart(ring: Ring, rest: Quotient) -> Iterator[Quotient]:
    """A quotient as a sum, by the monomials of its numerator; two that differ in one parameter and in the sign go
    together, as their difference is taken first."""
    left = list(monomials(rest.num))
    while left:
        powers, c = left.pop(0)
        part = ring.constant(c) * monomial(ring, powers)
        other = next((one for one in left if one[1] == -c and _is_one_exchanged(ring, powers, one[0])), None)
        if other is not None:
            left.remove(other)
            part = part - ring.constant(c) * monomial(ring, other[0])
        yield Quotient.of(part, rest.den)


def _is_one_exchanged(ring: Ring, one: Sequence[int], other: Sequence[int]) -> bool:
    """Do the monomials differ by a parameter in the place of another one?"""
    moved = [k for k, (p, q) in enumerate(zip(one, other, strict=True)) if p != q]
    parameters = all(ring.generators[k].kind == "parameter" for k in moved)
    return parameters and sorted(one[k] - other[k] for k in moved) == [-1, 1]


def _gathered(factors: Iterable[tuple[Poly, int]]) -> tuple[tuple[Poly, int], ...]:
    found: dict[object, tuple[Poly, int]] = {}
    for factor, power in factors:
        name = key(factor)
        found[name] = (factor, power + (found[name][1] if name in found else 0))
    return tuple(found.values())


def is_plain(poly: Poly) -> bool:
    """A generator, or the sum or difference of two: rounded once."""
    terms = list(poly.terms())
    return (
        len(terms) <= 2
        and bool(poly.total_degree() <= 1)
        and all(sum(map(int, powers)) == 0 or abs(c) == 1 for powers, c in terms)
    )
