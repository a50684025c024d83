"""Differentiating an integral of which it is known what it is: the argument behind every "differentiate the
normalization"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symit.certificates.brief import Brief
from symit.kernel import build as b
from symit.kernel.rules import calculus
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, Value, as_space, as_term, as_variable, parts, sides
from symit.proving.scope.supply import applied


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


def both_sides(scope: Scope, family: Dominated, equation: Theorem, at: Value) -> tuple[Theorem, Theorem]:
    """From integral of f = g for every t: d/dt of the integral is the integral of f1, and that is g'.

    `equation` says the first for an arbitrary t of the interval; the results speak of the point `at`.
    """
    t, near, here = as_variable(family.t), as_space(family.near), as_term(at)
    left, right = sides(equation)
    under = family.derivative(scope, at, scope.at_point(t, near).know(equation).evident(b.defined(left)))
    slope = applied(calculus.differentiate, *scope.facts, body=b.lam(t, right), at=here)
    same = calculus.derivative_congruence(equation, *scope.know(slope).facts, variable_=t, near=near, at=here)
    value = b.ZERO if t not in right.free else sides(slope)[1]
    claim = b.eq(sides(under)[1], value)
    return under, scope.know(under).linear(claim, (under, -1), (same, 1), (slope, 1))
