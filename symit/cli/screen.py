"""What a terminal gets and a pipe does not: progress, colours, and the width of its lines."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from symit.cli.outcome import INTERRUPTED, Misunderstood

if TYPE_CHECKING:
    from rich.progress import Progress

WIDTH = 100
STYLES = {"proved": "green", "proved modulo": "yellow", "open": "red", "refuted": "bold red", "infinite": "cyan"}

Report: TypeAlias = Callable[[str], None]
Advance: TypeAlias = Callable[[int, int, str], None]


def width() -> int:
    """The columns of the terminal, or of a page where there is none."""
    columns, _ = shutil.get_terminal_size((WIDTH, 24))
    return columns


def printable(text: str) -> str:
    """The name of a file may be anyone's: nothing in it may steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def styled(text: str, status: str) -> str:
    """The text in the colour of a status, where the terminal has colours and NO_COLOR is not set."""
    if status not in STYLES or not _has_colours():
        return text
    from rich.console import Console

    console = Console()
    with console.capture() as captured:
        console.print(text, style=STYLES[status], end="", highlight=False, markup=False, soft_wrap=True)
    return captured.get()


def _has_colours() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


# ---- progress ------------------------------------------------------------------------------------------------


@contextmanager
def counted(what: str) -> Iterator[Advance]:
    """On a terminal, a bar that says how many are done of how many, and what is running; nothing anywhere else."""
    if not _is_watched():
        yield lambda done, total, running: None
        return
    with _bar() as bar:
        task = bar.add_task(what, total=None, running="")
        yield lambda done, total, running: bar.update(task, completed=done, total=total, running=running)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[running]}", markup=False),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def progress() -> Iterator[Report]:
    """On a terminal, says what is being done in one line, which is gone at the end; says nothing anywhere else."""
    if not _is_watched():
        yield lambda words: None
        return
    columns = width()
    try:
        yield lambda words: _rewrite_line(words[: columns - 1])
    finally:
        _rewrite_line("")


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _rewrite_line(words: str) -> None:
    print(f"\r\x1b[K{words}\r", end="", file=sys.stderr, flush=True)


def end_interrupted() -> None:
    """Leave as `main` does after Ctrl-C, from any thread."""
    if _is_watched():
        _rewrite_line("")
    print("symit: interrupted", file=sys.stderr, flush=True)
    os._exit(INTERRUPTED)


# ---- files ---------------------------------------------------------------------------------------------------


def deliver(text: str, output: Path | None) -> None:
    """To the terminal, or into a file.  Raises Misunderstood where it cannot be written."""
    if output is None:
        print(text, end="")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as why:
        raise Misunderstood(f"{output} cannot be written: {why.strerror}") from why


def make_folder(folder: Path) -> None:
    """Raises Misunderstood where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise Misunderstood(f"{folder} cannot be made: {why.strerror}") from why
