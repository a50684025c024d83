"""Statements that SymPy has no word for: for all, continuous, and that a value exists.

They are SymPy Booleans, so they stand beside Eq, Ne, < and <=, and never evaluate.
"""

from __future__ import annotations

from typing import Any

from sympy import Basic, Tuple
from sympy.logic.boolalg import Boolean

from symit.kernel import build
from symit.kernel.terms import CONTINUOUS, Term
from symit.language import spaces
from symit.language.binding import Binder, exact
from symit.language.errors import NotUnderstood
from symit.language.spaces import is_interval, kept, points_of
from symit.language.translation import Translator


class Statement(Boolean):  # type: ignore[misc]
    """What is true or false, and is never decided by SymPy."""

    def kernel_formula(self, to: Translator) -> Term:
        """The kernel's formula."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it means")


class forall(Binder, Statement):
    """`statement` for every x in a domain: `forall(Eq(I(p*q), I(p) + I(q)), (p, U), (q, U))`.

    A domain is a space; of an Interval it counts here whether its ends belong to it.  A bare x runs over all that it
    can be: `forall(p(x) >= 0, x)`.
    """

    def __new__(cls, statement: Any, binding: Any, *more: Any) -> Any:
        if more:
            return cls(cls(statement, *more), binding)
        statement = exact(statement)
        x, domain = spaces.binding(binding)
        points_of(domain)
        return Basic.__new__(cls, statement, Tuple(x, kept(domain)))

    def kernel_formula(self, to: Translator) -> Term:
        variable, conditions, body = to.bind_statement(self.bound, self.scope, self.outside[0])
        return build.forall([variable], build.implies(build.conj(*conditions), body) if conditions else body)


class iff(Statement):
    """Each of two statements implies the other: "with equality exactly if"."""

    def __new__(cls, one: Any, other: Any) -> Any:
        return Basic.__new__(cls, exact(one), exact(other))

    def kernel_formula(self, to: Translator) -> Term:
        one, other = map(to.formula, self.args)
        return build.conj(build.implies(one, other), build.implies(other, one))


class continuous(Binder, Statement):
    """`expr` is continuous in x on an open interval: `continuous(I(p), (p, Interval.open(0, 1)))`."""

    def __new__(cls, expr: Any, binding: Any) -> Any:
        x, domain = binding
        if not is_interval(domain) or not domain.is_open:
            raise NotUnderstood(f"continuity is said of an open interval, such as Interval.open(0, 1), not of {domain}")
        return Basic.__new__(cls, exact(expr), Tuple(x, domain))

    def kernel_formula(self, to: Translator) -> Term:
        (domain,) = self.outside
        return build.app(CONTINUOUS, to.bind(self.bound, self.scope, domain), to.space(domain))


class finite(Statement):
    """`expr` has a value: integrals converge absolutely, denominators are not zero, functions are defined."""

    def __new__(cls, expr: Any) -> Any:
        return Basic.__new__(cls, exact(expr))

    def kernel_formula(self, to: Translator) -> Term:
        return build.defined(to.term(self.args[0]))


class diverges(Statement):
    """`expr` has no value: that an integral converges absolutely is absurd.  For f >= 0 it is infinite."""

    def __new__(cls, expr: Any) -> Any:
        return Basic.__new__(cls, exact(expr))

    def kernel_formula(self, to: Translator) -> Term:
        return build.implies(build.defined(to.term(self.args[0])), build.eq(0, 1))
