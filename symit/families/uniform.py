"""Uniform and Triangular: powers, exponentials and logarithms over a bounded interval."""

from __future__ import annotations

from symit.families.base import HALF_LINE
from symit.families.entry import Family, Through, domains
from symit.families.moments import Map, along, first_of, on_half_line, on_interval
from symit.families.pieces import between, by_pieces
from symit.kernel import build as b
from symit.kernel.definitions import UNIFORM
from symit.kernel.terms import App, Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment
from symit.proving.scope import Scope


def _over(low: Term, high: Term) -> Moment:
    return first_of([between(low, high), by_pieces(_over), with_logarithms(low, high)])


def with_logarithms(low: Term, high: Term) -> Moment:
    """Powers and logarithms of x, where 0 <= low: x = high exp(-u), or low exp(u) up to log(high/low)."""
    if low == b.ZERO:
        return along(Map(lambda u: b.mul(high, b.exp(b.neg(u))), HALF_LINE, low=high, high=low), on_half_line)

    def found(scope: Scope, integral: App) -> Theorem:
        length = b.log(b.div(high, low))
        positive = scope.evident(b.lt(0, length))
        logs = b.sub(b.log(high), b.log(low))
        there = scope.know(scope.linear(b.lt(0, logs), (positive, 1)))
        return along(Map(lambda u: b.mul(low, b.exp(u)), b.interval(0, logs), low=low, high=high), on_interval)(
            there, integral
        )

    return found


Uniform = Family(
    "Uniform",
    domains("a, b"),
    lambda x, low, high: b.app(UNIFORM, low, high, x),
    b.interval,
    _over,
    given=lambda low, high: [b.lt(low, high)],
)

Triangular = Family(
    "Triangular",
    domains("a, b, c"),
    lambda x, low, high, mode: b.if_(
        b.le(x, mode),
        b.div(b.mul(2, b.sub(x, low)), b.mul(b.sub(high, low), b.sub(mode, low))),
        b.div(b.mul(2, b.sub(high, x)), b.mul(b.sub(high, low), b.sub(high, mode))),
    ),
    lambda low, high, mode: b.interval(low, high),
    lambda low, high, mode: by_pieces(_over),
    given=lambda low, high, mode: [b.lt(low, mode), b.lt(mode, high), b.lt(low, high)],
    through=Through(
        ("low", "rise", "fall"),
        lambda low, rise, fall: (low, b.add(low, rise, fall), b.add(low, rise)),
        lambda low, high, mode: (low, b.sub(mode, low), b.sub(high, mode)),
    ),
)
