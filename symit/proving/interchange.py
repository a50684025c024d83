"""Differentiating a constant integral: the argument behind every "differentiate the normalization"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel.rules import calculus
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, Value, as_space, as_term, as_variable, parts, sides


@dataclass(frozen=True, repr=False)
class Dominated(Brief):
    """A family f(x, t) over a space, t in an open interval, with its derivative f1 in t and a bound on |f1|.

    `slope` says df/dt = f1 and `bounds` says -g <= f1 and f1 <= g, each at an arbitrary point and parameter of the
    scope; `integrable` says that g is integrable.
    """

    x: Any
    space: Any
    t: Any
    near: Any
    f: Value
    f1: Value
    slope: Theorem
    bounds: Theorem
    integrable: Theorem

    def derivative(self, scope: Scope, at: Value, f_integrable: Theorem) -> Theorem:
        """d/dt of the integral of f at a point of the interval is the integral of f1."""
        two = list(parts(self.bounds))
        above, below = sorted(two, key=lambda theorem: sides(theorem)[0] != as_term(self.f1))
        premises = (self.slope, above, below, self.integrable, f_integrable)
        return scope.under_integral(self.x, self.space, self.t, self.near, at, *premises)


def derivative_of_constant(scope: Scope, family: Dominated, constant: Theorem, at: Value) -> tuple[Theorem, Theorem]:
    """From integral of f = c for every t: d/dt of the integral is the integral of f1, and that is 0.

    `constant` says the first for an arbitrary t of the interval; the results speak of the point `at`.
    """
    t, near = as_variable(family.t), as_space(family.near)
    left, right = sides(constant)
    under = family.derivative(scope, at, scope.at_point(t, near).know(constant).evident(b.defined(left)))
    flat = scope.differentiate(t, right, at, 0)
    same = calculus.derivative_congruence(constant, *scope.know(flat).facts, variable_=t, near=near, at=as_term(at))
    zero = scope.know(under).linear(b.eq(sides(under)[1], 0), (under, -1), (same, 1), (flat, 1))
    return under, zero
