"""`symit verify`: the pipeline, failures that leave the others intact, seeds, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cli_process import Run, environment

from symit.certificates.reading import Checker
from symit.evidence.forgeries import forgeries, is_refused, restated
from symit.library.published import load

QUICK = ("verify", "--quick", "--json", "--seed", "7")


def without_times(found: dict[str, Any]) -> dict[str, Any]:
    return {**found, "derivations": [{**d, "seconds": None} for d in found["derivations"]]}


@pytest.mark.slow
def test_verify_as_json_is_reproducible_from_its_seed(symit: Run, tmp_path: Path) -> None:
    one, two = (symit(*QUICK, "gaussian-normalization", "gaussian-variance", "--jobs", n) for n in (1, 2))
    assert (one.returncode, one.stderr) == (0, "")
    found = json.loads(one.stdout)
    assert without_times(found) == without_times(json.loads(two.stdout))
    assert found["seed"] == 7
    gaussian, variance = found["derivations"]
    assert (gaussian["id"], gaussian["status"], gaussian["failure"]) == ("gaussian-normalization", "proved", None)
    assert gaussian["axioms"] == ["gaussian-integral"] and variance["axioms"] == ["gaussian-integral"]
    evidence = gaussian["evidence"]
    assert evidence["balls"]["points"] == 4 and evidence["balls"]["digits"] >= 15
    assert evidence["balls"]["satisfiable"] and evidence["balls"]["counterexample"] is None
    assert evidence["monte_carlo"]["samples"] == 8_000
    assert abs(evidence["monte_carlo"]["z"]) < evidence["monte_carlo"]["threshold"]
    assert evidence["kernel"]["killed"] == evidence["kernel"]["mutants"] > 0
    assert evidence["mutants"]["killed_by_balls"] == evidence["mutants"]["mutants"] > 0
    assert variance["evidence"]["kernel"]["mutants"] == 1


@pytest.mark.slow
def test_verify_prints_a_row_for_each_and_writes_its_certificate(symit: Run, tmp_path: Path) -> None:
    done = symit("verify", "--quick", "bernoulli-kl", "exponential-tangent", "--certificates", "out")
    assert (done.returncode, done.stderr) == (0, "")  # quiet where there is no terminal
    first, _, *rows, last = done.stdout.splitlines()
    assert first.startswith("seed 1;") and last == "2 derivations: all hold"
    assert [row.split()[:2] for row in rows] == [["bernoulli-kl", "proved"], ["exponential-tangent", "proved"]]
    files = sorted((tmp_path / "out").iterdir())
    assert [f.name for f in files] == ["bernoulli-kl.json", "exponential-tangent.json"]
    assert symit("check", *files).returncode == 0


@pytest.mark.slow
def test_a_folder_that_cannot_be_made(symit: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = symit("verify", "exponential-tangent", "--certificates", tmp_path / "file")
    assert done.returncode == 2 and "cannot be made" in done.stderr and "Traceback" not in done.stderr


# ---- failures ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_one_failure_leaves_the_others_intact(symit: Run, broken_house: Path) -> None:
    (broken_house / "derivations" / "analysis" / "crash.py").write_text("import os\n\nos._exit(9)\n")
    ids = sorted(path.stem for path in (broken_house / "derivations").glob("*/*.py"))
    done = symit(*QUICK, *ids, home=broken_house)  # without the catalogue, which is whole
    found = {d["id"]: d for d in json.loads(done.stdout)["derivations"]}
    assert done.returncode == 1 and done.stderr == ""
    good = found.pop("exponential-tangent")
    assert (good["status"], good["failure"]) == ("proved", None)
    assert {d["status"] for d in found.values()} == {"open"}
    assert "wrong_step.py:5: wrong-step: this does not follow" in found["wrong-step"]["failure"]
    assert found["crash"]["failure"] == "its process ended with exit code 9"
    assert found["syntax-error"]["failure"].startswith("SyntaxError")
    assert "proves no theorem 'no-derivation'" in found["no-derivation"]["failure"]
    assert "uses itself" in found["circular"]["failure"]


@pytest.mark.slow
def test_list_of_failures(symit: Run, broken_house: Path) -> None:
    done = symit("list", "o", home=broken_house)
    assert done.returncode == 1 and done.stderr == ""
    rows = [line.split(maxsplit=2) for line in done.stdout.splitlines() if line.startswith("  ") and line[2] != " "]
    assert ["exponential-tangent", "proved", "The exponential lies above its tangent"] in rows
    assert {status for id, status, _ in rows if id != "exponential-tangent"} == {"open"}


def test_show_of_a_failure_says_which_step(symit: Run, broken_house: Path) -> None:
    done = symit("show", "wrong-step", home=broken_house)
    assert (done.returncode, done.stdout) == (1, "")
    assert "wrong-step is not proved" in done.stderr and "Traceback" not in done.stderr


# ---- Ctrl-C --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [0.2, pytest.param(1.5, marks=pytest.mark.slow)])
def test_an_interrupt_ends_it_cleanly(tmp_path: Path, after: float) -> None:
    command = [sys.executable, "-m", "symit", "verify"]
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while (
        running.poll() is None and not (tmp_path / "certificates").exists()
    ):  # it has begun, however busy the machine is
        time.sleep(0.01)
    time.sleep(after)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    _, errors = running.communicate(timeout=20)
    # Python may end by the signal itself when it came while a dataclass was being made; a shell shows both as 130.
    assert running.returncode in (130, -signal.SIGINT) and errors == "symit: interrupted\n"
    deadline = time.monotonic() + 5
    while (left := alive(running.pid)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def alive(session: int) -> list[str]:
    """The processes of a session that are not over."""
    found = subprocess.run(["ps", "-s", str(session), "-o", "stat=,args="], capture_output=True, text=True, check=False)
    return [line for line in found.stdout.splitlines() if not line.startswith("Z")]


# ---- forgeries -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id",
    [
        pytest.param("gaussian-entropy", marks=pytest.mark.slow),
        "self-information-uniqueness",
        "exponential-tangent",
    ],
)
def test_the_kernel_refuses_every_forgery(id: str) -> None:
    published, checker = load(id), Checker()
    theorem = published.theorem
    found = list(forgeries(theorem.hypotheses, theorem.conclusion))
    assert found and all(is_refused(f, published.certificate(), checker) for f in found)


def test_what_is_restated_truthfully_is_accepted() -> None:
    """The forger changes the statement and nothing else: with the true one, the certificate still holds."""
    published = load("gaussian-entropy")
    again = Checker().check(restated(published.certificate(), published.theorem.conclusion))
    assert again.statement == published.theorem.conclusion


@pytest.mark.slow
def test_one_derivation_is_not_several(symit: Run, tmp_path: Path) -> None:
    said = symit("verify", "exponential-tangent", "--quick", "--certificates", tmp_path).stdout
    assert said.splitlines()[-1] == "1 derivation: all hold"
