"""What the kernel speaks about: sorts, terms and formulas as frozen trees.

This is the floor of the house.  A term is a number, a variable, a bound variable, an abstraction, or an operator (or a
definition) applied to arguments; a formula is a term of sort `bool`.  Building a term checks its sorts and evaluates
nothing: `x/x` stays `x/x`.

Bound variables are de Bruijn indices, and the name of a binder is only a hint for printing.  So `==` is equality up to
renaming of bound variables, and substitution cannot capture.  Nothing here knows rules, theorems or files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple, TypeAlias, TypeVar, Union

from symit.kernel.budget import spend

MAX_SORT = 400  # characters
MAX_SIZE = 50_000
MAX_DEPTH = 150


class TermError(Exception):
    """A term that cannot be built: sorts that do not fit, or a tree beyond the size and depth that the kernel reads."""


# ---- sorts ---------------------------------------------------------------------------------------------------


class Sort(NamedTuple):
    """A kind of value.  `fun` has its result first, then its arguments; `space` has the sort of its points."""

    name: str
    args: tuple[Sort, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(map(str, self.args))})" if self.args else self.name


REAL, INT, BOOL = Sort("real"), Sort("int"), Sort("bool")


def point(name: str) -> Sort:
    """The sort of the points of an abstract space called `name`; instantiating the space gives them a concrete sort."""
    return Sort(f"point:{name}")


@lru_cache(maxsize=10_000)
def function(result: Sort, *args: Sort) -> Sort:
    return Sort("fun", (result, *args))


def space(points: Sort) -> Sort:
    return Sort("space", (points,))


def is_abstract(sort: Sort) -> bool:
    return sort.name.startswith("point:")


def fits(actual: Sort, expected: Sort) -> bool:
    """May a value of sort `actual` stand where `expected` is asked for?  Integers are reals."""
    if actual == expected or (actual == INT and expected == REAL):
        return True
    if actual.name != "fun" or expected.name != "fun" or len(actual.args) != len(expected.args):
        return False
    return fits(actual.args[0], expected.args[0]) and actual.args[1:] == expected.args[1:]


def replace_sort(sort: Sort, sorts: Mapping[Sort, Sort]) -> Sort:
    if not sorts or not sort.args or sort in sorts:
        return sorts.get(sort, sort)
    spend(len(sort.args))
    return Sort(sort.name, tuple([replace_sort(a, sorts) for a in sort.args]))


EXTENDED = Sort("extended")
"""Infinity stands at the end of an interval or a range and in a limit, nowhere else."""


@lru_cache(maxsize=10_000)
def _require_variable_sort(sort: Sort) -> None:
    if sort == EXTENDED or any(a == EXTENDED for a in sort.args):
        raise TermError("a variable cannot be infinite")
    if len(str(sort)) > MAX_SORT:  # one that is read is shorter, but instances put sorts into sorts
        raise TermError(f"a sort of more than {MAX_SORT} characters is too large to read")
    if sort.name == "fun" and len(sort.args) < 2:
        raise TermError("an unknown function takes an argument")
    if sort.name == "fun" and BOOL in sort.args[1:]:  # by `defined(u)` it would see whether its argument has a value
        raise TermError("an unknown function takes no statements")
    if sort.name == "fun" and sort.args[0].name in ("space", "bool"):
        raise TermError("an unknown function cannot give spaces or statements")


# ---- terms ---------------------------------------------------------------------------------------------------


Element = TypeVar("Element")
_NOTHING: frozenset[Any] = frozenset()
_set = object.__setattr__


def _key(*said: bytes) -> bytes:
    """The BLAKE2 digest of what something says.  Whoever finds two texts with one digest can forge more than terms."""
    return blake2b(b"".join(said), digest_size=32).digest()


@lru_cache(maxsize=10_000)
def _spelled(kind: str, *parts: str | int | Sort) -> bytes:
    return _key(repr((kind, *parts)).encode())


class Node:
    """A term, with what is computed from it while it is made, and never changes.

    `key` is a digest of all that it says, whatever its bound variables are called: two terms are equal if their keys
    are, and a set of terms has the same order in every process.  Beside it: the sort, the free variables, how far the
    loose indices reach and of which sorts they are, the size as a tree, the depth of the tree with all definitions
    written out, and marks of what occurs in it, or in a definition that it uses.
    """

    __slots__ = ("_hash", "bound", "depth", "free", "key", "loose", "marks", "size", "sort")

    key: bytes
    sort: Sort
    free: frozenset[Var]
    loose: int
    bound: frozenset[tuple[int, Sort]]
    size: int
    depth: int
    marks: int
    _hash: int

    def _fill(
        self,
        sort: Sort,
        key: bytes,
        parts: Sequence[Term] = (),
        head: Operator | Definition | None = None,
        bound: frozenset[tuple[int, Sort]] | None = None,
    ) -> None:
        spend(1 + len(sort.args))
        size, below, marks, loose = 1, 0, head.marks if head else 0, 0
        for part in parts:
            size += part.size
            marks |= part.marks
            below, loose = max(below, part.depth), max(loose, part.loose)
        depth = below + (head.depth if head else 1)
        if size > MAX_SIZE or depth > MAX_DEPTH:
            raise TermError(f"the term is too large to read: {size} nodes of {MAX_SIZE}, {depth} levels of {MAX_DEPTH}")
        if bound is None:
            bound = union([p.bound for p in parts]) if loose else _NOTHING
        _set(self, "sort", sort)
        _set(self, "size", size)
        _set(self, "depth", depth)
        _set(self, "marks", marks)
        _set(self, "key", key)
        _set(self, "_hash", int.from_bytes(key[:7], "big"))
        _set(self, "free", frozenset((self,)) if isinstance(self, Var) else union([p.free for p in parts]))
        _set(self, "bound", bound)
        _set(self, "loose", 1 + max([index for index, _ in bound]) if bound else 0)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple(getattr(self, name) for name in type(self).__match_args__)  # type: ignore[attr-defined]

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Node) and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        from symit.kernel.text import shortened, show  # which stands on this

        return shortened(f"<{show(self)}>")  # type: ignore[arg-type]


def union(sets: Sequence[frozenset[Element]]) -> frozenset[Element]:
    """All elements, as one of the sets where it has them all."""
    largest: frozenset[Element] = max(sets, key=len, default=_NOTHING)
    others = [one for one in sets if one and one is not largest]
    spend(sum(map(len, others)) // 16)
    for one in others:
        if not one <= largest:
            spend(len(largest) // 4)
            return largest.union(*others)
    return largest


MAX_MADE = 200_000
MADE: dict[tuple[object, ...], Any] = {}
"""What was made, by its class and the objects that it was made from and keeps: the same ones make the same object."""
Kind = TypeVar("Kind", bound=Node)


def _once(kind: type[Kind], same: tuple[object, ...], *fields: object) -> Kind:
    """The node of these fields: made once, as long as it is remembered, and counted each time."""
    spend(len(same) - 2)
    node: Kind | None = MADE.get(same)
    if node is None:
        node = object.__new__(kind)
        for name, value in zip(kind.__match_args__, fields, strict=True):  # type: ignore[attr-defined]
            _set(node, name, value)
        node.__post_init__()  # type: ignore[attr-defined]
        if len(MADE) >= MAX_MADE:
            MADE.clear()
        MADE[same] = node
    return node


@dataclass(frozen=True, eq=False, repr=False)
class Num(Node):
    """An exact rational number."""

    __slots__ = ("value",)

    value: Fraction

    def __post_init__(self) -> None:
        exact = isinstance(self.value, Fraction) and type(self.value.numerator) is type(self.value.denominator) is int
        if not exact:  # a Fraction of NumPy's integers overflows
            raise TermError(f"{self.value!r} is no exact number")
        said = f"{self.value.numerator:x}/{self.value.denominator:x}"
        self._fill(INT if self.value.denominator == 1 else REAL, _key(b"num", said.encode()))


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Var(Node):
    """A free variable.  Its name and its sort together are its identity."""

    __slots__ = ("name", "of")

    name: str
    of: Sort

    def __new__(cls, name: str, of: Sort) -> Var:
        return _once(cls, (cls, name, of), str(name), of)

    def __post_init__(self) -> None:
        _require_variable_sort(self.of)
        self._fill(self.of, _spelled("var", self.name, self.of))


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Bound(Node):
    """A bound variable: the number of binders between it and its own."""

    __slots__ = ("index", "of")

    index: int
    of: Sort

    def __new__(cls, index: int, of: Sort) -> Bound:
        return _once(cls, (cls, index, of), int(index), of)

    def __post_init__(self) -> None:
        _require_variable_sort(self.of)
        self._fill(self.of, _spelled("bound", self.index, self.of), (), None, frozenset(((self.index, self.of),)))


@dataclass(frozen=True, eq=False, repr=False, init=False)
class Abs(Node):
    """A function of one variable, `x -> body`.  The hint is the name to print and no part of its identity."""

    __slots__ = ("body", "domain", "hint")

    hint: str
    domain: Sort
    body: Term

    def __new__(cls, hint: str, domain: Sort, body: Term) -> Abs:
        return _once(cls, (cls, hint, domain, id(body)), str(hint), domain, body)

    def __post_init__(self) -> None:
        _require_variable_sort(self.domain)
        if any(index == 0 and sort != self.domain for index, sort in self.body.bound):
            raise TermError(f"a variable of another sort than {self.domain} is bound as {self.hint}")
        outside = frozenset([(index - 1, sort) for index, sort in self.body.bound if index])
        result, more = (
            (self.body.sort.args[0], self.body.sort.args[1:]) if isinstance(self.body, Abs) else (self.body.sort, ())
        )
        key = _key(_spelled("fun", self.domain), self.body.key)
        self._fill(function(result, self.domain, *more), key, [self.body], None, outside)


@dataclass(frozen=True, eq=False, repr=False, init=False)
class App(Node):
    """An operator or a definition, applied."""

    __slots__ = ("args", "head")

    head: Operator | Definition
    args: tuple[Term, ...]

    def __new__(cls, head: Operator | Definition, args: tuple[Term, ...]) -> App:
        return _once(cls, (cls, id(head), *map(id, args)), head, args)

    def __post_init__(self) -> None:
        key = _key(self.head.key, *[a.key for a in self.args])
        self._fill(self.head.result(self.args), key, self.args, self.head)


Term: TypeAlias = Union[Num, Var, Bound, Abs, App]  # noqa: UP007


def order(term: Term) -> tuple[int, str, bytes]:
    """A key that puts terms into one fixed order: by size, by name, and at last by digest; only equal terms tie."""
    name = term.name if isinstance(term, Var) else term.head.name if isinstance(term, App) else ""
    return term.size, name, term.key


# ---- operators and definitions -------------------------------------------------------------------------------

PARTIAL, INTEGRALS = 1, 2


def may_have_no_value(term: Term) -> bool:
    return bool(term.marks & PARTIAL)


def has_integral(term: Term) -> bool:
    """Also in a definition that it uses."""
    return bool(term.marks & INTEGRALS)


@dataclass(frozen=True, eq=False, repr=False)
class Operator:
    """A primitive of the language, one object for each.  `expects` are the sorts of its arguments."""

    name: str
    expects: tuple[Sort, ...]
    gives: Sort
    variadic: bool = False
    marks: int = 0
    depth: int = 1

    def __repr__(self) -> str:
        return f"Operator({self.name!r})"

    @cached_property
    def key(self) -> bytes:
        return _spelled("operator", self.name)

    def result(self, args: tuple[Term, ...]) -> Sort:
        expected = self.expects * len(args) if self.variadic else self.expects
        if len(args) != len(expected) or (self.variadic and len(args) < 2):
            raise TermError(f"{self.name} takes {len(self.expects)} arguments, not {len(args)}")
        return infer(self.name, tuple([a.sort for a in args]), expected, self.gives)


@dataclass(frozen=True, eq=False)
class Definition:
    """A name for a term: `name(parameters) := body`.  Closed and, being built from its body, never circular."""

    name: str
    params: tuple[Var, ...]
    body: Term

    def __post_init__(self) -> None:
        names = [p.name for p in self.params]
        if len(set(names)) != len(names):
            raise TermError(f"the definition of {self.name} names a parameter twice")
        if self.body.sort == EXTENDED or self.body.sort.name == "space":
            raise TermError(f"{self.name} would name a space or infinity, which the kernel reads by their shape")
        stray = sorted(v.name for v in self.body.free - set(self.params))
        if stray or self.body.loose:
            raise TermError(f"the definition of {self.name} is not closed: {', '.join(stray)} is no parameter of it")

    @property
    def marks(self) -> int:
        return self.body.marks

    @property
    def depth(self) -> int:
        return self.body.depth

    @cached_property
    def key(self) -> bytes:
        """The digest of what it says, its own name and those of its parameters included."""
        return _key(_spelled("definition", self.name), *[p.key for p in self.params], self.body.key)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Definition) and self.key == other.key)

    def __hash__(self) -> int:
        return int.from_bytes(self.key[:7], "big")

    def __repr__(self) -> str:
        return f"Definition({self.name!r})"  # its body may be too large to write out

    def result(self, args: tuple[Term, ...]) -> Sort:
        if len(args) != len(self.params):
            raise TermError(f"{self.name} takes {len(self.params)} arguments, not {len(args)}")
        return infer(self.name, tuple([a.sort for a in args]), tuple([p.of for p in self.params]), self.body.sort)


@lru_cache(maxsize=10_000)
def infer(name: str, given: tuple[Sort, ...], expected: tuple[Sort, ...], gives: Sort) -> Sort:
    """The sort of `name` applied to arguments of these sorts; the points of an abstract space in `expected` take the
    sort that the arguments give."""
    sorts: dict[Sort, Sort] = {}
    for actual, sort in zip(given, expected, strict=True):
        if not match_sort(actual, sort, sorts):
            raise TermError(f"{name} expects {replace_sort(sort, sorts)} where {actual} was given")
    return replace_sort(gives, sorts)


def match_sort(actual: Sort, expected: Sort, sorts: dict[Sort, Sort], exactly: bool = False) -> bool:
    """An integer may stand where a real is asked for, and be the result of a function; but a function on the reals is
    more than one on the integers, so what it takes must agree to the letter."""
    if is_abstract(expected):
        return sorts.setdefault(expected, actual) == actual
    if not expected.args or not actual.args:
        return actual == expected if exactly else fits(actual, expected)
    if actual.name != expected.name or len(actual.args) != len(expected.args):
        return False
    loose = 1 if actual.name == "fun" and not exactly else 0
    pairs = enumerate(zip(actual.args, expected.args, strict=True))
    return all(match_sort(a, e, sorts, exactly=position >= loose) for position, (a, e) in pairs)


_POINT = point("any")
_REAL_FUNCTION = function(REAL, REAL)
_POINT_FUNCTION = function(REAL, _POINT)


class _Call(Operator):
    """`f(a, b)` for a function variable f, or a coordinate of a point of a product space."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        head = args[0].sort
        if not isinstance(args[0], (Var, Bound)) or head.name != "fun" or len(head.args) != len(args):
            raise TermError("only a function variable can be applied, to as many arguments as it takes")
        if not all(fits(a.sort, e) for a, e in zip(args[1:], head.args[1:], strict=True)):
            raise TermError(f"an argument does not fit the sort {head} of the function that it is given to")
        return head.args[0]


