"""Tasks on other workers, and after an interrupt: the same results, and no more lost than a lost worker was doing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from cli_process import Run

from symit.library import running
from symit.library.running import results
from symit.processes.executors import Lost, cluster, on_executor


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Of the scheduler of two workers, each a process."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as local:
        yield local.scheduler_address


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.mark.slow
def test_a_cluster_finds_the_same(symit: Run, tmp_path: Path, address: str) -> None:
    asked = ("matrix", "kl", "Exponential", "Pareto", "--json")
    here, there = symit(*asked, "--jobs", "2"), symit(*asked, "--scheduler", address)
    assert (here.returncode, there.returncode) == (0, 0), there.stderr
    assert here.stdout == there.stdout
    folders = tmp_path / "here", tmp_path / "there"
    one = symit("verify", "bernoulli-kl", "--quick", "--json", "--certificates", folders[0])
    two = symit("verify", "bernoulli-kl", "--quick", "--json", "--certificates", folders[1], "--scheduler", address)
    plain = [{**json.loads(r.stdout)["derivations"][0], "seconds": 0, "file": ""} for r in (one, two)]
    assert plain[0] == plain[1] and plain[0]["status"] == "proved" and plain[0]["evidence"]["balls"]["points"] == 4
    assert len({(folder / "bernoulli-kl.json").read_bytes() for folder in folders}) == 1


def dies_once(number: int, marker: str) -> int:
    """The worker that is handed the first job for the first time is gone."""
    if number == 0 and not os.path.exists(marker):
        with open(marker, "w", encoding="utf-8"):
            os._exit(1)
    return number * number


@pytest.mark.slow
def test_a_lost_worker_costs_its_task_and_nothing_else(tmp_path: Path, address: str) -> None:
    jobs = [(n, str(tmp_path / "died")) for n in range(6)]
    with cluster(address) as executor:
        found = dict(on_executor(executor, dies_once, jobs))
    assert (tmp_path / "died").exists()
    assert found == {n: n * n for n in range(6)}  # its task was done again by another


def fails_at_two(number: int) -> int:
    return 10 // (number - 2)


def test_a_job_that_fails_is_lost_and_no_other() -> None:
    with ThreadPoolExecutor(2) as executor:
        found = dict(on_executor(executor, fails_at_two, [(n,) for n in range(4)]))
    assert found.pop(2) == Lost("ZeroDivisionError: integer division or modulo by zero")
    assert found == {0: -5, 1: -10, 3: 10}


class Counting:
    """An executor's job that says which it was given."""

    def __init__(self) -> None:
        self.done: list[int] = []

    def __call__(self, number: int) -> int:
        self.done.append(number)
        return number + 100


def run(function: Callable[[int], int], executor: Executor, asked: str = "this") -> Iterator[tuple[int, int]]:
    return results(function, [(n,) for n in range(5)], 1, asked, executor)


@pytest.mark.usefixtures("own_state")
def test_an_interrupted_run_goes_on_where_it_stopped() -> None:
    count = Counting()
    with ThreadPoolExecutor(1) as executor:
        with closing(run(count, executor)) as begun:  # type: ignore[type-var]
            first = list(islice(begun, 3))
        done_before = len(count.done)
        rest = list(run(count, executor))
        again = count.done[done_before:]
    assert len(first) == 3 and sorted(rest) == [(n, n + 100) for n in range(5)]
    assert {n for n, _ in first}.isdisjoint(again)
    with ThreadPoolExecutor(1) as executor:
        assert sorted(run(count, executor)) == sorted(rest)
    assert count.done[-5:] == list(range(5))  # what was finished is forgotten


@pytest.mark.usefixtures("own_state")
def test_another_symit_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    count = Counting()
    with ThreadPoolExecutor(1) as executor:
        with closing(run(count, executor)) as begun:  # type: ignore[type-var]
            next(begun)
        monkeypatch.setattr(running, "version", lambda: "another")
        count.done.clear()
        list(run(count, executor))
    assert sorted(set(count.done)) == list(range(5))


@pytest.mark.slow
def test_a_scheduler_that_is_not_there(symit: Run) -> None:
    pytest.importorskip("distributed")
    done = symit("matrix", "kl", "Normal", "--scheduler", "nowhere")
    assert done.returncode == 2 and "no scheduler" in done.stderr and "Traceback" not in done.stderr
