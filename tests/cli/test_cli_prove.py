"""`symit prove` as a user calls it: proof, counterexample, undecided, not understood."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_process import Run, environment

from symit.cli import main
from symit.processes.interrupts import noticed

CHAIN = ["--given", "X -> Y -> Z"]
TWELVE = ";".join(f"X{i}" for i in range(1, 13))


@pytest.mark.slow
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
        ("10^10^10 H(X) >= 0", [], "10^10^10"),
    ],
)
def test_what_is_not_understood_is_pointed_at(
    capsys: pytest.CaptureFixture[str], statement: str, given: list[str], says: str
) -> None:
    assert main(["prove", statement, *(part for g in given for part in ("--given", g))]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and says in printed.err


@pytest.mark.slow
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


# ---- while it runs -------------------------------------------------------------------------------------------


def on_a_terminal(*command: str) -> tuple[int, str, str]:
    """The exit code, stdout, and what a terminal at stderr was sent."""
    here, there = pty.openpty()
    running = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=there, text=True)
    os.close(there)
    out, _ = running.communicate(timeout=120)
    sent = b""
    with contextlib.suppress(OSError):  # the end of a terminal
        while part := os.read(here, 10_000):
            sent += part
    os.close(here)
    return running.returncode, out, sent.decode()


@pytest.mark.slow
def test_a_terminal_shows_one_line_that_is_gone_at_the_end() -> None:
    code, out, sent = on_a_terminal(sys.executable, "-m", "symit", "prove", "Han(2;A;B;C;D;E) >= Han(3;A;B;C;D;E)")
    assert code == 0 and "proved" in out and "\n" not in sent
    before, *lines, last = sent.split("\r\x1b[K")
    assert before == "" and last == "\r"
    assert lines[0] == "looking for a simple counterexample\r"
    assert lines[1].startswith("looking for a proof: family 1, ") and lines[-1] == "checking the proof\r"
    assert "making the kernel's proof: adding up\r" in lines


COMMAND = """
import sys
from symit import cli, shannon
from symit.proving.shannon import linear
solved, refute = linear.LinearProgram._solved, shannon.refute

def solving(program):
    if len(program._columns) > 25_000:
        print("at work", flush=True)
    return solved(program)

def refuting(*args):
    print("at work", flush=True)
    return refute(*args)

linear.LARGE = 10**9  # columns: with so many the simplex method takes minutes
linear.LinearProgram._solved, shannon.refute = solving, refuting
shannon.refute_soon = lambda *args: None  # which would leave nothing to do
sys.exit(cli.main(sys.argv[1:]))
"""
NOTICED = """
import hashlib, os, sys, time
from symit.processes.interrupts import noticed

def end():
    print("noticed", file=sys.stderr, flush=True)
    os._exit(3)

with noticed(end):
    print("at work", flush=True)
    WORK
"""


def interrupted(script: str, *args: str) -> tuple[int, str]:
    """The exit code and stderr of a script that gets Ctrl-C when it is at work, and must end long before that is."""
    running = subprocess.Popen(
        [sys.executable, "-c", script, *args],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None and running.stdout.readline() == "at work\n"
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    try:
        _, errors = running.communicate(timeout=30)
    finally:
        running.kill()
    return running.returncode, errors


@pytest.mark.slow
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(f"99/100 Han(2;{TWELVE}) >= Han(3;{TWELVE})", id="the solver"),
        pytest.param("2 I(C;D) <= I(A;B) + I(A;C,D) + 3 I(C;D|A) + I(C;D|B)", id="the search for a counterexample"),
    ],
)
def test_an_interrupt_ends_it_while_it_computes(statement: str) -> None:
    assert interrupted(COMMAND, "prove", statement) == (130, "symit: interrupted\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "code", "says"),
    [
        ("hashlib.pbkdf2_hmac('sha256', b'', b'', 10**9)", 3, "noticed\n"),  # minutes without a step of Python's
        ("time.sleep(600)", 1, "KeyboardInterrupt\n"),
    ],
)
def test_an_interrupt_is_noticed_once(work: str, code: int, says: str) -> None:
    found, errors = interrupted(NOTICED.replace("WORK", work))
    assert found in (code, -signal.SIGINT if code == 1 else code)
    assert errors.endswith(says) and errors.count("noticed\n") == (code == 3)


def test_what_is_not_interrupted_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("symit.processes.interrupts.PATIENCE", 0.0)
    ended: list[str] = []
    with noticed(lambda: ended.append("too soon")):
        pass
    assert ended == [] and signal.set_wakeup_fd(-1) == -1
