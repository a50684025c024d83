"""The integrals of log(x)^n x^(a-1) (1-x)^(b-1) over (0, 1) for b above -n: near 1 the logarithms make up for as many
powers of 1 - x.

    b times that of b is (a + b) times that of b + 1 and n times that of b + 1 with one logarithm less,

since the derivative of F = log(x)^n x^a (1-x)^b integrates to 0.  F tends to 0 at 1 as (1-x)^(b+n), which the
arithmetic of limits does not see: so the integral is that up to 1 - y and a rest, both of the order of y^(b+n) for
every y.

Each theorem is proved once in a process and has a name.  Nothing here knows a family.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from symit.families.integrals.base import X, exponential_rises
from symit.families.integrals.beta_function import UNIT, A, B, beta_body, beta_integral
from symit.families.integrals.gamma_function import facts_at, power_of, tangent_at
from symit.kernel import build as b
from symit.kernel.rules import calculus, integration, logic
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.proving.integrals.tails import limit
from symit.proving.scope.scope import Scope, sides
from symit.proving.scope.supply import applied

Y, Q, C, P = b.real("y"), b.real("q"), b.real("c"), b.real("p")
REST, AWAY = b.sub(1, X), b.neg(b.log(X))
HALF = b.num(Fraction(1, 2))


def _raised(base: Term, exponent: Term) -> Term:
    return b.exp(b.mul(exponent, b.log(base)))


@cache
def beyond_exists(n: int) -> Theorem:
    """0 < a, 0 < b + n |- the integral of log(x)^n x^(a-1) (1-x)^(b-1) exists, n = 1 or 2.

    -log x <= (1-x) x^-e/e for e = a/(4 (1+a)), which is less than 1.
    """
    scope = _given(n)
    there = scope.at_point(X, UNIT)
    e = b.div(A, b.mul(4, b.add(1, A)))
    small = there.evident(b.lt(e, 1))
    tangent = tangent_at(there, b.mul(e, AWAY))
    u, v = b.real("u"), b.real("v")
    rising = exponential_rises()
    ordered = there.linear(b.le(b.log(X), b.mul(e, b.log(X))), (small, AWAY))
    larger = logic.cut(there.instantiate(rising, {u: b.log(X), v: b.mul(e, b.log(X))}), ordered)
    steep = b.div(b.mul(REST, _raised(X, b.neg(e))), e)
    of_log = there.linear(
        b.le(AWAY, steep), (tangent, b.power(e, -1)), (larger, b.mul(b.power(e, -1), _raised(X, b.neg(e))))
    )
    low = b.sub(A, b.mul(n, e))
    bound = b.mul(b.power(e, -n), beta_body(low, b.add(B, n)))
    weight = beta_body(A, B)
    times = weight if n == 1 else b.mul(weight, b.add(AWAY, steep))
    value = beta_body(A, B, n)
    smaller = there.linear(b.le(b.mul(weight, power_of(AWAY, n)), bound), (of_log, times))
    sign = there.evident(b.le(0, b.mul(weight, power_of(AWAY, n))))
    above, below = (
        there.linear(b.le(value, bound), *(((smaller, 1),) if n == 2 else ((smaller, 1), (sign, 2)))),
        there.linear(b.le(b.neg(bound), value), *(((smaller, 1),) if n == 1 else ((smaller, 1), (sign, 2)))),
    )
    parts = scope.evident(b.lt(0, low)), scope.evident(b.lt(0, b.add(B, n)))
    scope = scope.know(*parts)
    scope = scope.know(scope.linear(b.lt(0, b.add(low, B, n)), *((part, 1) for part in parts)))
    wide = scope.instantiate(beta_integral(), {A: low, B: b.add(B, n)})
    known = scope.know(*facts_at(scope, low, b.add(B, n), b.add(low, B, n)), wide)
    exists = known.know(known.evident(b.defined(b.integral(UNIT, X, bound))))
    return logic.theorem(exists.dominated(X, UNIT, above, below), id=f"beta-beyond-{n}-exists")


def _given(n: int) -> Scope:
    return Scope().given(b.lt(0, A), b.lt(0, b.add(B, n)))


# ---- near 1 --------------------------------------------------------------------------------------------------


def _primitive(n: int) -> Term:
    """log(x)^n x^a (1-x)^b."""
    return b.mul(*([b.log(X)] * n), _raised(X, A), _raised(REST, B))


def _slope(n: int) -> Term:
    """Its derivative, in what is integrated."""
    after = b.add(B, 1)
    return b.add(
        b.mul(b.add(A, B), beta_body(A, after, n)),
        b.mul(n, beta_body(A, after, n - 1)),
        b.neg(b.mul(B, beta_body(A, B, n))),
    )


def _near_one(n: int) -> Scope:
    """The scope of an x between 1/2 and 1, with -log x <= 2 (1-x) and x^a <= 1."""
    there = _given(n).given(b.lt(HALF, X), b.lt(X, 1))
    there = there.know(there.evident(b.lt(0, X)))
    inverse = there.evident(b.le(b.power(X, -1), 2))
    small = there.linear(b.le(AWAY, b.mul(2, REST)), (tangent_at(there, AWAY), 1), (inverse, REST))
    return there.know(small, inverse, there.evident(b.le(_raised(X, A), 1)))


@cache
def _bounds_of_primitive(n: int) -> tuple[Theorem, Theorem]:
    """F <= 2^n (1-x)^(b+n) and its negative <= F."""
    there = _near_one(n)
    small = there.evident(b.le(AWAY, b.mul(2, REST)))
    size = b.mul(power_of(AWAY, n), _raised(X, A), _raised(REST, B))
    bound = b.mul(2**n, _raised(REST, b.add(B, n)))
    logs = b.ONE if n == 1 else b.add(AWAY, b.mul(2, REST))
    smaller = there.linear(
        b.le(size, bound),
        (small, b.mul(logs, _raised(X, A), _raised(REST, B))),
        (there.evident(b.le(_raised(X, A), 1)), b.mul(power_of(b.mul(2, REST), n), _raised(REST, B))),
    )
    return _either_way(there, _primitive(n), bound, smaller, there.evident(b.le(0, size)), n)


def _either_way(
    there: Scope, value: Term, bound: Term, smaller: Theorem, sign: Theorem, n: int
) -> tuple[Theorem, Theorem]:
    """value <= bound and -bound <= value, for a value that is n times turned in sign."""
    same, turned = [(smaller, 1)], [(smaller, 1), (sign, 2)]
    above, below = (same, turned) if n == 2 else (turned, same)
    return there.linear(b.le(value, bound), *above), there.linear(b.le(b.neg(bound), value), *below)


def _steepest(n: int) -> Term:
    """c of what bounds the slope, c (1-x)^(b+n-1)."""
    p = b.add(B, n)
    v = b.add(p, n)
    return b.mul(2**n, b.add(n, b.mul(2, b.add(A, v)), b.mul(2, v)))


@cache
def _bounds_of_slope(n: int) -> tuple[Theorem, Theorem]:
    """F' <= c (1-x)^(b+n-1) and its negative <= F'.

    F' is x^(a-1) (1-x)^(b-1) times u^(n-1), for u = -log x, and n r - (a+b) r u + b u, for r = 1 - x, but for its sign.
    """
    there = _near_one(n)
    p, u, r = b.add(B, n), AWAY, REST
    v = b.add(p, n)
    inner = b.add(b.neg(b.mul(b.add(A, B), r, u)), b.mul(n, r), b.mul(B, u))
    most = b.mul(b.add(n, b.mul(2, b.add(A, v)), b.mul(2, v)), r)
    small = there.evident(b.le(u, b.mul(2, r)))
    times = b.add(b.mul(b.add(A, v), r), v)
    common = b.mul(2, b.add(A, v), r, X)
    upper = there.linear(
        b.le(inner, most),
        (small, times),
        (there.evident(b.le(0, b.add(b.mul(b.add(b.mul(2, A), b.mul(2, p)), r, u), common, b.mul(2 * n, u)))), 1),
    )
    lower = there.linear(
        b.le(b.neg(most), inner),
        (small, times),
        (there.evident(b.le(0, b.add(b.mul(2 * n, r), b.mul(2 * n, r, u), common, b.mul(2, p, u)))), 1),
    )
    weight = beta_body(A, B)
    bound = b.mul(_steepest(n), _raised(r, b.sub(p, 1)))
    half = b.div(bound, 2)
    rest = [(there.evident(b.le(_raised(X, A), 1)), b.div(half, X)), (there.evident(b.le(b.power(X, -1), 2)), half)]
    if n == 2:
        rest.append((small, b.mul(weight, most)))
        upper, lower, weight = lower, upper, b.mul(weight, u)
    return (
        there.linear(b.le(_slope(n), bound), (upper, weight), *rest),
        there.linear(b.le(b.neg(bound), _slope(n)), (lower, weight), *rest),
    )


# ---- the integral of the slope -------------------------------------------------------------------------------


def _whole(n: int) -> Theorem:
    """The integral of F' over (0, 1), by those that it is made of."""
    scope = _given(n)
    after = b.add(B, 1)
    exist = [beyond_exists(n), scope.instantiate(beyond_exists(n), {B: after}), _one_less(scope, n, after)]
    known = scope.know(*exist)
    parts = (b.add(A, B), beta_body(A, after, n)), (n, beta_body(A, after, n - 1)), (b.neg(B), beta_body(A, B, n))
    return known.linearity(X, UNIT, _slope(n), *parts)


