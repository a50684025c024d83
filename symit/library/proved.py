"""The certificates of a script: those that were kept, or proved now and kept.

The one place where reading what was proved meets proving it.  SymPy is imported only where there is something to prove.
"""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, redirect_stdout, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from symit.library import kept
from symit.library.scripts import mentions
from symit.processes.workers import Turns, in_processes

if TYPE_CHECKING:
    from symit.proving.script.derivation import Derivation


class NotProved(Exception):
    """A proof script fails: a step does not follow, or the script itself breaks down."""


def certificates(script: Path, fresh: bool = False) -> Mapping[str, str]:
    """The certificates of the theorems that a script proves, by id, in its order.

    Raises NotProved, which says where and why, and OSError where the script cannot be read.
    """
    found = None if fresh else kept.recall(script)
    return {id: d.certificate_text for id, d in proved_now(script).items()} if found is None else found


def proved_now(script: Path) -> Mapping[str, Derivation]:
    """The theorems that a script proves, by id, from running it now; their certificates are kept.

    Raises as `certificates` does.
    """
    from symit.library.examples import written
    from symit.library.loading import files_below, theorems_of

    script.read_bytes()  # a file that is not there is no proof that fails
    try:
        with redirect_stdout(sys.stderr):  # what a script prints is not what was asked for
            found = {d.id: d for d in theorems_of(script)}
            texts = {id: d.certificate_text for id, d in found.items()}
    except (Exception, SystemExit) as problem:  # a proof script is a program: it may fail in any way
        raise NotProved(described(problem, script)) from problem
    if not found:
        raise NotProved(f"{script.name} proves no theorem; `theorem(...)` makes one")
    examples = {id: written(d.models) for id, d in found.items()}
    kept.remember(script, files_below(script, found.values()), texts, examples)
    return found


def described(problem: BaseException, script: Path | None = None) -> str:
    """What went wrong, led by the kind of problem where the message does not say it all, and by the line of the
    script where symit does not say it."""
    words = str(problem) or "no message"
    lines = [f.lineno for f in traceback.extract_tb(problem.__traceback__) if script and f.filename == str(script)]
    where = f"{script.name}:{lines[-1]}: " if script and lines else ""
    if type(problem).__module__.startswith("symit."):
        return words if script and f"{script.name}:" in words else f"{where}{words}"
    return f"{where}{type(problem).__name__}: {words}{_likely(problem)}"


def _likely(problem: BaseException) -> str:
    """The name that was meant, where one that there is not is like one that there is."""
    missing = re.match(r"name '(\w+)' is not defined|cannot import name '(\w+)' from 'symit'", str(problem))
    if not isinstance(problem, (NameError, ImportError)) or missing is None:
        return ""
    import symit.words  # it is loaded where a script has been run

    *_, (frame, _) = traceback.walk_tb(problem.__traceback__)
    known = [*frame.f_globals, *symit.words.__all__]
    near = get_close_matches(missing[1] or missing[2], dict.fromkeys(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""


# ---- many scripts --------------------------------------------------------------------------------------------


def prove_missing(
    scripts: Sequence[Path], at_a_time: int, fresh: bool = False
) -> Iterator[tuple[int, int, Sequence[Path]]]:
    """Proves what is not kept of these scripts, in processes beside this one where there are several.

    Gives how many are done, how many there are to do, and which are being proved.  One that fails is left to whoever
    asks for its certificates.
    """
    missing = [path for path in dict.fromkeys(scripts) if fresh or kept.recall(path) is None]
    if len(missing) < 2:
        yield from ((0, 1, [path]) for path in missing)
        for path in missing:
            _tried(str(path))
        return
    running: dict[int, Path] = {}
    turns = Turns(mentions(missing), lambda number: running.setdefault(number, missing[number]))
    with closing(in_processes(_tried, [(str(path),) for path in missing], at_a_time, turns)) as results:
        yield 0, len(missing), missing[:1]
        for done, (number, _) in enumerate(results, start=1):
            del running[number]
            yield done, len(missing), [*running.values()]


def _tried(script: str) -> None:
    with suppress(NotProved, OSError):
        certificates(Path(script), fresh=True)
