"""Terms from JSON: one table of nodes in which each node points at earlier ones.

What is read comes from outside: every node is checked for its shape, its sorts and its size before anything uses it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.names import MAX_NAME, WORDS, is_name
from symit.kernel.terms import Abs, App, Definition, Sort, Term, TermError, Var

MAX_NODES = 200_000
MAX_DIGITS = 4_000
NUMBER = re.compile(r"-?[0-9]+(/[0-9]+)?")


class Malformed(Exception):
    """The certificate cannot be read: it says where and what was expected."""


# ---- reading -------------------------------------------------------------------------------------------------


class Reader:
    """The terms of a table, read one after the other; what is defined joins the definitions that it was given."""

    def __init__(self, definitions: dict[str, Definition], terms: Sequence[Term] = ()) -> None:
        self.terms: list[Term] = list(terms)
        self.definitions = definitions

    def read(self, nodes: Sequence[Any]) -> None:
        if len(self.terms) + len(nodes) > MAX_NODES:
            raise Malformed(f"more than {MAX_NODES} terms")
        for node in nodes:
            try:
                self.terms.append(self._term(node))
            except (TermError, ValueError, TypeError, ZeroDivisionError, IndexError, RecursionError) as misfit:
                raise Malformed(f"term {len(self.terms)} cannot be read: {misfit}") from misfit

    def term(self, number: object) -> Term:
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(self.terms):
            raise Malformed(f"there is no term number {number!r}")
        return self.terms[number]

    def _term(self, node: Any) -> Term:
        if not isinstance(node, list) or not node:
            raise ValueError("a list that begins with a kind is expected")
        match node:
            case ["app", str(name), list(args)] if name in t.OPERATORS:
                return App(t.OPERATORS[name], tuple(map(self.term, args)))
            case ["def", str(name), list(args)] if name in self.definitions:
                return App(self.definitions[name], tuple(map(self.term, args)))
            case ["fun", str(hint), sort, body]:
                return Abs(_name(hint), read_sort(sort), self.term(body))
            case ["bound", int(index), sort] if 0 <= index < t.MAX_DEPTH:
                return b.bound(int(index), read_sort(sort))  # JSON's true is an int too
            case ["var", str(name), sort]:
                return b.var(self._variable(name), read_sort(sort))
            case ["num", str(value)] if len(value) <= MAX_DIGITS and NUMBER.fullmatch(value):
                return b.num(Fraction(value))
        raise ValueError(f"{str(node)[:80]} is no node of a term")

    def _variable(self, name: str) -> str:
        if name in WORDS or name in self.definitions:
            raise ValueError(f"the symbol {name} would be read as what the notation calls so")
        return _name(name)

    def define(self, name: object, params: object, body: object) -> None:
        """A definition of the certificate's own; the names of the standard ones are reserved."""
        if not isinstance(name, str) or not isinstance(params, list):
            raise Malformed("a definition needs a name, a list of parameters and a body")
        if name in WORDS and name not in self.definitions:
            raise Malformed(f"the certificate defines {name}, which is a word of the notation")
        variables = [self.term(p) for p in params]
        if not all(isinstance(v, Var) for v in variables):
            raise Malformed(f"a parameter of {name} is not a variable")
        try:
            new = Definition(_name(name), tuple(v for v in variables if isinstance(v, Var)), self.term(body))
        except (TermError, ValueError) as misfit:
            raise Malformed(str(misfit)) from misfit
        if self.definitions.setdefault(name, new) != new:
            raise Malformed(f"the certificate redefines {name}")


_SIMPLE = {sort.name: sort for sort in (t.REAL, t.INT, t.BOOL)}


def read_sort(value: Any, depth: int = 0) -> Sort:
    if depth > 10:
        raise ValueError("a sort is nested too deeply")
    if depth == 0 and isinstance(value, list) and len(str(value)) > t.MAX_SORT:
        raise ValueError(f"a sort is longer than {t.MAX_SORT} characters")
    if isinstance(value, str):
        if value in _SIMPLE:
            return _SIMPLE[value]
        if value.startswith("point:") and _name(value[6:]):
            return Sort(value)
        raise ValueError(f"{value!r} is no sort")
    if isinstance(value, list) and len(value) >= 2 and value[0] in ("fun", "space"):
        return Sort(value[0], tuple(read_sort(v, depth + 1) for v in value[1:]))
    raise ValueError(f"{str(value)[:80]} is no sort")


def _name(name: str) -> str:
    if not is_name(name):
        raise ValueError(f"{name[:MAX_NAME]!r} is no name of ASCII letters, digits and underscores")
    return name
