"""Distributions: their spaces, their densities, and parameters that make no distribution."""

from __future__ import annotations

from typing import Any

import pytest
from sympy import I, Interval, Lambda, Range, Rational, S, exp, factorial, log, oo, pi, sqrt

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel.context import Context
from symit.language import (
    Bernoulli,
    Density,
    ExponentialFamily,
    Normal,
    NotUnderstood,
    Poisson,
    ProductNormal,
    ProductSpace,
    Space,
    Uniform,
    density,
    density_term,
    hypotheses,
    integers,
    mapping,
    natural,
    positive,
    positive_integer,
    probability,
    real,
    space_term,
    term,
    vector,
    vectors,
)
from symit.language.names import variable

mu, x = real("mu"), real("x")
sigma, lam = positive("sigma"), positive("lam")
p = probability("p")
j, k = integers("j k")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Normal(0, -1),
        lambda: Normal(0, 0),
        lambda: Normal(mu, -sigma),
        lambda: Normal(I, 1),
        lambda: Bernoulli(2),
        lambda: Bernoulli(Rational(-1, 2)),
        lambda: Poisson(0),
        lambda: Poisson(-lam),
        lambda: Uniform(1, 1),
        lambda: Uniform(2, 1),
        lambda: Normal(mu, sigma).subs(sigma, -1),
        lambda: ProductNormal(vector("m"), vector("s"), Rational(1, 2)),
    ],
)
def test_parameters_that_make_no_distribution(make: Any) -> None:
    with pytest.raises(ValueError, match=r"is not|not I|is none|not 1/2"):
        make()


@pytest.mark.parametrize("make", [lambda: Normal(0.5, 1), lambda: Bernoulli("p"), lambda: Poisson(None)])
def test_parameters_are_exact_expressions(make: Any) -> None:
    with pytest.raises(NotUnderstood, match=r"rounded number|not an expression"):
        make()


@pytest.mark.parametrize(
    ("distribution", "space", "at", "formula"),
    [
        (Normal(mu, sigma), b.REALS, x, exp(-((x - mu) ** 2) / (2 * sigma**2)) / sqrt(2 * pi * sigma**2)),
        (
            Poisson(lam),
            b.integers(0, b.INFINITY),
            natural("n"),
            lam ** natural("n") * exp(-lam) / factorial(natural("n")),
        ),
        (Density(2 * x, (x, Interval(0, 1))), b.interval(0, 1), real("y"), 2 * real("y")),
    ],
)
def test_densities_are_the_formulas_that_one_knows(distribution: Any, space: Any, at: Any, formula: Any) -> None:
    assert space_term(distribution) == space
    written = term(density(distribution, at))
    if b.is_app(written, *d.STANDARD.values()):
        written = b.unfold(written)
    assert Context(hypotheses(formula)).equal(written, term(formula))


@pytest.mark.parametrize(("value", "probability_of_it"), [(1, p), (0, 1 - p)])
def test_bernoulli(value: int, probability_of_it: Any) -> None:
    assert space_term(Bernoulli(p)) == b.integers(0, 1)
    written = b.unfold(term(density(Bernoulli(p), value)))
    assert Context(hypotheses(p)).equal(written, term(probability_of_it))


@pytest.mark.parametrize(
    ("distribution", "value"), [(Bernoulli(p), 5), (Poisson(lam), -1), (Density(2 * x, (x, Interval(0, 1))), 3)]
)
def test_there_is_no_density_outside_the_space(distribution: Any, value: int) -> None:
    with pytest.raises(NotUnderstood, match="is outside"):
        term(density(distribution, value))


@pytest.mark.parametrize(("at", "value"), [(Rational(5, 2), Rational(1, 2)), (1, 0), (7, 0)])
def test_uniform_is_a_density_on_the_line(at: Any, value: Any) -> None:
    assert space_term(Uniform(1, 3)) == b.REALS
    assert Context().equal(b.unfold(term(density(Uniform(1, 3), at))), term(value))


def test_product_normal() -> None:
    m, s, y = vectors("m s y")
    dim = positive_integer("d")
    X = ProductNormal(m, s, dim)
    indices, index = b.integers(1, b.integer("d")), b.integer("j")
    assert space_term(X) == b.app(b.t.POWER, indices, b.REALS)
    entries = (b.call(variable(v), index) for v in (m, s, y))
    assert term(density(X, y)) == b.product(indices, index, b.app(d.NORMAL, *entries))


def test_exponential_family_with_abstract_parts() -> None:
    S_ = Space("S")
    T = mapping("T", S.Integers, S_)
    family = ExponentialFamily(S_, S_.function("h"), T, positive_integer("d"), vector("theta"))
    written = density_term(family)
    assert written.domain == b.t.point("S")
    assert b.is_app(written.body, d.EXPONENTIAL_FAMILY)
    assert {v.name for v in written.free} == {"S", "h", "T", "d", "theta"}


def test_exponential_family_with_written_out_parts() -> None:
    n, index = integers("n j")
    family = ExponentialFamily(
        S.Naturals0, Lambda(n, 1 / factorial(n)), Lambda((index, n), n), 1, Lambda(index, log(lam))
    )
    written = density_term(family)
    assert isinstance(written, b.t.Abs)
    assert {v.name for v in written.free} == {"lam"}


def test_the_identity_function_keeps_its_sort() -> None:
    n, index = integers("n j")
    family = ExponentialFamily(S.Naturals0, Lambda(n, n), Lambda((index, n), n), 1, vector("theta"))
    assert {v.name for v in density_term(family).free} == {"theta"}


def test_a_function_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="is a real"):
        density_term(
            ExponentialFamily(S.Naturals0, Lambda(x, 2 * x), mapping("T", S.Integers, S.Integers), 1, vector("t"))
        )
    with pytest.raises(NotUnderstood, match="here is asked for"):
        density_term(ExponentialFamily(S.Reals, vector("h"), mapping("T", S.Integers, S.Reals), 1, vector("t")))


def test_spaces() -> None:
    dim = positive_integer("d")
    assert space_term(Range(1, dim + 1)) == b.integers(1, b.integer("d"))
    assert space_term(S.Integers) == b.integers(b.MINUS_INFINITY, b.INFINITY)
    assert space_term(Interval(0, oo)) == b.interval(0, b.INFINITY)
    assert space_term(ProductSpace(Range(1, dim + 1), Space("S"))).sort.args[0] == b.t.function(b.t.point("S"), b.t.INT)
    for nothing in (Range(0, 10, 2), Interval(2, 1), S.Rationals):
        with pytest.raises(NotUnderstood, match="is not a space"):
            space_term(nothing)
