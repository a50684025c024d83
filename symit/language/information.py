"""Information quantities of finite random variables, and the statements that are made about them.

`H(X, Y | Z)` and `I(X; Y | Z)` as plain data: a quantity, a combination of quantities with rational coefficients, a
relation between two combinations.  Each is also a linear form in the joint entropies of sets of variables, which is
what a proof or a counterexample is about; and each is written back as `text`, which `information_grammar` reads.
Stands on nothing but the errors; nothing here proves, and no number is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from numbers import Rational
from typing import TypeAlias

from symit.kernel.text import shortened
from symit.language.errors import NotUnderstood

Variables: TypeAlias = tuple[str, ...]
Form: TypeAlias = Mapping[frozenset[str], Fraction]
"""Coefficients of joint entropies, by the set of variables; none is zero and none is of the empty set."""


@dataclass(frozen=True)
class Entropy:
    """H(of | given)."""

    of: Variables
    given: Variables = ()


@dataclass(frozen=True)
class Information:
    """I(one; two | given), the mutual information of two groups of variables."""

    one: Variables
    two: Variables
    given: Variables = ()


@dataclass(frozen=True)
class Real:
    """A real number that a name stands for, such as a rate."""

    name: str


@dataclass(frozen=True)
class Logarithm:
    """log of a whole number; a bit is log 2."""

    of: int


@dataclass(frozen=True)
class Size:
    """log|X|, where X has |X| values or fewer."""

    of: str


@dataclass(frozen=True)
class Extreme:
    """max or min of two sums, or abs of one."""

    kind: str
    of: tuple[Combination, ...]

    @property
    def branches(self) -> tuple[tuple[Combination, Relation], tuple[Combination, Relation]]:
        """What it is, and where: one of these places is everywhere, and both say the same where they meet."""
        one, *others = self.of
        other = others[0] if others else Combination()
        least = self.kind == "min"
        small, large = (one, other) if least else (other, one)
        second = other if others else -one
        return (one, Relation(small, "<=", large)), (second, Relation(large, "<=", small))


Amount: TypeAlias = Real | Logarithm | Size
Plain: TypeAlias = Entropy | Information | Amount
Quantity: TypeAlias = Plain | Extreme


@dataclass(frozen=True, repr=False)
class Combination:
    """A sum of quantities and amounts with coefficients.

    Python's + - * / and <= >= write sums and relations; == stays plain equality, so `=` is `equals`.
    """

    terms: tuple[tuple[Fraction, Quantity], ...] = ()

    def __repr__(self) -> str:
        return shortened(f"<{text(self)}>")

    def __add__(self, other: Side) -> Combination:
        return Combination(self.terms + _side(other).terms)

    def __radd__(self, other: Side) -> Combination:
        return _side(other) + self

    def __sub__(self, other: Side) -> Combination:
        return self + -_side(other)

    def __rsub__(self, other: Side) -> Combination:
        return _side(other) + -self

    def __neg__(self) -> Combination:
        return self * -1

    def __abs__(self) -> Combination:
        return Combination(((Fraction(1), Extreme("abs", (self,))),))

    def __mul__(self, factor: int | Fraction) -> Combination:
        exact = _exact(factor)
        return Combination(tuple((exact * c, q) for c, q in self.terms))

    def __rmul__(self, factor: int | Fraction) -> Combination:
        return self * factor

    def __truediv__(self, divisor: int | Fraction) -> Combination:
        return self * (1 / _exact(divisor))

    def __le__(self, other: Side) -> Relation:
        return Relation(self, "<=", _side(other))

    def __ge__(self, other: Side) -> Relation:
        return Relation(self, ">=", _side(other))

    def equals(self, other: Side) -> Relation:
        return Relation(self, "=", _side(other))


@dataclass(frozen=True, repr=False)
class Relation:
    """left <= right, left >= right or left = right."""

    left: Combination
    sign: str
    right: Combination

    def __repr__(self) -> str:
        return shortened(f"<{text(self)}>")

    def __bool__(self) -> bool:
        """Refused: Python would read `0 <= I(X, Y) <= H(X)` as two relations and silently drop the first."""
        raise NotUnderstood(f"{text(self)} is a statement, neither true nor false in Python; state one at a time")


Side: TypeAlias = Combination | Plain | int | Fraction
"""What can stand on a side of a relation; the only number among them is 0."""


def quantities(relations: Iterable[Relation]) -> Iterator[Quantity]:
    """All that stand in relations, those within a maximum before it."""
    for relation in relations:
        yield from _within(relation.left)
        yield from _within(relation.right)


def _within(combination: Combination) -> Iterator[Quantity]:
    for _, quantity in combination.terms:
        if isinstance(quantity, Extreme):
            for part in quantity.of:
                yield from _within(part)
        yield quantity


def form(of: Quantity | Combination) -> Form:
    """What it is in joint entropies.  Each real, log|X| and log of a prime stands for a set of its own.

    An extreme has none: it is a sum in each case only, see `information_cases`.
    """
    if isinstance(of, Combination):
        return summed((c, form(q)) for c, q in of.terms)
    if isinstance(of, Real):
        return {frozenset((_REAL + of.name,)): Fraction(1)}
    if isinstance(of, Size):
        return {frozenset((_SIZE + of.of,)): Fraction(1)}
    if isinstance(of, Logarithm):
        return summed((Fraction(1), {frozenset((f"{_LOG}{prime}",)): Fraction(1)}) for prime in _primes(of.of))
    if isinstance(of, Extreme):
        raise NotUnderstood(f"{text(of)} is no sum of entropies")
    given = frozenset(of.given)
    if isinstance(of, Entropy):
        signs = [(1, given.union(of.of)), (-1, given)]
    else:
        one, two = given.union(of.one), given.union(of.two)
        signs = [(1, one), (1, two), (-1, one | two), (-1, given)]
    return summed((Fraction(s), {variables: Fraction(1)}) for s, variables in signs if variables)


_REAL, _LOG, _SIZE = "real ", "log ", "size "
"""What the names of amounts begin with in a form; no variable's name has a blank."""


