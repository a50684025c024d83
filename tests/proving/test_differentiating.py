"""Constant integrals differentiated under the integral sign: what is shown, and what is refused."""

from __future__ import annotations

import pytest

from symit.kernel import build as b
from symit.library.loading import finder
from symit.proving.scope.place import Place
from symit.proving.scope.scope import as_formula
from symit.proving.script.lines import NotFollowing
from symit.words import (
    And,
    Eq,
    Interval,
    derivative,
    differentiate,
    finite,
    forall,
    function,
    integral,
    mappings,
    reals,
)

r, s, t, x = reals("r s t x")
S, T, line = Interval.open(0, 1), Interval.open(2, 3), Interval.open(0, 1)
p, p1 = mappings("p p1", line, S, T)
g = function("g")
known_for_all = forall(Eq(integral(p(x, s, t), (x, line)), 1), (s, S), (t, T))
slope = forall(Eq(derivative(p(x, s, r), (r, t)), p1(x, s, t)), (x, line), (s, S), (t, T))
bounds = forall(And(-g(x) <= p1(x, s, t), p1(x, s, t) <= g(x)), (x, line), (s, S), (t, T))
integrable = finite(integral(g(x), (x, line)))
step = differentiate(Eq(integral(p(x, s, t), (x, line)), 1), t)
START = Place(finder("a theorem of these tests"))


def test_an_equation_that_holds_for_all_of_two_variables() -> None:
    done = step.proved(START.given(known_for_all, slope, bounds, integrable))
    assert done.theorem.conclusion == as_formula(forall(Eq(integral(p1(x, s, t), (x, line)), 0), (s, S), (t, T)))


def test_at_a_place_where_one_of_them_is() -> None:
    place = START.given(known_for_all, slope, bounds, integrable).at(
        b.real("s"), b.member(b.real("s"), b.interval(0, 1))
    )
    done = step.proved(place)
    assert done.theorem.conclusion == as_formula(forall(Eq(integral(p1(x, s, t), (x, line)), 0), (t, T)))


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        (known_for_all, "not known for all"),
        (slope, "derivative of the integrand"),
        (bounds, "bounds"),
        (integrable, "g"),
    ],
)
def test_what_is_missing_is_named(left_out: object, told: str) -> None:
    rest = [f for f in (known_for_all, slope, bounds, integrable) if f is not left_out]
    with pytest.raises(NotFollowing, match=told):
        step.proved(START.given(*rest))


def test_a_space_that_moves_with_the_parameter() -> None:
    """The document's step for Uniform(0, t), whose score has not mean 0."""
    moving = Interval.open(0, t)
    place = START.given(forall(Eq(integral(1 / t, (x, moving)), 1), (t, T)))
    with pytest.raises(NotFollowing, match="depends on the parameter t"):
        differentiate(Eq(integral(1 / t, (x, moving)), 1), t).proved(place)
