"""Entropy, divergence, expectation and the rest as SymPy expressions that never evaluate.

Each stands for one definition of the kernel (`symit/kernel/definitions.py`), and SymPy treats it as a closed box: no
derivative moves inside, no integral is computed.  All logarithms are natural, so values are in nats.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

from sympy import (
    Basic,
    Derivative,
    Dummy,
    Expr,
    Integral,
    Limit,
    Piecewise,
    Product,
    Range,
    S,
    Subs,
    Sum,
    Symbol,
    Tuple,
    default_sort_key,
)
from sympy.codegen import cfunctions
from sympy.concrete.expr_with_limits import ExprWithLimits

from symit.kernel import build, definitions, terms
from symit.kernel.terms import INT, REAL, Term
from symit.language import spaces
from symit.language.binding import Binder, exact
from symit.language.distributions import Distribution, ExponentialFamily
from symit.language.errors import NotUnderstood
from symit.language.function_values import function_value
from symit.language.spaces import is_interval, is_range, kept
from symit.language.translation import Translator


class Functional(Expr):  # type: ignore[misc]
    """A named real value.  SymPy knows that it is real where it is defined, and nothing else."""

    is_real = True
    is_commutative = True

    def kernel_term(self, to: Translator) -> Term:
        """The kernel's term."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it means")

    def doit(self, **hints: Any) -> Any:
        """Its definition, written out, in SymPy's own words where SymPy can be trusted with them (see `integral`).

        No integral in it is computed.
        """
        return _over_limits(self._definition())

    def in_code(self) -> Any:
        """What SymPy's code printers, and with them lambdify, write for it.  `symit export` is the accurate way."""
        return self._definition()

    def _definition(self) -> Any:
        from symit.language.rewriting import written_out  # stands on the translation, which stands on this

        named = _named_for(self.free_symbols)
        return written_out(self.xreplace(named)).xreplace({name: dummy for dummy, name in named.items()})

    def _code(self, printer: Any, *_: Any) -> str:
        return f"({printer._print(self.in_code())})"

    # The methods under which the printers look for this class.
    _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _code

    def _eval_derivative(self, symbol: Any) -> Any:
        return Derivative(self, symbol, evaluate=False)


def _named_for(symbols: AbstractSet[Any]) -> dict[Any, Any]:
    """A name for each Dummy, which SymPy's sums put in place of their index on the way and the kernel has none for."""
    taken = {s.name for s in symbols}
    named: dict[Any, Any] = {}
    for dummy in sorted((s for s in symbols if isinstance(s, Dummy)), key=default_sort_key):
        name = build.fresh_name("d", taken)
        taken.add(name)
        named[dummy] = Symbol(name, **dummy.assumptions0)
    return named


# ---- functions of numbers and of functions -------------------------------------------------------------------


class NamedFunction(Functional):
    """A standard definition at its arguments: numbers, and functions where it takes functions."""

    definition: ClassVar[terms.Definition]

    def __new__(cls, *values: Any) -> Any:
        params = cls.definition.params
        if len(values) != len(params):
            raise NotUnderstood(f"{cls.__name__} takes {len(params)} arguments, not {len(values)}")
        return Basic.__new__(
            cls, *(function_value(v) if p.of.name == "fun" else exact(v) for v, p in zip(values, params, strict=True))
        )

    def kernel_term(self, to: Translator) -> Term:
        sorts = [p.of for p in self.definition.params]
        args = (
            to.function(a, sort.args[1:]) if sort.name == "fun" else to.term(a)
            for a, sort in zip(self.args, sorts, strict=True)
        )
        return build.app(self.definition, *args)


class entr(NamedFunction):
    """-u log u, and 0 at u = 0: what 0 log 0 = 0 means.  SymPy's own 0*log(0) is nan."""

    definition = definitions.ENTR


class rel_entr(NamedFunction):
    """u log(u/v), and 0 at u = 0."""

    definition = definitions.REL_ENTR


class cross_entr(NamedFunction):
    """-u log v, and 0 at u = 0."""

    definition = definitions.CROSS_ENTR


class log1p(NamedFunction):
    """log(1 + u), which numeric code computes right for small u."""

    definition = definitions.LOG1P

    def in_code(self) -> Any:
        return cfunctions.log1p(*self.args)


