"""Jobs in a few processes beside this one, each of which does one job after the other.

A job that crashes takes no other with it: the next ones get a new process.  Ctrl-C is for the parent, which ends all.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from symit.processes import interrupts
from symit.processes.collecting import collecting_seldom


@dataclass(frozen=True)
class Crashed:
    """The process of a job ended before it had a result."""

    exit_code: int | None

    def __str__(self) -> str:
        return f"its process ended with exit code {self.exit_code}"


def in_processes(
    function: Callable[..., Any], jobs: Sequence[tuple[Any, ...]], at_a_time: int
) -> Generator[tuple[int, Any], None, None]:
    """Calls `function(*job)` for each, and gives (number of the job, result or Crashed) as each is done.

    Whatever ends this generator early ends the processes too.
    """
    waiting = list(reversed(list(enumerate(jobs))))
    workers: dict[Connection, SpawnProcess] = {}
    busy: dict[Connection, int] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < at_a_time:
                number, job = waiting.pop()
                busy[_given(job, function, workers, busy)] = number
            for ready in wait(list(busy)):
                if isinstance(ready, Connection):
                    yield busy.pop(ready), _result(ready, workers)
    finally:
        for connection, process in workers.items():
            process.kill()
            process.join()
            connection.close()


class Beside:
    """One process beside this one, started with the first request, that answers one request after the other."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self._workers: dict[Connection, SpawnProcess] = {}

    def __call__(self, *job: Any) -> Any:
        """What the function gives there, or Crashed."""
        connection = _given(job, self.function, self._workers, {}, ends_with_this=True)
        return _result(connection, self._workers)


def _given(
    job: tuple[Any, ...],
    function: Callable[..., Any],
    workers: dict[Connection, SpawnProcess],
    busy: Mapping[Connection, int],
    ends_with_this: bool = False,
) -> Connection:
    """The worker that has taken the job: one that is idle, or a new one."""
    for idle in [connection for connection in workers if connection not in busy]:
        with suppress(OSError):  # it ended after its last job
            idle.send(job)
            return idle
        _ended(idle, workers)
    resource_tracker.ensure_running()  # its own start would lift the block
    with interrupts.blocked():  # so that what is started is always known here, and does not see Ctrl-C
        connection, process = _start(function, ends_with_this)
        workers[connection] = process
    connection.send(job)
    return connection


def _start(function: Callable[..., Any], ends_with_this: bool) -> tuple[Connection, SpawnProcess]:
    """A process, which may have none of its own if it is to end with this one, however this one ends."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, function), daemon=ends_with_this)
    process.start()
    there.close()  # so that the end of the process is the end of the pipe
    return here, process


def _work(connection: Connection, function: Callable[..., Any]) -> None:
    with suppress(EOFError, ConnectionError), collecting_seldom():  # the errors: nobody has jobs any more, or waits
        while True:
            connection.send(function(*connection.recv()))


def _result(connection: Connection, workers: dict[Connection, SpawnProcess]) -> Any:
    try:
        return connection.recv()
    except (EOFError, OSError):
        return Crashed(_ended(connection, workers))


def _ended(connection: Connection, workers: dict[Connection, SpawnProcess]) -> int | None:
    """The exit code of a worker that is no more."""
    connection.close()
    process = workers.pop(connection)
    process.join()
    return process.exitcode