class _Arithmetic(Operator):
    """Sums, products and powers: integers as long as they stay integers."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        result = super().result(args)
        integers = all(arg.sort == INT for arg in args)
        if self is POW and integers:
            integers = isinstance(args[1], Num) and args[1].value >= 0
        return INT if integers else result


class _If(Operator):
    """`if condition then a else b`: an integer when both branches are."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        super().result(args)
        return INT if args[1].sort == args[2].sort == INT else REAL


class _ForAll(Operator):
    def result(self, args: tuple[Term, ...]) -> Sort:
        if len(args) != 1 or not isinstance(args[0], Abs) or args[0].sort.args[0] != BOOL:
            raise TermError("forall takes one condition on a variable")
        return BOOL


class _Power(Operator):
    """The product of one space over a finite range of indices: its points are functions of the index."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        if len(args) != 2 or args[0].sort != space(INT) or args[1].sort.name != "space":
            raise TermError("a product space takes a range of indices and a space")
        return space(function(args[1].sort.args[0], INT))


ADD = _Arithmetic("add", (REAL,), REAL, variadic=True)
MUL = _Arithmetic("mul", (REAL,), REAL, variadic=True)
POW = _Arithmetic("pow", (REAL, REAL), REAL, marks=PARTIAL)
EXP = Operator("exp", (REAL,), REAL)
LOG = Operator("log", (REAL,), REAL, marks=PARTIAL)
SIN = Operator("sin", (REAL,), REAL)
COS = Operator("cos", (REAL,), REAL)
PI = Operator("pi", (), REAL)
FACTORIAL = Operator("factorial", (INT,), INT, marks=PARTIAL)
CALL = _Call("call", (), REAL, marks=PARTIAL)
IF = _If("if", (BOOL, REAL, REAL), REAL)
INFINITY = Operator("infinity", (), EXTENDED)
MINUS_INFINITY = Operator("minus_infinity", (), EXTENDED)


class _Space(Operator):
    """An interval of reals or a range of integers; each end is a term or infinite."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        points = self.gives.args[0]
        if len(args) != 2 or not all(a.sort == EXTENDED or fits(a.sort, points) for a in args):
            raise TermError(f"{self.name} takes two ends of sort {points}")
        return self.gives


