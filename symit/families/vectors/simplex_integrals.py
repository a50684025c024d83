"""Dirichlet's integral: of products of x_i^(a_i - 1) over all x_1, ..., x_k that are positive and add up to l, and
of the logarithms of one or two coordinates times that.

It is k - 1 integrals over intervals, each up to what the coordinates before leave of l.  The inner ones are the same
for one coordinate less; the outer one is a Beta integral.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from symit.families.base import LENGTH
from symit.families.beta_function import A, B
from symit.families.gamma_function import facts_at, gamma
from symit.families.gamma_values import digamma_exists, trigamma_exists
from symit.families.vectors.dirichlet import length_moment
from symit.families.vectors.multinomial_sums import total_of
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides
from symit.special import DIGAMMA, TRIGAMMA

X, GAMMAS, SPREAD = b.real("x"), b.real("g"), b.real("w")
CHOSEN = (b.real("y"), b.real("z"))


def exponents(k: int) -> list[Var]:
    return [b.real(f"a_{i}") for i in range(1, k + 1)]


def placed(k: int, *beside: Term) -> list[Var]:
    """x_1, ..., x_(k-1), named as nothing else is."""
    return [b.fresh(f"x_{i}", t.REAL, *beside) for i in range(1, k)]


def one_in_another(length: Term, xs: Sequence[Var], powers: Sequence[Term], places: Sequence[int] = ()) -> Term:
    """The integral over x_1 of x_1^(a_1 - 1) times that over x_2 of x_2^(a_2 - 1) times ..., the last coordinate being
    what the others leave; each with its logarithms, as many as it has places."""
    (first, *others), here = powers, places.count(0)
    if not xs:
        return outside(first, length, here)
    x, *later = xs
    inner = one_in_another(b.sub(length, x), later, others, [i - 1 for i in places if i])
    return b.integral(b.interval(0, length), x, b.mul(outside(first, x, here), inner))


def outside(power: Term, x: Term, logs: int) -> Term:
    """log(x)^n x^(a - 1)."""
    return b.mul(*([b.log(x)] * logs), b.power(x, b.sub(power, 1)))


@cache
def dirichlet_integral(k: int, *places: int) -> Theorem:
    """0 < l, 0 < a_i |- the integrals one in another, for at most two places."""
    powers, xs = exponents(k), placed(k)
    scope = with_special(Scope().given(b.lt(0, LENGTH), *(b.lt(0, a) for a in powers)), powers, len(places))
    whole = one_in_another(LENGTH, xs, powers, places)
    if k == 1:
        (a,) = powers
        value = _value(LENGTH, a, gamma(a), [_digamma(a)] * len(places), _trigamma(a))
        found = scope.field(whole, value)
    else:
        found = _by_the_first(scope, powers, xs[0], places)
    return logic.theorem(found, id="-".join(["dirichlet-integral", *map(str, (k, *(i + 1 for i in places)))]))


def with_special(scope: Scope, powers: Sequence[Term], logs: int) -> Scope:
    """With what is known of Gamma, and for so many logarithms of digamma and trigamma, at the exponents and at the sums
    of the last ones."""
    exists = (digamma_exists, trigamma_exists)[:logs]
    for s in dict.fromkeys((*powers, *(total_of(powers[i:]) for i in range(len(powers))))):
        scope = scope.know(*facts_at(scope, s))
        scope = scope.know(*(value(scope, s) for value in exists))
    return scope


def _by_the_first(scope: Scope, powers: Sequence[Var], x: Var, places: Sequence[int]) -> Theorem:
    first, *others = powers
    space, inner = b.interval(0, LENGTH), [i - 1 for i in places if i]
    there = scope.at_point(x, space)
    there = there.know(there.linear(b.lt(0, b.sub(LENGTH, x))))
    symbols = dict(zip((LENGTH, *exponents(len(others))), (b.sub(LENGTH, x), *others), strict=True))
    known = there.instantiate(dirichlet_integral(len(others), *inner), symbols)
    before = outside(first, x, len(places) - len(inner))
    pointwise = there.know(known).linear(b.eq(*(b.mul(before, side) for side in sides(known))), (known, before))
    is_same = len(set(inner)) < len(inner)
    outer = _outer_integral(len(places) - len(inner), len(inner), is_same)
    meant: dict[Any, Any] = {A: first, B: total_of(others), GAMMAS: gammas_of(others)}
    meant |= dict(zip(CHOSEN, (_digamma(others[i]) for i in inner), strict=False))
    if is_same:
        meant[SPREAD] = _trigamma(others[inner[0]])
    value = scope.instantiate(outer, meant)
    return logic.chain(scope.know(value).congruence(x, space, pointwise), value)


def gammas_of(powers: Sequence[Term]) -> Term:
    """Gamma(a_1) (Gamma(a_2) (... Gamma(a_k)))."""
    first, *others = powers
    return b.mul(gamma(first), gammas_of(others)) if others else gamma(first)


@cache
def _outer_integral(logs: int, inner: int, is_same: bool) -> Theorem:
    """0 < l, 0 < a, 0 < b |- the integral of log(x)^k x^(a-1) times the value of the inner integrals, whose exponents
    are b in all.  In symbols, so that nothing is found anew for each number of coordinates."""
    scope = Scope().given(b.lt(0, LENGTH), b.lt(0, A), b.lt(0, B))
    scope = with_special(scope, (A, B), logs + inner)
    there = scope.at_point(X, b.interval(0, LENGTH))
    rest = there.linear(b.lt(0, b.sub(LENGTH, X)))
    scope = scope.know(scope.for_all(rest, X, b.interval(0, LENGTH)))
    chosen = CHOSEN[:1] * inner if is_same else CHOSEN[:inner]
    spread = SPREAD if is_same else b.ZERO
    body = b.mul(outside(A, X, logs), _value(b.sub(LENGTH, X), B, GAMMAS, chosen, spread))
    own = _trigamma(A) if logs == 2 else spread
    value = _value(LENGTH, b.add(A, B), b.mul(gamma(A), GAMMAS), [_digamma(A)] * logs + [*chosen], own)
    weights = _weights(chosen, spread)
    parts = [(length_moment(logs, m), c) for m, c in enumerate(weights)]
    scope = scope.know(*(part for part, _ in parts))
    bodies = (b.open_with(sides(part)[0].args[1], X) for part, _ in parts)  # type: ignore[union-attr, arg-type]
    apart = scope.linearity(X, b.interval(0, LENGTH), body, *zip(weights, bodies, strict=True))
    found = scope.know(apart).linear(b.eq(sides(apart)[0], value), (apart, 1), *parts)
    return logic.theorem(found, id=f"dirichlet-step-{logs}{inner}{'-same' if is_same else ''}")


def _weights(chosen: Sequence[Term], spread: Term) -> list[Term]:
    """What multiplies log(l - x)^m in the value of the inner integrals."""
    scale = b.div(GAMMAS, gamma(B))
    away = [b.sub(y, _digamma(B)) for y in chosen]
    if not away:
        return [scale]
    if len(away) == 1:
        return [b.mul(scale, away[0]), scale]
    constant = b.add(b.mul(*away), spread, b.neg(_trigamma(B)))
    return [b.mul(scale, constant), b.mul(scale, b.add(*away)), scale]


def _digamma(a: Term) -> Term:
    return b.app(DIGAMMA, a)


def _trigamma(a: Term) -> Term:
    return b.app(TRIGAMMA, a)


def _value(length: Term, total: Term, gammas: Term, chosen: Sequence[Term], spread: Term) -> Term:
    """g l^(s-1)/Gamma(s), times y + log l - digamma(s), or two of these and what the spread exceeds trigamma(s) by."""
    first = b.mul(gammas, b.power(length, b.sub(total, 1)), b.power(gamma(total), -1))
    away = [b.add(y, b.log(length), b.neg(_digamma(total))) for y in chosen]
    if len(away) < 2:
        return b.mul(first, *away)
    return b.mul(first, b.add(b.mul(*away), spread, b.neg(_trigamma(total))))
