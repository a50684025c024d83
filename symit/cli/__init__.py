"""The command line: what a user asks for, and the exit code that answers it.

The top of the house: a file for each kind of command, `main` here.  Every command imports what it needs when it runs,
so that `symit --help` is quick and `symit check` runs without SymPy.  Exit codes: 0 it holds, 1 it does not hold, 2 the
request was not understood, 3 it is undecided; 130 after Ctrl-C and 141 where nobody reads on, as a shell reports them.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from symit.cli.completion import complete
from symit.cli.options import parser
from symit.cli.outcome import INTERRUPTED, NOT_UNDERSTOOD, PIPE_CLOSED, Failed, wants_json

__all__ = ["main", "run"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.  Errors go to stderr, as one message; with --json they are an object on
    stdout as well."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    asked = parser()
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what may stand here
        complete(asked)
    try:
        options = asked.parse_args(arguments)
    except SystemExit as done:  # argparse has said what there is to say
        code = int(done.code or 0)
        return _failed("the command line was not understood", code, arguments) if code else code
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        code = options.command(options)
        _flush()
    except Failed as problem:
        print(f"symit: {problem}", file=sys.stderr)
        return _failed(str(problem), problem.code, arguments)
    except KeyboardInterrupt:
        print("symit: interrupted", file=sys.stderr)
        return _failed("interrupted", INTERRUPTED, arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as why:  # a full disk, mostly
        print(f"symit: stopped by the system: {why.strerror}", file=sys.stderr)
        return NOT_UNDERSTOOD
    return int(code)


def _failed(why: str, code: int, arguments: Sequence[str]) -> int:
    """The exit code, and an object that says the same where one was asked for."""
    if wants_json(arguments):
        from symit.certificates.summary import as_json

        print(as_json([], failure=why, exit_code=code))
    return code


def run() -> NoReturn:
    """`main` as a process of its own.  What was made is left to the system: taking it apart would take longer."""
    code = main()
    try:
        _flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
    except OSError:
        code = NOT_UNDERSTOOD  # and `main` has said why
    os._exit(code)


def _flush() -> None:
    """Have what was printed on its way; a stream is None where it was closed before Python began."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
