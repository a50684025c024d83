"""What is said of a certificate is the same in every process, whatever the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import symit.kernel
from symit.certificates.writing import lay_out
from symit.kernel.certificate import FORMAT

ROOT = Path(symit.kernel.__file__).parents[2]


def two_facts_about_one_derivative() -> str:
    """f'(0) is x by one fact and 3 by another, which an instance makes of n; order settles which of them is used."""
    real, whole = ["var", "x", "real"], ["var", "x", "int"]
    terms = [
        *(
            ["var", "f", ["fun", "real", "real"]],
            ["bound", 0, "real"],
            ["app", "call", [0, 1]],
            ["fun", "x", "real", 2],
        ),
        *(["num", "0"], ["app", "derivative", [3, 4]], real, ["app", "eq", [5, 6]], whole, ["app", "eq", [5, 8]]),
        *(["app", "add", [2, 1]], ["fun", "u", "real", 10], ["num", "3"], ["app", "derivative", [11, 4]]),
        *(["num", "1"], ["app", "add", [6, 14]], ["app", "eq", [13, 15]], ["app", "eq", [5, 12]]),
    ]
    steps = [
        *({"rule": "assume", "args": {"formula": {"term": number}}} for number in (7, 9)),
        {"rule": "differentiate", "premises": [0, 1], "args": {"at": {"term": 4}, "body": {"term": 11}}},
        {"rule": "instantiate", "premises": [2], "args": {"values": [[{"term": 8}, {"term": 12}]]}},
    ]
    proof = {"id": "a", "uses": {}, "definitions": [], "terms": terms, "steps": steps, "proved": 3}
    proof |= {"statement": 16, "hypotheses": [7, 17]}
    words = [{"formula": number, "words": "", "regularity": False} for number in (7, 17)]
    about = {"id": "a", "title": "", "source": "", "terms": [], "steps": [], "hypotheses": words, "parts": []}
    return lay_out({"format": FORMAT, "proofs": [proof], "about": about})


def test_the_verdict_does_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(two_facts_about_one_derivative(), encoding="utf-8")
    command = [sys.executable, "-m", "symit", "check", str(file)]
    said = set()
    for seed in "012345":
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        said.add((run.returncode, run.stdout, run.stderr))
    assert len(said) == 1
