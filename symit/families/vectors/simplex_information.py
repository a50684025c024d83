"""The Fisher information of probabilities with a Dirichlet distribution, in its concentrations.

Each entry is the mean of a product of two scores log x_i - digamma(a_i) + digamma(a_1 + ... + a_k).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.measures.scores import score, slope_facts, trigamma_facts
from symit.families.vectors.dirichlet import dirichlet, interval_of, left_over, over_simplex, probabilities, scale
from symit.families.vectors.multinomial_sums import total_of
from symit.families.vectors.parts import of_parts, pairs
from symit.families.vectors.simplex_integrals import (
    LogSum,
    exponents,
    level_by_level,
    same_in_letters,
    with_special,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.special import DIGAMMA, GAMMA, TRIGAMMA


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

    @cache
    def general(k: int) -> Theorem:
        a = exponents(k)
        scope, density = _known(k), dirichlet(k).at(*a).density(*probabilities(k, *a))
        xs, whole = body(Request(_entry(i, j), (dirichlet(k).at(*a),)))
        one, two = (_score(k, n) for n in (i, j))
        (_, plain), (other, also) = sides(one), sides(two)

        def same(there: Scope, product: Term) -> Theorem:
            claim = b.eq(whole, b.mul(density, plain, also))
            shown = there.know(one, two).linear(claim, (one, b.mul(density, other)), (two, b.mul(density, plain)))
            shown = rewritten(shown, there.unfold(density))
            return logic.chain(shown, same_in_letters(there, sides(shown)[1], product))

        found = level_by_level(scope, xs, a, scale(a), same, *(_logs(a, n) for n in (i, j)))[0]
        found = rewritten(found, *_in_one_sum(k))
        value = b.neg(b.app(TRIGAMMA, b.add(*a)))
        value = b.add(b.app(TRIGAMMA, a[i]), value) if i == j else value
        return logic.chain(found, same_in_letters(scope, sides(found)[1], value))

    def found(request: Request, ground: Ground) -> Theorem:
        values = request.members[0].values
        return ground.scope.instantiate(general(len(values)), dict(zip(exponents(len(values)), values, strict=True)))

    return Measure("fisher_information", 1, (), lambda request: over_simplex(*body(request)), found, anywhere=True)


@cache
def _known(k: int) -> Scope:
    """For symbols."""
    request = Request(_entry(0, 0), (member := dirichlet(k).at(*exponents(k)),))
    scope = request.ground.scope.know(*slope_facts(request.ground.scope, member))
    return with_special(scope.know(*trigamma_facts(scope, member)), exponents(k), 2)


@cache
def _score(k: int, i: int) -> Theorem:
    member = dirichlet(k).at(*exponents(k))
    xs = probabilities(k, *member.values)
    return score(_at_point(_known(k), xs), member, i, *xs)


@cache
def _in_one_sum(k: int) -> list[Theorem]:
    """The functions at the sum of all, as the sums stand one in another, are those at the plain one."""
    nested, plain = total_of(exponents(k)), b.add(*exponents(k))
    return [_known(k).field(b.app(head, nested), b.app(head, plain)) for head in (DIGAMMA, TRIGAMMA, GAMMA)]


def _logs(a: Sequence[Term], i: int) -> LogSum:
    """The score in a_i."""
    average = b.sub(b.app(DIGAMMA, b.add(*a)), b.app(DIGAMMA, a[i]))
    return LogSum(average, tuple(b.num(n == i) for n in range(len(a))))


SIMPLEX_INFORMATION = of_parts("fisher_information", (), _entry, pairs, "a", lambda member: len(member.values))
