"""A whole derivation in LaTeX, and many of them as one document.

Stands on `derivation` (which rows there are), `latex` (formulas in lines of a given width) and `words` (what an author
says). A page is set so that nothing overflows: a long formula is broken over several rows of its `align*`, its reason
stands beside it or, where there is no room, below it, and what cannot be broken at all is scaled down. Needs
`amsmath`, `amssymb` and `graphicx`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from symit.certificates.reading import Hypothesis, Reading
from symit.render.derivation import Page, Row
from symit.render.latex import QUAD, WRITER
from symit.render.structure import Box, Flow, Line, break_flow, indentation, join, one_line, width
from symit.render.tex_words import escape
from symit.render.words import code, in_latex, inline, lines, plain, reason, reference

# All lengths in em of 11 pt type on A4 with 25 mm margins.
TEXT_WIDTH = 41.0
MARGIN = 1.5  # displays are set flush left, this far in
GAP = 2.0  # between a formula and the reason beside it
SIGN = 1.4  # a relation sign and the space around it
ITEM_WIDTH = 36.0
SMALL = 0.92  # the size of reasons beside that of the text
WIDEST_LEFT = 14.0
REASON_BELOW = 2.0  # so many lines is a reason below its formula worth, against one beside it
REASON_WIDTHS = (8.0, 11.0, 14.0)

PREAMBLE = r"""\documentclass[11pt,a4paper,fleqn]{article}
\usepackage[margin=25mm]{geometry}
\usepackage{amsmath,amssymb,graphicx}
\setlength{\mathindent}{1.5em}
\renewcommand{\minalignsep}{2em}
\allowdisplaybreaks
\sloppy
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.25\baselineskip}
"""
FRONT = r"""\makeatletter
\renewcommand*{\l@section}{\@dottedtocline{1}{0em}{2.6em}}
\makeatother
\title{Derivations}
\author{symit}
\date{}
\begin{document}
\pagenumbering{roman}
\maketitle
\tableofcontents
\clearpage
\pagenumbering{arabic}
"""


@dataclass(frozen=True)
class Chapter:
    """The derivations that stand together in a document, under a heading."""

    title: str
    readings: Sequence[Reading]


def latex_derivation(reading: Reading, sections: Collection[str] = ()) -> str:
    """One derivation as a section: hypotheses, statement, the steps with a reason beside each, and the ledger.

    Theorems that have one of the `sections` of the same document are referred to.
    """
    page = Page(reading, WRITER)
    title, source = (_words(page, words) for words in (reading.title, reading.source))
    blocks = [
        rf"\section[{{{title}}}]{{\raggedright {title}}}\label{{{reading.id}}}",
        rf"{{\small\raggedright {one_line(code(reading.id))}, {reading.kind}. {source}\par}}",
        *_given(page),
        _heading("Statement"),
        _align([Explained(page.statement(), ())]),
        *_own_definitions(page),
    ]
    for part in page.parts:
        heading = f"Steps: {_words(page, part.title)}" if part.title else "Steps"
        blocks += [_heading(heading), _align([_explained(page, row, sections) for row in page.rows(part)])]
    blocks += [_heading("Not shown"), *_itemize(page.left_out)] if page.left_out else []
    return "\n".join([*blocks, *_ledger(page, sections), _digest(reading)]) + "\n"


def latex_document(chapters: Sequence[Chapter]) -> str:
    """All the derivations as one document that pdflatex compiles, with a table of contents."""
    sections = frozenset(reading.id for chapter in chapters for reading in chapter.readings)
    blocks: list[str] = []
    for chapter in chapters:
        blocks += [rf"\part{{{escape(chapter.title)}}}"]
        blocks += [latex_derivation(reading, sections) for reading in chapter.readings]
    return PREAMBLE + FRONT + "\n".join(blocks) + "\\end{document}\n"


def _words(page: Page, words: str) -> str:
    """What an author says."""
    return one_line(in_latex(words, page.writer.names))


# ---- the steps -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Explained:
    """A row and the reason for it."""

    row: Row
    reason: Flow


def _explained(page: Page, row: Row, sections: Collection[str]) -> Explained:
    ledger = page.reading.ledger
    used = {*ledger.theorems, *(axiom.name for axiom in ledger.axioms)}
    flow = reason(row.reason, page.writer.names, used, sections)
    given = join(map(inline, row.given), (*plain(", "),))
    return Explained(row, (*flow, *plain(" ["), *given, *plain("]")) if row.given else flow)


@dataclass(frozen=True)
class Layout:
    """How wide the columns of one `align*` are.  `reasons` is 0 where reasons stand below their formulas."""

    left: float
    reasons: float

    @property
    def room(self) -> float:
        beside = self.reasons + GAP if self.reasons else 0.0
        return TEXT_WIDTH - MARGIN - self.left - beside


def _align(chain: Sequence[Explained]) -> str:
    layout = min(_layouts(chain), key=lambda layout: _height(chain, layout))
    cells = [cell for r in chain for cell in _beside(_formula(r.row, layout), r.reason, layout)]
    return "\\begin{align*}\n" + " \\\\\n".join(cells) + "\n\\end{align*}"


def _layouts(chain: Sequence[Explained]) -> Iterator[Layout]:
    """The layouts to try, the preferred ones first; the one with the fewest lines is taken."""
    left = max((width(r.row.left) for r in chain if r.row.left is not None), default=0.0)
    longest = SMALL * max((width(r.reason) for r in chain), default=0.0)
    reasons = dict.fromkeys(min(longest, widest) + 0.5 for widest in REASON_WIDTHS) if longest else {0.0: None}
    aligned = left <= WIDEST_LEFT and all(r.row.sign for r in chain)
    for width_of_left in (left, 0.0) if aligned else (0.0,):
        for width_of_reasons in reasons:
            yield Layout(width_of_left, width_of_reasons)
    yield Layout(0.0, 0.0)


def _height(chain: Sequence[Explained], layout: Layout) -> float:
    """How many lines the chain takes; the lines of a reason are lower than those of a formula."""
    formulas = sum(len(_formula(r.row, layout)) for r in chain)
    if not layout.reasons:
        return formulas + sum(REASON_BELOW for r in chain if r.reason)
    return formulas + sum(0.6 * (lines(r.reason, layout.reasons / SMALL) - 1) for r in chain if r.reason)


def _formula(r: Row, layout: Layout) -> list[str]:
    """The rows of `align*` that one formula takes."""
    left, right = r.left or (), r.right
    if r.sign is None:
        return _lines(right, layout.room)
    if layout.left and width(left) <= layout.left:
        return _relation(one_line(left), r.sign, right, layout)
    if r.alone and width(left) + SIGN + width(right) <= layout.room:
        return [f"& {one_line(left)} {WRITER.medium.symbol(r.sign).text} {one_line(right)}"]
    return [*(_lines(left, layout.room) if left else []), *_relation("", r.sign, right, layout)]


def _lines(flow: Flow, room: float) -> list[str]:
    return [f"& {_line(line, room)}" for line in break_flow(flow, room, QUAD)]


def _relation(left: str, sign: str, right: Flow, layout: Layout) -> list[str]:
    room = layout.room - SIGN
    first, *others = break_flow(right, room, QUAD)
    begin = f"{left} &{WRITER.medium.symbol(sign).text} {_line(first, room)}"
    return [begin.lstrip(), *(rf"&\quad {_line(line, room)}" for line in others)]


def _line(line: Line, room: float) -> str:
    """One line of a broken formula, moved in as its depth asks; scaled down if it could not be broken far enough."""
    moved = indentation(line.depth, QUAD)
    text = r"\quad" * round(moved / QUAD) + " " + line.text if moved else line.text
    return text if line.width <= room else rf"\resizebox{{{room:.1f}em}}{{!}}{{$\displaystyle {text}$}}"


def _beside(formula: Sequence[str], reason: Flow, layout: Layout) -> list[str]:
    """The rows of a formula, with its reason at the right of the last one or below it."""
    if not reason:
        return list(formula)
    if not layout.reasons:
        return [*formula, rf"&\qquad {_reason(reason, layout.room - 2)}"]
    return [*formula[:-1], f"{formula[-1]} && {_reason(reason, layout.reasons)}"]


def _reason(words: Flow, room: float) -> str:
    if SMALL * width(words) <= room:
        return rf"\text{{\small {one_line(words)}}}"
    return rf"\parbox[t]{{{room:.1f}em}}{{\small\raggedright {one_line(words)}\strut}}"


# ---- above and below -----------------------------------------------------------------------------------------


def _given(page: Page) -> list[str]:
    items = [_symbols(kind, names) for kind, names in page.symbols()]
    items += [_hypothesis(page, h) for h in page.hypotheses]
    return [_heading("Given"), *_itemize(items)] if items else []


def _symbols(kind: str, names: Sequence[Box]) -> str:
    return ", ".join(f"${name.text}$" for name in names) + f": {escape(kind)}"


def _hypothesis(page: Page, hypothesis: Hypothesis) -> str:
    """An author's words stand in quotation marks, so that they cannot be taken for a part of the formula."""
    words = f"``{_words(page, hypothesis.words)}''" if hypothesis.words else ""
    mark = r" \emph{(regularity condition)}" if hypothesis.regularity else ""
    return _item(page.flow(hypothesis.formula), words + mark)