class expm1(NamedFunction):
    """exp(u) - 1, which numeric code computes right for small u."""

    definition = definitions.EXPM1

    def in_code(self) -> Any:
        return cfunctions.expm1(*self.args)


class binary_entropy(NamedFunction):
    """-u log u - (1 - u) log(1 - u), the entropy of one event."""

    definition = definitions.BINARY_ENTROPY


# ---- random variables on a finite probability space ----------------------------------------------------------

# The outcomes are 1, ..., m with probabilities P(w).  A random variable X is a function of the outcome, and K(w, o) is
# 1 where the variables that are spoken of have the same values at the outcomes w and o, and 0 elsewhere.


class same(NamedFunction):
    """1 where X has one value at two outcomes, 0 elsewhere: `same(X, w, o)`."""

    definition = definitions.SAME


class value_probability(NamedFunction):
    """P(X = x): `value_probability(m, P, X, x)`."""

    definition = definitions.VALUE_PROBABILITY


class pair_probability(NamedFunction):
    """P(X = x, Y = y): `pair_probability(m, P, X, Y, x, y)`."""

    definition = definitions.PAIR_PROBABILITY


class error_probability(NamedFunction):
    """P(X != Y): `error_probability(m, P, X, Y)`."""

    definition = definitions.ERROR_PROBABILITY


class cell_probability(NamedFunction):
    """The probability of the outcomes that K does not tell from w: `cell_probability(m, P, K, w)`."""

    definition = definitions.CELL_PROBABILITY


class partition_entropy(NamedFunction):
    """The entropy of the variables whose values K tells apart: `partition_entropy(m, P, K)`."""

    definition = definitions.PARTITION_ENTROPY


class conditional_entropy(NamedFunction):
    """H(K | M): `conditional_entropy(m, P, K, M)`."""

    definition = definitions.CONDITIONAL_ENTROPY


class mutual_information(NamedFunction):
    """I(K; L): `mutual_information(m, P, K, L)`."""

    definition = definitions.MUTUAL_INFORMATION


class conditional_mutual_information(NamedFunction):
    """I(K; L | M): `conditional_mutual_information(m, P, K, L, M)`."""

    definition = definitions.CONDITIONAL_MUTUAL_INFORMATION


NAMED_FUNCTIONS: tuple[type[NamedFunction], ...] = (
    *(entr, rel_entr, cross_entr, log1p, expm1, binary_entropy),
    *(same, value_probability, pair_probability, error_probability, cell_probability, partition_entropy),
    *(conditional_entropy, mutual_information, conditional_mutual_information),
)


# ---- distributions -------------------------------------------------------------------------------------------


class density(Functional):
    """The density of X at the point x; the probability of x where X is discrete."""

    def __new__(cls, X: Any, x: Any) -> Any:
        return Basic.__new__(cls, _distribution(X), exact(x))

    def kernel_term(self, to: Translator) -> Term:
        X, x = self.args
        if x.is_number and X.space.contains(x) == S.false:
            raise NotUnderstood(f"{x} is outside {X.space}, where {X} has its density")
        return build.call(to.density(X), to.point(x, X.space))


class entropy(Functional):
    """Shannon entropy of a discrete X, differential entropy of a continuous one."""

    def __new__(cls, X: Any) -> Any:
        return Basic.__new__(cls, _distribution(X))

    def kernel_term(self, to: Translator) -> Term:
        (X,) = self.args
        return build.app(definitions.ENTROPY, to.space(X.space), to.density(X))


class cross_entropy(Functional):
    """-E_P[log q].  Both distributions live on one space."""

    def __new__(cls, P: Any, Q: Any) -> Any:
        return Basic.__new__(cls, _distribution(P), _distribution(Q))

    def kernel_term(self, to: Translator) -> Term:
        return _of_two(definitions.CROSS_ENTROPY, self, to)


class kl(Functional):
    """The Kullback-Leibler divergence D(P || Q), where it is finite.  Both distributions live on one space."""

    def __new__(cls, P: Any, Q: Any) -> Any:
        return Basic.__new__(cls, _distribution(P), _distribution(Q))

    def kernel_term(self, to: Translator) -> Term:
        return _of_two(definitions.KL, self, to)


