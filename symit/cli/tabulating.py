"""`symit matrix`: every ordered pair of families under one measure."""

from __future__ import annotations

import argparse
import json

from symit.cli.options import Commands, command, takes_json, takes_output, takes_workers
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.scheduling import scheduled
from symit.cli.screen import deliver, progress


def add(commands: Commands) -> None:
    made = command(commands, "matrix", _matrix, "a measure of every ordered pair of families, each proved")
    made.add_argument("measure", metavar="MEASURE", help="for example kl")
    made.add_argument(
        "families", nargs="*", default=[], metavar="FAMILY", help="only these (all, unless some are named)"
    )
    made.add_argument("--kept", action="store_true", help="the table of all, as it was when this symit was made")
    takes_workers(made)
    takes_output(made)
    takes_json(made)


def _matrix(options: argparse.Namespace) -> int:
    from symit.language.errors import NotUnderstood
    from symit.library.matrix import Cell, cells, questions, table
    from symit.processes.cores import cores

    try:
        if options.kept:
            deliver(_kept(options.measure, options.json), options.output)
            return HOLDS
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
        data = {"measure": options.measure, "pairs": [c.data() for c in in_order]}
        deliver(json.dumps(data, ensure_ascii=False) + "\n", options.output)
    else:
        deliver(table(in_order), options.output)
    return HOLDS


def _kept(measure: str, as_json: bool) -> str:
    from symit.library.matrix import MARKS, kept, marks

    text = kept(measure)
    if not as_json:
        return text
    said = {mark: status for status, mark in MARKS.items()}
    pairs = [{"first": p, "second": q, "status": said[mark]} for (p, q), mark in marks(text).items()]
    return json.dumps({"measure": measure, "pairs": pairs}, ensure_ascii=False) + "\n"
