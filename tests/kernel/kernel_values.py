"""What a term is worth at a point, straight from the meaning of the language and without the kernel's reasoning.

Rational values are exact; logarithms, exponentials and roots are taken to 60 digits.  A term without a value raises
`Undefined`; where 60 digits do not tell (a logarithm of almost nothing) or the numbers grow beyond use, `Unclear`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import prod
from typing import Any

from mpmath import mp, mpf

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Abs, App, Definition, Num, Term, Var

DIGITS = 60
NOTHING = mpf(10) ** -25
LARGEST = mpf(10) ** 40

Value = Fraction | mpf
Function = Callable[..., Value]
Values = Mapping[Var, Any]


class Undefined(Exception):
    """The term has no value here."""


class Unclear(Exception):
    """Nothing can be said here."""


def value(term: Term, at: Values) -> Value:
    """The value of a real term."""
    with mp.workdps(DIGITS):
        return _value(term, dict(at))


def holds(formula: Term, at: Values) -> bool:
    """Whether a formula without quantifiers is true; a relation with an undefined side is not."""
    with mp.workdps(DIGITS):
        return _holds(formula, dict(at))


def close(one: Value, two: Value) -> bool:
    """Equal, as far as 60 digits tell after the cancellation that a few operations bring."""
    if isinstance(one, Fraction) and isinstance(two, Fraction):
        return one == two
    with mp.workdps(DIGITS):
        return abs(real(one) - real(two)) <= mpf(10) ** -30 * (1 + abs(real(one)) + abs(real(two)))


def real(v: Value) -> mpf:
    return mpf(v.numerator) / v.denominator if isinstance(v, Fraction) else v


def _value(term: Term, at: dict[Var, Any]) -> Value:
    if isinstance(term, Num):
        return term.value
    if isinstance(term, Var):
        return at[term]
    assert isinstance(term, App)
    if isinstance(term.head, Definition):
        return _value(b.unfold(term), at)
    if term.head == t.IF:
        return _value(term.args[1] if _decided(term.args[0], at) else term.args[2], at)
    if term.head in (t.INTEGRAL, t.PRODUCT):
        return _folded(term, at)
    if term.head == t.CALL:
        return at[term.args[0]](*(lambda a=a: _value(a, at) for a in term.args[1:]))
    found = _OPERATIONS[term.head.name](*(_value(a, at) for a in term.args))
    if abs(real(found)) > LARGEST:
        raise Unclear
    return found


def _folded(term: App, at: dict[Var, Any]) -> Value:
    """A finite sum or product; an empty one is 0 or 1."""
    space, function = term.args
    assert isinstance(space, App) and isinstance(function, Abs)
    low, high = (_value(end, at) for end in space.args)
    index = b.fresh("index", t.INT, term, *at)
    body = b.open_with(function, index)
    if high - low > 30:
        raise Unclear
    total: Value = Fraction(0 if term.head == t.INTEGRAL else 1)
    for k in range(int(low), int(high) + 1):
        part = _value(body, {**at, index: Fraction(k)})
        total = _add(total, part) if term.head == t.INTEGRAL else _mul(total, part)
    return total


def _add(*parts: Value) -> Value:
    return sum(parts, Fraction(0)) if _exact(parts) else sum(map(real, parts), mpf(0))


def _mul(*parts: Value) -> Value:
    if any(isinstance(p, Fraction) and p == 0 for p in parts):
        return Fraction(0)
    return prod(parts, start=Fraction(1)) if _exact(parts) else prod(map(real, parts), start=mpf(1))


def _exact(parts: tuple[Value, ...]) -> bool:
    return all(isinstance(p, Fraction) for p in parts)


def _power(base: Value, exponent: Value) -> Value:
    """Whole powers (of 0 only those >= 0, and 0^0 = 1); other powers of what is positive, or 0^r for r > 0."""
    if not isinstance(exponent, Fraction) and abs(exponent - mp.nint(exponent)) < NOTHING:
        raise Unclear
    whole = isinstance(exponent, Fraction) and exponent.denominator == 1
    if base != 0 and not isinstance(base, Fraction) and abs(base) < NOTHING:
        raise Unclear
    if (base == 0 and exponent < 0) or (base < 0 and not whole):
        raise Undefined
    if abs(exponent) > 60:
        raise Unclear
    if base == 0:
        return Fraction(1 if exponent == 0 else 0)
    if whole:
        return base ** int(exponent)
    return mp.exp(real(exponent) * mp.log(real(base)))


def _log(v: Value) -> Value:
    if not isinstance(v, Fraction) and abs(v) < NOTHING:
        raise Unclear
    if v <= 0:
        raise Undefined
    return Fraction(0) if v == 1 else mp.log(real(v))


def _exp(v: Value) -> Value:
    if abs(v) > 50:
        raise Unclear
    return Fraction(1) if v == 0 and isinstance(v, Fraction) else mp.exp(real(v))


def _factorial(v: Value) -> Value:
    if v < 0:
        raise Undefined
    if v > 30:
        raise Unclear
    return Fraction(int(mp.factorial(int(v))))


_OPERATIONS: dict[str, Callable[..., Value]] = {
    "add": _add,
    "mul": _mul,
    "pow": _power,
    "log": _log,
    "exp": _exp,
    "factorial": _factorial,
    "sin": lambda v: mp.sin(real(v)),
    "cos": lambda v: mp.cos(real(v)),
    "pi": lambda: mp.pi + 0,
}


def _decided(condition: Term, at: dict[Var, Any]) -> bool:
    """A condition of a case distinction: the terms that it compares must have values."""
    assert isinstance(condition, App)
    if condition.head == t.AND:
        decided = [_decided(part, at) for part in condition.args]  # each part must have a value
        return all(decided)
    return _compare(condition, *(_value(side, at) for side in condition.args))


def _compare(relation: App, left: Value, right: Value) -> bool:
    if not _exact((left, right)):
        left, right = real(left), real(right)
        if abs(left - right) < NOTHING * (1 + abs(left)):
            raise Unclear
    return {"eq": left == right, "ne": left != right, "lt": left < right, "le": left <= right}[relation.head.name]


def _holds(formula: Term, at: dict[Var, Any]) -> bool:
    assert isinstance(formula, App)
    if formula.head == t.AND:
        return all(_holds(part, at) for part in formula.args)
    try:
        if formula.head == t.DEFINED:
            _value(formula.args[0], at)
            return True
        if formula.head == t.MEMBER:
            return all(_holds(c, at) for c in _ends(formula))
        return _compare(formula, *(_value(side, at) for side in formula.args))
    except Undefined:
        return False


def _ends(member: App) -> list[Term]:
    """`x in (a, b)` and `x in a..b` as inequalities."""
    point, space = member.args
    assert isinstance(space, App)
    relation = b.lt if space.head == t.INTERVAL else b.le
    low, high = space.args
    below = [] if low == b.MINUS_INFINITY else [relation(low, point)]
    above = [] if high == b.INFINITY else [relation(point, high)]
    return [b.defined(point), *below, *above]
