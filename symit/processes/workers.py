"""Jobs in a few processes beside this one, each of which does one job after the other.

A job that crashes takes no other with it: the next ones get a new process.  Ctrl-C is for the parent, which ends all.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Turns:
    """When jobs begin: in their order, but each behind those whose results are of use for it, by their numbers, as long
    as others are there to do.  `begins` is told the number of each that does."""

    behind: Mapping[int, Collection[int]] = field(default_factory=dict)
    begins: Callable[[int], object] = lambda _: None

    def next(self, waiting: Sequence[int], busy: Collection[int]) -> int | None:
        """The one to begin; None while all are behind others that are being done."""
        undone = {*waiting, *busy}
        ready = (number for number in waiting if undone.isdisjoint(self.behind.get(number, ())))
        return next(ready, None if busy else waiting[0])  # in a circle somebody is first

    def among(self, numbers: Sequence[int]) -> Turns:
        """The same of a part of the jobs, which are numbered anew."""
        places = {number: place for place, number in enumerate(numbers)}
        behind = {places[n]: [places[m] for m in self.behind.get(n, ()) if m in places] for n in numbers}
        return Turns(behind, lambda place: self.begins(numbers[place]))


def in_processes(
    function: Callable[..., Any], jobs: Sequence[tuple[Any, ...]], at_a_time: int, turns: Turns | None = None
) -> Generator[tuple[int, Any], None, None]:
    """Calls `function(*job)` for each, and gives (number of the job, result or Crashed) as each is done.

    Whatever ends this generator early ends the processes too.
    """
    turns = turns or Turns()
    waiting = list(range(len(jobs)))
    done: list[tuple[int, Any]] = []
    workers: dict[Connection, SpawnProcess] = {}
    busy: dict[Connection, int] = {}
    try:
        while waiting or busy or done:
            while len(busy) < at_a_time and waiting and (number := turns.next(waiting, busy.values())) is not None:
                waiting.remove(number)
                turns.begins(number)
                busy[_given(jobs[number], function, workers, busy)] = number
            yield from done  # whoever shows them knows what runs by now
            ended = [ready for ready in wait(list(busy)) if isinstance(ready, Connection)] if busy else []
            done = [(busy.pop(ready), _result(ready, workers)) for ready in ended]
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
