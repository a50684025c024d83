"""Exponential, Pareto, PowerFunction, Laplace: what exp(-x) over the half-line gives."""

from __future__ import annotations

from symit.families.base import HALF_LINE, LINE
from symit.families.entry import Family, domains
from symit.families.moments import Map, along, on_half_line
from symit.families.pieces import ON_HALF_LINES
from symit.kernel import build as b
from symit.kernel.definitions import LAPLACE

Exponential = Family(
    "Exponential",
    domains("rate > 0"),
    lambda x, rate: b.mul(rate, b.exp(b.neg(b.mul(rate, x)))),
    lambda rate: HALF_LINE,
    lambda rate: on_half_line,
)

Pareto = Family(
    "Pareto",
    domains("shape > 0, minimum > 0"),
    lambda x, shape, minimum: b.mul(shape, b.power(minimum, shape), b.power(x, b.neg(b.add(shape, 1)))),
    lambda shape, minimum: b.interval(minimum, b.INFINITY),
    lambda shape, minimum: along(Map(lambda u: b.exp(b.add(b.log(minimum), u)), HALF_LINE, low=minimum), on_half_line),
)

PowerFunction = Family(
    "PowerFunction",
    domains("shape > 0"),
    lambda x, shape: b.mul(shape, b.power(x, b.sub(shape, 1))),
    lambda shape: b.interval(0, 1),
    lambda shape: along(Map(lambda u: b.exp(b.neg(u)), HALF_LINE, low=b.ONE, high=b.ZERO), on_half_line),
)

Laplace = Family(
    "Laplace",
    domains("location, scale > 0"),
    lambda x, location, scale: b.app(LAPLACE, location, scale, x),
    lambda location, scale: LINE,
    lambda location, scale: ON_HALF_LINES,
)
