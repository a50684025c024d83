"""Substitution without capture, and definitions written out."""

from __future__ import annotations

import pytest
from sympy import Integral, Interval, Lambda, Range, S, Subs, Sum, lambdify, log, oo, pi

from symit.language import (
    Bernoulli,
    Normal,
    NotUnderstood,
    Poisson,
    entropy,
    expectation,
    function,
    integers,
    integral,
    kl,
    natural,
    positive,
    probability,
    reals,
    substitute,
    term,
    vector,
    written_out,
)

x, y, mu = reals("x y mu")
sigma, lam = positive("sigma"), positive("lam")


def test_sympy_captures_and_substitute_does_not() -> None:
    trap = Integral(x * y, (x, 0, 1))
    assert trap.subs(y, x).free_symbols == set()  # SymPy: the integral of x**2
    assert substitute(trap, {y: x}).free_symbols == {x}
    assert substitute(trap, {y: x}).doit() == x / 2


def test_derivatives_at_a_point() -> None:
    f = function("f")
    trap = Subs((f(x) * y).diff(x), x, 2)
    result = substitute(trap, {y: x})
    assert result.free_symbols == {x}
    assert term(result) == term(Subs((f(mu) * x).diff(mu), mu, 2))


def test_all_at_once() -> None:
    assert substitute(x - y, {x: y, y: x}) == y - x


def test_functions_are_replaced_too() -> None:
    f, theta, (j, k) = function("f"), vector("theta"), integers("j k")
    assert substitute(f(x) + y, {f: Lambda(y, y**2)}) == x**2 + y
    assert substitute(theta(k), {theta: Lambda(j, 2 * j)}) == 2 * k


def test_only_symbols_are_replaced() -> None:
    with pytest.raises(NotUnderstood, match="is not a symbol"):
        substitute(x**2, {x**2: y})


def test_functionals_written_out() -> None:
    X = Normal(mu, sigma)
    mean = written_out(expectation(x, (x, X)))
    assert isinstance(mean, Integral)
    assert mean.limits == ((x, -oo, oo),)
    assert mean.doit() == mu
    assert (written_out(entropy(Normal(0, 1))).doit() - log(2 * pi) / 2 - S(1) / 2).simplify() == 0


def test_sums_written_out() -> None:
    n = natural("n")
    mean = written_out(expectation(n, (n, Poisson(lam))))
    assert isinstance(mean, Sum)
    assert mean.doit().simplify() == lam
    p, q = probability("p"), probability("q")
    divergence = lambdify((p, q), written_out(kl(Bernoulli(p), Bernoulli(q))).doit())
    assert divergence(0.5, 0.5) == 0
    assert divergence(0.5, 0.25) == pytest.approx(0.14384103622589042)


def test_a_sum_over_a_range_of_unknown_order_stays() -> None:
    k = integers("k")[0]
    stays = integral(x**k, (k, Range(1, k + 1)))
    assert isinstance(written_out(stays), integral)
    assert isinstance(written_out(integral(x, (x, Interval(0, 1)))), Integral)
