"""Parentheses: what is printed, read literally, has the value of the term that was printed."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

import pytest
from render_reader import latex_value, power, text_value
from render_terms import VARIABLES, arithmetic

from symit.kernel import build as b
from symit.kernel.terms import App, Num, Term, Var
from symit.render.latex import latex
from symit.render.text import text

NAMES = {
    "x": ("x", "x"),
    "mu_1": ("μ₁", r"\mu_1"),
    "sigma": ("σ", r"\sigma"),
    "theta_q": ("θ_q", r"\theta_q"),
    "lam": ("λ", r"\lambda"),
}
VALUES = dict(zip(NAMES, (1.25, 0.7, 1.9, 2.3, 0.55), strict=True))
TEXT_VALUES = {NAMES[n][0]: v for n, v in VALUES.items()} | {"π": math.pi, "e": math.e}
LATEX_VALUES = {NAMES[n][1]: v for n, v in VALUES.items()} | {r"\pi": math.pi, "e": math.e}
COUNT = 600


def value(term: Term) -> float:
    if isinstance(term, Num):
        return float(term.value)
    if isinstance(term, Var):
        return float(VALUES[term.name])
    if not isinstance(term, App):
        raise TypeError(term)
    args = [value(a) for a in term.args]
    return {
        "add": lambda: sum(args),
        "mul": lambda: math.prod(args),
        "pow": lambda: power(args[0], args[1]),
        "exp": lambda: math.exp(args[0]),
        "log": lambda: math.log(args[0]),
        "pi": lambda: math.pi,
    }[term.head.name]()


def checked(
    printer: Callable[[Term], str], read: Callable[[str, Mapping[str, float]], float], names: Mapping[str, float]
) -> int:
    """Compare on random terms; how many had a value that can be compared."""
    rng, compared = random.Random(20240501), 0
    for _ in range(COUNT):
        term = arithmetic(rng, rng.choice((1, 2, 3, 4)))
        try:
            expected = value(term)
        except (ZeroDivisionError, OverflowError, ValueError):
            continue
        if not (1e-6 < abs(expected) < 1e6):
            continue
        printed = printer(term)
        assert read(printed, names) == pytest.approx(expected, rel=1e-6), (printed, term)
        compared += 1
    return compared


def test_the_text_reads_back() -> None:
    assert checked(text, text_value, TEXT_VALUES) > COUNT // 3


def test_the_latex_reads_back() -> None:
    assert checked(latex, latex_value, LATEX_VALUES) > COUNT // 3


def test_the_reader_notices_a_missing_parenthesis() -> None:
    x, mu = VARIABLES[:2]
    term = b.mul(x, b.add(x, mu))
    assert text_value(text(term).replace("(", "").replace(")", ""), TEXT_VALUES) != pytest.approx(value(term))
    assert text_value("log x μ₁", TEXT_VALUES) == pytest.approx(value(b.log(b.mul(x, mu))))
    assert text_value("1/x μ₁", TEXT_VALUES) == pytest.approx(value(b.div(1, b.mul(x, mu))))
