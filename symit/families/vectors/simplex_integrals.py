"""Dirichlet's integral: of products of x_i^(a_i - 1) over all x_1, ..., x_k that are positive and add up to l.

It is k - 1 integrals over intervals, each up to what the coordinates before leave of l.  The inner ones are the same
for one coordinate less; the outer one is a Beta integral.  What is asked for stands in the innermost integral; level by
level its factors are put each before the integral over the coordinates behind its own.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias

from symit.families.base import LENGTH
from symit.families.beta_function import A, B
from symit.families.gamma_function import facts_at, gamma
from symit.families.named import folded
from symit.families.vectors.dirichlet import interval_of, left_over, length_moment, probabilities, with_signs
from symit.families.vectors.multinomial_sums import total_of
from symit.kernel import build as b
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import context_of
from symit.proving.scope import Scope, sides

X, SCALE = b.real("x"), b.real("g")


def exponents(k: int) -> list[Var]:
    return [b.real(f"a_{i}") for i in range(1, k + 1)]


# ---- one integral in another ---------------------------------------------------------------------------------


def _one_in_another(length: Term, xs: Sequence[Var], powers: Sequence[Term]) -> Term:
    """The integral over x_1 of x_1^(a_1 - 1) times that over x_2 of x_2^(a_2 - 1) times ..., the last coordinate being
    what the others leave."""
    (first, *others), (x, *later) = powers, xs or (None,)
    if x is None:
        return _factor(length, first)
    inner = _one_in_another(b.sub(length, x), later, others)
    return b.integral(b.interval(0, length), x, b.mul(_factor(x, first), inner))


def _factor(x: Term, power: Term) -> Term:
    return b.power(x, b.sub(power, 1))


@cache
def dirichlet_integral(k: int) -> Theorem:
    """0 < l, 0 < a_i |- the integrals one in another are the product of the Gamma(a_i) times l^(s-1)/Gamma(s), where s
    is the sum of the a_i."""
    powers, xs = exponents(k), probabilities(k)
    scope = _with_gamma(Scope().given(b.lt(0, LENGTH), *(b.lt(0, a) for a in powers)), powers)
    if k == 1:
        found = scope.field(_one_in_another(LENGTH, xs, powers), _value(LENGTH, powers[0], gamma(powers[0])))
    else:
        found = _by_the_first(scope, powers, xs[0])
    return logic.theorem(found, id=f"dirichlet-integral-{k}")


def _by_the_first(scope: Scope, powers: Sequence[Var], x: Var) -> Theorem:
    (first, *others), space = powers, b.interval(0, LENGTH)
    there = scope.at_point(x, space)
    there = there.know(there.linear(b.lt(0, b.sub(LENGTH, x))))
    symbols = dict(zip((LENGTH, *exponents(len(others))), (b.sub(LENGTH, x), *others), strict=True))
    known = there.instantiate(dirichlet_integral(len(others)), symbols)
    before = _factor(x, first)
    pointwise = there.know(known).linear(b.eq(*(b.mul(before, side) for side in sides(known))), (known, before))
    value = scope.instantiate(_outer_integral(), {A: first, B: total_of(others), SCALE: _gammas_of(others)})
    return logic.chain(scope.know(value).congruence(x, space, pointwise), value)


@cache
def _outer_integral() -> Theorem:
    """0 < l, 0 < a, 0 < b |- the integral of x^(a-1) times the value of the inner integrals, whose exponents are b in
    all.  In symbols, so that nothing is found anew for each number of coordinates."""
    scope = _with_gamma(Scope().given(b.lt(0, LENGTH), b.lt(0, A), b.lt(0, B)), (A, B))
    body = b.mul(_factor(X, A), _value(b.sub(LENGTH, X), B, SCALE))
    value = _value(LENGTH, b.add(A, B), b.mul(gamma(A), SCALE))
    claim = b.eq(b.integral(b.interval(0, LENGTH), X, body), value)
    known = length_moment(0, 0)
    return logic.theorem(scope.know(known).linear(claim, (known, b.div(SCALE, gamma(B)))), id="dirichlet-step")


def _value(length: Term, total: Term, gammas: Term) -> Term:
    return b.mul(gammas, b.power(length, b.sub(total, 1)), b.power(gamma(total), -1))


def _gammas_of(powers: Sequence[Term]) -> Term:
    """Gamma(a_1) (Gamma(a_2) (... Gamma(a_k)))."""
    first, *others = powers
    return b.mul(gamma(first), _gammas_of(others)) if others else gamma(first)


def _with_gamma(scope: Scope, powers: Sequence[Term]) -> Scope:
    """With what is known of Gamma at the exponents and at the sums of the last ones."""
    return scope.know(*facts_at(scope, *powers, *(total_of(powers[i:]) for i in range(len(powers) - 1))))


# ---- all factors in the innermost integral -------------------------------------------------------------------

C = b.real("c")
Same: TypeAlias = Callable[[Scope, Term], Theorem]
"""Shows at a point that the integrand is a product."""


def product_over_simplex(
    scope: Scope, xs: Sequence[Var], powers: Sequence[Term], coefficient: Term, same: Same
) -> Theorem:
    """The integral over the simplex of what at each point is c times the product of the x_i^(a_i - 1) = its value."""
    k = len(powers)
    symbols = probabilities(k), exponents(k)
    meant: dict[Any, Any] = dict(zip((C, *symbols[0], *symbols[1]), (coefficient, *xs, *powers), strict=True))
    scope = _with_gamma(scope, powers)
    scopes = [scope]
    for j, x in enumerate(xs):
        scopes.append(_inside(scopes[-1], xs[:j], x))
    found = same(scopes.pop(), b.substitute(b.mul(*_split(*symbols, len(xs))), meant))
    for j in reversed(range(len(xs))):
        there = scopes.pop()
        level = there.instantiate(_levels_in_symbols(k)[j], meant)
        found = there.know(level).congruence(xs[j], interval_of(xs[:j]), found)
    found = logic.chain(found, level)
    return scope.restate(found, folded(context_of(scope).canonical(sides(found)[1])))


def _inside(scope: Scope, before: Sequence[Var], x: Var) -> Scope:
    """At a point of the next coordinate, where something is left for the others."""
    there = scope.at_point(x, interval_of(before))
    return there.know(there.linear(b.lt(0, left_over((*before, x)))))


@cache
def _levels_in_symbols(k: int) -> list[Theorem]:
    """What the integrals over all coordinates, over all but the first, ... of such a product are."""
    powers = exponents(k)
    scope = _with_gamma(Scope().given(*(b.lt(0, a) for a in powers)), powers)
    first, *others = list(_levels(scope, probabilities(k), powers, 0))[::-1]
    known = scope.instantiate(dirichlet_integral(k), {LENGTH: b.ONE})
    claim = b.eq(sides(first)[0], b.mul(C, sides(known)[1]))
    whole = scope.know(first, known).linear(claim, (first, 1), (known, C))
    return [logic.theorem(th, id=f"simplex-product-{k}-{j}") for j, th in enumerate((whole, *others))]


def _levels(scope: Scope, xs: Sequence[Var], powers: Sequence[Term], j: int) -> Iterator[Theorem]:
    """At a point of the first j coordinates, the integral over the others; those at points of more of them before."""
    if j == len(xs):
        return
    x, space, there = xs[j], interval_of(xs[:j]), _inside(scope, xs[:j], xs[j])
    later = list(_levels(there, xs, powers, j + 1))
    yield from later
    known = with_signs(scope, tuple(xs[:j]), x, space)
    known = known.know(scope.for_all(_rest_known(there, xs, powers, j + 1), x, space))
    known = known.know(_rest_known(scope, xs, powers, j))
    (before, rest), (inner_before, inner_rest) = (_split(xs, powers, n) for n in (j, j + 1))
    body = b.open_with(rest.args[1], x)
    found = known.linearity(x, space, b.mul(inner_before, inner_rest), (before, body))
    if later:
        found = logic.chain(known.know(found).congruence(x, space, later[-1]), found)
    yield known.know(found).restate(found, b.mul(before, rest))


def _split(xs: Sequence[Var], powers: Sequence[Term], j: int) -> tuple[Term, Any]:
    """What stands before the integrals over all but the first j coordinates, and these."""
    before = b.mul(C, *(_factor(xs[i], powers[i]) for i in range(j)))
    return before, _one_in_another(left_over(xs[:j]), xs[j:], powers[j:])


def _rest_known(scope: Scope, xs: Sequence[Var], powers: Sequence[Term], j: int) -> Theorem:
    meant: dict[Any, Any] = dict(zip(exponents(len(powers) - j), powers[j:], strict=True))
    return scope.instantiate(dirichlet_integral(len(powers) - j), meant | {LENGTH: left_over(xs[:j])})
