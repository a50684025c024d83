"""From SymPy expressions and statements to kernel terms.

Whatever has no exact counterpart is refused with NotUnderstood: rounded numbers, indefinite integrals, complex numbers,
functions that the kernel does not know.  The form that SymPy gave an expression is kept as it is; nothing is
simplified here.  Where SymPy may have used an assumption about a bound variable (`sqrt(x**2)` became x), the assumption
must follow from where the variable runs.  Text is never evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sympy import (
    Abs,
    Add,
    And,
    Basic,
    Contains,
    Derivative,
    Dummy,
    E,
    Eq,
    EulerGamma,
    Float,
    Ge,
    Gt,
    Implies,
    Integral,
    Le,
    Limit,
    Lt,
    Mul,
    Ne,
    Piecewise,
    Pow,
    Product,
    Rational,
    S,
    Subs,
    Sum,
    Symbol,
    atan,
    cos,
    exp,
    factorial,
    gamma,
    log,
    loggamma,
    oo,
    pi,
    polygamma,
    sin,
)
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import BooleanAtom

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.terms import INT, REAL, Sort, Term, TermError, Var
from symit.language.binding import exact
from symit.language.distributions import Distribution
from symit.language.errors import NotUnderstood
from symit.language.facts import is_shown
from symit.language.function_values import Apply, FunctionSymbol, Map, function_value
from symit.language.functionals import Functional
from symit.language.names import Point, SortedSymbol, assumed, sort_of, understood_name, variable
from symit.language.spaces import VECTORS, Functions, Points, ProductSpace, Space, is_interval, points_of
from symit.language.statements import Statement
from symit.language.symbols import hypotheses
from symit.special import ARCTAN, DIGAMMA, EULER, GAMMA, LOG_GAMMA, TRIGAMMA

# ---- what others call ----------------------------------------------------------------------------------------


def term(expression: Any, facts: Sequence[Term] = ()) -> Term:
    """The kernel term that a SymPy expression says.

    `facts` are formulas that hold besides the symbols' assumptions; they can settle which end of an integral is lower.
    Raises NotUnderstood, with the part that has no meaning and what can be written instead.
    """
    expression = exact(expression)
    _require_shallow(expression)  # before it is hashed
    return _term(expression, tuple(facts))


@lru_cache(maxsize=1_000)  # scripts speak of the same density and the same integrand again and again
def _term(expression: Basic, facts: tuple[Term, ...]) -> Term:
    return _Translation(facts=(*hypotheses(expression), *facts)).term(expression)


def formula(statement: Any, facts: Sequence[Term] = ()) -> Term:
    """The kernel formula that a SymPy relation or one of symit's statements says.  As `term` otherwise."""
    return _translation(_statement(statement), facts).formula(statement)


def space_term(space: Any) -> Term:
    """The kernel's space for a SymPy set, or for the space that a distribution lives on."""
    space = space.space if isinstance(space, Distribution) else space
    return _translation(space, ()).space(space)


def density_term(distribution: Distribution) -> t.Abs:
    """`x -> density at x` as a kernel term."""
    return _translation(distribution, ()).density(distribution)


def function_term(value: Any, *sorts: Sort) -> Term:
    """The kernel's function for a FunctionSymbol or a Lambda with arguments of these sorts."""
    value = function_value(value)
    return _translation(value, ()).function(value, sorts)


def _translation(expression: Basic, facts: Sequence[Term]) -> _Translation:
    _require_shallow(expression)
    return _Translation(facts=(*hypotheses(expression), *facts))


def _statement(value: Any) -> Basic:
    if isinstance(value, (bool, BooleanAtom)):
        raise NotUnderstood(
            f"SymPy has evaluated the statement to {value} before it could be read; "
            f"build it with evaluate=False, as in Eq(a, b, evaluate=False)"
        )
    return exact(value)


