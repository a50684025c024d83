"""The mean of log((x - m)^2 + t^2) under 1/(1 + x^2): what the divergence of one Cauchy distribution from another is.

    pi log(m^2 + (1 + t)^2)

Its derivatives in t and in m are integrals of rational functions, which partial fractions give; at m = 0 and t = 1 a
map of the half-line onto the line doubles it.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from symit.families.base import HALF_LINE, HIGH, LINE, LOW, X
from symit.families.beta_function import UNIT
from symit.families.gamma_function import raised, tangent_at
from symit.families.gamma_values import digamma_exists
from symit.families.moments import Map, along, multiple, opened
from symit.families.named import folded
from symit.families.pieces import by_pieces, either_side
from symit.families.unit_interval import on_odds
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, closed, context_of, monomial_factors
from symit.proving.quotients import in_factors, quotient
from symit.proving.scope import Scope, sides
from symit.proving.supply import applied
from symit.special import DIGAMMA

HALF = b.num(Fraction(1, 2))
M, T, S = b.real("m"), b.real("t"), b.real("s")
ROUND = b.add(1, b.power(X, 2))


def square(m: Term, t_: Term) -> Term:
    """(x - m)^2 + t^2."""
    away = X if m == b.ZERO else b.sub(X, m)
    return b.add(b.power(away, 2), b.power(t_, 2))


def _over_round(term: Term) -> Term:
    return b.div(term, ROUND)


def _given(*more: Term) -> Scope:
    return Scope().given(b.lt(0, T), *more)


@cache
def _reciprocal() -> Theorem:
    """0 < t |- the integral of 1/((x - m)^2 + t^2) is pi/t."""
    scope = _given()
    moment = by_pieces(either_side(M, T, HALF, on_odds), [M])
    whole = b.integral(LINE, X, b.power(square(M, T), -1))
    found = closed(scope, whole, moment, folded)
    return logic.theorem(scope.know(found).restate(found, b.div(b.PI, T)), id="cauchy-integral")


@cache
def _round() -> Theorem:
    """The integral of 1/(1 + x^2) is pi."""
    found = _on_line(b.power(ROUND, -1))
    return logic.theorem(Scope().know(found).restate(found, b.PI), id="cauchy-total")


def _on_line(body: Term) -> Theorem:
    return closed(
        Scope(), b.integral(LINE, X, body), by_pieces(either_side(b.ZERO, b.ONE, HALF, on_odds), [b.ZERO]), folded
    )


@cache
def _by_digamma() -> Theorem:
    """The integral of log(1 + x^2)/(1 + x^2) is pi (digamma(1) - digamma(1/2))."""
    return logic.theorem(_on_line(_over_round(b.log(ROUND))), id="cauchy-log-by-digamma")


@cache
def _log_of_round() -> Theorem:
    """The integral of log(1 + x^2)/(1 + x^2) is 2 pi log 2: x = (u - 1/u)/2 makes of it twice itself and more."""
    direct, scope = _by_digamma(), Scope()
    back = b.div(b.sub(X, raised(X, b.num(-1))), 2)
    there = scope.at_point(X, HALF_LINE)
    slope = there.differentiate(X, back, X, b.div(b.add(1, b.power(X, -2)), 2))
    ends = scope.limit(X, back, b.ZERO, 1), scope.limit(X, back, b.INFINITY, -1)
    body = b.lam(X, _over_round(b.log(ROUND)))
    apart = _over_round(b.mul(4, b.sub(b.log(ROUND), b.add(b.log(X), b.log(2)))))
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


# ---- rational functions --------------------------------------------------------------------------------------


def _slope_of_quotient() -> Term:
    """The derivative of log((1 + x^2)/((x - m)^2 + t^2))."""
    away = b.sub(X, M)
    return b.sub(b.div(b.mul(2, X), ROUND), b.div(b.mul(2, away), square(M, T)))


@cache
def _no_shift() -> Theorem:
    """0 < t |- the integral of 2x/(1 + x^2) - 2(x - m)/((x - m)^2 + t^2) is 0."""
    scope, body = _given(), _slope_of_quotient()
    there = scope.at_point(X, LINE)
    scope = scope.know(_reciprocal())
    size = b.add(b.mul(2, b.power(M, 2)), b.power(T, 2), 2)
    bound = b.div(size, square(M, T))
    weight = b.power(b.mul(ROUND, square(M, T)), -1)
    both = (
        there.linear(b.le(*order), *((there.evident(b.le(0, s)), weight) for s in _squares(sign)))
        for sign, order in ((1, (body, bound)), (-1, (b.neg(bound), body)))
    )
    wide = scope.linearity(X, LINE, bound, (size, b.power(square(M, T), -1)))
    whole = scope.know(wide).dominated(X, LINE, *both)
    inner = b.log(b.div(ROUND, square(M, T)))
    reciprocal = b.power(X, -1)
    turned = b.add(b.power(b.sub(1, b.mul(M, reciprocal)), 2), b.mul(b.power(T, 2), b.power(reciprocal, 2)))
    outer = b.log(b.div(b.add(1, b.power(reciprocal, 2)), turned))
    places = (b.MINUS_INFINITY, b.num(-1), b.ONE, b.INFINITY)
    parts = [
        _over(scope.know(whole), b.interval(low, high), primitive, body)
        for low, high, primitive in zip(places, places[1:], (outer, inner, outer), strict=False)
    ]
    found = parts[0]
    for middle, part in zip(places[1:-1], parts[1:], strict=True):
        known = scope.know(found, part)
        exist = (known.evident(b.defined(sides(th)[0])) for th in (found, part))
        joined = applied(calculus.split, *exist, *known.facts, middle=middle)
        found = known.know(joined).linear(
            b.eq(sides(joined)[0], b.add(sides(found)[1], sides(part)[1])), (joined, 1), (found, 1), (part, 1)
        )
    return logic.theorem(scope.know(found).restate(found, b.ZERO), id="cauchy-no-shift")


def _squares(sign: int) -> list[Term]:
    """What the bound is above the numerator, as sums of squares."""
    return [
        b.power(b.mul(X, b.add(M, sign)), 2),
        b.power(b.sub(M, sign), 2),
        b.mul(b.add(b.power(M, 2), b.power(T, 2)), b.power(b.sub(1, b.mul(sign, X)), 2)),
        b.power(b.add(1, b.mul(sign, X)), 2),
    ]


def _over(scope: Scope, part: Term, primitive: Term, body: Term) -> Theorem:
    """The integral over a part of the line, with an antiderivative that has limits at its ends."""
    there = scope.at_point(X, part)
    exists = applied(
        integration.restrict,
        scope.evident(b.defined(b.integral(LINE, X, body))),
        there.evident(b.member(X, LINE)),
        *scope.facts,
        variable_=X,
        part=part,
    )
    slope = there.differentiate(X, primitive, X, body)
    low, high = part.args  # type: ignore[union-attr]
    ends = scope.limit(X, primitive, low, 1), scope.limit(X, primitive, high, -1)
    return scope.know(exists).fundamental_theorem(X, part, slope, *ends)


def _far(m: Term) -> Term:
    """m^2 + (1 + t)^2."""
    return b.add(b.power(m, 2), b.power(b.add(1, T), 2))


def _combined(scope: Scope, body: Term, value: Term, *parts: tuple[Theorem, Term]) -> Theorem:
    """The integral of what is a combination of integrands that are known."""
    known = scope.know(*(th for th, _ in parts))
    pieces = [(c, b.open_with(sides(th)[0].args[1], X)) for th, c in parts]  # type: ignore[union-attr, arg-type]
    taken = known.linearity(X, LINE, body, *pieces)
    return known.know(taken).linear(b.eq(b.integral(LINE, X, body), value), (taken, 1), *parts)


@cache
def _of_away() -> Theorem:
    """0 < t |- the integral of (x - m)/((x - m)^2 + t^2)/(1 + x^2) is -pi m/(m^2 + (1 + t)^2)."""
    beside = _away_beside(_given(b.ne(M, 0)))
    right, left = (logic.cut(beside, _given(condition).evident(b.ne(M, 0))) for condition in (b.lt(0, M), b.lt(M, 0)))
    at_none = _given(b.le(0, M), b.le(M, 0))
    hole = b.real("hole")
    claim = right.conclusion
    template = b.lam(hole, b.substitute(claim, {M: hole}))
    middle = logic.rewrite(_odd(), at_none.evident(b.eq(0, M)), template=template)
    rest = logic.cases(left, middle, *_given(b.le(M, 0)).facts, condition=b.lt(M, 0))
    return logic.theorem(logic.cases(right, rest, *_given().facts, condition=b.lt(0, M)), id="cauchy-away")


def _away_beside(scope: Scope) -> Theorem:
    """Where m is not 0, by partial fractions."""
    apart = b.mul(_far(M), b.add(b.power(M, 2), b.power(b.sub(1, T), 2)))
    one = b.add(b.power(M, 2), 1)
    parts = (
        (_no_shift(), b.div(b.sub(b.power(T, 2), one), b.mul(2, apart))),
        (_round(), b.div(b.neg(b.mul(M, b.add(one, b.power(T, 2)))), apart)),
        (_reciprocal(), b.div(b.mul(2, M, b.power(T, 2)), apart)),
    )
    body = _over_round(b.div(b.sub(X, M), square(M, T)))
    return _combined(scope, body, b.div(b.neg(b.mul(b.PI, M)), _far(M)), *parts)


def _odd() -> Theorem:
    """At m = 0."""
    scope = _given()
    there = scope.at_point(X, LINE)
    body = b.substitute(_over_round(b.div(b.sub(X, M), square(M, T))), {M: b.ZERO})
    bound = b.div(b.power(T, -1), ROUND)
    weight = b.div(b.power(T, -1), b.mul(ROUND, square(b.ZERO, T)))
    half = b.mul(HALF, weight)
    up, down = (
        there.linear(
            b.le(*order),
            (there.evident(b.le(0, b.power(b.sub(X, b.mul(sign, T)), 2))), half),
            (there.evident(b.le(0, square(b.ZERO, T))), half),
        )
        for sign, order in ((1, (body, bound)), (-1, (b.neg(bound), body)))
    )
    known = scope.know(_round())
    wide = known.linearity(X, LINE, bound, (b.power(T, -1), b.power(ROUND, -1)))
    exists = known.know(wide).dominated(X, LINE, up, down)
    inner = b.neg(X)
    slope = there.differentiate(X, inner, X, b.num(-1))
    ends = scope.limit(X, inner, b.MINUS_INFINITY, 1), scope.limit(X, inner, b.INFINITY, -1)
    turned = scope.know(exists).substitution(X, LINE, slope, *ends, b.lam(X, body))
    claim = b.substitute(b.eq(b.integral(LINE, X, body), b.div(b.neg(b.mul(b.PI, M)), _far(M))), {M: b.ZERO})
    return scope.know(exists, turned).linear(claim, (turned, HALF))


@cache
def _of_both() -> Theorem:
    """0 < t |- the integral of 1/(x^2 + t^2)/(1 + x^2) is pi/(t (1 + t))."""
    near, far = (_beside(_given(c)) for c in (b.lt(T, 1), b.lt(1, T)))
    at_one = _given(b.le(1, T), b.le(T, 1))
    hole = b.real("hole")
    template = b.lam(hole, b.substitute(near.conclusion, {T: hole}))
    known = _on_line(b.power(ROUND, -2))
    same = Scope().know(known).linear(b.open_with(template, b.ONE), (known, 1))
    middle = logic.rewrite(same, at_one.evident(b.eq(1, T)), template=template)
    rest = logic.cases(far, middle, *_given(b.le(1, T)).facts, condition=b.lt(1, T))
    return logic.theorem(logic.cases(near, rest, *_given().facts, condition=b.lt(T, 1)), id="cauchy-both")


def _beside(scope: Scope) -> Theorem:
    """Where t is not 1, by partial fractions."""
    weight = b.power(b.mul(b.sub(T, 1), b.add(T, 1)), -1)
    at_none = scope.instantiate(_reciprocal(), {M: b.ZERO})
    body = _over_round(b.power(square(b.ZERO, T), -1))
    return _combined(scope, body, b.div(b.PI, b.mul(T, b.add(1, T))), (_round(), weight), (at_none, b.neg(weight)))


# ---- the logarithm -------------------------------------------------------------------------------------------


def _mean_log(m: Term, t_: Term) -> Term:
    """log((x - m)^2 + t^2)/(1 + x^2)."""
    return _over_round(b.log(square(m, t_)))


@cache
def _exists() -> Theorem:
    """0 < t |- the integral of log((x - m)^2 + t^2)/(1 + x^2) exists.

    With k = 1 + m^2 + t^2, (x - m)^2 + t^2 lies between (t^2/k) (1 + x^2) and k (1 + x^2)."""
    scope, m, t_ = _given(), M, T
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
    bound = b.add(_over_round(b.log(ROUND)), b.mul(most, b.power(ROUND, -1)))
    weight = b.power(ROUND, -1)
    body = _mean_log(m, t_)
    upper = there.linear(b.le(body, bound), (below, weight), (small, weight))
    lower = there.linear(b.le(b.neg(bound), body), (above, weight), (large, weight), (positive, b.mul(2, weight)))
    known = scope.know(_round(), _log_of_round())
    wide = known.linearity(X, LINE, bound, (1, _over_round(b.log(ROUND))), (most, b.power(ROUND, -1)))
    return logic.theorem(known.know(wide).dominated(X, LINE, upper, lower), id="cauchy-log-exists")


@cache
def _at_no_distance() -> Theorem:
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
    known = here.instantiate(_of_both(), {T: S})
    slopes = _steady(here, whole, T, near, (above, below), _mean_log(b.ZERO, T), plain, known, b.mul(2, S))
    claim = b.eq(b.integral(LINE, X, _mean_log(b.ZERO, T)), plain)
    scope = _given().know(_given().instantiate(_exists(), {M: b.ZERO}))
    return logic.theorem(
        _since_steady(scope, slopes, HALF_LINE, T, claim, b.ONE, _log_of_round()), id="cauchy-log-of-sum"
    )


@cache
def cauchy_logarithm() -> Theorem:
    """0 < t |- the integral of log((x - m)^2 + t^2)/(1 + x^2) is pi log(m^2 + (1 + t)^2)."""
    here = _given()
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
    known = here.instantiate(_of_away(), {M: S})
    plain = b.mul(b.PI, b.log(_far(M)))
    slopes = _steady(here, whole, M, LINE, (above, below), _mean_log(M, T), plain, known, b.num(-2))
    claim, scope = b.eq(b.integral(LINE, X, _mean_log(M, T)), plain), here.know(_exists())
    return logic.theorem(_since_steady(scope, slopes, LINE, M, claim, b.ZERO, _at_no_distance()), id="cauchy-logarithm")


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
    total = here.know(_round())
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


# ---- a moment ------------------------------------------------------------------------------------------------


def on_round(scope: Scope, integral: App) -> Theorem:
    """log(q(x))/(1 + x^2) over the line, for a polynomial q of degree 2 without real roots."""
    x, body = opened(scope, integral)
    number, inside = _parts(body, x) or (None, None)
    if integral.args[0] != LINE or number is None or inside is None:
        raise NoBaseIntegral(integral)
    context = context_of(scope)
    at = {n: b.substitute(inside, {x: b.num(n)}) for n in (-1, 0, 1)}
    first = PLAIN.canonical(b.sub(b.div(b.add(at[1], at[-1]), 2), at[0]))
    m = PLAIN.canonical(b.div(b.sub(at[-1], at[1]), b.mul(4, first)))
    t_ = context.canonical(b.sqrt(b.sub(b.div(at[0], first), b.power(m, 2))))
    if x in first.free or not PLAIN.equal(inside, b.mul(first, b.substitute(square(m, t_), {X: x}))):
        raise NoBaseIntegral(integral)
    known = scope.instantiate(cauchy_logarithm(), {M: m, T: t_})
    inside = b.substitute(inside, {x: X})
    at_x = scope.at_point(X, LINE)
    squares = (at_x.evident(b.le(0, b.power(b.sub(X, m), 2))), first), (at_x.evident(b.lt(0, b.power(t_, 2))), first)
    positive = scope.for_all(at_x.linear(b.lt(0, inside), *squares), X, LINE)
    there = scope.know(known, _round(), positive)
    weights = (b.mul(number, b.log(first)), number)
    parts = (b.power(ROUND, -1), _mean_log(m, t_))
    taken = there.linearity(X, LINE, b.substitute(body, {x: X}), *zip(weights, parts, strict=True))
    value = b.add(*(b.mul(w, sides(th)[1]) for w, th in zip(weights, (_round(), known), strict=True)))
    combined = ((taken, b.ONE), (_round(), weights[0]), (known, weights[1]))
    return there.know(taken).linear(b.eq(integral, value), *combined)


def _parts(body: Term, x: Var) -> tuple[Term, Term] | None:
    """c and q of c log(q(x))/(1 + x^2)."""
    number: Term = b.ONE
    inside: Term | None = None
    is_round = False
    for factor in monomial_factors(body):
        if x not in factor.free:
            number = b.mul(number, factor)
        elif b.is_app(factor, t.LOG) and inside is None:
            inside = factor.args[0]  # type: ignore[union-attr]
        elif b.is_app(factor, t.POW) and factor.args[1] == b.num(-1) and not is_round:  # type: ignore[union-attr]
            below = factor.args[0]  # type: ignore[union-attr]
            scale = b.substitute(below, {x: b.ZERO})
            if not PLAIN.equal(below, b.mul(scale, b.add(1, b.power(x, 2)))):
                return None
            is_round, number = True, b.div(number, scale)
        else:
            return None
    return (number, inside) if is_round and inside is not None else None


# ---- over the half-line --------------------------------------------------------------------------------------


def _halved(theorem: Theorem) -> Theorem:
    """The integral over the half-line of what is even, from that over the line."""
    whole, value = sides(theorem)
    scope = Scope().given(*sorted(theorem.hypotheses, key=t.order)).know(theorem)
    there = scope.at_point(X, HALF_LINE)
    body = whole.args[1]  # type: ignore[union-attr]
    exists = applied(
        integration.restrict,
        scope.evident(b.defined(whole)),
        there.evident(b.member(X, LINE)),
        *scope.facts,
        variable_=X,
        part=HALF_LINE,
    )
    scope = scope.know(exists)
    slope = there.differentiate(X, b.neg(X), X, b.num(-1))
    ends = scope.limit(X, b.neg(X), b.ZERO, 1, 0), scope.limit(X, b.neg(X), b.INFINITY, -1)
    turned = scope.substitution(X, HALF_LINE, slope, *ends, body)  # type: ignore[arg-type]
    known = scope.know(turned)
    exist = (known.evident(b.defined(App(t.INTEGRAL, (part, body)))) for part in (sides(turned)[0].args[0], HALF_LINE))  # type: ignore[union-attr]
    joined = applied(calculus.split, *exist, *known.facts, middle=b.ZERO)
    weights = ((theorem, HALF), (joined, b.neg(HALF)), (turned, b.neg(HALF)))
    claim = b.eq(App(t.INTEGRAL, (HALF_LINE, body)), b.div(value, 2))
    return known.know(joined).linear(claim, *weights)


@cache
def half_logarithm() -> Theorem:
    """0 < t |- the integral of log(x^2 + t^2)/(1 + x^2) over the half-line is pi log(1 + t)."""
    return logic.theorem(_halved(_at_no_distance()), id="half-cauchy-logarithm")


@cache
def half_reciprocal() -> Theorem:
    """0 < t |- the integral of 1/(x^2 + t^2) over the half-line is pi/(2 t)."""
    return logic.theorem(_halved(_given().instantiate(_reciprocal(), {M: b.ZERO})), id="half-cauchy-integral")


@cache
def _of_log() -> Theorem:
    """0 < a, 0 < c |- the integral of log(a + c x^2)/(1 + x^2) over the half-line."""
    scope = Scope().given(b.lt(0, LOW), b.lt(0, HIGH))
    t_ = context_of(scope).canonical(b.sqrt(b.div(LOW, HIGH)))
    known = scope.instantiate(half_logarithm(), {T: t_})
    total = scope.instantiate(half_reciprocal(), {T: b.ONE})
    body = _over_round(b.log(b.add(LOW, b.mul(HIGH, b.power(X, 2)))))
    parts = (known, b.ONE), (total, b.log(HIGH))
    return logic.theorem(_combined_over(scope, body, *parts), id="half-cauchy-log")


@cache
def _of_one() -> Theorem:
    """0 < a, 0 < c |- the integral of 1/(a + c x^2) over the half-line."""
    scope = Scope().given(b.lt(0, LOW), b.lt(0, HIGH))
    t_ = context_of(scope).canonical(b.sqrt(b.div(LOW, HIGH)))
    known = scope.instantiate(half_reciprocal(), {T: t_})
    body = b.power(b.add(LOW, b.mul(HIGH, b.power(X, 2))), -1)
    return logic.theorem(_combined_over(scope, body, (known, b.power(HIGH, -1))), id="half-cauchy-one")


def _combined_over(scope: Scope, body: Term, *parts: tuple[Theorem, Term]) -> Theorem:
    known = scope.know(*(th for th, _ in parts))
    pieces = [(weight, b.open_with(sides(th)[0].args[1], X)) for th, weight in parts]  # type: ignore[union-attr, arg-type]
    taken = known.linearity(X, HALF_LINE, body, *pieces)
    value = context_of(known).canonical(b.add(*(b.mul(weight, sides(th)[1]) for th, weight in parts)))
    return known.know(taken).linear(b.eq(b.integral(HALF_LINE, X, body), value), (taken, 1), *parts)


def on_half_round(scope: Scope, integral: App) -> Theorem:
    """log(a + c x^2)/(1 + x^2), or 1/(a + c x^2), over the half-line."""
    x, body = opened(scope, integral)
    of_log, of_one = _parts(body, x), _one_below(body, x)
    found = of_log or of_one
    if integral.args[0] != HALF_LINE or found is None:
        raise NoBaseIntegral(integral)
    number, square_ = found
    low = PLAIN.canonical(b.substitute(square_, {x: b.ZERO}))
    high = PLAIN.canonical(b.sub(b.substitute(square_, {x: b.ONE}), low))
    if x in high.free or not PLAIN.equal(square_, b.add(low, b.mul(high, b.power(x, 2)))):
        raise NoBaseIntegral(integral)
    known = scope.instantiate(_of_log() if of_log else _of_one(), {LOW: low, HIGH: high})
    return multiple(scope, integral, known, number)


def _one_below(body: Term, x: Var) -> tuple[Term, Term] | None:
    """c and q of c/q(x)."""
    number: Term = b.ONE
    below: Term | None = None
    for factor in monomial_factors(body):
        if x not in factor.free:
            number = b.mul(number, factor)
        elif b.is_app(factor, t.POW) and factor.args[1] == b.num(-1) and below is None:  # type: ignore[union-attr]
            below = factor.args[0]  # type: ignore[union-attr]
        else:
            return None
    return None if below is None else (number, below)


# ---- over (0, 1) ---------------------------------------------------------------------------------------------


def on_arcs(scope: Scope, integral: App) -> Theorem:
    """log(q(y))/sqrt(y (1-y)), or 1/q(y)/sqrt(y (1-y)), over (0, 1), for a linear q that is positive there: the odds of
    y are the square of x."""
    y, body = opened(scope, integral)
    found = _beside_arcs(body, y)
    if integral.args[0] != UNIT or found is None:
        raise NoBaseIntegral(integral)
    number, q, is_log = found
    low, high = (PLAIN.canonical(b.substitute(q, {y: end})) for end in (b.ZERO, b.ONE))
    there = scope.at_point(X, HALF_LINE)
    back = b.sub(1, b.power(ROUND, -1))
    slope = there.differentiate(X, back, X, b.div(b.mul(2, X), b.power(ROUND, 2)))
    ends = scope.limit(X, back, b.ZERO, 1, 0), scope.limit(X, back, b.INFINITY, -1, 1)
    above = b.add(low, b.mul(high, b.power(X, 2)))
    weight = b.power(ROUND, -1)
    parts = (there.evident(b.le(0, b.mul(high, b.power(X, 2)))), weight), (there.evident(b.lt(0, low)), weight)
    positive = there.linear(b.lt(0, b.substitute(q, {y: back})), *parts)
    plain = _over_round(b.sub(b.log(above), b.log(ROUND))) if is_log else b.power(above, -1)
    plain = b.mul(2, number, plain)
    value = closed(scope, b.integral(HALF_LINE, X, plain), on_half_round, folded)
    known = scope.know(value)
    pulled = b.mul(b.substitute(body, {y: back}), sides(slope)[1])
    same = known.congruence(X, HALF_LINE, there.know(positive).field(pulled, plain))
    moved = known.know(same).substitution(X, HALF_LINE, slope, *ends, integral.args[1])  # type: ignore[arg-type]
    return known.know(same, moved).linear(b.eq(integral, sides(value)[1]), (moved, 1), (same, 1), (value, 1))


def _beside_arcs(body: Term, y: Var) -> tuple[Term, Term, bool] | None:
    """k and q of k log(q(y))/sqrt(y (1-y)) or of k/q(y)/sqrt(y (1-y)), and which of the two it is."""
    rest: list[Term] = []
    inside: list[tuple[Term, bool]] = []
    for factor in monomial_factors(body):
        if b.is_app(factor, t.LOG):
            inside.append((factor.args[0], True))  # type: ignore[union-attr]
        else:
            rest.append(factor)
    rest = [part for factor in rest for part in _apart(factor)]
    for factor in [] if inside else list(rest):
        if b.is_app(factor, t.POW) and factor.args[1] == b.num(-1) and _slope(factor.args[0], y) is not None:  # type: ignore[union-attr]
            inside.append((factor.args[0], False))  # type: ignore[union-attr]
            rest.remove(factor)
    if len(inside) != 1 or _slope(inside[0][0], y) is None:
        return None
    number = PLAIN.canonical(b.div(b.substitute(b.mul(*rest), {y: HALF}), 2))
    return None if y in number.free else (number, *inside[0])


def _apart(factor: Term) -> list[Term]:
    """One over a polynomial as one over each of its factors."""
    if not b.is_app(factor, t.POW) or factor.args[1] != b.num(-1):  # type: ignore[union-attr]
        return [factor]
    content, factors = in_factors(quotient(factor.args[0]).above)  # type: ignore[union-attr]
    return [b.num(1 / content), *(b.power(f, b.num(-e)) for f, e in factors)]


def _slope(term: Term, y: Var) -> Term | None:
    """Of what is linear in y, and at neither end 0."""
    ends = [PLAIN.canonical(b.substitute(term, {y: end})) for end in (b.ZERO, b.ONE)]
    slope = PLAIN.canonical(b.sub(b.substitute(term, {y: b.add(y, 1)}), term))
    return None if y in slope.free or y not in term.free or b.ZERO in ends else slope
