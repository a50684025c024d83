"""Means under 1/(1 + x^2) that families ask for: of logarithms and of one over a square, over the line, over the
half-line, and over (0, 1) where the odds are a square.

They are instances of the mean of log((x - m)^2 + t^2) and of the integrals below it.  Nothing here knows a family.
"""

from __future__ import annotations

from functools import cache

from symit.families.integrals.base import HALF_LINE, HIGH, LINE, LOW, X
from symit.families.integrals.beta_function import UNIT
from symit.families.moments.cauchy_fractions import (
    HALF,
    ROUND,
    M,
    T,
    of_round,
    of_scale,
    over_round,
    reciprocal,
)
from symit.families.moments.cauchy_logarithm import at_no_distance, cauchy_logarithm, mean_log
from symit.families.moments.factored import signs_below
from symit.families.moments.moments import multiple, opened
from symit.families.moments.named import folded
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, closed, context_of, monomial_factors
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied
from symit.proving.writing.quotients import in_factors, quotient


def on_round(scope: Scope, integral: App) -> Theorem:
    """log(q(x))/(1 + x^2) over the line, for a polynomial q of degree 2 without real roots."""
    x, body = opened(scope, integral)
    number, inside = _parts(body, x) or (None, None)
    if integral.args[0] != LINE or number is None or inside is None:
        raise NoBaseIntegral(integral)
    context = context_of(scope)
    at = {n: b.substitute(inside, {x: b.num(n)}) for n in (-1, 0, 1, 2)}
    third = b.sub(b.add(at[2], b.mul(3, at[0])), b.add(b.mul(3, at[1]), at[-1]))
    if not b.is_app(inside, t.ADD) or PLAIN.canonical(third) != b.ZERO:
        raise NoBaseIntegral(integral)
    first = PLAIN.canonical(b.sub(b.div(b.add(at[1], at[-1]), 2), at[0]))
    m = PLAIN.canonical(b.div(b.sub(at[-1], at[1]), b.mul(4, first)))
    rest = b.sub(b.div(at[0], first), b.power(m, 2))
    if x in first.free or not PLAIN.equal(inside, b.mul(first, b.add(b.power(b.sub(x, m), 2), rest))):
        raise NoBaseIntegral(integral)
    t_ = context.canonical(b.sqrt(rest))
    known = scope.instantiate(cauchy_logarithm(), {M: m, T: t_})
    inside = b.substitute(inside, {x: X})
    at_x = scope.at_point(X, LINE)
    squares = (at_x.evident(b.le(0, b.power(b.sub(X, m), 2))), first), (at_x.evident(b.lt(0, b.power(t_, 2))), first)
    positive = scope.for_all(at_x.linear(b.lt(0, inside), *squares), X, LINE)
    there = scope.know(known, of_round(), positive)
    weights = (b.mul(number, b.log(first)), number)
    parts = (b.power(ROUND, -1), mean_log(m, t_))
    taken = there.linearity(X, LINE, b.substitute(body, {x: X}), *zip(weights, parts, strict=True))
    value = b.add(*(b.mul(w, sides(th)[1]) for w, th in zip(weights, (of_round(), known), strict=True)))
    combined = ((taken, b.ONE), (of_round(), weights[0]), (known, weights[1]))
    return there.know(taken).linear(b.eq(integral, value), *combined)


def beside_nothing(scope: Scope, integral: App) -> Theorem:
    """c/(1 + x^2) over the line."""
    x, body = opened(scope, integral)
    number, below = _one_below(body, x) or (b.ZERO, b.ONE)
    if integral.args[0] != LINE or not PLAIN.equal(below, b.add(1, b.power(x, 2))):
        raise NoBaseIntegral(integral)
    return multiple(scope, integral, of_round(), number)


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
    return logic.theorem(_halved(at_no_distance()), id="half-cauchy-logarithm")


@cache
def half_reciprocal() -> Theorem:
    """0 < t |- the integral of 1/(x^2 + t^2) over the half-line is pi/(2 t)."""
    return logic.theorem(_halved(of_scale().instantiate(reciprocal(), {M: b.ZERO})), id="half-cauchy-integral")


@cache
def _of_log() -> Theorem:
    """0 < a, 0 < c |- the integral of log(a + c x^2)/(1 + x^2) over the half-line."""
    scope = Scope().given(b.lt(0, LOW), b.lt(0, HIGH))
    t_ = context_of(scope).canonical(b.sqrt(b.div(LOW, HIGH)))
    known = scope.instantiate(half_logarithm(), {T: t_})
    total = scope.instantiate(half_reciprocal(), {T: b.ONE})
    body = over_round(b.log(b.add(LOW, b.mul(HIGH, b.power(X, 2)))))
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


