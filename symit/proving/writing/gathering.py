"""Logarithms gathered: c log u + c log v as c log(u v), and those with numbers before them as one.

Under `tidy`, which says what multiplies each logarithm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm, log10

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN, Context
from symit.kernel.terms import Num, Term, Var
from symit.proving.writing.composing import all_factors, as_power, negated, power, product, starts_negative
from symit.proving.writing.lowest import quotient_of

LONGEST = 12
"""How many digits the numbers in a logarithm may have."""


def logarithms(context: Context, logs: Mapping[Term, Term]) -> list[Term]:
    """c log u + c log v as c log(u v), c log u - c log v as c log(u/v), with c > 0 where signs are known; those with
    numbers before them as one.  What is known to be positive only as a whole stays by itself, and so do
    sums of roots: normal forms multiply out what is made of them."""
    multiplied = _multiplied_out(logs)
    alone = [u for u in logs if u in multiplied or _stays_whole(context, u)]
    logs, apart = (
        {u: w for u, w in logs.items() if u not in alone},
        [product(logs[u], b.log(quotient_of([u], []))) for u in alone],
    )
    numeric = {u: w.value for u, w in logs.items() if isinstance(w, Num)}
    special = {u: c for u, c in numeric.items() if c.denominator == 1 and not _is_plain(u)}
    plain = {u: c for u, c in numeric.items() if u not in special}
    if all(c.denominator == 1 for c in plain.values()):
        special, plain = numeric, {}
    found = [term for part in (special, *_numbers_apart(plain)) if part for term in _collected(part)]
    rest = [(u, w) for u, w in logs.items() if u not in numeric]
    while rest:
        u, weight = rest.pop(0)
        above = [u, *(v for v, w in rest if PLAIN.equal(w, weight))]
        below = [v for v, w in rest if PLAIN.equal(w, negated(weight))]
        rest = [(v, w) for v, w in rest if v not in (*above, *below)]
        if below and _is_negative(context, weight):
            above, below, weight = below, above, negated(weight)
        found.append(product(weight, b.log(quotient_of(above, below))))
    return [*found, *apart]


def alike(context: Context, parts: Sequence[Term]) -> list[Term]:
    """c log(u/v) for c log u - c log v in a sum, where all else stays as it is."""
    found = list(parts)
    for number in dict.fromkeys(abs(n) for n, _ in filter(None, map(_number_before, parts))):
        logs = [(p, n, u) for p, (n, u) in _logarithms_in(found) if abs(n) == number and _is_positive(context, u)]
        above, below = ([u for _, n, u in logs if (n > 0) == is_up] for is_up in (True, False))
        if len(logs) > 1:
            sign = 1 if above else -1
            one = product(b.num(sign * number), b.log(quotient_of(*((above, below) if above else (below, above)))))
            place = found.index(logs[0][0])
            used = [p for p, _, _ in logs]
            found = [*found[:place], one, *(p for p in found[place:] if p not in used)]
    return found


def _logarithms_in(parts: Sequence[Term]) -> Iterator[tuple[Term, tuple[Fraction, Term]]]:
    for part in parts:
        if (found := _number_before(part)) is not None:
            yield part, found


def _number_before(part: Term) -> tuple[Fraction, Term] | None:
    """c and u of c log u, c a number."""
    number = Fraction(1)
    logs: list[Term] = []
    for factor in all_factors(part):
        if isinstance(factor, Num):
            number *= factor.value
        elif b.is_app(factor, t.LOG):
            logs.append(factor.args[0])  # type: ignore[union-attr]
        else:
            return None
    return (number, logs[0]) if len(logs) == 1 and number else None


def _is_positive(context: Context, term: Term) -> bool:
    return all(context.sign(as_power(f)[0]) == {1} for f in all_factors(term))


def _stays_whole(context: Context, term: Term) -> bool:
    """Is it known to be positive only as a whole, such as (e^l - 1)/l?"""
    factors = all_factors(term)
    if b.is_app(term, t.ADD):
        powers = [as_power(f) for m in term.args for f in all_factors(m)]  # type: ignore[union-attr]
        return any(e < 0 and _is_open(context, u) for u, e in powers)
    return len(factors) > 1 and any(_is_open(context, f) for f in factors)


def _multiplied_out(logs: Mapping[Term, Term]) -> list[Term]:
    """Sums of roots of which one logarithm of all would have a product or a power."""
    roots = {u: w for u, w in logs.items() if _has_roots(u)}
    unit = _unit({u: w.value for u, w in logs.items() if isinstance(w, Num)})
    raised = any(isinstance(w, Num) and abs(w.value) != unit for w in roots.values())
    return list(roots) if raised or len(roots) > 1 else []


def _has_roots(term: Term) -> bool:
    """Is it a sum with a root in it?"""
    powers = (as_power(f) for m in getattr(term, "args", ()) for f in all_factors(m))
    return b.is_app(term, t.ADD) and any(exponent.denominator > 1 for _, exponent in powers)


def _is_open(context: Context, factor: Term) -> bool:
    """Is nothing known of its sign?"""
    return len(context.sign(as_power(factor)[0])) > 1


def _is_negative(context: Context, weight: Term) -> bool:
    """By its sign where that is known, else as it is written."""
    signs = context.sign(weight)
    return signs == frozenset((-1,)) if len(signs) == 1 else starts_negative(weight)


def _is_plain(term: Term) -> bool:
    return isinstance(term, (Num, Var)) or not term.free


def _numbers_apart(numeric: Mapping[Term, Fraction]) -> list[Mapping[Term, Fraction]]:
    """3 log(a b) + log(pi/2)/2 for log(pi a^6 b^6/2)/2: where numbers raise the powers beyond squares."""
    symbols = {u: c for u, c in numeric.items() if u.free}
    numbers = {u: c for u, c in numeric.items() if u not in symbols}
    if not symbols or not numbers or not _highest(symbols) < _highest(numeric) > 2:
        return [numeric]
    return [symbols, numbers]


def _highest(numeric: Mapping[Term, Fraction]) -> Fraction:
    """The highest power of what is no number in their one logarithm."""
    return max((abs(c) for u, c in numeric.items() if u.free), default=Fraction(0)) / _unit(numeric)


def _unit(numeric: Mapping[Term, Fraction]) -> Fraction:
    """What divides the numbers before logarithms so that whole ones are left."""
    return Fraction(gcd(*(c.numerator for c in numeric.values())), lcm(*(c.denominator for c in numeric.values())))


def _collected(numeric: Mapping[Term, Fraction]) -> list[Term]:
    """The sum of c_i log u_i as c log of a product of whole powers; each by itself where numbers grow too long."""
    unit = _unit(numeric)
    weights = {u: c / unit for u, c in numeric.items()}
    if sum(_digits(u) * abs(w) for u, w in weights.items()) > LONGEST:
        return [product(b.num(c), b.log(u)) for u, c in numeric.items()]
    if all(w < 0 for w in weights.values()):
        unit, weights = -unit, {u: -w for u, w in weights.items()}
    above = [power(u, w) for u, w in weights.items() if w > 0]
    below = [power(u, -w) for u, w in weights.items() if w < 0]
    return [product(b.num(unit), b.log(quotient_of(above, below)))]


def _digits(base: Term) -> float:
    is_long = isinstance(base, Num) and base.value > 0  # under conditions that numbers do not satisfy it is none
    return log10(base.value.numerator * base.value.denominator) if is_long else 0  # type: ignore[union-attr]
