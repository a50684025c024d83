"""`symit check`: certificates, in a process without SymPy."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from symit.cli.options import Commands, command, takes_json
from symit.cli.outcome import DOES_NOT_HOLD
from symit.cli.screen import printable

if TYPE_CHECKING:
    from symit.certificates.summary import Entry


def add(commands: Commands) -> None:
    made = command(commands, "check", _check, "check certificates, in a process without SymPy")
    made.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="certificates as `symit verify` writes them; - is stdin"
    )
    takes_json(made)


def _check(options: argparse.Namespace) -> int:
    from symit.certificates.checking import check_files
    from symit.certificates.summary import as_json

    gc.disable()  # what a check makes stays in use until the process ends, so there is nothing to collect
    try:
        results = check_files(options.files)
    finally:
        gc.enable()
    entries = [entry for entry, _ in results]
    if options.json:
        print(as_json(entries))
    else:
        for entry in entries:
            _print_checked(entry)
    codes = [code for _, code in results]
    return DOES_NOT_HOLD if DOES_NOT_HOLD in codes else max(codes)


def _print_checked(entry: Entry) -> None:
    from symit.certificates.summary import as_text

    if entry["failure"]:
        print(printable(f"{entry['file']}: {entry['failure']}"), file=sys.stderr)
        return
    part = "; not all of it is printed" if entry["left_out"] else ""
    print(printable(f"{entry['file']}: {entry['id']}, {entry['status']}{part}"))
    print("\n".join(as_text(entry)))
