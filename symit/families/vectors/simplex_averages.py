"""The mean, the moments, the variances and the covariance of probabilities with a Dirichlet distribution.

A moment is an integral for each coordinate; a covariance is a moment of two of them less the product of their means.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.families.vectors.dirichlet import (
    Weight,
    averaged_on_simplex,
    left_over,
    over_simplex,
    probabilities,
    solved_on_simplex,
)
from symit.families.vectors.forms import flattened
from symit.families.vectors.parts import Places, covariance, each, of_parts, pairs
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term, Var


def _density(request: Request) -> tuple[list[Var], Term]:
    (member,) = request.members
    xs = probabilities(len(member.values), *request.values)
    return xs, b.app(member.family.definition, *member.values, *xs)


@cache
def _average(name: str, *places: int) -> Measure:
    """Of a coordinate, or of the product of two."""

    def weight(request: Request) -> tuple[list[Var], Weight]:
        xs, density = _density(request)
        return xs, Weight(tuple(map(places.count, range(len(xs) + 1))), density)

    def term(request: Request) -> Term:
        xs, found = weight(request)
        return over_simplex(xs, found.written(xs))

    return Measure(
        name,
        1,
        (),
        term,
        lambda request, ground: averaged_on_simplex(ground.scope, *weight(request), ground.parameters),
        anywhere=True,
    )


@cache
def _moment(place: int) -> Measure:
    def integrand(request: Request) -> tuple[list[Var], Term]:
        xs, density = _density(request)
        return xs, b.mul(b.power((*xs, left_over(xs))[place], *request.numbers), density)

    return Measure(
        "moment",
        1,
        ("k",),
        lambda request: over_simplex(*integrand(request)),
        lambda request, ground: solved_on_simplex(ground.scope, *integrand(request), ground.parameters),
        anywhere=True,
    )


@cache
def _covariance(i: int, j: int) -> Measure:
    return covariance(_average, i, j, _covariance_form)


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
