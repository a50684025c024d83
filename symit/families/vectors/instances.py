"""A closed form at the parameters that are asked for, from one at parameters in which the proof is short.

Where a parameter of L or D is more than a symbol or a number, a symbol stands for it while the integrals are found:
the quotients of minors that it is made of are put in afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

from symit.families.closed_forms.finishing import put
from symit.families.closed_forms.solving import as_bound
from symit.families.entry import Member
from symit.families.vectors.gaussian import Gaussian, covariance_of, with_minors
from symit.families.vectors.mapping import Affine
from symit.families.vectors.matrices import minor, pivots
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope

NOTHING: Mapping[Var, Term] = {}


@dataclass(frozen=True)
class Plain:
    """A member at parameters in which its affine map is a polynomial, and what symbols stand for in them."""

    asked: Member
    member: Member
    parameters: tuple[Term, ...]
    meant: tuple[tuple[Var, Term], ...]

    @property
    def affine(self) -> tuple[Affine, tuple[Term, ...]]:
        family = self.asked.family
        assert isinstance(family, Gaussian) and family.affine is not None
        return family.affine(*self.parameters)

    @property
    def supposed(self) -> list[Term]:
        """The domains of its own parameters, or that the entries of D are positive."""
        return [b.lt(0, v) for v in self.scales] if self.asked.family.through else self.member.given

    @property
    def scales(self) -> Sequence[Term]:
        family = self.asked.family
        assert isinstance(family, Gaussian)
        return family.scales(*self.parameters) if family.scales else ()


def plain(member: Member, number: int) -> Plain:
    """The member with symbols for what is neither a symbol nor a number."""
    family = member.family
    if family.through is None:
        return Plain(member, member, member.values, ())
    names = [f"{name}_{number}" for name in family.through.names]
    wanted = family.through.back(*member.values)
    meant: list[tuple[Var, Term]] = []
    parameters: list[Term] = []
    for name, value in zip(names, wanted, strict=True):
        if isinstance(value, (Num, Var)) or _is_number(value):
            parameters.append(PLAIN.canonical(value))
        else:
            symbol = b.fresh(name, value.sort, *member.values)
            meant.append((symbol, value))
            parameters.append(symbol)
    values = [PLAIN.canonical(v) for v in family.through.to(*parameters)]
    values = [new if new.free else old for old, new in zip(member.values, values, strict=True)]
    return Plain(member, family.at(*values), tuple(parameters), tuple(meant))


def _is_number(value: Term) -> bool:
    return not value.free and isinstance(PLAIN.canonical(value), Num)


def positive_variances(members: Sequence[Plain]) -> list[Term]:
    """What is supposed of the parameters: 0 < v for those that are variances of independent coordinates."""
    found = [f for one in members for f in one.supposed if f.free]
    return list(dict.fromkeys(found))


def at_what_is_asked(
    known: Scope, theorem: Theorem, members: Sequence[Plain], beside: Mapping[Var, Term] = NOTHING
) -> Theorem:
    """With what the symbols stand for, these and others, and the entries written as they were given."""
    values = {symbol: value for one in members for symbol, value in one.meant} | dict(beside)
    theorem = known.instantiate(theorem, dict(values)) if values else known.discharge(theorem)
    entries = [pair for one in members for pair in zip(one.member.values, one.asked.values, strict=True)]
    written = {b.substitute(old, values): new for old, new in entries}
    for old, new in sorted(written.items(), key=lambda pair: -pair[0].size):  # what contains others first
        theorem = put(known, theorem, old, new)
    return theorem


def with_variances(scope: Scope, members: Sequence[Plain]) -> Scope:
    """With 0 < v for variances that are quotients of minors, since the minors are positive."""
    scope = with_minors(scope, [one.asked for one in members])
    for one in members:
        for symbol, value in one.meant:
            if symbol in one.scales:
                scope = scope.know(scope.evident(b.lt(0, value)))
    return scope


def principal_minors(scope: Scope, member: Member, start: int, stop: int) -> Iterator[Theorem]:
    """0 < m for the leading minors of the block between two rows, where that is seen with the variances: by Cauchy and
    Binet each is a sum of squares of minors of L, times variances.  Horn & Johnson, Matrix Analysis, 0.8.7."""
    matrix = covariance_of(member)
    rows, variances = pivots(matrix)
    for end in range(start + 1, stop + 1):
        condition = as_bound(b.lt(0, minor(matrix, range(start, end), range(start, end))))
        own = b.mul(*variances[start:end])
        squares = [
            b.mul(b.power(minor(rows, range(start, end), columns), 2), *(variances[c] for c in columns))
            for columns in combinations(range(end), end - start)
            if columns != tuple(range(start, end))
        ]
        with suppress(Refused):
            parts = [(scope.evident(b.le(0, square)), 1) for square in squares]
            yield scope.linear(condition, (scope.evident(b.lt(0, own)), 1), *parts)
