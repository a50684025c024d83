"""The derivations by id: where their scripts lie, and running one.

A script's file is named after its id (`gaussian-kl` is `gaussian_kl.py`, in the folder of its subject) and defines
the derivation under that name.  Scripts find the theorems that they use here, so a theorem that would use itself is
noticed.
"""

from __future__ import annotations

import difflib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from symit.proving.derivation import Derivation


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
    for path in sorted(_folder().glob("*/*.py")):
        id_ = path.stem.replace("_", "-")
        if id_ in found:
            raise CircularUse(f"two scripts are called {path.name}: {found[id_]} and {path}")
        found[id_] = path
    return found


def _folder() -> Path:
    """`derivations/` beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parent
    inside = package / "derivations"
    return inside if inside.is_dir() else package.parent / "derivations"


def load(id: str) -> Derivation:
    """The derivation of this id, proved.  Raises UnknownDerivation, and what the script raises when a step fails."""
    path = script(id)
    found = getattr(_run(id), path.stem, None)
    if not isinstance(found, Derivation):
        raise UnknownDerivation(f"{path} defines no derivation called {path.stem}")
    return found


def script(id: str) -> Path:
    """The script of this id.  Raises UnknownDerivation, which names the ids that are spelled alike."""
    if id not in scripts():
        near = difflib.get_close_matches(id, scripts(), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`symit list` shows those that there are"
        raise UnknownDerivation(f"there is no derivation called {id!r}; {hint}")
    return scripts()[id]


def _run(id: str) -> ModuleType:
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
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    module._complete = True  # type: ignore[attr-defined]
    return module
