"""Integrals of exp of a quadratic form over R^d that have no value: one coordinate has a square that does not fall.

Below such an integrand lie those in which that square falls, as slowly as one likes; their integrals are known, and
have no bound.  Stands on `mapping`; `powers` says where products of powers of densities are of this kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from symit.families.integrals.base import LINEAR, RATE, gaussian_integral
from symit.families.integrals.gamma_function import tangent_at
from symit.families.vectors.mapping import multiplied
from symit.families.vectors.space import POINT, among_indices, coordinates, space
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.integrals.divergence import NEVER
from symit.proving.scope.scope import Scope, sides

SMALL = b.real("e")


def form(x: Sequence[Term], rates: Sequence[Term], slopes: Sequence[Term]) -> Term:
    """The sum of the c_j x_j - r_j x_j^2."""
    each = zip(x, rates, slopes, strict=True)
    return b.add(*(b.sub(b.mul(c, u), b.mul(r, b.power(u, 2))) for u, r, c in each))


@cache
def no_value(d: int, k: int) -> tuple[Theorem, tuple[Var, ...]]:
    """r_k <= 0 |- the integral of exp(c_1 x_1 - r_1 x_1^2 + ...) over R^d has no value; with r_j and c_j."""
    rates, slopes = (tuple(b.real(f"{name}_{j}") for j in range(1, d + 1)) for name in "rc")
    x = Var("x", POINT)
    whole = b.integral(space(d), x, b.exp(form(coordinates(x, d), rates, slopes)))
    finite = Scope().given(b.le(rates[k], 0), b.defined(whole)).know(*among_indices(d))
    bound, scale = _above_each(finite, whole, rates, slopes, k)
    more = b.add(b.power(whole, 2), 1)
    finite = finite.know(finite.evident(b.lt(0, scale)), finite.evident(b.lt(0, more)))
    balanced, positive = (finite.instantiate(law, {_U: scale, _V: more}) for law in _balanced())
    at_least = logic.cut(finite.instantiate(bound, {SMALL: b.power(b.div(scale, more), 2)}), positive)
    absurd = logic.cut(finite.instantiate(_absurd(), {_U: whole}), logic.chain(logic.symmetry(balanced), at_least))
    never = logic.imply(absurd, condition=b.defined(whole))
    return logic.theorem(never, id=f"square-that-does-not-fall-{d}-{k + 1}"), (*rates, *slopes)


def _above_each(
    finite: Scope, whole: Term, rates: Sequence[Var], slopes: Sequence[Var], k: int
) -> tuple[Theorem, Term]:
    """0 < e |- K/sqrt(e) <= the integral, and K: where the k-th square falls at the rate e it is at least that."""
    d, x = len(rates), Var("x", POINT)
    scope = finite.given(b.lt(0, SMALL))
    others = [SMALL if j == k else b.add(b.power(r, 2), 1) for j, r in enumerate(rates)]
    lines = [scope.instantiate(gaussian_integral(0), {RATE: r, LINEAR: c}) for r, c in zip(others, slopes, strict=True)]
    smaller = multiplied(scope, lines)
    at_x = scope.at_point(x, space(d))
    exponents = [form(coordinates(x, d), chosen, slopes) for chosen in (others, rates)]
    squares = [b.power(u, 2) for u in coordinates(x, d)]
    parts = []
    for j, (r, square) in enumerate(zip(rates, squares, strict=True)):
        gap = b.sub(SMALL, r) if j == k else b.add(b.power(b.sub(r, b.div(1, 2)), 2), b.div(3, 4))
        parts.append((at_x.evident(b.le(0, b.mul(gap, square))), b.ONE))
    less = at_x.linear(b.le(*exponents), *parts)
    grows = logic.cut(at_x.instantiate(_exp_grows(), dict(zip((_U, _V), exponents, strict=True))), less)
    body = b.open_with(sides(smaller)[0].args[1], x)  # type: ignore[union-attr, arg-type]
    below = at_x.linear(b.le(body, sides(grows)[1]), (at_x.field(body, sides(grows)[0]), 1), (grows, 1))
    bound = scope.know(smaller).monotone(x, space(d), below)
    values = [sides(line)[1] for line in lines]
    law, symbols = _slower(d, k)
    meant = dict(zip(symbols, (slopes[k], *values[:k], *values[k + 1 :]), strict=True))
    slower = scope.know(*(scope.evident(b.lt(0, value)) for value in values)).instantiate(law, meant)
    scale = b.substitute(_scale(d, k), meant)
    return logic.chain(slower, logic.symmetry(smaller), bound), scale


@cache
def _slower(d: int, k: int) -> tuple[Theorem, tuple[Var, ...]]:
    """0 < y_j, 0 < e |- K/sqrt(e) <= the product of the y_j and, as the k-th factor, the integral over the line."""
    others, slope = _others(d, k), b.real("c")
    scope = Scope().given(b.lt(0, SMALL), *(b.lt(0, y) for y in others))
    line = scope.instantiate(gaussian_integral(0), {RATE: SMALL, LINEAR: slope})
    value = b.mul(*others[:k], sides(line)[1], *others[k:])
    scale = b.mul(_scale(d, k), b.power(SMALL, b.div(-1, 2)))
    rest = b.div(b.power(slope, 2), b.mul(4, SMALL))
    scope = scope.know(scope.evident(b.lt(0, scale)))
    least = (tangent_at(scope, rest), scale), (scope.evident(b.le(0, rest)), scale)
    return scope.linear(b.le(scale, value), *least), (slope, *others)


def _scale(d: int, k: int) -> Term:
    """K: the other factors, and the root of pi."""
    return b.mul(b.sqrt(b.PI), *_others(d, k))


def _others(d: int, k: int) -> tuple[Var, ...]:
    return tuple(b.real(f"y_{j}") for j in range(1, d + 1) if j != k + 1)


_U, _V = b.real("u"), b.real("v")


@cache
def _balanced() -> tuple[Theorem, Theorem]:
    """0 < u, 0 < v |- u/sqrt((u/v)^2) = v, and 0 < (u/v)^2."""
    square, scope = b.power(b.div(_U, _V), 2), Scope().given(b.lt(0, _U), b.lt(0, _V))
    return scope.field(b.mul(_U, b.power(square, b.div(-1, 2))), _V), scope.evident(b.lt(0, square))


@cache
def _absurd() -> Theorem:
    """u^2 + 1 <= u |- 0 = 1."""
    scope = Scope().given(bound := b.le(b.add(b.power(_U, 2), 1), _U))
    distance = scope.evident(b.le(0, b.power(b.sub(_U, b.div(1, 2)), 2)))
    below = scope.linear(b.le(b.div(3, 4), 0), (logic.assume(formula=bound), 1), (distance, 1))
    return logic.contradiction(below, claim=NEVER)


@cache
def _exp_grows() -> Theorem:
    return Scope().given(b.le(_U, _V)).evident(b.le(b.exp(_U), b.exp(_V)))
