"""Printing never fails, brackets balance, and broken lines hold all of the formula."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import pytest
from render_terms import formula, real

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import KL
from symit.kernel.terms import REAL, Term, Var, function
from symit.render.latex import QUAD, WRITER, latex
from symit.render.structure import Line, break_flow
from symit.render.text import text, text_lines

COUNT = 120
PAIRS = {")": "(", "]": "[", "}": "{"}


@cache
def terms() -> list[Term]:
    rng = random.Random(7)
    return [rng.choice((real, formula))(rng, rng.choice((1, 2, 3))) for _ in range(COUNT)]


def unbalanced(printed: str) -> str:
    """The brackets of LaTeX or text that are left open or closed twice; `\\{` counts apart from `{`."""
    stack: list[str] = []
    for token in re.findall(r"\\[{}]|[()\[\]{}]", printed):
        bare = token[-1]
        if bare in PAIRS and stack and stack[-1] == token[:-1] + PAIRS[bare]:
            stack.pop()
        else:
            stack.append(token)
    return "".join(stack)


def test_brackets_balance() -> None:
    for term in terms():
        printed = latex(term)
        assert unbalanced(printed) == ""
        assert unbalanced(text(term)) == ""
        for left, right in (("left", "right"), ("begin{cases}", "end{cases}"), ("bigl", "bigr"), ("Bigl", "Bigr")):
            assert _count(left, printed) == _count(right, printed)
        assert "$" not in printed


def _count(command: str, printed: str) -> int:
    return len(re.findall(re.escape("\\" + command) + r"(?![a-z])", printed))


def test_lines_hold_the_whole_formula() -> None:
    for term in terms():
        whole = text(term)
        for width in (20, 50, 90):
            lines = text_lines(term, width)
            joined = " ".join(line.strip() for line in lines)
            assert _letters(joined) == _letters(whole)
        tex = "".join(line.text for line in latex_lines(term, 15.0))
        assert _letters(tex) == _letters(latex(term))


def latex_lines(term: Term, room: float) -> list[Line]:
    """The term in lines of LaTeX, as an article breaks it."""
    return break_flow(WRITER.on_page([term]).flow(term), room, QUAD)


def _letters(printed: str) -> str:
    """Without space and the dots that a break puts in for juxtaposition."""
    return re.sub(r"\\mathopen|\\cdot|·|\{\}|\\[ ,]|\s", "", printed)


def test_lines_are_no_wider_than_asked() -> None:
    x = b.real("x")
    long = b.add(*(b.mul(k, b.power(x, k), b.log(b.add(x, k))) for k in range(2, 60)))
    nested = b.mul(2, b.exp(b.mul(3, b.add(1, long))))
    for term in (long, nested):
        for width in (30, 50, 120):
            lines = text_lines(term, width)
            assert len(lines) > 1 and max(map(len, lines)) <= width
        assert max(line.width for line in latex_lines(term, 30.0)) <= 30.0


def test_what_fits_is_not_broken() -> None:
    x = b.real("x")
    assert text_lines(b.eq(x, b.add(x, 1)), 9) == ["x = x + 1"]
    assert text_lines(b.eq(b.add(x, 1), b.add(x, 2)), 12) == ["x + 1", "  = x + 2"]


@pytest.mark.slow
def test_the_deepest_and_the_longest_term_print() -> None:
    x = b.real("x")
    f = Var("f", function(REAL, REAL))
    steps: tuple[Callable[[Term], Term], ...] = (
        *(b.log, b.neg, b.exp, b.sqrt),
        lambda a: b.div(x, a),
        lambda a: b.div(b.add(a, 1), 2),
        lambda a: b.app(KL, b.REALS, b.lam(x, a), b.lam(x, x)),
        lambda a: b.add(x, b.neg(a)),
        lambda a: b.mul(2, b.add(a, 1)),
        lambda a: b.call(f, a),
        lambda a: b.integral(b.REALS, x, a),
        lambda a: b.if_(b.lt(0, x), x, a),
    )
    for step in steps:
        term: Term = x
        while term.depth + KL.depth + 2 <= t.MAX_DEPTH:
            term = step(term)
        assert text(term) and latex(term)
        assert latex_lines(term, 30.0)
    long = b.add(*(b.mul(k, b.power(x, k)) for k in range(2, 2000)))
    assert len(text_lines(long, 100)) > 100
