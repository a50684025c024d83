"""Wishart: a positive definite matrix of two rows, as a density of its entries x_11, x_21 and x_22."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from symit.families.entry import ABOVE_ONE, REAL, Family, Member
from symit.families.integrals.base import LINE
from symit.families.integrals.gamma_function import gamma
from symit.families.vectors.cone_integrals import PLACES, Weight, coordinates, det
from symit.families.vectors.gaussian import definite
from symit.families.vectors.matrices import Matrix, full, lower_of
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.terms import Definition, Term, Var

ROWS = 2


@dataclass(frozen=True)
class Cone(Family):
    """An entry for positive definite matrices; its density is a function of the entries on and below the diagonal."""

    @cached_property
    def definition(self) -> Definition:
        xs = coordinates()
        return Definition(self.name, (*self.variables, *xs), self.density(xs, *self.variables))


def _density(xs: Sequence[Term], *values: Term) -> Term:
    """det(x)^((nu-3)/2) exp(-tr(V^-1 x)/2) over 2^nu det(V)^(nu/2) Gamma_2(nu/2).  Muirhead, Aspects of Multivariate
    Statistical Theory, 3.2.1."""
    nu, v, w, u = values
    x, y, z = xs
    of_v = determinant((v, w, u))
    trace = b.div(b.add(b.mul(u, x), b.mul(-2, w, y), b.mul(v, z)), b.mul(2, of_v))
    return b.mul(_scale(nu, of_v), b.power(det(xs), b.div(b.sub(nu, 3), 2)), b.exp(b.neg(trace)))


def _scale(nu: Term, of_v: Term) -> Term:
    return b.power(b.mul(b.power(2, nu), b.power(of_v, b.div(nu, 2)), gamma_two(nu)), -1)


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


def scale_of(member: Member) -> Matrix:
    return full(lower_of(member.values[1:]))


@dataclass(frozen=True)
class Plain:
    """A member in letters, of which the last stands for the determinant of the scale: then all that is divided by is
    a product of them."""

    member: Member
    det: Term

    @property
    def weight(self) -> Weight:
        """The density as the integrals over the cone have it."""
        nu, v, w, _ = self.member.values
        of_y = b.neg(b.div(w, self.det))
        return Weight(_scale(nu, self.det), halves(nu)[1], b.div(1, b.mul(2, v)), of_y, b.div(v, b.mul(2, self.det)))

    @property
    def log_scale(self) -> Term:
        return b.log(_scale(degrees(self.member), self.det))

    @property
    def letters(self) -> tuple[Term, ...]:
        return (*self.member.values[:-1], self.det)

    def meaning(self, asked: Member) -> dict[Var, Term]:
        """What the letters stand for."""
        return dict(zip(self.letters, (*asked.values[:-1], determinant(asked.values[1:])), strict=True))  # type: ignore[arg-type]


def plain(number: int) -> Plain:
    nu, v, w, _ = WISHART.renamed(f"{{}}_{number}".format)
    of_v = b.real(f"d_{number}")
    return Plain(WISHART.at(nu, v, w, b.div(b.add(of_v, b.power(w, 2)), v)), of_v)


def _no_moment(*_: Term) -> Any:
    """Its measures find their integrals themselves."""
    raise Refused("an integral over matrices is none over the line")


WISHART = Cone(
    "Wishart",
    (("nu", ABOVE_ONE), *((f"v_{place}", REAL) for place in PLACES)),
    _density,
    lambda *_: LINE,
    _no_moment,
    given=lambda nu, *lower: definite(full(lower_of(lower))),
    in_order="the scale is positive definite",
    gammas=lambda nu, *_: halves(nu),
)
