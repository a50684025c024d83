"""What is measured of distributions of positive definite matrices: functionals of densities, with their integral over
the cone in the place of that over a space.

Each is found once, in letters, and has an instance at the matrices that are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.finishing import finished, put, with_short_sums
from symit.families.closed_forms.solving import Ground, as_bound
from symit.families.entry import Family, Member, facts
from symit.families.moments.gamma_values import digamma_exists
from symit.families.no_form import NoForm
from symit.families.vectors import cone_forms
from symit.families.vectors.cone_integrals import (
    PLACES,
    Shape,
    Statistic,
    coordinates,
    det,
    over_cone,
    over_cone_of,
)
from symit.families.vectors.cone_squares import OF_PRODUCTS, PAIRS
from symit.families.vectors.forms import flattened
from symit.families.vectors.inverse_cone_means import MEANS_OF_INVERSES
from symit.families.vectors.iterated import density_at, iterated
from symit.families.vectors.of_counts import without_logs_of_one
from symit.families.vectors.parts import Places, covariance, each, of_parts, pairs
from symit.families.vectors.whitening import exists
from symit.families.vectors.wishart import INVERSE_WISHART, Plain, degrees, halves, plain
from symit.kernel import build as b
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope.scope import Scope, sides

Statistics: TypeAlias = Callable[..., Sequence[Term]]
"""What the density is multiplied by, of the members in letters."""
Form: TypeAlias = Callable[..., Term]
"""The closed form, of the members in letters."""
Integrals: TypeAlias = Callable[[Sequence[Member]], tuple[Term, Sequence[Var], Term]]
"""A functional, the entries of the matrix, and the integrand of the integral that it is."""


@dataclass(frozen=True)
class General:
    """A closed form in letters."""

    members: tuple[Plain, ...]
    theorem: Theorem

    def at(self, scope: Scope, request: Request) -> Theorem:
        """At the matrices that are asked for, with their entries and halves of nu as they are written there."""
        pairs = list(zip(self.members, request.members, strict=True))
        meant = {x: v for one, asked in pairs for x, v in one.meaning(asked).items()}
        written = [(one.member.values[-1], asked.values[-1]) for one, asked in pairs]
        for one, asked in pairs:
            written += reversed(list(zip(halves(degrees(one.member)), halves(degrees(asked)), strict=True)))
        written = [(b.substitute(old, meant), new) for old, new in written]
        scope = scope.know(*(digamma_exists(scope, s) for pair in written[len(pairs) :] for s in pair))
        found = scope.instantiate(self.theorem, dict(meant))
        for old, new in written:
            found = put(scope, found, old, new)
        return found


Of: TypeAlias = Callable[[Family], General]
"""The closed form for members of a family."""
Needs: TypeAlias = Callable[[Member], Sequence[Term]]
"""The conditions under which the integrals converge."""


def nothing(_: Member) -> Sequence[Term]:
    return ()


def in_letters(family: Family, count: int) -> tuple[tuple[Plain, ...], Scope]:
    """So many members, and what is known of them."""
    members = tuple(plain(family, k) for k in range(1, count + 1))
    scope = Scope()
    for one in members:
        nu, v, _, _ = one.member.values
        scope = scope.given(b.lt(1, nu), b.lt(0, v), b.lt(0, one.det))
        scope = scope.know(*facts(one.member, scope), *(digamma_exists(scope, s) for s in halves(nu)))
    return members, scope


def _measure(name: str, count: int, term: Callable[[Request], Term], general: Of, needs: Needs = nothing) -> Measure:
    def found(request: Request, ground: Ground) -> Theorem:
        family, *others = dict.fromkeys(m.family for m in request.members)
        if others:
            raise NoForm(f"no closed form is known of {name} of {family.name} and {others[0].name}")
        for condition in (c for m in request.members for c in needs(m)):
            if context_of(ground.scope).decide(condition) is False:
                raise NoForm("the integral has no value: {} does not hold", condition)
            if not context_of(ground.scope).holds(condition):
                ground = replace(ground, scope=ground.scope.given(as_bound(condition)))
        theorem = general(family).at(ground.scope, request)
        return theorem if _is_plain(request) else _written(theorem, request, ground)

    return Measure(name, count, (), term, found, anywhere=True, direct=True)


@dataclass(frozen=True)
class Average:
    """The integral of the first of so many densities times a statistic, and the closed form."""

    count: int
    integrals: Integrals
    statistic: Statistics
    form: Form
    shape: Callable[[Plain], Shape] = lambda p: p.shape
    needs: Needs = nothing


@cache
def _general(of: Average, family: Family) -> General:
    members, scope = in_letters(family, of.count)
    first, statistic = members[0], of.statistic(*members)
    scope = scope.given(*of.needs(first.member))
    _, xs, body = of.integrals([one.member for one in members])
    found = over_cone_of(
        of.shape(first), scope, xs, first.weight, statistic, lambda there, product: there.field(body, product)
    )
    return General(members, scope.restate(found, of.form(*members)))


def _averaged(name: str, of: Average) -> Measure:
    def term(request: Request) -> Term:
        return of.integrals(request.members)[0]

    return _measure(name, of.count, term, lambda family: _general(of, family), of.needs)


def _is_plain(request: Request) -> bool:
    """Are all parameters different symbols?"""
    return all(isinstance(v, Var) for v in request.values) and len(set(request.values)) == len(request.values)


def _written(theorem: Theorem, request: Request, ground: Ground) -> Theorem:
    """With numbers worked out, and where nu is a number, without Gamma and digamma; else in the shorter of two ways."""
    places = (s for m in request.members for s in halves(degrees(m)))
    known = ground.scope.know(theorem, *(digamma_exists(ground.scope, s) for s in places))
    theorem = with_short_sums(theorem, known)
    plainly = known.restate(theorem, flattened(without_logs_of_one(sides(theorem)[1])))
    found = finished(plainly, replace(ground, scope=known))
    is_number = not any(degrees(m).free for m in request.members)
    return found if is_number or sides(found)[1].size <= sides(plainly)[1].size else plainly


def _functional(definition: Definition) -> Integrals:
    def parts(members: Sequence[Member]) -> tuple[Term, Sequence[Var], Term]:
        xs = coordinates(*(v for m in members for v in m.values))
        found = iterated(definition, members, (), xs, lambda body: over_cone(xs, body))
        ((_, body),) = found.integrals
        return found.whole, xs, body

    return parts


# ---- averages of logarithms of densities ---------------------------------------------------------------------


def _logs(*signs: int) -> Statistics:
    """The sum of the logarithms of the densities with these signs."""

    def statistic(*members: Plain) -> Sequence[Term]:
        each = [(sign, one.log_density) for sign, one in zip(signs, members, strict=True) if sign]
        columns = zip(*([b.mul(sign, c) for c in log.symbols] for sign, log in each), strict=True)
        return [b.add(*column) for column in columns]

    return statistic


KL_DIVERGENCE = Average(2, _functional(KL), _logs(1, -1), cone_forms.kl)


def _both_ways(request: Request) -> Term:
    ways = request.members, request.members[::-1]
    return b.add(*(KL_DIVERGENCE.integrals(members)[0] for members in ways))


@cache
def _jeffreys(family: Family) -> General:
    known = _general(KL_DIVERGENCE, family)
    p, q = known.members
    _, scope = in_letters(family, 2)
    exchanged = dict(zip((*p.letters, *q.letters), (*q.letters, *p.letters), strict=True))
    ways = known.theorem, scope.instantiate(known.theorem, dict(exchanged))
    both = scope.know(*map(exists, ways))
    left, right = (b.add(*(sides(one)[k] for one in ways)) for k in (0, 1))
    found = both.linear(b.eq(left, right), *((one, 1) for one in ways))
    return General((p, q), scope.restate(found, cone_forms.jeffreys(p, q)))


# ---- averages of the entries ---------------------------------------------------------------------------------


def _weighted(of: Callable[[Sequence[Term]], Term]) -> Integrals:
    """The integral of the density times a function of the entries."""

    def parts(members: Sequence[Member]) -> tuple[Term, Sequence[Var], Term]:
        (member,) = members
        xs = coordinates(*member.values)
        body = b.mul(of(xs), density_at(member, xs))
        return over_cone(xs, body), xs, body

    return parts


def _only(place: int) -> Statistic:
    """One of 1, log det, x, y and z."""
    return Statistic(*(b.num(k == place) for k in range(5)))


def normalisation(family: Family) -> Theorem:
    """The integral of the density is 1, in letters."""
    return _general(Average(1, _weighted(lambda _: b.ONE), lambda _: _only(0).symbols, lambda _: b.ONE), family).theorem


LOG_DET = Average(1, _weighted(lambda xs: b.log(det(xs))), lambda _: _only(1).symbols, cone_forms.mean_log_det)


@cache
def _mean(name: str, *places: int) -> Measure:
    """Of an entry, or of the product of two."""
    if len(places) == 1:
        return _averaged(name, _of_entry(*places))
    return _averaged(name, _of_product(*places))


def _of_entry(place: int) -> Average:
    def form(p: Plain) -> Term:
        return cone_forms.mean(p, place)

    integrals = _weighted(lambda xs: xs[place])
    return Average(1, integrals, lambda _: _only(place + 2).symbols, form, _shape_of_means, _has_a_mean)


def _shape_of_means(p: Plain) -> Shape:
    return MEANS_OF_INVERSES if p.is_of_inverse else p.shape


def _has_a_mean(member: Member) -> Sequence[Term]:
    return [b.lt(3, degrees(member))] if member.family is INVERSE_WISHART else []


def _of_product(one: int, other: int) -> Average:
    def form(p: Plain) -> Term:
        return cone_forms.mean_of_product(p, one, other)

    def product(xs: Sequence[Term]) -> Term:
        return b.power(xs[one], 2) if one == other else b.mul(xs[one], xs[other])

    chosen = tuple(b.num(pair == (one, other)) for pair in PAIRS)
    return Average(1, _weighted(product), lambda _: chosen, form, _shape_of_products)


def _shape_of_products(p: Plain) -> Shape:
    if p.is_of_inverse:
        raise NoForm(f"no closed form is known of the covariance of {p.member.family.name}")
    return OF_PRODUCTS


@cache
def _covariance(i: int, j: int) -> Measure:
    return covariance(_mean, i, j, cone_forms.covariance)


def _all(name: str, of: Callable[[int, int], Measure], places: Places) -> Measure:
    found = of_parts(name, (), of, places, "", lambda _: len(PLACES))
    return replace(found, rows=lambda _: ENTRIES) if name == "covariance" else found


ENTRIES = tuple(f"x_{place}" for place in PLACES)


CONE_MEASURES: Mapping[str, Measure] = {
    "entropy": _averaged("entropy", Average(1, _functional(ENTROPY), _logs(-1), cone_forms.entropy)),
    "cross_entropy": _averaged(
        "cross_entropy", Average(2, _functional(CROSS_ENTROPY), _logs(0, -1), cone_forms.cross_entropy)
    ),
    "kl": _averaged("kl", KL_DIVERGENCE),
    "jeffreys": _measure("jeffreys", 2, _both_ways, _jeffreys),
    "mean": _all("mean", lambda k, _: _mean("mean", k), each),
    "variance": _all("variance", _covariance, each),
    "covariance": _all("covariance", _covariance, pairs),
    "mean_log_determinant": _averaged("mean_log_determinant", LOG_DET),
}
