"""Jobs on an executor of `concurrent.futures`: in processes, or on the machines of a cluster.

What a lost worker was doing is done by another where the executor sees to that, as Dask's does; where it does not, that
job is lost and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PATIENCE = "10s"
"""So long a scheduler may take to answer."""


@dataclass(frozen=True)
class Lost:
    """A job has no result: its worker is gone, or could not do it."""

    why: str

    def __str__(self) -> str:
        return f"its worker gave no result: {self.why}"


class NoCluster(Exception):
    """There is no scheduler to hand jobs to."""


def on_executor(
    executor: Executor, function: Callable[..., Any], jobs: Sequence[tuple[Any, ...]]
) -> Generator[tuple[int, Any], None, None]:
    """Calls `function(*job)` for each, and gives (number of the job, result or Lost) as each is done.

    Whatever ends this generator early takes back what has not begun.
    """
    waiting = {executor.submit(function, *job): number for number, job in enumerate(jobs)}
    try:
        for future in as_completed(waiting):
            try:
                yield waiting[future], future.result()
            except (Exception, CancelledError) as problem:  # of the job or of the executor; it is what became of it
                yield waiting[future], Lost(f"{type(problem).__name__}: {problem}")
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The executor of the Dask scheduler at an address.  Raises NoCluster."""
    try:
        from distributed import Client
    except ImportError as why:
        raise NoCluster("a scheduler needs Dask, which `pip install 'symit[cluster]'` brings") from why
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as why:
        raise NoCluster(f"no scheduler of Dask answers at {address}: {why}") from why
    with client:
        yield client.get_executor()
