"""The command line: what a user asks for, and the exit code that answers it.

The top of the house.  Every command imports what it needs when it runs, so that `symit --help` is quick and `symit check` runs
without SymPy.  Exit codes: 0 it holds, 1 it does not hold, 2 the request was not understood, 3 undecided.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from symit.kernel.certificate import Checker
    from symit.published import Published
    from symit.summary import Entry

HOLDS, DOES_NOT_HOLD, NOT_UNDERSTOOD = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141  # as a shell reports SIGINT and SIGPIPE
WIDTH = 100
TARGETS = ("mpmath", "numpy", "python")

Command: TypeAlias = Callable[[argparse.Namespace], int]


class Misunderstood(Exception):
    """What was asked for has no answer: an unknown id, a file that cannot be read or written."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.  Errors go to stderr, as one message."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as done:  # argparse has said what there is to say
        return int(done.code or 0)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except Misunderstood as problem:
        print(f"symit: {problem}", file=sys.stderr)
        return NOT_UNDERSTOOD
    except KeyboardInterrupt:
        print("symit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


# ---- what may be asked ---------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="symit",
        description="Symbolic information theory: derives, proves, typesets and exports its formulas.",
        epilog="Exit codes: 0 holds, 1 does not hold, 2 not understood, 3 undecided.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    verify = _command(commands, "verify", _verify, "run proof scripts, check the certificates afresh, gather evidence")
    verify.add_argument("ids", nargs="*", metavar="ID", help="derivations (all of them when none is named)")
    verify.add_argument("--quick", action="store_true", help="fewer points, samples and mutants")
    verify.add_argument("--seed", type=_natural, default=1, help="the seed of all random choices (1)")
    verify.add_argument(
        "--certificates", type=Path, default=Path("certificates"), metavar="DIR", help="where they go (./certificates)"
    )
    verify.add_argument("--jobs", type=_positive, metavar="N", help="processes at a time (one for each core)")
    _takes_json(verify)

    _takes_json(_command(commands, "list", _list, "what there is, and the status of each"))

    show = _command(commands, "show", _show, "one derivation, step by step, with its ledger")
    show.add_argument("id", metavar="ID")
    _takes_json(show)

    check = _command(commands, "check", _check, "check certificates, in a process without SymPy")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="certificates as `symit verify` writes them")
    _takes_json(check)

    latex = _command(commands, "latex", _latex, "derivations as LaTeX")
    latex.add_argument("ids", nargs="*", metavar="ID", help="their sections; without any, all as one document")
    _takes_output(latex)

    export = _command(commands, "export", _export, "a numeric function as source that needs no symit")
    export.add_argument("id", metavar="ID")
    export.add_argument("--target", choices=TARGETS, default="numpy", help="the language (numpy)")
    _takes_output(export)
    return parser


class _Version(argparse.Action):
    """The version is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import symit

        print(f"symit {symit.__version__}")
        parser.exit()


def _command(commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, does: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    parser.set_defaults(command=run)
    return parser


def _takes_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _takes_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there and not to the terminal")


def _natural(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{value} is negative")
    return value


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{value} is not positive")
    return value


# ---- the commands --------------------------------------------------------------------------------------------


def _list(options: argparse.Namespace) -> int:
    entries = list(_entries(_known([])))
    if options.json:
        _print_json(entries)
    else:
        width = max(len(str(e["id"])) for e in entries)
        for e in entries:
            print(f"{e['id']:<{width}}  {e['status']:<13}  {e['title'] or _first_line(e['failure'])}")
    return _verdict(entries)


def _entries(ids: Sequence[str]) -> Iterator[Entry]:
    """Each derivation as plain data; one that fails leaves the others intact."""
    from symit.kernel.certificate import Checker
    from symit.summary import failed, summary

    checker = Checker()
    for id in ids:
        start = time.perf_counter()
        try:
            published = _published(id, checker)
            yield summary(published.reading, time.perf_counter() - start)
        except Failed as failure:
            yield failed(id, str(failure), time.perf_counter() - start)


def _show(options: argparse.Namespace) -> int:
    import shutil

    from symit.kernel.certificate import Checker
    from symit.summary import proof, summary

    (id,) = _known([options.id])
    start = time.perf_counter()
    published = _published_or_message(id, Checker())
    if published is None:
        return DOES_NOT_HOLD
    if options.json:
        _print_json([{**summary(published.reading, time.perf_counter() - start), **proof(published.reading)}])
    else:
        width, _ = shutil.get_terminal_size((WIDTH, 24))
        print(published.text(width), end="")
    return HOLDS
