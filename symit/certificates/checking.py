"""Checking certificate files.

Knows the kernel and files, no SymPy and no derivation.  A proof that several certificates contain is played once, or
once in each of two processes where there is so much to play that two are quicker.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from symit.certificates.reading import Checker, tame
from symit.certificates.summary import Entry, failed, summary
from symit.kernel.certificate import MAX_BYTES, Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.terms import TermError
from symit.processes.companion import from_both_ends

WORTH_A_COMPANION = 100_000  # bytes of proofs; the second process costs as much time as a third of them
MAX_COMPARED = 1_000_000
MAX_MESSAGE = 4_000
HOLDS, DOES_NOT_HOLD, NOT_UNDERSTOOD = 0, 1, 2
STDIN = "-"


def check_files(paths: Sequence[Path]) -> list[tuple[Entry, int]]:
    """For each file what it proves, or why not, and the exit code that says so."""
    checker = Checker()

    def checked(number: int) -> tuple[Entry, int]:
        return _checked(paths[number], checker)

    contents = [_proofs(path) for path in paths]
    if sum(map(len, frozenset().union(*contents))) < WORTH_A_COMPANION:
        return [checked(number) for number in range(len(paths))]
    order = _side_by_side(contents) if _are_soon_compared(contents) else range(len(paths))
    found = dict(zip(order, from_both_ends(checked, order), strict=True))
    return [(entry, code) for entry, code in map(found.__getitem__, range(len(paths)))]


class CheckedAfresh:
    """Checks one file after the other, in a process that has imported nothing else: what a proof is that several
    contain is remembered."""

    def __init__(self) -> None:
        self.checker = Checker()

    def __call__(self, path: str) -> Entry:
        entry, _ = _checked(Path(path), self.checker)
        return entry


def _proofs(path: Path) -> frozenset[bytes]:
    """The lines of a certificate but the last: one for each proof.  A pipe is not read, since it gives them once."""
    try:
        readable = path.is_file() and path.stat().st_size <= MAX_BYTES
        lines = path.read_bytes().splitlines() if readable else []
        return frozenset(line.rstrip(b",") for line in lines[:-1])
    except OSError:
        return frozenset()


def _are_soon_compared(contents: Sequence[frozenset[bytes]]) -> bool:
    """Is the time that it takes to put them side by side short?  It grows with the files times their lines."""
    return len(contents) * sum(map(len, contents)) <= MAX_COMPARED


def _side_by_side(contents: Sequence[frozenset[bytes]]) -> list[int]:
    """The files in an order in which each shares as much as it can with those before it, the smallest first."""
    sizes = [sum(map(len, lines)) for lines in contents]
    seen: set[bytes] = set()

    def new(number: int) -> float:
        return sum(map(len, contents[number] - seen)) / (1 + sizes[number])

    order: list[int] = []
    waiting = sorted(range(len(contents)), key=sizes.__getitem__)
    while waiting:
        following = min(waiting, key=new) if order else waiting[0]
        waiting.remove(following)
        order.append(following)
        seen |= contents[following]
    return order


def text_of(path: Path) -> str:
    """What the file says, `-` being stdin, read no further than a certificate may be long: it may have no end."""
    if str(path) == STDIN:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Malformed(f"it is larger than {MAX_BYTES} bytes")
    return content.decode("utf-8").replace("\r\n", "\n")


def _checked(path: Path, checker: Checker) -> tuple[Entry, int]:
    start = time.perf_counter()

    def seconds() -> float:
        return time.perf_counter() - start

    try:
        entry, code = summary(checker.check(text_of(path)), seconds()), HOLDS
    except Rejected as why:
        entry, code = failed(None, f"rejected: {_said(why)}", seconds()), DOES_NOT_HOLD
    except (Malformed, TermError, UnicodeDecodeError) as why:
        entry, code = failed(None, f"not a certificate that can be read: {_said(why)}", seconds()), NOT_UNDERSTOOD
    except OSError as why:
        entry, code = failed(None, f"cannot be read: {why.strerror}", seconds()), NOT_UNDERSTOOD
    return entry | {"file": str(path)}, code


def _said(why: Exception) -> str:
    """A message may quote the certificate, which is anyone's."""
    return tame(str(why), MAX_MESSAGE)
