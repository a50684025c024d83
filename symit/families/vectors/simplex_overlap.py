"""The overlap of two densities on the simplex is at most 1: sqrt(p q) <= p/2 + q/2, integrated one coordinate after
another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symit.families.overlap import U, V, halves, root_below_mean, with_right
from symit.families.vectors.dirichlet import interval_of, left_over, one_integral, with_signs
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides


@dataclass(frozen=True)
class _Level:
    """The integral of sqrt(p q) <= half of that of p and half of that of q, and the value of each."""

    bound: Theorem
    values: tuple[Theorem, Theorem, Theorem]


def at_most_one(scope: Scope, xs: Sequence[Var], p: Term, q: Term, parameters: frozenset[Var]) -> Theorem:
    """Of densities that integrate to 1."""
    level = _level(scope, (), xs, p, q, parameters)
    bound = level.bound
    for equation in (*(scope.restate(value, b.ONE) for value in level.values[1:]), halves()):
        bound = with_right(bound, equation)
    return bound


def _level(
    scope: Scope, before: tuple[Var, ...], xs: Sequence[Var], p: Term, q: Term, parameters: frozenset[Var]
) -> _Level:
    x, *others = xs
    space = interval_of(before)
    inside = with_signs(scope, before, x, space)
    there = scope.at_point(x, space)
    there = there.know(there.linear(b.lt(0, left_over((*before, x)))))
    if others:
        inner = _level(there, (*before, x), others, p, q, parameters)
        pointwise = inner.bound
        values = [_outer(scope, inside, x, space, value, parameters) for value in inner.values]
        scope = scope.know(*(scope.for_all(value, x, space) for value in inner.values))
    else:
        pointwise = there.know(*(_positive(there, density) for density in (p, q))).instantiate(
            root_below_mean(), {U: p, V: q}
        )
        values = [one_integral(inside, b.integral(space, x, f), parameters) for f in (b.sqrt(b.mul(p, q)), p, q)]
    known = scope.know(*values)
    _, mean = sides(pointwise)
    of_p, of_q = (b.open_with(sides(value)[0].args[1], x) for value in values[1:])  # type: ignore[union-attr, arg-type]
    half = known.linearity(x, space, mean, (b.div(1, 2), of_p), (b.div(1, 2), of_q))
    bound = with_right(known.know(half).monotone(x, space, pointwise), half)
    return _Level(bound, (values[0], values[1], values[2]))


def _outer(scope: Scope, inside: Scope, x: Var, space: Term, inner: Theorem, parameters: frozenset[Var]) -> Theorem:
    value = one_integral(inside, b.integral(space, x, sides(inner)[1]), parameters)
    return logic.chain(scope.know(value).congruence(x, space, inner), value)


def _positive(there: Scope, density: Term) -> Theorem:
    written = there.unfold(density)
    return there.linear(b.lt(0, density), (written, -1), (there.evident(b.lt(0, sides(written)[1])), 1))