def _one_less(scope: Scope, n: int, after: Term) -> Theorem:
    """That the integral exists that has one logarithm less."""
    if n == 2:
        return scope.instantiate(beyond_exists(1), {B: after})
    known = scope.know(*facts_at(scope, A, after, b.add(A, after)))
    return known.instantiate(beta_integral(), {B: after})


@cache
def _within(n: int) -> tuple[Theorem, Theorem]:
    """0 < y < 1/2 |- the integral of F' is at most c y^(b+n), and at least -c y^(b+n)."""
    whole = _whole(n)
    scope = _given(n).given(b.lt(0, Y), b.lt(Y, HALF)).know(whole)
    cut, p = b.sub(1, Y), b.add(B, n)
    integral = sides(whole)[0]
    scope = scope.know(scope.evident(b.lt(0, cut)), scope.evident(b.lt(cut, 1)))
    exists = scope.evident(b.defined(integral))
    parts = b.interval(0, cut), b.interval(cut, 1)
    inside = (scope.at_point(X, part).evident(b.member(X, UNIT)) for part in parts)
    lower, upper = (
        applied(integration.restrict, exists, within, *scope.facts, variable_=X, part=part)
        for within, part in zip(inside, parts, strict=True)
    )
    first = _up_to(scope.know(lower), n, parts[0], cut)
    rests = _rest(scope.know(upper), n, parts[1], cut)
    joined = applied(calculus.split, lower, upper, *scope.facts, middle=cut)
    most = b.mul(_order(n), _raised(Y, p))
    known = scope.know(joined, first, *rests)
    found = []
    for k, bound in enumerate(_bounds_of_primitive(n)):
        at_cut = scope.instantiate(bound, {X: cut})
        limits = (sides(th)[1 - k] for th in (at_cut, rests[k]))
        total = scope.linear(b.eq(b.add(*limits), b.neg(most) if k else most))
        left, right = sides(joined)[1].args  # type: ignore[union-attr]
        values = {_WHOLE: integral, _LEFT: left, _RIGHT: right, _EDGE: sides(first)[1], _MOST: sides(total)[1]}
        values |= dict(zip((_ONE, _OTHER), sides(total)[0].args, strict=True))  # type: ignore[union-attr]
        found.append(known.know(at_cut, total).instantiate(_of_parts(k), dict(values)))
    return found[0], found[1]


