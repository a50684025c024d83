"""An interval around an entry of a covariance in which it stays positive definite, and what shows that.

A leading minor with the entry moved by t is M + a t + b t^2, which is positive where t^2 (a^2/M + 1 + b^2) < M/2.
Stands on `matrices`; an entry of the catalogue hands it to whoever takes derivatives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from symit.families.vectors.matrices import full, leading, lower_of
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


@dataclass(frozen=True)
class _Moving:
    """M + a t + b t^2."""

    constant: Term
    slope: Term
    bend: Term

    @property
    def weight(self) -> Term:
        """a^2/M + 1 + b^2."""
        return b.add(b.div(b.power(self.slope, 2), self.constant), 1, b.power(self.bend, 2))

    @property
    def share(self) -> Term:
        """What t^2 is at most the inverse of."""
        return b.div(b.mul(2, self.weight), self.constant)


@dataclass(frozen=True)
class Neighbourhood:
    """Of an entry of a covariance, which is the lower half of a symmetric matrix."""

    entries: Sequence[Term]
    place: int

    @property
    def interval(self) -> Term:
        at, width = self.entries[self.place], b.power(self._total, Fraction(-1, 2))
        return b.interval(b.sub(at, width), b.add(at, width))

    @property
    def _total(self) -> Term:
        return b.add(*(minor.share for minor in self._minors))

    @property
    def _minors(self) -> list[_Moving]:
        here, above, below = (self._moved(step) for step in (0, 1, -1))
        return [
            _Moving(m, PLAIN.canonical(b.div(b.sub(p, n), 2)), PLAIN.canonical(b.sub(b.div(b.add(p, n), 2), m)))
            for m, p, n in zip(here, above, below, strict=True)
        ]

    def _moved(self, step: int) -> list[Term]:
        entries = [b.add(e, step) if k == self.place else e for k, e in enumerate(self.entries)]
        return [PLAIN.canonical(m) for m in leading(full(lower_of(entries)))]

    def shown(self, there: Scope, s: Term, condition: Term) -> Theorem:
        """A condition on the minors, where the entry is s.  Refused where it is not one of them."""
        t, room = b.sub(s, self.entries[self.place]), b.power(self._total, -1)
        width = b.power(self._total, Fraction(-1, 2))
        inside = there.evident(b.lt(0, b.mul(b.add(width, t), b.sub(width, t))))
        for minor in self._minors:
            for factor in (b.ONE, *(b.power(m.constant, -1) for m in self._minors)):
                parts = [(there.evident(claim), b.mul(weight, factor)) for claim, weight in self._parts(minor, t, room)]
                try:
                    return there.linear(condition, (inside, b.mul(minor.weight, factor)), *parts)
                except Refused:
                    continue
        return there.evident(condition)

    def _parts(self, minor: _Moving, t: Term, room: Term) -> Iterator[tuple[Term, Term]]:
        """What the minor is besides its weight times 1/total - t^2: squares, M/4, and the shares of the others."""
        half = b.add(b.div(1, 2), b.div(b.mul(minor.slope, t), minor.constant))
        yield b.le(0, b.power(half, 2)), minor.constant
        yield b.le(0, b.power(b.mul(t, b.add(minor.bend, b.div(1, 2))), 2)), b.ONE
        yield b.le(0, b.power(t, 2)), b.div(3, 4)
        yield b.lt(0, minor.constant), b.div(1, 4)
        others = [m.share for m in self._minors if m != minor]
        if others:
            yield b.le(0, b.mul(b.add(*others), room)), b.div(minor.constant, 2)
