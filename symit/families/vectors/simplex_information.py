"""The Fisher information of probabilities with a Dirichlet distribution, in its concentrations.

Each entry is the mean of a product of two scores log x_i - digamma(a_i) + digamma(a_1 + ... + a_k).
"""

from __future__ import annotations

from functools import cache

from symit.families.finding import Measure, Request
from symit.families.scores import digamma_facts, score, trigamma_facts
from symit.families.solving import Ground
from symit.families.vectors.dirichlet import interval_of, left_over, over_simplex, probabilities, rewritten_on_simplex
from symit.families.vectors.parts import of_parts, pairs
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides


def _slope(request: Request, i: int, xs: list[Var]) -> Term:
    """The score in a_i, as a derivative."""
    (member,) = request.members
    s = b.fresh("s", t.REAL, *xs, *member.values)
    moved = member.family.at(*(s if k == i else a for k, a in enumerate(member.values)))
    return b.derivative(s, b.log(moved.density(*xs)), member.values[i])


def _at_point(scope: Scope, xs: list[Var]) -> Scope:
    for k, x in enumerate(xs):
        scope = scope.at_point(x, interval_of(xs[:k]))
        scope = scope.know(scope.linear(b.lt(0, left_over(xs[: k + 1]))))
    return scope


@cache
def _entry(i: int, j: int) -> Measure:
    def body(request: Request) -> tuple[list[Var], Term]:
        (member,) = request.members
        xs = probabilities(len(member.values), *member.values)
        slopes = [_slope(request, k, xs) for k in (i, j)]
        return xs, b.mul(member.density(*xs), *([b.power(slopes[0], 2)] if i == j else slopes))

    def found(request: Request, ground: Ground) -> Theorem:
        (member,), (xs, whole) = request.members, body(request)
        scope = ground.scope.know(*digamma_facts(ground.scope, member))
        scope = scope.know(*trigamma_facts(ground.scope, member))
        density = member.density(*xs)
        one, two = (score(_at_point(scope, xs), member, k, *xs) for k in (i, j))
        (_, plain), (other, also) = sides(one), sides(two)

        def same(there: Scope) -> Theorem:
            claim = b.eq(whole, b.mul(density, plain, also))
            return there.know(one, two).linear(claim, (one, b.mul(density, other)), (two, b.mul(density, plain)))

        return rewritten_on_simplex(scope, xs, whole, b.mul(density, plain, also), same, ground.parameters)

    return Measure("fisher_information", 1, (), lambda request: over_simplex(*body(request)), found, anywhere=True)


SIMPLEX_INFORMATION = of_parts("fisher_information", (), _entry, pairs, "a", lambda member: len(member.values))
