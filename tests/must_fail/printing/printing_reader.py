"""A reader of the plain text notation, which knows what `symit/kernel/text.py` says of it and nothing of the printer.

It is told what the free variables and the definitions are called, as whoever reads the output of `symit check` is, and
gives back the meaning.  What it cannot read, or could read in two ways, is a ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

from printing_meaning import Meaning

TOKEN = re.compile(r"\s*(->|=>|:=|<=|!=|[0-9]+|[A-Za-z_][A-Za-z0-9_]*|[-+*/^=<(),:])")
RELATIONS = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le", "=>": "implies"}
OPERATORS = frozenset(
    (
        *("exp", "log", "sin", "cos", "factorial", "if", "interval", "range", "power", "integral", "product"),
        *("derivative", "forall", "defined", "in", "tends", "continuous"),
    )
)


def tokens(text: str) -> list[str]:
    found, at, text = [], 0, text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read {text[at:]!r}")
        found.append(match[1])
        at = match.end()
    return found


class Reader:
    def __init__(self, text: str, variables: Collection[str], definitions: Collection[str]) -> None:
        self.tokens = tokens(text)
        self.at = 0
        self.variables = frozenset(variables)
        self.definitions = frozenset(definitions)
        self.bound: list[str] = []

    # ---- tokens ----------------------------------------------------------------------------------------------

    def ahead(self, by: int = 0) -> str:
        return self.tokens[self.at + by] if self.at + by < len(self.tokens) else ""

    def take(self, *expected: str) -> str:
        token = self.ahead()
        if not token or (expected and token not in expected):
            raise ValueError(f"{token!r} where {expected} was expected, in {' '.join(self.tokens)}")
        self.at += 1
        return token

    def whole(self) -> Meaning:
        found = self.anything()
        if self.ahead():
            raise ValueError(f"{self.ahead()!r} is left over in {' '.join(self.tokens)}")
        return found

    # ---- loosest first ---------------------------------------------------------------------------------------

    def anything(self) -> Meaning:
        if self.ahead(1) in ("->", ":"):
            return self.function()
        left = self.sum()
        if self.ahead() == "and":
            parts = [left]
            while self.ahead() == "and":
                self.take()
                parts.append(self.sum())
            return ("and", *parts)
        if self.ahead() in RELATIONS:
            return (RELATIONS[self.take()], left, self.sum())
        return left

    def function(self) -> Meaning:
        name = self.take()
        if not name.isidentifier() or name in self.variables | self.definitions | OPERATORS | {"pi", "oo"}:
            raise ValueError(f"the bound variable {name} is called like something else")
        if name in self.bound:
            raise ValueError(f"two variables are called {name} at one place")
        sort: Meaning = ("real",)
        if self.ahead() == ":":
            self.take()
            sort = self.sort()
        self.take("->")
        self.bound.append(name)
        body = self.anything()
        self.bound.pop()
        return ("fun", sort, body)

    def sort(self) -> Meaning:
        word = self.take()
        if word == "point":
            self.take("of")
            return ("point", self.take())
        if word == "space":
            self.take("(")
            inner = self.sort()
            self.take(")")
            return ("space", inner)
        if word == "function":
            self.take("(")
            arguments = [self.sort()]
            while self.take(",", "->") == ",":
                arguments.append(self.sort())
            result = self.sort()
            self.take(")")
            return ("fun", result, *arguments)
        if word not in ("real", "integer", "statement"):
            raise ValueError(f"{word} is no kind of value")
        return (word,)

    def sum(self) -> Meaning:
        if self.ahead() == "-":
            self.take()
            if self.ahead() == "oo":
                self.take()
                return ("minus_infinity",)
            return ("num", -self.number())
        if self.ahead() == "oo":
            self.take()
            return ("infinity",)
        if self.ahead().isdigit() and self.ahead(1) == "/":
            return ("num", self.number())
        return self.listed("+", "add", self.product)

    def number(self) -> Fraction:
        top = int(self.take())
        if self.ahead() != "/":
            return Fraction(top)
        self.take()
        return Fraction(top, int(self.take()))

    def product(self) -> Meaning:
        return self.listed("*", "mul", self.power)

    def listed(self, sign: str, head: str, part) -> Meaning:  # type: ignore[no-untyped-def]
        parts = [part()]
        while self.ahead() == sign:
            self.take()
            parts.append(part())
        return (head, *parts) if len(parts) > 1 else parts[0]

    def power(self) -> Meaning:
        base = self.atom()
        if self.ahead() != "^":
            return base
        self.take()
        return ("pow", base, self.atom())

    def atom(self) -> Meaning:
        if self.ahead() == "(":
            self.take()
            inner = self.anything()
            self.take(")")
            return inner
        token = self.take()
        if token.isdigit():
            return ("num", Fraction(int(token)))
        if token == "pi":
            return ("pi",)
        if token in OPERATORS | self.definitions:
            return (token, *self.arguments())
        value = self.variable(token)
        return ("call", value, *self.arguments()) if self.ahead() == "(" else value

    def variable(self, name: str) -> Meaning:
        if name in self.bound:
            return ("bound", len(self.bound) - 1 - self.bound.index(name))
        if name not in self.variables:
            raise ValueError(f"nobody said what {name} is, in {' '.join(self.tokens)}")
        return ("var", name)

    def arguments(self) -> list[Meaning]:
        self.take("(")
        found: list[Meaning] = []
        while self.ahead() != ")":
            if found:
                self.take(",")
            found.append(self.anything())
        self.take(")")
        return found


def read(text: str, variables: Collection[str] = (), definitions: Collection[str] = ()) -> Meaning:
    """The meaning of a formula in plain text."""
    return Reader(text, variables, definitions).whole()


def read_definition(text: str, definitions: Collection[str] = ()) -> tuple[str, list[Meaning], Meaning]:
    """The name of a definition, the kinds of its parameters, and its body below as many binders."""
    head, _, body = text.partition(" := ")
    reader = Reader(head, (), ())
    name, sorts = reader.take(), list[Meaning]()
    names: list[str] = []
    reader.take("(")
    while reader.ahead() != ")":
        if names:
            reader.take(",")
        names.append(reader.take())
        sorts.append(("real",))
        if reader.ahead() == ":":
            reader.take()
            sorts[-1] = reader.sort()
    inside = Reader(body, (), {*definitions} - {name})
    if {*names} & ({*definitions, name} | OPERATORS) or len({*names}) < len(names):
        raise ValueError(f"a parameter of {name} is called like something else")
    inside.bound = names
    return name, sorts, inside.whole()
