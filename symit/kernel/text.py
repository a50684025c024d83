"""Terms as one line of plain text, for messages and for `symit check`.

What is printed is a function of the term alone: equal terms print alike, whatever their bound variables are called,
and different terms differently, so that a reader who knows nothing but this file can read the term back.  The grammar,
loosest first; parentheses stand wherever a tighter thing is asked for than is there:

    x -> A, x: sort -> A    a function; a variable without a sort is real
    A = B, !=, <, <=, A => B, A and B
    A + B, 1/2, -1, -oo
    A*B
    A^B
    3, x, pi, oo, f(A, B)   f an operator, a definition or a function variable

Sorts: `real`, `integer`, `statement`, `point of S`, `space(sort)`, `function(sort, sort -> sort)`.  A term that takes
more than MAX_SHOWN characters is cut, and says so.  Not for typesetting: that is the work of another room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from symit.kernel import terms as t
from symit.kernel.names import WORDS, unused
from symit.kernel.terms import Abs, App, Bound, Definition, Num, Sort, Term, Var

MAX_SHOWN = 20_000
LINE = 100
CUT = " ... (cut"

_INFIX = {"add": " + ", "mul": "*", "pow": "^", "eq": " = ", "ne": " != ", "lt": " < ", "le": " <= ", "and": " and "}
_INFIX["implies"] = " => "
_CONSTANTS = {"pi": "pi", "infinity": "oo", "minus_infinity": "-oo"}
_LOOSEST, _SUM, _PRODUCT, _POWER, _ATOM = range(5)
_OWN = {"add": _SUM, "mul": _PRODUCT, "pow": _POWER, "infinity": _SUM, "minus_infinity": _SUM}
_PARTS = {"add": _PRODUCT, "mul": _POWER, "pow": _ATOM}
_SIMPLE = {"int": "integer", "bool": "statement"}


def show(term: Term, avoid: Set[str] = frozenset()) -> str:
    """`term` in text; no bound variable has a name that is to be avoided."""
    return Line(term, avoid | {v.name for v in term.free}).text("", term)


def shortened(text: str) -> str:
    """As much of it as one short line holds, for `repr`."""
    return text if len(text) <= LINE else f"{text[: LINE - 3]}..."


def show_sort(sort: Sort) -> str:
    """The kind of a value in text."""
    if t.is_abstract(sort):
        return f"point of {sort.name.removeprefix('point:')}"
    if sort.name == "space":
        return f"space({show_sort(sort.args[0])})"
    if sort.name == "fun":
        result, *arguments = map(show_sort, sort.args)
        return f"function({', '.join(arguments)} -> {result})"
    return _SIMPLE.get(sort.name, sort.name)


def typed(name: str, sort: Sort) -> str:
    return name if sort == t.REAL else f"{name}: {show_sort(sort)}"


class _Full(Exception):
    """There is no more room on the line."""


class Line:
    """What is written so far, from left to right, and what the variables that are bound at this place are called."""

    def __init__(self, whole: Term, avoid: Set[str]) -> None:
        self.whole = whole
        self.avoid = avoid
        self.parts: list[str] = []
        self.room = MAX_SHOWN
        self.bound: list[str] = []
        self.values: dict[Var, str] = {}

    @cached_property
    def taken(self) -> Set[str]:
        """The names that stand for something in the whole line."""
        heads = (p.head for p in parts([self.whole]) if isinstance(p, App))
        return self.avoid | {head.name for head in heads if isinstance(head, Definition)}

    def text(self, before: str, term: Term) -> str:
        try:
            self.put(before)
            self.write(term, _LOOSEST)
        except _Full:
            return f"{''.join(self.parts)[:MAX_SHOWN]}{CUT}: {term.size:,} symbols)"
        return "".join(self.parts)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.room -= len(text)
        if self.room < 0:
            raise _Full

    def write(self, term: Term, level: int) -> None:
        """The term, in parentheses unless it is as tight as `level`."""
        loose = _level(term) < level
        if loose:
            self.put("(")
        if isinstance(term, App):
            self.application(term)
        elif isinstance(term, Abs):
            self.function(term)
        else:
            self.put(self.leaf(term))
        if loose:
            self.put(")")

    def leaf(self, term: Num | Var | Bound) -> str:
        if isinstance(term, Num):
            return str(term.value)
        if isinstance(term, Var):
            name = self.values.get(term, term.name)
            return f"'{name}'" if name in WORDS else name
        return self.bound[-1 - term.index] if term.index < len(self.bound) else f"#{term.index}"

    def function(self, term: Abs) -> None:
        name = unused(term.domain, self.taken, self.bound)
        self.put(f"{typed(name, term.domain)} -> ")
        self.bound.append(name)
        self.write(term.body, _LOOSEST)
        self.bound.pop()

    def application(self, term: App) -> None:
        name, args = term.head.name, term.args
        if name in _INFIX:
            self.listed(args, _INFIX[name], _PARTS.get(name, _SUM))
        elif name in _CONSTANTS:
            self.put(_CONSTANTS[name])
        elif name == "call":
            self.write(args[0], _ATOM)
            self.arguments(args[1:])
        else:
            self.put(name)
            self.arguments(args)

    def arguments(self, args: tuple[Term, ...]) -> None:
        self.put("(")
        self.listed(args, ", ", _LOOSEST)
        self.put(")")

    def listed(self, args: tuple[Term, ...], between: str, level: int) -> None:
        for position, arg in enumerate(args):
            if position:
                self.put(between)
            self.write(arg, level)


def _level(term: Term) -> int:
    """How tightly the text of a term holds together."""
    if isinstance(term, Num):
        return _ATOM if term.value >= 0 and term.value.denominator == 1 else _SUM
    if isinstance(term, App):
        return _OWN.get(term.head.name, _LOOSEST if term.head.name in _INFIX else _ATOM)
    return _LOOSEST if isinstance(term, Abs) else _ATOM


def parts(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms and all their parts, from left to right; one that stands in many places once."""
    seen: set[Term] = set()
    waiting = [*terms][::-1]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            waiting += part.args[::-1] if isinstance(part, App) else [part.body] if isinstance(part, Abs) else []
