"""The overlap of two densities, the integral of sqrt(p q): it is at most 1, so a Hellinger distance has a value."""

from __future__ import annotations

from functools import cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, replace_term

U, V = b.real("u"), b.real("v")


@cache
def root_below_mean() -> Theorem:
    """sqrt(u v) <= u/2 + v/2 for u, v > 0."""
    scope = Scope().given(b.lt(0, U), b.lt(0, V))
    square = scope.evident(b.le(0, b.power(b.sub(b.sqrt(U), b.sqrt(V)), 2)))
    claim = b.le(b.sqrt(b.mul(U, V)), b.add(b.div(U, 2), b.div(V, 2)))
    return logic.theorem(scope.linear(claim, (square, b.div(1, 2))), id="root-below-mean")


@cache
def halves() -> Theorem:
    return Scope().field(b.add(b.mul(b.div(1, 2), 1), b.mul(b.div(1, 2), 1)), b.ONE)


def at_most_one(scope: Scope, x: Var, space: Term, p: Term, q: Term, *ones: Theorem) -> Theorem:
    """The overlap <= 1, for densities at x that are positive in a space, each of which integrates to 1 over it.

    Densities stay as they are: none is written out.
    """
    mean = b.add(b.div(p, 2), b.div(q, 2))
    below = scope.at_point(x, space).instantiate(root_below_mean(), {U: p, V: q})
    half = scope.linearity(x, space, mean, (b.div(1, 2), p), (b.div(1, 2), q))
    bound = scope.know(half).monotone(x, space, below)
    for equation in (half, *ones, halves()):
        bound = with_right(bound, equation)
    return bound


def with_right(bound: Theorem, equation: Theorem) -> Theorem:
    """With what stands on the left of an equation replaced by its right, in an upper bound."""
    lower, upper = bound.conclusion.args  # type: ignore[union-attr]
    old, _ = equation.conclusion.args  # type: ignore[union-attr]
    hole = b.fresh("hole", t.REAL, bound.conclusion, equation.conclusion)
    return logic.rewrite(bound, equation, template=b.lam(hole, b.le(lower, replace_term(upper, old, hole))))
