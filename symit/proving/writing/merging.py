"""A product with each base once: s^(1 - q) for s s^(-q), p^a q^(1 - a) for q (p/q)^a, A D/(B C) for (A/B)/(C/D).

Under `legible`.  Exponents may be symbols; that the bases are positive is seen where the product is proved equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Num, Term
from symit.proving.writing.composing import product, sum_of
from symit.proving.writing.lowest import rational

Factors = list[tuple[Term, Term]]
"""Bases with their exponents."""


def merged(term: Term, written: Callable[[Term], Term]) -> Term:
    """A product or a power with each base once, where exponents that are symbols have it twice, these written."""
    factors = [(base, e) for base, e in powers_of(term) if base != b.ONE]
    twice = _in_several(factors)
    found: dict[Term, list[Term]] = {}
    for base, exponent in factors:
        is_split = b.is_app(base, t.MUL) and not set(_bases(base)).isdisjoint(twice)
        for u, e in _spread(base, exponent) if is_split else _number_in(base, exponent, twice):
            found.setdefault(u, []).append(e)
    powers = [(u, es[0] if len(es) == 1 else written(_total(es))) for u, es in found.items()]
    return product(*(as_factor(u, e) for u, e in _regrouped(powers) if e != b.ZERO))


def powers_of(term: Term, exponent: Term = b.ONE) -> Iterator[tuple[Term, Term]]:
    """The factors of a product; those of one to a whole power, too."""
    is_whole = isinstance(exponent, Num) and exponent.value.denominator == 1
    if b.is_app(term, t.MUL) and is_whole:
        for part in term.args:  # type: ignore[union-attr]
            yield from powers_of(part, exponent)
    elif b.is_app(term, t.POW) and is_whole:
        yield from powers_of(term.args[0], _times(term.args[1], exponent))  # type: ignore[union-attr]
    else:
        yield term, exponent


def _times(one: Term, other: Term) -> Term:
    if isinstance(one, Num) and isinstance(other, Num):
        return b.num(one.value * other.value)
    return one if other == b.ONE else product(other, one)


def _bases(base: Term) -> list[Term]:
    return [u for u, _ in powers_of(base) if u != b.ONE]


def _in_several(factors: Sequence[tuple[Term, Term]]) -> set[Term]:
    """What stands in one power whose exponent is a symbol, and elsewhere."""
    inside = [(u, e) for base, e in factors for u in dict.fromkeys(_numbers_within(base, e))]
    symbolic = {u for u, e in inside if not isinstance(e, Num)}
    every = [u for u, _ in inside]
    return {u for u in symbolic if every.count(u) > 1}


def _numbers_within(base: Term, exponent: Term) -> list[Term]:
    """The bases in a power; a number that is a factor by its numerator or its denominator."""
    if isinstance(base, Num) and isinstance(exponent, Num):
        return [b.num(abs(n)) for n in (base.value.numerator, base.value.denominator) if abs(n) != 1]
    return _bases(base)


def _number_in(base: Term, exponent: Term, twice: set[Term]) -> Factors:
    """2 and -1/2 as powers of 2, where that is a base."""
    if not (isinstance(base, Num) and isinstance(exponent, Num)) or exponent.value.denominator != 1 or base in twice:
        return [(base, exponent)]
    for up, n in ((1, abs(base.value.numerator)), (-1, base.value.denominator)):
        if n != 1 and b.num(n) in twice:
            rest = base.value / Fraction(n) ** up
            return [(b.num(rest), exponent), (b.num(n), b.num(up * exponent.value))]
    return [(base, exponent)]


def _spread(base: Term, exponent: Term) -> Factors:
    return [(u, _times(exponent, e) if e != b.ONE else exponent) for u, e in powers_of(base) if u != b.ONE]


def _total(exponents: Sequence[Term]) -> Term:
    if all(isinstance(e, Num) for e in exponents):
        return b.num(sum(e.value for e in exponents if isinstance(e, Num)))
    return sum_of(rational(PLAIN.canonical(b.add(*exponents))))


def _regrouped(powers: Factors) -> Factors:
    """Those that were taken apart and have one exponent after all, or minus it, as one."""
    found: Factors = []
    left = list(powers)
    while left:
        u, e = left.pop(0)
        if isinstance(e, Num):
            found.append((u, e))
            continue
        same = [v for v, f in left if f == e]
        other = [v for v, f in left if not isinstance(f, Num) and f != e and PLAIN.equal(f, b.neg(e))]
        left = [(v, f) for v, f in left if v not in (*same, *other)]
        whole = product(u, *same, *(b.power(v, -1) for v in other)) if same or other else u
        found.append((whole, e))
    return found


def as_factor(base: Term, exponent: Term) -> Term:
    if exponent == b.ONE:
        return base
    if isinstance(base, Num) and isinstance(exponent, Num) and exponent.value.denominator == 1:
        return b.num(base.value ** int(exponent.value))
    return b.power(base, exponent)
