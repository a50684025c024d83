"""What was proved before: certificates in the user's cache, by the script that proved them.

    script --run once--> certificates, kept with the digests of the files they were made from --read back--> `check`

An entry serves as long as those files and symit's own are what they were, for every copy of the library that has
them; where it is damaged or out of date there is none.  Nothing that is kept is trusted: whoever reads a certificate
from here checks it like any other.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from symit.library.scripts import folder as library

PROVING = (
    "kernel",
    "certificates",
    "language",
    "proving",
    "families",
    "library/examples.py",
    "library/loading.py",
    "library/playing.py",
    "words.py",
    "shannon.py",
)
"""The parts of symit that a certificate depends on."""
MOST_VERSIONS = 4
"""For so many versions of symit certificates are kept; older ones go."""


def recall(script: Path) -> Mapping[str, str] | None:
    """The certificates that this script proved, by id, or None where they must be made anew."""
    folder = _folder()
    try:
        entry = json.loads((folder / _name(script)).read_text(encoding="utf-8"))
        if any(_digest(_at(place)) != digest for place, digest in entry["files"].items()):
            return None
        found = {
            id: (folder / f"{digest}.json").read_text(encoding="utf-8") for id, digest in entry["theorems"].items()
        }
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    return found if all(_sha256(text) == entry["theorems"][id] for id, text in found.items()) else None


def files(script: Path) -> list[Path]:
    """The files that its kept certificates were made from; none where none are kept."""
    try:
        entry = json.loads((_folder() / _name(script)).read_text(encoding="utf-8"))
        return [_at(place) for place in entry["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def examples(script: Path, id: str) -> str | None:
    """The examples of a theorem that this script proved, or None where they must be made anew."""
    if recall(script) is None:
        return None
    entry = json.loads((_folder() / _name(script)).read_text(encoding="utf-8"))
    found = entry.get("examples", {}).get(id)
    return found if isinstance(found, str) else None


def remember(
    script: Path, files: Iterable[Path], certificates: Mapping[str, str], examples: Mapping[str, str | None]
) -> None:
    """Keep what a script proved, on which examples it is tried, and from which files it was made; where nothing can be
    written, nothing is kept."""
    folder = _folder()
    digests = {id: _sha256(text) for id, text in certificates.items()}
    with suppress(OSError):
        sources = {_place(path): _digest(path) for path in (script, *files)}
        _make(folder)
        _forget(folder, script)
        for id, text in certificates.items():
            _write(folder / f"{digests[id]}.json", text)
        _write(folder / _name(script), json.dumps({"files": sources, "theorems": digests, "examples": dict(examples)}))


def _forget(folder: Path, script: Path) -> None:
    """Drop what this script proved before, so that a file that is written again and again does not fill the cache."""
    with suppress(OSError, ValueError, KeyError, AttributeError, TypeError):
        entry = json.loads((folder / _name(script)).read_text(encoding="utf-8"))
        for digest in entry["theorems"].values():
            (folder / f"{Path(digest).name}.json").unlink(missing_ok=True)


def _folder() -> Path:
    """Where the certificates of this version of symit are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("symit", appauthor=False) / _version()


@cache
def _version() -> str:
    """A digest of the sources that certificates depend on; the number of a release says less in a checkout."""
    package = Path(__file__).parents[1]
    files = (file for part in PROVING for file in sorted([package / part, *(package / part).rglob("*.py")]))
    return _sha256("".join(f"{f.relative_to(package)} {_digest(f)}\n" for f in files if f.is_file()))[:16]


def _name(script: Path) -> str:
    return f"{script.stem}-{_sha256(_place(script))[:16]}.json"


def _place(file: Path) -> str:
    """Where it is: in the library, wherever that stands, or anywhere else."""
    path, home = file.resolve(), library().resolve()
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)


def _at(place: str) -> Path:
    return library() / place


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _make(folder: Path) -> None:
    """The folder of this version, and room for it among those of others."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    versions = sorted((f for f in folder.parent.iterdir() if f.is_dir()), key=lambda f: f.stat().st_mtime)
    for old in versions[:-MOST_VERSIONS]:
        shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    """All of it at once: another process may be reading."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False) as file:
        file.write(text)
    try:
        os.replace(file.name, path)
    except OSError:
        Path(file.name).unlink(missing_ok=True)
        raise