def _own_definitions(page: Page) -> list[str]:
    """The definitions that the statement rests on and that are not the kernel's."""
    items = [_item(e.flow, escape(e.kinds)) for e in page.equations(page.reading.own_definitions)]
    return ["where", *_itemize(items)] if items else []


def _item(flow: Flow, words: str) -> str:
    """A formula in an item of a list, and words about it; a wide formula stands on lines of its own below them."""
    if width(flow) <= ITEM_WIDTH:
        return rf"$\displaystyle {one_line(flow)}$" + (f"\\quad {words}" if words else "")
    lines = [rf"$\displaystyle {_line(line, ITEM_WIDTH)}$" for line in break_flow(flow, ITEM_WIDTH, QUAD)]
    return " \\\\\n".join([words, *lines] if words else lines)


def _itemize(items: Sequence[str]) -> list[str]:
    tight = "".join(rf"\setlength{{\{skip}}}{{2pt}}" for skip in ("topsep", "itemsep", "parsep", "partopsep"))
    begin = rf"\begin{{list}}{{$\bullet$}}{{\setlength{{\parskip}}{{0pt}}{tight}}}\raggedright"
    return [begin, *(rf"\item {item}" for item in items), r"\end{list}"]


def _heading(words: str) -> str:
    """A heading in bold, on a new page if fewer than four lines are left on this one."""
    room = r"\par\vskip 0pt plus 4\baselineskip\penalty-250\vskip 0pt plus -4\baselineskip"
    return rf"{room}\medskip\noindent\textbf{{{words}}}\nopagebreak"


