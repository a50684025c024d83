"""A script with its operators kept as they are written.

SymPy changes most lines as they are built: it multiplies `(a + b)/2` out, turns `sigma > 0` into True, sorts.  Here the
arithmetic and comparison operators in the script's own text build what they say and nothing else, and `1/2` is exact,
as pytest rewrites `assert` in the text of a test.  Calls, and what SymPy does inside them, stay as they are, so that
the script means the same when Python runs it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from types import CodeType
from typing import Any

from sympy import Add, And, Expr, Ge, Gt, Integer, Le, Lt, Mul, Pow, Rational, S
from sympy.core.relational import Relational

_OPERATORS: Mapping[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
    ast.USub: "negate",
    ast.Lt: "less",
    ast.LtE: "at_most",
    ast.Gt: "greater",
    ast.GtE: "at_least",
}
OPERATORS = "__as_written__"
"""The name under which a compiled script finds the operators."""


def compiled(text: str, path: Path) -> CodeType:
    """The script as code, to be run in a namespace that has OPERATORS."""
    return compile(ast.fix_missing_locations(_Kept().visit(ast.parse(text, str(path)))), str(path), "exec")


def is_written_in_words(text: str) -> bool:
    """Does a script take its words from the public module?"""
    return any(isinstance(n, ast.ImportFrom) and n.module == "symit" for n in ast.parse(text).body)


class _Kept(ast.NodeTransformer):
    """Operators as calls of the functions below."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        return self._called(node, node.op, [node.left, node.right])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        return self._called(node, node.op, [node.operand])

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        if len(node.ops) > 1:
            written = all(type(operator) in _OPERATORS for operator in node.ops)
            return self._chained(node) if written else self.generic_visit(node)
        return self._called(node, node.ops[0], [node.left, *node.comparators])

    def _chained(self, node: ast.Compare) -> ast.AST:
        """`0 < p < 1` as both of its halves: Python would ask whether the first is true."""
        names = ast.Tuple([ast.Constant(_OPERATORS[type(operator)]) for operator in node.ops], ast.Load())
        function = ast.Subscript(ast.Name(OPERATORS, ast.Load()), ast.Constant("chain"), ast.Load())
        operands = [self.visit(operand) for operand in (node.left, *node.comparators)]
        return ast.copy_location(ast.Call(function, [names, *operands], []), node)

    def _called(self, node: ast.AST, operator: ast.AST, operands: list[ast.expr]) -> ast.AST:
        if type(operator) not in _OPERATORS:
            return self.generic_visit(node)
        table = ast.Name(OPERATORS, ast.Load())
        function = ast.Subscript(table, ast.Constant(_OPERATORS[type(operator)]), ast.Load())
        return ast.copy_location(ast.Call(function, [self.visit(o) for o in operands], []), node)


# ---- what the operators build --------------------------------------------------------------------------------


def _plain(operate: Callable[..., Any], build: Callable[..., Any]) -> Callable[..., Any]:
    """Python's own operator, unless an expression stands beside it."""

    def operator(*operands: Any) -> Any:
        if not any(isinstance(o, Expr) for o in operands):
            return operate(*operands)
        exact = [Integer(o) if isinstance(o, int) and not isinstance(o, bool) else o for o in operands]
        if not all(isinstance(o, Expr) for o in exact) or all(o.is_Number for o in exact):
            return operate(*exact)
        return build(*exact)

    return operator


def _add(a: Any, b: Any) -> Any:
    return Add(*(a.args if a.is_Add else (a,)), b, evaluate=False)


def _multiply(a: Any, b: Any) -> Any:
    return Mul(*(a.args if a.is_Mul else (a,)), b, evaluate=False)


def _negate(a: Any) -> Any:
    if a.is_Mul and a.args[0].is_Number:
        return Mul(-a.args[0], *a.args[1:], evaluate=False)
    return Mul(S.NegativeOne, a, evaluate=False)


def _subtract(a: Any, b: Any) -> Any:
    return _add(a, -b if b.is_Number else _negate(b))


def _divide(a: Any, b: Any) -> Any:
    if b.is_Number:
        return Mul(1 / b, *(a.args if a.is_Mul else (a,)), evaluate=False)
    inverse = Pow(b, S.NegativeOne, evaluate=False)
    return inverse if a is S.One else _multiply(a, inverse)


def _quotient(a: Any, b: Any) -> Any:
    return Rational(a, b) if isinstance(a, int) and isinstance(b, int) else a / b


def _chain(names: tuple[str, ...], *operands: Any) -> Any:
    """Each relation of a chain, all of which hold."""
    parts = [operators[name](*pair) for name, pair in zip(names, pairwise(operands), strict=True)]
    return And(*parts, evaluate=False) if any(isinstance(part, Relational) for part in parts) else all(parts)


operators: Mapping[str, Callable[..., Any]] = {
    "add": _plain(lambda a, b: a + b, _add),
    "subtract": _plain(lambda a, b: a - b, _subtract),
    "multiply": _plain(lambda a, b: a * b, _multiply),
    "divide": _plain(_quotient, _divide),
    "power": _plain(lambda a, b: a**b, lambda a, b: Pow(a, b, evaluate=False)),
    "negate": _plain(lambda a: -a, _negate),
    "less": _plain(lambda a, b: a < b, lambda a, b: Lt(a, b, evaluate=False)),
    "at_most": _plain(lambda a, b: a <= b, lambda a, b: Le(a, b, evaluate=False)),
    "greater": _plain(lambda a, b: a > b, lambda a, b: Gt(a, b, evaluate=False)),
    "at_least": _plain(lambda a, b: a >= b, lambda a, b: Ge(a, b, evaluate=False)),
    "chain": _chain,
}
