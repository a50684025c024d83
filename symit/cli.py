"""The command line: what a user asks for, and the exit code that answers it.

The top of the house.  Every command imports what it needs when it runs, so that `symit --help` is quick and
`symit check` runs without SymPy.  Exit codes: 0 it holds, 1 it does not hold, 2 the request was not understood, 3 it is
undecided.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

if TYPE_CHECKING:
    from symit.certificates.reading import Checker
    from symit.certificates.summary import Entry
    from symit.library.published import Published
    from symit.proving.progress import Report

HOLDS, DOES_NOT_HOLD, NOT_UNDERSTOOD, UNDECIDED = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141  # as a shell reports SIGINT and SIGPIPE
WIDTH = 100
TARGETS = ("mpmath", "numpy", "python")
UNITS = ("nats", "bits", "hartleys")

Command: TypeAlias = Callable[[argparse.Namespace], int]


class Misunderstood(Exception):
    """What was asked for has no answer: an unknown id, a file that cannot be read or written."""


class DoesNotHold(Exception):
    """What was asked for is not proved."""


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
        _flush()
    except Misunderstood as problem:
        print(f"symit: {problem}", file=sys.stderr)
        return NOT_UNDERSTOOD
    except DoesNotHold as problem:
        print(f"symit: {problem}", file=sys.stderr)
        return DOES_NOT_HOLD
    except KeyboardInterrupt:
        print("symit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as why:  # a full disk, mostly
        print(f"symit: stopped by the system: {why.strerror}", file=sys.stderr)
        return NOT_UNDERSTOOD
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
    effort = verify.add_mutually_exclusive_group()
    effort.add_argument("--quick", action="store_true", help="fewer points, samples and mutants")
    effort.add_argument("--thorough", action="store_true", help="more points and samples, all the mutants")
    verify.add_argument("--seed", type=_whole_number(0), default=1, help="the seed of all random choices (1)")
    verify.add_argument(
        "--certificates", type=Path, default=Path("certificates"), metavar="DIR", help="where they go (./certificates)"
    )
    verify.add_argument("--jobs", type=_whole_number(1), metavar="N", help="processes at a time (one for each core)")
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

    prove = _command(commands, "prove", _prove, "prove or refute an inequality between entropies")
    prove.add_argument("statement", metavar="STATEMENT", help='for example "I(X;Z) <= I(X;Y)"')
    prove.add_argument(
        "--given", action="append", default=[], metavar="CONDITION", help='for example "X -> Y -> Z"; one for each'
    )
    prove.add_argument(
        "--seed", type=_whole_number(0), default=1, help="the seed of the search for counterexamples (1)"
    )
    prove.add_argument("--certificate", type=Path, metavar="FILE", help="where to write the certificate of a proof")
    prove.add_argument("--latex", action="store_true", help="print a proof as LaTeX")
    _takes_json(prove)

    derive = _command(commands, "derive", _derive, "a closed form with its proof, on request")
    derive.add_argument("question", metavar="TEXT", help='for example "kl(Laplace(m, s), Laplace(n, t))"')
    derive.add_argument("--at", default="", metavar="NAME=NUMBER,...", help="numbers for the parameters, for a value")
    derive.add_argument("--unit", choices=UNITS, default="nats", help="of the value and of the code (nats)")
    derive.add_argument("--target", choices=TARGETS, help="print the closed form as source in this language")
    derive.add_argument("--certificate", type=Path, metavar="FILE", help="where to write the certificate of a proof")
    _takes_json(derive)

    export = _command(commands, "export", _export, "a numeric function as source that needs no symit")
    export.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="several ids go into one module; mutual-information, conditional-entropy and total-correlation are "
        "functions of a joint table",
    )
    export.add_argument("--target", choices=TARGETS, default="numpy", help="the language (numpy)")
    export.add_argument("--unit", choices=UNITS, default="nats", help="of entropies and divergences (nats)")
    export.add_argument(
        "--certificates", type=Path, metavar="DIR", help="write there what proves that the code computes the theorem"
    )
    _takes_output(export)
    return parser


class _Version(argparse.Action):
    """The version is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        import symit

        print(f"symit {symit.__version__}")
        parser.exit()


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: Command, does: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    parser.set_defaults(command=run)
    return parser


def _takes_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _takes_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there and not to the terminal")


def _whole_number(least: int) -> Callable[[str], int]:
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


# ---- the commands --------------------------------------------------------------------------------------------


