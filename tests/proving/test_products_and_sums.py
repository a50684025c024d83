"""Finite products, sums with one summand, and squares that vanish: what is found, and what is not there to be found."""

from __future__ import annotations

import pytest
from sympy import Eq, Piecewise, Range, S, log

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.library.loading import finder
from symit.proving.scope.place import NotShown, Place
from symit.proving.scope.scope import as_formula
from symit.proving.script.showing import shown
from symit.proving.steps.products import by_products, factor_by_factor, one_integral_for_each_factor
from symit.proving.steps.squares import by_vanishing_squares
from symit.words import ProductSpace, Space, forall, integers, integral, mapping, mappings, product_over

j, k, d = integers("j k d")
J = (j, Range(1, d + 1))
f, g = mappings("f g", S.Integers)
X = Space("X")
u, x = X.point("u"), ProductSpace(Range(1, d + 1), X).point("x")
p = mapping("p", S.Integers, X)
START = Place(finder("a theorem of these tests")).given(as_formula(forall(f(j) > 0, J)))
MISSED = (Refused, NotShown)


def test_products_are_equal_where_their_factors_are() -> None:
    place = START.given(as_formula(forall(Eq(f(j), g(j) + 1), J)))
    goal = as_formula(Eq(product_over(f(j), J), product_over(g(j) + 1, J)))
    assert factor_by_factor(place, goal, shown).conclusion == goal
    with pytest.raises(MISSED):
        factor_by_factor(START, goal, shown)
    other = as_formula(Eq(product_over(f(j), J), product_over(f(j), (j, Range(0, d + 1)))))
    with pytest.raises(Refused, match="over one range"):
        factor_by_factor(place, other, shown)


def test_a_factor_that_is_one_but_for_one_index() -> None:
    goal = as_formula(Eq(product_over(Piecewise((f(j), Eq(j, k)), (1, True)), J), f(k)))
    there = START.at(b.integer("k"), as_formula(k >= 1), as_formula(k <= d))
    assert by_products(there, goal).conclusion == goal
    with pytest.raises(MISSED):  # k may lie outside the range
        by_products(START, goal)


def test_the_logarithm_of_a_product_of_positive_factors() -> None:
    goal = as_formula(Eq(log(product_over(f(j), J)), integral(log(f(j)), J)))
    assert by_products(START, goal).conclusion == goal
    with pytest.raises(MISSED):
        by_products(START, as_formula(Eq(log(product_over(g(j), J)), integral(log(g(j)), J))))


def test_a_product_over_a_product_space_integrates_factor_by_factor() -> None:
    place = START.given(as_formula(forall(Eq(integral(p(j, u), u), f(j)), J)))
    whole = integral(product_over(p(j, x(j)), J), (x, ProductSpace(Range(1, d + 1), X)))
    goal = as_formula(Eq(whole, product_over(integral(p(j, u), u), J)))
    assert one_integral_for_each_factor(place, goal, shown).conclusion == goal
    with pytest.raises(MISSED):  # nothing says that each integral exists
        one_integral_for_each_factor(START, goal, shown)


def test_a_summand_that_is_there_at_one_place_only() -> None:
    total = integral((g(j) + Piecewise((d, Eq(j, k)), (0, True))) * f(j), J)
    goal = as_formula(Eq(total, integral(g(j) * f(j), J) + d * f(k)))
    known = START.given(as_formula(forall(g(j) > 0, J)))
    inside = known.at(b.integer("k"), as_formula(k >= 1), as_formula(k <= d))
    assert shown(inside, goal).conclusion == goal
    with pytest.raises(MISSED):
        shown(known, goal)


def test_what_is_squared_vanishes_with_its_square() -> None:
    a, c = b.real("a"), b.real("c")
    square = b.le(b.power(b.sub(a, c), 2), 0)
    assert by_vanishing_squares(START.given(square), b.eq(a, c)).conclusion == b.eq(a, c)
    assert shown(START.given(square), b.eq(a, c)).conclusion == b.eq(a, c)
    for other in (b.le(b.power(b.sub(a, c), 2), 1), b.le(b.power(b.sub(a, c), 3), 0)):
        with pytest.raises(MISSED):
            shown(START.given(other), b.eq(a, c))
