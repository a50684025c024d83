"""Entropy, divergence, expectation and the rest as SymPy expressions that never evaluate.

Each stands for one definition of the kernel (`symit/kernel/definitions.py`), and SymPy treats it as a closed box: no
derivative moves inside, no integral is computed.  All logarithms are natural, so values are in nats.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sympy import Basic, Derivative, Expr, S, Subs, Tuple

from symit.kernel import build, definitions, terms
from symit.kernel.terms import INT, REAL, Term
from symit.language import spaces
from symit.language.binding import Binder, exact
from symit.language.distributions import Distribution, ExponentialFamily
from symit.language.errors import NotUnderstood
from symit.language.mappings import function_value
from symit.language.translation import Translator


class Functional(Expr):  # type: ignore[misc]
    """A named real value.  SymPy knows that it is real where it is defined, and nothing else."""

    is_real = True
    is_commutative = True

    def kernel_term(self, to: Translator) -> Term:
        """The kernel's term."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it means")

    def _eval_derivative(self, symbol: Any) -> Any:
        return Derivative(self, symbol, evaluate=False)


# ---- functions of numbers ------------------------------------------------------------------------------------


class NamedFunction(Functional):
    """A standard definition that takes numbers, at its arguments."""

    definition: ClassVar[terms.Definition]

    def __new__(cls, *values: Any) -> Any:
        if len(values) != len(cls.definition.params):
            raise NotUnderstood(f"{cls.__name__} takes {len(cls.definition.params)} numbers, not {len(values)}")
        return Basic.__new__(cls, *(exact(v) for v in values))

    def kernel_term(self, to: Translator) -> Term:
        return build.app(self.definition, *(to.term(a) for a in self.args))


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


class expm1(NamedFunction):
    """exp(u) - 1, which numeric code computes right for small u."""

    definition = definitions.EXPM1


# ---- distributions -------------------------------------------------------------------------------------------


class density(Functional):
    """The density of X at the point x; the probability of x where X is discrete."""

    def __new__(cls, X: Any, x: Any) -> Any:
        return Basic.__new__(cls, _distribution(X), exact(x))

    def kernel_term(self, to: Translator) -> Term:
        X, x = self.args
        if x.is_number and X.space.contains(x) == S.false:
            raise NotUnderstood(f"{x} is outside {X.space}, where {X} has its density")
        return build.open_with(to.density(X), to.point(x, X.space))


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

    `integral(f, (x, S))`, or `integral(f, x)` over all that x can be.  Unlike SymPy's Integral and Sum it does not turn
    negative when the ends are exchanged: the space is then empty.
    """

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, space = spaces.binding(binding)
        return Basic.__new__(cls, exact(expr), Tuple(x, space))

    def kernel_term(self, to: Translator) -> Term:
        (space,) = self.outside
        return build.app(terms.INTEGRAL, to.space(space), to.bind(self.bound, self.scope, space))


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
