"""Powers of x beside the logarithm of a square and something positive, over a bounded interval: what Cauchy, StudentT
and HalfCauchy say of a distribution that lives there.

Nothing here knows a family.
"""

from __future__ import annotations

from symit.families.integrals.arctangent import SMALL, T, interval_beside, squares
from symit.families.integrals.base import HIGH, LOW, X, power
from symit.families.moments.moments import Map, along, multiple, opened
from symit.families.moments.monomials import whole_power
from symit.families.moments.named import folded
from symit.families.moments.pieces import between
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import NoBaseIntegral, closed, context_of, monomial_factors
from symit.proving.scope.scope import Scope, sides


def beside_log_of_square(scope: Scope, integral: App) -> Theorem:
    """x^n log(q(x)) over a bounded interval, n <= 3, for a polynomial q of degree 2 without real roots: measured from
    where q is least."""
    x, body = opened(scope, integral)
    found = _parts(body, x)
    low, high = integral.args[0].args  # type: ignore[union-attr]
    if found is None or not b.is_app(found[1], t.ADD) or t.EXTENDED in (low.sort, high.sort):
        raise NoBaseIntegral(integral)
    n, inside = found
    at = {k: b.substitute(inside, {x: b.num(k)}) for k in (-1, 0, 1)}
    first = PLAIN.canonical(b.sub(b.div(b.add(at[1], at[-1]), 2), at[0]))
    if first == b.ZERO or x in first.free or b.is_app(first, t.ADD):  # whose logarithm would not stand apart
        raise NoBaseIntegral(integral)
    slope = b.div(b.sub(at[1], at[-1]), 2)
    if not PLAIN.equal(inside, b.add(b.mul(first, b.power(x, 2)), b.mul(slope, x), at[0])):
        raise NoBaseIntegral(integral)  # of a higher degree, it would be moved again and again
    middle = PLAIN.canonical(b.div(slope, b.mul(-2, first)))
    if middle != b.ZERO:
        ends = (PLAIN.canonical(b.sub(end, middle)) for end in (low, high))
        moved = Map(lambda u: b.add(middle, u), b.interval(*ends), low=low, high=high)
        return along(moved, beside_log_of_square)(scope, integral)
    if context_of(scope).sign(PLAIN.canonical(b.div(at[0], first))) != {1}:
        raise NoBaseIntegral(integral)
    if n not in SMALL:
        raise NoBaseIntegral(integral)
    return _centred(scope, integral, n, first, at[0])


def _centred(scope: Scope, integral: App, n: int, first: Term, last: Term) -> Theorem:
    """x^n log(a x^2 + c)."""
    context = context_of(scope)
    t_ = context.canonical(b.sqrt(b.div(last, first)))
    low, high = integral.args[0].args  # type: ignore[union-attr]
    scope = scope.know(scope.evident(b.lt(low, high)))
    known = scope.instantiate(interval_beside(n), {T: t_, LOW: low, HIGH: high})
    if first == b.ONE:
        return multiple(scope, integral, known, b.ONE)
    plain = closed(scope, b.integral(integral.args[0], X, power(X, n)), between(low, high), folded)
    there = scope.know(known, plain)
    parts = (power(X, n), b.mul(power(X, n), b.substitute(b.log(squares()), {T: t_})))
    weights = (b.log(first), b.ONE)
    body = b.open_with(integral.args[1], X)  # type: ignore[arg-type]
    taken = there.linearity(X, integral.args[0], body, *zip(weights, parts, strict=True))
    value = b.add(*(b.mul(w, sides(th)[1]) for w, th in zip(weights, (plain, known), strict=True)))
    combined = ((taken, b.ONE), (plain, weights[0]), (known, b.ONE))
    return there.know(taken).linear(b.eq(integral, value), *combined)


def _parts(body: Term, x: Var) -> tuple[int, Term] | None:
    """n and q of x^n log(q(x))."""
    n, inside = 0, None
    for factor in monomial_factors(body):
        if (k := whole_power(factor, x)) is not None:
            n += k
        elif b.is_app(factor, t.LOG) and x in factor.free and inside is None:
            inside = factor.args[0]  # type: ignore[union-attr]
        elif factor != b.ONE:
            return None
    return None if inside is None else (n, inside)
