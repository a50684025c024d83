"""The mean, the moments and the covariance of a Gaussian vector: an integral for each coordinate, and for each two of
them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import comb, prod

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.integrals.base import MOST_POWERS, power
from symit.families.vectors.forms import written_as
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of
from symit.families.vectors.instances import at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel.terms import Num, Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.scope.scope import Scope
from symit.render.text import text


def _of_coordinates(places: tuple[int, ...]) -> Callable[[Request], Term]:
    """The integral of the density times a coordinate, or times what two coordinates differ from their means by."""

    def term(request: Request) -> Term:
        (member,) = request.members
        x, mean = member.family.point, mean_of(member)
        coordinates = [b.call(x, b.num(k + 1)) for k in places]
        away = [c if len(places) == 1 else b.sub(c, mean[k]) for k, c in zip(places, coordinates, strict=True)]
        return b.integral(member.support, x, b.mul(*away, member.density(x)))

    return term


@cache
def _entry(name: str, places: tuple[int, ...]) -> Measure:
    term = _of_coordinates(places)

    def found(request: Request, ground: Ground) -> Theorem:
        one = plain(request.members[0], 1)
        scope = Scope().given(*positive_variances([one]))
        theorem = whitened(scope, term(Request(request.measure, (one.member,))), one.affine[0])  # type: ignore[arg-type]
        known = with_variances(ground.scope, [one])
        asked = request.members[0]
        entry = mean_of(asked)[places[0]] if len(places) == 1 else covariance_of(asked)[places[0]][places[1]]
        return written_as(known, at_what_is_asked(known, theorem, [one]), entry)

    return Measure(name, 1, (), term, found, anywhere=True, direct=True)


@cache
def _moment(place: int) -> Measure:
    """The mean of x_i^k."""

    def term(request: Request) -> Term:
        (member,), k = request.members, _order(request)
        x = member.family.point
        return b.integral(member.support, x, b.mul(power(b.call(x, b.num(place + 1)), k), member.density(x)))

    def found(request: Request, ground: Ground) -> Theorem:
        one, asked = plain(request.members[0], 1), request.members[0]
        scope = Scope().given(*positive_variances([one]))
        whole = term(replace(request, members=(one.member,)))
        theorem = whitened(scope, whole, one.affine[0])  # type: ignore[arg-type]
        known = with_variances(ground.scope, [one])
        form = _moment_form(mean_of(asked)[place], covariance_of(asked)[place][place], _order(request))
        return written_as(known, at_what_is_asked(known, theorem, [one]), form)

    return Measure("moment", 1, ("k",), term, found, anywhere=True, direct=True)


def _order(request: Request) -> int:
    (k,) = request.numbers
    if not isinstance(k, Num) or k.value not in range(1, MOST_POWERS + 1):
        raise NotUnderstood(
            f"moments of a Gaussian vector are known for k = 1, ..., {MOST_POWERS}, not for k = {text(k)}"
        )
    return int(k.value)


def _moment_form(mean: Term, variance: Term, k: int) -> Term:
    """The sum over even n of (k over n) (n - 1)!! v^(n/2) m^(k-n)."""
    each = (
        b.mul(comb(k, n) * prod(range(1, n, 2)), power(variance, n // 2), power(mean, k - n))
        for n in range(0, k + 1, 2)
    )
    return b.add(*each)


def _moments(request: Request) -> tuple[Request, ...]:
    d = dimension_of(request.members[0])
    return tuple(Request(_moment(i), request.members, request.numbers) for i in range(d))


def _means(request: Request) -> tuple[Request, ...]:
    return tuple(Request(_entry("mean", (k,)), request.members) for k in range(dimension_of(request.members[0])))


def _covariances(request: Request) -> tuple[Request, ...]:
    d = dimension_of(request.members[0])
    return tuple(Request(_entry("covariance", (i, j)), request.members) for i in range(d) for j in range(i, d))


def _variances(request: Request) -> tuple[Request, ...]:
    return tuple(Request(_entry("variance", (i, i)), request.members) for i in range(dimension_of(request.members[0])))


def _coordinates(request: Request) -> tuple[str, ...]:
    return tuple(f"x_{k}" for k in range(1, dimension_of(request.members[0]) + 1))


def _averages(
    name: str,
    parts: Callable[[Request], tuple[Request, ...]],
    rows: Callable[[Request], tuple[str, ...]],
    *numbers: str,
) -> Measure:
    return Measure(
        name,
        1,
        numbers,
        lambda request: b.conj(*(part.term for part in parts(request))),
        lambda request, _: request.theorem(),
        parts=parts,
        rows=rows,
    )


MEAN = _averages("mean", _means, lambda _: ())
MOMENT = _averages("moment", _moments, lambda _: (), "k")
VARIANCE = _averages("variance", _variances, lambda _: ())
COVARIANCE = _averages("covariance", _covariances, _coordinates)