def _require_shallow(expression: Basic) -> None:
    level: list[Any] = [expression]
    depth = 0
    while level:
        depth += 1
        if depth > t.MAX_DEPTH:
            raise NotUnderstood(f"the expression is more than {t.MAX_DEPTH} levels deep")
        level = list({id(a): a for e in level for a in e.args}.values())


# ---- the translation -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Translation:
    """Inside some binders: the variables that stand for their symbols, and what is known there."""

    facts: tuple[Term, ...]
    values: Mapping[Symbol, Var] = field(default_factory=dict)
    depth: int = 0

    # ---- expressions -----------------------------------------------------------------------------------------

    def term(self, expression: Any) -> Term:
        try:
            return self._term(expression)
        except TermError as error:
            raise NotUnderstood(f"{_short(expression)}: {error}") from None

    def _term(self, e: Any) -> Term:
        match e:
            case Functional():
                return e.kernel_term(self)
            case Apply():
                return self._applied(e)
            case AppliedUndef():
                return self._unknown_function(e)
            case Symbol():
                return self._number(e)
            case Float():
                raise NotUnderstood(f"{e} is a rounded number; write it exactly, as in Rational(1, 2)")
            case Rational():
                return b.num(Fraction(int(e.p), int(e.q)))
            case Add():
                return b.add(*(self.term(a) for a in e.args))
            case Mul():
                return b.mul(*(self.term(a) for a in e.args))
            case Pow():
                return b.power(self.term(e.base), self.term(e.exp))
            case exp():
                return b.exp(self.term(e.args[0]))
            case log():
                return b.log(self.term(e.args[0]))
            case sin():
                return b.app(t.SIN, self.term(e.args[0]))
            case cos():
                return b.app(t.COS, self.term(e.args[0]))
            case atan():
                return b.app(ARCTAN, self.term(e.args[0]))
            case gamma() | loggamma():
                return b.app(GAMMA if isinstance(e, gamma) else LOG_GAMMA, self.term(e.args[0]))
            case polygamma() if e.args[0] in (0, 1):
                return b.app(TRIGAMMA if e.args[0] else DIGAMMA, self.term(e.args[1]))
            case factorial():
                return b.app(t.FACTORIAL, self.term(e.args[0]))
            case Abs():
                return self._absolute(e.args[0])
            case Piecewise():
                return self._cases(e)
            case Integral() | Sum() | Product():
                return self._over_limits(type(e), e.function, e.limits)
            case Derivative():
                return self._derivative(e)
            case Subs():
                return self._substituted(e)
        if e == E:
            return b.exp(1)
        if e == EulerGamma:
            return b.app(EULER)
        if e == pi:
            return b.PI
        raise NotUnderstood(f"{_short(e)} has no meaning here{_hint(e)}")

    def _number(self, symbol: Any) -> Term:
        if isinstance(symbol, FunctionSymbol):
            raise NotUnderstood(f"{symbol} is a function, not a number; write it at its arguments, {symbol}(...)")
        if isinstance(symbol, Point):
            raise NotUnderstood(f"{symbol} is a point of an abstract space, not a number")
        return self.symbol(symbol)

    def symbol(self, symbol: Any) -> Var:
        return self.values[symbol] if symbol in self.values else variable(symbol)

    def _applied(self, e: Any) -> Term:
        f, *args = e.args
        sorts = f.sort.args[1:]
        return b.call(self.symbol(f), *(self._argument(a, s) for a, s in zip(args, sorts, strict=True)))

    def _argument(self, value: Any, sort: Sort) -> Term:
        if sort.name == "fun":
            return self.function(function_value(value), sort.args[1:])
        return self.symbol(value) if isinstance(value, Point) else self._term(value)

    def _unknown_function(self, e: Any) -> Term:
        """An undefined function of SymPy: real, of real arguments."""
        stated = {name for name in e.func._kwargs if getattr(e, f"is_{name}")}
        if stated & {"positive", "negative", "nonnegative", "nonpositive", "nonzero", "integer", "zero", "imaginary"}:
            raise NotUnderstood(f"the function in {e} carries an assumption; state it as a hypothesis, forall(...)")
        f = Var(understood_name(e.func.__name__), t.function(REAL, *(REAL for _ in e.args)))
        return b.call(f, *(self.term(a) for a in e.args))

    def _absolute(self, argument: Any) -> Term:
        inside = self.term(argument)
        return b.if_(b.le(0, inside), inside, b.neg(inside))

    def _cases(self, e: Any) -> Term:
        *cases, (last, otherwise) = e.args
        if otherwise != S.true:
            raise NotUnderstood(f"{_short(e)} has no value where no condition holds; end it with (value, True)")
        result = self.term(last)
        for value, condition in reversed(cases):
            where = self.formula(condition)
            result = b.if_(where, replace(self, facts=(*self.facts, where)).term(value), result)
        return result

    # ---- binders ---------------------------------------------------------------------------------------------

    def _over_limits(self, kind: Any, body: Any, limits: Sequence[Any]) -> Term:
        """SymPy writes the innermost variable first."""
        if not limits:
            return self.term(body)
        *inner, outermost = limits
        if len(outermost) != 3:
            raise NotUnderstood(f"{kind.__name__} over {outermost[0]} needs both ends: ({outermost[0]}, a, b)")
        symbol, low, high = outermost
        space = self._between(kind, symbol, low, high)
        variable, inside = self._inside(symbol, space, [b.member(_pending(symbol, self), space)])
        function = _abs(symbol, variable, inside._over_limits(kind, body, inner))
        return b.app(t.PRODUCT if kind is Product else t.INTEGRAL, space, function)

    def _between(self, kind: Any, symbol: Any, low: Any, high: Any) -> Term:
        """The interval or range, where its ends are in order: SymPy's sum and integral go on with a sign where not."""
        whole = kind is not Integral
        if whole and sort_of(symbol) != INT:
            raise NotUnderstood(f"{kind.__name__} runs over integers; declare {symbol} with integer(...)")
        if not whole and sort_of(symbol) != REAL:
            raise NotUnderstood(f"Integral runs over reals, and {symbol} is a {sort_of(symbol)}; use Sum for integers")
        ends = self._end(low), self._end(high)
        if not self._in_order(*ends, slack=1 if whole else 0):
            space = f"Range({low}, {high + 1})" if whole else f"Interval({low}, {high})"
            raise NotUnderstood(
                f"{kind.__name__} over {symbol} from {low} to {high}: it is not known that the first end is the lower; "
                f"declare the symbols so that it is, or write integral(..., ({symbol}, {space}))"
            )
        return b.app(t.RANGE if whole else t.INTERVAL, *ends)

    def _in_order(self, low: Term, high: Term, slack: int) -> bool:
        if low == b.MINUS_INFINITY or high == b.INFINITY:
            return True
        if t.EXTENDED in (low.sort, high.sort):
            return False
        simple = [f for f in self.facts if not t.has_integral(f)]  # what is said of sums hardly says where they end
        claim = b.le(low, b.add(high, slack))
        return is_shown(claim, Context(simple)) or is_shown(claim, Context(self.facts))

    def _end(self, end: Any) -> Term:
        if end == oo:
            return b.INFINITY
        return b.MINUS_INFINITY if end == -oo else self.term(end)

    def bind(self, symbol: Any, body: Any, space: Any) -> t.Abs:
        over = self.space(space)
        _require_kind(symbol, points_of(space), space)
        variable, inside = self._inside(symbol, space, [b.member(_pending(symbol, self), over)])
        return _abs(symbol, variable, inside.term(body))

    def bind_statement(self, symbol: Any, statement: Any, domain: Any) -> tuple[Var, list[Term], Term]:
        _require_kind(symbol, points_of(domain), domain)
        conditions = self._conditions(_pending(symbol, self), domain)
        variable, inside = self._inside(symbol, domain, conditions)
        body = inside.formula(statement)
        named = Var(b.fresh_name(symbol.name, {v.name for f in (*conditions, body) for v in f.free}), variable.of)
        conditions = [b.substitute(c, {variable: named}) for c in conditions]
        return named, conditions, b.substitute(body, {variable: named})

    def _inside(self, symbol: Any, where: object, conditions: Sequence[Term]) -> tuple[Var, _Translation]:
        """Below a binder.  What SymPy assumes of the symbol has to follow from the conditions on it."""
        variable = _pending(symbol, self)
        self._require_assumed(symbol, variable, [*self.facts, *conditions], f"runs over {where}")
        return variable, self._with(symbol, variable, conditions)

    def _with(self, symbol: Any, variable: Var, facts: Sequence[Term] = ()) -> _Translation:
        values = {**self.values, symbol: variable}
        return replace(self, values=values, facts=(*self.facts, *facts), depth=self.depth + 1)

    def _require_assumed(self, symbol: Any, value: Term, facts: Iterable[Term], where: str) -> None:
        needed = assumed(symbol, value)
        known = Context(facts)
        if not all(is_shown(formula, known) for formula in needed):
            raise NotUnderstood(
                f"{symbol} {where}, which does not make it what it is declared to be, and SymPy may already have "
                f"used the declaration; declare another symbol for it"
            )

    # ---- derivatives and values at a point -------------------------------------------------------------------

    def _derivative(self, e: Any) -> Term:
        symbols: list[Any] = []
        for symbol, count in e.variable_count:
            if not isinstance(symbol, Symbol) or isinstance(symbol, SortedSymbol):
                raise NotUnderstood(f"{_short(e)}: the derivative is taken in a real symbol, not in {symbol}{_PARTIAL}")
            if not count.is_Integer or count > t.MAX_DEPTH:
                raise NotUnderstood(f"{_short(e)}: the order {count} of the derivative is not a small number")
            symbols.extend([symbol] * int(count))
        return self._differentiated(e.expr, symbols)

    def _differentiated(self, body: Any, symbols: Sequence[Any]) -> Term:
        """SymPy writes the innermost variable first."""
        if not symbols:
            return self.term(body)
        *inner, last = symbols
        at = self.symbol(last)
        variable, inside = self._near(last, at)
        return b.app(t.DERIVATIVE, _abs(last, variable, inside._differentiated(body, inner)), at)

    def _near(self, symbol: Any, at: Term) -> tuple[Var, _Translation]:
        """Below a derivative: what is assumed of the symbol has to hold in a whole neighbourhood of the place."""
        variable = _pending(symbol, self)
        if any(f.head == t.LE for f in assumed(symbol, variable) if isinstance(f, t.App)):
            raise NotUnderstood(
                f"{symbol} may be at the edge of where it is declared to be, and has no derivative there"
            )
        self._require_assumed(symbol, at, self.facts, "takes a value")
        return variable, self._with(symbol, variable, assumed(symbol, variable))

    def _substituted(self, e: Any) -> Term:
        expression, symbols, points = e.args
        values: dict[Var, Term] = {}
        inside = self
        for symbol, point in zip(symbols, points, strict=True):
            value = self.term(point)
            self._require_assumed(symbol, value, self.facts, f"is given the value {point}")
            variable = _pending(symbol, inside)
            inside = inside._with(symbol, variable, assumed(symbol, variable))
            values[variable] = value
        return b.substitute(inside.term(expression), values)

    # ---- functions, spaces, distributions --------------------------------------------------------------------

    def function(self, value: Any, sorts: Sequence[Sort]) -> Term:
        if isinstance(value, FunctionSymbol):
            if value.sort.args[1:] != tuple(sorts):
                raise NotUnderstood(f"{value} is a {value.sort}; here is asked for a {t.function(REAL, *sorts)}")
            return b.eta(self.symbol(value))
        if not sorts:
            return self.term(value)
        if not isinstance(value, Map):
            raise NotUnderstood(f"{_short(value)} is not a function of {len(sorts)} more arguments")
        symbol = value.bound
        if not (isinstance(symbol, Dummy) and not symbol.is_real):  # SymPy's identity function forgets its symbol
            _require_kind(symbol, sorts[0], "the arguments of a function")
        variable = Var(f"{symbol.name}'{self.depth}", sorts[0])
        self._require_assumed(symbol, variable, self.facts, "is any argument of a function")
        inside = self._with(symbol, variable)
        return _abs(symbol, variable, inside.function(value.scope, sorts[1:]))

    def space(self, space: Any) -> Term:
        points_of(space)
        if isinstance(space, Space):
            return Var(space.name, t.space(t.point(space.name)))
        if isinstance(space, ProductSpace):
            return b.app(t.POWER, *(self.space(a) for a in space.args))
        if isinstance(space, (Points, Functions)):
            raise NotUnderstood(f"{space} carries no measure; only a statement about all of it can speak of it")
        if is_interval(space):
            return b.interval(self._end(space.inf), self._end(space.sup))
        if space == S.Integers:
            return b.integers(b.MINUS_INFINITY, b.INFINITY)
        if space in (S.Naturals, S.Naturals0):
            return b.integers(int(space.inf), b.INFINITY)
        return b.integers(self._end(space.args[0]), self._end(space.args[1] - 1))

    def density(self, distribution: Any) -> t.Abs:
        sort = points_of(distribution.space)
        x = Var(f"{distribution.point_name}'{self.depth}", sort)
        body = distribution.density_at(x, replace(self, depth=self.depth + 1))
        return t.Abs(distribution.point_name, sort, b.lam(x, body).body)

    def bind_density(self, parameter: Any, value: Any, distribution: Any) -> t.Abs:
        variable, inside = self._near(parameter, self.term(value))
        density = inside.density(distribution)
        x = b.fresh(density.hint, density.domain, density)
        return b.lam(x, _abs(parameter, variable, b.call(density, x)))

    def point(self, value: Any, space: Any) -> Term:
        return self._argument(value, points_of(space))

    # ---- statements ------------------------------------------------------------------------------------------

    def formula(self, statement: Any) -> Term:
        try:
            return self._formula(statement)
        except TermError as error:
            raise NotUnderstood(f"{_short(statement)}: {error}") from None

    def _formula(self, s: Any) -> Term:
        match s:
            case Statement():
                return s.kernel_formula(self)
            case Eq():
                return self._equation(*s.args)
            case Ne():
                return b.ne(*self._sides(s))
            case Lt():
                return b.lt(*self._sides(s))
            case Le():
                return b.le(*self._sides(s))
            case Gt():
                return b.lt(*reversed(self._sides(s)))
            case Ge():
                return b.le(*reversed(self._sides(s)))
            case And():
                return b.conj(*(self.formula(a) for a in s.args))
            case Implies():
                return b.implies(*(self.formula(a) for a in s.args))
            case Contains():
                return self._contains(*s.args)
        _statement(s)
        raise NotUnderstood(f"{_short(s)} is not a statement that can be made here{_hint(s)}")

    def _sides(self, relation: Any) -> list[Term]:
        return [self.term(side) for side in relation.args]

    def _equation(self, left: Any, right: Any) -> Term:
        if isinstance(right, Limit):
            left, right = right, left
        return self._limit(left, right) if isinstance(left, Limit) else b.eq(self.term(left), self.term(right))

    def _limit(self, limit: Any, value: Any) -> Term:
        body, symbol, place, direction = limit.args
        sides = {"+": [1], "-": [-1], "+-": [1, -1]}[str(direction)]
        return b.conj(*(self._one_sided(body, symbol, place, side, value) for side in sides))

    def _one_sided(self, body: Any, symbol: Any, place: Any, side: int, value: Any) -> Term:
        variable, end = _pending(symbol, self), self._end(place)
        reference = b.ZERO if end.sort == t.EXTENDED else end
        beyond = (side == 1) != (end.sort == t.EXTENDED)  # near oo a variable is greater than 0
        near = b.lt(reference, variable) if beyond else b.lt(variable, reference)
        _, inside = self._inside(symbol, f"values near {place}", [near])
        function = _abs(symbol, variable, inside.term(body))
        return b.app(t.TENDS, function, end, side, self._end(value))

    def _contains(self, value: Any, domain: Any) -> Term:
        conditions = self._conditions(self.point(value, domain), domain)
        if not conditions:
            raise NotUnderstood(f"{value} in {domain} says nothing; leave it out")
        return b.conj(*conditions)

    def _conditions(self, x: Term, domain: Any) -> list[Term]:
        """What puts x into a domain.  The kernel's interval is open, so closed ends are said in relations."""
        if domain in (S.Reals, S.Integers, VECTORS) or isinstance(domain, (Points, Functions)):
            return []
        if not is_interval(domain) or (domain.left_open and domain.right_open):
            return [b.member(x, self.space(domain))]
        conditions = []
        if domain.start != -oo:
            conditions.append((b.lt if domain.left_open else b.le)(self.term(domain.start), x))
        if domain.end != oo:
            conditions.append((b.lt if domain.right_open else b.le)(x, self.term(domain.end)))
        return conditions


