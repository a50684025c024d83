"""The terminal: a reader that knows nothing of the printer reads formulas back."""

from __future__ import annotations

import pytest
from printing_terminal import read, sense
from printing_terms import OWN, terms

from symit.kernel import definitions as d
from symit.kernel.terms import Abs, App, Term
from symit.render.structure import one_line
from symit.render.text import WRITER

IN_LETTERS = (d.ENTROPY, d.KL, d.NORMAL, d.EXPECTATION, d.BINARY_ENTROPY)
"""What has a notation of its own, which this reader does not know."""


def is_plain(term: Term) -> bool:
    if isinstance(term, Abs):
        return is_plain(term.body)
    return not isinstance(term, App) or (term.head not in IN_LETTERS and all(map(is_plain, term.args)))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_every_formula_reads_back(depth: int) -> None:
    for term in filter(is_plain, terms(250, seed=depth, depth=depth)):
        page = WRITER.on_page([term])
        drawn = {page.name(v).text: v.name for v in term.free}
        definitions = {page.medium.upright(page.names.word(own.name)).text: own.name for own in OWN}
        text = one_line(page.flow(term))
        assert read(text, drawn, definitions) == sense(term), text


def test_the_reader_tells_apart_what_is_not_the_same() -> None:
    drawn = {name: name for name in ("x", "y", "f")}
    for one, two in (
        ("x + y", "x y"),
        ("x − y", "x (−y)"),
        ("f(x)", "f x"),
        ("x/y", "y/x"),
        ("log x + y", "log(x + y)"),
        ("∫_0^1 x dz", "∫_1^0 x dz"),
        ("∫_{(0, 1)} x dz + y", "∫_{(0, 1)} (x + y) dz"),
        ("∀z∈ℝ: x < z", "∀z∈ℤ: x < z"),
        ("x < y ⟹ y < x", "y < x ⟹ x < y"),
    ):
        assert read(one, drawn, {}) != read(two, drawn, {})
