"""`symit list`: what there is by subject, the results and then the lemmas that carry them, and searching in it; and
`symit list families` and `symit list measures`: what `symit derive` knows.
"""

from __future__ import annotations

import argparse
import gc
import json
import textwrap
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
FAMILIES, MEASURES = "families", "measures"


def add(commands: Commands) -> None:
    made = command(commands, "list", _list, "what there is by subject: status, formula, and what it exports")
    made.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="only what has all these words in its id, title or formula; "
        "`families` or `measures`, alone or with parts of names: what `symit derive` knows",
    )
    takes_fresh(made)
    takes_json(made)


def _list(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.library.contents import contents

    if options.words[:1] in ([FAMILIES], [MEASURES]):
        return _known(options.words[0], options.words[1:], options.json)
    several = chosen([])
    have_proved(several, options.fresh)
    gc.disable()  # what is read back stays in use until the process ends
    entries = sorted(contents(several, options.words), key=lambda e: e["lemma"])
    gc.enable()
    if options.json:
        print(as_json(entries))
    else:
        print("\n".join(_table(entries, folded=not options.words)))
    return verdict(entries)


def _known(kind: str, words: Sequence[str], as_json: bool) -> int:
    """The families or the measures that `symit derive` knows."""
    from symit.language.errors import NotUnderstood
    from symit.library import families, measures

    try:
        found = families.families(words) if kind == FAMILIES else measures.measures(words)
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    table = families.table if kind == FAMILIES else measures.table
    print(json.dumps({kind: found}, ensure_ascii=False) if as_json else "\n".join(table(found)))
    return HOLDS


def _table(entries: Sequence[Entry], folded: bool) -> list[str]:
    """The results in full, the lemmas by their ids alone where they are `folded`, and how many there are of each."""
    if not entries:
        return ["nothing has all these words; `symit list` shows what there is, and `symit list families` the families"]
    results, lemmas = ([e for e in entries if e["lemma"] == are_lemmas] for are_lemmas in (False, True))
    widest = max(len(e["id"]) for e in (results if folded else entries) or entries)
    lines = [line for subject, group in _by_subject(results) for line in _full(subject, group, widest)]
    if folded and lemmas:
        lines += ["Lemmas", *(line for subject, group in _by_subject(lemmas) for line in _ids(subject, group)), ""]
    elif lemmas:
        lines += [line for subject, group in _by_subject(lemmas) for line in _full(f"{subject}, lemmas", group, widest)]
    return [*lines, _counts(len(results), len(lemmas), folded)]


def _by_subject(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    return [(subject, [*group]) for subject, group in groupby(entries, key=lambda e: str(e["subject"]))]


def _full(heading: str, entries: Sequence[Entry], widest: int) -> list[str]:
    return [heading, *(line for entry in entries for line in _rows(entry, widest)), ""]


def _ids(subject: str, entries: Sequence[Entry]) -> list[str]:
    lead = f"  {subject}: "
    ids = ", ".join(e["id"] for e in entries)
    return textwrap.wrap(ids, width(), initial_indent=lead, subsequent_indent=" " * INDENT, break_on_hyphens=False)


def _counts(results: int, lemmas: int, folded: bool) -> str:
    kinds = ((results, "result"), (lemmas, "lemma"))
    said = " and ".join(f"{number} {kind}{'s' * (number != 1)}" for number, kind in kinds if number)
    return f"{said}; `symit list WORD` shows what has the word, lemmas in full" if folded and lemmas else said


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
