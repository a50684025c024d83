"""Each command as a user calls it: what it prints, and its exit code."""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import Run, environment

from symit.certificates.reading import check
from symit.cli import main

KEYS = {"id", "status", "steps", "axioms", "conditions", "certificate", "evidence", "seconds"}


def derivations(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    """The derivations in what was printed, which must be one JSON object and nothing else."""
    found: list[dict[str, object]] = json.loads(done.stdout)["derivations"]
    assert done.stderr == ""
    assert all(set(d) >= KEYS for d in found)
    return found


# ---- list and show -------------------------------------------------------------------------------------------


def test_list_as_json(symit: Run, small_house: Path) -> None:
    found = {d["id"]: d for d in derivations(symit("list", "--json", home=small_house))}
    assert set(found) == {"exponential-tangent", "fisher-identity"}
    proved, modulo = found["exponential-tangent"], found["fisher-identity"]
    assert proved["status"] == "proved" and proved["conditions"] == [] and proved["lemma"]
    assert modulo["status"] == "proved modulo" and modulo["conditions"] != [] and not modulo["lemma"]
    assert list(found) == ["fisher-identity", "exponential-tangent"]  # results first


def test_list_shows_subjects_statuses_formulas_and_exports(symit: Run, small_house: Path) -> None:
    printed = symit("list", "e", home=small_house).stdout
    assert [line for line in printed.splitlines() if line[:1].strip()] == [
        "Fisher",
        "Analysis, lemmas",
        "1 result and 1 lemma",
    ]
    rows = {line.split()[0]: line for line in printed.splitlines() if line.startswith("  ") and line[2] != " "}
    assert set(rows) == {"exponential-tangent", "fisher-identity"}
    assert " proved  " in rows["exponential-tangent"] and " proved modulo  " in rows["fisher-identity"]
    assert "\n    1 + y ≤ e^y\n" in printed


def test_list_folds_lemmas_where_nothing_is_searched(symit: Run, small_house: Path) -> None:
    results, lemmas = symit("list", home=small_house).stdout.split("\nLemmas\n")
    assert "fisher-identity" in results and "exponential-tangent" not in results
    assert lemmas.splitlines()[0] == "  Analysis: exponential-tangent" and "1 result and 1 lemma;" in lemmas


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["tangent"], {"exponential-tangent"}),
        (["FISHER", "log-density"], {"fisher-identity"}),
        (["exp(y)"], {"exponential-tangent"}),
        (["fisher", "tangent"], set()),
    ],
)
def test_list_finds_words_in_ids_titles_and_formulas(
    words: list[str], found: set[str], symit: Run, small_house: Path
) -> None:
    assert {str(d["id"]) for d in derivations(symit("list", *words, "--json", home=small_house))} == found


def test_show_prints_the_derivation(symit: Run) -> None:
    done = symit("show", "gaussian-entropy")
    assert done.returncode == 0 and done.stderr == ""
    for part in ("Differential entropy of the Gaussian", "Given", "Statement", "gaussian-variance", "Ledger"):
        assert part in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_show_as_json_has_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "bernoulli-kl", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["derivations"]
    assert set(found) >= KEYS
    lines = [line for part in found["parts"] for line in part["lines"]]
    assert len(lines) == found["steps"]
    assert all(line["reason"] for line in lines)
    assert found["axioms"] == [axiom["name"] for axiom in found["ledger"]["axioms"]]


