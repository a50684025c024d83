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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from symit.processes import interrupts
from symit.processes.cores import cores

MAX_ITEMS = 4_096
"""So many bytes fit into a pipe on every system."""

Item = TypeVar("Item")


def from_both_ends(work: Callable[[Item], Any], items: Sequence[Item]) -> list[Any]:
    """`work` of each item, in order, in two processes if that can be.  What it gives is data that JSON can hold."""
    if not 1 < len(items) <= MAX_ITEMS or not _is_possible():
        return [work(item) for item in items]
    with _companion(work, items) as (turns, answers):
        front = list(_worked_off(work, items, turns))
        back = answers()
    missing = items[len(front) : len(items) - len(back)]  # of a copy that was not made, or ended before its time
    return [*front, *map(work, missing), *reversed(back)]


def _is_possible() -> bool:
    """Can there be a copy, and can this process wait for its end?

    Not of a process with several threads: a lock that one of them holds stays locked in the copy.
    """
    can_wait = signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL if hasattr(os, "fork") else False
    return can_wait and cores() > 1 and threading.active_count() == 1


def _worked_off(work: Callable[[Item], Any], items: Iterable[Item], turns: int) -> Iterator[Any]:
    for item in items:
        if not os.read(turns, 1):
            return
        yield work(item)


@contextmanager
def _companion(work: Callable[[Item], Any], items: Sequence[Item]) -> Iterator[tuple[int, Callable[[], list[Any]]]]:
    """A copy of this process that works the items off from the end: the turns that both take, and its answers.

    `turns` is a pipe with a byte for each item.  Whoever reads one may take the next item from its end, so they meet.
    """
    turns, giving = os.pipe()
    reading, writing = os.pipe()
    os.write(giving, bytes(len(items)))
    os.close(giving)
    parent, process = os.getpid(), None
    try:
        with interrupts.blocked():  # until both know what Ctrl-C means to them
            process = _forked()
            if process == 0:
                os.close(reading)  # so that writing to a parent that is gone fails
                _answer(work, _while_there_is(parent, reversed(items)), turns, writing)
        os.close(writing)
        with open(reading, encoding="utf-8") as answers:
            yield turns, lambda: _read(answers.read())
    finally:
        os.close(turns)
        if process is not None:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _forked() -> int | None:
    """0 in the copy, its number here, None where the system makes no more processes."""
    try:
        return os.fork()
    except OSError:
        return None


def _answer(work: Callable[[Item], Any], items: Iterable[Item], turns: int, writing: int) -> None:
    """All that the copy does.  It ends without a word, whatever happens: what it leaves out is done by the other."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        answers = json.dumps(list(_worked_off(work, items, turns)))
        with open(writing, "w", encoding="utf-8") as out:
            out.write(answers)
    finally:
        os._exit(0)


def _while_there_is(parent: int, items: Iterable[Item]) -> Iterator[Item]:
    """The items, as long as somebody waits for the answers."""
    for item in items:
        if os.getppid() != parent:
            return
        yield item


def _read(answers: str) -> list[Any]:
    try:
        found: list[Any] = json.loads(answers)
    except ValueError:
        return []
    return found
