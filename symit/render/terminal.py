"""A whole derivation for a terminal: what `symit show` prints.

Stands on `derivation` (which rows there are) and `text` (formulas in lines of a given width). Nothing is wider than
the width that is asked for, except what cannot be broken.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from symit.kernel.reading import Ledger, Reading
from symit.render.derivation import Row, equation, row, rows, symbols
from symit.render.structure import Flow, Level, break_flow
from symit.render.text import INDENT, WRITER, lead, text

MARGIN = "  "
GAP = 3  # between a formula and the reason beside it
NARROWEST_FORMULA = 30
REASON_SHARE = 3  # a reason takes at most one part in three of the width


def text_derivation(reading: Reading, width: int) -> str:
    """One derivation: hypotheses, statement, the steps with a reason beside each, and the ledger."""
    lines = [
        *_wrapped(reading.title, width),
        *_wrapped(f"{reading.id} · {reading.status} · {reading.source}", width),
        *_section("Given", _hypotheses(reading, width)),
        *_section("Statement", _row(row(reading.statement, ""), width, 0)),
    ]
    for part in reading.parts:
        chain = rows(part)
        reasons = _reason_width(chain, width)
        lines += _section(part.title or "Proof", [line for r in chain for line in _row(r, width, reasons)])
    lines += _section("Ledger", _ledger(reading.ledger, width))
    lines += ["", *_wrapped(f"certificate sha256 {reading.digest}", width)]
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(MARGIN + line for line in lines)] if lines else []


def _wrapped(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(words, max(width, 20), subsequent_indent=indent)


# ---- the steps -----------------------------------------------------------------------------------------------


def _reason_width(chain: Sequence[Row], width: int) -> int:
    """How wide the column of reasons is; 0 where there is room only below the formulas."""
    reasons = min(max((len(r.reason) for r in chain), default=0), width // REASON_SHARE)
    return reasons if width - reasons - GAP - len(MARGIN) >= NARROWEST_FORMULA else 0


def _row(r: Row, width: int, reasons: int) -> list[str]:
    """A formula with its reason beside its last line, or below it where `reasons` is 0."""
    room = width - len(MARGIN) - (reasons + GAP if reasons else 0)
    *above, last = _formula(r, room)
    if not reasons:
        return [*above, last, *(MARGIN * 2 + line for line in _wrapped(r.reason, width - 3 * len(MARGIN)))]
    first, *more = _wrapped(r.reason, reasons) or [""]
    column = room + GAP
    return [*above, f"{last:<{column}}{first}".rstrip(), *(" " * column + line for line in more)]


def _formula(r: Row, room: int) -> list[str]:
    """A relation that stands alone on one line if it fits, another with its left side above the rest."""
    if r.sign is None:
        return _lines(WRITER.flow(r.right), room)
    sign = f"{MARGIN}{r.sign} "
    left = _lines(WRITER.flow(r.left, Level.SUM), room) if r.left is not None else []
    first, *others = _lines(WRITER.flow(r.right, Level.SUM), room - len(sign))
    if r.alone and len(left) == 1 and not others and len(left[0]) + len(sign) + len(first) <= room + 1:
        return [f"{left[0]} {r.sign} {first}"]
    return [*left, sign + first, *(" " * len(sign) + line for line in others)]


def _lines(flow: Flow, room: int) -> list[str]:
    return [lead(line) + line.text for line in break_flow(flow, room, INDENT)]


# ---- above and below -----------------------------------------------------------------------------------------


def _hypotheses(reading: Reading, width: int) -> list[str]:
    lines: list[str] = []
    for kind, variables in symbols(reading):
        lines += _wrapped(", ".join(text(v) for v in variables) + f": {kind}", width - len(MARGIN), MARGIN)
    for hypothesis in reading.hypotheses:
        words = hypothesis.words + (" (regularity condition)" if hypothesis.regularity else "")
        lines += _item(WRITER.flow(hypothesis.formula), words.strip(), width)
    return lines


def _item(flow: Flow, words: str, width: int) -> list[str]:
    """A formula and words about it: on one line where both fit, else the words below."""
    room = width - len(MARGIN)
    lines = _lines(flow, room)
    if len(lines) == 1 and len(lines[0]) + GAP + len(words) <= room:
        return [f"{lines[0]}{' ' * GAP}{words}".rstrip()]
    return [*lines, *(MARGIN * 2 + line for line in _wrapped(words, room - 2 * len(MARGIN)))]


def _ledger(ledger: Ledger, width: int) -> list[str]:
    inner = width - len(MARGIN)
    axioms = [
        line for a in ledger.axioms for line in _item(WRITER.flow(a.statement), _sourced(a.name, a.reference), inner)
    ]
    principles = [_sourced(p.name, p.reference) for p in ledger.principles]
    definitions = [
        line for d in ledger.definitions for line in _item(WRITER.relation(*equation(d)).flow, d.name, inner)
    ]
    return [
        *_entry("axioms", axioms),
        *_entry("principles of analysis", [line for p in principles for line in _wrapped(p, inner - 2, MARGIN)]),
        *_entry("theorems used", ledger.theorems),
        *_entry("definitions", definitions),
        f"side conditions: {len(ledger.obligations)}, each discharged by the kernel",
    ]


def _entry(title: str, lines: Sequence[str]) -> list[str]:
    return [f"{title}:", *(MARGIN + line for line in lines)] if lines else [f"{title}: none"]


def _sourced(name: str, reference: str) -> str:
    return f"{name} ({reference})" if reference else name
