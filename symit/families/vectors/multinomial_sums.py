"""The multinomial theorem: sums of products of w_i^(x_i)/x_i! over all counts x_1, ..., x_k that add up to n, and of
one or two counts times that.

A sum over the counts is k - 1 sums, each up to what the counts before leave of n.  The inner ones are the theorem for
one outcome less, with the rest of n; the outer one is the binomial theorem.  Nothing here knows a family.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from symit.families.binomial_sums import U as LOG_U
from symit.families.binomial_sums import V as LOG_V
from symit.families.binomial_sums import binomial_sum
from symit.families.counts import N
from symit.families.factorials import factorial
from symit.families.gamma_function import raised
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope import Scope, sides

U, V, X = b.real("u"), b.real("v"), b.integer("x")


def left_of(n: Term, xs: Sequence[Term]) -> Term:
    """n - x_1 - ... - x_j."""
    return b.add(n, *map(b.neg, xs)) if xs else n


def over_counts(n: Term, xs: Sequence[Var], body: Term) -> Term:
    """The sum over all x_1, ..., x_(k-1) that leave something of n, or nothing."""
    for j in range(len(xs) - 1, -1, -1):
        body = b.integral(b.integers(0, left_of(n, xs[:j])), xs[j], body)
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
    whole = over_counts(N, xs, product_of(N, xs, ws, places))
    value = _value(ws, places)
    found = scope.field(whole, value) if k == 1 else _by_the_first(scope, ws, xs, places, value)
    return logic.theorem(found, id="-".join(["multinomial-sum", *map(str, (k, *(i + 1 for i in places)))]))


def _by_the_first(scope: Scope, ws: Sequence[Var], xs: Sequence[Var], places: Sequence[int], value: Term) -> Theorem:
    (first, *others), x = ws, xs[0]
    space, rest = b.integers(0, N), b.add(*others)
    inner = [i - 1 for i in places if i]
    there = scope.at_point(x, space)
    there = there.know(there.evident(b.le(0, b.sub(N, x))))
    symbols = dict(zip((N, *weights(len(others))), (b.sub(N, x), *others), strict=True))
    known = there.instantiate(multinomial_sum(len(others), *inner), symbols)
    outside = b.mul(*([x] * (len(places) - len(inner))), raised(first, x), b.power(factorial(x), -1))
    whole: Any = over_counts(N, xs, product_of(N, xs, ws, places))
    body = b.open_with(whole.args[1], x)
    pointwise = there.know(known).linear(b.eq(body, b.mul(outside, sides(known)[1])), (known, outside))
    same = scope.congruence(x, space, pointwise)
    binomial = [scope.instantiate(_of_two(n), {U: first, V: rest}) for n in range(len(places) + 1)]
    multipliers = _combined(others, inner, len(places) - len(inner))
    combined = ((binomial[n], c) for n, c in multipliers.items())
    return scope.know(same, *binomial).linear(b.eq(sides(same)[0], value), (same, 1), *combined)


def _combined(others: Sequence[Term], inner: Sequence[int], power: int) -> dict[int, Term]:
    """What is left of the inner sums, as a combination of powers of x: m w_i/R, or m (m - 1) w_i w_j/R^2 and, where
    both are one, m w_i/R, where m = n - x is left of n and R is the sum of the weights."""
    rest = b.add(*others)
    if not inner:
        return {power: b.ONE}
    one = b.div(others[inner[0]], rest)
    if len(inner) == 1:
        return {power: b.mul(N, one), power + 1: b.neg(one)}
    both = b.mul(one, b.div(others[inner[1]], rest))
    alone = one if inner[0] == inner[1] else b.ZERO
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
    claim = b.eq(whole, _value([U, V], [0] * power))
    return logic.theorem(scope.know(known).linear(claim, (known, raised(V, N))), id=f"binomial-theorem-{power}")


def _value(ws: Sequence[Term], places: Sequence[int]) -> Term:
    """S^n/n!, n w_i S^(n-1)/n!, n ((n - 1) w_i w_j + [i = j] w_i S) S^(n-2)/n!, where S is the sum of the weights."""
    total = b.add(*ws)
    first = b.mul(b.power(total, -len(places)), raised(total, N), b.power(factorial(N), -1))
    if not places:
        return first
    if len(places) == 1:
        return b.mul(N, ws[places[0]], first)
    i, j = places
    both = b.mul(b.sub(N, 1), ws[i], ws[j])
    return b.mul(N, b.add(both, b.mul(ws[i], total)) if i == j else both, first)
