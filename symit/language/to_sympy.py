"""From kernel terms back to SymPy: the inverse of `to_terms`, for whoever goes on in SymPy.

Names are settled first (`naming`), so that none can be read as something else.  Symbols come back with the assumptions
that the given hypotheses show.  SymPy then simplifies as it always does (x/x becomes 1), so what comes back is for use,
and the certificate is what was proved.  An integral over an interval becomes an Integral and one over a range a Sum
where the hypotheses show its ends to be in order and SymPy leaves its body in place; otherwise it stays `integral`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias, TypeGuard

from sympy import (
    Abs,
    Add,
    And,
    Basic,
    Contains,
    Derivative,
    Eq,
    Function,
    Implies,
    Integral,
    Interval,
    Le,
    Limit,
    Lt,
    Mul,
    Ne,
    Piecewise,
    Pow,
    Rational,
    S,
    Subs,
    Sum,
    Symbol,
    cos,
    exp,
    factorial,
    log,
    oo,
    pi,
    sin,
    sympify,
)

from symit.certificates.within import unfold_abs
from symit.kernel import build as b
from symit.kernel import definitions
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.terms import BOOL, INT, REAL, Term, Var
from symit.kernel.text import show
from symit.language import functionals, statements
from symit.language.distributions import NAMED_FAMILIES, Density, ExponentialFamily, ProductNormal
from symit.language.errors import NotUnderstood
from symit.language.facts import is_shown
from symit.language.function_values import FunctionSymbol, Map
from symit.language.names import Point, ProbabilitySymbol
from symit.language.naming import settled
from symit.language.spaces import Indices, ProductSpace, Space, everything
from symit.language.unfolding import opened, unfolded
from symit.special import DIGAMMA, GAMMA, LOG_GAMMA, TRIGAMMA

SymPyFunctions: TypeAlias = Mapping[t.Definition, Callable[..., Any]]

# ---- what others call ----------------------------------------------------------------------------------------


def sympy_expression(term: Term, hypotheses: Sequence[Term] = ()) -> Any:
    """A real term as a SymPy expression.

    A variable whose name SymPy, symit or Python has for something else comes back under another one: `pi` as `pi_1`.
    """
    term, known = settled(term, hypotheses)
    return _Back(Context(known), term.free, MappingProxyType({})).expression(term)


def sympy_relation(
    formula: Term, hypotheses: Sequence[Term] = (), functions: SymPyFunctions = MappingProxyType({})
) -> Any:
    """A formula as a SymPy relation or statement, which SymPy is kept from evaluating; names as in
    `sympy_expression`.  `functions` are what SymPy has for definitions that are not the kernel's own."""
    formula = _with_plain_quantities(formula) if functions else formula
    formula, known = settled(formula, hypotheses, {definition.name: definition for definition in functions})
    return _Back(Context(known), formula.free, functions).statement(formula)


_READ_AGAIN = {**definitions.STANDARD, **{d.name: d for d in (GAMMA, LOG_GAMMA, DIGAMMA, TRIGAMMA)}}


def _with_plain_quantities(formula: Term) -> Term:
    """The left sides of equations by the kernel's own definitions and those of Gamma: `doit` reads these again."""
    if b.is_app(formula, t.AND):
        return t.App(t.AND, tuple(map(_with_plain_quantities, formula.args)))  # type: ignore[union-attr]
    if b.is_app(formula, t.EQ):
        left, right = formula.args  # type: ignore[union-attr]
        return b.eq(unfolded(left, _READ_AGAIN), right)
    return formula


