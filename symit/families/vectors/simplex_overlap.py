"""The overlap of two densities on the simplex is at most 1: sqrt(p q) <= p/2 + q/2, integrated."""

from __future__ import annotations

from collections.abc import Sequence

from symit.families.measures.at_most_one import U, V, halves, root_below_mean, with_right
from symit.families.vectors.iterated import positive_density
from symit.families.vectors.simplex_bounds import integrated
from symit.kernel import build as b
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope


def at_most_one(
    scope: Scope, xs: Sequence[Var], p: Term, q: Term, of_root: Sequence[Theorem], *of_densities: Sequence[Theorem]
) -> Theorem:
    """Of densities that integrate to 1; the integrals of sqrt(p q), of p and of q are known level by level."""

    def below(there: Scope) -> Theorem:
        positive = (positive_density(there, density) for density in (p, q))
        return there.know(*positive).instantiate(root_below_mean(), {U: p, V: q})

    half = b.div(1, 2)
    bound = integrated(scope, xs, below, [(half, p), (half, q)], list(zip(of_root, *of_densities, strict=True)))
    ones = (scope.restate(found[0], b.ONE) for found in of_densities)
    for equation in (*ones, halves()):
        bound = with_right(bound, equation)
    return bound
