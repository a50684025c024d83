"""Optimal transport between two laws on finitely many points, in the words of the field.

    on = transport(d, p, q, (x, Range(1, n + 1)), (y, Range(1, n + 1)))
    on.cost(gamma), on.gain(f), on.couples(gamma), on.lipschitz(f)
    by = rerouting()
    k, s, z, n, N, target, stay = by.symbols
    by.next_of(T), by.adds_up(T)

Distances, laws, couplings and functions are symbols, or written out as Lambda; the symbols of rerouting are the same in
all scripts, whose theorems use each other.  What comes out are expressions and statements as a script would write them;
nothing is known of them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import And, Eq, Implies, Range, S

from symit.language.as_written import operators
from symit.language.functionals import integral
from symit.language.spaces import mapping
from symit.language.statements import finite, forall
from symit.language.symbols import integer_vector, integers

_NAMES = ("add", "subtract", "multiply", "at_most", "at_least")
_plus, _less, _times, _at_most, _at_least = (operators[name] for name in _NAMES)


@dataclass(frozen=True)
class transport:
    """From the law p at x to the law q at y, at a distance of d(x, y); `rows` and `columns` are x and y with where
    they run."""

    d: Any
    p: Any
    q: Any
    rows: Any
    columns: Any

    def cost(self, gamma: Any) -> Any:
        """How far a coupling moves on average."""
        x, y = self._points
        return integral(integral(_times(gamma(x, y), self.d(x, y)), self.columns), self.rows)

    def gain(self, f: Any) -> Any:
        """The mean of f under p less that under q."""
        x, y = self._points
        return _less(integral(_times(self.p(x), f(x)), self.rows), integral(_times(self.q(y), f(y)), self.columns))

    def couples(self, gamma: Any) -> list[Any]:
        """That the rows of gamma add up to p and its columns to q, none negative."""
        x, y = self._points
        return [
            forall(_at_least(gamma(x, y), 0), self.rows, self.columns),
            forall(Eq(integral(gamma(x, y), self.columns), self.p(x)), self.rows),
            forall(Eq(integral(gamma(x, y), self.rows), self.q(y)), self.columns),
        ]

    def lipschitz(self, f: Any) -> list[Any]:
        """That f has values, of which no two differ by more than the distance."""
        x, y = self._points
        falls = _at_most(_less(f(x), f(y)), self.d(x, y))
        return [forall(finite(f(x)), self.rows), forall(falls, self.rows, self.columns)]

    def optimal(self, gamma: Any) -> list[Any]:
        """That gamma is a coupling, and none costs less."""
        other = mapping("other", S.Integers, S.Integers)
        no_less = Implies(And(*self.couples(other)), _at_most(self.cost(gamma), self.cost(other)))
        return [*self.couples(gamma), forall(no_less, other)]

    @property
    def _points(self) -> tuple[Any, Any]:
        return self.rows[0], self.columns[0]


_k, _s, _z, _n, _N = integers("k s z n N")
_target, _stay = integer_vector("target"), mapping("stay", S.Integers, S.Integers, S.Integers)


@dataclass(frozen=True)
class rerouting:
    """Ways from a pair s of points to a point z, by more and more of the N pairs of n points.

    In step k a way stays as it is, or from now on goes to the end of pair k + 1 and on from that pair: `stay` is 1 or
    0, and `target` is where each pair ends.
    """

    k: Any = _k
    s: Any = _s
    z: Any = _z
    n: Any = _n
    N: Any = _N
    target: Any = _target
    stay: Any = _stay

    @property
    def symbols(self) -> tuple[Any, ...]:
        return self.k, self.s, self.z, self.n, self.N, self.target, self.stay

    @property
    def ranges(self) -> tuple[Any, Any, Any]:
        """The steps, the pairs and the points: k, s and z with where they run."""
        return (self.k, Range(0, self.N)), (self.s, Range(1, self.N + 1)), (self.z, Range(1, self.n + 1))

    def next_of(self, T: Any) -> Any:
        """What the ways that are chosen in step k have, of what adds up along them."""
        k, s, z = self.k, self.s, self.z
        stays, pair = self.stay(k, s, z), _plus(k, 1)
        longer = _plus(T(k, s, self.target(pair)), T(k, pair, z))
        return _plus(_times(stays, T(k, s, z)), _times(_less(1, stays), longer))

    def adds_up(self, T: Any, *others: Any) -> Any:
        """That T adds up along the ways, at all of these other points."""
        return forall(Eq(T(_plus(self.k, 1), self.s, self.z), self.next_of(T)), *self.ranges, *others)