# ---- the way back --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Back:
    """The free variables, and what is known of them."""

    context: Context
    free: frozenset[Var]
    functions: SymPyFunctions

    def holds(self, formula: Term) -> bool:
        """Do the hypotheses show it?"""
        return is_shown(formula, self.context)

    # ---- variables -------------------------------------------------------------------------------------------

    def symbol(self, variable: Var) -> Any:
        sort = variable.of
        if sort.name == "fun":
            return FunctionSymbol(variable.name, sort)
        if t.is_abstract(sort):
            return Point(variable.name, sort)
        if sort not in (REAL, INT):
            raise NotUnderstood(f"{variable.name} is a {sort}, for which SymPy has no symbol")
        known = next((name for name, says in _ASSUMPTIONS.items() if self.holds(says(variable))), None)
        if known == "positive" and sort == REAL and self.holds(b.lt(variable, 1)):
            return ProbabilitySymbol(variable.name)
        kind = "integer" if sort == INT else "real"
        return Symbol(variable.name, **{name: True for name in (kind, known) if name})

    # ---- expressions -----------------------------------------------------------------------------------------

    def expression(self, term: Term) -> Any:
        match term:
            case t.Num():
                return Rational(term.value.numerator, term.value.denominator)
            case t.Var():
                return self.symbol(term)
            case t.App():
                if isinstance(term.head, t.Definition):
                    return self._defined(term)
                if term.head.name in _ARITHMETIC:
                    return _ARITHMETIC[term.head.name](*map(self.expression, term.args))
                if term.head.name in _OPERATORS:
                    return _OPERATORS[term.head.name](self, *term.args)
        raise NotUnderstood(f"{show(term)} is not a value")

    def _call(self, function: Term, *args: Term) -> Any:
        if not isinstance(function, Var):
            raise NotUnderstood(f"{show(function)} is applied without being opened")
        values = [self.value(a) for a in args]
        if self._is_of_reals(function):
            return Function(function.name, real=True)(*values)
        return self.symbol(function)(*values)

    def _is_of_reals(self, function: Var) -> bool:
        """SymPy's own undefined functions: not bound, and no arguments of another function."""
        return function in self.free and all(sort == REAL for sort in function.of.args)

    def value(self, term: Term) -> Any:
        """A number, a point or a function."""
        return self.function(term) if term.sort.name == "fun" else self.expression(term)

    def _case(self, condition: Term, yes: Term, no: Term) -> Any:
        if condition == b.le(0, yes) and no == b.neg(yes):  # SymPy would compare it with 0, and does not everywhere
            return Abs(self.expression(yes), evaluate=False)
        holds, *values = self.statement(condition), self.expression(yes), self.expression(no)
        if functionals.hides_cases(holds):
            return functionals.case(holds, *values)
        return Piecewise((values[0], holds), (values[1], True), evaluate=False)

    def _integral(self, space: Term, function: Term) -> Any:
        ordered = self._in_order(space)
        x, body = self.open(function)
        if not ordered or functionals.hides_cases(body):
            return functionals.integral(body, (x, self.space(space)))
        return (Integral if ordered.head == t.INTERVAL else Sum)(body, (x, *map(self._end, ordered.args)))

    def _product(self, space: Term, function: Term) -> Any:
        """SymPy has no code for its Product, so lambdify would stop at one."""
        x, body = self.open(function)
        return functionals.product_over(body, (x, self.space(space)))

    def _in_order(self, space: Term) -> t.App | None:
        """An interval or a range whose ends are in order, as SymPy's Integral and Sum want them."""
        if not isinstance(space, t.App) or space.head not in (t.INTERVAL, t.RANGE):
            return None
        low, high = space.args
        if low == b.MINUS_INFINITY or high == b.INFINITY:
            return space
        if t.EXTENDED in (low.sort, high.sort):
            return None
        slack = 0 if space.head == t.INTERVAL else 1
        return space if self.holds(b.le(low, b.add(high, slack))) else None

    def _end(self, end: Term) -> Any:
        if end == b.INFINITY:
            return oo
        return -oo if end == b.MINUS_INFINITY else self.expression(end)

    def _derivative(self, function: Term, at: Term) -> Any:
        (x,), body = opened(function)
        if self.stands_for(at, x, function):
            return Derivative(self.expression(b.substitute(body, {x: at})), self.symbol(at), evaluate=False)
        symbol = self.symbol(x)
        return Subs(Derivative(self.expression(body), symbol, evaluate=False), symbol, self.expression(at))

    def stands_for(self, value: Term, x: Var, function: Term) -> TypeGuard[Var]:
        """May SymPy's derivative at a value be taken in the value itself, instead of in x?

        Not at an edge of where it may lie: SymPy uses that a symbol is not negative at 0 and around it.
        """
        if not isinstance(value, Var) or value in function.free or value.of != x.of:
            return False
        known = self.symbol(value)
        return bool(known.is_positive or known.is_negative or not (known.is_nonnegative or known.is_nonpositive))

    # ---- binders, functions, spaces --------------------------------------------------------------------------

    def open(self, function: Term) -> tuple[Any, Any]:
        """The bound variable as a symbol, of which nothing is known, and the body."""
        (variable,), body = opened(function)
        return self.symbol(variable), self.expression(body)

    def function(self, function: Term) -> Any:
        """A function as a value: its symbol where it is one and takes arguments, a Map otherwise."""
        reduced = _eta_reduced(function)
        if isinstance(reduced, Var) and not self._is_of_reals(reduced):
            return self.symbol(reduced)
        variables, body = opened(b.eta(function))
        value = self.value(body)
        for variable in reversed(variables):
            value = Map(value, (self.symbol(variable),))
        return value

    def space(self, space: Term) -> Any:
        if isinstance(space, Var) and space.of == t.space(t.point(space.name)):
            return Space(space.name)
        if not isinstance(space, t.App):
            raise NotUnderstood(f"{show(space)} is not a space that SymPy can be told of")
        if space.head == t.POWER:
            return ProductSpace(*map(self.space, space.args))
        low, high = map(self._end, space.args)
        if space.head == t.INTERVAL:
            return S.Reals if (low, high) == (-oo, oo) else _interval(low, high, True, True)
        return S.Integers if (low, high) == (-oo, oo) else Indices(low, high + 1)

    # ---- definitions -----------------------------------------------------------------------------------------

    def _defined(self, term: t.App) -> Any:
        name = term.head.name
        if name in _FUNCTIONALS:
            return _FUNCTIONALS[name](self, *term.args)
        function = self.functions.get(term.head)  # type: ignore[arg-type]
        if function is not None:
            return function(*map(self.expression, term.args))
        X = self._named(name, term.args[:-1])
        if X is None:
            return self.expression(b.unfold(term))  # no binder stands in it
        return functionals.density(X, self.value(term.args[-1]))

    def _named(self, name: str, parameters: Sequence[Term]) -> Any:
        """The distribution with this density; None where there is none with these parameters, such as sigma = 0."""
        if name == "exponential_family":
            return self._exponential_family(*parameters)
        try:
            return _FAMILIES[name](*map(self.expression, parameters))
        except ValueError:
            return None

    def _exponential_family(self, space: Term, h: Term, T: Term, d: Term, theta: Term) -> Any:
        return ExponentialFamily(
            self.space(space), self.function(h), self.function(T), self.expression(d), self.function(theta)
        )

    def distribution(self, space: Term, function: Term) -> Any:
        """The distribution with this density on this space: a named one where the density is its density."""
        (x,), body = opened(function)
        sympy_space = self.space(space)
        named = self._recognised(x, body)
        if named is not None and named.space == sympy_space:
            return named
        return Density(self.expression(body), (self.symbol(x), sympy_space))

    def _recognised(self, x: Var, body: Term) -> Any:
        if not isinstance(body, t.App):
            return None
        if body.head == t.PRODUCT:
            return self._product_normal(x, *body.args)
        is_density = isinstance(body.head, t.Definition) and body.head.name in (*_FAMILIES, "exponential_family")
        if not is_density or _eta_reduced(body.args[-1]) != x or any(x in a.free for a in body.args[:-1]):
            return None
        return self._named(body.head.name, body.args[:-1])

    def _product_normal(self, x: Var, indices: Term, factors: Term) -> Any:
        """product(range(1, d), j -> normal_density(mu(j), sigma(j), x(j)))"""
        (j,), factor = opened(factors)
        if not isinstance(factor, t.App) or factor.head != definitions.NORMAL or x.of.name != "fun":
            return None
        mu, sigma, entry = factor.args
        if entry != b.call(x, j) or any(x in a.free for a in (mu, sigma, indices)):
            return None
        if not isinstance(indices, t.App) or indices.args[0] != b.ONE or indices.args[1] == b.INFINITY:
            return None
        d = self.expression(indices.args[1])
        return ProductNormal(self.function(b.lam(j, mu)), self.function(b.lam(j, sigma)), d)

    # ---- statements ------------------------------------------------------------------------------------------

    def statement(self, formula: Term) -> Any:
        if formula.sort != BOOL or not isinstance(formula, t.App):
            raise NotUnderstood(f"{show(formula)} is not a statement")
        head, args = formula.head, formula.args
        match head.name:
            case "eq" | "ne" | "lt" | "le":
                return _RELATIONS[head.name](*map(self.expression, args), evaluate=False)
            case "and":
                return And(*map(self.statement, args), evaluate=False)
            case "implies" if b.is_app(args[0], t.DEFINED) and args[1] == b.eq(0, 1):
                return statements.diverges(self.expression(args[0].args[0]))  # type: ignore[union-attr]
            case "implies":
                return Implies(*map(self.statement, args), evaluate=False)
            case "forall":
                return self._forall(args[0])
            case "defined":
                return statements.finite(self.expression(args[0]))
            case "in":
                return Contains(self.value(args[0]), self.space(args[1]), evaluate=False)
            case "tends":
                return self._limit(*args)
            case "continuous":
                x, body = self.open(args[0])
                return statements.continuous(body, (x, self.space(args[1])))
        raise NotUnderstood(f"{show(formula)} is not a statement")

    def _forall(self, function: Term) -> Any:
        (x,), body = opened(function)
        if isinstance(body, t.App) and body.head == t.IMPLIES:
            domain = self._domain(x, list(b.conjuncts(body.args[0])))
            if domain is not None:
                return statements.forall(self.statement(body.args[1]), (self.symbol(x), domain))
        return statements.forall(self.statement(body), (self.symbol(x), everything(x.of)))

    def _domain(self, x: Var, conditions: Sequence[Term]) -> Any:
        """The space that the conditions put x into: they say so, or they are the two ends of an interval."""
        relations = [c for c in conditions if isinstance(c, t.App) and c.head in (t.MEMBER, t.LT, t.LE)]
        if len(relations) < len(conditions):
            return None
        heads, sides = [c.head for c in relations], [c.args for c in relations]
        if heads == [t.MEMBER] and sides[0][0] == x:
            return self.space(sides[0][1])
        if t.MEMBER in heads or len(sides) != 2 or sides[0][1] != x or sides[1][0] != x or x.of != REAL:
            return None
        low, high = sides[0][0], sides[1][1]
        if x in low.free | high.free:
            return None
        return _interval(self.expression(low), self.expression(high), *(head == t.LT for head in heads))

    def _limit(self, function: Term, place: Term, side: Term, value: Term) -> Any:
        x, body = self.open(function)
        direction = "+" if side == b.ONE else "-"
        return Eq(Limit(body, x, self._end(place), direction), self._end(value), evaluate=False)


