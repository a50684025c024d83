"""Symbols, what is assumed of them, and names that stand for two things."""

from __future__ import annotations

import copy
import pickle

import pytest
from sympy import Dummy, Function, Rational, Symbol, log

from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.text import show
from symit.language import (
    AmbiguousName,
    NotUnderstood,
    Space,
    function,
    hypotheses,
    integers,
    mapping,
    natural,
    nonnegative,
    positive,
    positive_integer,
    probability,
    real,
    reals,
    term,
    vector,
)


def said(*expressions: object) -> list[str]:
    return [show(h) for h in hypotheses(*expressions)]


def test_names_are_split_at_spaces_and_commas() -> None:
    assert [s.name for s in reals("mu x, y")] == ["mu", "x", "y"]
    assert all(s.is_real for s in reals("mu x, y"))
    assert all(s.is_integer for s in integers("j k"))


@pytest.mark.parametrize("name", ["a b", "x+1", "", "2x", "\\mu"])
def test_a_name_is_an_identifier(name: str) -> None:
    with pytest.raises(ValueError, match="is not a name"):
        real(name)
    with pytest.raises(ValueError, match="is not a name"):
        Space("S").point(name)


@pytest.mark.parametrize(
    ("symbol", "formulas"),
    [
        (real("a"), []),
        (positive("a"), ["0 < a"]),
        (nonnegative("a"), ["0 <= a"]),
        (probability("a"), ["0 < a", "a < 1"]),
        (natural("a"), ["0 <= a"]),
        (positive_integer("a"), ["0 < a"]),
        (Symbol("a", negative=True), ["a < 0"]),
        (Symbol("a", nonpositive=True), ["a <= 0"]),
        (Symbol("a", real=True, nonzero=True), ["a != 0"]),
        (vector("a"), []),
    ],
)
def test_hypotheses_say_what_is_assumed(symbol: Symbol, formulas: list[str]) -> None:
    assert said(symbol) == formulas


def test_hypotheses_are_those_of_the_free_symbols_in_the_order_of_names() -> None:
    assert said(positive("sigma") + probability("p"), positive("b")) == ["0 < b", "0 < p", "p < 1", "0 < sigma"]


def test_a_probability_is_equal_to_itself_only() -> None:
    assert probability("p") == probability("p")
    assert probability("p") - probability("p") == 0
    assert probability("p") != positive("p")


@pytest.mark.parametrize("symbol", [probability("p"), vector("theta"), Space("S").point("x")])
def test_symbols_survive_copying_and_pickling(symbol: Symbol) -> None:
    assert copy.deepcopy(symbol) == symbol
    restored = pickle.loads(pickle.dumps(symbol))
    assert restored == symbol
    assert hash(restored) == hash(symbol)


def test_symbols_of_two_sorts_are_different() -> None:
    assert vector("f") != mapping("f", Space("S"))
    assert Space("S").point("x") != Space("R").point("x")


@pytest.mark.parametrize(
    "expression",
    [
        Symbol("x") - Symbol("x", positive=True),
        real("p") * probability("p"),
        real("x") + integers("x")[0],
        vector("x")(1) + real("x"),
        function("f")(real("x")) + Function("f")(real("x")),
        function("f")(real("x")) + function("f")(real("x"), real("y")),
    ],
)
def test_one_name_for_two_things_is_an_error(expression: object) -> None:
    with pytest.raises(AmbiguousName, match="stands for two things"):
        hypotheses(expression)
    with pytest.raises(AmbiguousName, match="print alike"):
        term(expression)


def test_two_lines_of_a_script_share_their_names() -> None:
    with pytest.raises(AmbiguousName, match=r"sigma stands for two things, a (positive )?real symbol"):
        hypotheses(log(positive("sigma")), real("sigma") + 1)


@pytest.mark.parametrize(
    ("symbol", "why"),
    [
        (Symbol("x", imaginary=True), "not a real number"),
        (Symbol("x", extended_real=True), "not a real number"),
        (Symbol("n", even=True), "even"),
        (Symbol("n", prime=True), "prime"),
        (Symbol("x", rational=True), "rational"),
        (Dummy("x", real=True), "Dummy"),
        (Symbol("x'0", real=True), "cannot name a variable"),
    ],
)
def test_what_no_hypothesis_can_say_is_refused(symbol: Symbol, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        term(symbol + Rational(1, 2))


def test_plain_symbols_are_real_without_hypotheses() -> None:
    assert term(Symbol("x")) == t.Var("x", t.REAL)
    assert hypotheses(Symbol("x")) == ()


def test_hypotheses_are_what_the_kernel_works_with() -> None:
    sigma = positive("sigma")
    assert Context(hypotheses(sigma)).equal(term(log(sigma**2)), term(2 * log(sigma)))
    x = real("x")
    assert not Context(hypotheses(x)).equal(term(log(x**2)), term(2 * log(x)))
