"""Certificates from rows of JSON, as a stranger writes them; those that the audit of printing began with are files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from symit.certificates.writing import lay_out
from symit.kernel.certificate import FORMAT

CERTIFICATES = Path(__file__).parent / "audited"


def audited(name: str) -> str:
    return (CERTIFICATES / f"{name}.json").read_text(encoding="utf-8")


def certificate(terms: Sequence[Any], stated: int, hypotheses: Sequence[int] = (), **more: Any) -> str:
    """What is stated follows by `field`, or is assumed where it is its own hypothesis.

    `more` has definitions, the steps, what else the author says, and an id.
    """
    rule = {"rule": "assume", "args": {"formula": {"term": stated}}}
    claimed = {"rule": "field", "args": {"claim": {"term": stated}}}
    id = more.get("id", "example")
    proof = {
        "id": id,
        "definitions": more.get("definitions", []),
        "terms": terms,
        "steps": more.get("steps", [rule if stated in hypotheses else claimed]),
        "proved": len(more.get("steps", [0])) - 1,
        "hypotheses": list(hypotheses),
        "statement": stated,
        "uses": {},
    }
    about = {
        "id": id,
        "title": "",
        "source": "",
        "terms": [],
        "steps": [],
        "hypotheses": [{"formula": h, "words": "", "regularity": False} for h in hypotheses],
        "parts": [],
        **more.get("about", {}),
    }
    return lay_out({"format": FORMAT, "proofs": [proof], "about": about})


def positive(words: str = "", **about: Any) -> str:
    """0 < x |- 0 < x, with words of an author's."""
    hypotheses = [{"formula": 2, "words": words, "regularity": False}]
    terms = [["num", "0"], ["var", "x", "real"], ["app", "lt", [0, 1]]]
    return certificate(terms, 2, [2], about={"hypotheses": hypotheses, **about})