# ---- small things --------------------------------------------------------------------------------------------


def _pending(symbol: Any, translation: _Translation) -> Var:
    """The variable that a bound symbol gets: a name that no user's symbol has, and no binder around it."""
    return Var(f"{symbol.name}'{translation.depth}", sort_of(symbol))


def _abs(symbol: Any, variable: Var, body: Term) -> t.Abs:
    return t.Abs(symbol.name, variable.of, b.lam(variable, body).body)


def _require_kind(symbol: Any, sort: Sort, where: object) -> None:
    if sort_of(symbol) != sort:
        raise NotUnderstood(f"{symbol} is a {sort_of(symbol)}, and runs over {where}, which takes a {sort}")


def _short(expression: Any) -> str:
    text = str(expression)
    return text if len(text) <= 200 else f"{text[:197]}..."


_PARTIAL = "; the derivative in an entry of a vector is partial(A, theta, k)"

_HINTS: Mapping[str, str] = {
    "ImaginaryUnit": "; everything here is real",
    "Infinity": "; infinity is no number, and stands only at the end of an integral or in a Limit",
    "NegativeInfinity": "; infinity is no number, and stands only at the end of an integral or in a Limit",
    "ComplexInfinity": "; SymPy has divided by zero",
    "NaN": "; SymPy makes it of 0*log(0), for instance: write entr(p) for -p*log(p), rel_entr(p, q) for p*log(p/q)",
    "tan": "; write sin(x)/cos(x)",
    "binomial": "; write it in factorials",
    "polygamma": "; digamma and trigamma are known",
    "sign": "; write a Piecewise",
    "Heaviside": "; write a Piecewise",
    "Max": "; write Piecewise((a, a >= b), (b, True))",
    "Min": "; write Piecewise((a, a <= b), (b, True))",
    "Indexed": '; write vector("x") and x(j)',
    "Limit": "; a limit stands alone on one side of an equation, Eq(Limit(f, x, a), value)",
    "Or": "; state the cases one by one",
    "Not": "; state the opposite relation",
    "Lambda": "; it is a function, not a value",
}


def _hint(expression: Any) -> str:
    known = next((_HINTS[kind.__name__] for kind in type(expression).__mro__ if kind.__name__ in _HINTS), None)
    if known is None and getattr(expression, "is_Function", False):
        return "; it may be written as the Integral or the Sum that defines it"
    return known or ""
