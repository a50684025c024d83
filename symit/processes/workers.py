"""Jobs in processes of their own, a few at a time.

A job that crashes takes no other with it, and Ctrl-C is for the parent, which ends them all.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from symit.processes import interrupts


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
    running: dict[Connection, tuple[int, SpawnProcess]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < at_a_time:
                number, job = waiting.pop()
                resource_tracker.ensure_running()  # its own start would lift the block
                with interrupts.blocked():  # so that what is started is always known here, and does not see Ctrl-C
                    connection, process = _start(function, job)
                    running[connection] = number, process
            for ready in wait(list(running)):
                if isinstance(ready, Connection):
                    number, process = running.pop(ready)
                    yield number, _result(ready, process)
    finally:
        for connection, (_, process) in running.items():
            process.kill()
            process.join()
            connection.close()


def _start(function: Callable[..., Any], job: tuple[Any, ...]) -> tuple[Connection, SpawnProcess]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(there, function, job))
    process.start()
    there.close()  # so that the end of the process is the end of the pipe
    return here, process


def _run(connection: Connection, function: Callable[..., Any], job: tuple[Any, ...]) -> None:
    connection.send(function(*job))


def _result(connection: Connection, process: SpawnProcess) -> Any:
    try:
        result = connection.recv()
    except EOFError:
        process.join()
        return Crashed(process.exitcode)
    finally:
        connection.close()
    process.join()
    return result
