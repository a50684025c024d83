"""What may be asked: the parser, and the options that several commands have."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

Command: TypeAlias = Callable[[argparse.Namespace], int]
Completer: TypeAlias = Callable[..., list[str]]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

ROOM = (
    "verify",
    "listing",
    "showing",
    "checking",
    "proving",
    "deriving",
    "tabulating",
    "exporting",
    "figures",
    "explaining",
    "claims",
    "completion",
)
"""The files of this folder that have commands, in the order in which `--help` shows them."""
TARGETS = ("mpmath", "numpy", "python")
UNITS = ("nats", "bits", "hartleys")
WHAT = "an id, a file of your own (mine.py, mine.py::its-id), or a certificate (its.json)"


def parser() -> argparse.ArgumentParser:
    """The parser of `symit`; what it reads has the command that answers under `command`."""
    made = argparse.ArgumentParser(
        prog="symit",
        description="Symbolic information theory: derives, proves, typesets and exports its formulas.",
        epilog="Exit codes: 0 holds, 1 does not hold, 2 not understood, 3 undecided, 130 interrupted, "
        "141 the reader of a pipe went away.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_InAnyOrder)
    for name in ROOM:
        import_module(f"symit.cli.{name}").add(commands)
    return made


class _InAnyOrder(argparse.ArgumentParser):
    """Takes words behind options, too: `list families --json Gamma`.  argparse alone gives up on them where there may
    be none."""

    _is_asked = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self._is_asked or "_ARGCOMPLETE" in os.environ:  # its own questions, and those of a shell
            return super().parse_known_args(args, namespace)
        self._is_asked = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_asked = False


class _Version(argparse.Action):
    """The version is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import symit

        print(f"symit {symit.__version__}")
        parser.exit()


def command(commands: Commands, name: str, run: Command, does: str) -> argparse.ArgumentParser:
    """A new command, and what it does in words."""
    made: argparse.ArgumentParser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    made.set_defaults(command=run)
    return made


def takes(made: argparse.ArgumentParser, name: str, says: str, completer: Completer, **how: Any) -> None:
    """An argument, and what a shell may put there."""
    made.add_argument(name, help=says, **how).completer = completer  # type: ignore[attr-defined]


def takes_json(made: argparse.ArgumentParser) -> None:
    made.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def takes_output(made: argparse.ArgumentParser) -> None:
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there and not to the terminal")


def takes_fresh(made: argparse.ArgumentParser) -> None:
    made.add_argument("--fresh", action="store_true", help="prove anew what was proved and kept before")


def takes_workers(made: argparse.ArgumentParser) -> None:
    how = made.add_mutually_exclusive_group()
    how.add_argument("--jobs", type=whole_number(1), metavar="N", help="processes at a time (one for each core)")
    how.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask scheduler, whose workers do it instead")


def whole_number(least: int) -> Callable[[str], int]:
    """Reads a whole number that is at least `least`."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if value < least:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} on")
        return value

    return read
