"""Uniform and Triangular: powers, exponentials and logarithms over a bounded interval."""

from __future__ import annotations

from collections.abc import Iterator

from symit.families.entry import Family, Through, domains
from symit.families.integrals.base import (
    HALF_LINE,
    HIGH,
    LOW,
    RATE,
    interval_log_squared,
    interval_logarithm,
    interval_real_power,
)
from symit.families.moments.cosines import beside_cosine
from symit.families.moments.factored import in_factors_of_logarithms
from symit.families.moments.moments import (
    Map,
    along,
    first_of,
    instance,
    multiple,
    on_half_line,
    on_interval,
    opened,
    powers_and_logs,
)
from symit.families.moments.pieces import between, by_pieces
from symit.families.moments.powers_of_unit import on_powers_of_unit
from symit.families.moments.short import shortly
from symit.families.moments.squares_in_logarithms import beside_log_of_square
from symit.families.supports import at_every_point
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import UNIFORM
from symit.kernel.terms import App, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Moment, NoBaseIntegral, context_of
from symit.proving.scope.scope import Scope


def _over(low: Term, high: Term) -> Moment:
    parts = [
        between(low, high),
        by_pieces(_over),
        with_logarithms(low, high),
        of_a_line(low, high),
        beside_cosine,
        on_powers_of_unit,
    ]
    plain = first_of([*parts, beside_log_of_square])
    return first_of([in_factors_of_logarithms(plain), plain])


def with_logarithms(low: Term, high: Term) -> Moment:
    """Powers and logarithms of x, where 0 <= low: x = high exp(-u), or low exp(u) up to log(high/low)."""
    if low == b.ZERO:
        return along(Map(lambda u: b.mul(high, b.exp(b.neg(u))), HALF_LINE, low=high, high=low), on_half_line)

    def found(scope: Scope, integral: App) -> Theorem:
        if (known := _at_ends(scope, integral)) is not None:
            theorem, values = known
            ends: dict[Var, Term] = {LOW: low, HIGH: high}
            return multiple(scope, integral, instance(scope, integral, theorem, ends | values), b.ONE)
        x, body = opened(scope, integral)
        if powers_and_logs(body, x) is None:
            raise NoBaseIntegral(integral)
        length = b.log(b.div(high, low))
        positive = scope.evident(b.lt(0, length))
        logs = b.sub(b.log(high), b.log(low))
        there = scope.know(scope.linear(b.lt(0, logs), (positive, 1)))
        return along(Map(lambda u: b.mul(low, b.exp(u)), b.interval(0, logs), low=low, high=high), on_interval)(
            there, integral
        )

    return found


def of_a_line(low: Term, high: Term) -> Moment:
    """Powers of x and powers or a logarithm of y = c + d x: those of y over its own interval, x = (y - c)/d."""

    def found(scope: Scope, integral: App) -> Theorem:
        x, body = opened(scope, integral)
        line = next(lines(body, x), None)
        if line is None:
            raise NoBaseIntegral(integral)
        middle = b.substitute(line, {x: b.ZERO})
        slope = PLAIN.canonical(b.sub(b.substitute(line, {x: b.ONE}), middle))
        sign = scope.evident(b.lt(0, slope) if context_of(scope).sign(slope) == frozenset((1,)) else b.lt(slope, 0))
        rises = sign.conclusion == b.lt(0, slope)
        ends = low, high
        start, end = (PLAIN.canonical(b.substitute(line, {x: e})) for e in (ends if rises else ends[::-1]))
        in_order = scope.linear(b.lt(start, end), (scope.evident(b.lt(low, high)), slope if rises else b.neg(slope)))
        there, part = scope.know(in_order, scope.evident(b.le(0, start))), b.interval(start, end)
        if start != b.ZERO:
            there = there.know(scope.evident(b.lt(0, start)))
            there = there.know(*at_every_point(there, x, part, [b.lt(0, x)]))
        back = Map(lambda y: b.div(b.sub(y, middle), slope), part, *(ends if rises else ends[::-1]))
        return along(back, with_logarithms(start, end))(there, integral)

    return found


def lines(term: Term, x: Var) -> Iterator[Term]:
    """What is linear in x, and not x itself, in a logarithm or below a power."""
    if not isinstance(term, App) or x not in term.free:
        return
    if term.head in (t.LOG, t.POW) and term.args[0] != x:
        line = term.args[0]
        gap = PLAIN.canonical(b.sub(b.substitute(line, {x: b.add(x, 1)}), line))
        if x not in gap.free:
            yield line
    for part in term.args:
        yield from lines(part, x)


def _at_ends(scope: Scope, integral: App) -> tuple[Theorem, dict[Var, Term]] | None:
    """What has an antiderivative of few terms: x^n log(x), x^n log(x)^2 for whole numbers n >= 0, and x^r."""
    x, body = opened(scope, integral)
    power, logs, rate = powers_and_logs(body, x) or (b.ZERO, 0, b.ONE)
    if rate != b.ZERO:
        return None
    is_whole = isinstance(power, Num) and power.value.denominator == 1 and power.value >= 0
    if is_whole and logs in (1, 2):
        n = int(power.value)  # type: ignore[union-attr]
        return (interval_logarithm(n) if logs == 1 else interval_log_squared(n)), {}
    return None if logs or isinstance(power, Num) else (interval_real_power(), {RATE: power})


Uniform = Family(
    "Uniform",
    domains("a, b"),
    lambda x, low, high: b.app(UNIFORM, low, high, x),
    b.interval,
    _over,
    given=lambda low, high: [b.lt(low, high)],
    sums=lambda low, high: [b.sub(high, low)],
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
    lambda low, high, mode: shortly(by_pieces(_over)),
    given=lambda low, high, mode: [b.lt(low, mode), b.lt(mode, high), b.lt(low, high)],
    through=Through(
        ("low", "rise", "fall"),
        lambda low, rise, fall: (low, b.add(low, rise, fall), b.add(low, rise)),
        lambda low, high, mode: (low, b.sub(mode, low), b.sub(high, mode)),
    ),
)
