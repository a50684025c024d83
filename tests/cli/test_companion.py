"""A list worked off from both ends by two processes, and `symit check` of so much that it takes two."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cli_process import ROOT, Run, environment

from symit.certificates import checking
from symit.certificates.checking import check_files
from symit.processes import companion
from symit.processes.companion import MAX_ITEMS, from_both_ends

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the companion is made by fork")
HERE = os.getpid()


@pytest.fixture(autouse=True)
def possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on one core, and beside the threads of those who run the tests."""
    monkeypatch.setattr(companion, "_is_possible", lambda: True)


def slowly(item: int) -> list[int]:
    time.sleep(0.01)
    return [item, os.getpid()]


def is_waited_for(process: int) -> bool:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_the_answers_are_in_order(count: int) -> None:
    assert from_both_ends(lambda item: item * item, range(count)) == [n * n for n in range(count)]


def test_both_processes_work_and_meet_once() -> None:
    answers = from_both_ends(slowly, range(40))
    workers = [process for _, process in answers]
    assert [item for item, _ in answers] == list(range(40))
    assert workers[0] == HERE != workers[-1]
    assert sum(a != b for a, b in pairwise(workers)) == 1


def test_answers_may_be_long() -> None:
    assert from_both_ends(lambda item: "x" * 100_000, range(20)) == ["x" * 100_000] * 20


def test_more_than_a_pipe_holds_is_worked_off_alone() -> None:
    assert set(from_both_ends(lambda item: os.getpid(), range(MAX_ITEMS + 1))) == {HERE}


@pytest.mark.parametrize("way", ["killed", "raises", "no JSON"])
def test_what_a_lost_companion_leaves_is_done_here(way: str) -> None:
    def work(item: int) -> Any:
        time.sleep(0.01)
        if os.getpid() != HERE and item < 18:
            if way == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            if way == "raises":
                raise RuntimeError
            return {1, 2}
        return [item, os.getpid()]

    assert from_both_ends(work, range(20)) == [[item, HERE] for item in range(20)]


def test_what_is_raised_here_ends_the_companion(monkeypatch: pytest.MonkeyPatch) -> None:
    forked: list[int] = []
    fork = os.fork

    def noted() -> int:
        process = fork()
        forked.extend([process] if process else [])
        return process

    monkeypatch.setattr(os, "fork", noted)

    def work(item: int) -> int:
        time.sleep(0.01 if item == 0 else 60)
        raise RuntimeError(f"item {item}")

    start = time.perf_counter()
    with pytest.raises(RuntimeError, match="item 0"):
        from_both_ends(work, range(10))
    assert time.perf_counter() - start < 30
    assert len(forked) == 1 and is_waited_for(forked[0])


# ---- checking ------------------------------------------------------------------------------------------------


@pytest.fixture
def many(certificates: Path, tmp_path: Path) -> list[Path]:
    """Good certificates, a damaged one, one that is no certificate and one that is not there, and a good one twice."""
    good = sorted(certificates.glob("*.json"))
    damaged, broken = tmp_path / "damaged.json", tmp_path / "broken.json"
    damaged.write_text(good[2].read_text("utf-8").replace('"num","2"', '"num","3"'), "utf-8")
    broken.write_text("{")
    return [good[0], damaged, good[1], broken, tmp_path / "missing.json", *good[2:], good[0]]


def without_times(results: list[tuple[dict[str, Any], int]]) -> list[tuple[dict[str, Any], int]]:
    return [(entry | {"seconds": 0}, code) for entry, code in results]


@pytest.mark.slow
def test_two_processes_say_what_one_says(many: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WORTH_A_COMPANION", 10**9)
    alone = check_files(many)
    monkeypatch.setattr(checking, "WORTH_A_COMPANION", 0)
    assert without_times(check_files(many)) == without_times(alone)
    assert [code for _, code in alone] == [0, 1, 0, 2, 2, 0, 0, 0]


def test_a_companion_is_asked_for_where_it_is_worth_it(many: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def asking(work: Any, items: list[int]) -> list[Any]:
        asked.append(len(items))
        return [work(item) for item in items]

    monkeypatch.setattr(checking, "from_both_ends", asking)
    check_files(many[:1])
    assert asked == []
    monkeypatch.setattr(checking, "WORTH_A_COMPANION", 10_000)
    check_files(many)
    assert asked == [len(many)]


@pytest.mark.parametrize(
    "hindrance",
    [
        "threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "companion.cores = lambda: 1",
    ],
)
def test_a_process_that_can_have_no_companion(hindrance: str) -> None:
    script = (
        "import os, signal, threading; from symit.processes import companion; companion.cores = lambda: 2;"
        f"before = companion._is_possible(); {hindrance};"
        "here = companion.from_both_ends(lambda item: os.getpid(), range(9)) == [os.getpid()] * 9;"
        "print(before, companion._is_possible(), here)"
    )
    run = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, text=True, check=True)
    assert run.stdout == "True False True\n"


def test_a_system_that_makes_no_more_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", no_more)
    assert from_both_ends(lambda item: [item, os.getpid()], range(9)) == [[item, HERE] for item in range(9)]


def test_the_companion_ends_when_nobody_waits() -> None:
    """Its parent is killed; long answers, which no pipe holds, must not keep it."""
    script = (
        "import os, time; from symit.processes import companion; companion._is_possible = lambda: True;"
        "here = os.getpid();"
        "work = lambda item: time.sleep(60 if os.getpid() == here else 0.05) or 'x' * 100_000;"
        "print('at work', flush=True); companion.from_both_ends(work, range(1000))"
    )
    running = subprocess.Popen([sys.executable, "-c", script], env=environment(), stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None and running.stdout.readline() == "at work\n"
    time.sleep(0.5)
    running.kill()
    running.communicate(timeout=10)  # ends when the companion, too, has closed its output


def test_certificates_that_share_proofs_are_side_by_side() -> None:
    one, two = frozenset({b"a" * 9, b"b" * 9}), frozenset({b"c" * 8, b"d" * 8})
    contents = [one, two, one | {b"e"}, two | {b"f"}]
    assert checking._side_by_side(contents) == [1, 3, 0, 2]


@pytest.mark.slow
def test_many_files_are_not_compared(many: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "WORTH_A_COMPANION", 0)
    monkeypatch.setattr(checking, "MAX_COMPARED", 0)
    monkeypatch.setattr(checking, "_side_by_side", None)
    assert [code for _, code in check_files(many)] == [0, 1, 0, 2, 2, 0, 0, 0]


def test_a_pipe_is_read_once(symit: Run, certificates: Path, tmp_path: Path) -> None:
    good = certificates / "bernoulli-kl.json"
    command = f"cat {good} | {sys.executable} -m symit check --json /dev/stdin"
    run = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout)["derivations"][0]["id"] == "bernoulli-kl"


def test_an_interrupt_ends_both(certificates: Path, tmp_path: Path) -> None:
    script = (
        "import os, sys, time; from symit import cli; from symit.certificates import checking;"
        "from symit.processes import companion;"
        "companion._is_possible = lambda: True; checking.WORTH_A_COMPANION = 0;"
        "checking._checked = lambda *_: (os.write(1, b'at work\\n'), time.sleep(60));"
        "sys.exit(cli.main(['check', *sys.argv[1:]]))"
    )
    files = [str(path) for path in certificates.glob("*.json")]
    running = subprocess.Popen(
        [sys.executable, "-c", script, *files],
        env=environment(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert [running.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)  # ends when both have closed their output
    assert (running.returncode, errors) == (130, "symit: interrupted\n")
