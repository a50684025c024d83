"""Running proof scripts: the library's by id, and a user's own by file.

A script of the library proves the theorem that it is named after, or defines the derivation under that name.  Scripts
find the theorems that they use here, proved by running their scripts or played from what is kept, so a theorem that
would use itself is noticed.  A script in the words of the
language runs with its operators as they are written.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.abc import Loader
from pathlib import Path
from types import ModuleType
from typing import Any

from symit.kernel.axioms import AXIOMS
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.theorem import Theorem
from symit.language import as_written
from symit.library import kept
from symit.library.miscalled import told
from symit.library.playing import cited_if_kept, played_if_kept
from symit.library.scripts import UnknownDerivation, script, scripts
from symit.processes.collecting import collecting_seldom
from symit.proving.scope.effort import not_counted
from symit.proving.scope.place import NotShown
from symit.proving.script.derivation import Derivation
from symit.proving.script.taking_over import Cited


class CircularUse(Exception):
    """A derivation uses itself, directly or through others."""


def derived(id: str) -> Derivation:
    """The derivation of this id, proved.  Raises UnknownDerivation, and what the script raises when a step fails."""
    path = script(id)
    found = _run(id)._derivation
    if not isinstance(found, Derivation):
        raise UnknownDerivation(f"{path} proves no theorem {id!r}")
    return found


# ---- theorems for scripts ------------------------------------------------------------------------------------

_made: dict[str, Derivation] = {}
"""What `theorem` has made in this process, by id."""
_files: dict[Path, list[Derivation]] = {}
"""The same by the files that it was called in."""
_cited: dict[Path, set[str]] = {}
"""The theorems whose hypotheses a file takes over, by their ids."""


def keep(derivation: Derivation, file: Path) -> None:
    """What a script has proved, for the lines after it and for whoever runs it."""
    _made[derivation.id] = derivation
    _files.setdefault(file, []).append(derivation)


def proved_in(path: Path) -> tuple[Derivation, ...]:
    """The theorems of a file of one's own, in order.  Raises what the script raises where a step fails."""
    _files.pop(path, None)
    run(path)
    return tuple(_files.get(path, ()))


def run(path: Path) -> Mapping[str, Any]:
    """What stands under its names when a file of one's own has run.  Raises what the file raises."""
    namespace: dict[str, Any] = {
        "__name__": path.stem,
        "__file__": str(path),
        as_written.OPERATORS: as_written.operators,
    }
    with _importing_from(path.parent), collecting_seldom(), told(path, namespace):
        exec(as_written.compiled(path.read_text(encoding="utf-8"), path), namespace)  # the user's own program
    return namespace


@contextmanager
def _importing_from(folder: Path) -> Iterator[None]:
    """A script may import what stands beside it, as when Python runs it."""
    sys.path.insert(0, str(folder.resolve()))
    try:
        yield
    finally:
        sys.path.remove(str(folder.resolve()))


def theorems_of(path: Path) -> tuple[Derivation, ...]:
    """The theorems that a script proves, the library's or a user's."""
    ids = {script: id for id, script in scripts().items()}
    if path not in ids:
        return proved_in(path)
    main = derived(ids[path])
    return (main, *(d for d in _files.get(path, ()) if d.id != main.id))


def files_below(path: Path, derivations: Iterable[Derivation]) -> frozenset[Path]:
    """The files that a script's theorems rest on: scripts, and modules of the user's own that stand beside it.

    Of a theorem whose certificate was played they are those that it was made from.
    """
    homes = {d.id: file for file, made in _files.items() for d in made} | scripts()
    pending = {homes[id] for d in derivations for id in names_below(d.theorem) if id in homes} | {path}
    found: set[Path] = set()
    while pending:
        found |= pending
        cited = {homes[id] for file in pending for id in _cited.get(file, ()) if id in homes}
        played = {below for file in pending if file not in _files for below in kept.files(file)}
        pending = (cited | played) - found
    return frozenset(found | _modules_beside(path))