class _Tends(Operator):
    """`tends(x -> f, a, L)`: f tends to L as x comes to a from inside; `side` 1 from above, -1 from below."""

    def result(self, args: tuple[Term, ...]) -> Sort:
        if len(args) != 4 or not fits(args[0].sort, _REAL_FUNCTION):
            raise TermError("a limit takes a function of a real, a place, a side and a value")
        if not isinstance(args[2], Num) or args[2].value not in (1, -1):
            raise TermError("the side of a limit is 1 (from above) or -1 (from below)")
        if not all(a.sort == EXTENDED or fits(a.sort, REAL) for a in (args[1], args[3])):
            raise TermError("the place and the value of a limit are reals or infinite")
        return BOOL


class _Member(Operator):
    def result(self, args: tuple[Term, ...]) -> Sort:
        if len(args) != 2 or args[1].sort.name != "space" or not fits(args[0].sort, args[1].sort.args[0]):
            raise TermError("in takes a point and a space of such points")
        return BOOL


INTERVAL = _Space("interval", (), space(REAL))
RANGE = _Space("range", (), space(INT))
POWER = _Power("power", (), space(_POINT))
INTEGRAL = Operator("integral", (space(_POINT), _POINT_FUNCTION), REAL, marks=PARTIAL | INTEGRALS)
PRODUCT = Operator("product", (space(INT), function(REAL, INT)), REAL)
DERIVATIVE = Operator("derivative", (_REAL_FUNCTION, REAL), REAL, marks=PARTIAL)

