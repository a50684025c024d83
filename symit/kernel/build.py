"""How terms are built, opened and substituted into.

Stands on `terms` and is used by everything else in the kernel.  Substitution is simultaneous, cannot capture, and
applies a function that is put in the place of a function variable on the spot, so no `(x -> body)(a)` is ever left in
a term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.terms import (
    INT,
    REAL,
    Abs,
    App,
    Bound,
    Definition,
    Num,
    Operator,
    Sort,
    Term,
    TermError,
    Var,
    replace_sort,
)

Number: TypeAlias = int | Fraction
Real: TypeAlias = Term | int | Fraction


# ---- leaves -------------------------------------------------------------------------------------------------

var, bound = Var, Bound


def num(value: Number) -> Num:
    return _number(int(value.numerator), int(value.denominator))


@lru_cache(maxsize=10_000)
def _number(numerator: int, denominator: int) -> Num:
    return Num(Fraction(numerator, denominator))


# ---- under binders -------------------------------------------------------------------------------------------


def rebuild(term: Term, children: Callable[[Term], Term], body: Callable[[Term], Term]) -> Term:
    """`term` with its arguments, or the body below its binder, mapped; the same object when nothing changes."""
    if isinstance(term, App):
        return App(term.head, tuple(map(children, term.args)))
    if isinstance(term, Abs):
        return Abs(term.hint, term.domain, body(term.body))
    return term


def shift(term: Term, by: int, above: int = 0) -> Term:
    """Loose indices from `above` on, raised by `by`: what a term needs when it moves below more binders."""
    if by == 0 or term.loose <= above:
        return term
    if isinstance(term, Bound):
        return bound(term.index + by, term.of)
    return rebuild(term, lambda a: shift(a, by, above), lambda b: shift(b, by, above + 1))


def open_with(function: Abs, argument: Term) -> Term:
    """The body of `function` with `argument` for its variable."""
    if not t.fits(argument.sort, function.domain):
        raise TermError(f"a {argument.sort} cannot stand for a variable of sort {function.domain}")
    return _open(function.body, argument, 0)


def _open(term: Term, argument: Term, level: int) -> Term:
    if term.loose <= level:
        return term
    if isinstance(term, App):
        args = tuple([a if a.loose <= level else _open(a, argument, level) for a in term.args])
        if term.head is t.CALL and isinstance(term.args[0], Bound) and term.args[0].index == level:
            return call(*args)
        return App(term.head, args)
    if isinstance(term, Bound):
        return bound(term.index - 1, term.of) if term.index > level else shift(argument, level)
    return Abs(term.hint, term.domain, _open(term.body, argument, level + 1)) if isinstance(term, Abs) else term


def abstract(variables: Sequence[Var], body: Term) -> Term:
    """`x -> y -> ... -> body`."""
    for variable in reversed(variables):
        body = lam(variable, body)
    return body


def lam(variable: Var, body: Term, hint: str | None = None) -> Abs:
    """`x -> body`; the hint, for printing, is the variable's name unless another is given."""
    return Abs(hint or variable.name, variable.of, _close(body, variable, 0))


def _close(term: Term, variable: Var, level: int) -> Term:
    if term.loose <= level and variable.free.isdisjoint(term.free):
        return term
    if isinstance(term, App):
        return App(term.head, tuple([_close(a, variable, level) for a in term.args]))
    if isinstance(term, Var):
        return bound(level, variable.of) if term == variable else term
    if isinstance(term, Bound):
        return bound(term.index + 1, term.of) if term.index >= level else term
    return Abs(term.hint, term.domain, _close(term.body, variable, level + 1)) if isinstance(term, Abs) else term


def fresh_name(hint: str, used: Iterable[str]) -> str:
    taken = set(used)
    name, count = hint, 0
    while name in taken:
        count += 1
        name = f"{hint}_{count}"
    return name