# ---- tables --------------------------------------------------------------------------------------------------

_ASSUMPTIONS: Mapping[str, Callable[[Term], Term]] = {
    "positive": lambda x: b.lt(0, x),
    "negative": lambda x: b.lt(x, 0),
    "nonnegative": lambda x: b.le(0, x),
    "nonpositive": lambda x: b.le(x, 0),
    "nonzero": lambda x: b.ne(x, 0),
}

_RELATIONS: Mapping[str, Any] = {"eq": Eq, "ne": Ne, "lt": Lt, "le": Le}

_ARITHMETIC: Mapping[str, Any] = {
    "add": Add,
    "mul": Mul,
    "pow": Pow,
    "exp": exp,
    "log": log,
    "sin": sin,
    "cos": cos,
    "factorial": factorial,
    "pi": lambda: pi,
}

_OPERATORS: Mapping[str, Callable[..., Any]] = {
    "call": _Back._call,
    "if": _Back._case,
    "integral": _Back._integral,
    "product": _Back._product,
    "derivative": _Back._derivative,
}

_FAMILIES = {family.definition.name: family for family in NAMED_FAMILIES}


def _plain(node: Any) -> Callable[..., Any]:
    return lambda back, *args: node(*map(back.value, args))


def _of_distributions(node: Any) -> Callable[..., Any]:
    return lambda back, space, *densities: node(*(back.distribution(space, p) for p in densities))


