"""`symit prove` as a user calls it: proof, counterexample, undecided, not understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Run

from symit.cli import main

CHAIN = ["--given", "X -> Y -> Z"]


def test_a_proof_is_shown_and_its_certificate_checks_without_sympy(symit: Run, tmp_path: Path) -> None:
    file = tmp_path / "dpi.json"
    done = symit("prove", "I(X;Z) <= I(X;Y)", *CHAIN, "--certificate", str(file))
    assert done.returncode == 0 and done.stderr == ""
    assert "I(X; Z) ≤ I(X; Y)" in done.stdout and "with equality exactly when I(X;Y|Z) = 0" in done.stdout
    checked = symit("check", str(file))
    assert checked.returncode == 0 and "proved" in checked.stdout


@pytest.mark.slow
def test_a_tampered_certificate_is_refused(symit: Run, tmp_path: Path) -> None:
    file = tmp_path / "subadditive.json"
    symit("prove", "H(X,Y) <= H(X) + H(Y)", "--certificate", str(file))
    text = file.read_text(encoding="utf-8")
    assert '"le"' in text
    file.write_text(text.replace('"le"', '"lt"'), encoding="utf-8")
    assert symit("check", str(file)).returncode == 1


def test_a_counterexample_is_shown(symit: Run) -> None:
    done = symit("prove", "I(X;Y|Z) <= I(X;Y)")
    assert done.returncode == 1 and done.stderr == ""
    assert "refuted" in done.stdout and "1/4" in done.stdout and "fails by 0.693147180559945" in done.stdout


@pytest.mark.slow
def test_what_is_not_decided_has_an_exit_code_of_its_own(symit: Run) -> None:
    done = symit("prove", "2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)")
    assert done.returncode == 3 and done.stdout.startswith("undecided") and done.stderr == ""


@pytest.mark.parametrize(
    ("statement", "given", "says"),
    [
        ("H(X <= H(Y)", [], "  H(X <= H(Y)\n      ^"),
        ("H(X) <= H(Y)", ["X -> Y"], "X -> Y"),
        ("H(X) <= H(Y)", ["X determines"], "X determines"),
        ("H(m) >= 0", [], "another name"),
        ("10^10^10 H(X) >= 0", [], "10^10^10"),
    ],
)
def test_what_is_not_understood_is_pointed_at(
    capsys: pytest.CaptureFixture[str], statement: str, given: list[str], says: str
) -> None:
    assert main(["prove", statement, *(part for g in given for part in ("--given", g))]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and says in printed.err


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["prove", "H(X) >= 0", "--certificate", str(tmp_path / "no" / "x.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(("statement", "status", "code"), [("H(X) >= 0", "proved", 0), ("H(X) <= 0", "refuted", 1)])
def test_as_json(capsys: pytest.CaptureFixture[str], statement: str, status: str, code: int) -> None:
    assert main(["prove", statement, "--json"]) == code
    (found,) = json.loads(capsys.readouterr().out)["derivations"]
    assert found["status"] == status and found["question"] == {"statement": statement, "given": []}
    assert (found["counterexample"] is None) == (status == "proved") == (found["certificate"] is not None)


def test_as_latex(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "I(X;Z) <= I(X;Y)", *CHAIN, "--latex"]) == 0
    printed = capsys.readouterr().out
    assert r"\begin{align*}" in printed and r"I(X; Z \mid Y)" in printed
