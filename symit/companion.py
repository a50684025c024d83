"""A list worked off from both ends: by this process from the front, by a copy of it from the back, until they meet.

Neighbours in the list stay in one process, as far as that can be, so what is remembered of one serves the next.  The
copy is made by POSIX's fork: it knows what this process knows, it starts at once, and it asks no path for the code that
it runs.  Where it can do nothing (no fork, one processor) or ends before its time, this process does it all.
"""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from symit.cores import cores

MAX_ITEMS = 4_096
"""So many bytes fit into a pipe on every system."""

Item = TypeVar("Item")


def is_possible() -> bool:
    """Can there be a copy?  Not of a process with several threads: a lock that one of them holds stays locked there."""
    return hasattr(os, "fork") and cores() > 1 and threading.active_count() == 1


def from_both_ends(work: Callable[[Item], Any], items: Sequence[Item]) -> list[Any]:
    """`work` of each item, in order, in two processes.  What it gives is data that JSON can hold."""
    if len(items) > MAX_ITEMS:
        return [work(item) for item in items]
    turns = _turns(len(items))
    with _companion(work, items[::-1], turns) as answers:
        front = list(_worked_off(work, items, turns))
        back = answers()
    missing = items[len(front) : len(items) - len(back)]  # of a copy that ended before its time
    return [*front, *map(work, missing), *reversed(back)]


def _turns(count: int) -> int:
    """A pipe with a byte for each item: whoever reads one may take the next item from its end, so they meet."""
    turns, giving = os.pipe()
    os.write(giving, bytes(count))
    os.close(giving)
    return turns


def _worked_off(work: Callable[[Item], Any], items: Sequence[Item], turns: int) -> Iterator[Any]:
    for item in items:
        if not os.read(turns, 1):
            return
        yield work(item)


@contextmanager
def _companion(work: Callable[[Item], Any], items: Sequence[Item], turns: int) -> Iterator[Callable[[], list[Any]]]:
    """A copy of this process that works the items off; gives the function that waits for its answers."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _answer(work, items, turns, writing)
    os.close(writing)
    try:
        with open(reading, encoding="utf-8") as answers:
            yield lambda: _read(answers.read())
    finally:
        os.close(turns)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _answer(work: Callable[[Item], Any], items: Sequence[Item], turns: int, writing: int) -> None:
    """All that the copy does.  It ends without a word, whatever happens: what it leaves out is done by the other."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        answers = json.dumps(list(_worked_off(work, items, turns)))
        with open(writing, "w", encoding="utf-8") as out:
            out.write(answers)
    finally:
        os._exit(0)


def _read(answers: str) -> list[Any]:
    try:
        found: list[Any] = json.loads(answers)
    except ValueError:
        return []
    return found
