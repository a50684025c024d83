"""Where variables live: intervals, ranges of integers, abstract spaces and products of spaces.

Intervals and ranges are SymPy's own sets (`Interval(a, b)`, `S.Reals`, `Range(1, d + 1)`, `S.Naturals0`).  An interval
carries Lebesgue measure and a range counting measure, so one notation `(x, space)` serves integrals and sums.
"""

from __future__ import annotations

from typing import Any

from sympy import Basic, Interval, Range, S, Set, Tuple, oo
from sympy.core.symbol import Str

from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Sort
from symit.language.binding import exact
from symit.language.errors import NotUnderstood
from symit.language.function_values import FunctionSymbol
from symit.language.names import Point, ProbabilitySymbol, checked_name, sort_of


class Indices(Range):  # type: ignore[misc]
    """A range of integers as a node keeps it: not walked through, as lambdify would, and never end where it is
    infinite."""

    _iterable = False


def kept(space: Any) -> Any:
    """A set as a node keeps it."""
    return Indices(*space.args) if isinstance(space, Range) else space


class Space(Set):  # type: ignore[misc]
    """An abstract measure space: `S = Space("S")`, points `x = S.point("x")`, functions `p = S.function("p")`."""

    def __new__(cls, name: Any) -> Any:
        return Basic.__new__(cls, Str(checked_name(str(name))))

    @property
    def name(self) -> str:
        return str(self.args[0])

    def point(self, name: str) -> Point:
        return Point(checked_name(name), t.point(self.name))

    def function(self, name: str) -> FunctionSymbol:
        """An unknown real function of a point, such as a density: `p(x)`."""
        return mapping(name, self)

    def functions(self, names: str) -> tuple[FunctionSymbol, ...]:
        return mappings(names, self)

    def _contains(self, other: Any) -> None:
        return None


class ProductSpace(Set):  # type: ignore[misc]
    """A space once for each index in a range: its points are vectors, `x = vector("x")`, `x(j)`."""

    def __new__(cls, indices: Any, factor: Any) -> Any:
        if points_of(indices) != INT:
            raise NotUnderstood(f"{indices} is not a range of integers, so nothing can be indexed by it")
        points_of(factor)
        return Basic.__new__(cls, kept(indices), kept(factor))

    def point(self, name: str) -> FunctionSymbol:
        """A vector of points of the factor: `x(j)` is a point of it."""
        return FunctionSymbol(checked_name(name), points_of(self))

    def _contains(self, other: Any) -> None:
        return None


class Points(Set):  # type: ignore[misc]
    """Everything that is a point of the kind that the abstract space of this name has."""

    def __new__(cls, name: Any) -> Any:
        return Basic.__new__(cls, Str(checked_name(str(name))))

    def _contains(self, other: Any) -> None:
        return None


class Functions(Set):  # type: ignore[misc]
    """All functions with values in the first set and an argument from each of the others.

    Nothing is measured on them; they are what a statement about every function speaks of.
    """

    def __new__(cls, values: Any, *arguments: Any) -> Any:
        return Basic.__new__(cls, values, *arguments)

    def _contains(self, other: Any) -> None:
        return None


def points_of(space: Any) -> Sort:
    """The sort of the points of a space.  Raises NotUnderstood for a set that is none of symit's spaces."""
    if isinstance(space, (Space, Points)):
        return t.point(str(space.args[0]))
    if isinstance(space, Functions):
        return t.function(*map(points_of, space.args))
    if isinstance(space, ProductSpace):
        return t.function(points_of(space.args[1]), INT)
    if is_range(space):
        return INT
    if is_interval(space):
        return REAL
    raise NotUnderstood(f"{space} is not a space; use Interval(a, b), Range(a, b + 1), Space(...) or a product")


def everything(sort: Sort) -> Any:
    """The set of all values of a sort."""
    if t.is_abstract(sort):
        return Points(sort.name.removeprefix("point:"))
    if sort.name == "space":
        raise NotUnderstood("a statement about every space has no counterpart in SymPy")
    if sort.name == "fun":
        return VECTORS if sort == points_of(VECTORS) else Functions(*map(everything, sort.args))
    return S.Integers if sort == INT else S.Reals


def binding(value: Any) -> tuple[Any, Any]:
    """`(x, space)`, or `(x, low, high)` as SymPy has it; a bare x runs over all that it can be: its own abstract space,
    the reals, the integers, all functions of its arguments, or those that its declaration leaves."""
    if isinstance(value, (tuple, Tuple)):
        if len(value) not in (2, 3):
            raise NotUnderstood(f"{value} is no variable with its space: (x, Interval(0, 1)), or (x, 0, 1)")
        x, *space = value
        return x, _between(x, *space) if len(space) == 2 else _space(space[0])
    if isinstance(value, Point):
        return value, Space(value.sort.name.removeprefix("point:"))
    if isinstance(value, FunctionSymbol):
        return value, everything(value.sort)
    if sort_of(value) == INT:
        return value, S.Naturals if value.is_positive else S.Naturals0 if value.is_nonnegative else S.Integers
    if sort_of(value) != REAL:
        raise NotUnderstood(f"{value} needs a space to run over: ({value}, space)")
    if isinstance(value, ProbabilitySymbol):
        return value, Interval.open(0, 1)
    return value, Interval.open(0, oo) if value.is_positive else S.Reals


def _between(x: Any, low: Any, high: Any) -> Any:
    """The numbers between two; integers, where x is one, with both ends."""
    low, high = exact(low), exact(high)
    if (high - low).is_negative:
        raise NotUnderstood(
            f"from {low} to {high} there is nothing; the smaller end stands first: ({x}, {high}, {low})"
        )
    if sort_of(x) == INT:
        return Range(low, high if high == oo else high + 1)
    return Interval.open(low, high)


def _space(space: Any) -> Any:
    if isinstance(space, (tuple, Tuple)):
        low, high = space if len(space) == 2 else ("a", "b")
        raise NotUnderstood(f"{space} is not a space; an interval is Interval({low}, {high})")
    return space


def mappings(names: str, *domains: Any) -> tuple[FunctionSymbol, ...]:
    """Several of them: `p, p1 = mappings("p p1", X, Theta)`."""
    return tuple(mapping(name, *domains) for name in names.split())


def mapping(name: str, *domains: Any) -> FunctionSymbol:
    """An unknown real function with one argument from each domain: `T = mapping("T", S.Integers, S)`, `T(j, x)`."""
    return FunctionSymbol(checked_name(name), t.function(REAL, *(points_of(d) for d in domains)))


def is_interval(space: Any) -> bool:
    return bool(getattr(space, "is_Interval", False)) or space == S.Reals


def is_range(space: Any) -> bool:
    return space in (S.Integers, S.Naturals, S.Naturals0) or (isinstance(space, Range) and space.args[2] == 1)


VECTORS = ProductSpace(S.Integers, S.Reals)
"""All vectors, with an entry for every integer: what a function of a vector takes."""
