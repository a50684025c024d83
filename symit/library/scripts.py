"""The library's derivations by id: where their scripts lie.

A script's file is named after its id: `gaussian-kl` is `gaussian_kl.py`, in the folder of its subject.  What is in a
script is not known here.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path


class UnknownDerivation(KeyError):
    """There is no derivation of this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class CalledAlike(Exception):
    """Two scripts have one id."""


@cache
def scripts() -> dict[str, Path]:
    """Every derivation's id and script, by id."""
    found: dict[str, Path] = {}
    for path in sorted(folder().glob("*/*.py")):
        id_ = path.stem.replace("_", "-")
        if id_ in found:
            raise CalledAlike(f"two scripts are called {path.name}: {found[id_]} and {path}")
        found[id_] = path
    return found


def script(id: str) -> Path:
    """The script of this id.  Raises UnknownDerivation, which names the ids that are spelled alike."""
    if id not in scripts():
        near = difflib.get_close_matches(id, scripts(), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`symit list` shows those that there are"
        raise UnknownDerivation(f"there is no derivation called {id!r}; {hint}")
    return scripts()[id]


def subject(script: Path) -> str:
    """What a derivation is about, in words: the folder that its script stands in."""
    return script.parent.name.replace("_", " ")


def folder() -> Path:
    """`derivations/` beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parents[1]
    inside = package / "derivations"
    return inside if inside.is_dir() else package.parent / "derivations"
