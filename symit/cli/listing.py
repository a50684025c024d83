"""`symit list`: what there is, by subject, and searching in it."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from symit.cli.derivations import chosen, have_proved, verdict
from symit.cli.options import Commands, command, takes_fresh, takes_json
from symit.cli.screen import styled, width

if TYPE_CHECKING:
    from symit.certificates.summary import Entry

INDENT = 4


def add(commands: Commands) -> None:
    made = command(commands, "list", _list, "what there is by subject: status, formula, and what it exports")
    made.add_argument(
        "words", nargs="*", metavar="WORD", help="only what has all these words in its id, title or formula"
    )
    takes_fresh(made)
    takes_json(made)


def _list(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.library.contents import contents, matching

    several = chosen([])
    have_proved(several, options.fresh)
    gc.disable()  # what is read back stays in use until the process ends
    entries = matching(contents(several), options.words)
    gc.enable()
    if options.json:
        print(as_json(entries))
    else:
        print("\n".join(_table(entries)))
    return verdict(entries)


def _table(entries: Sequence[Entry]) -> list[str]:
    if not entries:
        return ["nothing has all these words; `symit list` shows what there is"]
    widest = max(len(e["id"]) for e in entries)
    lines: list[str] = []
    for subject, group in groupby(entries, key=lambda e: str(e["subject"])):
        lines += ["", subject.capitalize()] if lines else [subject.capitalize()]
        for entry in group:
            lines += _rows(entry, widest)
    return lines


def _rows(entry: Entry, widest: int) -> list[str]:
    status = styled(f"{entry['status']:<13}", entry["status"])
    said = entry["title"] or entry["failure"].splitlines()[0]
    lines = [f"  {entry['id']:<{widest}}  {status}  {said}"]
    if entry["formula"]:
        lines.append(_shortened(entry["formula"]))
    if entry["exports"]:
        lines.append(_shortened(f"exports {', '.join(entry['exports'])}"))
    return lines


def _shortened(text: str) -> str:
    room = width() - INDENT
    return " " * INDENT + (text if len(text) <= room else text[: room - 1] + "…")
