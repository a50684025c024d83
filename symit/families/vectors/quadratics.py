"""The mean of a quadratic function of a Gaussian vector, and of the logarithm of a Gaussian density.

The coefficients stand for themselves until the mean is known, so that no inverse of a covariance is multiplied out.
Stands on `whitening`; the functionals of `measures` are made of means of logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from symit.families.entry import Member
from symit.families.vectors.forms import TWO_PI, is_diagonal
from symit.families.vectors.gaussian import (
    bell,
    covariance_of,
    determinants,
    dimension_of,
    inverse_of,
    mean_of,
    with_minors,
)
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.mapping import combined
from symit.families.vectors.space import among_indices, coordinates
from symit.families.vectors.whitening import exists, whitened, written_out_at
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import match

Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Quadratic:
    """c + the sum of w_ij (x_i - n_i) (x_j - n_j) over some places (i, j)."""

    constant: Term
    places: tuple[Place, ...]
    weights: tuple[Term, ...]
    centre: tuple[Term, ...]

    def at(self, x: Var) -> Term:
        away = [b.sub(u, n) for u, n in zip(coordinates(x, len(self.centre)), self.centre, strict=True)]
        return b.add(self.constant, *(b.mul(w, *_product(away, *ij)) for ij, w in self._parts))

    def mean(self, mean: Sequence[Term], covariance: Sequence[Sequence[Term]]) -> Term:
        """c + the sum of w_ij (S_ij + (m_i - n_i) (m_j - n_j))."""
        away = [b.sub(m, n) for m, n in zip(mean, self.centre, strict=True)]
        squares = (b.mul(w, b.add(covariance[i][j], b.mul(*_product(away, i, j)))) for (i, j), w in self._parts)
        return b.add(self.constant, *squares)

    @property
    def _parts(self) -> Sequence[tuple[Place, Term]]:
        return list(zip(self.places, self.weights, strict=True))

    @property
    def coefficients(self) -> tuple[Term, ...]:
        return (self.constant, *self.weights, *self.centre)


def _product(away: Sequence[Term], i: int, j: int) -> tuple[Term, ...]:
    return (b.power(away[i], 2),) if i == j else (away[j], away[i])


def averaged(known: Scope, member: Member, function: Quadratic) -> Theorem:
    """The integral of p(x) times a quadratic function = its mean."""
    one = plain(member, 1)
    theorem, symbols = _mean(one, function.places)
    meant = dict(zip(symbols, function.coefficients, strict=True))
    return at_what_is_asked(with_variances(known, [one]), theorem, [one], meant)


@cache
def _mean(one: Plain, places: tuple[Place, ...]) -> tuple[Theorem, tuple[Var, ...]]:
    """For coefficients that are symbols, and these."""
    beside = (*one.member.values, *one.asked.values, *one.parameters)
    weights = tuple(b.fresh(f"w_{i + 1}{j + 1}", t.REAL, *beside) for i, j in places)
    centre = tuple(b.fresh(f"n_{k}", t.REAL, *beside) for k in range(1, dimension_of(one.member) + 1))
    function = Quadratic(b.fresh("c", t.REAL, *beside), places, weights, centre)
    x, scope = one.member.family.point, Scope().given(*positive_variances([one]))
    whole = b.integral(one.member.support, x, b.mul(one.member.density(x), function.at(x)))
    value = whitened(scope, whole, one.affine[0])  # type: ignore[arg-type]
    value = scope.restate(value, function.mean(mean_of(one.member), covariance_of(one.member)))
    return value, function.coefficients  # type: ignore[return-value]


# ---- logarithms of densities ---------------------------------------------------------------------------------


def log_density(q: Member, places: tuple[Place, ...]) -> Quadratic:
    """log q(x) = -1/2 log((2 pi)^d det T) - 1/2 (x - n)' T^-1 (x - n)."""
    d = dimension_of(q)
    if is_diagonal(q):
        logs = [b.mul(2, b.log(sd)) for sd in q.values[d:]]
        inverse = [[b.power(v, -1) if i == j else b.ZERO for j in range(d)] for i, v in enumerate(_variances(q))]
        below: Term = b.ONE
    else:
        logs = [b.mul(power, b.log(det)) for det, power in determinants(q)]
        inverse, below = inverse_of(q)
    weights = (b.div(b.mul(-1, inverse[i][j]), b.mul(2, below) if i == j else below) for i, j in places)
    constant = b.div(b.add(b.mul(d, b.log(TWO_PI)), *logs), -2)
    return Quadratic(constant, places, tuple(w if w.free else PLAIN.canonical(w) for w in weights), tuple(mean_of(q)))


def _variances(q: Member) -> list[Term]:
    return [covariance_of(q)[k][k] for k in range(dimension_of(q))]


def places_of(members: Sequence[Member]) -> tuple[Place, ...]:
    """Where the inverses of the covariances have an entry that is not 0, one of two that are the same."""
    d = range(dimension_of(members[0]))
    return tuple((i, j) for i in d for j in ([i] if all(map(is_diagonal, members)) else range(i + 1)))


