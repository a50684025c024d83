"""What a checked certificate says, as plain data: what every command prints under `--json`, and `check` as text.

Stands on the kernel alone, so that `symit check` can use it in a process without SymPy.  All entries have the same
keys; what is not known in one is None.  What is written out is bounded, however large the formulas of a certificate
become as text: their parts get names where they are too long, and what is left out all the same is said to be.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, TypeAlias

from symit.certificates.reading import Claim, Hypothesis, Reading
from symit.certificates.within import definitions_in, is_whole, show_definition
from symit.kernel import build as b
from symit.kernel.names import WORDS
from symit.kernel.terms import INT, REAL, Abs, App, Definition, Term, Var
from symit.kernel.text import show, show_sort

Entry: TypeAlias = dict[str, Any]

MAX_TEXT = 200_000
"""So many characters of formulas are in an entry; in its proof, as many again."""
SHORT = 2_000
"""Formulas of so many nodes together are written out as they are."""
MIN_NAMED = 4
"""A part of fewer nodes than that gets no name."""
WIDTH = 79


def summary(reading: Reading, seconds: float) -> Entry:
    """One derivation: its status, what it rests on, and the sha256 of its certificate.

    `definitions` are those that are not the kernel's own, `abbreviations` name parts of formulas that are too long to
    be written out, and `left_out` says what is not there at all.
    """
    page, shorter, parts = _begun(reading)
    statement = page.statement(shorter[0])
    definitions = page.definitions(reading.own_definitions)
    abbreviations = page.abbreviations(parts)
    hypotheses = page.hypotheses(reading.hypotheses, shorter[1:])
    return {
        "id": reading.id,
        "title": reading.title,
        "source": reading.source,
        "lemma": reading.lemma,
        "status": reading.status,
        "failure": None,
        "statement": statement,
        "definitions": definitions,
        "abbreviations": abbreviations,
        "symbols": [{"name": v.name, "sort": show_sort(v.of)} for v in reading.symbols],
        "hypotheses": hypotheses,
        "conditions": [h["formula"] for h in hypotheses if h["regularity"]],
        "left_out": page.left_out,
        "steps": sum(len(part.lines) for part in reading.parts),
        "axioms": [axiom.name for axiom in reading.ledger.axioms],
        "theorems": list(reading.ledger.theorems),
        "certificate": reading.digest,
        "evidence": None,
        "seconds": round(seconds, 3),
    }


def stated(claim: Claim) -> str | None:
    """The statement as `summary` has it."""
    page, shorter, _ = _begun(claim)
    return page.statement(shorter[0])


def failed(id: str | None, why: str, seconds: float) -> Entry:
    """A derivation of which nothing is proved, and why."""
    return {
        "id": id,
        "title": None,
        "source": None,
        "lemma": False,
        "status": "open",
        "failure": why,
        "statement": None,
        "definitions": [],
        "abbreviations": [],
        "symbols": [],
        "hypotheses": [],
        "conditions": [],
        "left_out": [],
        "steps": 0,
        "axioms": [],
        "theorems": [],
        "certificate": None,
        "evidence": None,
        "seconds": round(seconds, 3),
    }


def proof(reading: Reading) -> Entry:
    """The lines of the derivation and the rest of its ledger, for whoever wants them all."""
    ledger, page = reading.ledger, _Page()
    return {
        "parts": [
            {"title": p.title, "lines": [{"formula": page.cut(s.formula), "reason": s.reason} for s in p.lines]}
            for p in reading.parts
        ],
        "ledger": {
            "axioms": [
                {"name": a.name, "statement": page.cut(a.statement), "reference": a.reference} for a in ledger.axioms
            ],
            "principles": [{"name": p.name, "reference": p.reference} for p in ledger.principles],
            "theorems": list(ledger.theorems),
            "definitions": [{"name": d.name, "body": page.cut(d.body)} for d in ledger.definitions],
            "obligations": [{"formula": page.cut(o.formula), "rule": o.rule} for o in ledger.obligations],
        },
    }


def _begun(claim: Claim) -> tuple[_Page, list[Term], list[tuple[Var, Term]]]:
    """A page for it, and the statement and hypotheses with names for the parts of long ones."""
    formulas = [claim.statement, *(h.formula for h in claim.hypotheses)]
    taken = {*WORDS, *(v.name for v in claim.symbols), *(d.name for d in definitions_in(formulas))}
    shorter, parts = abbreviated(formulas, taken)
    return _Page(avoid=frozenset(v.name for v in (*claim.symbols, *(named for named, _ in parts)))), shorter, parts


def as_json(entries: Iterable[Entry], **beside: Any) -> str:
    """The one object that a command prints."""
    report: Mapping[str, Any] = {**beside, "derivations": list(entries)}
    return json.dumps(report, indent=2, allow_nan=False)


# ---- as text -------------------------------------------------------------------------------------------------


def as_text(entry: Entry) -> list[str]:
    """The lines that say what is proved, below the one that names it.  An author's words stand behind a bar."""
    lines = _item("statement", entry["statement"] or "too long to be written out")
    lines += [line for said in (*entry["definitions"], *entry["abbreviations"]) for line in _item("where", said)]
    sorts: dict[str, list[str]] = {}
    for symbol in entry["symbols"]:
        sorts.setdefault(symbol["sort"], []).append(symbol["name"])
    lines += [line for sort, names in sorts.items() for line in _item("given", f"{', '.join(names)}: {sort}")]
    for hypothesis in entry["hypotheses"]:
        mark = " (regularity condition)" if hypothesis["regularity"] else ""
        lines += _item("given", hypothesis["formula"] + mark, hypothesis["words"])
    lines += [line for what in entry["left_out"] for line in _item("left out", what)]
    return [*lines, *_item("axioms", ", ".join(entry["axioms"]) or "none"), *_item("sha256", entry["certificate"])]


