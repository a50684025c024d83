"""pdflatex sets the document without errors and without an overfull line, and widths are not underestimated."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from render_samples import reading, samples
from render_terms import formula, real

from symit.certificates.reading import Hypothesis, Line, Part, Reading
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.render.article import PREAMBLE, Chapter, latex_document
from symit.render.latex import WRITER
from symit.render.names import Names
from symit.render.structure import one_line, width
from symit.render.tex_words import escape, words_width
from symit.render.words import in_latex

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")

POINTS_PER_EM = 10.95
WORDS = (
    "definition of the Kullback--Leibler divergence",
    "linearity: both integrals exist, since the density has a second moment",
    "WWW MMM mmm www @@@ %%% &&& ___ ### ~~~ ^^^ <<< >>>",
    "mean_of_T is grad_A, σ² ≤ 1 and é",
    "E_p[(X - mu_2)^2] <= log(p_j/q_j) + 1/(2 s^2)",
    "H(X_{i+1} | Y) -> KL(p || q) for 1, ..., n, since |t log t| < delta and J'G m = exp(M w)",
)
WIDE = 1.45  # an estimate may be this much too wide: a subscript and a superscript stand above each other
SAFE = 1.0


def compile_latex(source: str, folder: Path) -> str:
    (folder / "book.tex").write_text(source, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "book.tex"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    log = (folder / "book.log").read_text(errors="replace")
    assert done.returncode == 0, log[-2000:]
    return log


def check(log: str) -> None:
    bad = [line for line in log.splitlines() if re.match(r"! |Overfull|LaTeX Warning: (?!Label|There were)", line)]
    assert [line for line in bad if "No file" not in line] == []


def random_readings() -> list[Reading]:
    """Derivations with random formulas, long ones and unbreakable ones among them."""
    rng = random.Random(3)
    readings = []
    for number in range(8):
        relations = [b.eq(real(rng, rng.choice((1, 2, 3))), real(rng, rng.choice((2, 3, 4)))) for _ in range(6)]
        lines = [Line(r, rng.choice(WORDS)) for r in relations] + [Line(formula(rng, 3), rng.choice(WORDS))]
        hypotheses = tuple(Hypothesis(formula(rng, 3), rng.choice(WORDS), rng.random() < 0.5) for _ in range(4))
        readings.append(
            reading(f"random-{number}", rng.choice(WORDS), hypotheses, relations[0], Part("", tuple(lines)))
        )
    return readings


@pytest.mark.slow
def test_the_document_compiles(tmp_path: Path) -> None:
    document = latex_document([Chapter("Samples", samples()), Chapter("Random", random_readings())])
    compile_latex(document, tmp_path)
    check(compile_latex(document, tmp_path))  # the second time with the table of contents


def measured(boxes: list[str], folder: Path) -> list[float]:
    """How wide pdflatex sets them, in em."""
    lines = [rf"\setbox0\hbox{{{box}}}\typeout{{WIDTH \the\wd0}}" for box in boxes]
    log = compile_latex(PREAMBLE + "\\begin{document}\n" + "\n".join(lines) + "\\end{document}\n", folder)
    return [float(points) / POINTS_PER_EM for points in re.findall(r"^WIDTH ([\d.]+)pt", log, re.MULTILINE)]


def test_widths_of_formulas_are_not_underestimated(tmp_path: Path) -> None:
    rng = random.Random(11)
    terms: list[Term] = [line.formula for sample in samples() for part in sample.parts for line in part.lines]
    terms += [h.formula for sample in samples() for h in sample.hypotheses]
    terms += [rng.choice((real, formula))(rng, rng.choice((1, 2, 3))) for _ in range(200)]
    flows = [WRITER.on_page([term]).flow(term) for term in terms]
    widths = measured([rf"$\displaystyle {one_line(flow)}$" for flow in flows], tmp_path)
    assert len(widths) == len(flows)
    ratios = sorted((width(flow) / wide, one_line(flow)) for flow, wide in zip(flows, widths, strict=True))
    assert ratios[0][0] >= SAFE, ratios[:5]
    assert ratios[-1][0] <= WIDE, ratios[-5:]


def test_widths_of_words_with_formulas_are_not_underestimated(tmp_path: Path) -> None:
    flows = [in_latex(words, Names(frozenset(("p_j", "mu_2", "delta")))) for words in WORDS]
    widths = measured([one_line(flow) for flow in flows], tmp_path)
    assert [width(flow) / wide >= SAFE for flow, wide in zip(flows, widths, strict=True)] == [True] * len(WORDS)


def test_widths_of_words_are_not_underestimated(tmp_path: Path) -> None:
    words = [
        *WORDS,
        *(line.reason for sample in samples() for part in sample.parts for line in part.lines if line.reason),
    ]
    words += [chr(code) * 20 for code in range(33, 127)]
    widths = measured([escape(word) for word in words], tmp_path)
    assert [w for w, wide in zip(words, widths, strict=True) if words_width(w) < wide] == []