def _ledger(page: Page, sections: Collection[str]) -> list[str]:
    ledger = page.reading.ledger
    axioms = [_item(page.flow(a.statement), _sourced(a.name, a.reference)) for a in ledger.axioms]
    principles = [_sourced(p.name, p.reference) for p in ledger.principles]
    theorems = [one_line(code(id)) + _in_section(id, sections) for id in ledger.theorems]
    definitions = [_item(e.flow, _sourced(e.name, "")) for e in page.equations(ledger.definitions)]
    return [
        _heading("Ledger") + r"\par",
        r"{\small",
        *_entry("Axioms", axioms),
        *_entry("Principles of analysis", principles),
        *_entry("Theorems used", theorems),
        *_entry("Definitions", definitions),
        rf"\textit{{Side conditions}}: {len(ledger.obligations)}, each discharged by the kernel.\par}}",
    ]


def _in_section(id: str, sections: Collection[str]) -> str:
    return f" ({one_line(reference(id))})" if id in sections else ""


def _entry(title: str, items: Sequence[str]) -> list[str]:
    if not items:
        return [rf"\textit{{{title}}}: none.\par"]
    return [rf"\textit{{{title}}}:", *_itemize(items)]


def _sourced(name: str, reference: str) -> str:
    return rf"\texttt{{{escape(name)}}}" + (f" ({escape(reference)})" if reference else "")


def _digest(reading: Reading) -> str:
    return rf"{{\footnotesize\raggedright Certificate: sha256 \texttt{{{escape(reading.digest)}}}\par}}"
