"""trigamma(1) = pi^2/6, the sum of all 1/n^2 (Euler).

    J = int -log(x)/(1-x),  K = int -log(x)/(1+x),  over (0, 1)

The mean of log(x)^2 under 1/(1+x)^2 is 2 trigamma(1), and by parts 4 K.  x = y^2 makes 2 (J - K) of J, so that J = 2 K.
And J + K is the integral of 1/((1+w) (1+x^2 w)) over 0 < w, 0 < x < 1: over w first, that is; over x first it is one
of arctan(sqrt(w)), and half of that of arctan(s) + arctan(1/s) = pi/2.  DLMF 5.15.3 and 25.6.1; nothing here knows a
family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.arctangent import PLACE, ROUND, arctan, from_zero, unit_exists
from symit.families.integrals.base import HALF_LINE, RATE, X, exponential_rises
from symit.families.integrals.beta_function import UNIT
from symit.families.integrals.gamma_function import raised, tangent_at
from symit.families.integrals.incomplete_gamma import restricted
from symit.families.moments.cauchy_fractions import T
from symit.families.moments.cauchy_logarithm import digamma_at_half
from symit.families.moments.cauchy_moments import half_reciprocal
from symit.families.moments.gamma_values import digamma_value, trigamma_exists, trigamma_value
from symit.families.moments.named import folded
from symit.families.moments.unit_interval import on_odds, on_unit
from symit.families.sums.counts import geometric_sum
from symit.families.sums.zeta_function import FROM_ONE, K, zeta
from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import closed
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.scope.supply import applied
from symit.special import TRIGAMMA

FAR = b.interval(1, b.INFINITY)
HALF = Fraction(1, 2)
S, W = b.real("s"), b.real("w")
_LOG = b.neg(b.log(X))
_J, _K = b.div(_LOG, b.sub(1, X)), b.div(_LOG, b.add(1, X))
_SQUARE = b.mul(b.power(b.log(X), 2), b.power(b.add(1, X), -2))
AT_ONE = b.app(TRIGAMMA, b.ONE)


def _over_unit(body: Term) -> Term:
    return b.integral(UNIT, X, body)


def _turned(scope: Scope, body: Term, space: Term, image: Term) -> Theorem:
    """The integral of body over the image is that of body(1/x)/x^2 over a space."""
    there, inner = scope.at_point(X, space), b.power(X, -1)
    slope = there.differentiate(X, inner, X, b.neg(b.power(X, -2)))
    places = zip(space.args, (1, -1), reversed(image.args), strict=True)  # type: ignore[union-attr]
    start, end = (_limit(scope, inner, place, side, value) for place, side, value in places)
    return scope.substitution(X, space, slope, start, end, b.lam(X, body))


def _pulled(moved: Theorem) -> Term:
    """The integrand on the right side."""
    return b.open_with(sides(moved)[1].args[1], X)  # type: ignore[union-attr, arg-type]


def _squared(scope: Scope, body: Term) -> tuple[Scope, Theorem]:
    """A point of (0, 1), where 1 - x^2 is positive too, and the integral of body over it as that of 2 x body(x^2)."""
    there, inner = scope.at_point(X, UNIT), b.power(X, 2)
    below = there.evident(b.lt(X, 1))
    there = there.know(below, there.linear(b.lt(inner, 1), (below, b.add(1, X))))
    slope = there.differentiate(X, inner, X, b.mul(2, X))
    ends = scope.limit(X, inner, b.ZERO, 1, b.ZERO), scope.limit(X, inner, b.ONE, -1, b.ONE)
    return there, scope.substitution(X, UNIT, slope, *ends, b.lam(X, body))


def _limit(scope: Scope, body: Term, place: Term, side: int, value: Term) -> Theorem:
    found = limit(scope, X, body, place, side)
    return found if value == b.INFINITY else scope.with_limit(found, value)


@cache
def _half_of_squares() -> Theorem:
    """The integral of log(x)^2/(1+x)^2 over (0, 1) is trigamma(1): that over (1, oo) is the same, by x = 1/u."""
    whole = closed(Scope(), b.integral(HALF_LINE, X, _SQUARE), on_odds, folded)
    scope = Scope().know(whole)
    scope = scope.know(*(restricted(scope, HALF_LINE, part, _SQUARE) for part in (UNIT, FAR)))
    parts = (scope.evident(b.defined(b.integral(part, X, _SQUARE))) for part in (UNIT, FAR))
    joined = applied(calculus.split, *parts, *scope.facts, middle=b.ONE)
    moved = _turned(scope, _SQUARE, UNIT, FAR)
    there = scope.at_point(X, UNIT)
    same = scope.know(moved).congruence(X, UNIT, there.field(_pulled(moved), _SQUARE))
    claim = b.eq(_over_unit(_SQUARE), AT_ONE)
    weights = (whole, HALF), (joined, -HALF), (moved, -HALF), (same, -HALF)
    return logic.theorem(scope.know(joined, moved, same).linear(claim, *weights), id="half-of-squared-log")


# ---- J and K -------------------------------------------------------------------------------------------------


@cache
def _exist() -> tuple[Theorem, Theorem]:
    """J and K exist: 0 <= K <= J <= 2/sqrt(x), since -log(x)/2 <= 1/sqrt(x) - 1."""
    there = Scope().at_point(X, UNIT)
    negative, below = there.evident(b.lt(b.log(X), 0)), there.evident(b.lt(X, 1))
    there = there.know(there.linear(b.lt(0, b.sub(1, X)), (below, 1)))
    half_log, over = b.mul(HALF, b.log(X)), b.power(b.sub(1, X), -1)
    small = there.know(there.linear(b.le(half_log, 0), (negative, HALF))).instantiate(
        exponential_rises(), {b.real("u"): half_log, b.real("v"): b.ZERO}
    )
    bound = b.mul(2, b.exp(b.neg(half_log)))
    above = there.linear(b.le(_J, bound), (tangent_at(there, b.neg(half_log)), b.mul(2, over)), (small, b.mul(2, over)))
    smaller = there.linear(b.le(_K, _J), (negative, b.mul(2, X, over, b.power(b.add(1, X), -1))))
    scope = Scope().know(closed(Scope(), _over_unit(bound), on_unit, folded))
    of_j = scope.dominated(X, UNIT, above, there.evident(b.le(b.neg(bound), _J)))
    return of_j, scope.know(of_j).dominated(X, UNIT, smaller, there.evident(b.le(b.neg(_J), _K)))


@cache
def _of_k() -> Theorem:
    """K = trigamma(1)/2: x log(x)^2/(1+x) is 0 at both ends."""
    _, exists = _exist()
    scope = Scope().know(_half_of_squares(), exists)
    primitive = b.mul(X, b.power(b.log(X), 2), b.power(b.add(1, X), -1))
    body = b.sub(_SQUARE, b.mul(2, _K))
    slope = scope.at_point(X, UNIT).differentiate(X, primitive, X, body)
    apart = scope.linearity(X, UNIT, body, (1, _SQUARE), (-2, _K))
    ends = limit(scope, X, primitive, b.ZERO, 1), limit(scope, X, primitive, b.ONE, -1)
    known = scope.know(apart)
    found = known.fundamental_theorem(X, UNIT, slope, *ends)
    claim = b.eq(_over_unit(_K), b.mul(HALF, AT_ONE))
    weights = (found, -HALF), (apart, HALF), (_half_of_squares(), HALF)
    return logic.theorem(known.know(found).linear(claim, *weights), id="log-over-one-more")


@cache
def _of_j() -> Theorem:
    """J = 2 K: x = y^2 makes 2 (J - K) of it."""
    of_j, of_k = _exist()
    scope = Scope().know(of_j, of_k)
    there, moved = _squared(scope, _J)
    twice = b.sub(b.mul(2, _J), b.mul(2, _K))
    apart = scope.linearity(X, UNIT, twice, (2, _J), (-2, _K))
    same = scope.know(moved).congruence(X, UNIT, there.field(_pulled(moved), twice))
    known = scope.know(moved, same, apart)
    claim = b.eq(_over_unit(_J), b.mul(2, _over_unit(_K)))
    return logic.theorem(known.linear(claim, (moved, -1), (same, -1), (apart, -1)), id="log-over-one-less")


# ---- J + K ---------------------------------------------------------------------------------------------------


@cache
def complement() -> Theorem:
    """0 < s |- arctan(s) + arctan(1/s) = pi/2: of the integral of 1/(1 + x^2), x = 1/u makes what lies beyond s one up
    to 1/s."""
    scope, inverse = Scope().given(b.lt(0, S)), b.power(S, -1)
    scope = scope.know(scope.evident(b.lt(0, inverse)))
    whole = scope.instantiate(half_reciprocal(), {T: b.ONE})
    up_to, turned = scope.instantiate(from_zero(), {PLACE: S}), scope.instantiate(from_zero(), {PLACE: inverse})
    scope = scope.know(whole, up_to, turned, *(scope.instantiate(unit_exists(), {PLACE: p}) for p in (S, inverse)))
    near, beyond, before = b.interval(0, S), b.interval(S, b.INFINITY), b.interval(0, inverse)
    moved = _turned(scope, ROUND, before, beyond)
    there = scope.at_point(X, before)
    same = scope.congruence(X, before, there.field(_pulled(moved), ROUND))
    scope = scope.know(moved, same)
    parts = (scope.evident(b.defined(b.integral(part, X, ROUND))) for part in (near, beyond))
    joined = applied(calculus.split, *parts, *scope.facts, middle=S)
    claim = b.eq(b.add(arctan(S), arctan(inverse)), b.div(b.PI, 2))
    weights = (joined, -1), (whole, 1), (up_to, -1), (moved, -1), (same, -1), (turned, -1)
    return logic.theorem(scope.know(joined).linear(claim, *weights), id="arctangent-complement")


_BOTH = b.power(b.mul(b.add(1, W), b.add(1, b.mul(b.power(X, 2), W))), -1)


@cache
def _over_w() -> Theorem:
    """0 < x < 1 |- the integral of 1/((1+w) (1+x^2 w)) over 0 < w is -log(x)/(1-x) - log(x)/(1+x)."""
    scope, square = Scope().at_point(X, UNIT), b.power(X, 2)
    below = scope.evident(b.lt(X, 1))
    scope = scope.know(below, scope.linear(b.lt(square, 1), (below, b.add(1, X))))
    less = b.sub(1, square)
    inside = b.add(square, b.div(less, b.add(1, W)))
    primitive = b.neg(b.div(b.log(inside), less))
    there = scope.at_point(W, HALF_LINE)
    slope = there.differentiate(W, primitive, W, _BOTH)
    ends = scope.limit(W, primitive, b.ZERO, 1), scope.limit(W, primitive, b.INFINITY, -1)
    found = scope.fundamental_theorem(W, HALF_LINE, slope, *ends)
    return scope.know(found).restate(found, b.add(_J, _K))


@cache
def _over_x() -> Theorem:
    """0 < w |- the integral of 1/((1+w) (1+x^2 w)) over 0 < x < 1 is arctan(sqrt(w))/(sqrt(w) (1+w))."""
    scope = Scope().at_point(W, HALF_LINE)
    root = _root(W)
    exists = scope.instantiate(unit_exists(), {PLACE: root})
    scope = scope.know(exists)
    inner, rate = b.power(b.add(1, b.power(b.mul(root, X), 2)), -1), b.power(b.add(1, W), -1)
    apart = scope.linearity(X, UNIT, _BOTH, (rate, inner))
    named = scope.unfold(arctan(root))
    claim = b.eq(_over_unit(_BOTH), b.mul(arctan(root), b.substitute(_RATE, {X: W})))
    return scope.know(named, apart).linear(claim, (apart, 1), (named, b.neg(b.substitute(_RATE, {X: W}))))


def _root(x: Term) -> Term:
    return b.exp(b.mul(HALF, b.log(x)))


_RATE = b.power(b.mul(_root(X), b.add(1, X)), -1)


@cache
def _of_j_and_k() -> Theorem:
    """J + K = pi^2/4: it is the integral of arctan(sqrt(w))/(sqrt(w) (1+w)), and w = 1/v makes the arctangent that of
    1/sqrt(v); both add up to pi/2."""
    plain, other = (b.mul(arctan(s), _RATE) for s in (_root(X), b.power(_root(X), -1)))
    scope = Scope().know(*_exist())
    apart = scope.linearity(X, UNIT, b.add(_J, _K), (1, _J), (1, _K))
    outer = scope.know(apart).congruence(X, UNIT, _over_w())
    at_w = scope.at_point(W, HALF_LINE)
    exists = at_w.know(_over_x()).evident(b.defined(_over_unit(_BOTH)))
    swapped = scope.know(outer).exchange(exists, X, UNIT, W, HALF_LINE, _BOTH)
    inner = scope.know(swapped).congruence(W, HALF_LINE, _over_x())
    known = scope.know(inner)
    moved = _turned(known, plain, HALF_LINE, HALF_LINE)
    there = known.at_point(X, HALF_LINE)
    values = [there.instantiate(unit_exists(), {PLACE: s}) for s in (_root(X), b.power(_root(X), -1))]
    known, there = known.know(*(known.for_all(v, X, HALF_LINE) for v in values)), there.know(*values)
    same = known.know(moved).congruence(X, HALF_LINE, there.field(_pulled(moved), other))
    known = known.know(moved, same)
    both = known.linearity(X, HALF_LINE, b.add(plain, other), (1, plain), (1, other))
    quarter = there.know(there.evident(b.lt(0, _root(X)))).instantiate(complement(), {S: _root(X)})
    half_pi = b.div(b.PI, 2)
    right = there.linear(b.eq(b.add(plain, other), b.mul(half_pi, _RATE)), (quarter, _RATE))
    total = closed(Scope(), b.integral(HALF_LINE, X, _RATE), on_odds, folded)
    scaled = known.know(total).linearity(X, HALF_LINE, b.mul(half_pi, _RATE), (half_pi, _RATE))
    known = known.know(both, scaled, total)
    equal = known.congruence(X, HALF_LINE, right)
    claim = b.eq(b.add(_over_unit(_J), _over_unit(_K)), b.div(b.power(b.PI, 2), 4))
    as_arctangent = (apart, -1), (outer, -1), (swapped, 1), (inner, 1)
    halves = (both, -HALF), (equal, HALF), (scaled, HALF), (total, b.mul(HALF, half_pi)), (moved, HALF), (same, HALF)
    found = known.know(apart, outer, swapped, equal).linear(claim, *as_arctangent, *halves)
    return logic.theorem(found, id="logs-over-one-less-and-more")


@cache
def trigamma_at_one() -> Theorem:
    """trigamma(1) = pi^2/6."""
    claim = b.eq(AT_ONE, b.mul(Fraction(1, 6), b.power(b.PI, 2)))
    known = Scope().know(*_exist(), trigamma_exists(Scope(), b.ONE))
    third = Fraction(2, 3)
    found = known.linear(claim, (_of_j_and_k(), third), (_of_j(), -third), (_of_k(), -2))
    return logic.theorem(found, id="trigamma-at-one")


# ---- as a sum ------------------------------------------------------------------------------------------------


@cache
def zeta_at_two() -> Theorem:
    """zeta(2) = pi^2/6: J is the integral of the sum of all -log(x) x^(k-1), each of which integrates to 1/k^2."""
    of_j, of_k = _exist()
    body = b.mul(_LOG, raised(X, b.sub(K, 1)))
    at_k = Scope().at_point(K, FROM_ONE)
    over_x = closed(at_k, _over_unit(body), on_unit, folded)
    there = Scope().at_point(X, UNIT)
    negative = there.evident(b.lt(b.log(X), 0))
    there = there.know(negative, there.linear(b.lt(0, b.sub(1, X)), (there.evident(b.lt(X, 1)), 1)))
    series = there.instantiate(geometric_sum(0, 1), {RATE: b.neg(b.log(X))})
    claim = b.eq(b.integral(FROM_ONE, K, body), _J)
    over_k = there.know(series).linear(claim, (series, b.div(_LOG, X)))
    scope = Scope().know(of_j, of_k)
    outer = scope.congruence(X, UNIT, over_k)
    exists = at_k.know(over_x).evident(b.defined(_over_unit(body)))
    swapped = scope.know(outer).exchange(exists, X, UNIT, K, FROM_ONE, body)
    inner = scope.know(swapped).congruence(K, FROM_ONE, over_x)
    known = scope.know(outer, swapped, inner)
    named = known.unfold(zeta(b.num(2)))
    value = b.eq(zeta(b.num(2)), b.mul(Fraction(1, 6), b.power(b.PI, 2)))
    as_sum = (named, -1), (inner, -1), (swapped, -1), (outer, 1)
    found = known.know(named).linear(value, *as_sum, (_of_j(), 1), (_of_k(), 2), (trigamma_at_one(), 1))
    return logic.theorem(found, id="zeta-at-two")


# ---- at one half ---------------------------------------------------------------------------------------------

_MORE, _LESS = (b.mul(b.log(X), b.log(beside)) for beside in (b.add(1, X), b.sub(1, X)))


@cache
def _of_more() -> Theorem:
    """The integral of log(x) log(1+x) over (0, 1) is 2 - 2 log 2 - K: by parts, (x log(x) - x) log(1+x) is the rest."""
    scope = Scope()
    there = scope.at_point(X, UNIT)
    negative = there.evident(b.lt(b.log(X), 0))
    there = there.know(negative, there.evident(b.lt(0, b.log(b.add(1, X)))))
    tangent, below = tangent_at(there, b.log(b.add(1, X))), there.evident(b.lt(X, 1))
    small = there.linear(b.le(b.log(b.add(1, X)), 1), (tangent, 1), (below, 1))
    lower = there.know(small).linear(b.le(b.log(X), _MORE), (small, _LOG))
    over = b.power(b.add(1, X), -1)
    by_parts = b.mul(b.sub(b.mul(X, b.log(X)), X), b.log(b.add(1, X)))
    rest = b.mul(b.sub(b.mul(X, b.log(X)), X), over)
    of_log, of_one = (closed(scope, _over_unit(f), on_unit, folded) for f in (b.log(X), b.ONE))
    of_over = _antiderivative(there, b.log(b.add(1, X)), over)
    whole = _antiderivative(there, by_parts, b.add(_MORE, rest))
    scope = scope.know(of_log, of_one, of_over, whole, *_exist())
    exists = scope.dominated(
        X, UNIT, there.evident(b.le(_MORE, _LOG)), there.linear(b.le(b.neg(_LOG), _MORE), (lower, 1))
    )
    scope = scope.know(exists)
    apart = scope.linearity(X, UNIT, rest, (1, b.log(X)), (-1, b.ONE), (1, over), (1, _K))
    both = scope.know(apart).linearity(X, UNIT, b.add(_MORE, rest), (1, _MORE), (1, rest))
    claim = b.eq(_over_unit(_MORE), b.sub(b.sub(2, b.mul(2, b.log(2))), _over_unit(_K)))
    weights = (whole, 1), (both, -1), (apart, -1), (of_log, -1), (of_one, 1), (of_over, -1)
    return logic.theorem(scope.know(apart, both).linear(claim, *weights), id="log-times-log-of-more")


def _antiderivative(there: Scope, primitive: Term, body: Term) -> Theorem:
    """The integral over (0, 1) of what has one sign there."""
    ends = limit(Scope(), X, primitive, b.ZERO, 1), limit(Scope(), X, primitive, b.ONE, -1)
    return Scope().fundamental_theorem(X, UNIT, there.differentiate(X, primitive, X, body), *ends)


@cache
def trigamma_at_half() -> Theorem:
    """trigamma(1/2) = pi^2/2: x = y^2 makes of log(x) log(1-x)/sqrt(x) four times log(y) log(1-y) + log(y) log(1+y)."""
    half = b.num(HALF)
    body = b.mul(b.power(_root(X), -1), _LESS)
    direct = closed(Scope(), _over_unit(body), on_unit, folded)
    of_less = closed(Scope(), _over_unit(_LESS), on_unit, folded)
    scope = Scope().know(direct, of_less, _of_more())
    there, moved = _squared(scope, body)
    four = b.mul(4, b.add(_LESS, _MORE))
    apart = scope.linearity(X, UNIT, four, (4, _LESS), (4, _MORE))
    split = there.linear(b.eq(_pulled(moved), four), (_log_of_product(there), b.mul(4, b.log(X))))
    same = scope.know(moved).congruence(X, UNIT, split)
    known = scope.know(moved, apart, same, trigamma_exists(Scope(), half))
    direct = rewritten(direct, *_one_and_a_half(), digamma_at_half())
    claim = b.eq(b.app(TRIGAMMA, half), b.mul(HALF, b.power(b.PI, 2)))
    left = (moved, -HALF), (same, -HALF), (apart, -HALF), (direct, HALF)
    right = (of_less, -2), (_of_more(), -2), (_of_k(), 2), (trigamma_at_one(), 3)
    return logic.theorem(known.linear(claim, *left, *right), id="trigamma-at-half")


def _log_of_product(there: Scope) -> Theorem:
    """log(1 - x^2) = log(1-x) + log(1+x)."""
    one, other = b.sub(1, X), b.add(1, X)
    letters = b.real("u"), b.real("v")
    law = Scope().given(*(b.lt(0, v) for v in letters)).field(b.log(b.mul(*letters)), b.add(*map(b.log, letters)))
    apart = there.instantiate(law, dict(zip(letters, (one, other), strict=True)))
    return rewritten(apart, there.field(b.mul(one, other), b.sub(1, b.power(X, 2))))


def _one_and_a_half() -> list[Theorem]:
    """digamma(3/2) = digamma(1/2) + 2 and trigamma(3/2) = trigamma(1/2) - 4."""
    place = b.num(Fraction(3, 2))
    found = (value(Scope(), place) for value in (digamma_value, trigamma_value))
    return [theorem for theorem in found if theorem is not None]
