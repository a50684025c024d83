"""A whole derivation for a terminal: what `symit show` prints.

Stands on `derivation` (which rows there are) and `text` (formulas in lines of a given width). Nothing is wider than
the width that is asked for, except what cannot be broken.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from symit.certificates.reading import Reading
from symit.render.derivation import Page, Row
from symit.render.structure import Flow, break_flow
from symit.render.text import INDENT, WRITER, lead

MARGIN = "  "
GAP = 3  # between a formula and the reason beside it
NARROWEST_FORMULA = 30
REASON_SHARE = 3  # a reason takes at most one part in three of the width
BAR = "│ "  # before each line of an author's words, so that they cannot be taken for more than words


def text_derivation(reading: Reading, width: int) -> str:
    """One derivation: hypotheses, statement, the steps with a reason beside each, and the ledger."""
    page = Page(reading, WRITER)
    lines = [
        *_words(reading.title, width),
        *_wrapped(f"{reading.id} · {reading.kind}", width),
        *_words(reading.source, width),
        *_section("Given", _given(page, width)),
        *_section("Statement", _statement(page, width)),
    ]
    for part in page.parts:
        chain = page.rows(part)
        reasons = _reason_width(chain, width)
        lines += ["", *_words(part.title or "Proof", width)]
        lines += [MARGIN + line for r in chain for line in _row(r, width, reasons)]
    lines += _section("Not shown", page.left_out)
    lines += _section("Ledger", _ledger(page, width))
    lines += ["", *_wrapped(f"certificate sha256 {reading.digest}", width)]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(MARGIN + line for line in lines)] if lines else []


def _wrapped(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(words, max(width, 20), subsequent_indent=indent)


def _words(words: str, width: int) -> list[str]:
    """An author's words, behind a bar."""
    return [BAR + line for line in _wrapped(words, width - len(BAR))]


# ---- the steps -----------------------------------------------------------------------------------------------


def _reason_width(chain: Sequence[Row], width: int) -> int:
    """How wide the column of reasons is; 0 where there is room only below the formulas."""
    longest = max((len(BAR) + len(r.words) for r in chain if r.words), default=0)
    reasons = min(longest, width // REASON_SHARE)
    return reasons if width - reasons - GAP - len(MARGIN) >= NARROWEST_FORMULA else 0


def _row(r: Row, width: int, reasons: int) -> list[str]:
    """A formula with its reason beside its last line, or below it where `reasons` is 0."""
    room = width - len(MARGIN) - (reasons + GAP if reasons else 0)
    *above, last = _formula(r, room)
    if not reasons:
        return [*above, last, *(MARGIN * 2 + line for line in _words(r.words, width - 3 * len(MARGIN)))]
    first, *more = _words(r.words, reasons) or [""]
    column = room + GAP
    return [*above, f"{last:<{column}}{first}".rstrip(), *(" " * column + line for line in more)]


def _formula(r: Row, room: int) -> list[str]:
    """A relation that stands alone on one line if it fits, another with its left side above the rest."""
    if r.sign is None:
        return _lines(r.right, room)
    sign = f"{MARGIN}{r.sign} "
    left = _lines(r.left, room) if r.left is not None else []
    first, *others = _lines(r.right, room - len(sign))
    if r.alone and len(left) == 1 and not others and len(left[0]) + len(sign) + len(first) <= room + 1:
        return [f"{left[0]} {r.sign} {first}"]
    return [*left, sign + first, *(" " * len(sign) + line for line in others)]


def _lines(flow: Flow, room: int) -> list[str]:
    return [lead(line) + line.text for line in break_flow(flow, room, INDENT)]


# ---- above and below -----------------------------------------------------------------------------------------


def _given(page: Page, width: int) -> list[str]:
    lines: list[str] = []
    for kind, names in page.symbols():
        lines += _wrapped(", ".join(name.text for name in names) + f": {kind}", width - len(MARGIN), MARGIN)
    for hypothesis in page.hypotheses:
        mark = "(regularity condition)" if hypothesis.regularity else ""
        lines += _item(page.flow(hypothesis.formula), hypothesis.words, width, mark)
    return lines


def _statement(page: Page, width: int) -> list[str]:
    """The statement, and the definitions that it rests on and that are not the kernel's."""
    lines = _row(page.statement(), width, 0)
    own = page.equations(page.reading.own_definitions)
    where = [line for e in own for line in _noted(e.flow, e.kinds, width - len(MARGIN))]
    return [*lines, *(["where"] if where else []), *(MARGIN + line for line in where)]


def _item(flow: Flow, words: str, width: int, mark: str = "") -> list[str]:
    """A formula, a mark, and an author's words: on one line as far as they fit, else below it."""
    room = width - len(MARGIN)
    lines = _lines(flow, room)
    if mark and len(lines[-1]) + GAP + len(mark) <= room:
        lines[-1] += " " * GAP + mark
    elif mark:
        lines.append(MARGIN * 2 + mark)
    beside = f"{lines[0]}{' ' * GAP}{BAR}{words}"
    if words and len(lines) == 1 and len(beside) <= room:
        return [beside]
    return [*lines, *(MARGIN * 2 + line for line in _words(words, room - 2 * len(MARGIN)))]


def _ledger(page: Page, width: int) -> list[str]:
    ledger, inner = page.reading.ledger, width - len(MARGIN)
    axioms = [
        line for a in ledger.axioms for line in _noted(page.flow(a.statement), _sourced(a.name, a.reference), inner)
    ]
    principles = [_sourced(p.name, p.reference) for p in ledger.principles]
    definitions = [line for e in page.equations(ledger.definitions) for line in _noted(e.flow, e.name, inner)]
    return [
        *_entry("axioms", axioms),
        *_entry("principles of analysis", [line for p in principles for line in _wrapped(p, inner - 2, MARGIN)]),
        *_entry("theorems used", ledger.theorems),
        *_entry("definitions", definitions),
        f"side conditions: {len(ledger.obligations)}, each discharged by the kernel",
    ]


def _noted(flow: Flow, note: str, width: int) -> list[str]:
    """A formula and what the kernel says of it: on one line where both fit, else below it."""
    room = width - len(MARGIN)
    lines = _lines(flow, room)
    if len(lines) == 1 and len(lines[0]) + GAP + len(note) <= room:
        return [f"{lines[0]}{' ' * GAP}{note}".rstrip()]
    return [*lines, *(MARGIN * 2 + line for line in _wrapped(note, room - 2 * len(MARGIN)))]


def _entry(title: str, lines: Sequence[str]) -> list[str]:
    return [f"{title}:", *(MARGIN + line for line in lines)] if lines else [f"{title}: none"]


def _sourced(name: str, reference: str) -> str:
    return f"{name} ({reference})" if reference else name
