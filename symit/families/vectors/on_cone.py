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
from symit.families.closed_forms.finishing import finished, put
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member, facts
from symit.families.integrals.gamma_function import gamma
from symit.families.moments.gamma_values import digamma_exists
from symit.families.vectors.cone_integrals import PLACES, Statistic, coordinates, det, over_cone, over_cone_of
from symit.families.vectors.forms import flattened
from symit.families.vectors.iterated import density_at, iterated
from symit.families.vectors.of_counts import without_logs_of_one
from symit.families.vectors.parts import each, of_parts
from symit.families.vectors.whitening import exists
from symit.families.vectors.wishart import Plain, degrees, gamma_two, halves, plain
from symit.kernel import build as b
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, sides
from symit.special import DIGAMMA

Statistics: TypeAlias = Callable[..., Statistic]
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


def in_letters(count: int) -> tuple[tuple[Plain, ...], Scope]:
    """So many members, and what is known of them."""
    members = tuple(map(plain, range(1, count + 1)))
    scope = Scope()
    for one in members:
        nu, v, _, _ = one.member.values
        scope = scope.given(b.lt(1, nu), b.lt(0, v), b.lt(0, one.det))
        scope = scope.know(*facts(one.member, scope), *(digamma_exists(scope, s) for s in halves(nu)))
    return members, scope


def _measure(name: str, count: int, term: Callable[[Request], Term], general: Callable[[], General]) -> Measure:
    def found(request: Request, ground: Ground) -> Theorem:
        theorem = general().at(ground.scope, request)
        return theorem if _is_plain(request) else _written(theorem, request, ground)

    return Measure(name, count, (), term, found, anywhere=True, direct=True)


@cache
def _average(count: int, integrals: Integrals, statistic: Statistics, form: Form) -> General:
    """The integral of a density times a statistic."""
    members, scope = in_letters(count)
    _, xs, body = integrals([one.member for one in members])
    found = over_cone_of(
        scope, xs, members[0].weight, statistic(*members), lambda there, product: there.field(body, product)
    )
    return General(members, scope.restate(found, form(*members)))


def _averaged(name: str, count: int, integrals: Integrals, statistic: Statistics, form: Form) -> Measure:
    return _measure(
        name,
        count,
        lambda request: integrals(request.members)[0],
        lambda: _average(count, integrals, statistic, form),
    )


def _is_plain(request: Request) -> bool:
    """Are all parameters different symbols?"""
    return all(isinstance(v, Var) for v in request.values) and len(set(request.values)) == len(request.values)


def _written(theorem: Theorem, request: Request, ground: Ground) -> Theorem:
    """With numbers worked out, and where nu is a number, without Gamma and digamma; else in the shorter of two ways."""
    places = (s for m in request.members for s in halves(degrees(m)))
    known = ground.scope.know(theorem, *(digamma_exists(ground.scope, s) for s in places))
    _, right = sides(theorem)
    found = logic.chain(theorem, finished(known.field(right, right), replace(ground, scope=known)))
    if not any(degrees(m).free for m in request.members):
        return found
    plainly = flattened(without_logs_of_one(right))
    return known.restate(theorem, plainly) if plainly.size < sides(found)[1].size else found


def _functional(definition: Definition) -> Integrals:
    def parts(members: Sequence[Member]) -> tuple[Term, Sequence[Var], Term]:
        xs = coordinates(*(v for m in members for v in m.values))
        found = iterated(definition, members, (), xs, lambda body: over_cone(xs, body))
        ((_, body),) = found.integrals
        return found.whole, xs, body

    return parts


# ---- averages of logarithms of densities ---------------------------------------------------------------------


def _logs(*signs: int) -> Callable[..., Statistic]:
    """The sum of the logarithms of the densities with these signs."""

    def statistic(*members: Plain) -> Statistic:
        each = [(sign, _log_density(one)) for sign, one in zip(signs, members, strict=True) if sign]
        columns = zip(*([b.mul(sign, c) for c in log.symbols] for sign, log in each), strict=True)
        return Statistic(*(b.add(*column) for column in columns))

    return statistic


def _log_density(one: Plain) -> Statistic:
    nu, v, w, u = one.member.values
    of_det = b.div(b.sub(nu, 3), 2)
    twice = b.mul(2, one.det)
    return Statistic(one.log_scale, of_det, b.neg(b.div(u, twice)), b.div(w, one.det), b.neg(b.div(v, twice)))


def _mean_log(one: Plain) -> Term:
    """digamma(nu/2) + digamma((nu-1)/2)."""
    return b.add(*(b.app(DIGAMMA, s) for s in halves(degrees(one.member))))


def _mean_log_det(one: Plain) -> Term:
    """digamma(nu/2) + digamma((nu-1)/2) + log(4 det V)."""
    return b.add(_mean_log(one), b.log(b.mul(4, one.det)))


