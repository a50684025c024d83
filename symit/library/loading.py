"""The derivations by id: where their scripts lie, and running one.

A script's file is named after its id (`gaussian-kl` is `gaussian_kl.py`, in the folder of its subject) and proves the
theorem of that id, or defines the derivation under that name.  Scripts find the theorems that they use here, so a
theorem that would use itself is noticed.  A script in the words of the language runs with its operators as they are
written.
"""

from __future__ import annotations

import difflib
import importlib.util
import sys
from collections.abc import Callable
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
from symit.proving.derivation import Derivation
from symit.proving.effort import not_counted
from symit.proving.place import NotShown


class UnknownDerivation(KeyError):
    """There is no derivation of this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class CircularUse(Exception):
    """A derivation uses itself, directly or through others."""


@cache
def scripts() -> dict[str, Path]:
    """Every derivation's id and script, by id."""
    found: dict[str, Path] = {}
    for path in sorted(folder().glob("*/*.py")):
        id_ = path.stem.replace("_", "-")
        if id_ in found:
            raise CircularUse(f"two scripts are called {path.name}: {found[id_]} and {path}")
        found[id_] = path
    return found


def folder() -> Path:
    """`derivations/` beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parents[1]
    inside = package / "derivations"
    return inside if inside.is_dir() else package.parent / "derivations"


def load(id: str) -> Derivation:
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


def keep(derivation: Derivation, file: Path) -> None:
    """What a script has proved, for the lines after it and for whoever runs it."""
    _made[derivation.id] = derivation
    _files.setdefault(file, []).append(derivation)


def proved_in(path: Path) -> tuple[Derivation, ...]:
    """The theorems of a file of one's own, in order.  Raises what the script raises where a step fails."""
    _files.pop(path, None)
    namespace = {"__name__": path.stem, "__file__": str(path), as_written.OPERATORS: as_written.operators}
    exec(as_written.compiled(path.read_text(encoding="utf-8"), path), namespace)  # the user's own program
    return tuple(_files.get(path, ()))


def known(id: str) -> Derivation:
    """The derivation of this id: the library's, or one that was made here."""
    return _made[id] if id in _made and id not in scripts() else load(id)


def finder(proving: str) -> Callable[[str], Theorem]:
    """Finds theorems by their ids while one is being proved: the kernel's axioms, those of the library, then those that
    were made here.

    What it finds raises NotShown for an id that there is not, and Refused for what rests on the one that is being
    proved.
    """

    def find(id: str) -> Theorem:
        if id in AXIOMS:
            return logic.axiom(name=id)
        try:
            with not_counted():
                found = known(id)
        except UnknownDerivation as unknown:
            raise NotShown(str(unknown)) from unknown
        except CircularUse as circle:
            raise Refused(str(circle)) from circle
        if proving in names_below(found.theorem):
            raise Refused(f"{id} rests on {proving}, which is being proved")
        return found.theorem

    return find


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


def script(id: str) -> Path:
    """The script of this id.  Raises UnknownDerivation, which names the ids that are spelled alike."""
    if id not in scripts():
        near = difflib.get_close_matches(id, scripts(), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`symit list` shows those that there are"
        raise UnknownDerivation(f"there is no derivation called {id!r}; {hint}")
    return scripts()[id]


def _run(id: str) -> Any:
    name = f"symit_derivation_{scripts()[id].stem}"
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
        _execute(spec.loader, module, scripts()[id])
        proved = {d.id: d for d in _files.get(scripts()[id], ())}
        module._derivation = getattr(module, scripts()[id].stem, proved.get(id))  # type: ignore[attr-defined]
    except BaseException:
        del sys.modules[name]
        raise
    module._complete = True  # type: ignore[attr-defined]
    return module


def _execute(loader: Loader, module: ModuleType, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if not as_written.is_written_in_words(text):
        loader.exec_module(module)
        return
    module.__dict__[as_written.OPERATORS] = as_written.operators
    exec(as_written.compiled(text, path), module.__dict__)  # a script of ours, as an import would run it
