"""`symit list`: what there is, by subject, and searching in it; `symit list families`: the catalogue."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from symit.cli.derivations import chosen, have_proved, verdict
from symit.cli.options import Commands, command, takes_fresh, takes_json
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.screen import styled, width

if TYPE_CHECKING:
    from symit.certificates.summary import Entry

INDENT = 4
FAMILIES = "families"


def add(commands: Commands) -> None:
    made = command(commands, "list", _list, "what there is by subject: status, formula, and what it exports")
    made.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="only what has all these words in its id, title or formula; "
        "`families`, alone or with parts of names: the catalogue that `symit derive` knows",
    )
    takes_fresh(made)
    takes_json(made)


def _list(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.library.contents import contents, matching

    if options.words[:1] == [FAMILIES]:
        return _families(options.words[1:], options.json)
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


def _families(words: Sequence[str], as_json: bool) -> int:
    from symit.language.errors import NotUnderstood
    from symit.library.families import families, table

    try:
        found = families(words)
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    print(json.dumps({FAMILIES: found}, ensure_ascii=False) if as_json else "\n".join(table(found)))
    return HOLDS


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
