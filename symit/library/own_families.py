"""The families that a file of a user's own makes, for `symit derive ... --families FILE`.

The file is a program and is run as one, as proof scripts are.  Whether an entry is right is asked where closed forms
are (`entries`).
"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from symit.families.entry import Family
from symit.families.own import entry_of, is_own_family
from symit.language.errors import NotUnderstood
from symit.library.loading import run
from symit.library.proved import described


def families_in(file: Path) -> dict[str, Family]:
    """By the names that they are asked for by.  Raises NotUnderstood, which says where, and OSError."""
    file.read_bytes()  # a file that is not there is no program that fails
    try:
        with redirect_stdout(sys.stderr):  # what it prints is not what was asked for
            made = run(file)
    except (Exception, SystemExit) as problem:  # it may fail in any way
        raise NotUnderstood(described(problem, file)) from problem
    found = {entry.name: entry for entry in map(_entry, made.values()) if entry is not None}
    if not found:
        raise NotUnderstood(f'{file.name} makes no family; `NAME = family("NAME", density, (x, space), ...)` makes one')
    return found


def _entry(value: Any) -> Family | None:
    """What a name of the file stands for, where that is a family of its own."""
    return entry_of(value) if is_own_family(value) else value if isinstance(value, Family) else None
