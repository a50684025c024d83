"""The library's derivations by id: where their scripts lie.

A script's file is named after its id: `gaussian-kl` is `gaussian_kl.py`, in the folder of its subject, and
`subjects.toml` puts the folders in order.  Of what is in a script no more is known here than which ids it names.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

QUOTED = re.compile(r'"([a-z0-9-]+)"')


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


@cache
def subjects() -> dict[str, str]:
    """The folders in the order in which they are read, and what each is about, in words; those that `subjects.toml`
    does not list come last, under their own names."""
    file = folder() / "subjects.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    there = dict.fromkeys(path.parent.name for path in scripts().values())
    return {name: listed.get(name, name.replace("_", " ").capitalize()) for name in (*listed, *there) if name in there}


def subject(script: Path) -> str:
    """What a derivation is about: the folder that its script stands in."""
    return subjects().get(script.parent.name, script.parent.name)


def mentions(several: Sequence[Path]) -> dict[int, list[int]]:
    """Which of these scripts name which others of them by id, by numbers: they had better be proved behind those."""
    ids = {path: id for id, path in scripts().items()}
    numbers = {ids[path]: number for number, path in enumerate(several) if path in ids}
    found: dict[int, list[int]] = {}
    for id, number in numbers.items():
        quoted = set(QUOTED.findall(several[number].read_text(encoding="utf-8", errors="replace"))) - {id}
        found[number] = [numbers[other] for other in quoted if other in numbers]
    return found


def folder() -> Path:
    """`derivations/` beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parents[1]
    inside = package / "derivations"
    return inside if inside.is_dir() else package.parent / "derivations"
