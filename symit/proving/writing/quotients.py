"""Quotients of polynomials in lowest terms, the denominator in factors.

FLINT finds them, and `field` proves them equal, for `tidy`.  Trusted by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var

Powers = tuple[tuple[Term, Fraction], ...]
Sum = dict[Powers, Fraction]
"""Monomials in parameters with their coefficients."""


@dataclass(frozen=True)
class Quotient:
    """A sum of monomials over a product of powers."""

    above: Sum
    below: Powers


def quotient(term: Term) -> Quotient:
    """A term that is rational in its variables, in lowest terms.  Refused for any other."""
    variables = sorted(term.free, key=t.order)
    names = tuple(f"x{n}" for n in range(len(variables)))
    if not names:
        raise Refused("{} has no variables", term)
    polynomials = fmpq_mpoly_ctx.get(names, Ordering.lex)
    reading = _Reading(dict(zip(variables, polynomials.gens(), strict=True)), polynomials.constant(1))
    above, below = reading.of(term)
    if not below:
        raise Refused("a division by zero in {}", term)
    common = above.gcd(below)
    above, below = above / common, below / common
    content, factors = below.factor()
    above = above / content
    powers = tuple((_term(_sum(f, variables)), Fraction(int(e))) for f, e in factors)
    return Quotient(_sum(above, variables), powers)


def in_factors(polynomial: Sum) -> tuple[Fraction, Powers]:
    """A sum of monomials as a number times powers of irreducible ones."""
    if set(polynomial) == {()}:
        return polynomial[()], ()
    variables = sorted({v for m in polynomial for v, _ in m if isinstance(v, Var)}, key=t.order)
    names = tuple(f"x{n}" for n in range(len(variables)))
    polynomials = fmpq_mpoly_ctx.get(names, Ordering.lex)
    reading = _Reading(dict(zip(variables, polynomials.gens(), strict=True)), polynomials.constant(1))
    whole, _ = reading.of(_term(polynomial))
    content, factors = whole.factor()
    found = tuple((_term(_sum(f, variables)), Fraction(int(e))) for f, e in factors)
    return Fraction(int(content.p), int(content.q)), found


@dataclass(frozen=True)
class _Reading:
    """Terms as pairs of polynomials."""

    variables: dict[Var, Any]
    one: Any

    def of(self, term: Term) -> tuple[Any, Any]:
        if isinstance(term, Num):
            return self.one * fmpq(term.value.numerator, term.value.denominator), self.one
        if isinstance(term, Var) and term in self.variables:
            return self.variables[term], self.one
        if isinstance(term, App) and term.head == t.ADD:
            return self._sum(term.args)
        if isinstance(term, App) and term.head == t.MUL:
            tops, bottoms = zip(*map(self.of, term.args), strict=True)
            return prod(tops[1:], start=tops[0]), prod(bottoms[1:], start=bottoms[0])
        if isinstance(term, App) and term.head == t.POW and isinstance(term.args[1], Num):
            exponent = term.args[1].value
            if exponent.denominator == 1:
                above, below = self.of(term.args[0])
                above, below = (above, below) if exponent > 0 else (below, above)
                return above ** abs(int(exponent)), below ** abs(int(exponent))
        raise Refused("{} is not rational", term)

    def _sum(self, parts: Iterable[Term]) -> tuple[Any, Any]:
        """Over the lowest common denominator: the product of many is long."""
        above, below = 0 * self.one, self.one
        for top, bottom in map(self.of, parts):
            missing = bottom / below.gcd(bottom)
            below = below * missing
            above = above * missing + top * (below / bottom)
        return above, below


def _sum(polynomial: Any, variables: list[Var]) -> Sum:
    found: Sum = {}
    for exponents, coefficient in polynomial.to_dict().items():
        key = tuple((v, Fraction(int(e))) for v, e in zip(variables, exponents, strict=True) if e)
        found[key] = Fraction(int(coefficient.p), int(coefficient.q))
    return found


def _term(parts: Sum) -> Term:
    return b.add(*(_monomial(m, c) for m, c in parts.items()))


def _monomial(powers: Powers, coefficient: Fraction) -> Term:
    factors = [v if e == 1 else b.power(v, e) for v, e in powers]
    return b.mul(*([] if coefficient == 1 and factors else [b.num(coefficient)]), *factors)