_WHOLE, _LEFT, _RIGHT, _EDGE, _ONE, _OTHER, _MOST = (b.real(name) for name in ("w", "l", "r", "f", "m", "k", "t"))


@cache
def _of_parts(k: int) -> Theorem:
    """From w = l + r, l = f, f <= m, r <= k and m + k = t: w <= t; for k = 1 the other way round."""
    order = b.le if k == 0 else lambda one, other: b.le(other, one)
    given = b.eq(_WHOLE, b.add(_LEFT, _RIGHT)), b.eq(_LEFT, _EDGE), order(_EDGE, _ONE), order(_RIGHT, _OTHER)
    scope = Scope().given(*given, b.eq(b.add(_ONE, _OTHER), _MOST))
    joined, edge, one, other, total = (logic.assume(formula=f) for f in (*given, b.eq(b.add(_ONE, _OTHER), _MOST)))
    sign = -1 if k else 1
    return scope.linear(order(_WHOLE, _MOST), (joined, sign), (edge, sign), (one, 1), (other, 1), (total, sign))


def _order(n: int) -> Term:
    return b.add(2**n, b.div(_steepest(n), b.add(B, n)))


def _up_to(scope: Scope, n: int, part: Term, cut: Term) -> Theorem:
    """The integral of F' up to 1 - y is F there."""
    primitive = _primitive(n)
    there = scope.at_point(X, part)
    there = there.know(there.evident(b.lt(0, X)), there.evident(b.lt(X, 1)))
    slope = there.differentiate(X, primitive, X, _slope(n))
    ends = limit(scope, X, primitive, b.ZERO, 1), scope.limit(X, primitive, cut, -1)
    found = scope.fundamental_theorem(X, part, slope, *ends)
    return scope.know(found).restate(found, b.substitute(primitive, {X: cut}))


