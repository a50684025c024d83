"""R^d as the kernel has it: points are functions of the indices 1, ..., d.

Knows what the rules need of an index and of a table by index, and no distribution.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, App, Term, Var, function
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, replace_term, sides

POINT = function(REAL, INT)
ROW, COLUMN = b.integer("i"), b.integer("j")


def indices(d: int) -> Term:
    return b.integers(1, d)


def space(d: int) -> App:
    return b.app(t.POWER, indices(d), b.REALS)  # type: ignore[return-value]


def dimension(space_: Term) -> int:
    return int(space_.args[0].args[1].value)  # type: ignore[union-attr]


def coordinates(x: Var, d: int) -> list[Term]:
    return [b.call(x, b.num(k)) for k in range(1, d + 1)]


@cache
def among_indices(d: int) -> tuple[Theorem, ...]:
    """That 1, ..., d are indices, so that a point has these coordinates."""
    return tuple(logic.evident(claim=b.member(b.num(k), indices(d))) for k in range(1, d + 1))


def table(entries: Sequence[Term], index: Term) -> Term:
    """The entry at an index."""
    found = entries[-1]
    for k in range(len(entries) - 1, 0, -1):
        found = b.if_(b.eq(index, k), entries[k - 1], found)
    return found


def at_each_index(scope: Scope, j: Var, d: int, claim: Term, show: Callable[[Scope, int, Term], Theorem]) -> Theorem:
    """A claim about an index, from what shows it at each: at the last one where j is none of the others."""

    def among(there: Scope, k: int) -> Theorem:
        if k == d:
            return show(there, k, claim)
        here = b.eq(j, k)
        at_k = show(scope, k, b.substitute(claim, {j: b.num(k)}))
        hole = b.fresh("hole", INT, claim)
        same = logic.symmetry(logic.assume(formula=here))
        yes = logic.rewrite(at_k, same, template=b.lam(hole, replace_term(claim, j, hole)))
        return logic.cases(yes, among(there.given(b.ne(j, k)), k + 1), *scope.facts, condition=here)

    return among(scope.at_point(j, indices(d)), 1)


def written_out(scope: Scope, whole: Term) -> Theorem:
    """A sum or product over the indices = its value, in normal form."""
    theorem = integration.expand(*scope.facts, term=whole)
    return scope.restate(theorem, context_of(scope).canonical(sides(theorem)[1]))
