"""Rational parts in lowest terms: by their denominators, with polynomials in factors and squares completed.

Under `tidy`; knows nothing of logarithms and special values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm, prod

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.text import show
from symit.proving.closed_forms import monomial_factors
from symit.proving.writing.composing import all_factors, as_power, divided, is_sum_below, power, product
from symit.proving.writing.quotients import Powers, Quotient, Sum, in_factors, quotient


def rational(term: Term) -> list[Term]:
    """A sum by its denominators, each numerator with its squares completed; the number last."""
    if not (b.is_app(term, t.ADD) or isinstance(term, (Num, Var))) or _has_sum_below(term):
        return [] if term == b.ZERO else [term]
    groups: dict[Powers, Sum] = {}
    number = Fraction(0)
    for monomial, coefficient in normal.summands(term):
        powers = [as_power(f) for f in monomial_factors(monomial) if f != b.ONE]
        if not powers:
            number = coefficient
            continue
        below = tuple(sorted(((f, -e) for f, e in powers if e < 0), key=lambda p: show(p[0])))
        above = tuple(sorted(((f, e) for f, e in powers if e > 0), key=lambda p: show(p[0])))
        groups.setdefault(below, {})[above] = coefficient
    parts = [part for below, numerator in groups.items() for part in _over(numerator, below)]
    return [*parts, *([b.num(number)] if number else [])]


def _over(numerator: Sum, below: Powers) -> list[Term]:
    """A numerator over a monomial, with the common denominator of its numbers, and what stands in each of its monomials
    before it, where nothing is below before linear ones alone; term by term where there is none of these."""
    before = _in_each(numerator) if len(numerator) > 1 else {}
    if not below and any(sum(e for _, e in _divided(m, before)) > 1 for m in numerator):
        before = {}
    numerator = {_divided(m, before): c for m, c in numerator.items()}
    if not below and not before and len(_with_squares(numerator)) == len(numerator):
        return [product(b.num(c), *(power(f, e) for f, e in m)) for m, c in numerator.items()]
    common = lcm(*(c.denominator for c in numerator.values()))
    whole = {m: c * common for m, c in numerator.items()}
    shared = gcd(*(int(c) for c in whole.values()))
    if all(c < 0 for c in whole.values()):
        shared = -shared
    above = _with_squares({m: c / shared for m, c in whole.items()})
    factors = [power(f, e) for f, e in before.items()]
    if len(above) == 1:
        return [product(b.num(Fraction(shared, common)), *factors, above[0], *(power(f, -e) for f, e in below))]
    if not below and not before and common == 1 and shared == 1:
        return above
    factor = ([] if shared == 1 else [b.num(shared)]) + factors
    bottom = ([] if common == 1 else [b.num(common)]) + [power(f, e) for f, e in below]
    top = b.mul(*factor, b.add(*above))
    return [b.div(top, b.mul(*bottom)) if bottom else top]


def _in_each(polynomial: Sum) -> dict[Term, Fraction]:
    """The powers that divide every monomial."""
    first, *others = map(dict, polynomial)
    return {f: min(e, *(m[f] for m in others)) for f, e in first.items() if all(f in m for m in others)}


def _divided(monomial: Powers, by: Mapping[Term, Fraction]) -> Powers:
    return tuple((f, e - by.get(f, 0)) for f, e in monomial if e != by.get(f, 0))


def _with_squares(polynomial: Sum) -> list[Term]:
    """c a^2 - 2 c a b + c b^2 as c (a - b)^2, whatever sign c has and whatever stands before all of it."""
    shared = _shared(polynomial)
    if shared:
        inner = _with_squares({tuple(p for p in m if p not in shared): c for m, c in polynomial.items()})
        if len(inner) == 1:
            return [product(*(power(f, e) for f, e in shared), *inner)]
    left = dict(polynomial)
    found: list[Term] = []
    for mixed in [m for m in polynomial if len(m) == 2 and all(e == 1 for _, e in m)]:
        (a, _), (d, _) = mixed
        squares = ((a, Fraction(2)),), ((d, Fraction(2)),)
        half = left.get(mixed, Fraction(0)) / 2
        scale = left.get(squares[0], Fraction(0))
        if half and abs(scale) == abs(half) and left.get(squares[1]) == scale:
            found.append(product(b.num(scale), b.power(b.add(a, d) if half == scale else b.sub(a, d), 2)))
            for used in (mixed, *squares):
                del left[used]
    found += _with_number(left)
    if (whole := _as_product(left)) is not None:
        return [whole, *found]
    rest = [product(b.num(c), *(power(f, e) for f, e in m)) for m, c in left.items()]
    return [*rest, *found]


def _as_product(polynomial: Sum) -> Term | None:
    """(a - c) (b - d) for a b - a d - b c + c d."""
    if len(polynomial) < 4 or any(isinstance(e, Fraction) and e.denominator != 1 for m in polynomial for _, e in m):
        return None
    content, factors = in_factors(polynomial)
    if len(factors) < 2 or not all(b.is_app(f, t.ADD) and len(f.args) == 2 for f, _ in factors):  # type: ignore[union-attr]
        return None
    return product(b.num(content), *(power(f, e) for f, e in factors))


def _with_number(left: Sum) -> list[Term]:
    """c a^2 - 2 c n a + c n^2 as c (a - n)^2, taken out of what is left."""
    for linear in [m for m in left if len(m) == 1 and m[0][1] == 1]:
        a = linear[0][0]
        square = ((a, Fraction(2)),)
        scale = left.get(square, Fraction(0))
        n = left[linear] / (2 * scale) if scale else Fraction(1, 2)
        if n.denominator == 1 and left.get(()) == scale * n**2:
            for used in (linear, square, ()):
                del left[used]
            return [product(b.num(scale), b.power(b.add(a, b.num(n)), 2))]
    return []


def _shared(polynomial: Sum) -> Powers:
    """The powers that stand in each of several monomials."""
    first, *others = polynomial
    return tuple(p for p in first if others and all(p in m for m in others))


def lowest(context: Context, parts: Sequence[Term], is_in_factors: bool) -> Term:
    """What multiplies a special value; in lowest terms and in factors where there are sums below, or always."""
    total = context.canonical(b.add(*parts))
    if not _has_sum_below(total) and not (is_in_factors and b.is_app(total, t.ADD) and is_rational(total)):
        return total
    found = quotient(total)
    content, factors = in_factors(found.above)
    turned = [_turned(context, f, e) for f, e in (*factors, *((f, -e) for f, e in found.below))]
    sign = prod(s for _, _, s in turned)
    return product(b.num(content * sign), *(power(f, e) for f, e, _ in turned))


def plainer(context: Context, total: Term) -> list[Term]:
    """A rational sum as parts: by what stands beside the parameters that sums below are made of, each in lowest
    terms."""
    if not _has_sum_below(total):
        return rational(total)
    found = quotient(total)
    inner = {v for f, _ in found.below if b.is_app(f, t.ADD) for v in f.free}
    groups: dict[Powers, list[Term]] = {}
    bottom = b.mul(*(power(f, -e) for f, e in found.below))
    for monomial, coefficient in found.above.items():
        outside = tuple((f, e) for f, e in monomial if f not in inner)
        groups.setdefault(outside, []).append(product(b.num(coefficient), *(power(f, e) for f, e in monomial)))
    parts = [context.canonical(b.mul(b.add(*ms), bottom)) for ms in groups.values()]
    parts = [p for p in parts if isinstance(p, Num)] + _joined([quotient(p) for p in parts if not isinstance(p, Num)])
    plain = [p for p in parts if not _has_sum_below(context.canonical(p))]
    return [
        *(b.add(*_in_lowest(context, p)) for p in parts if p not in plain),
        *rational(context.canonical(b.add(*plain))),
    ]


def _joined(parts: Sequence[Quotient]) -> list[Term]:
    """The quotients with one denominator as one, where their numerator is a square times something."""
    found: list[Term] = []
    for below in dict.fromkeys(p.below for p in parts):
        same = [p for p in parts if p.below == below]
        total = {m: c for p in same for m, c in p.above.items()}
        content, factors = in_factors(total)
        if len(same) > 1 and any(e > 1 and b.is_app(f, t.ADD) for f, e in factors):
            squared = b.mul(b.num(content), *(power(f, e) for f, e in factors))
            found.append(b.mul(squared, *(power(f, -e) for f, e in below)))
        else:
            found += map(_of_quotient, same)
    return found


def _of_quotient(found: Quotient) -> Term:
    above = b.add(*(product(b.num(c), *(power(f, e) for f, e in m)) for m, c in found.above.items()))
    return b.mul(above, *(power(f, -e) for f, e in found.below))


def _in_lowest(context: Context, part: Term) -> list[Term]:
    found = quotient(part)
    below = [_turned(context, f, e) for f, e in found.below]
    sign = prod(s for _, _, s in below)
    return _over({m: c * sign for m, c in found.above.items()}, tuple((f, e) for f, e, _ in below))


def _turned(context: Context, factor: Term, exponent: Fraction) -> tuple[Term, Fraction, int]:
    """A factor that is known to be negative as minus one that is positive, and the sign that this leaves."""
    if context.sign(factor) != frozenset((-1,)):
        return factor, exponent, 1
    return context.canonical(b.neg(factor)), exponent, -1 if exponent % 2 else 1


def _has_sum_below(term: Term) -> bool:
    return any(is_sum_below(f) for m, _ in normal.summands(term) for f in monomial_factors(m))


def is_rational(term: Term) -> bool:
    if isinstance(term, (Num, Var)):
        return True
    if isinstance(term, App) and term.head in (t.ADD, t.MUL):
        return all(map(is_rational, term.args))
    base, exponent = as_power(term)
    return base is not term and exponent.denominator == 1 and is_rational(base)


def quotient_of(above: Sequence[Term], below: Sequence[Term]) -> Term:
    """A quotient of products, without quotients in them, and without fractions in the sums that are factors."""
    number = Fraction(1)
    tops: list[Term] = []
    bottoms: list[Term] = []
    for factor, is_above in (*((u, True) for u in above), *((u, False) for u in below)):
        for base, exponent in map(as_power, all_factors(factor)):
            scale, whole = _without_fractions(power(base, abs(exponent)))
            up = is_above == (exponent > 0)
            number *= scale if up else 1 / scale
            (tops if up else bottoms).append(whole)
    tops, bottoms = ([f for f in found if f != b.ONE] for found in (tops, bottoms))
    if number.numerator != 1:
        tops.insert(0, b.num(number.numerator))
    if number.denominator != 1:
        bottoms.insert(0, b.num(number.denominator))
    return divided(tops or [b.ONE], bottoms)


def _without_fractions(term: Term) -> tuple[Fraction, Term]:
    """b - d/2 as 1/2 and 2 b - d; a number as itself and 1."""
    base, exponent = as_power(term)
    if isinstance(term, Num):
        return term.value, b.ONE
    if not b.is_app(base, t.ADD) or exponent.denominator != 1:
        return Fraction(1), term
    common = lcm(*(c.denominator for _, c in normal.summands(base)))
    whole = b.add(*rational(b.add(*(normal.scaled(c * common, m) for m, c in normal.summands(base)))))
    return Fraction(1, common) ** int(exponent), power(whole, exponent)
