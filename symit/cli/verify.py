"""`symit verify`: scripts run, certificates checked afresh, evidence gathered; the catalogue with the library."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from symit.cli.completion import ids
from symit.cli.derivations import chosen, verdict
from symit.cli.options import WHAT, Commands, command, takes, takes_json, takes_workers, whole_number
from symit.cli.scheduling import scheduled
from symit.cli.screen import counted, make_folder, styled

if TYPE_CHECKING:
    from symit.certificates.summary import Entry
    from symit.library.named import Named


def add(commands: Commands) -> None:
    made = command(commands, "verify", _verify, "run proof scripts, check the certificates afresh, gather evidence")
    all_ = "all of the library, and the lemmas and some pairs of the catalogue, when none is named"
    takes(made, "what", f"{WHAT}; {all_}", ids, nargs="*", metavar="ID|FILE")
    effort = made.add_mutually_exclusive_group()
    effort.add_argument(
        "--quick",
        action="store_true",
        help="fewest points, samples and mutants, and of many theorems evidence for a part",
    )
    effort.add_argument(
        "--thorough", action="store_true", help="more points and samples, all the mutants, every pair of the catalogue"
    )
    made.add_argument("--seed", type=whole_number(0), default=1, help="the seed of all random choices (1)")
    made.add_argument(
        "--certificates", type=Path, default=Path("certificates"), metavar="DIR", help="where they go (./certificates)"
    )
    takes_workers(made)
    takes_json(made)


def _verify(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.library import verify
    from symit.library.asked import SAMPLE, asked
    from symit.processes.cores import cores

    several: list[Named] = [*chosen(options.what)]
    count = len(several)  # the catalogue stands behind them
    effort = verify.quick(count) if options.quick else verify.THOROUGH if options.thorough else verify.usual(count)
    if not options.what:
        several += asked(options.certificates, options.seed, None if options.thorough else SAMPLE)
    names = [str(one) for one in several]
    make_folder(options.certificates)
    at_a_time = min(options.jobs or cores(), len(several))
    with scheduled(options) as executor:
        running: dict[int, str] = {}

        def begins(number: int) -> None:
            running[number] = names[number]

        results = verify.verify(several, options.certificates, options.seed, effort, at_a_time, executor, begins)
        if options.json:
            found = dict(_with_progress(results, len(names), running))
            entries = [found[number] for number in range(len(several))]
            print(as_json(entries[:count], seed=options.seed, catalogue=entries[count:]))
            return verdict(entries)
        print(f"seed {options.seed}; certificates in {options.certificates}{os.sep}")
        print(verify.header(names), flush=True)
        entries = []
        for entry in _in_order(_with_progress(results, len(names), running)):
            status = "open" if entry["failure"] else entry["status"]
            print(styled(verify.line(names, entry), status if entry["failure"] else ""), flush=True)
            entries.append(entry)
    bad = sum(e["failure"] is not None for e in entries)
    what = verify.counted(count, "derivation")
    if len(entries) > count:
        what += f" and {len(entries) - count} theorems of the catalogue"
    print(styled(f"{what}: {bad} failed", "open") if bad else styled(f"{what}: all hold", "proved"))
    return verdict(entries)


def _with_progress(
    results: Iterator[tuple[int, Entry]], total: int, running: dict[int, str]
) -> Iterator[tuple[int, Entry]]:
    """The results as they come, while a terminal shows how many there are and which are running."""
    with counted("verifying") as advance:
        advance(0, total, "")
        for finished, (number, entry) in enumerate(results, start=1):
            running.pop(number, None)
            advance(finished, total, ", ".join(running.values()))
            yield number, entry


def _in_order(results: Iterator[tuple[int, Entry]]) -> Iterator[Entry]:
    """Each entry as soon as it and all before it are there."""
    early: dict[int, Entry] = {}
    following = 0
    for number, entry in results:
        early[number] = entry
        while following in early:
            yield early.pop(following)
            following += 1
