"""Theorems of the library as the kernel plays their certificates: for who uses them without searching for them."""

from __future__ import annotations

from functools import cache

from symit.kernel.certificate import Player, Rejected
from symit.kernel.encoding import Malformed
from symit.kernel.rules import logic
from symit.kernel.terms import TermError
from symit.kernel.theorem import Theorem
from symit.library import kept
from symit.library.named import Named, certificate_of
from symit.library.scripts import script


@cache
def played(id: str) -> Theorem:
    """The theorem of this id, from its certificate, which is kept or made now.

    Raises UnknownDerivation and NotProved.
    """
    return logic.theorem(player().play(certificate_of(Named(id, script(id)))).proof.theorem, id=id)


def played_if_kept(id: str) -> Theorem | None:
    """The same where its certificate is kept and holds: a tenth of the work of proving it anew."""
    if kept.recall(script(id)) is None:
        return None
    try:
        return played(id)
    except (Rejected, Malformed, TermError):  # nothing that is kept is trusted
        return None


@cache
def player() -> Player:
    """One for all: a proof that several contain is played once."""
    return Player()