def _of_two(definition: terms.Definition, node: Functional, to: Translator) -> Term:
    P, Q = node.args
    space = to.space(P.space)
    if to.space(Q.space) != space:
        raise NotUnderstood(f"{P} lives on {P.space} and {Q} on {Q.space}; {node} needs one space for both")
    return build.app(definition, space, to.density(P), to.density(Q))


class expectation(Binder, Functional):
    """The mean of `expr` when x is drawn from X: `expectation((x - mu)**2, (x, X))`.  x is bound."""

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, X = binding
        return Basic.__new__(cls, exact(expr), Tuple(x, _distribution(X)))

    def kernel_term(self, to: Translator) -> Term:
        (X,) = self.outside
        space = to.space(X.space)
        return build.app(definitions.EXPECTATION, space, to.density(X), to.bind(self.bound, self.scope, X.space))


class integral(Binder, Functional):
    """The integral of `expr` over a space: an integral over an interval, a sum over a range of integers.

    `integral(f, (x, S))`, or `integral(f, x)` over all that x can be.  SymPy's Integral and Sum turn negative when the
    ends are exchanged; here the space is then empty.  And they bring case distinctions to the outside, from below other
    binders too, whose variables then stand free.
    """

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, space = spaces.binding(binding)
        return Basic.__new__(cls, exact(expr), Tuple(x, kept(space)))

    def kernel_term(self, to: Translator) -> Term:
        (space,) = self.outside
        return build.app(terms.INTEGRAL, to.space(space), to.bind(self.bound, self.scope, space))

    def over_limits(self) -> Any:
        """SymPy's Integral or Sum where the space is not empty, and 0 where it is."""
        kind = Sum if is_range(self.outside[0]) else Integral
        low, high = _limits(self)
        return Piecewise((kind(self.scope, (self.bound, low, high)), low <= high), (0, True))

    def _code(self, printer: Any, *_: Any) -> str:
        low, high = _limits(self)
        if is_range(self.outside[0]):
            return f"builtins.sum({_for_each(self, printer)})"
        integral_ = Expr.__new__(
            Integral, self.scope, Tuple(self.bound, low, high)
        )  # as it is, nothing brought outside
        return f"({printer._print(integral_)} if {printer._print(low < high)} else 0)"

    _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _code


class case(Functional):
    """`yes` where the condition holds and `no` elsewhere: what a Piecewise says, for a condition that SymPy would
    change (see `integral`)."""

    def __new__(cls, condition: Any, yes: Any, no: Any) -> Any:
        return Basic.__new__(cls, condition, exact(yes), exact(no))

    def kernel_term(self, to: Translator) -> Term:
        condition, yes, no = self.args
        return build.app(terms.IF, to.formula(condition), to.term(yes), to.term(no))

    def _code(self, printer: Any, *_: Any) -> str:
        condition, yes, no = map(printer._print, self.args)
        return f"(({yes}) if ({condition}) else ({no}))"

    _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _code


class product_over(Binder, Functional):
    """The product of `expr` over a range of integers.

    SymPy's Product goes on with reciprocals when the ends are exchanged; here the range is then empty.
    """

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, space = binding
        return Basic.__new__(cls, exact(expr), Tuple(x, kept(space)))

    def kernel_term(self, to: Translator) -> Term:
        (space,) = self.outside
        return build.app(terms.PRODUCT, to.space(space), to.bind(self.bound, self.scope, space))

    def over_limits(self) -> Any:
        """SymPy's Product where the range is not empty, and 1 where it is."""
        low, high = _limits(self)
        return Piecewise((Product(self.scope, (self.bound, low, high)), low <= high), (1, True))

    def _code(self, printer: Any, *_: Any) -> str:
        return f"{printer._module_format('functools.reduce')}(lambda a, b: a*b, ({_for_each(self, printer)}), 1)"

    _pythoncode = _numpycode = _scipycode = _mpmathcode = _lambdacode = _code


def _limits(node: Any) -> tuple[Any, Any]:
    (space,) = node.outside
    if not (is_range(space) or is_interval(space)):
        raise NotUnderstood(f"nothing is computed over {space}, which has no limits")
    return (space.args[0], space.args[1] - 1) if isinstance(space, Range) else (space.inf, space.sup)


