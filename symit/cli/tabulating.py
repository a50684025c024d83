"""`symit matrix`: every ordered pair of families under one measure."""

from __future__ import annotations

import argparse
import json

from symit.cli.options import Commands, command, takes_json, takes_workers
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.scheduling import scheduled
from symit.cli.screen import progress


def add(commands: Commands) -> None:
    made = command(commands, "matrix", _matrix, "a measure of every ordered pair of families, each proved")
    made.add_argument("measure", metavar="MEASURE", help="for example kl")
    made.add_argument("families", nargs="*", metavar="FAMILY", help="only these (all, unless some are named)")
    takes_workers(made)
    takes_json(made)


def _matrix(options: argparse.Namespace) -> int:
    from symit.language.errors import NotUnderstood
    from symit.library.matrix import Cell, cells, questions, table
    from symit.processes.cores import cores

    try:
        count = len(questions(options.measure, options.families))
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    found: dict[int, Cell] = {}
    with progress() as report, scheduled(options) as executor:
        at_a_time = min(options.jobs or cores(), count)
        for number, cell in cells(options.measure, options.families, at_a_time, executor):
            found[number] = cell
            report(f"[{len(found)}/{count}] {cell.question}")
    in_order = [found[number] for number in range(count)]
    if options.json:
        print(json.dumps({"measure": options.measure, "pairs": [c.data() for c in in_order]}, ensure_ascii=False))
    else:
        print(table(in_order), end="")
    return HOLDS
