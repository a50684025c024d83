"""The kinds of symbols, the assumptions they carry, and what the kernel calls them.

Stands under everything else in the language.  A real or an integer is SymPy's own symbol; the kinds that SymPy does
not have are here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sympy import Dummy, Symbol, Wild

from symit.kernel import build as b
from symit.kernel.names import WORDS, is_name
from symit.kernel.terms import INT, REAL, Sort, Term, Var
from symit.language.errors import NotUnderstood


class ProbabilitySymbol(Symbol):  # type: ignore[misc]
    """A real number strictly between 0 and 1."""

    def __new__(cls, name: str) -> ProbabilitySymbol:
        symbol: ProbabilitySymbol = super().__new__(cls, name, positive=True)
        return symbol

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, bool]]:
        return (self.name,), {}


class SortedSymbol(Symbol):  # type: ignore[misc]
    """A symbol whose values are not plain numbers; `sort` is the kernel's word for their kind."""

    __slots__ = ("sort",)
    sort: Sort

    def __new__(cls, name: str, sort: Sort) -> SortedSymbol:
        symbol: SortedSymbol = Symbol.__xnew__(cls, name)
        symbol.sort = sort
        return symbol

    def __getnewargs_ex__(self) -> tuple[tuple[str, Sort], dict[str, bool]]:
        return (self.name, self.sort), {}

    def _hashable_content(self) -> tuple[Any, ...]:
        return (*super()._hashable_content(), str(self.sort))

    def _sympyrepr(self, printer: Any, *_: Any) -> str:
        return f"{type(self).__name__}({self.name!r}, {str(self.sort)!r})"


class Point(SortedSymbol):
    """A point of an abstract space."""


def checked_name(name: str) -> str:
    """`name`, if a program can use it as the name of a parameter.  Raises ValueError otherwise."""
    if not name.isidentifier():
        raise ValueError(f"{name!r} is not a name: letters, digits and _, as in a program (reals(...) takes several)")
    return name


def understood_name(name: str) -> str:
    """The name of a free symbol.  Other names are kept for bound variables, which are named by who prints them."""
    if not is_name(name):
        raise NotUnderstood(f"{name!r} cannot name a variable; use letters, digits and _, as in a program")
    if name in WORDS:
        raise NotUnderstood(f"{name!r} cannot name a variable: in formulas it means something; say {name.title()}")
    return name


def renamed(symbol: Symbol, name: str) -> Symbol:
    """The same kind of symbol under another name."""
    if isinstance(symbol, SortedSymbol):
        return type(symbol)(name, symbol.sort)
    if isinstance(symbol, ProbabilitySymbol):
        return ProbabilitySymbol(name)
    return Symbol(name, **symbol.assumptions0)


# ---- what the kernel calls them ------------------------------------------------------------------------------

_NO_HYPOTHESIS = ("even", "odd", "prime", "composite", "irrational", "transcendental", "zero")


def sort_of(symbol: Symbol) -> Sort:
    """The kernel's sort for the values of a symbol.  Raises NotUnderstood for what is no real number."""
    if isinstance(symbol, SortedSymbol):
        return symbol.sort
    for property_ in _NO_HYPOTHESIS:
        if getattr(symbol, f"is_{property_}"):
            raise NotUnderstood(f"{symbol} is declared {property_}, which no hypothesis can say; leave that out")
    if symbol.is_integer:
        return INT
    if symbol.is_rational or symbol.is_algebraic:
        raise NotUnderstood(f"{symbol} is declared rational or algebraic, which no hypothesis can say; leave that out")
    if isinstance(symbol, Wild) or not (symbol.is_real or _is_plain(symbol)):
        raise NotUnderstood(f'{symbol} is not a real number; declare it as {symbol} = real("{symbol}")')
    return REAL


def _is_plain(symbol: Symbol) -> bool:
    return all(name == "commutative" for name in symbol.assumptions0)


@lru_cache(maxsize=1_000)
def variable(symbol: Symbol) -> Var:
    """The kernel's variable for a free symbol."""
    if isinstance(symbol, Dummy):
        raise NotUnderstood(f"{symbol} is a Dummy, which has no name of its own; use a named symbol")
    return Var(understood_name(symbol.name), sort_of(symbol))


def assumed(symbol: Symbol, value: Term) -> list[Term]:
    """What the assumptions of `symbol` say about `value`, as formulas."""
    if isinstance(symbol, SortedSymbol):
        return []
    if isinstance(symbol, ProbabilitySymbol):
        return [b.lt(0, value), b.lt(value, 1)]
    if symbol.is_positive:
        return [b.lt(0, value)]
    if symbol.is_negative:
        return [b.lt(value, 0)]
    if symbol.is_nonnegative:
        return [b.le(0, value)]
    if symbol.is_nonpositive:
        return [b.le(value, 0)]
    return [b.ne(value, 0)] if symbol.is_nonzero else []
