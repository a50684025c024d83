"""A derivation as a notebook shows it: Markdown with formulas that MathJax sets.

Stands on `derivation` (which rows there are) and `latex`.  A notebook scrolls, so nothing is broken into lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from symit.certificates.reading import Reading
from symit.render.derivation import Page, Row
from symit.render.latex import WRITER
from symit.render.names import Names
from symit.render.structure import one_line
from symit.render.words import in_latex


def markdown_derivation(reading: Reading) -> str:
    """Title and status, the hypotheses, the statement, and the steps with their reasons."""
    page = Page(reading, WRITER)
    given = [rf"$\displaystyle {one_line(page.flow(h.formula))}$" for h in page.hypotheses]
    blocks = [f"**{_plain(reading.title)}** (`{_plain(reading.id)}`, {reading.kind})"]
    blocks += [f"given {', '.join(given)}"] if given else []
    blocks += [_aligned([page.statement()], page.writer.names)]
    for part in page.parts:
        blocks += [*([f"*{_plain(part.title)}*"] if part.title else []), _aligned(page.rows(part), page.writer.names)]
    return "\n\n".join(blocks) + "\n"


def _aligned(rows: Sequence[Row], names: Names) -> str:
    lines = " \\\\\n".join(_line(row, names) for row in rows)
    return f"$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$"


def _line(row: Row, names: Names) -> str:
    left = one_line(row.left) if row.left else ""
    sign = WRITER.medium.symbol(row.sign).text if row.sign else ""
    return f"{left} &{sign} {one_line(row.right)}{_reason(row, names)}"


def _reason(row: Row, names: Names) -> str:
    """Words with formulas between dollars; MathJax reads nothing else in them."""
    given = f" [{', '.join(f'${one_line(flow)}$' for flow in row.given)}]" if row.given else ""
    words = one_line(in_latex(row.reason, names)).replace(r"\allowbreak{}", "") + given
    return rf" && \text{{{words}}}" if words else ""


def _plain(words: str) -> str:
    """An author's words with nothing in them that Markdown or HTML reads."""
    return "".join(f"&#{ord(c)};" if c in "\\`*_{}[]()<>#&$|~" else c for c in words)
