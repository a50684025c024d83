"""What there is: each derivation of the library as an entry that can be listed and searched, and all as a book.

Reads certificates back through `check`; imports no SymPy.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from symit.certificates.reading import Checker, Claim, Reading
from symit.certificates.summary import Entry, failed, stated, summary
from symit.certificates.unchecked import claim
from symit.export.equations import equations
from symit.export.errors import NotExportable
from symit.library.named import Named, certificate_of
from symit.library.scripts import subject
from symit.processes.companion import from_both_ends
from symit.render.article import Chapter
from symit.render.text import text

MAX_FORMULA = 1_000
"""A formula that takes more characters is not listed."""


def contents(several: Sequence[Named], words: Sequence[str] = ()) -> list[Entry]:
    """For each derivation what `check` says of it, its subject, its formula as a terminal shows it, and the functions
    that it exports.

    With words, for those alone that have each in their id, title, source, subject, status, formula or functions, in any
    case; these are found by what certificates claim, and then checked.
    """
    wanted = [word.casefold() for word in words]
    found = [one for one in several if not wanted or _has(one, wanted)]
    checker = Checker()

    def entry(number: int) -> Entry:
        return _entry(found[number], checker)

    return from_both_ends(entry, range(len(found)))


def _has(one: Named, wanted: Sequence[str]) -> bool:
    known = [one.id, subject(one.file)]
    try:
        said = claim(certificate_of(one))
        known += [said.title, said.source, said.status, _formula(said) or "", stated(said) or "", *_exports(said)]
    except Exception:  # what is not proved or cannot be read is listed as that
        known.append("open")
    searched = " ".join(known).casefold()
    return all(word in searched for word in wanted)


def chapters(several: Sequence[Named], readings: Sequence[Reading]) -> list[Chapter]:
    """The results by subject, and behind them the lemmas."""
    found: dict[str, list[Reading]] = {}
    lemmas = [reading for reading in readings if reading.lemma]
    for one, reading in zip(several, readings, strict=True):
        if not reading.lemma:
            found.setdefault(subject(one.file), []).append(reading)
    parts = [Chapter(title, results) for title, results in found.items()]
    return [*parts, Chapter("Lemmas", lemmas)] if lemmas else parts


def _entry(one: Named, checker: Checker) -> Entry:
    start = time.perf_counter()
    about: dict[str, Any] = {"subject": subject(one.file), "formula": None, "exports": []}
    try:
        reading = checker.check(certificate_of(one))
        about |= {"formula": _formula(reading), "exports": _exports(reading)}
        return summary(reading, time.perf_counter() - start) | about
    except Exception as problem:  # a proof script is a program: it may fail in any way, and the others are still there
        return failed(one.id, str(problem), time.perf_counter() - start) | about


def _formula(claim: Claim) -> str | None:
    return text(claim.statement) if claim.statement.size <= MAX_FORMULA else None


def _exports(claim: Claim) -> list[str]:
    try:
        return [part.id.replace("-", "_") for part in equations(claim)]
    except NotExportable:
        return []
