"""One sum of monomials divided by another, where nothing is left over: 1 - r is (1 - sqrt(r)) (1 + sqrt(r)).

SymPy divides, with a symbol for each root that occurs.  Knows nothing of relations.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from sympy import QQ, Poly, Rational, Symbol

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.terms import App, Num, Term, order

Row: TypeAlias = Mapping[Term, Fraction]
"""Monomials with their coefficients."""
LARGEST = 20  # exponent, and number of monomials


def exact_quotient(whole: Row, part: Row) -> Term | None:
    """whole / part as a sum of monomials; nothing where something is left over."""
    powers = {m: _powers(m) for m in (*whole, *part)}
    bases = sorted({base for found in powers.values() for base in found}, key=order)
    roots = {base: lcm(*(found[base].denominator for found in powers.values() if base in found)) for base in bases}
    exponents = {m: [int(found.get(base, 0) * roots[base]) for base in bases] for m, found in powers.items()}
    if not bases or len(powers) > LARGEST or any(not 0 <= e <= LARGEST for found in exponents.values() for e in found):
        return None
    symbols = [Symbol(f"x{n}") for n in range(len(bases))]

    def polynomial(row: Row) -> Poly:
        table = {tuple(exponents[m]): Rational(c.numerator, c.denominator) for m, c in row.items()}
        return Poly.from_dict(table, *symbols, domain=QQ)

    quotient, rest = polynomial(whole).div(polynomial(part))
    if not rest.is_zero:
        return None
    found = []
    for degrees, c in quotient.terms():
        monomial = b.mul(*(_root(x, n, roots[x]) for x, n in zip(bases, degrees, strict=True)))
        found.append(normal.scaled(Fraction(int(c.p), int(c.q)), monomial))
    return b.add(*found)


def _powers(monomial: Term) -> dict[Term, Fraction]:
    """Each factor with its exponent."""
    factors = monomial.args if isinstance(monomial, App) and monomial.head == t.MUL else (monomial,)
    found: dict[Term, Fraction] = {}
    for factor in factors:
        base, exponent = factor, Fraction(1)
        if isinstance(factor, App) and factor.head == t.POW and isinstance(factor.args[1], Num):
            base, exponent = factor.args[0], factor.args[1].value
        if base != b.ONE:
            found[base] = found.get(base, Fraction(0)) + exponent
    return found


def _root(base: Term, times: int, root: int) -> Term:
    exponent = Fraction(times, root)
    return base if exponent == 1 else b.power(base, b.num(exponent)) if exponent else b.ONE
