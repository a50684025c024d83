"""Exponential, Pareto, PowerFunction, ContinuousBernoulli, Laplace, AsymmetricLaplace: what exp(-x) over the half-line
gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from symit.families.entries.uniform import with_logarithms
from symit.families.entry import Family, domains
from symit.families.integrals.base import HALF_LINE, LINE
from symit.families.moments.cosines import beside_cosine
from symit.families.moments.moments import Map, along, beside_exponential, first_of, on_half_line, on_interval
from symit.families.moments.pieces import ON_HALF_LINES, between, by_pieces
from symit.families.moments.powers_of_unit import on_powers_of_unit
from symit.families.moments.shifted import beside_a_line
from symit.families.moments.truncated import on_part_of_half_line
from symit.families.moments.unit_interval import on_unit
from symit.kernel import build as b
from symit.kernel.definitions import LAPLACE
from symit.kernel.rules import logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, context_of
from symit.proving.scope.scope import Scope


def _beyond(low: Term) -> Moment:
    """The moments over (low, oo) of powers of x: x = low exp(u)."""
    return along(Map(lambda u: b.exp(b.add(b.log(low), u)), HALF_LINE, low=low), on_half_line)


def _power_parts(low: Term, high: Term) -> Moment:
    return _beyond(low) if high == b.INFINITY else with_logarithms(low, high)


Exponential = Family(
    "Exponential",
    domains("rate > 0"),
    lambda x, rate: b.mul(rate, b.exp(b.neg(b.mul(rate, x)))),
    lambda rate: HALF_LINE,
    lambda rate: first_of([on_half_line, beside_a_line, ON_HALF_LINES]),
)

Pareto = Family(
    "Pareto",
    domains("shape > 0, minimum > 0"),
    lambda x, shape, minimum: b.mul(shape, b.power(minimum, shape), b.power(x, b.neg(b.add(shape, 1)))),
    lambda shape, minimum: b.interval(minimum, b.INFINITY),
    lambda shape, minimum: first_of([_beyond(minimum), on_part_of_half_line, by_pieces(_power_parts)]),
)

PowerFunction = Family(
    "PowerFunction",
    domains("shape > 0"),
    lambda x, shape: b.mul(shape, b.power(x, b.sub(shape, 1))),
    lambda shape: b.interval(0, 1),
    lambda shape: first_of(
        [
            with_logarithms(b.ZERO, b.ONE),
            on_unit,
            on_powers_of_unit,
            on_part_of_half_line,
            on_interval,
            by_pieces(with_logarithms),
        ]
    ),
)

Laplace = Family(
    "Laplace",
    domains("location, scale > 0"),
    lambda x, location, scale: b.app(LAPLACE, location, scale, x),
    lambda location, scale: LINE,
    lambda location, scale: ON_HALF_LINES,
)


def _two_slopes(x: Term, location: Term, scale: Term, asymmetry: Term) -> Term:
    """The density at x, with slopes `asymmetry` above the location and its inverse below it."""
    away = b.div(b.sub(x, location), scale)
    decay = b.if_(b.le(location, x), b.neg(b.mul(asymmetry, away)), b.div(away, asymmetry))
    return b.div(b.exp(decay), b.mul(scale, b.add(asymmetry, b.power(asymmetry, -1))))


AsymmetricLaplace = Family(
    "AsymmetricLaplace",
    domains("location, scale > 0, asymmetry > 0"),
    _two_slopes,
    lambda location, scale, asymmetry: LINE,
    lambda location, scale, asymmetry: ON_HALF_LINES,
)


def _height(logit: Term) -> Term:
    """The inverse of the integral of exp(logit x) over (0, 1)."""
    return b.div(logit, b.sub(b.exp(logit), 1))


@cache
def _height_is_positive() -> Theorem:
    """u != 0 |- 0 < u/(exp(u) - 1): the denominator has the sign of u."""
    u = b.real("u")
    claim, given = b.lt(0, _height(u)), Scope().given(b.ne(u, 0))
    above, below = given.given(b.lt(0, u)), given.given(b.le(u, 0))
    below = below.know(below.evident(b.lt(u, 0)))
    one = above.know(above.evident(b.lt(1, b.exp(u)))).evident(claim)
    other = below.know(below.evident(b.lt(b.exp(u), 1))).evident(claim)
    return logic.theorem(logic.cases(one, other, *given.facts, condition=b.lt(0, u)), id="height-is-positive")


def _around(_: int, logit: Term) -> tuple[Term, Callable[[Scope, Term, Term], Theorem]]:
    """Between logit - d and logit + d, where d = logit^2/(2 (1 + logit^2)) is less than |logit|."""
    square = b.power(logit, 2)
    size = b.div(square, b.mul(2, b.add(1, square)))
    low, high = b.sub(logit, size), b.add(logit, size)

    def shown(there: Scope, at: Term, condition: Term) -> Theorem:
        near = there.evident(b.lt(low, at)), there.evident(b.lt(at, high))
        either: list[Theorem] = []
        for side, sign, order in ((b.lt(0, logit), 1, near[0]), (b.le(logit, 0), -1, near[1])):
            if not logit.free and not context_of(there).holds(side):
                continue
            here = there.given(side) if logit.free else there
            here = here.know(here.evident(b.lt(0, b.mul(sign, logit))))
            rest = here.evident(b.lt(0, b.add(1, b.power(b.sub(logit, sign), 2), square)))
            away = b.mul(sign, logit, b.power(b.mul(2, b.add(1, square)), -1))
            claim = b.lt(0, b.mul(sign, at))
            either.append(here.know(here.linear(claim, (order, 1), (rest, away))).evident(condition))
        return logic.cases(*either, *there.facts, condition=b.lt(0, logit)) if logit.free else either[0]

    return b.interval(low, high), shown


def _powers_are_not_0(logit: Term) -> Callable[[Scope], Iterator[Theorem]]:
    """exp(logit) - 1 is not 0, nor are its powers, which are written out."""
    gap = b.sub(b.exp(logit), 1)
    return lambda scope: (scope.evident(b.ne(b.power(gap, n), 0)) for n in (2, 3))


ContinuousBernoulli = Family(
    "ContinuousBernoulli",
    domains("logit"),
    lambda x, logit: b.mul(_height(logit), b.exp(b.mul(logit, x))),
    lambda logit: b.interval(0, 1),
    lambda logit: first_of(
        [beside_exponential, on_interval, between(b.ZERO, b.ONE), by_pieces(between), beside_cosine]
    ),
    given=lambda logit: [b.ne(logit, 0)],
    needs=_powers_are_not_0,
    around=_around,
    factor=lambda logit: (_height(logit), lambda scope: scope.instantiate(_height_is_positive(), {b.real("u"): logit})),
)
"""The multiple of p^x (1-p)^(1-x) that integrates to one, with logit = log(p/(1-p)); at 0 it is Uniform(0, 1)."""
