"""A quadratic in a parameter as a square and what is left: ((a + b)/2 - m)^2 + (b - a)^2/12 is the distance of two
means and the variance, where the normal form has six monomials.

Under `tidy`, which proves what is guessed here equal to what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import lcm

from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.terms import App, Term, Var
from symit.proving.closed_forms import monomial_factors
from symit.proving.writing.composing import as_power, negated, power, product, starts_negative, sum_of, summands
from symit.proving.writing.lowest import is_rational, lowest

Write = Callable[[Term], Term]
"""How a normal form is written."""

FUNCTIONS = (t.CALL, t.LOG, t.EXP)


def completed(context: Context, term: Term, parameters: Sequence[Var], write: Write) -> Term:
    """The term with the square of one parameter completed, of the last one first, where fewer of them stand in it."""
    plain = context.canonical(term)
    ways = (_with_square(context, plain, *found, write) for found in _quadratics(plain, parameters))
    return min((term, *ways), key=_length)


def _length(term: Term) -> int:
    """How many parameters and functions stand in a term."""
    if not isinstance(term, App):
        return int(isinstance(term, Var))
    return int(term.head in FUNCTIONS) + sum(map(_length, term.args))


def _quadratics(plain: Term, parameters: Sequence[Var]) -> Iterator[tuple[Var, Term, Term]]:
    """The parameters m in which a sum is c m^2 + d m + ..., with the terms c, not a number, and d."""
    for m in reversed(parameters):
        degrees = _by_degree(plain, m)
        if {1, 2} <= degrees.keys() <= {0, 1, 2} and not any(m in beside.free for beside in degrees.values()):
            c, d = degrees[Fraction(2)], degrees[Fraction(1)]
            if c.free and is_rational(c):
                yield m, c, d


def _by_degree(plain: Term, m: Var) -> dict[Fraction, Term]:
    """What stands beside each power of m."""
    found: dict[Fraction, list[Term]] = {}
    for monomial, coefficient in normal.summands(plain):
        powers = [as_power(f) for f in monomial_factors(monomial)]
        degree = sum((e for base, e in powers if base == m), Fraction(0))
        rest = [power(base, e) for base, e in powers if base != m]
        found.setdefault(degree, []).append(product(b.num(coefficient), *rest))
    return {degree: b.add(*terms) for degree, terms in found.items()}


def _with_square(context: Context, plain: Term, m: Var, c: Term, d: Term, write: Write) -> Term:
    """c (m + d/(2 c))^2 and what is left, without fractions in the square."""
    c = lowest(context, [c], False)
    plain_centre = context.canonical(b.mul(Fraction(-1, 2), d, b.power(c, -1)))
    scale = lcm(*(number.denominator for _, number in normal.summands(plain_centre)))
    centre = sum_of([write(context.canonical(b.mul(scale, plain_centre)))])
    there = product(b.num(scale), m)
    distance = b.sub(there, centre) if starts_negative(centre) else sum_of([centre, negated(there)])
    square = product(b.num(Fraction(1, scale**2)), c, b.power(distance, 2))
    rest = summands(write(context.canonical(b.sub(plain, square))))
    plainest = [p for p in rest if is_rational(p)]
    return sum_of([*(p for p in rest if p not in plainest), square, *plainest])
