"""Gamma and what a power or a logarithm makes of it: x = scale u^power, u with density exp(-u) u^(s-1)/Gamma(s)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symit.families.entries.waiting import on_waiting
from symit.families.entry import Family, Of, by_multiple, domains
from symit.families.integrals.base import HALF_LINE, LINE
from symit.families.integrals.gamma_function import gamma, raised
from symit.families.moments.moments import Map, along, first_of, on_half_line
from symit.families.moments.pieces import by_pieces
from symit.families.moments.shifted import beside_a_line
from symit.families.moments.truncated import anywhere, mapped, on_part_of_half_line, on_part_of_line
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment
from symit.proving.scope.scope import Scope

HALF = b.num(Fraction(1, 2))


def scaled(scale: Term, power: Term, falling: bool = False) -> Moment:
    """The moments of scale u^power, from those of u."""
    to = Map(lambda u: b.exp(b.add(b.log(scale), b.mul(power, b.log(u)))), HALF_LINE)

    def back(x: Term) -> Term:
        return b.exp(b.div(b.sub(b.log(x), b.log(scale)), power))

    return anywhere(to, back, HALF_LINE, on_half_line, on_part_of_half_line, falling)


def _root_of(scale: Term) -> Moment:
    """The moments of scale sqrt(u), which has a Gaussian density."""
    to = Map(lambda u: b.exp(b.add(b.log(scale), b.mul(HALF, b.log(u)))), HALF_LINE)
    whole = along(to, first_of([on_half_line, beside_a_line]))
    return first_of([whole, on_part_of_line, by_pieces(lambda low, high: on_part_of_line)])


_on_half_line = first_of([on_half_line, by_pieces(lambda low, high: on_part_of_half_line)])


def _positive(name: str, parameters: str, density: Of, moment: Of, gammas: Of | None = None) -> Family:
    return Family(name, domains(parameters), density, lambda *_: HALF_LINE, moment, gammas=gammas)


Gamma = _positive(
    "Gamma",
    "shape > 0, rate > 0",
    lambda x, shape, rate: b.div(
        b.mul(b.power(rate, shape), b.power(x, b.sub(shape, 1)), b.exp(b.neg(b.mul(rate, x)))), gamma(shape)
    ),
    lambda shape, rate: _on_half_line,
    gammas=lambda shape, rate: [shape],
)

ChiSquared = _positive(
    "ChiSquared",
    "k > 0",
    lambda x, k: b.div(
        b.mul(b.power(x, b.sub(b.div(k, 2), 1)), b.exp(b.neg(b.div(x, 2)))),
        b.mul(b.power(b.num(2), b.div(k, 2)), gamma(b.div(k, 2))),
    ),
    lambda k: _on_half_line,
    gammas=lambda k: [b.div(k, 2)],
)

InverseGamma = _positive(
    "InverseGamma",
    "shape > 0, scale > 0",
    lambda x, shape, scale: b.div(
        b.mul(b.power(scale, shape), b.power(x, b.neg(b.add(shape, 1))), b.exp(b.neg(b.div(scale, x)))), gamma(shape)
    ),
    lambda shape, scale: scaled(scale, b.num(-1), falling=True),
    gammas=lambda shape, scale: [shape],
)

GeneralizedGamma = _positive(
    "GeneralizedGamma",
    "a > 0, d > 0, p > 0",
    lambda x, a, d, p: b.div(
        b.mul(p, b.power(x, b.sub(d, 1)), b.exp(b.neg(b.power(b.div(x, a), p)))),
        b.mul(b.power(a, d), gamma(b.div(d, p))),
    ),
    lambda a, d, p: scaled(a, b.power(p, -1)),
    gammas=lambda a, d, p: [b.div(d, p)],
)

Weibull = _positive(
    "Weibull",
    "shape > 0, scale > 0",
    lambda x, shape, scale: b.mul(
        b.div(shape, scale), b.power(b.div(x, scale), b.sub(shape, 1)), b.exp(b.neg(b.power(b.div(x, scale), shape)))
    ),
    lambda shape, scale: scaled(scale, b.power(shape, -1)),
)

Frechet = _positive(
    "Frechet",
    "shape > 0, scale > 0",
    lambda x, shape, scale: b.mul(
        b.div(shape, scale),
        b.power(b.div(x, scale), b.neg(b.add(shape, 1))),
        b.exp(b.neg(b.power(b.div(x, scale), b.neg(shape)))),
    ),
    lambda shape, scale: scaled(scale, b.neg(b.power(shape, -1)), falling=True),
)

Rayleigh = _positive(
    "Rayleigh",
    "sigma > 0",
    lambda x, sigma: b.mul(
        b.div(x, b.power(sigma, 2)), b.exp(b.neg(b.div(b.power(x, 2), b.mul(2, b.power(sigma, 2)))))
    ),
    lambda sigma: _root_of(b.mul(b.sqrt(2), sigma)),
)

HalfNormal = _positive(
    "HalfNormal",
    "sigma > 0",
    lambda x, sigma: b.mul(
        b.sqrt(b.div(2, b.PI)), b.power(sigma, -1), b.exp(b.neg(b.div(b.power(x, 2), b.mul(2, b.power(sigma, 2)))))
    ),
    lambda sigma: _root_of(b.mul(b.sqrt(2), sigma)),
)

Maxwell = _positive(
    "Maxwell",
    "a > 0",
    lambda x, a: b.mul(
        b.sqrt(b.div(2, b.PI)),
        b.power(x, 2),
        b.power(a, -3),
        b.exp(b.neg(b.div(b.power(x, 2), b.mul(2, b.power(a, 2))))),
    ),
    lambda a: _root_of(b.mul(b.sqrt(2), a)),
)

Chi = _positive(
    "Chi",
    "k > 0",
    lambda x, k: b.div(
        b.mul(b.power(x, b.sub(k, 1)), b.exp(b.neg(b.div(b.power(x, 2), 2)))),
        b.mul(b.power(b.num(2), b.sub(b.div(k, 2), 1)), gamma(b.div(k, 2))),
    ),
    lambda k: scaled(b.sqrt(2), HALF),
    gammas=lambda k: [b.div(k, 2)],
)

Nakagami = _positive(
    "Nakagami",
    "m > 0, omega > 0",
    lambda x, m, omega: b.div(
        b.mul(
            2,
            b.power(b.div(m, omega), m),
            b.power(x, b.sub(b.mul(2, m), 1)),
            b.exp(b.neg(b.div(b.mul(m, b.power(x, 2)), omega))),
        ),
        gamma(m),
    ),
    lambda m, omega: scaled(b.sqrt(b.div(omega, m)), HALF),
    gammas=lambda m, omega: [m],
)

Levy = _positive(
    "Levy",
    "c > 0",
    lambda x, c: b.mul(
        b.sqrt(b.div(c, b.mul(2, b.PI))), b.power(x, Fraction(-3, 2)), b.exp(b.neg(b.div(c, b.mul(2, x))))
    ),
    lambda c: first_of([scaled(b.div(c, 2), b.num(-1), falling=True), on_waiting]),
)


def _logarithm(location: Term, scale: Term) -> Moment:
    """The moments of location - scale log(u), from those of u."""
    to = Map(lambda u: b.sub(location, b.mul(scale, b.log(u))), HALF_LINE)

    def back(x: Term) -> Term:
        return b.exp(b.div(b.sub(location, x), scale))

    return anywhere(to, back, LINE, on_half_line, on_part_of_half_line, falling=True)


Gumbel = Family(
    "Gumbel",
    domains("location, scale > 0"),
    lambda x, location, scale: b.div(
        b.mul(
            b.exp(b.neg(b.div(b.sub(x, location), scale))),
            b.exp(b.neg(b.exp(b.neg(b.div(b.sub(x, location), scale))))),
        ),
        scale,
    ),
    lambda location, scale: LINE,
    _logarithm,
)

Moyal = Family(
    "Moyal",
    domains("location, scale > 0"),
    lambda x, location, scale: b.div(
        b.exp(
            b.neg(
                b.div(
                    b.add(b.div(b.sub(x, location), scale), b.exp(b.neg(b.div(b.sub(x, location), scale)))),
                    2,
                )
            )
        ),
        b.mul(scale, b.sqrt(b.mul(2, b.PI))),
    ),
    lambda location, scale: LINE,
    _logarithm,
)

ExpGamma = Family(
    "ExpGamma",
    domains("shape > 0, rate > 0"),
    lambda x, shape, rate: b.div(
        b.mul(raised(rate, shape), b.exp(b.sub(b.mul(shape, x), b.mul(rate, b.exp(x))))), gamma(shape)
    ),
    lambda shape, rate: LINE,
    lambda shape, rate: anywhere(Map(b.log, HALF_LINE), b.exp, LINE, on_half_line, on_part_of_half_line),
    gammas=lambda shape, rate: [shape],
)
"""The logarithm of what Gamma draws."""

ExpInverseGamma = Family(
    "ExpInverseGamma",
    domains("shape > 0, scale > 0"),
    lambda x, shape, scale: b.div(
        b.mul(raised(scale, shape), b.exp(b.neg(b.add(b.mul(shape, x), b.mul(scale, b.exp(b.neg(x))))))), gamma(shape)
    ),
    lambda shape, scale: LINE,
    lambda shape, scale: _logarithm(b.ZERO, b.ONE),
    gammas=lambda shape, scale: [shape],
)
"""The logarithm of what InverseGamma draws."""


def _end(location: Term, scale: Term, shape: Term) -> Term:
    """The end of the support: the lower one for a positive shape, the upper one for a negative one."""
    return PLAIN.canonical(b.sub(location, b.div(scale, shape)))


def _within(x: Term, location: Term, scale: Term, shape: Term) -> Term:
    """shape/scale times the distance from the end."""
    return b.add(1, b.div(b.mul(shape, b.sub(x, location)), scale))


def _above_zero(x: Term, location: Term, scale: Term, shape: Term) -> Term:
    """The same times the scale, written out."""
    return PLAIN.canonical(b.mul(scale, _within(x, location, scale, shape)))


def _extreme(x: Term, location: Term, scale: Term, shape: Term) -> Term:
    within, power = _within(x, location, scale, shape), b.neg(b.power(shape, -1))
    return b.div(b.mul(b.power(within, b.sub(power, 1)), b.exp(b.neg(b.power(within, power)))), scale)


def _from_end(location: Term, scale: Term, shape: Term, falling: bool) -> Moment:
    """The moments of end + scale/shape u^(-shape), from those of u; away from the end as u grows, or towards it."""
    end = _end(location, scale, shape)

    def to(u: Term) -> Term:
        return b.add(end, b.mul(b.div(scale, shape), b.exp(b.neg(b.mul(shape, b.log(u))))))

    def back(x: Term) -> Term:
        return b.exp(b.neg(b.div(b.log(_within(x, location, scale, shape)), shape)))

    edges = Map(to, HALF_LINE, high=end) if falling else Map(to, HALF_LINE, low=end)
    image = b.interval(end, b.INFINITY) if falling else b.interval(b.MINUS_INFINITY, end)
    pieces = mapped(edges, back, image, on_part_of_half_line, falling=True)

    def part(low: Term, high: Term) -> Moment:
        moment = pieces(low, high)
        places = [place for place in (low, high) if place.sort != t.EXTENDED and place != end]
        return lambda scope, integral: moment(scope.know(*(th for p in places for th in inside(scope, p))), integral)

    def inside(scope: Scope, place: Term) -> Iterator[Theorem]:
        """That a place lies within the support, as it is written where it comes from."""
        ordered = scope.evident(b.lt(end, place) if falling else b.lt(place, end))
        for term, weight in ((_within, b.div(shape, scale)), (_above_zero, shape)):
            claim = b.lt(0, term(place, location, scale, shape))
            yield scope.linear(claim, (ordered, weight if falling else b.neg(weight)))

    return first_of([along(edges, on_half_line), by_pieces(part)])


BoundedExtremeValue = Family(
    "BoundedExtremeValue",
    domains("location, scale > 0, shape < 0"),
    _extreme,
    lambda *values: b.interval(b.MINUS_INFINITY, _end(*values)),
    lambda location, scale, shape: _from_end(location, scale, shape, falling=False),
    positive=lambda x, *values: [
        (_within(x, *values), by_multiple(b.lt(x, _end(*values)), b.div(b.neg(values[2]), values[1]))),
        (_above_zero(x, *values), by_multiple(b.lt(x, _end(*values)), b.neg(values[2]))),
    ],
)
"""GeneralizedExtremeValue of negative shape, whose support is bounded above."""

GeneralizedExtremeValue = Family(
    "GeneralizedExtremeValue",
    domains("location, scale > 0, shape > 0"),
    _extreme,
    lambda *values: b.interval(_end(*values), b.INFINITY),
    lambda location, scale, shape: _from_end(location, scale, shape, falling=True),
    mirrored=BoundedExtremeValue,
    positive=lambda x, *values: [
        (_within(x, *values), by_multiple(b.lt(_end(*values), x), b.div(values[2], values[1]))),
        (_above_zero(x, *values), by_multiple(b.lt(_end(*values), x), values[2])),
    ],
)
"""As the shape tends to 0 it becomes Gumbel's."""
