"""Bounds on what lies beyond a cut, held against the exact remainder where that is known."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from evidence_statements import NATURALS, k, x
from flint import acb, arb, ctx

from symit.evidence.balls import evaluate
from symit.evidence.enclosing import Enclosing
from symit.evidence.errors import NotEvaluated
from symit.evidence.tails import integral_tail, sum_tail
from symit.kernel import terms as t
from symit.kernel.build import INFINITY, add, app, div, exp, integers, integral, interval, log, mul, neg, num, power

TO_INFINITY = {F(1): acb(1)}


@pytest.mark.parametrize(
    ("body", "cut"),
    [
        (exp(neg(x)), 5),
        (exp(neg(power(x, 2))), 3),
        (mul(power(x, 3), exp(neg(x))), 4),
        (mul(log(x), exp(neg(x))), 4),
        (exp(add(neg(power(x, 2)), mul(6, x))), 16),
        (power(x, -3), 7),
        (div(1, add(1, power(x, 2))), 7),
        (div(log(x), power(x, 2)), 7),
        (mul(app(t.SIN, x), exp(neg(x))), 5),
        (mul(log(add(1, exp(x))), exp(neg(x))), 5),
        (power(add(1, exp(x)), -2), 5),
        (mul(x, exp(neg(exp(x)))), 2),
        (mul(log(exp(neg(exp(neg(x))))), exp(neg(x))), 3),
        (mul(exp(neg(x)), exp(neg(exp(neg(x))))), 3),
    ],
)
def test_integral_tails_are_bounds(body, cut):
    with ctx.workprec(80):
        bound = integral_tail(body, x, TO_INFINITY, 0, cut, Enclosing({}))
    remainder = abs(evaluate(integral(interval(cut, INFINITY), x, body), {}, 60))
    assert not remainder > bound
    assert bound.is_finite()


@pytest.mark.parametrize(
    "body",
    [
        power(F(1, 3), k),
        div(power(5, k), app(t.FACTORIAL, k)),
        mul(power(k, 4), power(F(-1, 2), k)),
        div(power(2, k), app(t.FACTORIAL, add(k, 2))),
        power(add(k, 1), -3),
    ],
)
@pytest.mark.parametrize("cut", [16, 40])
def test_sum_tails_are_bounds(body, cut):
    with ctx.workprec(200):
        bound = sum_tail(body, k, 1, cut, Enclosing({}))
        remainder = abs(sum((Enclosing({k: F(i)}).value(body).real for i in range(cut, cut + 400)), arb(0)))
        assert not remainder > bound
        assert bound < 10**5 * remainder


def test_simple_tails_lose_nothing():
    with ctx.workprec(80):
        pairs = [
            (integral_tail(exp(neg(x)), x, TO_INFINITY, 0, 5, Enclosing({})), arb(-5).exp()),
            (integral_tail(power(x, -3), x, TO_INFINITY, 0, 7, Enclosing({})), arb(1) / 98),
            (sum_tail(power(F(1, 3), k), k, 1, 16, Enclosing({})), arb(3) ** -15 / 2),
        ]
        assert all(abs(bound / exact - 1) < arb(2) ** -60 for bound, exact in pairs)


@pytest.mark.parametrize(
    "body",
    [
        *(num(1), power(x, -1), x, exp(x), app(t.SIN, x), mul(x, div(1, add(1, power(x, 2)))), power(x, F(-1, 2))),
        *(exp(exp(x)), exp(exp(neg(x))), log(add(1, exp(x))), power(add(1, exp(neg(x))), -1), exp(neg(exp(neg(x))))),
    ],
)
def test_what_does_not_decay_is_refused(body):
    with ctx.workprec(80), pytest.raises(NotEvaluated):
        integral_tail(body, x, TO_INFINITY, 0, 64, Enclosing({}))


@pytest.mark.parametrize("body", [num(1), power(k, -1), app(t.FACTORIAL, k), power(2, k), power(-1, k)])
def test_sums_that_do_not_converge_are_refused(body):
    with ctx.workprec(80), pytest.raises(NotEvaluated):
        sum_tail(body, k, 1, 64, Enclosing({}))


def test_the_geometric_series_in_full():
    ball = evaluate(integral(NATURALS, k, power(F(9, 10), k)), {}, 100)
    assert ball.contains(10) and ball.rad() < 1e-25
    assert evaluate(integral(integers(5, INFINITY), k, power(F(1, 2), k)), {}, 100).contains(arb(1) / 16)
