"""Whole derivations: what is on the page, in what order, and that the author's words are only words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from render_samples import bregman, fisher, gaussian_entropy, gaussian_kl, mu, reading, samples, sigma, x

from symit.certificates.reading import Hypothesis, Line, Part, Reading
from symit.kernel import build as b
from symit.render.article import Chapter, latex_derivation, latex_document
from symit.render.derivation import Page, Row
from symit.render.latex import WRITER as LATEX
from symit.render.structure import one_line
from symit.render.terminal import text_derivation
from symit.render.tex_words import escape
from symit.render.text import WRITER
from symit.render.words import in_latex

RENDER = Path(__file__).parents[2] / "symit" / "render"


def test_a_chain_goes_on_where_left_is_the_right_before() -> None:
    chain = rows(gaussian_entropy(), 1)
    assert [r.left is None for r in chain] == [False, True, True, True, True]
    broken = Part(
        "", (Line(b.eq(x, mu), ""), Line(b.le(mu, sigma), ""), Line(b.eq(x, sigma), ""), Line(b.defined(x), ""))
    )
    found = [(r.left and one_line(r.left), r.sign) for r in rows(replace(gaussian_entropy(), parts=(broken,)), 0)]
    assert found == [("x", "="), (None, "≤"), ("x", "="), (None, None)]


def rows(sample: Reading, number: int) -> list[Row]:
    page = Page(sample, WRITER)
    return page.rows(page.parts[number])


def test_the_latex_of_the_essay() -> None:
    page = latex_derivation(gaussian_entropy())
    for line in (
        r"\section[{Differential entropy of the Gaussian}]{\raggedright Differential entropy of the Gaussian}",
        r"\sigma > 0$\quad ``the standard deviation is positive''",
        r"&= \frac{1}{2} \log(2 \pi  \sigma^{2}) + \frac{1}{2} && \text{\small second moment}",
        r"\textit{Side conditions}: 17, each discharged by the kernel.",
    ):
        assert line in page
    assert page.count(r"\begin{align*}") == 3
    order = [page.index(part) for part in ("Given", "Statement", "second moment", "Ledger", "Axioms", "Certificate")]
    assert order == sorted(order)


def test_the_text_of_the_essay() -> None:
    page = text_derivation(gaussian_entropy(), 100)
    assert "  h(𝒩(μ, σ²)) = ½ log(2 π e σ²)\n" in page
    assert re.search(r"\n    = ½ log\(2 π σ²\) \+ ½ +│ second moment\n", page)
    assert "DLMF 7.2.1" in page and "side conditions: 17" in page and "sha256 0123456789abcdef" in page


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_text_keeps_to_its_width(width: int) -> None:
    for sample in samples():
        longest = max(text_derivation(sample, width).splitlines(), key=len)
        assert len(longest) <= max(width, len(f"{sample.digest}")), longest


def test_every_reason_and_reference_is_on_the_page() -> None:
    for sample in samples():
        words = [line.reason for part in sample.parts for line in part.lines]
        words += [h.words for h in sample.hypotheses] + [a.reference for a in sample.ledger.axioms]
        page, terminal = latex_derivation(sample), " ".join(text_derivation(sample, 400).split())
        names = Page(sample, LATEX).writer.names
        for word in words:
            assert one_line(in_latex(word, names)) in page or escape(word) in page
            assert " ".join(word.split()) in terminal


def test_regularity_conditions_are_marked() -> None:
    assert fisher().status == "proved modulo"
    page, terminal = latex_derivation(fisher()), text_derivation(fisher(), 100)
    assert page.count("(regularity condition)") == terminal.count("(regularity condition)") == 4
    assert "proved modulo" in page and "proved modulo" in terminal
    assert "regularity" not in latex_derivation(gaussian_kl())


def test_symbols_are_listed_by_kind() -> None:
    kinds = {kind: [name.text for name in names] for kind, names in Page(bregman(), WRITER).symbols()}
    assert kinds["space(point of S)"] == ["S"]
    assert kinds["integer"] == ["d"]
    assert kinds["function(integer → real)"] == ["θ_p", "θ_q"]


def test_words_are_only_words() -> None:
    nasty = r"100% of $x_1^2$ & \input{/etc/passwd} # ~ {a} <b> \end{align*} ½ σ₁ 漢 é" + " " + "w" * 100
    sample = reading(
        "a_b%", nasty, (Hypothesis(b.lt(0, x), nasty, True),), b.lt(0, x), Part(nasty, (Line(b.lt(0, x), nasty),))
    )
    page = latex_derivation(sample)
    assert r"\input" not in page and page.count(r"\end{align*}") == page.count(r"\begin{align*}") == 2
    assert r"\textbackslash{}input\{" in page
    commands = set(re.findall(r"\\[a-zA-Z]+", escape(nasty)))
    assert commands == {r"\allowbreak", r"\textbackslash", r"\textasciitilde", r"\frac", r"\sigma", r"\texttt"}
    assert not re.search(r"(?<!\\)[%&#_~]", escape(nasty))
    assert escape("σ_1 ≤ é") == r"$\sigma$\_\allowbreak{}1 $\le$ \'{e}"


def test_the_document_has_every_derivation_once_and_refers_to_it() -> None:
    gaussian, *others = samples()
    chapters = [Chapter("Entropy & more", others), Chapter("Lemmas", [gaussian])]
    document = latex_document(chapters)
    assert document.startswith(r"\documentclass") and document.rstrip().endswith(r"\end{document}")
    order = [document.index(part) for part in (r"\tableofcontents", r"\part{Entropy \& more}", r"\part{Lemmas}")]
    assert order == sorted(order)
    assert document.count(r"\section[") == len(samples())
    assert document == latex_document(chapters)
    used = replace(others[0], ledger=replace(others[0].ledger, theorems=(gaussian.id, "another")))
    page = latex_derivation(used, {gaussian.id})
    assert rf"(Section \ref{{{gaussian.id}}})" in page and r"another" in page and r"\ref{another}" not in page


def test_a_lemma_says_so() -> None:
    assert "gaussian-entropy · proved" in text_derivation(gaussian_entropy(), 100)
    assert "gaussian-entropy · lemma, proved" in text_derivation(replace(gaussian_entropy(), lemma=True), 100)


def test_empty_ledger_entries_say_so() -> None:
    sample = gaussian_entropy()
    empty = replace(sample, ledger=replace(sample.ledger, axioms=(), theorems=()))
    assert r"\textit{Axioms}: none." in latex_derivation(empty)
    assert "axioms: none" in text_derivation(empty, 80)


def test_the_room_imports_the_kernel_and_the_special_functions_only() -> None:
    for file in RENDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                top = name.split(".")[0]
                below = ("symit.kernel", "symit.special", "symit.certificates", "symit.render")
                assert top in sys.stdlib_module_names or name.startswith(below), (file, name)


def test_rendering_loads_no_sympy_and_no_numpy() -> None:
    code = (
        "import sys, symit.render.article, symit.render.terminal; print(sorted({'sympy', 'numpy'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
