"""Bounds of integrals over the simplex: from one that holds at each point, one coordinate after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from symit.families.measures.at_most_one import with_right
from symit.families.vectors.dirichlet import interval_of, over_simplex
from symit.families.vectors.simplex_integrals import inside
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides


def integrated(
    scope: Scope,
    xs: Sequence[Var],
    below: Callable[[Scope], Theorem],
    summands: Sequence[tuple[Term, Term]],
    known: Sequence[Sequence[Theorem]],
    j: int = 0,
) -> Theorem:
    """At a point of the first j coordinates: the integral of f over the others is at most that of each g with what it
    is taken times, where f is at each point at most the sum of these.

    What is known for each j says that these integrals have a value.
    """
    x, space = xs[j], interval_of(xs[:j])
    there = inside(scope, xs[:j], x)
    if j + 1 == len(xs):
        bound = below(there)
    else:
        bound = integrated(there, xs, below, summands, known, j + 1)
        scope = scope.know(*(scope.for_all(value, x, space) for value in known[j + 1]))
    scope = scope.know(*known[j])
    inner = [(weight, over_simplex(xs, g, j + 1)) for weight, g in summands]
    apart = scope.linearity(x, space, sides(bound)[1], *inner)
    return with_right(scope.know(apart).monotone(x, space, bound), apart)
