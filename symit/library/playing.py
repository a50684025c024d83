"""Theorems of the library as the kernel plays their certificates: for who uses them without searching for them."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from symit.certificates.reading import in_words
from symit.kernel.certificate import Played, Player, Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.rules import logic
from symit.kernel.terms import TermError
from symit.kernel.theorem import Theorem
from symit.library import kept
from symit.library.examples import read
from symit.library.named import Named, certificate_of
from symit.library.scripts import script
from symit.proving.script.taking_over import Cited


@cache
def played(id: str) -> Theorem:
    """The theorem of this id, from its certificate, which is kept or made now.

    Raises UnknownDerivation and NotProved.
    """
    return logic.theorem(_certificate(id).proof.theorem, id=id)


@cache
def _certificate(id: str) -> Played:
    return player().play(certificate_of(Named(id, script(id))))


def played_if_kept(id: str) -> Theorem | None:
    """The same where its certificate is kept and holds: a tenth of the work of proving it anew."""
    if kept.recall(script(id)) is None:
        return None
    try:
        return played(id)
    except (Rejected, Malformed, TermError):  # nothing that is kept is trusted
        return None


def cited_if_kept(id: str) -> Cited | None:
    """What a script may take over from this theorem, where its certificate is kept and holds, and its examples too."""
    text = kept.examples(script(id), id)
    theorem = None if text is None else played_if_kept(id)
    if text is None or theorem is None:
        return None
    said = _certificate(id)
    with suppress(Malformed):
        return Cited(id, in_words(said.about, said.reader), theorem, read(text))
    return None


@cache
def player() -> Player:
    """One for all: a proof that several contain is played once."""
    return Player()
