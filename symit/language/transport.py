"""Optimal transport between two laws on finitely many points, in the words of the field.

    on = transport(d, p, q, (x, Range(1, n + 1)), (y, Range(1, n + 1)))
    on.cost(gamma), on.gain(f), on.couples(gamma), on.lipschitz(f)

Distances, laws, couplings and functions are symbols, or written out as Lambda.  What comes out are expressions and
statements as a script would write them; nothing is known of them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Eq

from symit.language.as_written import operators
from symit.language.functionals import integral
from symit.language.statements import finite, forall

_less, _times, _at_most, _at_least = (operators[name] for name in ("subtract", "multiply", "at_most", "at_least"))


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

    @property
    def _points(self) -> tuple[Any, Any]:
        return self.rows[0], self.columns[0]
