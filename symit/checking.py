"""Checking certificate files.

Knows the kernel and files, no SymPy and no derivation.  A proof that several certificates contain is played once.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from symit.kernel.certificate import Checker, Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.terms import TermError
from symit.summary import Entry, failed, summary

HOLDS, DOES_NOT_HOLD, NOT_UNDERSTOOD = 0, 1, 2


def check_files(paths: Sequence[Path]) -> list[tuple[Entry, int]]:
    """For each file what it proves, or why not, and the exit code that says so."""
    checker = Checker()
    return [_checked(path, checker) for path in paths]


def _checked(path: Path, checker: Checker) -> tuple[Entry, int]:
    start = time.perf_counter()

    def seconds() -> float:
        return time.perf_counter() - start

    try:
        entry, code = summary(checker.check(path.read_text(encoding="utf-8")), seconds()), HOLDS
    except Rejected as why:
        entry, code = failed(None, f"rejected: {why}", seconds()), DOES_NOT_HOLD
    except (Malformed, TermError, UnicodeDecodeError) as why:
        entry, code = failed(None, f"not a certificate that can be read: {why}", seconds()), NOT_UNDERSTOOD
    except OSError as why:
        entry, code = failed(None, f"cannot be read: {why.strerror}", seconds()), NOT_UNDERSTOOD
    return entry | {"file": str(path)}, code
