"""The claims of the documents for a terminal: all of them with their status, and the errata as a note to the authors.

Stands on plain data, as `library.claims` gives it, and must not know how a status is found.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

MARGIN = "  "
STATUS = 15
DIGITS = 16  # of a sha256, which tell certificates apart


def text_claims(claims: Sequence[Mapping[str, Any]], titles: Mapping[str, str], width: int) -> str:
    """By document and section, each with its status, what it says and what settles it; how many there are of each."""
    lines: list[str] = []
    for doc, of_document in groupby(claims, lambda claim: claim["doc"]):
        lines += [f"{doc.capitalize()}: {titles[doc]}"]
        for section, several in groupby(of_document, lambda claim: claim["section"]):
            lines += ["", MARGIN + section]
            lines += [line for claim in several for line in _row(claim, width)]
        lines += [""]
    counts = Counter(claim["status"] for claim in claims)
    return "\n".join([*lines, f"{len(claims)} claims: " + ", ".join(f"{n} {status}" for status, n in counts.items())])


def _row(claim: Mapping[str, Any], width: int) -> Iterator[str]:
    yield f"{MARGIN * 2}{claim['status']:<{STATUS}}{claim['id']}"
    by = [
        *claim["derivations"],
        *claim["definitions"],
        *(e if isinstance(e, str) else e["name"] for e in claim["evidence"]),
    ]
    yield from _beside("", claim["says"], width)
    if by and by != [claim["id"]]:
        yield from _beside("by ", ", ".join(by), width)
    if claim["unproved"]:
        yield from _beside("shown, not proved: ", claim["unproved"], width)
    if claim["lacks"]:
        yield from _beside("lacks ", claim["lacks"], width)


def _beside(label: str, words: str, width: int) -> list[str]:
    indent = " " * (2 * len(MARGIN) + STATUS)
    return textwrap.wrap(label + words, max(width, 40), initial_indent=indent, subsequent_indent=indent)


# ---- the errata ----------------------------------------------------------------------------------------------


def text_errata(claims: Sequence[Mapping[str, Any]], titles: Mapping[str, str], width: int) -> str:
    """A note that one could send: passage, what is wrong, what shows it, and what holds instead."""
    lines: list[str] = []
    for doc, several in groupby(claims, lambda claim: claim["doc"]):
        lines += [f"Errata in {titles[doc]!r}", ""]
        for number, claim in enumerate(several, start=1):
            lines += [f"{number}. {claim['section']}: {claim['erratum']['flaw']} ({claim['id']})"]
            lines += [*_note(claim["erratum"], width), ""]
    return "\n".join(lines).rstrip()


def _note(erratum: Mapping[str, Any], width: int) -> Iterator[str]:
    yield from _said("Passage", f'"{erratum["passage"]}"', width)
    yield from _said("Wrong", erratum["wrong"], width)
    yield from _said("Counterexample", erratum["counterexample"], width)
    yield from _proofs(erratum["shown_by"], width)
    yield from _said("Corrected", erratum["corrected"], width)
    yield from _proofs(erratum["proved_by"], width)


def _proofs(theorems: Mapping[str, Mapping[str, str | None]], width: int) -> Iterator[str]:
    for id, theorem in theorems.items():
        digest = str(theorem["certificate"])[:DIGITS]
        yield from _said("", f"proved: {theorem['title']} (symit show {id}, certificate {digest})", width)


def _said(label: str, words: str, width: int) -> list[str]:
    lead = f"{MARGIN}{label + ': ' if label else MARGIN}"
    return textwrap.wrap(
        words, max(width, 40), initial_indent=lead, subsequent_indent=MARGIN * 2, break_on_hyphens=False
    )
