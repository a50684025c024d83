"""Ctrl-C: while a solver computes, and while a process is made.

Python sees a signal only between two steps of its own, and a linear program may take the solver a minute.  The signal
itself is noticed at once by a thread, which ends the process if Python has not come to it by then.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

PATIENCE = 1.0  # seconds


@contextmanager
def noticed(end: Callable[[], None]) -> Iterator[None]:
    """In the main thread: `end` is called where Ctrl-C has not ended this within a second."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    over = Event()
    watch = Thread(target=_watch, args=(reading, over, end), daemon=True)
    watch.start()
    before = signal.set_wakeup_fd(writing)
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(before)
        os.close(writing)
        watch.join()
        os.close(reading)


@contextmanager
def blocked() -> Iterator[None]:
    """Ctrl-C waits until this is over; a process that is made meanwhile does not see it unless it asks to."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _watch(signals: int, over: Event, end: Callable[[], None]) -> None:
    if os.read(signals, 1) == bytes([signal.SIGINT]) and not over.wait(PATIENCE):
        end()
