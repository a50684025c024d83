"""Quotients of polynomials, exactly, on FLINT.

The middle of the normal form: `normal` turns a term into a skeleton of sums, products and powers of generators, this
computes the skeleton as one quotient in lowest terms, and `normal` turns that into a term again.  Roots are reduced by
r-th power of r-th root = radicand.  Every number that grows has a bound, and passing it is a refusal.  Must not know
what a generator means, nor any context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb, lcm
from operator import neg, sub
from typing import NamedTuple, TypeAlias, TypeVar, Union

from flint import Ordering, fmpq, fmpq_mpoly, fmpq_mpoly_ctx

from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.text import order

MAX_POLYNOMIAL = 5_000
MAX_EXPONENT = 200
MAX_DEGREE = 10_000
MAX_BITS = 100_000
MAX_TABLE = 10_000_000  # exponents of all generators in all monomials of a sum


# ---- skeletons -----------------------------------------------------------------------------------------------


class Generator(NamedTuple):
    """What polynomials are built from: an atom, the exponential of a monomial, or a root of a radicand."""

    kind: str  # "atom", "exp" or "root"
    term: Term


Raised: TypeAlias = tuple[Generator, Fraction | int]


class Monomial(NamedTuple):
    """A number times generators to rational powers, none of them 0; the number 0 has no generators."""

    coefficient: fmpq
    powers: tuple[Raised, ...]


class Sum(NamedTuple):
    parts: tuple[Skeleton, ...]


class Product(NamedTuple):
    parts: tuple[Skeleton, ...]


class Power(NamedTuple):
    base: Skeleton
    exponent: int


Skeleton: TypeAlias = Union[Monomial, Sum, Product, Power]  # noqa: UP007
Exponent = TypeVar("Exponent")
_ONE = fmpq(1)
_UNIT = Monomial(_ONE, ())


def number(value: Fraction) -> Monomial:
    return Monomial(fmpq(value.numerator, value.denominator), ())


def generated(kind: str, term: Term, exponent: Fraction | int = 1) -> Monomial:
    """A generator to a power."""
    return Monomial(_ONE, ((Generator(kind, term), exponent),))


def product(parts: Iterable[Skeleton]) -> Skeleton:
    """The product of skeletons, with the monomials among them multiplied."""
    coefficient, raised, others = _ONE, list[tuple[Raised, ...]](), []
    for part in parts:
        if isinstance(part, Monomial):
            coefficient *= part.coefficient
            raised.append(part.powers)
        else:
            others.append(part)
    monomial = Monomial(coefficient, _multiplied(raised) if coefficient else ())
    return Product((monomial, *others)) if others else monomial


def _multiplied(raised: Sequence[tuple[Raised, ...]]) -> tuple[Raised, ...]:
    """The generators of several monomials, with their exponents added up."""
    raised = [powers for powers in raised if powers]
    if len(raised) <= 1:
        return raised[0] if raised else ()
    powers: dict[Generator, Fraction | int] = {}
    for one in raised:
        for generator, exponent in one:
            powers[generator] = powers[generator] + exponent if generator in powers else exponent
    return tuple([(g, e) for g, e in powers.items() if e])


def power(base: Skeleton, exponent: int) -> Skeleton:
    """A power, multiplied out for a monomial unless its number becomes too large or is divided by."""
    if not isinstance(base, Monomial) or base.coefficient == 0 or _size(base.coefficient) * abs(exponent) > MAX_BITS:
        return Power(base, exponent)
    return Monomial(base.coefficient**exponent, tuple((g, e * exponent) for g, e in base.powers if exponent))


@dataclass(frozen=True)
class Ratio:
    """A quotient of polynomials in numbered generators, and what the generators stand for."""

    num: fmpq_mpoly
    den: fmpq_mpoly
    generators: tuple[tuple[Generator, int], ...]  # each with the root of it that is the polynomial variable


# ---- sums of monomials ---------------------------------------------------------------------------------------


def expanded(bones: Skeleton) -> list[Monomial] | None:
    """A skeleton as a sum of monomials in the order of the ring, where it is one without more ado.

    None where a sum is multiplied or raised to a power, where a root may have to be reduced, or where a number or the
    sum itself is large: all that is computed in the ring.
    """
    if isinstance(bones, Monomial):
        plain = all(g.kind != "root" and -MAX_DEGREE <= e <= MAX_DEGREE for g, e in bones.powers)
        return [Monomial(bones.coefficient, tuple(in_order(bones.powers)))] if plain else None
    found: list[Monomial] = []
    if not _spread(bones, _UNIT, found):
        return None
    roots: dict[Generator, int] = {}
    for monomial in found:
        collect(monomial, roots)
    generators = in_order(roots.items())
    if any(g.kind == "root" for g, _ in generators) or len(found) * len(generators) > MAX_TABLE:
        return None
    index = {g: i for i, (g, _) in enumerate(generators)}
    coefficients: dict[tuple[int, ...], fmpq] = {}
    for monomial in found:
        exponents = [0] * len(generators)
        for generator, exponent in monomial.powers:
            i = index[generator]
            exponents[i] = exponent.numerator * (generators[i][1] // exponent.denominator)
        place = tuple(exponents)
        coefficients[place] = (
            coefficients[place] + monomial.coefficient if place in coefficients else monomial.coefficient
        )
    if any(abs(e) > MAX_DEGREE for place in coefficients for e in place):
        return None
    return [
        Monomial(coefficients[place], tuple(_raised(place, generators)))
        for place in sorted(coefficients, key=_degrevlex, reverse=True)
        if coefficients[place]
    ]


def _spread(bones: Skeleton, times: Monomial, found: list[Monomial]) -> bool:
    """Add the monomials of times * bones to those found; False where it takes more than that, or they are too many."""
    if isinstance(bones, Monomial):
        found.append(bones if times is _UNIT else _times(bones, times))
        return len(found) <= MAX_POLYNOMIAL
    if isinstance(bones, Sum):
        return all(_spread(part, times, found) for part in bones.parts)
    if isinstance(bones, Product) and len(bones.parts) == 2 and isinstance(bones.parts[0], Monomial):
        return _spread(bones.parts[1], bones.parts[0] if times is _UNIT else _times(bones.parts[0], times), found)
    return False


def _times(one: Monomial, two: Monomial) -> Monomial:
    coefficient = one.coefficient * two.coefficient
    return Monomial(coefficient, _multiplied((one.powers, two.powers)) if coefficient else ())


def _raised(exponents: tuple[int, ...], generators: Sequence[tuple[Generator, int]]) -> Iterator[Raised]:
    for (generator, root), exponent in zip(generators, exponents, strict=True):
        if exponent:
            yield generator, exponent if root == 1 else Fraction(exponent, root)


def _degrevlex(exponents: tuple[int, ...]) -> tuple[int, ...]:
    """Larger for what comes first in the ring, whose order multiplication by a monomial does not change."""
    return (sum(exponents), *[-e for e in reversed(exponents)])


# ---- their values --------------------------------------------------------------------------------------------


def quotient(bones: Skeleton, roots: Mapping[Generator, int], radicands: Mapping[Generator, Skeleton]) -> Ratio:
    """The skeleton as one quotient; `roots` are all generators that occur in it and in the radicands."""
    if len(roots) > MAX_POLYNOMIAL:
        raise Refused(f"a polynomial in more than {MAX_POLYNOMIAL} variables is too large to compute with")
    return _Polynomials(tuple(in_order(roots.items())), radicands).of(bones)


def in_order(raised: Iterable[tuple[Generator, Exponent]]) -> list[tuple[Generator, Exponent]]:
    """Generators in their fixed order."""
    return sorted(raised, key=lambda item: (item[0].kind, order(item[0].term)))


def collect(bones: Skeleton, roots: dict[Generator, int]) -> None:
    """Add the generators of a skeleton to `roots`, each with the least common denominator of its exponents."""
    if isinstance(bones, Monomial):
        for generator, exponent in bones.powers:
            roots[generator] = lcm(roots.get(generator, 1), exponent.denominator)
    elif isinstance(bones, Power):
        collect(bones.base, roots)
    elif isinstance(bones, (Sum, Product)):
        for part in bones.parts:
            collect(part, roots)


@lru_cache(maxsize=256)
def _ring(variables: int) -> fmpq_mpoly_ctx:
    return fmpq_mpoly_ctx.get([f"g{i}" for i in range(variables)], Ordering.degrevlex)


class _Polynomials:
    """Evaluates skeletons in one ring."""

    def __init__(self, generators: tuple[tuple[Generator, int], ...], radicands: Mapping[Generator, Skeleton]) -> None:
        self.generators = generators
        self.index = {g: i for i, (g, _) in enumerate(generators)}
        self.ring = _ring(len(generators))
        self.one = self.ring.constant(1)
        self.radicands = radicands

    def of(self, bones: Skeleton) -> Ratio:
        num, den = self._reduced(*self._evaluate(bones))
        return Ratio(num, den, self.generators)

    def _evaluate(self, bones: Skeleton) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        if isinstance(bones, (Monomial, Sum)):
            return self._sum(bones)
        if isinstance(bones, Power):
            return self._power(bones)
        total = self.one, self.one
        for part in bones.parts:
            n, d = self._evaluate(part)
            _require_small(total, (n, d))
            total = self._cancelled(total[0] * n, total[1] * d)
        return total

    def _sum(self, bones: Skeleton) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """The sum of the monomials at once, then the others one by one."""
        monomials: dict[tuple[int, ...], fmpq] = {}
        others: list[Skeleton] = []
        self._gather(bones, monomials, others)
        total = self._laurent(monomials)
        for part in others:
            n, d = self._evaluate(part)
            if total[1] == d:
                total = total[0] + n, d
                continue
            _require_small(total, (n, d))
            total = self._cancelled(total[0] * d + n * total[1], total[1] * d)
        return total

    def _gather(self, bones: Skeleton, monomials: dict[tuple[int, ...], fmpq], others: list[Skeleton]) -> None:
        """The monomials of a sum by their exponents, and what is none."""
        if isinstance(bones, Sum):
            for part in bones.parts:
                self._gather(part, monomials, others)
        elif isinstance(bones, Monomial):
            exponents = self._exponents(bones)
            monomials[exponents] = monomials.get(exponents, 0) + bones.coefficient
        else:
            others.append(bones)

    def _exponents(self, bones: Monomial) -> tuple[int, ...]:
        exponents = [0] * len(self.generators)
        for generator, exponent in bones.powers:
            index = self.index[generator]
            whole = exponent.numerator * (self.generators[index][1] // exponent.denominator)
            if abs(whole) > MAX_DEGREE:
                raise Refused(f"the exponent {whole} is too large to compute with")
            exponents[index] = whole
        return tuple(exponents)

    def _laurent(self, monomials: dict[tuple[int, ...], fmpq]) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """A sum of monomials, over the least monomial that makes its exponents non-negative."""
        lowest = tuple(min(0, *e) for e in zip(*monomials, strict=True))
        if not any(lowest):
            return self.ring.from_dict(monomials), self.one
        lifted = {tuple(map(sub, e, lowest)): c for e, c in monomials.items()}
        return self.ring.from_dict(lifted), self.ring.term(exp_vec=tuple(map(neg, lowest)))

    def _power(self, bones: Power) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        n, d = self._evaluate(bones.base)
        if bones.exponent < 0:
            if n.is_zero():
                raise Refused("division by zero")
            n, d = d, n
        exponent = abs(bones.exponent)
        terms = max(len(n), len(d))
        if terms > 1 and comb(terms - 1 + exponent, exponent) > MAX_POLYNOMIAL:
            raise Refused(f"a sum of {terms} terms to the power {exponent} is too large to expand")
        if exponent * max(_bits(n), _bits(d)) > MAX_BITS:
            raise Refused(f"a number of {max(_bits(n), _bits(d))} bits to the power {exponent} is too large to compute")
        return n**exponent, d**exponent

    def _cancelled(self, n: fmpq_mpoly, d: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        if len(n) > MAX_POLYNOMIAL or len(d) > MAX_POLYNOMIAL:
            raise Refused(f"a polynomial of more than {MAX_POLYNOMIAL} terms is too large to compute with")
        if d.is_constant():
            return n / d.leading_coefficient(), self.one
        common = n.gcd(d)
        return (n, d) if common.is_one() else (n / common, d / common)

    def _reduced(self, n: fmpq_mpoly, d: fmpq_mpoly) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """Powers of roots replaced by their radicands, and roots moved out of a monomial denominator."""
        for generator, bones in self.radicands.items():
            index = self.index[generator]
            degree = self.generators[index][1]
            radicand = self._evaluate(bones)
            lowest = min((m[index] for m in d.monoms()), default=0)
            if lowest:
                lift = self.ring.gen(index) ** int(-lowest % degree)
                n, d = n * lift, d * lift
            n, below_n = self._without(n, index, degree, radicand)
            d, below_d = self._without(d, index, degree, radicand)
            n, d = self._cancelled(n * below_d, d * below_n)
        if n.is_zero():
            return n, self.one
        if d.is_zero():
            raise Refused("division by zero")
        n, d = self._cancelled(n, d)
        scale = d.leading_coefficient()
        return n / scale, d / scale

    def _without(
        self, p: fmpq_mpoly, index: int, degree: int, radicand: tuple[fmpq_mpoly, fmpq_mpoly]
    ) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """p with g^degree replaced by the radicand, over a common denominator."""
        most = max((int(m[index]) // degree for m in p.monoms()), default=0)
        if most == 0:
            return p, self.one
        if most * max(len(radicand[0]), len(radicand[1])) > MAX_EXPONENT:
            raise Refused(f"a root to the power {most * degree} is too large to expand")
        total = self.ring.constant(0)
        for exponents, coefficient in p.terms():
            whole, left = divmod(int(exponents[index]), degree)
            monomial = list(exponents)
            monomial[index] = left
            part = self.ring.term(coeff=coefficient, exp_vec=tuple(monomial))
            total += part * radicand[0] ** whole * radicand[1] ** (most - whole)
        return total, radicand[1] ** most


def _require_small(one: tuple[fmpq_mpoly, fmpq_mpoly], two: tuple[fmpq_mpoly, fmpq_mpoly]) -> None:
    """The products of numerators and denominators have a bounded number of terms."""
    if max(len(one[0]), len(one[1])) * max(len(two[0]), len(two[1])) > 20 * MAX_POLYNOMIAL:
        raise Refused("a product of polynomials is too large to expand")


def rational(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q)) if value.q != 1 else Fraction(int(value.p))


def _bits(p: fmpq_mpoly) -> int:
    return max(map(_size, p.coeffs()), default=1)


def _size(value: fmpq) -> int:
    """The bits of a number."""
    return int(max(abs(value.p), value.q)).bit_length()
