"""`symit show` and `symit latex`: derivations to read."""

from __future__ import annotations

import argparse
import time

from symit.cli.completion import ids
from symit.cli.derivations import chosen, published
from symit.cli.options import WHAT, Commands, command, takes, takes_fresh, takes_json, takes_output
from symit.cli.outcome import HOLDS
from symit.cli.screen import deliver, width


def add(commands: Commands) -> None:
    show = command(commands, "show", _show, "a derivation, step by step, with its ledger")
    takes(show, "what", WHAT, ids, metavar="ID|FILE")
    takes_fresh(show)
    takes_json(show)

    latex = command(commands, "latex", _latex, "derivations as LaTeX")
    takes(latex, "what", f"{WHAT}: its section; without any, all as one document", ids, nargs="*", metavar="ID|FILE")
    takes_fresh(latex)
    takes_json(latex)
    takes_output(latex)


def _show(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json, proof, summary

    start = time.perf_counter()
    several = list(published(chosen([options.what], options.fresh), options.fresh))
    if options.json:
        seconds = (time.perf_counter() - start) / len(several)
        print(as_json([{**summary(p.reading, seconds), **proof(p.reading)} for p in several]))
    else:
        print("\n".join(p.text(width()) for p in several), end="")
    return HOLDS


def _latex(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.library.contents import chapters
    from symit.render.article import latex_document

    named = chosen(options.what, options.fresh)
    several = list(published(named, options.fresh))
    readings = [p.reading for p in several]
    text = "".join(p.latex() for p in several) if options.what else latex_document(chapters(named, readings))
    if options.output or not options.json:
        deliver(text, options.output)
    if options.json:
        print(as_json([{"id": p.id, "status": p.status, "certificate": p.digest} for p in several], latex=text))
    return HOLDS
