"""Wishart and InverseWishart: a positive definite matrix of two rows, as a density of its entries x_11, x_21, x_22."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symit.families.entry import ABOVE_ONE, REAL, Family, Member
from symit.families.integrals.base import LINE
from symit.families.integrals.gamma_function import gamma
from symit.families.vectors.cone_integrals import OF_ENTRIES, PLACES, Shape, Statistic, Weight, coordinates, det
from symit.families.vectors.gaussian import definite
from symit.families.vectors.inverse_cone_integrals import OF_INVERSES
from symit.families.vectors.matrices import full, lower_of
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import Definition, Term, Var

ROWS = 2


@dataclass(frozen=True)
class Cone(Family):
    """An entry for positive definite matrices; its density is a function of the entries on and below the diagonal."""

    is_of_inverse: bool = False
    """Is the inverse of the matrix in the exponent?"""

    @cached_property
    def definition(self) -> Definition:
        xs = coordinates()
        return Definition(self.name, (*self.variables, *xs), self.density(xs, *self.variables))


def _density(xs: Sequence[Term], *values: Term) -> Term:
    """det(x)^((nu-3)/2) exp(-tr(V^-1 x)/2) over 2^nu det(V)^(nu/2) Gamma_2(nu/2).  Muirhead, Aspects of Multivariate
    Statistical Theory, 3.2.1."""
    nu, *lower = values
    exponent = b.neg(b.div(_trace(lower, xs), b.mul(2, determinant(lower))))
    return b.mul(_scale(nu, determinant(lower)), b.power(det(xs), b.div(b.sub(nu, 3), 2)), b.exp(exponent))


def _scale(nu: Term, of_v: Term) -> Term:
    return b.power(b.mul(b.power(2, nu), b.power(of_v, b.div(nu, 2)), gamma_two(nu)), -1)


def _inverse_density(xs: Sequence[Term], *values: Term) -> Term:
    """det(V)^(nu/2) det(x)^(-(nu+3)/2) exp(-tr(V x^-1)/2) over 2^nu Gamma_2(nu/2).  Gupta & Nagar, Matrix
    Variate Distributions, 3.4."""
    nu, *lower = values
    exponent = b.neg(b.div(_trace(xs, lower), b.mul(2, det(xs))))
    power = b.neg(b.div(b.add(nu, 3), 2))
    return b.mul(_inverse_scale(nu, determinant(lower)), b.power(det(xs), power), b.exp(exponent))


def _inverse_scale(nu: Term, of_v: Term) -> Term:
    return b.div(b.power(of_v, b.div(nu, 2)), b.mul(b.power(2, nu), gamma_two(nu)))


def _trace(below: Sequence[Term], above: Sequence[Term]) -> Term:
    """tr(A^-1 B) det A, of entries on and below the diagonal."""
    (v, w, u), (x, y, z) = below, above
    return b.add(b.mul(u, x), b.mul(-2, w, y), b.mul(v, z))


def gamma_two(nu: Term) -> Term:
    """The multivariate Gamma function of nu/2, for two rows."""
    return b.mul(b.sqrt(b.PI), *map(gamma, halves(nu)))


def halves(nu: Term) -> list[Term]:
    """nu/2 and (nu - 1)/2, where Gamma and digamma are taken."""
    return [PLAIN.canonical(b.div(part, 2)) for part in (nu, b.sub(nu, 1))]


def determinant(lower: Sequence[Term]) -> Term:
    return PLAIN.canonical(det(lower))


def degrees(member: Member) -> Term:
    return member.values[0]


@dataclass(frozen=True)
class Plain:
    """A member in letters, of which the last stands for the determinant of the scale: then all that is divided by is
    a product of them."""

    member: Member
    det: Term

    @property
    def nu(self) -> Term:
        return degrees(self.member)

    @property
    def is_of_inverse(self) -> bool:
        family = self.member.family
        return isinstance(family, Cone) and family.is_of_inverse

    @property
    def shape(self) -> Shape:
        return OF_INVERSES if self.is_of_inverse else OF_ENTRIES

    @property
    def weight(self) -> Weight:
        """The density as the integrals over the cone have it."""
        nu, v, w, _ = self.member.values
        power = halves(nu)[1]
        if self.is_of_inverse:
            spread = b.div(b.sqrt(self.det), v)
            return _inverse_scale(nu, self.det), power, b.div(w, v), spread, b.div(self.det, b.mul(2, v))
        of_y = b.neg(b.div(w, self.det))
        return _scale(nu, self.det), power, b.div(1, b.mul(2, v)), of_y, b.div(v, b.mul(2, self.det))

    @property
    def log_density(self) -> Statistic:
        nu, v, w, u = self.member.values
        if self.is_of_inverse:
            power = b.neg(b.div(b.add(nu, 3), 2))
            constant = b.log(_inverse_scale(nu, self.det))
            return Statistic(constant, power, b.neg(b.div(u, 2)), w, b.neg(b.div(v, 2)))
        power, twice = b.div(b.sub(nu, 3), 2), b.mul(2, self.det)
        constant = b.log(_scale(nu, self.det))
        return Statistic(constant, power, b.neg(b.div(u, twice)), b.div(w, self.det), b.neg(b.div(v, twice)))

    def trace_below(self, other: Plain) -> Term:
        """tr(V^-1 U), V being its own scale and U that of the other."""
        return b.div(_trace(self.member.values[1:], other.member.values[1:]), self.det)

    @property
    def letters(self) -> tuple[Term, ...]:
        return (*self.member.values[:-1], self.det)

    def meaning(self, asked: Member) -> dict[Var, Term]:
        """What the letters stand for."""
        return dict(zip(self.letters, (*asked.values[:-1], determinant(asked.values[1:])), strict=True))  # type: ignore[arg-type]


def plain(family: Family, number: int) -> Plain:
    nu, v, w, _ = family.renamed(f"{{}}_{number}".format)
    of_v = b.real(f"d_{number}")
    return Plain(family.at(nu, v, w, b.div(b.add(of_v, b.power(w, 2)), v)), of_v)


def _no_moment(*_: Term) -> Any:
    """Its measures find their integrals themselves."""
    raise Refused("an integral over matrices is none over the line")


def _cone(name: str, density: Callable[..., Term], is_of_inverse: bool) -> Cone:
    return Cone(
        name,
        (("nu", ABOVE_ONE), *((f"v_{place}", REAL) for place in PLACES)),
        density,
        lambda *_: LINE,
        _no_moment,
        given=lambda nu, *lower: definite(full(lower_of(lower))),
        in_order="the scale is positive definite",
        gammas=lambda nu, *_: halves(nu),
        is_of_inverse=is_of_inverse,
    )


WISHART = _cone("Wishart", _density, False)
INVERSE_WISHART = _cone("InverseWishart", _inverse_density, True)