def _verify(options: argparse.Namespace) -> int:
    from symit.library import verify
    from symit.processes.cores import cores

    ids = _known(options.ids)
    effort = verify.QUICK if options.quick else verify.THOROUGH if options.thorough else verify.USUAL
    _make_folder(options.certificates)
    at_a_time = min(options.jobs or cores(), len(ids))
    results = verify.verify(ids, options.certificates, options.seed, effort, at_a_time)
    if options.json:
        found = dict(_with_progress(results, ids))
        entries = [found[number] for number in range(len(ids))]
        print(_as_json(entries, seed=options.seed))
        return _verdict(entries)
    print(f"seed {options.seed}; certificates in {options.certificates}{os.sep}")
    print(verify.header(ids), flush=True)
    entries = []
    for entry in _in_order(_with_progress(results, ids)):
        print(verify.line(ids, entry), flush=True)
        entries.append(entry)
    bad = sum(e["failure"] is not None for e in entries)
    what = verify.counted(len(entries), "derivation")
    print(f"{what}: {bad} failed" if bad else f"{what}: all hold")
    return _verdict(entries)


def _with_progress(results: Iterator[tuple[int, Entry]], ids: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """The results as they come, and a line that says how far things are."""
    with _progress() as report:
        for done, (number, entry) in enumerate(results, start=1):
            report(f"[{done}/{len(ids)}] {entry['id']}")
            yield number, entry


def _width() -> int:
    """The columns of the terminal, or of a page where there is none."""
    import shutil

    return shutil.get_terminal_size((WIDTH, 24)).columns


@contextmanager
def _progress() -> Iterator[Report]:
    """On a terminal, says what is being done in one line, which is gone at the end; says nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda words: None
        return
    width = _width()
    try:
        yield lambda words: _rewrite_line(words[: width - 1])
    finally:
        _rewrite_line("")


def _rewrite_line(words: str) -> None:
    print(f"\r\x1b[K{words}\r", end="", file=sys.stderr, flush=True)


def _in_order(results: Iterator[tuple[int, Entry]]) -> Iterator[Entry]:
    """Each entry as soon as it and all before it are there."""
    early: dict[int, Entry] = {}
    following = 0
    for number, entry in results:
        early[number] = entry
        while following in early:
            yield early.pop(following)
            following += 1


def _list(options: argparse.Namespace) -> int:
    ids = _known([])
    entries = list(_entries(ids))
    if options.json:
        print(_as_json(entries))
        return _verdict(entries)
    width = max(map(len, ids))
    for e in entries:
        print(f"{e['id']:<{width}}  {e['status']:<13}  {e['title'] or e['failure'].splitlines()[0]}")
    return _verdict(entries)


def _show(options: argparse.Namespace) -> int:
    from symit.certificates.summary import proof, summary

    start = time.perf_counter()
    (published,) = _published(_known([options.id]))
    if options.json:
        entry = summary(published.reading, time.perf_counter() - start)
        print(_as_json([{**entry, **proof(published.reading)}]))
    else:
        print(published.text(_width()), end="")
    return HOLDS


def _check(options: argparse.Namespace) -> int:
    from symit.certificates.checking import check_files

    gc.disable()  # what a check makes stays in use until the process ends, so there is nothing to collect
    try:
        results = check_files(options.files)
    finally:
        gc.enable()
    entries = [entry for entry, _ in results]
    if options.json:
        print(_as_json(entries))
    else:
        for entry in entries:
            _print_checked(entry)
    codes = [code for _, code in results]
    return DOES_NOT_HOLD if DOES_NOT_HOLD in codes else max(codes)


def _latex(options: argparse.Namespace) -> int:
    from symit.render.article import latex_document

    published = list(_published(_known(options.ids)))
    sections = "".join(p.latex() for p in published)
    _deliver(sections if options.ids else latex_document(p.reading for p in published), options.output)
    return HOLDS


def _prove(options: argparse.Namespace) -> int:
    from symit.language.errors import NotUnderstood
    from symit.processes.interrupts import noticed
    from symit.shannon import prove

    start = time.perf_counter()
    try:
        with _progress() as report, noticed(_end_interrupted):
            verdict = prove(options.statement, options.given, options.seed, report)
    except NotUnderstood as why:
        raise Misunderstood(str(why)) from why
    if verdict.published is not None and options.certificate:
        _deliver(verdict.published.certificate(), options.certificate)
    if options.json:
        print(_as_json([verdict.data(time.perf_counter() - start)]))
    elif verdict.published is not None and options.latex:
        print(verdict.published.latex(), end="")
    else:
        print(verdict.text(_width()), end="")
    return {"proved": HOLDS, "refuted": DOES_NOT_HOLD, "undecided": UNDECIDED}[verdict.status]


def _derive(options: argparse.Namespace) -> int:
    from symit.export.errors import NotExportable
    from symit.language.errors import NotUnderstood
    from symit.library.answering import answer

    try:
        told = answer(options.question, options.at, options.unit, options.target, options.json, _width())
    except (NotUnderstood, NotExportable) as why:
        raise Misunderstood(str(why)) from why
    if told.certificate and options.certificate:
        _deliver(told.certificate, options.certificate)
    print(told.text, end="")
    return UNDECIDED if told.undecided else HOLDS


def _end_interrupted() -> None:
    """Leave as `main` does after Ctrl-C, from any thread."""
    if sys.stderr.isatty():
        _rewrite_line("")
    print("symit: interrupted", file=sys.stderr, flush=True)
    os._exit(INTERRUPTED)


def _export(options: argparse.Namespace) -> int:
    from symit.export.errors import NotExportable
    from symit.export.tables import TABLE_FUNCTIONS, TableFunction
    from symit.library.published import source_code

    ids = list(dict.fromkeys(options.ids))
    of_theorems = [id for id in ids if id not in TABLE_FUNCTIONS]
    theorems = list(_published(_known(of_theorems))) if of_theorems else []
    several: list[Published | TableFunction] = [
        *theorems,
        *(TABLE_FUNCTIONS[id] for id in ids if id in TABLE_FUNCTIONS),
    ]
    for published in theorems:
        try:
            published.numeric_functions(options.unit)
        except NotExportable as reason:
            others = [name for name, form in TABLE_FUNCTIONS.items() if form.theorem == published.id]
            hint = f"; for its value on tables: symit export {others[0]}" if others else ""
            raise Misunderstood(f"{published.id} cannot be exported: {reason}{hint}") from reason
    try:
        source = source_code(several, options.target, options.unit)
    except NotExportable as reason:
        raise Misunderstood(f"this cannot be exported: {reason}") from reason
    if options.certificates:
        _make_folder(options.certificates)
        for function in (f for published in theorems for f in published.numeric_functions(options.unit)):
            text, _ = function.certificate
            _deliver(text, options.certificates / f"{function.reading.id}-numeric.json")
    _deliver(source, options.output)
    return HOLDS


# ---- derivations ---------------------------------------------------------------------------------------------


def _known(ids: Sequence[str]) -> list[str]:
    """These ids, each once, or all there are when none is given."""
    from symit.library import UnknownDerivation, script, scripts

    for id in ids:
        try:
            script(id)
        except UnknownDerivation as why:
            raise Misunderstood(str(why)) from why
    return list(dict.fromkeys(ids)) or list(scripts())


def _published(ids: Sequence[str]) -> Iterator[Published]:
    """The derivations of these ids.  Raises DoesNotHold where a script fails."""
    from symit.certificates.reading import Checker

    checker = Checker()
    for id in ids:
        yield _proved(id, checker)


def _proved(id: str, checker: Checker) -> Published:
    from symit.library import load
    from symit.library.published import publish
    from symit.library.verify import described

    try:
        return publish(load(id), checker)
    except Exception as problem:  # a proof script is a program: it may fail in any way
        raise DoesNotHold(f"{id} is not proved: {described(problem)}") from problem


def _entries(ids: Sequence[str]) -> Iterator[Entry]:
    """Each derivation as plain data; one that fails leaves the others intact."""
    from symit.certificates.reading import Checker
    from symit.certificates.summary import failed, summary

    checker = Checker()
    for id in ids:
        start = time.perf_counter()
        try:
            yield summary(_proved(id, checker).reading, time.perf_counter() - start)
        except DoesNotHold as failure:
            yield failed(id, str(failure), time.perf_counter() - start)


def _verdict(entries: Sequence[Entry]) -> int:
    return HOLDS if all(e["failure"] is None for e in entries) else DOES_NOT_HOLD


def _as_json(entries: Sequence[Entry], **beside: int) -> str:
    from symit.certificates.summary import as_json

    return as_json(entries, **beside)


# ---- certificates --------------------------------------------------------------------------------------------


def _print_checked(entry: Entry) -> None:
    from symit.certificates.summary import as_text

    if entry["failure"]:
        print(_printable(f"{entry['file']}: {entry['failure']}"), file=sys.stderr)
        return
    part = "; not all of it is printed" if entry["left_out"] else ""
    print(_printable(f"{entry['file']}: {entry['id']}, {entry['status']}{part}"))
    print("\n".join(as_text(entry)))


def _printable(text: str) -> str:
    """The name of a file may be anyone's: nothing in it may steer the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


# ---- files ---------------------------------------------------------------------------------------------------


def _deliver(text: str, output: Path | None) -> None:
    if output is None:
        print(text, end="")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as why:
        raise Misunderstood(f"{output} cannot be written: {why.strerror}") from why


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise Misunderstood(f"{folder} cannot be made: {why.strerror}") from why