@pytest.mark.parametrize("command", ["show", "export", "latex", "verify"])
def test_an_unknown_id_is_not_understood(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, "gausian-kl"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "gaussian-kl" in said.err


def test_what_is_far_from_any_id_gets_no_guess(symit: Run) -> None:
    done = symit("show", "qqqqqqqq")
    assert done.returncode == 2 and "`symit list` shows" in done.stderr


BAD = [
    *([], ["frobnicate"], ["show"], ["check"], ["export", "gaussian-kl", "--target", "c"]),
    *(["verify", "--seed", "-1"], ["verify", "--seed", "x"], ["verify", "--jobs", "0"]),
]


@pytest.mark.parametrize("args", BAD, ids=" ".join)
def test_a_bad_command_line_is_not_understood(capsys: pytest.CaptureFixture[str], args: list[str]) -> None:
    assert main(args) == 2
    said = capsys.readouterr()
    assert said.out == "" and "usage:" in said.err and "invalid _" not in said.err and "invalid read" not in said.err


# ---- check ---------------------------------------------------------------------------------------------------


def test_check_prints_what_was_proved(symit: Run, certificates: Path) -> None:
    files = sorted(certificates.glob("*.json"))
    done = symit("check", *files)
    assert done.returncode == 0 and done.stderr == ""
    for path in files:
        assert f"{path}: {path.stem}, proved" in done.stdout
    assert "    given       0 < sigma   | the standard deviation is positive\n" in done.stdout
    assert "axioms      gaussian-integral" in done.stdout


def test_check_as_json(symit: Run, certificates: Path) -> None:
    path = certificates / "bernoulli-kl.json"
    (found,) = derivations(symit("check", "--json", path))
    reading = check(path.read_text(encoding="utf-8"))
    assert (found["id"], found["status"], found["certificate"]) == ("bernoulli-kl", "proved", reading.digest)


def test_a_bad_file_leaves_the_others_their_results(symit: Run, certificates: Path, tmp_path: Path) -> None:
    good = certificates / "bernoulli-kl.json"
    done = symit("check", tmp_path / "missing.json", good)
    assert done.returncode == 2
    assert f"{good}: bernoulli-kl, proved" in done.stdout and "missing.json: cannot be read" in done.stderr


# ---- latex and export ----------------------------------------------------------------------------------------


def test_latex_of_one_is_a_section(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latex", "bernoulli-kl"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(r"\section") and r"\begin{align*}" in printed
    assert r"\documentclass" not in printed


def test_latex_of_some_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latex", "bernoulli-kl", "exponential-tangent", "-o", str(tmp_path / "two.tex")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "two.tex").read_text(encoding="utf-8").count(r"\section[") == 2


def test_latex_of_all_is_a_document(symit: Run, small_house: Path, tmp_path: Path) -> None:
    assert symit("latex", "-o", tmp_path / "book.tex", home=small_house).returncode == 0
    book = (tmp_path / "book.tex").read_text(encoding="utf-8")
    assert book.startswith(r"\documentclass") and book.count(r"\section[") == 2


@pytest.mark.parametrize("target", ["numpy", "python", "mpmath"])
def test_what_is_exported_runs_without_symit(tmp_path: Path, target: str) -> None:
    path = tmp_path / "exported.py"
    assert main(["export", "bernoulli-kl", "--target", target, "-o", str(path)]) == 0
    program = "import sys; from exported import bernoulli_kl as f; print(float(f(0.25, 0.5)), 'symit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    value, imported = done.stdout.split()
    assert abs(float(value) - (math.log(2) + 0.75 * math.log(0.75) + 0.25 * math.log(0.25))) < 1e-15
    assert imported == "False"


def test_what_is_no_equation_is_not_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "exponential-tangent"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "only an equation" in said.err


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        (["gaussian-normalization"], "the value is 1 whatever the parameters are, so there is nothing to compute"),
        (["gaussian-variance", "--unit", "bits"], "gaussian-variance is no entropy, information or divergence"),
    ],
)
def test_what_has_no_number_or_no_such_unit_is_not_exported(
    request_: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *request_]) == 2
    said = capsys.readouterr()
    assert said.out == "" and why in said.err


def test_a_file_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latex", "bernoulli-kl", "-o", str(tmp_path / "missing" / "x.tex")]) == 2
    assert "cannot be written" in capsys.readouterr().err


# ---- manners -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_export_to_the_terminal(symit: Run) -> None:
    done = symit("export", "bernoulli-kl", "--target", "python")
    assert done.returncode == 0 and "def bernoulli_kl(" in done.stdout and done.stderr == ""


@pytest.mark.slow
def test_export_of_several_with_their_certificates(symit: Run, tmp_path: Path) -> None:
    ids = ("bernoulli-kl", "poisson-kl")
    done = symit("export", *ids, "--target", "python", "-o", "both.py", "--certificates", "proofs")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    source = (tmp_path / "both.py").read_text(encoding="utf-8")
    proofs = sorted((tmp_path / "proofs").iterdir())
    assert [path.name for path in proofs] == ["bernoulli-kl-numeric.json", "poisson-kl-numeric.json"]
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() in source for path in proofs)
    assert symit("check", *proofs).returncode == 0


def test_one_id_that_cannot_be_exported_stops_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "bernoulli-kl", "exponential-tangent"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and "exponential-tangent cannot be exported" in said.err


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m symit show bernoulli-kl | head -1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("│ KL divergence between") and done.stderr == ""


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "symit", "show", "bernoulli-kl"]
    ascii_only = {**environment(), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=ascii_only, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "Traceback" not in done.stderr


# ---- where the output goes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "code", "says"),
    [
        (">/dev/full", 2, "symit: stopped by the system: No space left on device\n"),
        (">&-", 0, ""),
        (">/dev/null 2>&-", 0, ""),
    ],
)
def test_an_output_that_takes_nothing(where: str, code: int, says: str, certificates: Path) -> None:
    command = f"{sys.executable} -m symit check {certificates / 'gaussian-variance.json'} {where}"
    run = subprocess.run(["sh", "-c", command], env=environment(), capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (code, says)
