"""What a monomial has of a point: the powers of x, of 1 - x or 1 + x, and of their logarithms.

Reads terms and proves nothing; the moments stand on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import App, Num, Term, Var
from symit.proving.closed_forms import monomial_factors
from symit.proving.writing.quotients import in_factors, quotient


def exponent_parts(exponent: Term, *of: Term) -> list[Term] | None:
    """The coefficients of `of` in an exponent that is a sum of such terms; None where it is none."""
    found: list[Term] = [b.ZERO] * len(of)
    for monomial, coefficient in normal.summands(exponent):
        factors = list(monomial_factors(monomial))
        place = next((n for n, term in enumerate(of) if term in factors), None)
        if place is None:
            return None
        factors.remove(of[place])
        if any(v in f.free for f in factors for v in of[place].free):
            return None
        found[place] = b.add(found[place], normal.scaled(coefficient, b.mul(*factors)))
    return [PLAIN.canonical(f) for f in found]


def whole_power(factor: Term, base: Term) -> int | None:
    """n of base^n, n a whole number >= 1."""
    if factor == base:
        return 1
    if isinstance(factor, App) and factor.head == t.POW and factor.args[0] == base:
        exponent = factor.args[1]
        if isinstance(exponent, Num) and exponent.value.denominator == 1 and exponent.value > 0:
            return int(exponent.value)
    return None


@dataclass(frozen=True)
class Powers:
    """number x^c r^d log(x)^n log(r)^m, where r is 1 - x or 1 + x."""

    number: Fraction
    c: Term
    d: Term
    n: int
    m: int


def powers_of(body: Term, x: Var, rest: Term) -> Powers | None:
    """None where the body is not of this form."""
    number, c, d = Fraction(1), b.ZERO, b.ZERO
    parts: list[tuple[Term, Term]] = []
    n = m = 0
    for factor in monomial_factors(body):
        base, exponent = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
        if base == x and x not in exponent.free:
            parts.append((exponent, b.ZERO))
        elif base == rest and x not in exponent.free:
            parts.append((b.ZERO, exponent))
        elif (k := whole_power(factor, b.log(x))) is not None:
            n += k
        elif (k := whole_power(factor, b.log(rest))) is not None:
            m += k
        elif b.is_app(factor, t.EXP) and (logs := exponent_parts(factor.args[0], b.log(x), b.log(rest))):  # type: ignore[union-attr]
            parts.append((logs[0], logs[1]))
        elif (power := _power_of(factor, rest)) is not None:
            number *= power[0]
            parts.append((b.ZERO, b.num(power[1])))
        elif factor != b.ONE:
            return None
    whole = [PLAIN.canonical(b.add(side, *(p[i] for p in parts))) for i, side in enumerate((c, d))]
    return Powers(number, whole[0], whole[1], n, m)


def _power_of(factor: Term, rest: Term) -> tuple[Fraction, Fraction] | None:
    """A number and n, where the factor, a power of a polynomial, is the number times rest^n."""
    base, exponent = (factor.args[0], factor.args[1]) if b.is_app(factor, t.POW) else (factor, b.ONE)  # type: ignore[union-attr]
    if not (isinstance(exponent, Num) and exponent.value.denominator == 1 and b.is_app(base, t.ADD)):
        return None
    try:
        content, factors = in_factors(quotient(base).above)
    except Refused:
        return None
    if len(factors) != 1:
        return None
    ((root, times),) = factors
    sign = 1 if PLAIN.equal(root, rest) else -1 if PLAIN.equal(b.neg(root), rest) else 0
    if not sign:
        return None
    value = content * Fraction(sign) ** int(times)
    return value ** int(exponent.value), times * exponent.value