def _expectation(back: _Back, space: Term, density: Term, function: Term) -> Any:
    x, body = back.open(function)
    return functionals.expectation(body, (x, back.distribution(space, density)))


def _fisher_information(back: _Back, space: Term, family: Term, value: Term) -> Any:
    (x, parameter), body = opened(family)
    if back.stands_for(value, parameter, family):
        body, parameter = b.substitute(body, {parameter: value}), value
    member = back.distribution(space, b.lam(x, body))
    return functionals.fisher_information(member, (back.symbol(parameter), back.expression(value)))


def _log_partition(back: _Back, *parts: Term) -> Any:
    return functionals.log_partition(back._exponential_family(*parts))


_FUNCTIONALS: Mapping[str, Callable[..., Any]] = {
    **{node.definition.name: _plain(node) for node in functionals.NAMED_FUNCTIONS},
    "partial": _plain(functionals.partial),
    "bregman": _plain(functionals.bregman),
    "entropy": _of_distributions(functionals.entropy),
    "cross_entropy": _of_distributions(functionals.cross_entropy),
    "kl": _of_distributions(functionals.kl),
    "expectation": _expectation,
    "fisher_information": _fisher_information,
    "log_partition": _log_partition,
}


# ---- small things --------------------------------------------------------------------------------------------


def _eta_reduced(function: Term) -> Term:
    """`x -> f(x)` as f."""
    variables, body = unfold_abs(function)
    if variables and b.is_app(body, t.CALL) and isinstance(body, t.App):
        head, *args = body.args
        if isinstance(head, Var) and head not in variables and [_eta_reduced(a) for a in args] == variables:
            return head
    return function


def _interval(low: Any, high: Any, left_open: bool, right_open: bool) -> Any:
    """The interval as it is written, also where SymPy would make the empty set or a point of it."""
    return Basic.__new__(Interval, low, high, *map(sympify, (left_open, right_open)))
