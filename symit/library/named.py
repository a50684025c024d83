"""What a user names on the command line or to `symit.load`: an id, a file of proofs, one theorem in it, a certificate.

    gaussian-kl        a derivation of the library, without regard to case
    mine.py            all theorems that a script of one's own proves
    mine.py::my-kl     one of them
    my-kl.json         a certificate

Between words and certificates: what was kept is taken, the rest is proved now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from symit.certificates.checking import text_of
from symit.kernel.encoding import Malformed
from symit.library.proved import certificates
from symit.library.scripts import UnknownDerivation, script, scripts, subjects

WITHIN = "::"


@dataclass(frozen=True)
class Named:
    """A theorem by its id, and the script or certificate where it stands."""

    id: str
    file: Path
    one_in: ClassVar[int] = 1
    """Where many are verified, evidence is gathered for one in so many of this kind."""
    fewest_points: ClassVar[int] = 0
    """With whatever effort it is held against balls at so many, and others stand in for those that say nothing."""
    most: ClassVar[int | None] = None
    """At most so many points and mutants, with whatever effort: for a kind of which there are very many."""

    def __str__(self) -> str:
        return self.id if self.is_in_library or self.is_certificate else f"{self.file}{WITHIN}{self.id}"

    @property
    def is_in_library(self) -> bool:
        return scripts().get(self.id) == self.file

    @property
    def is_certificate(self) -> bool:
        return self.file.suffix == ".json"


def in_library() -> Iterator[Named]:
    """All derivations of the library, by subject."""
    order = list(subjects())
    found = (Named(id, path) for id, path in scripts().items())
    return iter(sorted(found, key=lambda one: order.index(one.file.parent.name)))


def named(words: str, fresh: bool = False) -> list[Named]:
    """The theorems that the words name; a script of one's own is run to say which it proves.

    Raises UnknownDerivation where there is none such, NotProved where a script fails, Malformed where it is no text.
    """
    file, _, id = words.partition(WITHIN)
    path = Path(file)
    if not _is_file(file):
        known = identifier(words)
        return [Named(known, script(known))]
    if path.suffix == ".json":
        return [Named(path.stem, path)]
    try:
        found = certificates(path, fresh)
    except OSError as why:
        raise UnknownDerivation(f"{path} cannot be read: {why.strerror}") from why
    except UnicodeDecodeError as why:
        raise Malformed(f"{path} is no text: {why}") from why
    if id and id not in found:
        raise UnknownDerivation(f"{path} proves no theorem {id!r}; it proves {', '.join(found)}")
    return [Named(each, path) for each in found if not id or each == id]


def certificate_of(one: Named, fresh: bool = False) -> str:
    """The certificate of a theorem, kept or proved now or as its file has it.

    Raises NotProved, UnknownDerivation where the file cannot be read, and Malformed where it is none.
    """
    try:
        if one.is_certificate:
            return text_of(one.file)
        found = certificates(one.file, fresh)
    except OSError as why:
        raise UnknownDerivation(f"{one.file} cannot be read: {why.strerror}") from why
    except UnicodeDecodeError as why:
        raise Malformed(f"{one.file} is no text: {why}") from why
    if one.id not in found:
        raise UnknownDerivation(f"{one.file} proves no theorem {one.id!r}; it proves {', '.join(found)}")
    return found[one.id]


def identifier(words: str) -> str:
    """An id as it is written in the library: small letters and hyphens."""
    return "-".join(words.lower().replace("_", " ").replace("-", " ").split())


def _is_file(words: str) -> bool:
    return words.endswith((".py", ".json")) or (words not in scripts() and Path(words).is_file())
