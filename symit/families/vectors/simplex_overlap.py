"""The overlap of two densities on the simplex is at most 1: sqrt(p q) <= p/2 + q/2, integrated one coordinate after
another."""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.measures.at_most_one import U, V, halves, root_below_mean, with_right
from symit.families.vectors.dirichlet import interval_of
from symit.families.vectors.simplex_integrals import inside
from symit.kernel import build as b
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides


def at_most_one(
    scope: Scope, xs: Sequence[Var], p: Term, q: Term, of_root: Sequence[Theorem], *of_densities: Sequence[Theorem]
) -> Theorem:
    """Of densities that integrate to 1; the integrals of sqrt(p q), of p and of q are known level by level."""
    bound = _level(scope, xs, p, q, list(zip(of_root, *of_densities, strict=True)), 0)
    ones = (scope.restate(found[0], b.ONE) for found in of_densities)
    for equation in (*ones, halves()):
        bound = with_right(bound, equation)
    return bound


def _level(scope: Scope, xs: Sequence[Var], p: Term, q: Term, known: Sequence[tuple[Theorem, ...]], j: int) -> Theorem:
    """At a point of the first j coordinates: the integral of sqrt(p q) over the others <= half of that of p and half
    of that of q."""
    x, space = xs[j], interval_of(xs[:j])
    there = inside(scope, xs[:j], x)
    if j + 1 == len(xs):
        positive = (_positive(there, density) for density in (p, q))
        below = there.know(*positive).instantiate(root_below_mean(), {U: p, V: q})
    else:
        below = _level(there, xs, p, q, known, j + 1)
        scope = scope.know(*(scope.for_all(value, x, space) for value in known[j + 1]))
    scope = scope.know(*known[j])
    _, of_p, of_q = (b.open_with(sides(value)[0].args[1], x) for value in known[j])  # type: ignore[union-attr, arg-type]
    half = scope.linearity(x, space, sides(below)[1], (b.div(1, 2), of_p), (b.div(1, 2), of_q))
    return with_right(scope.know(half).monotone(x, space, below), half)


def _positive(there: Scope, density: Term) -> Theorem:
    written = there.unfold(density)
    return there.linear(b.lt(0, density), (written, -1), (there.evident(b.lt(0, sides(written)[1])), 1))
