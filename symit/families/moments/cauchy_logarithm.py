"""The mean of log((x - m)^2 + t^2) under 1/(1 + x^2): what the divergence of one Cauchy distribution from another is.

    pi log(m^2 + (1 + t)^2)

Its derivatives in t and in m are integrals of rational functions; at m = 0 and t = 1 a map of the half-line onto the
line doubles it.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import HALF_LINE, LINE, X
from symit.families.integrals.gamma_function import raised, tangent_at
from symit.families.moments.cauchy_fractions import (
    HALF,
    ROUND,
    M,
    S,
    T,
    far,
    of_away,
    of_both,
    of_round,
    of_scale,
    on_line,
    over_round,
    square,
)
from symit.families.moments.gamma_values import digamma_exists
from symit.families.moments.moments import Map, along
from symit.families.moments.named import folded
from symit.families.moments.unit_interval import on_odds
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import closed
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.special import DIGAMMA


@cache
def _by_digamma() -> Theorem:
    """The integral of log(1 + x^2)/(1 + x^2) is pi (digamma(1) - digamma(1/2))."""
    return logic.theorem(on_line(over_round(b.log(ROUND))), id="cauchy-log-by-digamma")


@cache
def _log_of_round() -> Theorem:
    """The integral of log(1 + x^2)/(1 + x^2) is 2 pi log 2: x = (u - 1/u)/2 makes of it twice itself and more."""
    direct, scope = _by_digamma(), Scope()
    back = b.div(b.sub(X, raised(X, b.num(-1))), 2)
    there = scope.at_point(X, HALF_LINE)
    slope = there.differentiate(X, back, X, b.div(b.add(1, b.power(X, -2)), 2))
    ends = scope.limit(X, back, b.ZERO, 1), scope.limit(X, back, b.INFINITY, -1)
    body = b.lam(X, over_round(b.log(ROUND)))
    apart = over_round(b.mul(4, b.sub(b.log(ROUND), b.add(b.log(X), b.log(2)))))
    pulled = b.mul(b.open_with(body, back), sides(slope)[1])
    roots = along(Map(lambda u: raised(u, HALF), HALF_LINE), on_odds)
    value = closed(scope, b.integral(HALF_LINE, X, apart), roots, folded)
    same = scope.know(value).congruence(X, HALF_LINE, there.field(pulled, apart))
    moved = scope.know(same, value).substitution(X, HALF_LINE, slope, *ends, body)
    known = scope.know(direct, same, value, moved)
    claim = b.eq(sides(direct)[0], b.mul(2, b.PI, b.log(2)))
    weights = ((direct, 2), (moved, -1), (same, -1), (value, -1))
    return logic.theorem(known.linear(claim, *weights), id="cauchy-log")


@cache
def digamma_at_half() -> Theorem:
    """digamma(1/2) = digamma(1) - 2 log 2."""
    scope = Scope().know(*(digamma_exists(Scope(), s) for s in (b.ONE, HALF)))
    claim = b.eq(b.app(DIGAMMA, HALF), b.sub(b.app(DIGAMMA, b.ONE), b.mul(2, b.log(2))))
    over_pi = b.power(b.PI, -1)
    found = scope.know(_log_of_round()).linear(claim, (_log_of_round(), b.neg(over_pi)), (_by_digamma(), over_pi))
    return logic.theorem(found, id="digamma-at-half")


# ---- the logarithm -------------------------------------------------------------------------------------------


def mean_log(m: Term, t_: Term) -> Term:
    """log((x - m)^2 + t^2)/(1 + x^2)."""
    return over_round(b.log(square(m, t_)))


@cache
def _exists() -> Theorem:
    """0 < t |- the integral of log((x - m)^2 + t^2)/(1 + x^2) exists.

    With k = 1 + m^2 + t^2, (x - m)^2 + t^2 lies between (t^2/k) (1 + x^2) and k (1 + x^2)."""
    scope, m, t_ = of_scale(), M, T
    there = scope.at_point(X, LINE)
    size, inside = b.add(1, b.power(m, 2), b.power(t_, 2)), square(m, t_)
    rest = b.sub(X, m)

    def logs(low: list[Term], high: list[Term], *squares: Term, times: Term = b.ONE) -> Theorem:
        """The sum of the logarithms of the one is at most that of the others, as their product is."""
        first, second = b.mul(*low), b.mul(*high)
        ordered = there.linear(b.le(first, second), *((there.evident(b.le(0, b.power(s, 2))), times) for s in squares))
        left, right = b.add(*map(b.log, low)), b.add(*map(b.log, high))
        tangent = tangent_at(there, b.sub(left, right))
        return there.linear(b.le(left, right), (tangent, 1), (ordered, b.power(second, -1)))

    below = logs([inside], [size, ROUND], b.add(1, b.mul(m, X)), b.mul(t_, X))
    least = b.div(b.power(t_, 2), size)
    above = logs([least, ROUND], [inside], rest, b.sub(b.mul(m, rest), b.power(t_, 2)), times=b.power(size, -1))
    grown = b.neg(b.log(least))
    most = b.add(b.log(size), grown)
    large, positive = there.evident(b.le(0, b.log(size))), there.evident(b.le(0, b.log(ROUND)))
    over = b.add(1, b.div(b.add(1, b.power(m, 2)), b.power(t_, 2)))
    small = there.evident(b.le(0, b.log(over)))
    small = there.linear(b.le(0, grown), (small, 1))
    bound = b.add(over_round(b.log(ROUND)), b.mul(most, b.power(ROUND, -1)))
    weight = b.power(ROUND, -1)
    body = mean_log(m, t_)
    upper = there.linear(b.le(body, bound), (below, weight), (small, weight))
    lower = there.linear(b.le(b.neg(bound), body), (above, weight), (large, weight), (positive, b.mul(2, weight)))
    known = scope.know(of_round(), _log_of_round())
    wide = known.linearity(X, LINE, bound, (1, over_round(b.log(ROUND))), (most, b.power(ROUND, -1)))
    return logic.theorem(known.know(wide).dominated(X, LINE, upper, lower), id="cauchy-log-exists")


@cache
def at_no_distance() -> Theorem:
    """0 < t |- the integral of log(x^2 + t^2)/(1 + x^2) is 2 pi log(1 + t)."""
    here = Scope().at_point(S, HALF_LINE)
    here = here.know(here.evident(b.lt(0, S)))
    near = b.interval(b.div(S, 2), b.mul(2, S))
    beside = here.at_point(T, near)
    positive = beside.evident(b.lt(0, T))
    there = beside.know(positive).at_point(X, LINE)
    inside = square(b.ZERO, T)
    value = b.div(b.mul(2, T), b.mul(inside, ROUND))
    bound = b.div(b.mul(4, b.power(S, -1)), ROUND)
    weight = b.mul(2, b.power(S, -1), b.power(b.mul(inside, ROUND), -1))
    larger = there.evident(b.lt(b.div(S, 2), T))
    above = there.linear(
        b.le(value, bound), (larger, b.mul(2, T, weight)), (there.evident(b.le(0, b.power(X, 2))), b.mul(2, weight))
    )
    below = there.evident(b.le(b.neg(bound), value))
    whole = beside.know(positive)
    whole = whole.know(whole.instantiate(_exists(), {M: b.ZERO}))
    plain = b.mul(2, b.PI, b.log(b.add(1, T)))
    known = here.instantiate(of_both(), {T: S})
    slopes = _steady(here, whole, T, near, (above, below), mean_log(b.ZERO, T), plain, known, b.mul(2, S))
    claim = b.eq(b.integral(LINE, X, mean_log(b.ZERO, T)), plain)
    scope = of_scale().know(of_scale().instantiate(_exists(), {M: b.ZERO}))
    return logic.theorem(
        _since_steady(scope, slopes, HALF_LINE, T, claim, b.ONE, _log_of_round()), id="cauchy-log-of-sum"
    )


@cache
def cauchy_logarithm() -> Theorem:
    """0 < t |- the integral of log((x - m)^2 + t^2)/(1 + x^2) is pi log(m^2 + (1 + t)^2)."""
    here = of_scale()
    beside = here.at_point(M, LINE)
    there = beside.at_point(X, LINE)
    inside = square(M, T)
    value = b.div(b.mul(-2, b.sub(X, M)), b.mul(inside, ROUND))
    bound = b.div(b.power(T, -1), ROUND)
    weight = b.mul(b.power(T, -1), b.power(b.mul(inside, ROUND), -1))
    above, below = (
        there.linear(b.le(*order), (there.evident(b.le(0, b.power(b.add(b.sub(X, M), b.mul(sign, T)), 2))), weight))
        for sign, order in ((1, (value, bound)), (-1, (b.neg(bound), value)))
    )
    whole = beside.know(_exists())
    known = here.instantiate(of_away(), {M: S})
    plain = b.mul(b.PI, b.log(far(M)))
    slopes = _steady(here, whole, M, LINE, (above, below), mean_log(M, T), plain, known, b.num(-2))
    claim, scope = b.eq(b.integral(LINE, X, mean_log(M, T)), plain), here.know(_exists())
    return logic.theorem(_since_steady(scope, slopes, LINE, M, claim, b.ZERO, at_no_distance()), id="cauchy-logarithm")


def _steady(
    here: Scope,
    beside: Scope,
    p: Var,
    near: Term,
    bounds: tuple[Theorem, Theorem],
    body: Term,
    plain: Term,
    known: Theorem,
    times: Term,
) -> tuple[Theorem, ...]:
    """The integral of body in x less a plain term: its derivative in p, at s, is 0, and that of its opposite.  That of
    the integral is taken under it, and is so many times one that is known."""
    value, bound = sides(bounds[0])
    there = beside.at_point(X, LINE)
    slope = there.differentiate(p, body, p, value)
    scale, _ = bound.args  # type: ignore[union-attr]
    total = here.know(of_round())
    wide = total.linearity(X, LINE, bound, (scale, b.power(ROUND, -1)))
    exists = total.know(wide).evident(b.defined(b.integral(LINE, X, bound)))
    whole = beside.evident(b.defined(b.integral(LINE, X, body)))
    under = here.under_integral(X, LINE, p, near, S, slope, *bounds, exists, whole)
    moved = here.know(known, under, here.instantiate(whole, {p: S}))
    taken = moved.linearity(
        X,
        LINE,
        b.substitute(value, {p: S}),
        (times, b.open_with(sides(known)[0].args[1], X)),  # type: ignore[union-attr, arg-type]
    )
    difference = b.sub(b.integral(LINE, X, body), plain)
    return tuple(
        moved.know(taken).differentiate(p, b.mul(sign, difference), S, 0, (taken, sign), (known, b.mul(sign, times)))
        for sign in (1, -1)
    )


def _since_steady(
    scope: Scope, slopes: Sequence[Theorem], space: Term, p: Var, closed_form: Term, start: Term, at_start: Theorem
) -> Theorem:
    """The integral is the plain term, as it is at the start, and their difference does not change."""
    claim = closed_form
    found = []
    for condition, ends in ((b.le(start, p), (start, p)), (b.lt(p, start), (p, start))):
        there = scope.given(condition).know(at_start)
        same = _equal(there, slopes, space, p, *ends)
        sign = 1 if ends[0] == start else -1
        found.append(there.know(same).linear(claim, (same, -sign), (at_start, 1)))
    return logic.cases(*found, *scope.facts, condition=b.le(start, p))


def _equal(scope: Scope, slopes: Sequence[Theorem], space: Term, p: Var, low: Term, high: Term) -> Theorem:
    """The difference at both ends is the same, as neither it nor its opposite falls."""
    rises = scope.at_point(S, b.interval(low, high)).evident(b.le(0, 0))
    both = [
        applied(calculus.increasing, slope, rises, *scope.facts, variable_=S, space=space, start=low, end=high)
        for slope in slopes
    ]
    left, right = sides(both[0])
    return scope.know(*both).evident(b.eq(left, right))
