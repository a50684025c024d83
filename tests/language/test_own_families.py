"""Families with a density of one's own, and tables of numbers: what they say, and what is refused."""

from __future__ import annotations

import pytest
from sympy import Interval, Lambda, Range, Rational, S, exp, oo, pi, sqrt

from symit.evidence.balls import evaluate
from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.kernel.terms import POWER
from symit.kernel.text import show
from symit.language import (
    NotUnderstood,
    density_term,
    integer,
    mapping,
    natural,
    positive,
    real,
    space_term,
    term,
    vector,
)
from symit.language.catalogue import Binomial, MultivariateNormal
from symit.language.families import family
from symit.language.function_values import Map
from symit.language.tables import Categorical, table

x, sigma, n = real("x"), positive("sigma"), natural("n")
Rayleigh = family("rayleigh", x / sigma**2 * exp(-(x**2) / (2 * sigma**2)), (x, Interval.open(0, oo)), sigma)


def test_a_density_is_printed_by_its_name_and_is_a_definition() -> None:
    written = density_term(Rayleigh(2))
    assert show(written) == "x -> rayleigh(2, x)"
    assert "exp" in show(b.unfold(b.open_with(written, b.real("x"))))


def test_the_space_of_a_family_may_depend_on_its_parameters() -> None:
    assert space_term(Binomial(n, Rational(1, 3))) == b.integers(0, b.integer("n"))
    first = b.call(density_term(Binomial(2, Rational(1, 3))), b.num(1))
    assert "binomial_mass(2, 1/3, 1)" in show(first)


def test_a_parameter_may_be_a_function() -> None:
    d, m, L, P = natural("d"), vector("m"), *(mapping(a, S.Integers, S.Integers) for a in "LP")
    assert space_term(MultivariateNormal(m, L, P, d)) == b.app(POWER, b.integers(1, b.integer("d")), b.REALS)
    i, j = integer("i"), integer("j")
    alone = density_term(MultivariateNormal(Lambda(i, 2), Lambda((i, j), 3), Lambda((i, j), Rational(1, 9)), 1))
    at_five = b.call(alone, b.lam(b.integer("i"), b.num(5)))
    assert float(evaluate(at_five, {}, 60)) == pytest.approx(float(exp(Rational(-1, 2)) / 3 / sqrt(2 * pi)))
    with pytest.raises(NotUnderstood, match="not a function"):
        MultivariateNormal(2, L, P, d)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: Rayleigh(1, 2), "takes 1 parameters"),
        (lambda: family("kl", x, (x, Interval(0, 1))), "cannot name a family"),
        (lambda: family("my density", x, (x, Interval(0, 1))), "cannot name a family"),
        (lambda: family("mine", x * sigma, (x, Interval(0, 1))), "sigma is no parameter"),
        (lambda: Rayleigh(1.5), "rounded number"),
    ],
)
def test_what_makes_no_family(wrong: object, told: str) -> None:
    with pytest.raises(NotUnderstood, match=told):
        wrong()  # type: ignore[operator]


def test_a_table_is_a_function_of_its_index() -> None:
    values = [Rational(k * k, 7) for k in range(1, 101)]
    looked_up = table(values)
    assert isinstance(looked_up, Map)
    for k in (1, 2, 50, 51, 99, 100):
        assert PLAIN.canonical(term(looked_up(k))) == term(values[k - 1])
    assert term(looked_up(integer("i"))).depth < 12


def test_a_table_of_rows_is_a_function_of_two_indices() -> None:
    looked_up = table([[1, 2], [3, 4]])
    assert [looked_up(i, j).doit() for i in (1, 2) for j in (1, 2)] == [1, 2, 3, 4]
    for ragged in ([[1, 2], 3], [[1, 2], []], []):
        with pytest.raises(NotUnderstood, match="table"):
            table(ragged)


def test_equal_neighbours_need_no_distinction() -> None:
    assert table([Rational(1, 100)] * 100).scope == Rational(1, 100)


def test_a_categorical_distribution_is_a_table_or_a_function() -> None:
    p = mapping("p", Range(1, n + 1))
    assert show(density_term(Categorical(p, n))) == "i: integer -> p(i)" or "p(" in show(
        density_term(Categorical(p, n))
    )
    assert space_term(Categorical([Rational(1, 2), Rational(1, 2)])) == b.integers(1, 2)
    for wrong in ((p,), ([1], 1)):
        with pytest.raises(NotUnderstood):
            Categorical(*wrong)