def amount(variables: frozenset[str]) -> Amount | None:
    """The real, the number of values or the logarithm of a prime that this set of a form stands for."""
    name = next(iter(variables)) if len(variables) == 1 else ""
    if name.startswith(_REAL):
        return Real(name.removeprefix(_REAL))
    if name.startswith(_SIZE):
        return Size(name.removeprefix(_SIZE))
    return Logarithm(int(name.removeprefix(_LOG))) if name.startswith(_LOG) else None


def _primes(number: int) -> Iterator[int]:
    """The prime factors, each as often as it divides the number."""
    factor = 2
    while number > 1:
        if factor * factor > number:
            factor = number
        while number % factor == 0:
            yield factor
            number //= factor
        factor += 1


def summed(parts: Iterable[tuple[Fraction, Form]]) -> Form:
    """The sum of coefficient * form."""
    total: dict[frozenset[str], Fraction] = {}
    for coefficient, part in parts:
        for variables, value in part.items():
            total[variables] = total.get(variables, Fraction(0)) + coefficient * value
    return {variables: value for variables, value in total.items() if value}


def text(of: Quantity | Combination | Relation) -> str:
    """How it is written: `information_grammar` reads this back as the same object."""
    if isinstance(of, Relation):
        return f"{text(of.left)} {of.sign} {text(of.right)}"
    if isinstance(of, Combination):
        return _sum_text(of)
    if isinstance(of, Real):
        return of.name
    if isinstance(of, Logarithm):
        return f"log {of.of}"
    if isinstance(of, Size):
        return f"log|{of.of}|"
    if isinstance(of, Extreme):
        return f"|{text(of.of[0])}|" if of.kind == "abs" else f"{of.kind}({', '.join(_flat(of.kind, of))})"
    if isinstance(of, Entropy):
        name, groups = "H", [of.of]
    else:
        name, groups = "I", [of.one, of.two]
    if not all(groups):
        raise NotUnderstood(f"{of} is a quantity of no variables, which cannot be written")
    given = f"|{','.join(of.given)}" if of.given else ""
    return f"{name}({';'.join(map(','.join, groups))}{given})"


def _flat(kind: str, of: Extreme) -> list[str]:
    """max(max(a, b), c) is written max(a, b, c)."""
    first, *others = of.of
    inner = first.terms[0][1] if [c for c, _ in first.terms] == [1] else None
    begun = _flat(kind, inner) if isinstance(inner, Extreme) and inner.kind == kind else [text(first)]
    return [*begun, *map(text, others)]


def written(relations: Sequence[Relation]) -> str:
    """Relations as they are written, those in a row as a chain: a <= b <= c."""
    first, *others = relations
    whole = text(first)
    for before, relation in pairwise((first, *others)):
        chained = before.right == relation.left
        whole += f" {relation.sign} {text(relation.right)}" if chained else f" and {text(relation)}"
    return whole


def _sum_text(of: Combination) -> str:
    written = ""
    for c, q in of.terms:
        if written:
            written += " - " if c < 0 else " + "
        elif c < 0:
            written = "-"
        written += text(q) if abs(c) == 1 else f"{abs(c)} {text(q)}"
    return written or "0"


def _side(value: Side) -> Combination:
    if isinstance(value, Combination):
        return value
    if isinstance(value, Plain):
        return Combination(((Fraction(1), value),))
    if _exact(value):
        raise NotUnderstood(f"{value} is a constant; only quantities such as H(X), and 0, can be added or compared")
    return Combination()


def _exact(number: object) -> Fraction:
    """A float is no coefficient: 0.1 is not a tenth."""
    if not isinstance(number, Rational):
        kind = "a float, which is rounded" if isinstance(number, float) else "no exact number"
        raise NotUnderstood(f"{number!r} is {kind}; a coefficient is an int or a Fraction, as in Fraction(1, 2)")
    return Fraction(int(number.numerator), int(number.denominator))
