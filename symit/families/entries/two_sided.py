"""Distributions that are alike on both sides of a place: StudentT, Cauchy, GeneralizedNormal."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from symit.families.entry import Family, domains
from symit.families.integrals.base import LINE
from symit.families.integrals.gamma_function import gamma
from symit.families.moments.beta_parts import on_part_of_odds
from symit.families.moments.cauchy_moments import beside_nothing, on_round
from symit.families.moments.factored import in_factors_of_logarithms
from symit.families.moments.moments import Map, along, first_of
from symit.families.moments.pieces import by_pieces, either_side
from symit.families.moments.truncated import on_part_of_half_line
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment
from symit.proving.scope.scope import Scope

HALF = b.num(Fraction(1, 2))


def _squares(away: Term, scale: Term) -> list[tuple[Term, Callable[[Scope, Term], Theorem]]]:
    """The sum of the square of a distance and of that of a scale, written out."""

    def show(there: Scope, claim: Term) -> Theorem:
        parts = there.evident(b.le(0, b.power(away, 2))), there.evident(b.lt(0, b.power(scale, 2)))
        return there.linear(claim, *((part, 1) for part in parts))

    return [(PLAIN.canonical(b.add(b.power(away, 2), b.power(scale, 2))), show)]


StudentT = Family(
    "StudentT",
    domains("nu > 0"),
    lambda x, nu: b.div(
        b.mul(
            gamma(b.div(b.add(nu, 1), 2)), b.power(b.add(1, b.div(b.power(x, 2), nu)), b.neg(b.div(b.add(nu, 1), 2)))
        ),
        b.mul(b.sqrt(b.mul(nu, b.PI)), gamma(b.div(nu, 2))),
    ),
    lambda nu: LINE,
    lambda nu: by_pieces(either_side(b.ZERO, b.sqrt(nu), HALF, on_part_of_odds), [b.ZERO]),
    gammas=lambda nu: [b.div(b.add(nu, 1), 2), b.div(nu, 2)],
    positive=lambda x, nu: _squares(x, b.sqrt(nu)),
)


def _round_about(location: Term, scale: Term) -> Moment:
    return along(Map(lambda u: b.add(location, b.mul(scale, u)), LINE), first_of([on_round, beside_nothing]))


Cauchy = Family(
    "Cauchy",
    domains("location, scale > 0"),
    lambda x, location, scale: b.power(b.mul(b.PI, scale, b.add(1, b.power(b.div(b.sub(x, location), scale), 2))), -1),
    lambda location, scale: LINE,
    lambda location, scale: first_of(
        [
            _round_about(location, scale),
            in_factors_of_logarithms(_round_about(location, scale)),
            by_pieces(either_side(location, scale, HALF, on_part_of_odds), [location]),
        ]
    ),
    positive=lambda x, location, scale: _squares(b.sub(x, location), scale),
)


def _highest(scale: Term, power: Term) -> Term:
    return b.div(power, b.mul(2, scale, gamma(b.power(power, -1))))


def _generalized(away: Term, scale: Term, power: Term) -> Term:
    """The density at a distance > 0 from 0."""
    return b.mul(_highest(scale, power), b.exp(b.neg(b.power(b.div(away, scale), power))))


GeneralizedNormal = Family(
    "GeneralizedNormal",
    domains("scale > 0, power > 0"),
    lambda x, scale, power: b.if_(
        b.lt(0, x),
        _generalized(x, scale, power),
        b.if_(b.lt(x, 0), _generalized(b.neg(x), scale, power), _highest(scale, power)),
    ),
    lambda scale, power: LINE,
    lambda scale, power: by_pieces(either_side(b.ZERO, scale, b.power(power, -1), on_part_of_half_line)),
    gammas=lambda scale, power: [b.power(power, -1)],
)