def of_logarithms(known: Scope, whole: App, members: Sequence[Member], signs: Sequence[int]) -> Theorem:
    """A functional whose integrand is, for positive p and q, p log p and p log q times these numbers."""
    x, over = members[0].family.point, members[0].support
    densities = [m.density(x) for m in members]
    known = with_minors(known, members).know(*among_indices(dimension_of(members[0])))
    at_x = known.at_point(x, over)
    at_x = at_x.know(*(positive(at_x, density) for density in densities))
    body = b.open_with(b.unfold(whole).args[1], x)  # type: ignore[union-attr, arg-type]
    law = _law(body.head, tuple(signs))  # type: ignore[union-attr]
    pointwise = at_x.instantiate(law, dict(zip(_DENSITIES, densities, strict=False)))
    pairs = [(sign, q) for sign, q in zip(signs, members, strict=True) if sign]
    if len(members) == 1:
        values = [_own_logarithm(known, members[0])]
    else:
        values = [_mean_logarithm(known, at_x, members, q) for _, q in pairs]
    total = combined(known, x, at_x, [sign for sign, _ in pairs], list(map(exists, values)))
    same = known.know(exists(total)).congruence(x, over, pointwise)
    return rewritten(logic.chain(known.know(exists(same)).unfold(whole), same, total), *values)


def _mean_logarithm(known: Scope, at_x: Scope, members: Sequence[Member], q: Member) -> Theorem:
    """The integral of p(x) log q(x) = its value; `at_x` is what is known at a point."""
    p, x, function = members[0], members[0].family.point, log_density(q, places_of(members))
    density, log = p.density(x), b.log(q.density(x))
    same = at_x.restate(written_logarithm(at_x, x, q), function.at(x))
    pointwise = at_x.linear(b.eq(b.mul(density, log), b.mul(density, function.at(x))), (same, density))
    value = averaged(known, p, function)
    return logic.chain(known.know(exists(value)).congruence(x, p.support, pointwise), value)


def written_logarithm(at_x: Scope, x: Var, q: Member) -> Theorem:
    """log q(x) without the definition; of a full covariance by its law, so that no determinant is multiplied out."""
    log = b.log(q.density(x))
    if is_diagonal(q):
        return written_out_at(at_x, x, log)
    law, symbols = _log_of_bell(dimension_of(q), tuple(power for _, power in determinants(q)))
    written = rewritten(at_x.field(log, log), at_x.unfold(q.density(x)))
    values = match(sides(law)[0], sides(written)[1], symbols)
    if values is None:
        raise Refused("{} is not written as a Gaussian density is", q.density(x))
    return logic.chain(written, at_x.instantiate(law, dict(values)))


@cache
def _log_of_bell(d: int, powers: tuple[int, ...]) -> tuple[Theorem, frozenset[Var]]:
    """0 < D_k |- log(exp(-F/2)/sqrt((2 pi)^d D_1^n_1 ...)) is a sum."""
    form, dets = b.real("F"), [b.real(f"D_{k}") for k in range(1, len(powers) + 1)]
    logs = (b.mul(n, b.log(det)) for n, det in zip(powers, dets, strict=True))
    wanted = b.neg(b.div(b.add(b.mul(d, b.log(TWO_PI)), *logs, form), 2))
    left = b.log(bell(form, d, *zip(dets, powers, strict=True)))
    return Scope().given(*(b.lt(0, det) for det in dets)).field(left, wanted), frozenset((form, *dets))


def _own_logarithm(known: Scope, p: Member) -> Theorem:
    """That of p(x) log p(x), which is a sum of squares of independent coordinates."""
    one, x = plain(p, 1), p.family.point
    density = one.member.density(x)
    whole = b.integral(p.support, x, b.mul(density, b.log(density)))
    value = whitened(Scope().given(*positive_variances([one])), whole, one.affine[0])  # type: ignore[arg-type]
    return at_what_is_asked(with_variances(known, [one]), value, [one])


_DENSITIES = b.real("p"), b.real("q")


@cache
def _law(integrand: Definition, signs: tuple[int, ...]) -> Theorem:
    """0 < p, 0 < q |- the integrand at p and q is a sum of multiples of p log p and p log q."""
    given = _DENSITIES[: len(signs)]
    scope = Scope().given(*(b.lt(0, p) for p in given))
    wanted = b.add(*(b.mul(sign, b.mul(given[0], b.log(p))) for sign, p in zip(signs, given, strict=True) if sign))
    return scope.restate(scope.unfold(b.app(integrand, *given)), wanted)


def positive(at_x: Scope, density: Term) -> Theorem:
    written = at_x.unfold(density)
    return at_x.linear(b.lt(0, density), (written, -1), (at_x.evident(b.lt(0, sides(written)[1])), 1))