def _item(label: str, said: str, words: str = "") -> list[str]:
    line = f"    {label:<12}{said}"
    if len(line) + len(words) + 5 <= WIDTH:
        return [f"{line}   | {words}" if words else line]
    return [line, *(f"{'| ':>18}{part}" for part in textwrap.wrap(words, WIDTH - 18))]


# ---- what there is room for ----------------------------------------------------------------------------------


@dataclass
class _Page:
    """The room that is left, and what did not find any.  Once it is used up, nothing more is written out.

    `avoid` are the names that stand for something everywhere on the page.
    """

    room: int = MAX_TEXT
    avoid: frozenset[str] = frozenset()
    left_out: list[str] = field(default_factory=list)

    def whole(self, formula: Term, write: Callable[[], str]) -> str | None:
        """What `write` gives, if there is room for all of it; there is a character at least for each node."""
        if formula.size > self.room:
            return None
        text = write()
        self.room -= len(text)
        return text if self.room >= 0 and is_whole(text) else None

    def cut(self, formula: Term) -> str:
        """The formula as far as there is room."""
        text = show(formula, self.avoid) if self.room > 0 else f"... (left out: {formula.size:,} symbols)"
        self.room -= len(text)
        return text

    def statement(self, formula: Term) -> str | None:
        text = self.whole(formula, partial(show, formula, self.avoid))
        if text is None:
            self.left_out.append(f"the statement, a formula of {formula.size:,} symbols")
        return text

    def definitions(self, definitions: Sequence[Definition]) -> list[str]:
        return self.found("definitions", [self.whole(d.body, partial(show_definition, d)) for d in definitions])

    def abbreviations(self, parts: Sequence[tuple[Var, Term]]) -> list[str]:
        return self.found(
            "abbreviations", [self.whole(part, partial(_named, v, part, self.avoid)) for v, part in parts]
        )

    def hypotheses(self, hypotheses: Sequence[Hypothesis], formulas: Sequence[Term]) -> list[Entry]:
        texts = [self.whole(f, partial(show, f, self.avoid)) for f in formulas]
        self.found("hypotheses", texts)
        return [
            {"formula": text, "words": h.words, "regularity": h.regularity}
            for h, text in zip(hypotheses, texts, strict=True)
            if text is not None
        ]

    def found(self, what: str, texts: Sequence[str | None]) -> list[str]:
        """Those that there is room for; how many there is none for is said."""
        whole = [text for text in texts if text is not None]
        if len(whole) < len(texts):
            self.left_out.append(f"{len(texts) - len(whole):,} of {len(texts):,} {what}")
        return whole


def _named(variable: Var, part: Term, avoid: frozenset[str]) -> str:
    return f"{variable.name} := {show(part, avoid)}"


# ---- names for parts -----------------------------------------------------------------------------------------


def abbreviated(formulas: Sequence[Term], taken: Container[str]) -> tuple[list[Term], list[tuple[Var, Term]]]:
    """The same formulas with names for parts that stand in several places, and what these names stand for; without any
    where the formulas are short."""
    if sum(f.size for f in formulas) <= SHORT:
        return list(formulas), []
    naming = _Naming(_counted(formulas), (name for k in count(1) if (name := f"t{k}") not in taken))
    return [naming.of(f) for f in formulas], naming.parts


def _counted(formulas: Sequence[Term]) -> Counter[int]:
    """In how many places each part stands, by its identity."""
    places: Counter[int] = Counter()
    waiting = [*formulas]
    while waiting:
        part = waiting.pop()
        places[id(part)] += 1
        if places[id(part)] == 1:
            waiting += part.args if isinstance(part, App) else [part.body] if isinstance(part, Abs) else []
    return places


@dataclass
class _Naming:
    """What has become of the parts so far, by their identity."""

    places: Counter[int]
    names: Iterator[str]
    parts: list[tuple[Var, Term]] = field(default_factory=list)
    done: dict[int, Term] = field(default_factory=dict)

    def of(self, term: Term) -> Term:
        if id(term) not in self.done:
            self.done[id(term)] = self._named(term, b.rebuild(term, self.of, self.of))
        return self.done[id(term)]

    def _named(self, term: Term, shorter: Term) -> Term:
        if self.places[id(term)] < 2 or shorter.size < MIN_NAMED or term.loose or term.sort not in (REAL, INT):
            return shorter
        variable = Var(next(self.names), term.sort)
        self.parts.append((variable, shorter))
        return variable