def _for_each(node: Any, printer: Any) -> str:
    low, high = map(printer._print, _limits(node))
    return f"{printer._print(node.scope)} for {printer._print(node.bound)} in range({low}, {high} + 1)"


def _over_limits(node: Any) -> Any:
    """With SymPy's Integral, Sum and Product over intervals and ranges, wherever they leave the body in place."""
    if not node.has(integral, product_over):
        return node
    args = [_over_limits(a) for a in node.args]
    if isinstance(node, ExprWithLimits) and hides_cases(args[0]):
        return node
    node = node.func(*args)
    if not isinstance(node, (integral, product_over)) or hides_cases(node.scope):
        return node
    return node.over_limits() if is_range(node.outside[0]) or is_interval(node.outside[0]) else node


def hides_cases(body: Any) -> bool:
    """Is there a case distinction below a binder, which SymPy's Integral, Sum, Product and Piecewise would bring
    outside?"""
    return any(node.has(Piecewise) for node in body.atoms(Binder, ExprWithLimits, Derivative, Subs, Limit))


def derivative(f: Any, place: Any, order: int = 1) -> Any:
    """`derivative(f, (s, theta))`: the derivative of f in s at s = theta; `derivative(f, s)` at s itself."""
    if not isinstance(place, (tuple, Tuple)):
        return Derivative(f, (place, order))
    s, at = place
    return Subs(Derivative(f, (s, order)), s, at)


# ---- parametric and exponential families ---------------------------------------------------------------------


class fisher_information(Binder, Functional):
    """E[score^2] of a family with one real parameter.

    `fisher_information(X, p)` for the parameter p of X, or `fisher_information(X, (p, value))` at a value of it.
    """

    def __new__(cls, X: Any, parameter: Any) -> Any:
        t, value = parameter if isinstance(parameter, (tuple, Tuple)) else (parameter, parameter)
        return Basic.__new__(cls, _distribution(X), Tuple(t, exact(value)))

    def kernel_term(self, to: Translator) -> Term:
        (value,) = self.outside
        if self.bound in self.scope.space.free_symbols:
            raise NotUnderstood(f"the space {self.scope.space} moves with the parameter {self.bound} in {self}")
        family = to.bind_density(self.bound, value, self.scope)
        return build.app(definitions.FISHER_INFORMATION, to.space(self.scope.space), family, to.term(value))


class log_partition(Functional):
    """A(theta), the logarithm of what normalises an exponential family."""

    def __new__(cls, family: Any) -> Any:
        if not isinstance(family, ExponentialFamily):
            raise NotUnderstood(f"{family} is no ExponentialFamily, so it has no log-partition function")
        return Basic.__new__(cls, family)

    def kernel_term(self, to: Translator) -> Term:
        return build.app(definitions.LOG_PARTITION, *self.args[0].parts(to))


class partial(Functional):
    """The k-th partial derivative at theta of a function A of a vector."""

    def __new__(cls, A: Any, theta: Any, k: Any) -> Any:
        return Basic.__new__(cls, function_value(A), function_value(theta), exact(k))

    def kernel_term(self, to: Translator) -> Term:
        A, theta, k = self.args
        parts = to.function(A, (terms.function(REAL, INT),)), to.function(theta, (INT,)), to.term(k)
        return build.app(definitions.PARTIAL, *parts)


class bregman(Functional):
    """A(theta_q) - A(theta) - (theta_q - theta)^T grad A(theta) in d dimensions."""

    def __new__(cls, A: Any, d: Any, theta_q: Any, theta: Any) -> Any:
        return Basic.__new__(cls, function_value(A), exact(d), function_value(theta_q), function_value(theta))

    def kernel_term(self, to: Translator) -> Term:
        A, d, theta_q, theta = self.args
        potential = to.function(A, (terms.function(REAL, INT),))
        vectors = to.function(theta_q, (INT,)), to.function(theta, (INT,))
        return build.app(definitions.BREGMAN, potential, to.term(d), *vectors)


def _distribution(value: Any) -> Any:
    if not isinstance(value, Distribution):
        raise NotUnderstood(f"{value} is not a distribution; use Normal(...) or Density(expr, (x, space))")
    return value
