"""The last look at a closed form: what has one denominator stands over it, equal bases are one power, and no
quotient stands in a quotient.

Under `tidy`, which has a value in its parts, and proves what is made of it here equal to it.  Nothing is found anew:
what stands there is put together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.terms import App, Num, Term
from symit.proving.writing.composing import all_factors, negated, power, product, starts_negative, sum_of
from symit.proving.writing.gathering import alike
from symit.proving.writing.lowest import is_rational, lowest, plainer
from symit.proving.writing.merging import merged, powers_of
from symit.proving.writing.rooting import under_one_root

ROOMS = (t.ADD, t.MUL, t.POW, t.LOG, t.EXP, t.CALL, t.IF)
"""Where one looks further inside."""


def legible(context: Context, term: Term) -> Term:
    """A closed form with its sums and products put together, and signs turned where that spares one."""
    return _everywhere(term, lambda part: _turned(context, part), lambda part: _put_together(context, part))


def _everywhere(term: Term, *ways: Callable[[Term], Term]) -> Term:
    """Rewritten from the inside out, in one way after the other."""
    for way in reversed(ways):
        term = _inside_out(term, way)
    return term


def _inside_out(term: Term, way: Callable[[Term], Term]) -> Term:
    if not isinstance(term, App) or not (term.head in ROOMS or isinstance(term.head, t.Definition)):
        return term
    if term.head == t.IF and term.args[0] == b.le(0, term.args[1]):
        return term  # |u|, which is known by its form
    return way(App(term.head, tuple(_inside_out(a, way) if a.sort == t.REAL else a for a in term.args)))


def _put_together(context: Context, term: Term) -> Term:
    if not isinstance(term, App):
        return term
    if term.head == t.ADD:
        return _joined(context, term)
    if term.head in (t.MUL, t.POW):
        once = merged(term, lambda e: _joined(context, e) if b.is_app(e, t.ADD) else e)  # type: ignore[arg-type]
        return under_one_root(context, once)
    if isinstance(term.head, t.Definition):
        return App(term.head, tuple(_argument(context, a) for a in term.args))
    return term


def _argument(context: Context, term: Term) -> Term:
    """(b - m)/s for b/s - m/s."""
    if not b.is_app(term, t.ADD) or not is_rational(term):
        return term
    plain = sum_of(plainer(context, context.canonical(term)))
    return _joined(context, plain) if b.is_app(plain, t.ADD) else plain  # type: ignore[arg-type]


def _turned(context: Context, term: Term) -> Term:
    """u/(1 - a) for -u/(a - 1), where nothing says which sign a - 1 has."""
    if not b.is_app(term, t.MUL):
        return term
    number, powers = _apart(term)
    below = [base for base, e in powers if e.denominator == 1 and e % 2 and e < 0 and _is_difference(base)]
    if number >= 0 or len(below) != 1 or len(context.sign(below[0])) == 1:
        return term
    turned = [(sum_of([negated(a) for a in base.args]) if base == below[0] else base, e) for base, e in powers]  # type: ignore[union-attr]
    return _together(-number, turned)


def _is_difference(base: Term) -> bool:
    return b.is_app(base, t.ADD) and [starts_negative(a) for a in base.args].count(True) * 2 == len(base.args)  # type: ignore[union-attr]


# ---- sums ----------------------------------------------------------------------------------------------------


def _joined(context: Context, term: App) -> Term:
    """A sum whose parts with one sum below them are one quotient, and those with one sum before them one product."""
    parts = _one_way_round([p for a in term.args for p in _spread(a)])
    for is_below in (True, False):
        for base in _sums_in(parts, is_below):
            parts = _over_one(context, parts, base, is_below)
    return _with_common_factor(context, alike(context, _with_one_number(parts)))


def _spread(part: Term) -> Sequence[Term]:
    """-a and -b of -(a + b)."""
    factors = [f for f in all_factors(part) if f != b.ONE]
    if len(factors) == 2 and factors[0] == b.num(-1) and b.is_app(factors[1], t.ADD):
        return [negated(a) for a in factors[1].args]  # type: ignore[union-attr]
    return [part]


def _one_way_round(parts: Sequence[Term]) -> list[Term]:
    """(a - c) u - (a - c) v for (a - c) u + (c - a) v."""
    seen: list[Term] = []
    found: list[Term] = []
    for part in parts:
        number, powers = _apart(part)
        for n, (base, exponent) in enumerate(powers):
            if not b.is_app(base, t.ADD) or exponent != 1:
                continue
            turned = [v for v in seen if set(v.args) == set(negated(base).args)]  # type: ignore[union-attr]
            if turned:
                number, powers[n] = -number, (turned[0], exponent)
            else:
                seen.append(base)
        found.append(part if _apart(part) == (number, powers) else _together(number, powers))
    return found


def _with_common_factor(context: Context, parts: Sequence[Term]) -> Term:
    """(a - b) e^a for a e^a - b e^a, where nothing is divided by."""
    apart = [_apart(p) for p in parts]
    shared = {u: _nearest(e, [dict(m).get(u, Fraction(0)) for _, m in apart]) for u, e in apart[0][1]}
    shared = {u: e for u, e in shared.items() if e}
    is_plain = all(e > 0 for _, m in apart for _, e in m)
    if len(parts) < 2 or not shared or not is_plain or all(map(is_rational, parts)):
        return sum_of(parts)
    rest = [_together(n, [(u, e - shared.get(u, 0)) for u, e in m]) for n, m in apart]
    return product(sum_of(alike(context, rest)), *(power(u, e) for u, e in shared.items()))


def _sums_in(parts: Sequence[Term], is_below: bool) -> list[Term]:
    """The sums that stand below the line, or above it, in more than one part."""
    found = [base for p in parts for base, e in _apart(p)[1] if b.is_app(base, t.ADD) and (e < 0) == is_below]
    return [base for base in dict.fromkeys(found) if found.count(base) > 1]


def _over_one(context: Context, parts: Sequence[Term], base: Term, is_below: bool) -> list[Term]:
    """The parts with a sum below them over all that stands below each of them; likewise above."""
    apart = [(p, *_apart(p)) for p in parts]
    members = [(n, dict(e)) for _, n, e in apart if (dict(e).get(base, 0) < 0) == is_below and base in dict(e)]
    if len(members) < 2 or (not is_below and any(m[base] > 1 for _, m in members)):  # a square stays one
        return list(parts)
    chosen = [p for p, _, e in apart if base in dict(e) and (dict(e)[base] < 0) == is_below]
    if is_below and all(map(is_rational, chosen)):
        one = lowest(context, chosen, True)
    else:
        shared = {u: _nearest(e, [m.get(u, Fraction(0)) for _, m in members]) for u, e in members[0][1].items()}
        shared = {u: e for u, e in shared.items() if e and (e < 0 or not is_below)}
        unit = _unit([n for n, _ in members])
        rest = [_together(n / unit, [(u, e - shared.get(u, 0)) for u, e in m.items()]) for n, m in members]
        one = _together(unit, [(_joined_again(context, rest), Fraction(1)), *shared.items()])
    place = parts.index(chosen[0])
    return [*(p for p in parts[:place]), one, *(p for p in parts[place:] if p not in chosen)]


def _joined_again(context: Context, rest: Sequence[Term]) -> Term:
    found = sum_of(rest)
    return _joined(context, found) if b.is_app(found, t.ADD) else found  # type: ignore[arg-type]


def _nearest(one: Fraction, others: Sequence[Fraction]) -> Fraction:
    """The power that all have: the smallest one where they are of one sign, else none."""
    if one < 0:
        return min(Fraction(0), max(others))
    return max(Fraction(0), min(others))


def _unit(numbers: Sequence[Fraction]) -> Fraction:
    """What divides them so that whole numbers without a common divisor are left, the sign of all of them with it."""
    unit = Fraction(gcd(*(n.numerator for n in numbers)), lcm(*(n.denominator for n in numbers)))
    return -unit if all(n < 0 for n in numbers) else unit


def _with_one_number(parts: Sequence[Term]) -> list[Term]:
    """a/2 + b/2 as (a + b)/2: where all parts that are polynomials have fractions before them."""
    plain = [(p, _apart(p)[0]) for p in parts if is_rational(p) and all(_is_of_monomial(*f) for f in _apart(p)[1])]
    if len(plain) < 2 or any(n.denominator == 1 for _, n in plain) or all(isinstance(p, Num) for p, _ in plain):
        return list(parts)
    unit = _unit([n for _, n in plain])
    polynomials = [p for p, _ in plain]
    whole = sum_of([_together(n / unit, _apart(p)[1]) for p, n in plain])
    place = parts.index(polynomials[0])
    return [
        *parts[:place],
        _together(unit, [(whole, Fraction(1))]),
        *(p for p in parts[place:] if p not in polynomials),
    ]


def _is_of_monomial(base: Term, exponent: Fraction) -> bool:
    return exponent > 0 and not b.is_app(base, t.ADD)


def _apart(term: Term) -> tuple[Fraction, list[tuple[Term, Fraction]]]:
    """A product as its number and the powers in it, each base once."""
    number = Fraction(1)
    found: dict[Term, Fraction] = {}
    for base, exponent in powers_of(term):
        if isinstance(base, Num) and isinstance(exponent, Num) and exponent.value.denominator == 1 and base.value:
            number *= base.value ** int(exponent.value)
        elif isinstance(exponent, Num):
            found[base] = found.get(base, Fraction(0)) + exponent.value
        else:
            found[b.power(base, exponent)] = Fraction(1)
    return number, list(found.items())


def _together(number: Fraction, powers: Sequence[tuple[Term, Fraction]]) -> Term:
    return product(b.num(number), *(power(u, e) for u, e in powers if e))
