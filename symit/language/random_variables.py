"""Random variables on finitely many outcomes, in the words of `symit prove`: H(X, given=Y), I(X, Y), P(Ne(X, Y)).

    X, Y = random_variables("X Y", values=Range(1, N + 1))     X(w) is the value of X at the outcome w
    X = sequence("X")                                          X(1), X(2), ..., and X.first(n), the first n together
    H(X, Y, given=Z)   I(X, Y, given=Z)   cell(w, X, Y)
    P(w)   P(Eq(X, x))   P(Eq(X, x), Eq(Y, y))   P(Eq(X, Y))   P(Ne(X, Y))

The outcomes are 1, ..., m with probabilities P(w) > 0 that add up to one; what a theorem assumes of them and of the
variables comes with the words (`assumptions`).  A variable is seen by the kernel as the outcomes that it tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from sympy import Basic, Contains, Eq, Expr, Ne, Piecewise, Range, Tuple, log, oo

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel import terms as t
from symit.kernel.terms import INT, Definition, Term, Var
from symit.language.binding import exact
from symit.language.errors import NotUnderstood
from symit.language.function_values import Apply, FunctionSymbol
from symit.language.functionals import Functional, NamedFunction, integral, pair_probability, value_probability
from symit.language.names import checked_name
from symit.language.partitions import PartitionSymbol
from symit.language.statements import finite, forall
from symit.language.symbols import integer, vector
from symit.language.translation import Translator

m = integer("m")
_mass, _w = vector("P"), integer("w")
outcomes = Range(1, m + 1)
"""Where everything happens."""
_m, _P = b.integer("m"), Var("P", t.function(t.REAL, INT))
_at, _other = b.integer("w"), b.integer("o")


class Value(Apply):
    """What a random variable is at an outcome: an integer."""

    is_integer = True


class RandomVariable(FunctionSymbol):
    """A random variable; `values` are those that it takes, where they are given."""

    __slots__ = ("values",)
    values: Any

    def __new__(cls, name: str, values: Any = None) -> RandomVariable:
        symbol = FunctionSymbol.__new__(cls, checked_name(name), t.function(INT, INT))
        symbol.values = values
        return symbol

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.name, self.values), {}

    def __call__(self, *outcome: Any) -> Any:
        return Basic.__new__(Value, self, *(exact(w) for w in outcome))

    def same(self, w: Term, o: Term, to: Translator) -> Term:
        """1 where the variable has one value at both outcomes, else 0."""
        return b.app(d.SAME, Var(self.name, self.sort), w, o)


def random_variables(names: str, values: Any = None) -> tuple[RandomVariable, ...]:
    """Several of them; `values`, a range of integers, are those that each takes."""
    return tuple(RandomVariable(name, values) for name in names.replace(",", " ").split())


class sequence(FunctionSymbol):
    """Random variables X(1), X(2), ...: `X(i)` is one of them, `X.first(n)` the first n together."""

    def __new__(cls, name: str) -> Any:
        return FunctionSymbol.__new__(cls, checked_name(name), t.function(INT, INT, INT))

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        return (self.name,), {}

    def __call__(self, i: Any) -> Any:
        return Member(self, exact(i))

    def first(self, n: Any) -> Any:
        """X(1), ..., X(n) together."""
        return First(self, exact(n))


class Member(Basic):  # type: ignore[misc]
    """One of a sequence of random variables."""

    def same(self, w: Term, o: Term, to: Translator) -> Term:
        """1 where it has one value at both outcomes, else 0."""
        X, i = self.args
        return _same_member(X, to.term(i), w, o)


class First(Basic):  # type: ignore[misc]
    """The first n of a sequence together."""

    def same(self, w: Term, o: Term, to: Translator) -> Term:
        """1 where each of them has one value at both outcomes, else 0."""
        X, last = self.args[0], to.term(self.args[1])
        i = b.fresh("i", INT, last)
        return b.product(b.integers(1, last), i, _same_member(X, i, w, o))


def _same_member(X: Any, i: Term, w: Term, o: Term) -> Term:
    at_i = b.lam(_at, b.call(Var(X.name, X.sort), i, _at))
    return b.app(d.SAME, at_i, w, o)


_VARIABLES = (RandomVariable, Member, First, PartitionSymbol)


def _kernel(variables: Iterable[Any], to: Translator) -> Term:
    """Which outcomes these variables together do not tell apart."""
    return b.abstract([_at, _other], b.mul(*(X.same(_at, _other, to) for X in variables)))


class Apart(Functional):
    """Which outcomes variables together tell apart: what a theorem about a partition is used at."""

    def kernel_term(self, to: Translator) -> Term:
        return _kernel(self.args, to)


def apart(value: Any) -> Apart | None:
    """This of a variable, or of several in a tuple; nothing for any other value."""
    group = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    return Basic.__new__(Apart, *group) if all(isinstance(X, _VARIABLES) for X in group) else None


# ---- what is said of them ------------------------------------------------------------------------------------


def _group(value: Any) -> tuple[Any, ...]:
    group = tuple(value) if isinstance(value, (tuple, list)) else (value,)
    for X in group:
        if not isinstance(X, _VARIABLES):
            raise NotUnderstood(f'{X} is no random variable; X, Y = random_variables("X Y") makes some')
    return group


class _OfGroups(Functional):
    """A quantity of groups of variables, the last of which is what is given."""

    def __new__(cls, *groups: Any, given: Any = ()) -> Any:
        """Raises NotUnderstood for what is no random variable."""
        return Basic.__new__(cls, *(Tuple(*_group(g)) for g in (*groups, given)))

    unconditional: ClassVar[Definition]
    conditional: ClassVar[Definition]

    def kernel_term(self, to: Translator) -> Term:
        *groups, given = self.args
        kernels = [_kernel(g, to) for g in groups]
        if not given:
            return b.app(self.unconditional, _m, _P, *kernels)
        return b.app(self.conditional, _m, _P, *kernels, _kernel(given, to))


class H(_OfGroups):
    """The entropy of variables together, or what is left of it when others are given: `H(X, Y, given=Z)`."""

    unconditional, conditional = d.PARTITION_ENTROPY, d.CONDITIONAL_ENTROPY

    def __new__(cls, *variables: Any, given: Any = ()) -> Any:
        return _OfGroups.__new__(cls, variables, given=given)


class I(_OfGroups):  # noqa: E742 - the field's name
    """Mutual information of two groups: `I(X, Y, given=Z)`, `I((X, Y), Z)`."""

    unconditional, conditional = d.MUTUAL_INFORMATION, d.CONDITIONAL_MUTUAL_INFORMATION


class _Error(Functional):
    """P(X != Y)."""

    def kernel_term(self, to: Translator) -> Term:
        return b.app(d.ERROR_PROBABILITY, _m, _P, *(Var(X.name, X.sort) for X in self.args))


def P(*event: Any) -> Any:
    """The probability of an outcome, `P(w)`, or of an event: `P(Eq(X, x), Eq(Y, y))`, `P(Eq(X, Y))`, `P(Ne(X, Y))`."""
    match event:
        case [Ne(args=(RandomVariable(), RandomVariable()))]:
            return Basic.__new__(_Error, *event[0].args)
        case [Eq(args=(RandomVariable() as X, RandomVariable() as Y))]:
            return mean(Piecewise((1, Eq(X(_w), Y(_w))), (0, True)))
        case [Eq(args=(RandomVariable() as X, Expr() as x))]:
            return value_probability(m, _mass, X, x)
        case [Eq(args=(RandomVariable() as X, Expr() as x)), Eq(args=(RandomVariable() as Y, Expr() as y))]:
            return pair_probability(m, _mass, X, Y, x, y)
        case [int() | Expr()]:
            return _mass(event[0])
    said = ", ".join(map(str, event))
    raise NotUnderstood(f"P(...) takes an outcome, Eq(X, x), Eq(X, x) and Eq(Y, y), Eq(X, Y) or Ne(X, Y), not {said}")


def mean(value: Any) -> Any:
    """The mean of what depends on the outcome w."""
    return integral(_mass(_w) * value, (_w, outcomes))


class cell(Functional):
    """The probability that variables take the values that they have at an outcome: `cell(w, X, Y)`."""

    def __new__(cls, outcome: Any, *variables: Any) -> Any:
        return Basic.__new__(cls, exact(outcome), Tuple(*_group(variables)))

    def kernel_term(self, to: Translator) -> Term:
        outcome, variables = self.args
        return b.app(d.CELL_PROBABILITY, _m, _P, _kernel(variables, to), to.term(outcome))


class binary_entropy(NamedFunction):
    """-u log u - (1 - u) log(1 - u), the entropy of one event."""

    definition = d.BINARY_ENTROPY


def surprise(u: Any) -> Any:
    """-log u, and 0 for what never happens."""
    return Piecewise((0, Eq(u, 0)), (-log(u), True))


# ---- what is assumed of them ---------------------------------------------------------------------------------

KINDS = (RandomVariable, sequence, PartitionSymbol)


def assumptions(*expressions: Any) -> dict[str, list[Any]]:
    """What the random variables in expressions bring along, in words: of the outcomes, and of their values."""
    symbols = {s for e in expressions for s in getattr(e, "free_symbols", set()) | _in(e)}
    found = sorted((s for s in symbols if isinstance(s, KINDS)), key=lambda s: str(s.name))
    if not found and not any(_speaks_of_outcomes(e) for e in expressions):
        return {}
    return {
        "every outcome has positive probability": [forall(_mass(_w) > 0, (_w, outcomes))],
        "the probabilities add up to one": [Eq(integral(_mass(_w), (_w, outcomes)), 1)],
        **_together(pair for X in found for pair in _of(X)),
    }


def _speaks_of_outcomes(expression: Any) -> bool:
    return isinstance(expression, Basic) and (expression.has(_mass) or bool(expression.atoms(_OfGroups, cell)))


def _together(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    """What is said in the same words."""
    found: dict[str, list[Any]] = {}
    for words, statement in pairs:
        found.setdefault(words, []).append(statement)
    return found


def _in(expression: Any) -> set[Any]:
    return expression.atoms(*KINDS) if isinstance(expression, Basic) else set()


def _of(X: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(X, PartitionSymbol):
        yield from X.laws().items()
        return
    if isinstance(X, sequence):
        i = integer("i")
        value = Basic.__new__(Value, X, i, _w)
        yield (
            f"each of {X.name}_1, {X.name}_2, ... has a value at every outcome",
            forall(forall(finite(value), (_w, outcomes)), (i, Range(1, oo))),
        )
        return
    yield f"{X.name} has a value at every outcome", forall(finite(X(_w)), (_w, outcomes))
    if X.values is not None:
        first, last = X.values.args[0], X.values.args[1] - 1
        yield (
            f"the values of {X.name} are among {first}, ..., {last}",
            forall(Contains(X(_w), X.values), (_w, outcomes)),
        )
