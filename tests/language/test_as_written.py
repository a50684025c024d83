"""A script's operators build what they say; everything else is Python's and SymPy's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sympy import Eq, Rational, Symbol, exp, log

from symit.language import as_written, term
from symit.language.symbols import positive, real

x, y, sigma = real("x"), real("y"), positive("sigma")


def value(text: str, **names: Any) -> Any:
    """The value of an expression in a script."""
    space = {as_written.OPERATORS: as_written.operators, "log": log, "exp": exp, **names}
    exec(as_written.compiled(f"value = {text}", Path("script.py")), space)
    return space["value"]


@pytest.mark.parametrize(
    "text",
    [
        "(x + y)/2",
        "x + y - x",
        "x/x",
        "2*(x + y)",
        "(x - y)**2",
        "-(x + y)",
        "1/2*(x - 1 + y)",
        "x*y/x",
        "-x/2",
        "1 - x",
    ],
)
def test_an_expression_keeps_its_value_and_its_form(text: str) -> None:
    kept, evaluated = value(text, x=x, y=y), eval(text, {"x": x, "y": y})
    assert (kept - evaluated).simplify() == 0
    assert kept.doit().equals(evaluated)


def test_nothing_is_multiplied_out_or_cancelled() -> None:
    half_sum = value("(x + y)/2", x=x, y=y)
    assert half_sum.args == (Rational(1, 2), x + y)
    assert value("x + y - x", x=x, y=y) != y
    assert value("x/x", x=x) != 1


def test_a_quotient_of_integers_is_exact() -> None:
    assert value("1/2") == Rational(1, 2)
    assert value("7//2") == 3
    assert value("0.5*2") == 1.0


def test_a_comparison_is_a_statement() -> None:
    assert str(value("sigma > 0", sigma=sigma)) == "sigma > 0"
    assert value("1 < 2") is True
    assert value("(x < y) == (x < y)", x=x, y=y) is True


def test_other_things_are_left_to_python() -> None:
    assert value("[1] + [2]") == [1, 2]
    assert value("'a' * 3") == "aaa"
    assert value("len([n for n in range(5) if n > 2])") == 2


def test_what_is_kept_says_the_same_to_the_kernel() -> None:
    from symit.kernel.context import Context

    kept = value("1/2*log(2*x**2) - (y - 1)**2/(2*x**2)", x=positive("x"), y=y)
    plain = log(2 * positive("x") ** 2) / 2 - (y - 1) ** 2 / (2 * positive("x") ** 2)
    assert Context().equal(term(kept), term(plain))


def test_only_a_script_in_the_words_is_compiled_so() -> None:
    assert as_written.is_written_in_words("from symit import theorem\n")
    assert not as_written.is_written_in_words("from symit.kernel import build\nfrom symit.proving import scope\n")


def test_symbols_of_sympy_are_expressions_too() -> None:
    assert value("a*b*c", **{n: Symbol(n) for n in "abc"}).args == (Symbol("a"), Symbol("b"), Symbol("c"))
    assert isinstance(Eq(x, y), Eq)
