"""Integrals by substitution: what is shown, and what is refused."""

from __future__ import annotations

import pytest
from sympy import Interval, exp, oo

from symit.kernel import build as b
from symit.kernel.context import PLAIN
from symit.library.loading import finder
from symit.proving.lines import NotFollowing
from symit.proving.place import Place
from symit.proving.scope import as_space, as_term
from symit.words import integral, log, real, substitute

x, u, c = real("x"), real("u"), real("c")
START = Place(finder("a theorem of these tests"))
BELL = START.know(START.find("gaussian-integral"))


def test_the_two_integrals_are_equal() -> None:
    done = substitute(exp(-(u**2)), (u, 2 * x + 1), x).proved(BELL)
    left, right = done.theorem.conclusion.args
    assert left == as_term(integral(exp(-(u**2)), u))
    assert PLAIN.equal(right, as_term(integral(2 * exp(-((2 * x + 1) ** 2)), x)))
    assert done.lines[-1].reason == "substitute"


def test_what_falls_turns_the_ends_round() -> None:
    left, right = substitute(exp(-(u**2)), (u, -x), x).proved(BELL).theorem.conclusion.args
    assert PLAIN.equal(left, right)


def test_a_half_line_goes_to_the_line() -> None:
    left, right = substitute(exp(-(u**2)), (u, log(x)), (x, Interval.open(0, oo))).proved(BELL).theorem.conclusion.args
    assert (left.args[0], right.args[0]) == (b.REALS, as_space(Interval.open(0, oo)))


def test_what_turns_back_is_refused() -> None:
    with pytest.raises(NotFollowing, match="not strictly monotone"):
        substitute(exp(-(u**2)), (u, x**2), x).proved(BELL)


def test_a_slope_of_unknown_sign_is_refused() -> None:
    with pytest.raises(NotFollowing, match="limit"):
        substitute(exp(-(u**2)), (u, c * x), x).proved(BELL)
    positive = BELL.at(b.real("c")).given(b.lt(0, b.real("c")))
    assert substitute(exp(-(u**2)), (u, c * x), x).proved(positive)


def test_neither_integral_is_known_to_exist() -> None:
    with pytest.raises(NotFollowing, match="defined"):
        substitute(exp(-(u**2)), (u, 2 * x + 1), x).proved(START)