@cache
def arcs(is_log: bool) -> Theorem:
    """0 < p, 0 < q |- the integral of log(p + (q - p) y)/sqrt(y (1 - y)), or of 1/(p + (q - p) y)/sqrt(y (1 - y)), over
    (0, 1): 2 pi log((sqrt(p) + sqrt(q))/2), or pi/sqrt(p q).  The odds of y are the square of x."""
    scope = Scope().given(b.lt(0, LOW), b.lt(0, HIGH))
    there = scope.at_point(X, HALF_LINE)
    line = b.add(LOW, b.mul(b.sub(HIGH, LOW), X))
    beside = b.power(X, b.neg(HALF)), b.power(b.sub(1, X), b.neg(HALF))
    body = b.mul(b.log(line) if is_log else b.power(line, -1), *beside)
    back = b.sub(1, b.power(ROUND, -1))
    slope = there.differentiate(X, back, X, b.div(b.mul(2, X), b.power(ROUND, 2)))
    ends = scope.limit(X, back, b.ZERO, 1, 0), scope.limit(X, back, b.INFINITY, -1, 1)
    above = b.add(LOW, b.mul(HIGH, b.power(X, 2)))
    weight = b.power(ROUND, -1)
    parts = (there.evident(b.le(0, b.mul(HIGH, b.power(X, 2)))), weight), (there.evident(b.lt(0, LOW)), weight)
    positive = there.linear(b.lt(0, b.substitute(line, {X: back})), *parts)
    plain = over_round(b.sub(b.log(above), b.log(ROUND))) if is_log else b.power(above, -1)
    plain = b.mul(2, plain)
    value = closed(scope, b.integral(HALF_LINE, X, plain), on_half_round, folded)
    known = scope.know(value)
    pulled = b.mul(b.substitute(body, {X: back}), sides(slope)[1])
    same = known.congruence(X, HALF_LINE, there.know(positive).field(pulled, plain))
    moved = known.know(same).substitution(X, HALF_LINE, slope, *ends, b.lam(X, body))
    claim = b.eq(b.integral(UNIT, X, body), sides(value)[1])
    found = known.know(same, moved).linear(claim, (moved, 1), (same, 1), (value, 1))
    return logic.theorem(_in_roots(scope, found), id="arcs-log") if is_log else logic.theorem(found, id="arcs-one")


def _in_roots(scope: Scope, theorem: Theorem) -> Theorem:
    """With log(sqrt(p) + sqrt(q)) for log(q + sqrt(p) sqrt(q))."""
    u, v = b.sqrt(HIGH), b.add(b.sqrt(LOW), b.sqrt(HIGH))
    law = Scope().given(b.lt(0, LOW), b.lt(0, HIGH)).field(b.log(b.mul(LOW, HIGH)), b.add(b.log(LOW), b.log(HIGH)))
    apart = scope.instantiate(law, {LOW: u, HIGH: v})
    value = b.mul(2, b.PI, b.sub(b.log(v), b.log(2)))
    return scope.know(theorem).restate(theorem, value, (apart, b.mul(2, b.PI)))


def on_arcs(scope: Scope, integral: App) -> Theorem:
    """log(q(y))/sqrt(y (1-y)), or 1/q(y)/sqrt(y (1-y)), over (0, 1), for a linear q that is positive there."""
    y, body = opened(scope, integral)
    found = _beside_arcs(body, y)
    if integral.args[0] != UNIT or found is None:
        raise NoBaseIntegral(integral)
    number, q, is_log = found
    low, high = (PLAIN.canonical(b.substitute(q, {y: end})) for end in (b.ZERO, b.ONE))
    at_ends = [scope.evident(b.lt(0, end)) for end in (low, high)]
    there = scope.know(*at_ends).at_point(y, UNIT)
    positive = there.linear(b.lt(0, q), *zip(at_ends, (b.sub(1, y), y), strict=True))
    scope = scope.know(scope.for_all(positive, y, UNIT))
    scope = scope.know(*signs_below(scope.know(*at_ends), integral))
    return multiple(scope, integral, scope.know(*at_ends).instantiate(arcs(is_log), {LOW: low, HIGH: high}), number)


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
    try:
        ends = [PLAIN.canonical(b.substitute(term, {y: end})) for end in (b.ZERO, b.ONE)]
    except Refused:  # at an end it has no value
        return None
    slope = PLAIN.canonical(b.sub(b.substitute(term, {y: b.add(y, 1)}), term))
    return None if y in slope.free or y not in term.free or b.ZERO in ends else slope