EQ = Operator("eq", (REAL, REAL), BOOL)
NE = Operator("ne", (REAL, REAL), BOOL)
LT = Operator("lt", (REAL, REAL), BOOL)
LE = Operator("le", (REAL, REAL), BOOL)
AND = Operator("and", (BOOL,), BOOL, variadic=True)
IMPLIES = Operator("implies", (BOOL, BOOL), BOOL)
FORALL = _ForAll("forall", (), BOOL)
DEFINED = Operator("defined", (REAL,), BOOL)
MEMBER = _Member("in", (), BOOL)
TENDS = _Tends("tends", (), BOOL)
CONTINUOUS = Operator("continuous", (_REAL_FUNCTION, space(REAL)), BOOL)

RELATIONS = (EQ, NE, LT, LE)
OPERATORS: Mapping[str, Operator] = {
    op.name: op
    for op in (
        *(ADD, MUL, POW, EXP, LOG, SIN, COS, PI, FACTORIAL, CALL, IF, INFINITY, MINUS_INFINITY),
        *(INTERVAL, RANGE, POWER, INTEGRAL, PRODUCT, DERIVATIVE),
        *(*RELATIONS, AND, IMPLIES, FORALL, DEFINED, MEMBER, TENDS, CONTINUOUS),
    )
}
