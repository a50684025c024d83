"""What a checked certificate says, as plain data: what every command prints under `--json`.

Stands on the kernel alone, so that `symit check` can use it in a process without SymPy.  All entries have the same
keys; what is not known in one is None.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from symit.kernel.reading import Hypothesis, Reading
from symit.kernel.text import show

Entry: TypeAlias = dict[str, Any]


def summary(reading: Reading, seconds: float) -> Entry:
    """One derivation: its status, what it rests on, and the sha256 of its certificate."""
    return {
        "id": reading.id,
        "title": reading.title,
        "source": reading.source,
        "status": reading.status,
        "failure": None,
        "statement": show(reading.statement),
        "hypotheses": [_hypothesis(h) for h in reading.hypotheses],
        "conditions": [h.words or show(h.formula) for h in reading.hypotheses if h.regularity],
        "steps": sum(len(part.lines) for part in reading.parts),
        "axioms": [axiom.name for axiom in reading.ledger.axioms],
        "theorems": list(reading.ledger.theorems),
        "certificate": reading.digest,
        "evidence": None,
        "seconds": round(seconds, 3),
    }


def failed(id: str | None, why: str, seconds: float) -> Entry:
    """A derivation of which nothing is proved, and why."""
    return {
        "id": id,
        "title": None,
        "source": None,
        "status": "open",
        "failure": why,
        "statement": None,
        "hypotheses": [],
        "conditions": [],
        "steps": 0,
        "axioms": [],
        "theorems": [],
        "certificate": None,
        "evidence": None,
        "seconds": round(seconds, 3),
    }


def proof(reading: Reading) -> Entry:
    """The lines of the derivation and the rest of its ledger, for whoever wants them all."""
    ledger = reading.ledger
    return {
        "parts": [
            {"title": p.title, "lines": [{"formula": show(s.formula), "reason": s.reason} for s in p.lines]}
            for p in reading.parts
        ],
        "ledger": {
            "axioms": [
                {"name": a.name, "statement": show(a.statement), "reference": a.reference} for a in ledger.axioms
            ],
            "principles": [{"name": p.name, "reference": p.reference} for p in ledger.principles],
            "theorems": list(ledger.theorems),
            "definitions": [{"name": d.name, "body": show(d.body)} for d in ledger.definitions],
            "obligations": [{"formula": show(o.formula), "rule": o.rule} for o in ledger.obligations],
        },
    }


def as_json(entries: Iterable[Entry], **beside: Any) -> str:
    """The one object that a command prints."""
    report: Mapping[str, Any] = {**beside, "derivations": list(entries)}
    return json.dumps(report, indent=2, allow_nan=False)


def _hypothesis(hypothesis: Hypothesis) -> Entry:
    return {
        "formula": show(hypothesis.formula),
        "words": hypothesis.words,
        "regularity": hypothesis.regularity,
    }
