"""Functions as values: unknown ones (`FunctionSymbol`), written-out ones (`Map`), and both at arguments (`Apply`).

SymPy's undefined functions cannot be arguments, and its Lambda captures when something is substituted into it.  These
can, and do not.  A Lambda that a user writes becomes a Map wherever a function is asked for.
"""

from __future__ import annotations

from typing import Any

from sympy import Basic, Dummy, Function, Lambda, Tuple, Wild

from symit.kernel import terms as t
from symit.kernel.terms import INT, REAL, Sort
from symit.language.binding import Binder, exact
from symit.language.errors import NotUnderstood
from symit.language.names import Point, SortedSymbol


class Map(Binder, Basic):  # type: ignore[misc]
    """`x -> body`, a function of one variable; of several when the body is a Map again.  `args` is (body, (x,))."""

    def __new__(cls, body: Basic, binding: Any) -> Any:
        return Basic.__new__(cls, body, Tuple(*binding))

    def __call__(self, *args: Any) -> Any:
        body = self.scope.xreplace({self.bound: args[0]})
        return body(*args[1:]) if len(args) > 1 else body

    def _code(self, printer: Any, *_: Any) -> str:
        return f"(lambda {printer._print(self.bound)}: {printer._print(self.scope)})"

    _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _code


def function_value(value: Any) -> Any:
    """A function as an argument: a FunctionSymbol, or a Lambda as the Map that it says."""
    if isinstance(value, (FunctionSymbol, Map)):
        return value
    if not isinstance(value, Lambda):
        raise NotUnderstood(f"{value} is not a function that can be an argument; write Lambda(x, ...)")
    body = value.expr
    for symbol in reversed(value.signature):
        body = Map(body, (symbol,))
    return body


class FunctionSymbol(SortedSymbol):
    """An unknown function whose arguments are indices, points or functions: `theta(j)`, `p(x)`, `A(theta)`."""

    def __call__(self, *args: Any) -> Any:
        return Apply(self, *args)


class Apply(Function):  # type: ignore[misc]
    """A function symbol at its arguments.  `args` has the function first."""

    @property
    def sort(self) -> Sort | None:
        """The kernel's word for the kind of value."""
        function = self.args[0]
        return function.sort.args[0] if isinstance(function, FunctionSymbol) else None

    def _eval_is_integer(self) -> bool | None:
        return True if self.sort == INT else None

    def _eval_is_real(self) -> bool | None:
        return True if self.sort in (REAL, INT) else None

    def __new__(cls, function: Any, *args: Any) -> Any:
        if isinstance(function, Dummy):  # for a while, where SymPy solves for something in it
            return Basic.__new__(cls, function, *args)
        if not isinstance(function, FunctionSymbol):
            return function(*args)
        expected = function.sort.args[1:]
        if len(args) != len(expected):
            raise NotUnderstood(f"{function} takes {len(expected)} arguments, not {len(args)}")
        values = [
            function_value(arg) if sort.name == "fun" else exact(arg) for arg, sort in zip(args, expected, strict=True)
        ]
        for value, sort in zip(values, expected, strict=True):
            _require_argument(function, value, sort)
        return Basic.__new__(cls, function, *values)

    def _named(self, printer: Any, *_: Any) -> str:
        return f"{self.args[0].name}({', '.join(printer._print(a) for a in self.args[1:])})"

    def _latex(self, printer: Any, exp: str | None = None) -> str:
        head = printer._print(self.args[0]) + (f"^{{{exp}}}" if exp else "")
        return f"{head}\\left({', '.join(printer._print(a) for a in self.args[1:])}\\right)"

    # The methods under which SymPy's text and code printers, and with them lambdify, look for this class.
    _sympystr = _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _named


def _require_argument(function: FunctionSymbol, value: Any, sort: Sort) -> None:
    if sort == INT and not value.is_integer and not _has_stand_in(value):
        raise NotUnderstood(f"{function} takes an integer as its index, and {value} is not known to be one")
    if t.is_abstract(sort) and not (isinstance(value, (Point, Apply)) and value.sort == sort):
        raise NotUnderstood(f"{function} takes a {sort}, and {value} is none")


def _has_stand_in(value: Any) -> bool:
    """Is it on its way through SymPy, which sums and matches with symbols of its own that forget the assumptions?"""
    return any(isinstance(s, (Dummy, Wild)) or s.name.startswith("_") for s in value.free_symbols)
