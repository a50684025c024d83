"""What users type: the right tree, or an error at the right character."""

from __future__ import annotations

import pytest
from sympy import Rational, factorial, log, pi, sin, sqrt

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.language import ParseError, function, hypotheses, natural, parse_expression, positive, real, term

SIGMA_1, SIGMA_2, X = b.real("sigma_1"), b.real("sigma_2"), b.real("x")
NAMES = {
    "sigma_1": SIGMA_1,
    "sigma_2": SIGMA_2,
    "x": X,
    "n": b.integer("n"),
    "f": t.Var("f", t.function(t.REAL, t.REAL, t.REAL)),
}
x, s1, s2, n = real("x"), positive("sigma_1"), positive("sigma_2"), natural("n")


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("log(sigma_2/sigma_1) + (sigma_1^2 + x^2)/(2*sigma_2^2) - 1/2",
         log(s2 / s1) + (s1**2 + x**2) / (2 * s2**2) - Rational(1, 2)),
        ("2^3^2", 2 ** (3**2)),
        ("2 ** 3 ** 2", 512),
        ("-x^2", -(x**2)),
        ("x^-2", x**-2),
        ("--x - -x", 2 * x),
        ("8/4/2", 1),
        ("1 - 2 - 3", -4),
        ("0.1 + 1.25", Rational(27, 20)),
        ("sqrt(sigma_1)*pi", sqrt(s1) * pi),
        ("n! + factorial(n)", 2 * factorial(n)),
        ("sin(x) + f(x, 1)", sin(x) + function("f")(x, 1)),
        ("+x", x),
    ],
)  # fmt: skip
def test_expressions(text: str, expression: object) -> None:
    expected = term(expression)
    assert Context(hypotheses(log(s1) + log(s2) + n)).equal(parse_expression(text, NAMES), expected)


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ("", 0, "ends too early"),
        ("x +", 3, "ends too early"),
        ("(x + 1", 6, r"'\)' is expected"),
        ("x + 1)", 5, "is not expected here"),
        ("2x", 1, "'x' is not expected here"),
        ("y + 1", 0, "the name 'y' is not known; known are"),
        ("x + $", 4, "not part of any expression"),
        ("x; import os", 1, "not part of any expression"),
        ("__import__(x)", 0, "is not known"),
        ("x.__class__", 1, "not part of any expression"),
        ("log", 3, r"'\(' is expected"),
        ("log(x, 2)", 9, "takes one argument"),
        ("f(x)", 4, "function"),
        ("x!", 2, "factorial expects int"),
        ("1e5000", 0, "up to three digits"),
        ("*x", 0, "a number, a name"),
        ("x(2)", 1, "is not expected here"),
    ],
)
def test_errors_point_at_the_character(text: str, position: int, why: str) -> None:
    with pytest.raises(ParseError, match=why) as caught:
        parse_expression(text, NAMES)
    assert caught.value.position == position
    *_, line, marker = str(caught.value).split("\n")
    assert line == f"  {text}"
    assert marker.index("^") - 2 == position


@pytest.mark.parametrize("text", ["(" * 5000 + "x", "-" * 5000 + "x", "2^" * 4000 + "2", "log(" * 2000 + "x"])
def test_depth_is_bounded(text: str) -> None:
    with pytest.raises(ParseError, match="nested more than"):
        parse_expression(text, NAMES)


def test_length_is_bounded_and_long_sums_are_flat() -> None:
    assert parse_expression("+".join(["x"] * 1000), NAMES).depth == 2
    with pytest.raises(ParseError, match="longer than"):
        parse_expression("x+" * 10_000 + "x", NAMES)
