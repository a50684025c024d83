"""The suite itself: it is large, it fails when something wrong is accepted, and it says the same under `python -O`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from must_fail_run import wrong_proofs
from must_fail_tools import Accepted, WrongReason, by, refused, x

from symit.kernel import build as b

FOLDER = Path(__file__).parent


def test_there_are_many_wrong_proofs() -> None:
    assert len(wrong_proofs()) >= 80


def test_what_is_accepted_fails() -> None:
    sound = refused("left - right")(lambda: by.field(claim=b.eq(b.add(x, x), b.mul(2, x))))
    with pytest.raises(Accepted):
        sound()


def test_what_is_refused_for_another_reason_fails() -> None:
    wrong = refused("positive argument")(lambda: by.field(claim=b.eq(x, b.mul(2, x))))
    with pytest.raises(WrongReason):
        wrong()


@pytest.mark.slow
def test_the_same_without_asserts() -> None:
    command = [sys.executable, "-O", str(FOLDER / "must_fail_run.py")]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=FOLDER.parents[1], check=False)
    total = len(wrong_proofs())
    assert run.stdout.splitlines()[-1:] == [f"{total} of {total} wrong proofs are refused (asserts off)"], run.stderr
    assert run.returncode == 0