def _modules_beside(path: Path) -> set[Path]:
    named = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    files = {Path(name) for name in named if name}
    own = {f for f in files if f.is_relative_to(path.parent.resolve()) and "site-packages" not in f.parts}
    return {f for f in own if not f.is_relative_to(Path(__file__).parents[1])} - set(scripts().values())


def known(id: str) -> Derivation:
    """The derivation of this id: the library's, or one that was made here."""
    return _made[id] if id in _made and id not in scripts() else derived(id)


def cited(id: str, file: Path) -> Cited:
    """What the script in this file takes over from a theorem: from what is kept, where its script has not run here."""
    _cited.setdefault(file, set()).add(id)
    found = cited_if_kept(id) if _may_be_played(id) else None
    return found or Cited.of(known(id))


def finder(proving: str) -> Callable[[str], Theorem]:
    """Finds theorems by their ids while one is being proved: the kernel's axioms, those of the library, then those that
    were made here, and the lemmas of the catalogue of families.

    What it finds raises NotShown for an id that there is not, and Refused for what rests on the one that is being
    proved.
    """

    def find(id: str) -> Theorem:
        if id in AXIOMS:
            return logic.axiom(name=id)
        try:
            with not_counted():
                found = _theorem(id)
        except UnknownDerivation as unknown:
            raise NotShown(str(unknown)) from unknown
        except CircularUse as circle:
            raise Refused(str(circle)) from circle
        if proving in names_below(found):
            raise Refused(f"{id} rests on {proving}, which is being proved")
        return found

    return find


def _theorem(id: str) -> Theorem:
    """The theorem of this id, from its certificate where that is kept and its script has not run here; or a lemma of
    the catalogue, which has no script."""
    if id not in scripts() and id not in _made:
        from symit.families.lemmas import LEMMAS  # only where one is looked for

        if id in LEMMAS:
            return LEMMAS[id]()
    found = played_if_kept(id) if _may_be_played(id) else None
    return known(id).theorem if found is None else found


def _may_be_played(id: str) -> bool:
    return id in scripts() and _module(id) not in sys.modules


@cache
def names_below(theorem: Theorem) -> frozenset[str]:
    """The ids of the theorems that a theorem rests on, and its own."""
    found: set[str] = set()
    pending, seen = [theorem], {id(theorem)}
    while pending:
        node = pending.pop()
        if node.rule.name == "theorem":
            found.add(str(node.args["id"]))
        for premise in node.premises:
            if id(premise) not in seen:
                seen.add(id(premise))
                pending.append(premise)
    return frozenset(found)


# ---- running scripts -----------------------------------------------------------------------------------------


def _run(id: str) -> Any:
    name = _module(id)
    if name in sys.modules:
        module = sys.modules[name]
        if not getattr(module, "_complete", False):
            raise CircularUse(f"{id} uses itself through the derivations that it uses")
        return module
    spec = importlib.util.spec_from_file_location(name, scripts()[id])
    if spec is None or spec.loader is None:
        raise UnknownDerivation(f"{scripts()[id]} cannot be run")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with collecting_seldom():
            _execute(spec.loader, module, scripts()[id])
        proved = {d.id: d for d in _files.get(scripts()[id], ())}
        module._derivation = getattr(module, scripts()[id].stem, proved.get(id))  # type: ignore[attr-defined]
    except BaseException:
        del sys.modules[name]
        raise
    module._complete = True  # type: ignore[attr-defined]
    return module


def _module(id: str) -> str:
    return f"symit_derivation_{scripts()[id].stem}"


def _execute(loader: Loader, module: ModuleType, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not as_written.is_written_in_words(text):
        loader.exec_module(module)
        return
    module.__dict__[as_written.OPERATORS] = as_written.operators
    exec(as_written.compiled(text, path), module.__dict__)  # a script of ours, as an import would run it
