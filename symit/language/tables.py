"""Tables of numbers as functions of an index, and the distribution on 1, ..., n that a table or a function gives.

A table of 100 entries is a case distinction 7 deep: the index is compared with the middle, and so on.  Neighbours that
are equal need no distinction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sympy import Basic, Integer, Piecewise, Symbol

from symit.kernel import build
from symit.kernel.terms import INT, Term
from symit.language.binding import exact
from symit.language.distributions import Distribution
from symit.language.errors import NotUnderstood
from symit.language.function_values import Map, function_value
from symit.language.spaces import Indices
from symit.language.translation import Translator


def table(values: Sequence[Any]) -> Any:
    """The function of 1, ..., n with these values; a table of rows is a function of two indices, t(i, j)."""
    if not values:
        raise NotUnderstood("a table has at least one entry")
    depth = _depth(values)
    indices = [Symbol(f"i_{n}" if depth > 1 else "i", integer=True) for n in range(1, depth + 1)]
    body = _entry(values, indices)
    for index in reversed(indices):
        body = Map(body, (index,))
    return body


def _depth(values: Any) -> int:
    if not isinstance(values, (list, tuple)):
        return 0
    return 1 + max(map(_depth, values), default=0)


def _entry(values: Any, indices: Sequence[Symbol]) -> Any:
    """The entry at these indices."""
    if not indices:
        return exact(values)
    if isinstance(values, (list, tuple)) and values and all(_depth(v) == len(indices) - 1 for v in values):
        return _searched([_entry(v, indices[1:]) for v in values], indices[0], 1)
    raise NotUnderstood("the rows of a table are lists of the same kind, with at least one entry each")


def _searched(values: Sequence[Any], index: Symbol, first: int) -> Any:
    """The value at the index, which is at least `first`."""
    if all(value == values[0] for value in values):
        return values[0]
    middle = len(values) // 2
    low, high = _searched(values[:middle], index, first), _searched(values[middle:], index, first + middle)
    return Piecewise((low, index <= first + middle - 1), (high, True), evaluate=False)


class Categorical(Distribution):
    """1, ..., n with these probabilities: `Categorical([1/2, 1/3, 1/6])`, or `Categorical(p, n)` with a function p."""

    def __new__(cls, p: Any, n: Any = None) -> Any:
        if isinstance(p, (list, tuple)):
            if n is not None:
                raise NotUnderstood("a table says itself how many entries it has")
            return Basic.__new__(cls, table(p), Integer(len(p)))
        if n is None:
            raise NotUnderstood("Categorical takes a list of probabilities, or a function and the number of values")
        return Basic.__new__(cls, function_value(p), exact(n))

    @property
    def space(self) -> Any:
        return Indices(1, self.args[1] + 1)

    def density_at(self, x: Term, to: Translator) -> Term:
        return build.call(to.function(self.args[0], (INT,)), x)
