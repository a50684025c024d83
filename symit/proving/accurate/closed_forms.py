"""A closed form read as a sum: coefficients times logarithms, coefficients times exponentials, and a rational rest.

First step of the rewriting.  Which generators are needed is found while reading: where one is missing, the reading
starts again with it.  A parameter x that stands in 1 + exp(x) is a logit: its probability p takes its place, and x
itself is log p - log(1 - p).  A parameter under a root is the square of its root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from flint import fmpz

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTR, ENTR, REL_ENTR
from symit.kernel.facts import unpack
from symit.kernel.terms import INT, REAL, App, Num, Term, Var
from symit.kernel.text import show
from symit.proving.accurate.errors import NoForm
from symit.proving.accurate.rings import (
    Generator,
    Poly,
    Quotient,
    Ring,
    factored,
    generators_in,
    key,
    monomial,
    monomials,
)
from symit.proving.accurate.signs import sign

MAX_POWER = 16
MOST_GENERATORS = 24


@dataclass(frozen=True)
class Sum:
    """Coefficients times logarithms of polynomials that are positive, and a rest."""

    logs: tuple[tuple[Poly, Quotient], ...]
    rest: Quotient

    def __add__(self, other: Sum) -> Sum:
        return collected((*self.logs, *other.logs), self.rest + other.rest)

    def __sub__(self, other: Sum) -> Sum:
        return self + -other

    def __neg__(self) -> Sum:
        return Sum(tuple((a, -c) for a, c in self.logs), -self.rest)

    def times(self, factor: Quotient) -> Sum:
        return collected(((a, c * factor) for a, c in self.logs), self.rest * factor)

    @property
    def is_zero(self) -> bool:
        return not self.logs and self.rest.is_zero


@dataclass(frozen=True)
class Exponential:
    """coefficient * exp(exponent)."""

    coefficient: Quotient
    exponent: Sum


@dataclass(frozen=True)
class ClosedForm:
    """The sum of `logs`, `exponentials` and `rest`, over a ring."""

    ring: Ring
    logs: tuple[tuple[Poly, Quotient], ...]
    exponentials: tuple[Exponential, ...]
    rest: Quotient


def collected(logs: Iterable[tuple[Poly, Quotient]], rest: Quotient) -> Sum:
    found: dict[Any, tuple[Poly, Quotient]] = {}
    for argument, coefficient in logs:
        name = key(argument)
        found[name] = (argument, found[name][1] + coefficient if name in found else coefficient)
    return Sum(tuple((a, c) for _, (a, c) in sorted(found.items(), key=lambda item: item[0]) if not c.is_zero), rest)


# ---- the generators ------------------------------------------------------------------------------------------


class _Missing(Exception):
    def __init__(self, generator: Generator) -> None:
        self.generator = generator


def read(closed: Term, hypotheses: Sequence[Term]) -> ClosedForm:
    """The closed form under the hypotheses on its parameters.  Raises NoForm where it is of another shape."""
    relations = [r for h in hypotheses for r in unpack(h) if b.is_app(r, t.LT, t.LE)]
    generators: dict[Term, Generator] = {
        v: Generator("parameter", v, *interval(v, relations)) for v in sorted(closed.free, key=lambda v: v.name)
    }
    for v in generators:
        if v.sort not in (REAL, INT):
            raise NoForm(f"{show(v)} is not a number")
    for _ in range(MOST_GENERATORS):
        reader = Reader(_with_facts(Ring(tuple(generators.values())), relations))
        try:
            found = reader.read(closed)
            logit = _logit(reader.ring, found)
            if logit is not None:
                raise _Missing(Generator("sigmoid", logit, Fraction(0), Fraction(1)))
            return _spread(reader, found)
        except _Missing as missing:
            new = missing.generator
            if new.kind in ("root", "sigmoid"):
                generators = {g: x for g, x in generators.items() if x.kind != "exponential"}
            generators[b.exp(new.of) if new.kind == "exponential" else new.of] = new
    raise NoForm(f"the closed form is made of more than {MOST_GENERATORS} exponentials and roots")


def _with_facts(ring: Ring, relations: Sequence[Term]) -> Ring:
    """The ring with what the relations and the intervals say is not negative."""
    stated = [fact for r in relations if isinstance(r, App) for fact in Reader(ring).facts(r)]
    for k, g in enumerate(ring.generators):
        stated += [] if g.low is None else [ring.generator(k) - ring.constant(g.low)]
        stated += [] if g.high is None else [ring.constant(g.high) - ring.generator(k)]
    return replace(ring, facts=tuple({key(fact): fact for fact in stated}.values()))


def interval(variable: Term, relations: Sequence[Term]) -> tuple[Fraction | None, Fraction | None]:
    """The interval that relations with a number leave to a variable."""
    low: Fraction | None = None
    high: Fraction | None = None
    for relation in relations:
        if not isinstance(relation, App):
            continue
        left, right = relation.args
        if right == variable and isinstance(left, Num):
            low = left.value if low is None else max(low, left.value)
        if left == variable and isinstance(right, Num):
            high = right.value if high is None else min(high, right.value)
    return low, high


def _logit(ring: Ring, found: Sum) -> Term | None:
    """A parameter x for which 1 + exp(x) stands in a denominator or in a logarithm."""
    places = [found.rest.den, *(a for a, _ in found.logs), *(c.den for _, c in found.logs)]
    for place in places:
        for factor, _ in factored(place)[1]:
            inside = [ring.generators[k] for k in generators_in(factor)]
            if len(inside) == 1 and inside[0].kind == "exponential" and isinstance(inside[0].of, Var):
                exponential = ring.generator(next(iter(generators_in(factor))))
                if factor / factor.leading_coefficient() == exponential + 1:
                    return inside[0].of
    return None


def _spread(reader: Reader, found: Sum) -> ClosedForm:
    """The rest as a sum over exponentials."""
    exponentials = [k for k, g in enumerate(reader.ring.generators) if g.kind == "exponential"]
    if any(generators_in(q) & set(exponentials) for a, c in found.logs for q in (a, c.num, c.den)):
        raise NoForm("an exponential stands in a logarithm, or before one")
    above, below = (_by_exponentials(reader.ring, p, exponentials) for p in (found.rest.num, found.rest.den))
    if len(below) != 1:
        raise NoForm("a sum of exponentials stands in a denominator")
    ((divided, den),) = below.items()
    rest, sums = reader.ring.number(0), []
    for powers, num in sorted(above.items()):
        exponent = Sum((), reader.ring.number(0))
        for k, power, less in zip(exponentials, powers, divided, strict=True):
            exponent += reader.read(reader.ring.generators[k].of).times(reader.ring.number(power - less))
        if exponent.is_zero:
            rest = Quotient.of(num, den)
        else:
            sums.append(Exponential(Quotient.of(num, den), exponent))
    return ClosedForm(reader.ring, found.logs, tuple(sums), rest)


def _by_exponentials(ring: Ring, poly: Poly, exponentials: Sequence[int]) -> dict[tuple[int, ...], Poly]:
    """The coefficients of the products of exponentials, by their powers."""
    found: dict[tuple[int, ...], Poly] = {}
    for powers, coefficient in monomials(poly):
        name = tuple(powers[k] for k in exponentials)
        left = tuple(0 if k in exponentials else p for k, p in enumerate(powers))
        found[name] = found.get(name, ring.constant(0)) + ring.constant(coefficient) * monomial(ring, left)
    return found


_INSIDE: Mapping[t.Definition | t.Operator, Callable[..., Term]] = {
    ENTR: lambda u: b.neg(b.mul(u, b.log(u))),
    CROSS_ENTR: lambda u, v: b.neg(b.mul(u, b.log(v))),
    REL_ENTR: lambda u, v: b.mul(u, b.log(b.div(u, v))),
}
"""What is read for a function that 0 log 0 = 0 defines at 0: the kernel says whether the form found holds there too."""


# ---- reading -------------------------------------------------------------------------------------------------


class Reader:
    """Reads terms over a ring; `_Missing` says which generator the ring lacks."""

    def __init__(self, ring: Ring) -> None:
        self.ring = ring
        self.places = {(g.kind, g.of): k for k, g in enumerate(ring.generators)}

    def read(self, term: Term) -> Sum:
        if isinstance(term, Num):
            return self._plain(self.ring.number(term.value))
        if isinstance(term, Var):
            return self._variable(term)
        if not isinstance(term, App):
            raise NoForm(f"{show(term)} is not a number")
        if term.head in _INSIDE:
            return self.read(_INSIDE[term.head](*term.args))
        if isinstance(term.head, t.Definition):
            return self.read(b.unfold(term))
        match term.head.name:
            case "add":
                parts = [self.read(a) for a in term.args]
                return sum(parts[1:], parts[0])
            case "mul":
                found = self._plain(self.ring.number(1))
                for a in term.args:
                    found = self._product(found, self.read(a))
                return found
            case "pow":
                return self._power(*term.args)
            case "exp":
                return self._exponential(self.read(term.args[0]))
            case "log":
                return self._logarithm(self.rational(term.args[0]))
            case "pi":
                return self._plain(self._generator("pi", b.PI, Fraction(3), Fraction(4)))
        raise NoForm(f"{show(term)} is no sum of logarithms and exponentials")

    def rational(self, term: Term) -> Quotient:
        found = self.read(term)
        if found.logs:
            raise NoForm(f"{show(term)} has a logarithm inside another function")
        return found.rest

    def facts(self, relation: App) -> list[Poly]:
        """The polynomial that a relation says is not negative."""
        try:
            found = self.rational(b.sub(relation.args[1], relation.args[0]))
        except (NoForm, _Missing):
            return []
        return [found.num] if found.den.is_constant() and not found.num.is_constant() else []

    def _plain(self, rest: Quotient) -> Sum:
        return Sum((), rest)

    def _variable(self, variable: Var) -> Sum:
        if ("sigmoid", variable) in self.places:
            p = self._generator("sigmoid", variable)
            one = self.ring.number(1)
            return collected(((p.num, one), ((one - p).num, -one)), self.ring.number(0))
        if ("root", variable) in self.places:
            return self._plain(self._generator("root", variable) ** 2)
        return self._plain(self._generator("parameter", variable))

    def _generator(self, kind: str, of: Term, low: Fraction | None = None, high: Fraction | None = None) -> Quotient:
        if (kind, of) not in self.places:
            raise _Missing(Generator(kind, of, low, high))
        return Quotient(self.ring.generator(self.places[kind, of]), self.ring.constant(1))

    def _product(self, one: Sum, two: Sum) -> Sum:
        if one.logs and two.logs:
            raise NoForm("a product of logarithms")
        return two.times(one.rest) if two.logs else one.times(two.rest)

    def _power(self, base: Term, exponent: Term) -> Sum:
        below = self.read(base)
        if isinstance(exponent, Num) and exponent.value.denominator == 1 and abs(exponent.value) <= MAX_POWER:
            if below.logs and exponent.value != 1:
                raise NoForm("a power of a logarithm")
            if below.rest.is_zero and not below.logs and exponent.value <= 0:
                raise NoForm("a division by zero")
            return below if below.logs else self._plain(below.rest ** int(exponent.value))
        if below.logs:
            raise NoForm("a power of a logarithm")
        return self._exponential(self._product(self.read(exponent), self._logarithm(below.rest)))

    def _logarithm(self, argument: Quotient) -> Sum:
        found = self._plain(self.ring.number(0))
        one = self.ring.number(1)
        for poly, side in ((argument.num, 1), (argument.den, -1)):
            content, factors = factored(poly)
            if not content:
                raise NoForm("the logarithm of 0")
            for factor, power in factors:
                scale = self.ring.number(side * power)
                (generator, *others) = generators_in(factor)
                if not others and self.ring.generators[generator].kind == "exponential" and self._is_generator(factor):
                    found += self.read(self.ring.generators[generator].of).times(scale)
                    continue
                if self._is_negative(factor):
                    factor, content = -factor, content * (-1) ** power
                found += collected(((factor, one),), self.ring.number(0)).times(scale)
            if content < 0:  # the argument is positive: a factor whose sign was not seen is negative
                content = -content
            for whole, part in ((content.numerator, side), (content.denominator, -side)):
                for prime, power in fmpz(whole).factor():
                    logarithm = (self.ring.constant(int(prime)), self.ring.number(part * int(power)))
                    found += collected((logarithm,), self.ring.number(0))
        return found

    def _is_generator(self, factor: Poly) -> bool:
        return len(factor.coeffs()) == 1 and bool(factor.total_degree() == 1)

    def _is_negative(self, factor: Poly) -> bool:
        return sign(self.ring, factor) == -1

    def _exponential(self, exponent: Sum) -> Sum:
        found = self.ring.number(1)
        for argument, coefficient in exponent.logs:
            number = coefficient.constant
            if number is not None and number.denominator == 1 and abs(number) <= MAX_POWER:
                found *= Quotient(argument, self.ring.constant(1)) ** int(number)
            elif number is not None and number.denominator == 2:
                self._take_root(argument)
            else:
                for powers, scale in monomials(coefficient.num):
                    piece = b.mul(self.monomial_term(powers, coefficient.den), b.log(self.term(argument)))
                    found *= self._piece(piece, scale)
        for powers, scale in monomials(exponent.rest.num):
            found *= self._piece(self.monomial_term(powers, exponent.rest.den), scale)
        return self._plain(found)

    def _take_root(self, argument: Poly) -> None:
        """A root of a parameter needs another generator; any other root is beyond this."""
        (index, *others) = generators_in(argument) or [-1]
        known = self.ring.generators[index] if index >= 0 else None
        if (
            known is None
            or others
            or known.kind != "parameter"
            or not known.is_positive
            or not self._is_generator(argument)
        ):
            raise NoForm("a root of something else than a positive parameter")
        raise _Missing(Generator("root", known.of, Fraction(0), Fraction(1) if known.high == 1 else None))

    def _piece(self, piece: Term, scale: Fraction) -> Quotient:
        """exp(scale * piece) as a power of a generator."""
        if scale.denominator != 1:
            piece = b.mul(b.num(Fraction(1, scale.denominator)), piece)
        return self._generator("exponential", piece, Fraction(0)) ** scale.numerator

    # ---- back to terms, as they come ---------------------------------------------------------------------------

    def term(self, poly: Poly) -> Term:
        return b.add(*[b.mul(*self._scaled(c, self._factors(m))) for m, c in monomials(poly)])

    def _scaled(self, coefficient: Fraction, factors: list[Term]) -> list[Term]:
        return [b.num(coefficient), *factors] if coefficient != 1 or not factors else factors

    def monomial_term(self, powers: Sequence[int], den: Poly) -> Term:
        above = self._factors(powers)
        below = [] if den.is_one() else [b.power(self.term(den), -1)]
        return b.mul(*above, *below)

    def _factors(self, powers: Sequence[int]) -> list[Term]:
        terms = (generator_term(g) for g in self.ring.generators)
        return [x if p == 1 else b.power(x, p) for x, p in zip(terms, powers, strict=True) if p]


def generator_term(generator: Generator) -> Term:
    """What a generator stands for, written out."""
    match generator.kind:
        case "exponential":
            return b.exp(generator.of)
        case "root":
            return b.sqrt(generator.of)
        case "sigmoid":
            return b.div(1, b.add(1, b.exp(b.neg(generator.of))))
    return generator.of