def _rest(scope: Scope, n: int, part: Term, cut: Term) -> tuple[Theorem, Theorem]:
    """The integral of F' from 1 - y on lies between -c y^(b+n)/(b+n) and c y^(b+n)/(b+n)."""
    p, c = b.add(B, n), _steepest(n)
    there = scope.at_point(X, part)
    there = there.know(there.evident(b.lt(HALF, X)), there.evident(b.lt(X, 1)), there.evident(b.lt(0, X)))
    bound = b.mul(c, _raised(REST, b.sub(p, 1)))
    primitive = b.neg(b.mul(b.div(c, p), _raised(REST, p)))
    slope = there.differentiate(X, primitive, X, bound)
    ends = scope.limit(X, primitive, cut, 1), scope.limit(X, primitive, b.ONE, -1, b.ZERO)
    size = scope.fundamental_theorem(X, part, slope, *ends)
    known = scope.know(size)
    known = known.know(known.linearity(X, part, b.neg(bound), (-1, bound)))
    above, below = (there.discharge(bound_) for bound_ in _bounds_of_slope(n))
    value = b.mul(b.div(c, p), _raised(Y, p))
    whole = b.integral(part, X, _slope(n))
    one, other = known.monotone(X, part, above), known.monotone(X, part, below)
    known = known.know(one, other)
    return (
        known.linear(b.le(whole, value), (one, 1), (size, 1)),
        known.linear(b.le(b.neg(value), whole), (other, 1), (size, 1)),
    )


@cache
def _of_order() -> Theorem:
    """0 < c, 0 < p, q <= c y^p for all y in (0, 1/2) |- q <= 0: else c y^p < q at y = (q/(q+c))^(1/p)/2."""
    claim, near = b.le(Q, 0), b.interval(0, HALF)
    small = b.forall_in(Y, near, b.le(Q, b.mul(C, _raised(Y, P))))
    scope = Scope().given(b.lt(0, C), b.lt(0, P), small)
    there = scope.given(b.lt(0, Q))
    ratio = b.div(Q, b.add(Q, C))
    below_one = there.linear(b.lt(ratio, 1), (there.evident(b.lt(0, C)), b.power(b.add(Q, C), -1)))
    there = there.know(there.evident(b.lt(0, ratio)), below_one)
    root = _raised(ratio, b.power(P, -1))
    place = b.div(root, 2)
    there = there.know(there.evident(b.lt(root, 1)))
    there = there.know(there.linear(b.lt(place, HALF), (there.evident(b.lt(root, 1)), HALF)))
    at_place = there.instance(logic.assume(formula=small), place)
    falling = b.exp(b.neg(b.mul(P, b.log(2))))
    never = there.linear(
        b.lt(0, 0),
        (at_place, 1),
        (there.evident(b.le(falling, 1)), b.mul(C, ratio)),
        (there.evident(b.lt(0, b.div(b.power(Q, 2), b.add(Q, C)))), 1),
    )
    yes = logic.assume(formula=claim)
    no = logic.contradiction(never, claim=claim)
    return logic.theorem(logic.cases(yes, no, *scope.facts, condition=claim), id="vanishing-order")


@cache
def _is_nothing(n: int) -> Theorem:
    """The integral of F' is 0."""
    scope, near = _given(n), b.interval(0, HALF)
    values = {C: _order(n), P: b.add(B, n)}
    above, below = (scope.at_point(Y, near).discharge(bound) for bound in _within(n))
    integral, most = sides(above)
    there = scope.at_point(Y, near).know(_whole(n), below)
    turned = there.instantiate(_turned(), {_WHOLE: integral, _MOST: most})
    known = scope.know(_whole(n), *(scope.for_all(bound, Y, near) for bound in (above, turned)))
    signs = [known.instantiate(_of_order(), {**values, Q: q}) for q in (integral, b.neg(integral))]
    return known.know(*signs).instantiate(_zero(), {_WHOLE: integral})


@cache
def _turned() -> Theorem:
    """-t <= w |- -w <= t."""
    given = b.le(b.neg(_MOST), _WHOLE)
    return Scope().given(given).linear(b.le(b.neg(_WHOLE), _MOST), (logic.assume(formula=given), 1))


@cache
def _zero() -> Theorem:
    """w <= 0, -w <= 0 |- w = 0."""
    return Scope().given(b.le(_WHOLE, 0), b.le(b.neg(_WHOLE), 0)).evident(b.eq(_WHOLE, 0))


@cache
def beyond_step(n: int) -> Theorem:
    """0 < a, 0 < b + n, b != 0 |- the integral of log(x)^n x^(a-1) (1-x)^(b-1) by those of b + 1, n = 1 or 2."""
    scope, after = _given(n).given(b.ne(B, 0)), b.add(B, 1)
    whole, nothing = _whole(n), _is_nothing(n)
    bodies = beta_body(A, B, n), beta_body(A, after, n), beta_body(A, after, n - 1)
    left, more, less = (b.integral(UNIT, X, body) for body in bodies)
    value = b.div(b.add(b.mul(b.add(A, B), more), b.mul(n, less)), B)
    known = scope.know(beyond_exists(n), scope.instantiate(beyond_exists(n), {B: after}), _one_less(scope, n, after))
    found = known.know(whole, nothing).linear(
        b.eq(left, value), (whole, b.power(B, -1)), (nothing, b.neg(b.power(B, -1)))
    )
    return logic.theorem(found, id=f"beta-beyond-{n}")
