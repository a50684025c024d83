"""`symit matrix`: every ordered pair of families under one measure."""

from __future__ import annotations

import argparse
import json

from symit.cli.options import Commands, command, takes_json, whole_number
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.screen import progress


def add(commands: Commands) -> None:
    made = command(commands, "matrix", _matrix, "a measure of every ordered pair of families, each proved")
    made.add_argument("measure", metavar="MEASURE", help="for example kl")
    made.add_argument("families", nargs="*", metavar="FAMILY", help="only these (all, unless some are named)")
    made.add_argument("--jobs", type=whole_number(1), metavar="N", help="processes at a time (one for each core)")
    takes_json(made)


def _matrix(options: argparse.Namespace) -> int:
    from concurrent.futures import ProcessPoolExecutor

    from symit.language.errors import NotUnderstood
    from symit.library.matrix import Cell, cells, questions, table
    from symit.processes.cores import cores

    try:
        count = len(questions(options.measure, options.families))
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    found: list[Cell] = []
    with progress() as report, ProcessPoolExecutor(min(options.jobs or cores(), count)) as executor:
        for cell in cells(options.measure, options.families, executor):
            found.append(cell)
            report(f"[{len(found)}/{count}] {cell.question}")
    if options.json:
        print(json.dumps({"measure": options.measure, "pairs": [c.data() for c in found]}, ensure_ascii=False))
    else:
        print(table(found), end="")
    return HOLDS