def _entropy_form(p: Plain) -> Term:
    """3/2 log det V + log(8 Gamma_2(nu/2)) - (nu - 3)/2 (digamma(nu/2) + digamma((nu-1)/2)) + nu."""
    nu = degrees(p.member)
    gammas = b.log(b.mul(8, gamma_two(nu)))
    of_log = b.neg(b.mul(b.div(b.sub(nu, 3), 2), _mean_log(p)))
    return b.add(b.mul(b.div(3, 2), b.log(p.det)), gammas, of_log, nu)


def _kl_form(p: Plain, q: Plain) -> Term:
    """m/2 log(det U/det V) + log(Gamma_2(m/2)/Gamma_2(nu/2)) + (nu - m)/2 (digamma(nu/2) + digamma((nu-1)/2)) +
    nu/2 (tr(U^-1 V) - 2)."""
    nu, m = degrees(p.member), degrees(q.member)
    gammas = b.log(b.div(_gammas(m), _gammas(nu)))
    of_det = b.mul(b.div(m, 2), b.log(b.div(q.det, p.det)))
    of_log = b.mul(b.div(b.sub(nu, m), 2), _mean_log(p))
    return b.add(of_det, gammas, of_log, b.mul(b.div(nu, 2), b.sub(_trace(q, p), 2)))


def _gammas(nu: Term) -> Term:
    return b.mul(*map(gamma, halves(nu)))


def _trace(q: Plain, p: Plain) -> Term:
    """tr(U^-1 V)."""
    _, v, w, u = p.member.values
    _, v_, w_, u_ = q.member.values
    return b.div(b.add(b.mul(v, u_), b.mul(-2, w, w_), b.mul(u, v_)), q.det)


def _cross_entropy_form(p: Plain, q: Plain) -> Term:
    """m/2 log det U + m log 2 + log Gamma_2(m/2) - (m - 3)/2 E log det x + nu/2 tr(U^-1 V)."""
    nu, m = degrees(p.member), degrees(q.member)
    constant = b.add(b.mul(m, b.log(2)), b.log(gamma_two(m)))
    of_log = b.neg(b.mul(b.div(b.sub(m, 3), 2), _mean_log_det(p)))
    of_det = b.mul(b.div(m, 2), b.log(q.det))
    return b.add(of_det, constant, of_log, b.mul(b.div(nu, 2), _trace(q, p)))


KL_DIVERGENCE = 2, _functional(KL), _logs(1, -1), _kl_form


def _both_ways(request: Request) -> Term:
    _, integrals, *_ = KL_DIVERGENCE
    return b.add(*(integrals(members)[0] for members in (request.members, request.members[::-1])))


@cache
def _jeffreys() -> General:
    known = _average(*KL_DIVERGENCE)
    p, q = known.members
    _, scope = in_letters(2)
    exchanged = dict(zip((*p.letters, *q.letters), (*q.letters, *p.letters), strict=True))
    ways = known.theorem, scope.instantiate(known.theorem, dict(exchanged))
    both = scope.know(*map(exists, ways))
    left, right = (b.add(*(sides(one)[k] for one in ways)) for k in (0, 1))
    found = both.linear(b.eq(left, right), *((one, 1) for one in ways))
    return General((p, q), scope.restate(found, _jeffreys_form(p, q)))


def _jeffreys_form(p: Plain, q: Plain) -> Term:
    """(nu - m)/2 (E log det x - E log det y) + nu/2 tr(U^-1 V) + m/2 tr(V^-1 U) - nu - m, where x is of the first and y
    of the other."""
    nu, m = degrees(p.member), degrees(q.member)
    logs = b.add(_mean_log(p), b.neg(_mean_log(q)), b.log(b.div(p.det, q.det)))
    traces = b.mul(b.div(nu, 2), _trace(q, p)), b.mul(b.div(m, 2), _trace(p, q))
    return b.add(b.mul(b.div(b.sub(nu, m), 2), logs), *traces, b.neg(nu), b.neg(m))


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


@cache
def _mean(place: int) -> Measure:
    """nu v_ij, of an entry on or below the diagonal."""

    def form(p: Plain) -> Term:
        return b.mul(degrees(p.member), p.member.values[place + 1])

    return _averaged("mean", 1, _weighted(lambda xs: xs[place]), lambda _: _only(place + 2), form)


CONE_MEASURES: Mapping[str, Measure] = {
    "entropy": _averaged("entropy", 1, _functional(ENTROPY), _logs(-1), _entropy_form),
    "cross_entropy": _averaged("cross_entropy", 2, _functional(CROSS_ENTROPY), _logs(0, -1), _cross_entropy_form),
    "kl": _averaged("kl", *KL_DIVERGENCE),
    "jeffreys": _measure("jeffreys", 2, _both_ways, _jeffreys),
    "mean": of_parts("mean", (), lambda k, _: _mean(k), each, "", lambda _: len(PLACES)),
    "mean_log_determinant": _averaged(
        "mean_log_determinant", 1, _weighted(lambda xs: b.log(det(xs))), lambda _: _only(1), _mean_log_det
    ),
}
