"""The multinomial theorem: sums of products of w_i^(x_i)/x_i! over all counts x_1, ..., x_k that add up to n, and of
one or two counts times that.

A sum over the counts is k - 1 sums, each up to what the counts before leave of n.  The inner ones are the theorem for
one outcome less, with the rest of n; the outer one is the binomial theorem.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from symit.families.integrals.gamma_function import raised
from symit.families.sums.binomial_sums import U as LOG_U
from symit.families.sums.binomial_sums import V as LOG_V
from symit.families.sums.binomial_sums import binomial_sum
from symit.families.sums.counts import N
from symit.families.sums.factorials import factorial
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides

U, V, X = b.real("u"), b.real("v"), b.integer("x")
CHOSEN = (b.real("y"), b.real("z"))


def left_of(n: Term, xs: Sequence[Term]) -> Term:
    """n - x_1 - ... - x_j."""
    return b.add(n, *map(b.neg, xs)) if xs else n


def range_of(n: Term, before: Sequence[Term]) -> Term:
    """Where the next count lies."""
    return b.integers(0, left_of(n, before))


def over_counts(n: Term, xs: Sequence[Var], body: Term) -> Term:
    """The sum over all x_1, ..., x_(k-1) that leave something of n, or nothing."""
    for j in range(len(xs) - 1, -1, -1):
        body = b.integral(range_of(n, xs[:j]), xs[j], body)
    return body


def counted(k: int, *beside: Term) -> list[Var]:
    """x_1, ..., x_(k-1), named as nothing else is."""
    return [b.fresh(f"x_{i}", t.INT, *beside) for i in range(1, k)]


def weights(k: int) -> list[Var]:
    return [b.real(f"w_{i}") for i in range(1, k + 1)]


def product_of(n: Term, xs: Sequence[Term], bases: Sequence[Term], places: Sequence[int] = ()) -> Term:
    """The product of w_i^(x_i)/x_i!, the last count being what the others leave, times the counts at these places."""
    counts = (*xs, left_of(n, xs))
    each = (b.mul(raised(w, x), b.power(factorial(x), -1)) for w, x in zip(bases, counts, strict=True))
    return b.mul(*(counts[i] for i in places), *each)


@cache
def multinomial_sum(k: int, *places: int) -> Theorem:
    """0 <= n, 0 < w_i |- the sum of such products, for at most two places."""
    ws, xs = weights(k), counted(k)
    scope = Scope().given(b.le(0, N), *(b.lt(0, w) for w in ws))
    if k == 1:
        found = scope.field(product_of(N, xs, ws, places), _value(N, ws[0], [ws[0]] * len(places), True))
    else:
        found = _by_the_first(scope, ws, xs, places)
    return logic.theorem(found, id="-".join(["multinomial-sum", *map(str, (k, *(i + 1 for i in places)))]))


def _by_the_first(scope: Scope, ws: Sequence[Var], xs: Sequence[Var], places: Sequence[int]) -> Theorem:
    (first, *others), x = ws, xs[0]
    space, rest = b.integers(0, N), total_of(others)
    inner = [i - 1 for i in places if i]
    there = scope.at_point(x, space)
    there = there.know(there.evident(b.le(0, b.sub(N, x))))
    symbols = dict(zip((N, *weights(len(others))), (b.sub(N, x), *others), strict=True))
    known = there.instantiate(multinomial_sum(len(others), *inner), symbols)
    outside = _outside(first, x, len(places) - len(inner))
    whole: Any = over_counts(N, xs, product_of(N, xs, ws, places))
    body = b.open_with(whole.args[1], x)
    apart = there.know(exists(known)).field(body, b.mul(outside, sides(known)[0]))
    pointwise = rewritten(apart, known)
    outer = _outer_sum(len(places) - len(inner), len(inner), len(set(inner)) < len(inner))
    meant = {U: first, V: rest, **dict(zip(CHOSEN, (others[i] for i in inner), strict=False))}
    value = scope.instantiate(outer, dict(meant))
    return logic.chain(scope.know(value).congruence(x, space, pointwise), value)


def total_of(ws: Sequence[Term]) -> Term:
    """w_1 + (w_2 + (... + w_k)), as the sums stand one in another."""
    first, *others = ws
    return b.add(first, total_of(others)) if others else first


def _outside(first: Term, x: Term, power: int) -> Term:
    return b.mul(*([x] * power), raised(first, x), b.power(factorial(x), -1))


@cache
def _outer_sum(power: int, inner: int, is_same: bool) -> Theorem:
    """0 <= n, 0 < u, 0 < v |- the sum of x^k u^x/x! times the value of the inner sums, whose weights are v in all; its
    places have weights y and z, or y alone.  In symbols, so that no sum of weights is multiplied out."""
    scope = Scope().given(b.le(0, N), b.lt(0, U), b.lt(0, V))
    chosen = CHOSEN[:1] * inner if is_same else CHOSEN[:inner]
    body = b.mul(_outside(U, X, power), _value(b.sub(N, X), V, chosen, is_same))
    value = _value(N, b.add(U, V), [U] * power + [*chosen], is_same or power == 2)
    binomial = [_of_two(n) for n in range(power + inner + 1)]
    combined = ((binomial[n], c) for n, c in _combined(chosen, is_same, power).items())
    found = scope.know(*binomial).linear(b.eq(b.integral(b.integers(0, N), X, body), value), *combined)
    return logic.theorem(found, id=f"multinomial-step-{power}{inner}{'-same' if is_same else ''}")


def _combined(chosen: Sequence[Term], is_same: bool, power: int) -> dict[int, Term]:
    """What is left of the inner sums, as a combination of powers of x: m y/v, or m (m - 1) y z/v^2 and, where both
    places are one, m y/v, where m = n - x is left of n."""
    if not chosen:
        return {power: b.ONE}
    one = b.div(chosen[0], V)
    if len(chosen) == 1:
        return {power: b.mul(N, one), power + 1: b.neg(one)}
    both = b.mul(one, b.div(chosen[1], V))
    alone = one if is_same else b.ZERO
    return {
        0: b.add(b.mul(N, b.sub(N, 1), both), b.mul(N, alone)),
        1: b.neg(b.add(b.mul(b.sub(b.mul(2, N), 1), both), alone)),
        2: both,
    }


@cache
def _of_two(power: int) -> Theorem:
    """0 <= n, 0 < u, 0 < v |- the sum of x^k u^x/x! v^(n - x)/(n - x)!, k <= 2."""
    scope = Scope().given(b.le(0, N), b.lt(0, U), b.lt(0, V))
    known = scope.instantiate(binomial_sum(power), {LOG_U: b.log(U), LOG_V: b.log(V)})
    whole = over_counts(N, [X], product_of(N, [X], [U, V], [0] * power))
    claim = b.eq(whole, _value(N, b.add(U, V), [U] * power, True))
    return logic.theorem(scope.know(known).linear(claim, (known, raised(V, N))), id=f"binomial-theorem-{power}")


def _value(n: Term, total: Term, chosen: Sequence[Term], is_same: bool) -> Term:
    """S^n/n!, n y S^(n-1)/n!, n ((n - 1) y z + [both places are one] y S) S^(n-2)/n!, where S is the sum of the weights
    and y and z are those at the places."""
    first = b.mul(b.power(total, -len(chosen)), raised(total, n), b.power(factorial(n), -1))
    if len(chosen) < 2:
        return b.mul(n, *chosen, first) if chosen else first
    both = b.mul(b.sub(n, 1), *chosen)
    return b.mul(n, b.add(both, b.mul(chosen[0], total)) if is_same else both, first)