def fresh(hint: str, sort: Sort, *avoid: Term) -> Var:
    """A variable whose name no free variable of `avoid` has."""
    spend(sum([len(a.free) for a in avoid]) // 8)
    return var(fresh_name(hint, {v.name for a in avoid for v in a.free}), sort)


# ---- substitution --------------------------------------------------------------------------------------------


def substitute(term: Term, values: Mapping[Var, Term]) -> Term:
    """`term` with every variable replaced at once.

    A space given for an abstract one brings the sort of its points along.  Raises TermError where sorts do not fit.
    """
    sorts: dict[Sort, Sort] = {}
    for variable, value in values.items():
        if value.loose:
            raise TermError(f"the value given for {variable.name} is not a whole term")
        if variable.of.name == "space" and value.sort.name == "space":
            for old, new in zip(variable.of.args, value.sort.args, strict=True):
                if t.is_abstract(old):
                    sorts[old] = new
    for variable, value in values.items():
        expected = replace_sort(variable.of, sorts)
        if not t.fits(value.sort, expected):
            raise TermError(f"{variable.name} is a {expected}, and {value.sort} was given for it")
    replaced, done = frozenset(values), dict[int, Term]()

    def of(part: Term) -> Term:  # one that stands in many places is rebuilt once
        if not sorts and replaced.isdisjoint(part.free):
            return part
        if id(part) not in done:
            done[id(part)] = _with(part, of, values, sorts)
        return done[id(part)]

    return of(term)


def _with(term: Term, of: Callable[[Term], Term], values: Mapping[Var, Term], sorts: Mapping[Sort, Sort]) -> Term:
    """A term of what has become of its parts."""
    if isinstance(term, App):
        args = tuple([of(a) for a in term.args])
        return call(*args) if term.head is t.CALL else App(term.head, args)
    if isinstance(term, Var):
        return values[term] if term in values else var(term.name, replace_sort(term.of, sorts))
    if isinstance(term, Bound):
        return bound(term.index, replace_sort(term.of, sorts))
    return Abs(term.hint, replace_sort(term.domain, sorts), of(term.body)) if isinstance(term, Abs) else term


def call(function: Term, *args: Term) -> Term:
    """`function(args)`, applied on the spot where the function is known."""
    if not isinstance(function, Abs):
        return App(t.CALL, (function, *(eta(a) for a in args)))
    for arg in args:
        if not isinstance(function, Abs):
            raise TermError("a function is given more arguments than it takes")
        function = _open(function.body, eta(arg), 0)
    if isinstance(function, Abs):
        raise TermError("a function is given fewer arguments than it takes")
    return function


def unfold(term: Term) -> Term:
    """A definition applied, written out."""
    if not isinstance(term, App) or not isinstance(term.head, Definition):
        raise TermError("only a definition that is applied can be written out")
    return substitute(term.head.body, dict(zip(term.head.params, term.args, strict=True)))


def eta(f: Term) -> Term:
    """A function variable written out as `x -> f(x)`; anything else as it is."""
    if f.sort.name != "fun" or isinstance(f, Abs):
        return f
    arguments: list[Term] = []
    sorts = f.sort.args[1:]
    for position, sort in enumerate(sorts):
        arguments.append(bound(len(sorts) - 1 - position, sort))
    body: Term = App(t.CALL, (shift(f, len(sorts)), *arguments))
    for position, sort in reversed(list(enumerate(sorts))):
        body = Abs("j" if sort == INT else f"x{position}" if position else "x", sort, body)
    return body


def app(head: Operator | Definition, *args: Real) -> Term:
    """`head(args)`; function variables among the arguments are written out."""
    return App(head, tuple([eta(a) if isinstance(a, t.Node) else num(a) for a in args]))


# ---- the language --------------------------------------------------------------------------------------------


def _term(value: Real) -> Term:
    return value if isinstance(value, t.Node) else num(value)


ZERO, ONE = num(0), num(1)
PI: Term = App(t.PI, ())
INFINITY: Term = App(t.INFINITY, ())
MINUS_INFINITY: Term = App(t.MINUS_INFINITY, ())


def add(*summands: Real) -> Term:
    return _term(summands[0]) if len(summands) == 1 else app(t.ADD, *summands) if summands else ZERO


def mul(*factors: Real) -> Term:
    return _term(factors[0]) if len(factors) == 1 else app(t.MUL, *factors) if factors else ONE


def power(base: Real, exponent: Real) -> Term:
    return app(t.POW, base, exponent)


def neg(a: Real) -> Term:
    return mul(-1, a)


def sub(a: Real, b: Real) -> Term:
    return add(a, neg(b))


def div(a: Real, b: Real) -> Term:
    return mul(a, power(b, -1))


def sqrt(a: Real) -> Term:
    return power(a, Fraction(1, 2))


def exp(a: Real) -> Term:
    return app(t.EXP, a)


def log(a: Real) -> Term:
    return app(t.LOG, a)


def if_(condition: Term, a: Real, b: Real) -> Term:
    """`a` where the condition holds and `b` elsewhere; only the branch that is taken needs to be defined.

    The condition compares terms that have values; with any other condition the whole has no value.
    """
    return app(t.IF, condition, a, b)


def interval(a: Real, b: Real) -> Term:
    """The open interval (a, b) with Lebesgue measure; empty when b <= a."""
    return app(t.INTERVAL, a, b)


REALS = interval(MINUS_INFINITY, INFINITY)


def integers(a: Real, b: Real) -> Term:
    """The integers from a to b with counting measure, so that an integral over them is a sum."""
    return app(t.RANGE, a, b)


def integral(space: Term, variable: Var, body: Real) -> Term:
    return app(t.INTEGRAL, space, lam(variable, _term(body)))


def product(space: Term, variable: Var, body: Real) -> Term:
    return app(t.PRODUCT, space, lam(variable, _term(body)))


def derivative(variable: Var, body: Real, at: Real) -> Term:
    return app(t.DERIVATIVE, lam(variable, _term(body)), at)


def eq(a: Real, b: Real) -> Term:
    return app(t.EQ, a, b)


def ne(a: Real, b: Real) -> Term:
    return app(t.NE, a, b)


def lt(a: Real, b: Real) -> Term:
    return app(t.LT, a, b)


def le(a: Real, b: Real) -> Term:
    return app(t.LE, a, b)


def conj(*formulas: Term) -> Term:
    return formulas[0] if len(formulas) == 1 else app(t.AND, *formulas)


def implies(condition: Term, conclusion: Term) -> Term:
    return app(t.IMPLIES, condition, conclusion)


def forall(variables: Sequence[Var], body: Term) -> Term:
    for variable in reversed(variables):
        body = app(t.FORALL, lam(variable, body))
    return body


def forall_in(variable: Var, space: Term, body: Term) -> Term:
    """For all points of the space: the body."""
    return forall([variable], implies(member(variable, space), body))


def defined(a: Term) -> Term:
    return app(t.DEFINED, a)


def member(a: Term, space: Term) -> Term:
    return app(t.MEMBER, a, space)


def tends(variable: Var, body: Real, place: Term, side: int, value: Real) -> Term:
    return app(t.TENDS, lam(variable, _term(body)), place, side, value)


def continuous(variable: Var, body: Real, space: Term) -> Term:
    return app(t.CONTINUOUS, lam(variable, _term(body)), space)


# ---- taking apart --------------------------------------------------------------------------------------------


def is_app(term: Term, *heads: Operator | Definition) -> bool:
    return isinstance(term, App) and any(term.head == h for h in heads)


def conjuncts(formula: Term) -> Iterator[Term]:
    if isinstance(formula, App) and formula.head == t.AND:
        for part in formula.args:
            yield from conjuncts(part)
    else:
        yield formula


def antecedents(formula: Term) -> tuple[list[Term], Term]:
    """`A -> B -> C` as ([A, B], C)."""
    conditions: list[Term] = []
    while isinstance(formula, App) and formula.head == t.IMPLIES:
        conditions.extend(conjuncts(formula.args[0]))
        formula = formula.args[1]
    return conditions, formula


def real(name: str) -> Var:
    return var(name, REAL)


def integer(name: str) -> Var:
    return var(name, INT)
