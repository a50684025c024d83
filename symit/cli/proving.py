"""`symit prove`: an inequality between entropies, proved or refuted."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from symit.cli.options import Commands, command, takes_json, whole_number
from symit.cli.outcome import DOES_NOT_HOLD, HOLDS, UNDECIDED, Misunderstood
from symit.cli.screen import deliver, end_interrupted, progress, width


def add(commands: Commands) -> None:
    made = command(commands, "prove", _prove, "prove or refute an inequality between entropies")
    made.add_argument("statement", metavar="STATEMENT", help='for example "I(X;Z) <= I(X;Y)"')
    made.add_argument(
        "--given", action="append", default=[], metavar="CONDITION", help='for example "X -> Y -> Z"; one for each'
    )
    made.add_argument("--seed", type=whole_number(0), default=1, help="the seed of the search for counterexamples (1)")
    made.add_argument("--certificate", type=Path, metavar="FILE", help="where to write the certificate of a proof")
    made.add_argument("--latex", action="store_true", help="print a proof as LaTeX")
    takes_json(made)


def _prove(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.language.errors import NotUnderstood
    from symit.processes.collecting import collecting_seldom
    from symit.processes.interrupts import noticed
    from symit.shannon import prove

    start = time.perf_counter()
    try:
        with progress() as report, noticed(end_interrupted), collecting_seldom():
            verdict = prove(options.statement, options.given, options.seed, report)
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    if verdict.published is not None and options.certificate:
        deliver(verdict.published.certificate(), options.certificate)
    if options.json:
        print(as_json([verdict.data(time.perf_counter() - start)]))
    elif verdict.published is not None and options.latex:
        print(verdict.published.latex(), end="")
    else:
        print(verdict.text(width()), end="")
    return {"proved": HOLDS, "refuted": DOES_NOT_HOLD, "undecided": UNDECIDED}[verdict.status]
