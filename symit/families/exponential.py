"""Exponential, Pareto, PowerFunction, Laplace: what exp(-x) over the half-line gives."""

from __future__ import annotations

from symit.families.base import HALF_LINE, LINE
from symit.families.entry import Family, domains
from symit.families.moments import Map, along, first_of, on_half_line
from symit.families.pieces import ON_HALF_LINES, by_pieces
from symit.families.uniform import with_logarithms
from symit.families.unit_interval import on_unit
from symit.kernel import build as b
from symit.kernel.definitions import LAPLACE
from symit.kernel.terms import Term
from symit.proving.closed_forms import Moment


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
    lambda rate: first_of([on_half_line, ON_HALF_LINES]),
)

Pareto = Family(
    "Pareto",
    domains("shape > 0, minimum > 0"),
    lambda x, shape, minimum: b.mul(shape, b.power(minimum, shape), b.power(x, b.neg(b.add(shape, 1)))),
    lambda shape, minimum: b.interval(minimum, b.INFINITY),
    lambda shape, minimum: first_of([_beyond(minimum), by_pieces(_power_parts)]),
)

PowerFunction = Family(
    "PowerFunction",
    domains("shape > 0"),
    lambda x, shape: b.mul(shape, b.power(x, b.sub(shape, 1))),
    lambda shape: b.interval(0, 1),
    lambda shape: first_of([with_logarithms(b.ZERO, b.ONE), on_unit, by_pieces(with_logarithms)]),
)

Laplace = Family(
    "Laplace",
    domains("location, scale > 0"),
    lambda x, location, scale: b.app(LAPLACE, location, scale, x),
    lambda location, scale: LINE,
    lambda location, scale: ON_HALF_LINES,
)
