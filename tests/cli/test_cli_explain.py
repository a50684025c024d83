"""What a rule says, completion, and objects on stdout for whatever happens."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from cli_process import environment

from symit.cli import main
from symit.kernel.rules import RULES


def test_every_rule_says_what_it_concludes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == list(RULES)
    assert all(len(row.split()) > 2 for row in rows)


@pytest.mark.slow
def test_a_rule_with_its_reference_and_where_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Fundamental Theorem"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("fundamental-theorem\n") and "Rudin, Real and Complex Analysis" in said
    assert "gaussian-variance" in said
    assert main(["explain", "fundamental-theorem", "--json"]) == 0
    assert "gaussian-variance" in json.loads(capsys.readouterr().out)["used_by"]


def test_an_unknown_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "fundamental-therem"]) == 2
    assert "did you mean fundamental-theorem?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("request_", "code"),
    [(["show", "gausian-kl"], 2), (["frobnicate"], 2), (["verify", "--seed", "x"], 2), (["latex", "qqqq"], 2)],
)
def test_json_says_what_went_wrong(request_: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*request_, "--json"]) == code
    assert json.loads(capsys.readouterr().out)["exit_code"] == code


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_of_each_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "symit" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("symit sh", {"show"}),
        ("symit show gaussian-na", {"gaussian-natural-kl"}),
        ("symit explain telesc", {"telescoping"}),
    ],
)
def test_what_a_shell_is_offered(line: str, offered: set[str]) -> None:
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n"}
    reading, writing = os.pipe()
    command = f"exec 8>&{writing}; exec {sys.executable} -m symit"
    subprocess.run(
        ["bash", "-c", command], env={**environment(), **asked, "_ARGCOMPLETE_SUPPRESS_SPACE": "1"},
        pass_fds=[writing], check=False, capture_output=True,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as answers:
        assert {word.strip() for word in answers.read().split("\n") if word.strip()} == offered
