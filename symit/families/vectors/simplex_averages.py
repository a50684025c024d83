"""The mean, the moments, the variances and the covariance of probabilities with a Dirichlet distribution.

A moment is an integral for each coordinate; a covariance is a moment of two of them less the product of their means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground, as_bound
from symit.families.entry import Member
from symit.families.integrals.gamma_function import facts_at, gamma
from symit.families.moments.gamma_values import gamma_value
from symit.families.vectors.dirichlet import dirichlet, left_over, over_simplex, probabilities, scale
from symit.families.vectors.forms import cancelled, flattened
from symit.families.vectors.multinomial_sums import total_of
from symit.families.vectors.parts import Found, Places, covariance, each, of_parts, pairs
from symit.families.vectors.simplex_integrals import (
    exponents,
    level_by_level,
    product_over_simplex,
    same_in_letters,
    with_special,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms


def _density(request: Request) -> tuple[list[Var], Term]:
    (member,) = request.members
    xs = probabilities(len(member.values), *request.values)
    return xs, b.app(member.family.definition, *member.values, *xs)


@cache
def _average(name: str, *places: int) -> Measure:
    """Of a coordinate, or of the product of two: Dirichlet's integral with exponents that are larger by as much."""

    def integrand(request: Request) -> tuple[list[Var], Term]:
        xs, density = _density(request)
        powers = ((x, places.count(k)) for k, x in enumerate((*xs, left_over(xs))) if k in places)
        return xs, b.mul(*(x if n == 1 else b.power(x, n) for x, n in powers), density)

    @cache
    def general(k: int) -> Theorem:
        a = exponents(k)
        request = Request(_average(name, *places), (dirichlet(k).at(*a),))
        xs, body = integrand(request)
        powers = [PLAIN.canonical(b.add(v, places.count(i))) for i, v in enumerate(a)]
        scope = request.ground.scope.know(*facts_at(request.ground.scope, *a, b.add(*a)))

        def same(there: Scope, product: Term) -> Theorem:
            (density,) = (
                p for p in subterms(body) if isinstance(p, App) and p.head == request.members[0].family.definition
            )
            written = rewritten(there.field(body, body), there.unfold(density))
            return logic.chain(written, same_in_letters(there, sides(written)[1], product))

        theorem = level_by_level(scope, xs, powers, scale(a), same)[0]
        return _with_ratio(with_special(scope, powers, 0), theorem, a, powers, places)

    def found(request: Request, ground: Ground) -> Theorem:
        values = request.members[0].values
        theorem = ground.scope.instantiate(general(len(values)), dict(zip(exponents(len(values)), values, strict=True)))
        return cancelled(ground.scope, ground.scope.restate(theorem, flattened(_with_short_sums(sides(theorem)[1]))))

    return Measure(name, 1, (), lambda request: over_simplex(*integrand(request)), found, anywhere=True, direct=True)


def _with_short_sums(term: Term) -> Term:
    """With what an instance makes of sums added up: 2 a + 1 for a + a + 1."""
    if not isinstance(term, App):
        return term
    if term.head != t.ADD:
        return App(term.head, tuple(map(_with_short_sums, term.args)))
    return PLAIN.canonical(term)


def _with_ratio(
    scope: Scope, theorem: Theorem, a: Sequence[Term], powers: Sequence[Term], places: Sequence[int]
) -> Theorem:
    """With a_i/s for the ratio of the values of Gamma, or a_i (a_j + [i = j])/(s (s + 1)); s is the sum of all."""
    total = PLAIN.canonical(b.add(*a))
    moved = PLAIN.canonical(b.add(total, len(places)))
    theorem = rewritten(theorem, scope.field(gamma(total_of(powers)), gamma(moved)))
    values = [gamma_value(scope, s) for s in (*(powers[i] for i in dict.fromkeys(places)), moved)]
    theorem = rewritten(theorem, *(value for value in values if value is not None))
    above = (b.add(a[i], before) if (before := places[:n].count(i)) else a[i] for n, i in enumerate(places))
    below = (PLAIN.canonical(b.add(total, n)) for n in range(len(places)))
    ratio = flattened(b.div(b.mul(*above), b.mul(*below)))
    return logic.chain(theorem, same_in_letters(scope, sides(theorem)[1], ratio))


@cache
def _moment(place: int) -> Measure:
    def integrand(request: Request) -> tuple[list[Var], Term]:
        xs, density = _density(request)
        return xs, b.mul(b.power((*xs, left_over(xs))[place], *request.numbers), density)

    def found(request: Request, ground: Ground) -> Theorem:
        (values,), (k,) = (m.values for m in request.members), request.numbers
        powers = [b.add(a, k) if i == place else a for i, a in enumerate(values)]
        if context_of(ground.scope).decide(converges := b.lt(0, powers[place])) is False:
            raise Refused("the integral converges only where {} is positive", PLAIN.canonical(powers[place]))
        scope = ground.scope.given(as_bound(converges))
        xs, body = integrand(request)
        scope = scope.know(*facts_at(scope, *values, b.add(*values)))
        return product_over_simplex(scope, xs, powers, scale(values), lambda there, product: there.field(body, product))

    return Measure("moment", 1, ("k",), lambda request: over_simplex(*integrand(request)), found, anywhere=True)


@cache
def _covariance(i: int, j: int) -> Measure:
    return covariance(_average, i, j, _covariance_form, _cancelling)


def _cancelling(found: Found) -> Found:
    return lambda request, ground: cancelled(ground.scope, found(request, ground))


def _covariance_form(member: Member, i: int, j: int) -> Term:
    """a_i (s - a_i)/(s^2 (s + 1)), or - a_i a_j/(s^2 (s + 1)), where s is the sum of all."""
    a = member.values
    total = PLAIN.canonical(b.add(*a))
    rest = PLAIN.canonical(b.add(*(v for k, v in enumerate(a) if k != i)))
    below = b.mul(b.power(total, 2), PLAIN.canonical(b.add(total, 1)))
    return flattened(b.div(b.mul(a[i], rest), below) if i == j else b.neg(b.div(b.mul(a[i], a[j]), below)))


def _all(
    name: str, numbers: tuple[str, ...], of: Callable[[int, int], Measure], places: Places, coordinate: str
) -> Measure:
    return of_parts(name, numbers, of, places, coordinate, lambda member: len(member.values))


SIMPLEX_AVERAGES = (
    _all("mean", (), lambda k, _: _average("mean", k), each, ""),
    _all("moment", ("k",), lambda k, _: _moment(k), each, ""),
    _all("variance", (), _covariance, each, ""),
    _all("covariance", (), _covariance, pairs, "x"),
)
